"""Forms to be filled and signed: labels with what stands beside them, over four columns."""

from collections.abc import Iterable
from dataclasses import dataclass

from zhenggai.writers.letter_rows import Cell, Column, Table

# Millimetres: a line of a form, and what a hand needs to write an opinion and sign.
LINE, TO_SIGN = 10.0, 22.0
# The room for a hand: the day stands in the last line.
FREE = "\n\n签字：　　　　　　　　　年　　月　　日"


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row of a form; `height` in millimetres is the least."""

    cells: tuple[Cell, ...]
    height: float = LINE


def pair(label: str, value: str, other: str, beside: str) -> FormRow:
    """Two labels beside each other."""
    return FormRow((_head(label), Cell(value), _head(other), Cell(beside)))


def wide(label: str, value: str, height: float = LINE) -> FormRow:
    """One label with all the room."""
    return FormRow((_head(label), Cell(value, 3)), height)


def form_table(rows: Iterable[FormRow], *, title: str = "", is_whole: bool = False) -> Table:
    """The form; `title` stands above it, `is_whole` keeps it on one page."""
    rows = tuple(rows)
    return Table(
        rows=tuple(row.cells for row in rows),
        columns=(Column(4.7), Column(7.3), Column(4.7), Column(7.3)),
        head=0,
        heights=tuple(row.height for row in rows),
        title=title,
        starts=(0,) if is_whole else (),
    )


def _head(text: str) -> Cell:
    return Cell(text, is_head=True)
