"""The Excel ledger that the office kept before: merged cells, a head of two rows, days as text."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from zhenggai.demo.district import District
from zhenggai.demo.items import Measure, Problem
from zhenggai.demo.papers.responsibility import leader_names, responsible_units, unit_names
from zhenggai.notices.readers.list_numbers import circled
from zhenggai.writers.text_heights import text_height
from zhenggai.zh.days import in_words

# The day on which the office closed its own sheet, after the feedback.
OLD_SHEET_DAY = 45
TITLE = "云汀区落实省委第三巡视组反馈意见整改台账"
# Groups of the upper head row with the columns under each; one without a name stands alone.
HEAD: Sequence[tuple[str, tuple[str, ...]]] = (
    ("", ("方面",)),
    ("", ("序号",)),
    ("", ("反馈问题",)),
    ("", ("整改目标",)),
    ("", ("完成标准",)),
    ("责任分工", ("牵头领导", "牵头单位", "责任单位")),
    ("整改落实", ("整改措施", "完成时限", "进展情况", "完成情况")),
)
WIDTHS = (14, 6, 40, 24, 36, 10, 14, 20, 40, 24, 40, 10)
HEAD_ROW, FIRST_ROW = 2, 4
A3, SIZE = 8, 10
# Texts up to this stand in the middle of their cells.
SHORT = 12


@dataclass(frozen=True, slots=True)
class _Rows:
    """A problem: cells that are merged over its rows, and the cells of each measure."""

    merged: tuple[str, ...]
    measures: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Styles:
    title: Format
    head: Format
    words: Format
    short: Format


def old_sheet(district: District, on: date) -> bytes:
    """The ledger as the office had it on a day: a row a measure."""
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        book.set_properties({"created": datetime.combine(on, time(17)), "author": "区委整改办"})
        sheet = book.add_worksheet("台账")
        styles = _styles(book)
        _write_head(sheet, styles, on)
        row = FIRST_ROW
        for aspect in district.aspects:
            problems = [_rows(district, one, on) for one in aspect.problems]
            row = _write_aspect(sheet, styles, aspect.title, problems, row)
        sheet.freeze_panes(FIRST_ROW, 0)
        sheet.set_landscape()
        sheet.set_paper(A3)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(HEAD_ROW, HEAD_ROW + 1)
    return buffer.getvalue()


def _styles(book: Workbook) -> _Styles:
    frame = {
        "font_name": "宋体",
        "font_size": SIZE,
        "border": 1,
        "text_wrap": True,
        "valign": "vcenter",
    }
    return _Styles(
        title=book.add_format(
            {"font_name": "宋体", "font_size": 18, "bold": True, "align": "center"}
        ),
        head=book.add_format({**frame, "bold": True, "align": "center"}),
        words=book.add_format(frame),
        short=book.add_format({**frame, "align": "center"}),
    )


def _write_head(sheet: Worksheet, styles: _Styles, on: date) -> None:
    last = len(WIDTHS) - 1
    sheet.merge_range(0, 0, 0, last, TITLE, styles.title)
    sheet.write(1, 0, f"截至{in_words(on)}")
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    column = 0
    for group, names in HEAD:
        if not group:
            sheet.merge_range(HEAD_ROW, column, HEAD_ROW + 1, column, names[0], styles.head)
        else:
            end = column + len(names) - 1
            sheet.merge_range(HEAD_ROW, column, HEAD_ROW, end, group, styles.head)
            sheet.write_row(HEAD_ROW + 1, column, names, styles.head)
        column += len(names)


def _write_aspect(
    sheet: Worksheet, styles: _Styles, title: str, problems: Sequence[_Rows], first: int
) -> int:
    """The rows of an aspect; gives the row after them."""
    row = first
    for problem in problems:
        last = row + len(problem.measures) - 1
        for column, text in enumerate(problem.merged, 1):
            style = styles.words if len(text) > SHORT else styles.short
            sheet.merge_range(row, column, last, column, text, style)
        for place, cells in enumerate(problem.measures, row):
            sheet.set_row(place, _height(problem, cells))
            sheet.write_row(place, 1 + len(problem.merged), cells, styles.words)
        row = last + 1
    sheet.merge_range(first, 0, row - 1, 0, title, styles.short)
    return row


def _height(problem: _Rows, cells: tuple[str, ...]) -> float:
    """Points that a row needs: its own cells, and its share of those merged over the problem."""
    widths = WIDTHS[1:]
    merged = zip(problem.merged, widths, strict=False)
    shared = max(text_height(text, width, SIZE) for text, width in merged)
    own = zip(cells, widths[len(problem.merged) :], strict=True)
    return max(shared / len(problem.measures), *(text_height(text, one, SIZE) for text, one in own))


def _rows(district: District, problem: Problem, on: date) -> _Rows:
    standard = "\n".join(f"{circled(one.number)}{one.text}" for one in problem.standard)
    return _Rows(
        merged=(
            str(problem.number),
            f"{problem.title}。{problem.finding}",
            problem.target,
            standard,
            leader_names(district, problem, on),
            unit_names(district, problem.lead_units),
        ),
        measures=tuple(_measure(district, problem, one, on) for one in problem.measures),
    )


def _measure(district: District, problem: Problem, measure: Measure, on: date) -> tuple[str, ...]:
    deadline = measure.deadline or problem.first_deadline
    told = [one for one in measure.progress if one.on <= on]
    is_done = bool(told) and told[-1].result == "done"
    return (
        unit_names(district, responsible_units(problem, measure)),
        measure.text,
        deadline.text,
        told[-1].text if told else "",
        "已完成" if is_done else "正在整改",
    )
