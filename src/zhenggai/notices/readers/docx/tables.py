"""The tables of a Word file as grids of texts; those within cells are none of their own."""

import io
from collections.abc import Iterator
from typing import Any

from docx import Document
from docx.table import Table

from zhenggai.notices.readers.text_table import Range, TextTable

# Cells of python-docx, whose class it keeps to itself
Row = tuple[Any, ...]


def tables_in(data: bytes) -> list[TextTable]:
    """The tables of a document in their order."""
    return [_table(one) for one in Document(io.BytesIO(data)).tables]


def _table(table: Table) -> TextTable:
    """A merged cell stands in each of its places; rows of another length are left out."""
    rows = [tuple(row.cells) for row in table.rows]
    width = max(map(len, rows), default=0)
    rows = [row for row in rows if len(row) == width]
    texts = tuple(tuple(str(cell.text).strip() for cell in row) for row in rows)
    return TextTable(texts, tuple(_merges(rows)))


def _merges(rows: list[Row]) -> Iterator[Range]:
    places: dict[int, list[tuple[int, int]]] = {}
    for top, row in enumerate(rows):
        for left, cell in enumerate(row):
            places.setdefault(id(cell._tc), []).append((top, left))  # noqa: SLF001 - the cell itself
    for found in places.values():
        if len(found) > 1:
            down, across = zip(*found, strict=True)
            yield min(down), min(across), max(down), max(across)
