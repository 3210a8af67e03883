"""How much of a notice was understood: shares of its characters and of its figures."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Coverage:
    """Shares (0 to 1) of the printed characters and of the figures that were understood.

    `unread` are the places of numerals that belong to no fact and no label.
    """

    characters: float
    quantities: float
    unread: tuple[tuple[int, int], ...]
