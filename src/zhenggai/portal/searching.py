"""Words looked for in one edition: every one of them has to stand in the passage."""

from collections.abc import Iterator
from dataclasses import dataclass

from zhenggai.portal.shown import Text

LONGEST, MOST_WORDS, MOST_FOUND = 60, 6, 50
AROUND = 60


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters, and whether they are what was looked for."""

    text: str
    is_hit: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A passage (`p12`) or an item (`i3`) with the words around what was looked for."""

    place: str
    is_item: bool
    pieces: tuple[Piece, ...]


def words_of(query: str) -> tuple[str, ...]:
    """What was typed as words; at most so many."""
    return tuple(query[:LONGEST].casefold().split()[:MOST_WORDS])


def found_in(text: Text, words: tuple[str, ...]) -> Iterator[Found]:
    """The passages and items in which every word stands, in the order of the paper."""
    if not words:
        return
    for passage in text.passages:
        if all(one in passage.text.casefold() for one in words):
            yield Found(f"p{passage.n}", is_item=False, pieces=_pieces(passage.text, words))
    for item in text.items:
        told = f"{item.number}　{item.text}{item.progress}{'、'.join(item.lead_units)}"
        if all(one in told.casefold() for one in words):
            yield Found(f"i{item.number}", is_item=True, pieces=_pieces(told, words))


def _pieces(text: str, words: tuple[str, ...]) -> tuple[Piece, ...]:
    """The text around the first word, with every word told apart."""
    folded = text.casefold()
    if len(folded) != len(text):
        folded = text
    first = min((at for one in words if (at := folded.find(one)) >= 0), default=0)
    start, end = max(first - AROUND, 0), min(first + AROUND * 2, len(text))
    pieces = [Piece("…", is_hit=False)] if start else []
    at = start
    while at < end:
        near = [(folded.find(one, at, end), one) for one in words]
        hits = [(place, -len(one), one) for place, one in near if place >= 0]
        if not hits:
            break
        place, _, one = min(hits)
        pieces += [Piece(text[at:place], is_hit=False)] if place > at else []
        pieces.append(Piece(text[place : place + len(one)], is_hit=True))
        at = place + len(one)
    pieces += [Piece(text[at:end], is_hit=False)] if at < end else []
    return (*pieces, *([Piece("…", is_hit=False)] if end < len(text) else []))
