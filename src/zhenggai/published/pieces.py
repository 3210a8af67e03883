"""A paper in pieces, each of which can be destroyed while the others stay, and put together again.

The pieces of a paper follow each other as it is read: its frame, a piece for each block, for each
row of a table, for each attachment's title. A piece that is gone leaves `gone` in its place.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, Literal

from zhenggai.writers.letter_lines import numbered
from zhenggai.writers.letter_rows import (
    Annex,
    Block,
    Cell,
    Column,
    Letter,
    Paragraph,
    Table,
)

Kind = Literal["frame", "block", "table", "row", "annex"]
KINDS: tuple[Kind, ...] = ("frame", "block", "table", "row", "annex")


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece: of a row its cells, else a part of the paper without what is in other pieces.

    `told` is None for one that is gone; `gone` then says so to a reader.
    """

    kind: Kind
    told: Any
    gone: str = ""


def with_fixed_labels(letter: Letter) -> Letter:
    """The paper with every heading's number written out: none moves when another heading goes."""
    annexes = tuple(replace(one, blocks=tuple(numbered(one.blocks))) for one in letter.annexes)
    return replace(letter, blocks=tuple(numbered(letter.blocks)), annexes=annexes)


def pieces_of(letter: Letter) -> Iterator[Piece]:
    """The paper taken apart."""
    yield Piece("frame", replace(letter, blocks=(), annexes=()))
    yield from _of_blocks(letter.blocks)
    for annex in letter.annexes:
        yield Piece("annex", replace(annex, blocks=()))
        yield from _of_blocks(annex.blocks)


def _of_blocks(blocks: Iterable[Block]) -> Iterator[Piece]:
    for block in blocks:
        if isinstance(block, Table):
            yield Piece("table", replace(block, rows=()))
            yield from (Piece("row", row) for row in block.rows)
        else:
            yield Piece("block", block)


def letter_of(pieces: Iterable[Piece]) -> Letter:
    """The paper put together again."""
    frame, annexes = Letter(), list[Annex]()
    blocks = here = list[Block]()
    for piece in pieces:
        if piece.kind == "frame":
            frame = piece.told or Letter(title=(piece.gone,))
        elif piece.kind == "annex":
            _end(annexes, here, blocks)
            annexes.append(piece.told or Annex((piece.gone,)))
            here = []
        elif piece.kind == "row" and here and isinstance(here[-1], Table):
            here[-1] = _with_row(here[-1], piece)
        elif piece.kind == "table":
            here.append(piece.told or Table((), (), title=piece.gone))
        else:
            here.append(piece.told or Paragraph(piece.gone))
    _end(annexes, here, blocks)
    return replace(frame, blocks=tuple(blocks), annexes=tuple(annexes))


def _end(annexes: list[Annex], here: list[Block], blocks: list[Block]) -> None:
    """What was gathered since the last attachment's title belongs to it."""
    if annexes and here is not blocks:
        annexes[-1] = replace(annexes[-1], blocks=tuple(here))


def _with_row(table: Table, piece: Piece) -> Table:
    """The table with one row more; of a table whose own frame is gone columns are equally wide."""
    row = piece.told
    if row is None:
        row = (Cell(piece.gone, across=max(len(table.columns), 1)),)
    across = sum(one.across if isinstance(one, Cell) else 1 for one in row)
    columns = table.columns or tuple(Column(1.0) for _ in range(across))
    return replace(table, rows=(*table.rows, row), columns=columns)
