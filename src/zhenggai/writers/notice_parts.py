"""A notice in its parts: what is drafted, confirmed by a unit or left out as one.

A part has a key that stays from one writing to the next (`opening`, `heading/2`, `problem/12`,
`unfinished/problem/12`), so that what was done to it is found again when the ledger went on.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zhenggai.writers.letter_lines import numbered
from zhenggai.writers.letter_rows import Block


@dataclass(frozen=True, slots=True)
class Part:
    """Some blocks of a paper: `title` in the outline, `depth` there (1 a chapter), and the key of
    the `item` of the ledger that it tells of."""

    key: str
    title: str
    blocks: tuple[Block, ...]
    depth: int = 1
    item: str = ""


def blocks_of(parts: Iterable[Part]) -> tuple[Block, ...]:
    """The paper's blocks, one part after the other."""
    return tuple(block for part in parts for block in part.blocks)


def labelled_parts(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts with the labels that their headings have in the whole paper."""
    held = list(parts)
    blocks = numbered(blocks_of(held))
    for part in held:
        own = tuple(next(blocks) for _ in part.blocks)
        yield Part(part.key, part.title, own, part.depth, part.item)
