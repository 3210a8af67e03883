"""What differs from last time: words that are new in a text, and by how much a figure moved."""

import re
from dataclasses import dataclass
from decimal import Decimal
from difflib import SequenceMatcher

# A number or a Latin word is one; of Chinese each character is.
_TOKEN = re.compile(r"[0-9]+(?:\.[0-9]+)?%?|[A-Za-z]+|\s+|.", re.S)
# A text with less than this in common is a new one, and marks in it would only be noise.
_KINSHIP = 0.4
# So few unchanged characters between two changes belong to both.
_BRIDGE = 2


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; `is_new` where it did not stand there last time."""

    text: str
    is_new: bool = False


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """The text with what is new in it; unmarked where it has little in common with the earlier."""
    if not before or not after or before == after:
        return (Piece(after),) if after else ()
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _KINSHIP:
        return (Piece(after),)
    pieces = [
        Piece("".join(new[start:end]), kind != "equal")
        for kind, _, _, start, end in matcher.get_opcodes()
        if end > start
    ]
    return tuple(_joined(pieces))


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Neighbours of one kind as one piece; short unchanged stretches between changes go with
    them."""
    found: list[Piece] = []
    for i, one in enumerate(pieces):
        is_bridge = not one.is_new and 0 < i < len(pieces) - 1 and len(one.text) <= _BRIDGE
        is_new = one.is_new or is_bridge
        if found and found[-1].is_new == is_new:
            found[-1] = Piece(found[-1].text + one.text, is_new)
        else:
            found.append(Piece(one.text, is_new))
    return found


def moved(before: Decimal | None, after: Decimal | None) -> str:
    """＋14 or －3; empty where there is nothing to compare or nothing moved."""
    if before is None or after is None or before == after:
        return ""
    by = after - before
    return f"{'＋' if by > 0 else '－'}{abs(by):f}"
