"""A table of a paper as texts in a grid, whatever format it comes in."""

from collections.abc import Iterable
from dataclasses import dataclass

# Top, left, bottom, right; from 0, both ends included
Range = tuple[int, int, int, int]
# No table of a paper has more.
MOST_CELLS = 200_000


@dataclass(frozen=True, slots=True)
class TextTable:
    """Rows of the same length; what a merged cell holds stands in each of its places."""

    rows: tuple[tuple[str, ...], ...]
    merges: tuple[Range, ...] = ()


def laid_out(cells: Iterable[tuple[Range, str]]) -> TextTable:
    """The table whose cells cover these ranges; a place that none covers is blank."""
    held = list(cells)
    height = max((bottom + 1 for (_, _, bottom, _), _ in held), default=0)
    width = max((right + 1 for (_, _, _, right), _ in held), default=0)
    if height * width > MOST_CELLS:
        return TextTable(())
    rows = [[""] * width for _ in range(height)]
    for (top, left, bottom, right), text in held:
        for row in range(top, bottom + 1):
            rows[row][left : right + 1] = [text] * (right + 1 - left)
    merges = tuple(one for one, _ in held if one[:2] != one[2:])
    return TextTable(tuple(map(tuple, rows)), merges)
