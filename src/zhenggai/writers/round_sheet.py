"""A unit's sheet of a reporting round as xlsx: filled in with WPS or Excel, printed and stamped.

Only what is to be filled in may be typed into; the mark in the third row tells whose sheet it is.
`COLUMNS` and `FIGURE_COLUMNS` are the heads by which the sheet is read back.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from zhenggai.writers.sheet_cells import BODY_SIZE
from zhenggai.writers.table import BODY_FONT, HEAD_FONT, HEAD_SIZE, TITLE_FONT, TITLE_SIZE
from zhenggai.writers.text_heights import HIGHEST_ROW, text_height

SHEET_NAME = "填报表"
COLUMNS = ("编号", "整改措施", "完成时限", "上期内容", "本期情况", "本期内容", "下一步措施")
FIGURE_COLUMNS = ("数字项目", "上期数", "本期数")
RESULT_COLUMN, TEXT_COLUMN, STEPS_COLUMN = 4, 5, 6
WIDTHS = (8, 26, 13, 30, 10, 40, 24)
FIGURE_WIDTHS = (14, 8, 8)
RETURNED, RETURNED_WIDTH = "退回原因", 24
RESULTS = ("无变化", "有进展", "已完成")
QUESTION_NUMBER = "专项"
MARK = "表号"
TITLE_ROW, NOTE_ROW, MARK_ROW, HEAD_ROW, FIRST_ROW = 0, 1, 2, 3, 4
LOWEST_ROW = 30.0
A4 = 9
HINT = (
    "只填白色格子：先选本期情况，有进展或已完成的再写本期内容和数字；没有变化的选“无变化”，其余留空；"
    "没有完成的写下一步措施，不写就沿用上次的。请勿增删行和改动表号。佐证材料另行上传。"
)
SIGNING = "单位负责人（签字）：　　　　　　　　　　（单位盖章）　　　　　　　　年　　月　　日"


@dataclass(frozen=True, slots=True)
class FigureCell:
    """A figure of a row: what it counts with its unit, its number last time and now."""

    title: str
    last: Decimal | None = None
    now: Decimal | None = None


@dataclass(frozen=True, slots=True)
class RoundRow:
    """One item; `result` is a word of `RESULTS` or empty. The round's question has no result.

    `returned` is why the office returned it, empty where it did not.
    """

    number: str
    text: str
    deadline: str = ""
    last: str = ""
    result: str = ""
    now: str = ""
    figures: tuple[FigureCell, ...] = ()
    returned: str = ""
    next_steps: str = ""


@dataclass(frozen=True, slots=True)
class _Styles:
    title: Format
    note: Format
    mark: Format
    head: Format
    told: Format
    short: Format
    open: Format
    open_short: Format
    number: Format
    open_number: Format
    returned: Format
    returned_number: Format


def round_sheet(title: str, note: str, mark: str, rows: Sequence[RoundRow]) -> bytes:
    """The sheet as xlsx; `note` is its period and due hour, `mark` what tells whose it is."""
    most = max((len(one.figures) for one in rows), default=0)
    heads = (*COLUMNS, *FIGURE_COLUMNS * most)
    widths = (*WIDTHS, *FIGURE_WIDTHS * most)
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        sheet, styles = book.add_worksheet(SHEET_NAME), _styles(book)
        back = len(heads) if any(one.returned for one in rows) else None
        _set_page(sheet, widths if back is None else (*widths, RETURNED_WIDTH))
        _write_head(sheet, (title, f"{note}\n{HINT}", mark), heads, widths, styles)
        for place, row in enumerate(rows, FIRST_ROW):
            _write_row(sheet, place, row, most, styles)
            if back is not None:
                _write_returned(sheet, place, back, row, styles)
        if back is not None:
            sheet.write_string(HEAD_ROW, back, RETURNED, styles.head)
        last = FIRST_ROW + len(rows)
        sheet.merge_range(last, 0, last, len(WIDTHS) - 1, SIGNING, styles.note)
        sheet.set_row(last, 48)
        sheet.protect("", {"format_columns": True, "format_rows": True})
    return buffer.getvalue()


def _set_page(sheet: Worksheet, widths: Sequence[int]) -> None:
    for index, width in enumerate(widths):
        sheet.set_column(index, index, width)
    sheet.set_paper(A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.repeat_rows(HEAD_ROW)
    sheet.set_footer("&C第 &P 页，共 &N 页")
    sheet.freeze_panes(FIRST_ROW, 2)


def _write_head(
    sheet: Worksheet,
    lines: tuple[str, str, str],
    heads: Sequence[str],
    widths: Sequence[int],
    styles: _Styles,
) -> None:
    width, last = sum(widths), len(widths) - 1
    title, note, mark = lines
    for row, text, style in (
        (TITLE_ROW, title, styles.title),
        (NOTE_ROW, note, styles.note),
        (MARK_ROW, f"{MARK} {mark}", styles.mark),
    ):
        sheet.merge_range(row, 0, row, last, "", style)
        sheet.write_string(row, 0, text, style)
    sheet.set_row(TITLE_ROW, text_height(title, width, TITLE_SIZE) + 8)
    sheet.set_row(NOTE_ROW, text_height(note, width, BODY_SIZE))
    for index, head in enumerate(heads):
        sheet.write_string(HEAD_ROW, index, head, styles.head)
    sheet.set_row(HEAD_ROW, 24)


def _write_row(sheet: Worksheet, place: int, row: RoundRow, most: int, styles: _Styles) -> None:
    told = (row.number, row.text, row.deadline, row.last)
    for index, text in enumerate(told):
        sheet.write_string(place, index, text, styles.told if index in (1, 3) else styles.short)
    is_question = row.number == QUESTION_NUMBER
    if is_question:
        sheet.write_string(place, RESULT_COLUMN, "", styles.short)
    else:
        sheet.write_string(place, RESULT_COLUMN, row.result, styles.open_short)
        _offer_results(sheet, place)
    sheet.write_string(place, TEXT_COLUMN, row.now, styles.open)
    sheet.write_string(
        place, STEPS_COLUMN, row.next_steps, styles.told if is_question else styles.open
    )
    for k in range(most):
        figure = row.figures[k] if k < len(row.figures) else None
        _write_figure(sheet, place, len(COLUMNS) + k * len(FIGURE_COLUMNS), figure, styles)
    texts = (
        (row.text, WIDTHS[1]),
        (row.last, WIDTHS[3]),
        (row.now, WIDTHS[TEXT_COLUMN]),
        (row.next_steps, WIDTHS[STEPS_COLUMN]),
        (row.returned, RETURNED_WIDTH),
    )
    needs = (text_height(text, width, BODY_SIZE) for text, width in texts)
    sheet.set_row(place, min(max(LOWEST_ROW, *needs), HIGHEST_ROW))


def _write_returned(
    sheet: Worksheet, place: int, column: int, row: RoundRow, styles: _Styles
) -> None:
    """Why the row was returned, behind the last column; a returned row's number is coloured."""
    sheet.write_string(
        place, column, row.returned, styles.returned if row.returned else styles.told
    )
    if row.returned:
        sheet.write_string(place, 0, row.number, styles.returned_number)


def _offer_results(sheet: Worksheet, place: int) -> None:
    sheet.data_validation(
        place,
        RESULT_COLUMN,
        place,
        RESULT_COLUMN,
        {
            "validate": "list",
            "source": list(RESULTS),
            "error_title": "请从列表中选",
            "error_message": "本期情况只有无变化、有进展、已完成三种。",
        },
    )


def _write_figure(
    sheet: Worksheet, place: int, column: int, figure: FigureCell | None, styles: _Styles
) -> None:
    sheet.write_string(place, column, figure.title if figure else "", styles.short)
    _write_number(sheet, place, column + 1, figure.last if figure else None, styles.number)
    style = styles.open_number if figure else styles.number
    _write_number(sheet, place, column + 2, figure.now if figure else None, style)


def _write_number(
    sheet: Worksheet, place: int, column: int, value: Decimal | None, style: Format
) -> None:
    if value is None:
        sheet.write_blank(place, column, None, style)
    else:
        sheet.write_number(place, column, float(value), style)


def _styles(book: Workbook) -> _Styles:
    body = {
        "font_name": BODY_FONT, "font_size": BODY_SIZE, "text_wrap": True, "valign": "vcenter",
    }  # fmt: skip
    told = {**body, "border": 1, "bg_color": "#F3F5F8"}
    filled = {**body, "border": 1, "locked": False}
    # As text, so that 3-1 does not become a day.
    short = {"align": "center", "num_format": "@"}
    number = {"align": "right", "num_format": "General"}
    title = {"font_name": TITLE_FONT, "font_size": TITLE_SIZE, "align": "center"}
    mark = {"bg_color": "#FDF0D5", "font_color": "#8A3D00", "bold": True}
    head = {"font_name": HEAD_FONT, "font_size": HEAD_SIZE, "align": "center"}
    return _Styles(
        title=book.add_format({**title, "valign": "vcenter"}),
        note=book.add_format(body),
        mark=book.add_format({**body, "font_color": "#5D6978"}),
        head=book.add_format({**told, **head, "bg_color": "#E9EEF5"}),
        told=book.add_format({**told, "align": "left"}),
        short=book.add_format({**told, **short}),
        open=book.add_format({**filled, "align": "left"}),
        open_short=book.add_format({**filled, **short}),
        number=book.add_format({**told, **number}),
        open_number=book.add_format({**filled, **number}),
        returned=book.add_format({**told, **mark, "align": "left"}),
        returned_number=book.add_format({**told, **short, **mark}),
    )
