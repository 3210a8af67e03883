"""Sheets as offices have them, written cell by cell for tests."""

import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook

Row = Sequence[Any]


def sheet_bytes(rows: Sequence[Row], merges: Sequence[str] = (), name: str = "台账") -> bytes:
    """One sheet with these rows from A1 on and these merged ranges."""
    book = Workbook()
    sheet = book.active
    sheet.title = name
    for row in rows:
        sheet.append(list(row))
    for merge in merges:
        sheet.merge_cells(merge)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
