"""Quantities by the sentence they stand in, for relations that hold within one sentence."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhenggai.notices.facts.quantities import Quantity

# A sentence with more figures than this is a table or damage; it is compared in pieces.
MOST = 40
STOP = re.compile(r"[。！？\n]")


@dataclass(frozen=True, slots=True)
class Sentence:
    """A stretch up to a full stop with the quantities in it."""

    start: int
    end: int
    quantities: tuple[Quantity, ...]


def sentences(text: str, quantities: Sequence[Quantity]) -> Iterator[Sentence]:
    """Every sentence with at least two quantities."""
    stops = [match.end() for match in STOP.finditer(text)] + [len(text)]
    row: list[Quantity] = []
    at = 0
    for quantity in quantities:
        index = bisect_right(stops, quantity.span.start)
        if row and (index != at or len(row) == MOST):
            yield from made(stops, at, row)
            row = []
        at = index
        row.append(quantity)
    yield from made(stops, at, row)


def made(stops: Sequence[int], at: int, row: Sequence[Quantity]) -> Iterator[Sentence]:
    """The sentence that ends at a stop, if it has quantities to compare."""
    if len(row) > 1:
        yield Sentence(stops[at - 1] if at else 0, stops[at], tuple(row))
