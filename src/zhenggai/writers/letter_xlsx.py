"""A list that is a paper as an Excel sheet: its one table, with numbers as numbers."""

from collections.abc import Iterator, Sequence

from zhenggai.writers.letter_rows import Cell, Letter, Table
from zhenggai.writers.letter_table import as_cell
from zhenggai.writers.plain_table import PlainCell, PlainColumn, PlainTable, plain_table

# Characters across an A3 sheet that stays readable.
WIDTH = 200.0


def list_of(letter: Letter) -> Table | None:
    """The table of a paper that is nothing but a list with a head; None for any other paper."""
    (first, *others) = letter.blocks or (None,)
    is_list = isinstance(first, Table) and not others and not letter.annexes and first.head == 1
    return first if is_list and isinstance(first, Table) else None


def list_xlsx(letter: Letter, note: str) -> bytes:
    """The list as xlsx. Raises ValueError for a paper that is none."""
    table = list_of(letter)
    if table is None:
        raise ValueError("not a list")
    whole = sum(one.width for one in table.columns)
    head, *rows = [list(_texts(row)) for row in table.rows]
    columns = [
        PlainColumn(
            title,
            WIDTH * one.width / whole,
            is_words=one.align != "centre",
            is_centred=one.align == "centre",
        )
        for title, one in zip(head, table.columns, strict=True)
    ]
    told = [[_cell(cell) for cell in row] for row in rows]
    return plain_table(PlainTable("".join(letter.title), note, columns, told))


def _texts(row: Sequence[str | Cell]) -> Iterator[str]:
    """The texts of a row, one a column: what goes over several columns stands in the first."""
    for cell in map(as_cell, row):
        yield cell.text
        yield from [""] * (cell.across - 1)


def _cell(text: str) -> PlainCell:
    """A whole number as a number; 012 stays a text."""
    is_number = text.isascii() and text.isdigit() and (text == "0" or text[0] != "0")
    return int(text) if is_number and len(text) < 10 else text
