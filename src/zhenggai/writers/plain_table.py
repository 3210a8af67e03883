"""A plain list as an Excel sheet: title, a line of what and when, heads, rows, totals.

Numbers stay numbers, so that Excel can add them up; texts stay texts.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from zhenggai.writers.sheet_cells import BODY_SIZE
from zhenggai.writers.table import (
    A3,
    BODY_FONT,
    FIRST_ROW,
    HEAD_FONT,
    HEAD_ROW,
    HEAD_SIZE,
    NOTE_ROW,
    TITLE_FONT,
    TITLE_ROW,
    TITLE_SIZE,
)
from zhenggai.writers.text_heights import text_height

PlainCell = str | int | Decimal | None


@dataclass(frozen=True, slots=True)
class PlainColumn:
    """A column: its head, its width in characters, whether its texts are sentences, whether its
    numbers are names of things (序号) and stand in the middle."""

    title: str
    width: float
    is_words: bool = False
    is_centred: bool = False


@dataclass(frozen=True, slots=True)
class PlainTable:
    """A list; `totals` is its last row, where there is one. `frozen` columns stay at the left."""

    title: str
    note: str
    columns: Sequence[PlainColumn]
    rows: Sequence[Sequence[PlainCell]]
    totals: Sequence[PlainCell] = ()
    frozen: int = 1


@dataclass(frozen=True, slots=True)
class _Styles:
    words: Format
    short: Format
    number: Format
    decimal: Format
    named: Format
    head: Format


def plain_table(table: PlainTable) -> bytes:
    """The list as xlsx, A3 across."""
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        sheet = book.add_worksheet(table.title[:31])
        styles = _styles(book)
        _set_page(sheet, table)
        _write_head(book, sheet, table, styles)
        rows = [*table.rows, *([table.totals] if table.totals else [])]
        for place, row in enumerate(rows, FIRST_ROW):
            _write_row(sheet, place, table, row, styles)
        last = FIRST_ROW + max(len(table.rows), 1) - 1
        sheet.autofilter(HEAD_ROW, 0, last, len(table.columns) - 1)
    return buffer.getvalue()


def _set_page(sheet: Worksheet, table: PlainTable) -> None:
    for index, column in enumerate(table.columns):
        sheet.set_column(index, index, column.width)
    sheet.set_paper(A3)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.repeat_rows(HEAD_ROW)
    sheet.set_footer("&C第 &P 页，共 &N 页")
    sheet.freeze_panes(FIRST_ROW, table.frozen)


def _write_head(book: Workbook, sheet: Worksheet, table: PlainTable, styles: _Styles) -> None:
    last, width = len(table.columns) - 1, sum(one.width for one in table.columns)
    title = {"font_name": TITLE_FONT, "font_size": TITLE_SIZE, "align": "center"}
    note = {"font_name": BODY_FONT, "font_size": BODY_SIZE, "text_wrap": True}
    for row, text, size, look in (
        (TITLE_ROW, table.title, TITLE_SIZE, title),
        (NOTE_ROW, table.note, BODY_SIZE, note),
    ):
        style = book.add_format({**look, "valign": "vcenter"})
        sheet.merge_range(row, 0, row, last, text, style)
        sheet.set_row(row, text_height(text, width, size) + 8)
    for index, column in enumerate(table.columns):
        sheet.write_string(HEAD_ROW, index, column.title, styles.head)
    # The filter's button takes a part of the cell
    needs = (text_height(one.title, one.width - 2, HEAD_SIZE) for one in table.columns)
    sheet.set_row(HEAD_ROW, max(needs) + 6)


def _write_row(
    sheet: Worksheet, place: int, table: PlainTable, row: Sequence[PlainCell], styles: _Styles
) -> None:
    needs = [20.0]
    for index, (column, cell) in enumerate(zip(table.columns, row, strict=True)):
        if cell is None or cell == "":
            sheet.write_blank(place, index, None, styles.short)
        elif isinstance(cell, str):
            sheet.write_string(
                place, index, cell, styles.words if column.is_words else styles.short
            )
            needs.append(text_height(cell, column.width, BODY_SIZE))
        else:
            is_named = column.is_centred and isinstance(cell, int)
            counted = styles.decimal if isinstance(cell, Decimal) else styles.number
            style = styles.named if is_named else counted
            sheet.write_number(place, index, float(cell), style)
    sheet.set_row(place, max(needs))


def _styles(book: Workbook) -> _Styles:
    body = {
        "font_name": BODY_FONT, "font_size": BODY_SIZE, "border": 1, "text_wrap": True,
        "valign": "vcenter",
    }  # fmt: skip
    head = {**body, "font_name": HEAD_FONT, "font_size": HEAD_SIZE, "bg_color": "#EDEFF2"}
    return _Styles(
        words=book.add_format({**body, "align": "left"}),
        short=book.add_format({**body, "align": "center", "num_format": "@"}),
        number=book.add_format({**body, "align": "right", "num_format": "0"}),
        decimal=book.add_format({**body, "align": "right", "num_format": "0.00"}),
        named=book.add_format({**body, "align": "center", "num_format": "0"}),
        head=book.add_format({**head, "align": "center"}),
    )
