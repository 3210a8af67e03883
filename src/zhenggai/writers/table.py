"""The ledger as an Excel sheet: A3 across, to be printed, filtered, filled in and read back.

What `ledger_sheet` writes comes back through the sheet reader without a difference; `template`
is the same sheet empty, with lists to choose from and an example.
"""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from zhenggai.writers.example_rows import EXAMPLE
from zhenggai.writers.ledger_rows import COLUMNS, ColumnSpec, ProblemRow, fitted, used_columns
from zhenggai.writers.printed_mark import NAME
from zhenggai.writers.sheet_cells import BODY_SIZE, Block, Grid, grid_of
from zhenggai.writers.text_heights import text_height
from zhenggai.writers.whole_rows import RowSheet, blank_cell, index_of, number_cell

BODY_FONT, HEAD_FONT, TITLE_FONT = "仿宋", "黑体", "方正小标宋简体"
A3 = 8
HEAD_SIZE, TITLE_SIZE = 11, 20
TITLE_ROW, NOTE_ROW, HEAD_ROW = 0, 1, 2
FIRST_ROW = 3
# Excel takes no longer text in one cell and would drop it silently.
LONGEST_TEXT = 32_767
# Numbers of more digits would be rounded.
MOST_DIGITS = 15

# So many rows are written between two tellings of how far the work is.
A_STRETCH = 500
# Told of the rows that are written, of how many.
Shown = Callable[[int, int], None] | None

TITLE = "整改台账"
SHEET_NAME = "整改台账"
EXAMPLE_NAME = "填写示例"
HINT = (
    "填写说明：一行一条措施，从第4行填起；同一方面、同一问题的单元格可以合并，也可以留空（表示同上）；多个单位或人员用顿号隔开；"
    "完成时限可写“2026年6月30日前”“立行立改”“长期坚持”，也可分项写；列名可以增减，列的次序不限。示例见“填写示例”页。"
)
CHOICES: dict[str, tuple[str, ...]] = {
    "state": ("未完成", "正在整改", "基本完成", "已完成"),
    "standing": ("是", "否"),
    "kind": ("个性", "共性"),
    "source": (
        "反馈问题", "选人用人专项", "意识形态专项", "巡察工作专项", "立行立改", "边巡边改", "审计",
        "民主生活会", "其他",
    ),
}  # fmt: skip
PROMPTS = {
    "problem": "照抄反馈意见原文。",
    "deadline": "写明年份，如：2026年6月30日前；2026年底前并长期坚持；立行立改。",
    "units": "多个单位用顿号隔开。",
    "lead_units": "多个单位用顿号隔开，排在第一的为主。",
    "measure": "一行一条措施。",
    "evidence": "写材料名称和文号，多份分行写。",
}
# Short words stand in the middle of their cells, sentences at the left
CENTRED = (
    "aspect", "category", "problem_number", "measure_number", "source", "kind", "state",
    "measure_state", "standing", "leaders", "lead_units", "units", "persons", "liaisons",
    "measure_leaders", "measure_lead_units", "measure_units", "measure_persons",
    "measure_liaisons", "done_on", "measure_done_on",
)  # fmt: skip
TEMPLATE_ROWS = 300
TEMPLATE_FIELDS = (
    "aspect", "category", "problem_number", "problem", "detail", "target", "standard", "leaders",
    "lead_units", "units", "persons", "liaisons", "deadline", "standing", "measure_number",
    "measure", "state", "progress", "evidence", "note",
)  # fmt: skip


class TooLongError(ValueError):
    """A text that no Excel cell can hold; the message says in Chinese which."""


@dataclass(frozen=True, slots=True)
class _Styles:
    title: Format
    note: Format
    head: Format
    words: Format
    short: Format
    number: Format


def ledger_sheet(
    problems: Sequence[ProblemRow],
    title: str = TITLE,
    note: str = "",
    mark: str = "",
    shown: Shown = None,
) -> bytes:
    """The ledger as an xlsx; `note` is the line under the title (cut-off day, unit), `mark` tells
    the book and its last entry (`printed_mark`), `shown` is told how many rows of all are written.

    Raises `TooLongError` where a text is longer than an Excel cell.
    """
    buffer = io.BytesIO()
    # A row goes to the disk when the next begins: twenty thousand take the memory of one.
    with Workbook(buffer, {"constant_memory": True}) as book:
        if mark:
            book.set_custom_property(NAME, mark, "text")
        columns = used_columns(problems)
        _write_ledger(book, SHEET_NAME, problems, columns, (title, note), shown)
    return buffer.getvalue()


def template() -> bytes:
    """An empty ledger to fill in: lists to choose from, a line of hints, an example."""
    columns = fitted(column for column in COLUMNS if column.field in TEMPLATE_FIELDS)
    buffer = io.BytesIO()
    with Workbook(buffer, {"constant_memory": True}) as book:
        sheet = _write_ledger(book, SHEET_NAME, (), columns, (TITLE, HINT))
        styles = _styles(book)
        for row in range(FIRST_ROW, FIRST_ROW + TEMPLATE_ROWS):
            for index, column in enumerate(columns):
                sheet.write_blank(row, index, None, _style(styles, column))
        sheet.autofilter(HEAD_ROW, 0, FIRST_ROW + TEMPLATE_ROWS - 1, len(columns) - 1)
        _ask(sheet, columns)
        _write_ledger(
            book, EXAMPLE_NAME, EXAMPLE, used_columns(EXAMPLE), (f"{TITLE}（{EXAMPLE_NAME}）", "")
        )
    return buffer.getvalue()


def _write_ledger(
    book: Workbook,
    name: str,
    problems: Sequence[ProblemRow],
    columns: Sequence[ColumnSpec],
    heading: tuple[str, str],
    shown: Shown = None,
) -> RowSheet:
    sheet: RowSheet = book.add_worksheet(name, worksheet_class=RowSheet)
    styles = _styles(book)
    _set_page(sheet, columns)
    _write_head(sheet, columns, heading, styles)
    grid = grid_of(problems, columns)
    _write_rows(sheet, grid, columns, styles, shown)
    last = FIRST_ROW + max(len(grid.heights), 1) - 1
    sheet.autofilter(HEAD_ROW, 0, last, len(columns) - 1)
    return sheet


def _set_page(sheet: Worksheet, columns: Sequence[ColumnSpec]) -> None:
    for index, column in enumerate(columns):
        sheet.set_column(index, index, column.width)
    sheet.set_paper(A3)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    sheet.center_horizontally()
    sheet.repeat_rows(HEAD_ROW)
    sheet.set_footer("&C第 &P 页，共 &N 页")
    through = next(index for index, one in enumerate(columns) if one.field == "problem")
    sheet.freeze_panes(FIRST_ROW, through + 1)


def _write_head(
    sheet: Worksheet, columns: Sequence[ColumnSpec], heading: tuple[str, str], styles: _Styles
) -> None:
    title, note = heading
    last = len(columns) - 1
    width = sum(column.width for column in columns)
    sheet.merge_range(TITLE_ROW, 0, TITLE_ROW, last, "", styles.title)
    sheet.write_string(TITLE_ROW, 0, title, styles.title)
    sheet.set_row(TITLE_ROW, text_height(title, width, TITLE_SIZE) + 8)
    sheet.merge_range(NOTE_ROW, 0, NOTE_ROW, last, "", styles.note)
    sheet.write_string(NOTE_ROW, 0, note, styles.note)
    sheet.set_row(NOTE_ROW, text_height(note, width, BODY_SIZE))
    for index, column in enumerate(columns):
        sheet.write_string(HEAD_ROW, index, column.title, styles.head)
    # The filter's button takes a part of the cell
    needs = (text_height(column.title, column.width - 2, HEAD_SIZE) for column in columns)
    sheet.set_row(HEAD_ROW, max(needs) + 6)


def _write_rows(
    sheet: RowSheet, grid: Grid, columns: Sequence[ColumnSpec], styles: _Styles, shown: Shown
) -> None:
    """Row by row from the top, as a row that was left cannot be written any more."""
    inks = [_ink(sheet, index, column, styles) for index, column in enumerate(columns)]
    begun: dict[int, list[Block]] = {}
    for block in grid.blocks:
        begun.setdefault(block.first, []).append(block)
    # By column the last row of the cell that reaches down into rows to come, and its blanks.
    going: dict[int, tuple[int, str]] = {}
    for place, height in enumerate(grid.heights):
        row = FIRST_ROW + place
        cells = [""] * len(columns)
        for at, (_, blank) in going.items():
            cells[at] = blank % (row + 1)
        for at, _, last, text in begun.pop(place, ()):
            cells[at], style = inks[at].cell(row, text)
            if last > place:
                # merge_range writes all rows at once, which here are written one after another
                sheet.merge.append([row, at, FIRST_ROW + last, at])
                going[at] = last, blank_cell(f"{inks[at].letters}%d", style)
        sheet.put_row(row, height, cells)
        if going:
            going = {at: held for at, held in going.items() if held[0] > place}
        if shown and place % A_STRETCH == 0:
            shown(place, len(grid.heights))
    if shown:
        shown(len(grid.heights), len(grid.heights))


@dataclass(frozen=True, slots=True)
class _Ink:
    """How the cells of a column are written; `number` is the style of its numbers, if any."""

    sheet: RowSheet
    title: str
    letters: str
    words: int
    number: int | None

    def cell(self, row: int, text: str) -> tuple[str, int]:
        """A cell of it and its style."""
        place = f"{self.letters}{row + 1}"
        if not text:
            return blank_cell(place, self.words), self.words
        if self.number is not None and _is_number(text):
            return number_cell(place, self.number, text), self.number
        if len(text) > LONGEST_TEXT:
            raise TooLongError(
                f"“{self.title}”里有一段文字超过 {LONGEST_TEXT} 字，一个单元格放不下："
                f"{text[:20]}……请先压缩文字，再导出。"
            )
        return self.sheet.words_cell(place, self.words, text), self.words


def _ink(sheet: RowSheet, index: int, column: ColumnSpec, styles: _Styles) -> _Ink:
    number = index_of(styles.number) if column.field.endswith("number") else None
    words = index_of(_style(styles, column))
    return _Ink(sheet, column.title, xl_col_to_name(index), words, number)


def _style(styles: _Styles, column: ColumnSpec) -> Format:
    """The style of a column's words."""
    return styles.short if column.field in CENTRED else styles.words


def _is_number(text: str) -> bool:
    """Whether a number printed as 12 is the same text again: 012 and １２ are not."""
    if not (text.isascii() and text.isdigit() and len(text) <= MOST_DIGITS):
        return False
    return text == "0" or not text.startswith("0")


def _ask(sheet: Worksheet, columns: Sequence[ColumnSpec]) -> None:
    """Lists to choose from, and hints that show when a cell is chosen; other words stay allowed."""
    for index, column in enumerate(columns):
        rule: dict[str, object] = {"validate": "any"}
        if column.field in CHOICES:
            rule = {
                "validate": "list",
                "source": list(CHOICES[column.field]),
                "error_type": "warning",
            }
            rule["error_title"] = "不在常用说法中"
            rule["error_message"] = "可以照填，读入时会请您核对。"
        if column.field in PROMPTS:
            rule["input_title"] = column.title
            rule["input_message"] = PROMPTS[column.field]
        if len(rule) > 1:
            last = FIRST_ROW + TEMPLATE_ROWS - 1
            sheet.data_validation(FIRST_ROW, index, last, index, rule)


def _styles(book: Workbook) -> _Styles:
    body = {
        "font_name": BODY_FONT, "font_size": BODY_SIZE, "border": 1, "text_wrap": True,
        "valign": "vcenter",
    }  # fmt: skip
    head = {**body, "font_name": HEAD_FONT, "font_size": HEAD_SIZE, "align": "center"}
    title = {"font_name": TITLE_FONT, "font_size": TITLE_SIZE, "align": "center"}
    return _Styles(
        title=book.add_format({**title, "valign": "vcenter"}),
        note=book.add_format(
            {"font_name": BODY_FONT, "font_size": BODY_SIZE, "text_wrap": True, "valign": "vcenter"}
        ),
        head=book.add_format({**head, "bg_color": "#EDEFF2"}),
        words=book.add_format({**body, "align": "left"}),
        # As text, so that 3-1 typed by a person does not become a day; old versions of Excel show
        # nothing of a long text with this format, so sentences go without.
        short=book.add_format({**body, "align": "center", "num_format": "@"}),
        number=book.add_format({**body, "align": "center", "num_format": "0"}),
    )
