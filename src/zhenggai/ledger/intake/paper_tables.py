"""A plan or list that is a table in a Word file, taken in as a ledger sheet.

Only where the words of the paper itself tell no problem. Its rows are those of the table, its title
and days those of the paper; what stands beside the table is listed.
"""

import io
from collections.abc import Iterator
from dataclasses import replace
from itertools import groupby
from typing import Any

from docx import Document
from docx.table import Table

from zhenggai.ledger.intake.paper import PROBLEMS, PaperDraft, Unplaced
from zhenggai.ledger.intake.paper_words import words
from zhenggai.ledger.intake.sheet_reading import LedgerSheet, Wish, read_ledger
from zhenggai.ledger.intake.sheet_tree import draft_of_sheet
from zhenggai.ledger.intake.workbook import Merge, Sheet
from zhenggai.notices.same_words import folded
from zhenggai.notices.source import ReadError

# Cells of python-docx, whose class it keeps to itself
Row = tuple[Any, ...]
_BESIDE = "写在表格以外，没有列入台账"
_LONGEST = 200


def with_table(draft: PaperDraft, data: bytes) -> PaperDraft:
    """The draft of the table in a docx file, where its words tell no problem and the table does."""
    if any(one.kind in PROBLEMS for one in draft.walk()):
        return draft
    sheets = tuple(_sheets(data))
    try:
        sheet = read_ledger(data, draft.name, sheets, Wish(), lambda _: None)
    except ReadError:
        return draft
    table = draft_of_sheet(sheet)
    if not table.roots:
        return draft
    return replace(
        table,
        text=draft.text,
        title=draft.title,
        issuer=draft.issuer,
        day=draft.day,
        inspection_kind=draft.inspection_kind,
        level=draft.level,
        team=draft.team,
        inspected=draft.inspected,
        feedback_on=draft.feedback_on,
        figures=draft.figures,
        unplaced=(*_beside(draft, sheet), *table.unplaced),
    )


def _beside(draft: PaperDraft, sheet: LedgerSheet) -> Iterator[Unplaced]:
    """The lines of the paper that stand in no cell."""
    held = "\n".join(folded(str(cell)) for row in sheet.cells.rows for cell in row)
    start = 0
    for line in draft.text.split("\n"):
        is_cell = all(folded(one) in held for one in line.split("\t"))
        if line.strip() and not is_cell and folded(line) != folded(draft.title):
            shown = words(line, 0, _LONGEST)
            yield Unplaced(shown, start, _BESIDE, start + len(line))
        start += len(line) + 1


def _sheets(data: bytes) -> Iterator[Sheet]:
    """The tables of a document; one that goes on under the same head is one sheet with it."""
    tables = [_rows(one) for one in Document(io.BytesIO(data)).tables]
    alike = groupby((one for one in tables if one), lambda rows: tuple(map(_text, rows[0])))
    for number, (_, same) in enumerate(alike, 1):
        first, *more = same
        rows = [*first, *(row for rows in more for row in rows[1:])]
        merges = tuple(_merges(rows))
        covered = {
            (row, column): one
            for one in merges
            for row in range(one.top, one.bottom + 1)
            for column in range(one.left, one.right + 1)
            if (row, column) != (one.top, one.left)
        }
        cells = tuple(tuple(map(_text, row)) for row in rows)
        yield Sheet(f"表{number}", cells, merges, covered)


def _rows(table: Table) -> list[Row]:
    """The rows, all of the same length; a merged cell stands in each of its places."""
    rows = [tuple(row.cells) for row in table.rows]
    width = max(map(len, rows), default=0)
    return [row for row in rows if len(row) == width]


def _text(cell: Any) -> str:
    return str(cell.text).strip()


def _merges(rows: list[Row]) -> Iterator[Merge]:
    places: dict[int, list[tuple[int, int]]] = {}
    for top, row in enumerate(rows):
        for left, cell in enumerate(row):
            places.setdefault(id(cell._tc), []).append((top, left))  # noqa: SLF001 - the cell itself
    for found in places.values():
        if len(found) > 1:
            down, across = zip(*found, strict=True)
            yield Merge(min(down), min(across), max(down), max(across))
