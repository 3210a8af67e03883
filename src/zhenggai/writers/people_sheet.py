"""Units and people as an Excel sheet: empty to be filled in, or as they are on record."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from zhenggai.writers.sheet_cells import BODY_SIZE
from zhenggai.writers.table import BODY_FONT, HEAD_FONT, HEAD_SIZE, TITLE_FONT, TITLE_SIZE
from zhenggai.writers.text_heights import text_height

TITLE = "单位和人员"
EXAMPLE_NAME = "填写示例"
HEADS = ("单位", "上级单位", "简称", "姓名", "职务", "职责")
WIDTHS = (30, 26, 16, 12, 24, 26)
HINT = (
    "填写说明：一行一个人，从第4行填起；暂时没有人员的单位，只写单位也可以。单位写全称，与台账中的名称一致。"
    "职责可写：联络员、单位主要负责人、牵头领导、核查人员、领导小组、查阅人员、整改办，有几项的用顿号隔开，不参与办理的不写。"
    "手机号、身份证号不要填，填了也不读取。示例见“填写示例”页。"
)
FIRST_ROW = 3
_EMPTY_ROWS = 200
_A4 = 9
# Points; room for a line of names with its margins.
_ROW = 22


@dataclass(frozen=True, slots=True)
class PeopleLine:
    """A row: a person of a unit, or a unit that has nobody."""

    unit: str
    parent: str = ""
    short_name: str = ""
    name: str = ""
    title: str = ""
    roles: str = ""


EXAMPLE = (
    PeopleLine("甲县财政局", "甲县", "财政局", "张某", "局长", "单位主要负责人"),
    PeopleLine("甲县财政局", "甲县", "财政局", "李某", "办公室主任", "联络员"),
    PeopleLine("甲县国库支付中心", "甲县财政局", "", "王某", "副主任", "联络员"),
    PeopleLine("甲县民政局", "甲县", "民政局"),
)


def people_sheet(lines: Sequence[PeopleLine]) -> bytes:
    """The sheet as xlsx; without lines it is empty, to be filled in."""
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        _write(book, TITLE, TITLE, lines, HINT)
        if not lines:
            _write(book, EXAMPLE_NAME, f"{TITLE}（{EXAMPLE_NAME}）", EXAMPLE, "")
    return buffer.getvalue()


def _write(
    book: Workbook, name: str, title: str, lines: Sequence[PeopleLine], hint: str
) -> Worksheet:
    sheet = book.add_worksheet(name)
    _set_page(sheet)
    _write_head(book, sheet, title, hint)
    plain = {"font_name": BODY_FONT, "font_size": BODY_SIZE, "border": 1, "text_wrap": True}
    style = book.add_format({**plain, "valign": "vcenter", "num_format": "@"})
    for row, line in enumerate(lines, FIRST_ROW):
        cells = (line.unit, line.parent, line.short_name, line.name, line.title, line.roles)
        for column, text in enumerate(cells):
            sheet.write_string(row, column, text, style)
    if not lines:
        for row in range(FIRST_ROW, FIRST_ROW + _EMPTY_ROWS):
            for column in range(len(HEADS)):
                sheet.write_blank(row, column, None, style)
    return sheet


def _set_page(sheet: Worksheet) -> None:
    for index, width in enumerate(WIDTHS):
        sheet.set_column(index, index, width)
    sheet.set_default_row(_ROW)
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(FIRST_ROW - 1)
    sheet.freeze_panes(FIRST_ROW, 0)
    sheet.set_footer("&C第 &P 页，共 &N 页")


def _write_head(book: Workbook, sheet: Worksheet, title: str, hint: str) -> None:
    last, width = len(HEADS) - 1, sum(WIDTHS)
    look = {"font_name": TITLE_FONT, "font_size": TITLE_SIZE, "align": "center"}
    title_style = book.add_format({**look, "valign": "vcenter"})
    hint_style = book.add_format(
        {"font_name": BODY_FONT, "font_size": BODY_SIZE, "text_wrap": True, "valign": "vcenter"}
    )
    sheet.merge_range(0, 0, 0, last, title, title_style)
    sheet.set_row(0, text_height(title, width, TITLE_SIZE) + 8)
    sheet.merge_range(1, 0, 1, last, hint, hint_style)
    sheet.set_row(1, text_height(hint, width, BODY_SIZE))
    head = {"font_name": HEAD_FONT, "font_size": HEAD_SIZE, "border": 1, "bg_color": "#EDEFF2"}
    style = book.add_format({**head, "align": "center", "valign": "vcenter"})
    for column, text in enumerate(HEADS):
        sheet.write_string(FIRST_ROW - 1, column, text, style)
