"""A form stands on one page where it can: its rows give way first, then its type."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from zhenggai.writers import official_style as style
from zhenggai.writers.letter_lines import Line, placed_lines
from zhenggai.writers.letter_rows import Block, Cell, Letter, Table
from zhenggai.writers.letter_table import as_cell, shares
from zhenggai.writers.paper_heights import line_height, row_heights, title_height
from zhenggai.writers.papers.form_tables import FREE

# What programs may need beyond what is reckoned, in points.
SPARE = 12.0


@dataclass(frozen=True, slots=True)
class Step:
    """How much of their height rows keep, the largest type in points, the room for a signature."""

    share: float
    size: float
    free: str


STEPS = (
    Step(0.75, 12, FREE.removeprefix("\n")),
    Step(0.7, 10.5, FREE.removeprefix("\n")),
    Step(0.6, 9, FREE.removeprefix("\n")),
)


def on_one_page(form: Letter) -> Letter:
    """The form, with less room and smaller type where that brings it on one page; else as it is."""
    if _fits(form):
        return form
    tried = (replace(form, blocks=tuple(_less(one, step) for one in form.blocks)) for step in STEPS)
    return next(filter(_fits, tried), form)


def _less(block: Block, step: Step) -> Block:
    if not isinstance(block, Table):
        return block
    return replace(
        block,
        rows=tuple(tuple(_cell(cell, step) for cell in row) for row in block.rows),
        size=min(block.size, step.size),
        heights=tuple(one * step.share for one in block.heights),
    )


def _cell(cell: str | Cell, step: Step) -> str | Cell:
    """What a hand signs in keeps a line above it."""
    if isinstance(cell, Cell) and cell.text == FREE:
        return replace(cell, text=step.free)
    return cell


def _fits(form: Letter) -> bool:
    width, height = style.text_block(is_landscape=form.is_landscape)
    used = sum(
        line_height(one, width) if isinstance(one, Line) else _table_height(one, width)
        for one in placed_lines(form)
        if isinstance(one, (Line, Table))
    )
    return used <= height - SPARE


def _table_height(table: Table, width: float) -> float:
    rows: Sequence[Sequence[Cell]] = [tuple(map(as_cell, row)) for row in table.rows]
    widths = [one / 20 for one in shares([one.width for one in table.columns], round(width * 20))]
    return title_height(table) + sum(row_heights(table, rows, widths, ()))
