"""Lists as units hand them in: a title, a head, rows, a line of sums where there is one."""

import io
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from xlsxwriter import Workbook

Value = str | int
HEAD_ROW = 2
WIDTH = 22
TITLE_HEIGHT, ROW_HEIGHT = 30, 21
A4 = 9


def list_xlsx(title: str, unit: str, on: date, content: Mapping[str, Any]) -> bytes:
    """The sheet; `content` has `columns`, `rows` and the places of the columns to sum."""
    columns: Sequence[str] = content["columns"]
    rows = [*content["rows"], *_sums(content)]
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": datetime.combine(on, time(9)), "author": unit})
        sheet = book.add_worksheet("明细")
        frame = {"font_name": "仿宋", "font_size": 12, "border": 1, "valign": "vcenter"}
        head = book.add_format({**frame, "bold": True, "align": "center"})
        cell = book.add_format({**frame, "align": "center"})
        heading = book.add_format({"font_name": "黑体", "font_size": 16, "align": "center"})
        sheet.merge_range(0, 0, 0, max(len(columns) - 1, 1), title, heading)
        sheet.write(1, 0, f"填报单位：{unit}")
        sheet.set_column(0, len(columns) - 1, WIDTH)
        sheet.set_default_row(ROW_HEIGHT)
        sheet.set_row(0, TITLE_HEIGHT)
        sheet.set_paper(A4)
        sheet.fit_to_pages(1, 0)
        sheet.write_row(HEAD_ROW, 0, columns, head)
        for place, row in enumerate(rows, HEAD_ROW + 1):
            sheet.write_row(place, 0, [_number(one) for one in row], cell)
    return buffer.getvalue()


def _sums(content: Mapping[str, Any]) -> list[tuple[Value, ...]]:
    places: Sequence[int] = content.get("sums", ())
    if not places:
        return []
    rows: Sequence[Sequence[Value]] = content["rows"]
    totals: list[Value] = ["合计", *("" for _ in content["columns"][1:])]
    for place in places:
        total = sum((Decimal(str(row[place])) for row in rows), Decimal(0))
        totals[place] = str(total)
    return [tuple(totals)]


def _number(value: Value) -> Value | float:
    """Sums and amounts are numbers in the sheet; long digits, as of a card, stay text."""
    if isinstance(value, str) and value.replace(".", "", 1).isdigit() and len(value) < 12:
        return float(value) if "." in value else int(value)
    return value
