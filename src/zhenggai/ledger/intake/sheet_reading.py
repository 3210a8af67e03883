"""From the bytes of a workbook to one ledger sheet as a draft, with the columns that it goes by.

The columns are found by their names, or are those that a person once confirmed for the same head;
single ones may be put right. Nothing is kept here.
"""

import hashlib
import re
from collections.abc import Callable, Iterable, Iterator
from collections.abc import Mapping as Table
from dataclasses import dataclass, replace
from datetime import date

from zhenggai.ledger.intake.cells import text_of
from zhenggai.ledger.intake.columns import fields_of, title_of
from zhenggai.ledger.intake.draft import RowProblem, SheetDraft
from zhenggai.ledger.intake.header import find_mappings, settled_around
from zhenggai.ledger.intake.mapping import Column, Mapping, is_list
from zhenggai.ledger.intake.package_guard import refuse
from zhenggai.ledger.intake.rows import Progress, read_sheet
from zhenggai.ledger.intake.sheet_marks import SheetMarks, marks_of
from zhenggai.ledger.intake.workbook import Sheet
from zhenggai.notices.facts.dates import extract_dates
from zhenggai.writers.printed_mark import printed_mark

# What is remembered for a head, by its fingerprint; None where nothing is.
Memory = Callable[[str], Table[str, object] | None]

NO_HEAD = (
    "表里找不到台账的表头（如“反馈问题”“整改措施”“责任单位”“完成时限”）。"
    "请确认选对了工作表，表头用常见的列名。"
)
# 截至2026年6月30日 · 填报时间：2026年6月30日 · 更新日期2026.6.30
TOLD_ON = re.compile(
    r"(?:截[至止]|(?:填[表报]|制表|统计|更新|报送)(?:时间|日期)|(?:数据|时间)截[至止])[^0-9]{0,6}(?P<day>20[0-9]{2}[^）)\s]{4,12})"
)
# 列未识别: an empty cell and marks that say "nothing" are no loss
_BLANK = frozenset(("", "无", "—", "/"))
_CORRECT = "第{}行的公式出错（{}），请改正公式，或改写成文字，再传一次；这几格没有导入"
_RECKON = "第{}行是公式，文件里没有算好的值，请用 Excel 或 WPS 打开、保存一次再传；这几格没有导入"
_BLANK_SHEET = "这份表格是空的，没有一格写了内容。请确认传的是写好的那一份，并且已经保存。"
_TITLE_LONGEST = 80
_MOST_TOLD = 3


class ColumnError(Exception):
    """A correction of columns that cannot be made; the text is for the person."""


@dataclass(frozen=True, slots=True)
class LedgerSheet:
    """One sheet of a workbook, read.

    `digest` is the SHA-256 of the file, of several sheets that of file and name; `title` is what
    stands above the head, `told_on` the day of which it says that it tells, `sheets` the names of
    all sheets with a ledger's head, the best first, `cells` the sheet as it lies in the file.
    `printed_from` is the mark of the ledger that printed it (`writers.printed_mark`). `hidden`
    counts the rows below the head and the columns that the sheet hides; they are read like others.
    """

    name: str
    digest: str
    title: str
    told_on: date | None
    sheets: tuple[str, ...]
    draft: SheetDraft
    cells: Sheet
    printed_from: str = ""
    hidden: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person wants of a workbook.

    `sheet` is the name of the sheet (empty: the best one); `fields` puts columns right, by index
    (from 0) or by heading; None takes a column for nothing.
    """

    sheet: str = ""
    fields: Table[int | str, str | None] | None = None


def read_ledger(
    data: bytes,
    name: str,
    sheets: Iterable[Sheet],
    wish: Wish,
    memory: Memory,
    on_progress: Progress | None = None,
) -> LedgerSheet:
    """The sheet that is wanted, or the one with the best head.

    `sheets` are those of the file (`read_workbook`). Raises `ReadError` where none has a ledger's
    head, `ColumnError` for a sheet or a column that is not there.
    """
    held = {one.name: one for one in sheets}
    found = sorted(find_mappings(held.values()), key=lambda one: _merit(one, held[one.sheet]))
    if not any(cell != "" for one in held.values() for row in one.rows for cell in row):
        refuse("empty", _BLANK_SHEET)
    if not found:
        refuse("no_head", NO_HEAD)
    mapping = next((one for one in found if one.sheet == wish.sheet), None)
    if wish.sheet and mapping is None:
        names = "、".join(f"“{one.sheet}”" for one in found)
        raise ColumnError(f"没有名为“{wish.sheet}”的台账工作表，可选：{names}。")
    mapping = mapping or found[0]
    sheet = held[mapping.sheet]
    mapping = _corrected(sheet, mapping, memory, wish.fields or {})
    draft = read_sheet(sheet, mapping, on_progress)
    marks = marks_of(data, sheet.name)
    lost = (*draft.row_problems, *_lost_columns(sheet, mapping), *_valueless(mapping, marks))
    above = list(_above(sheet, mapping))
    return LedgerSheet(
        name=name,
        digest=_digest(data, sheet.name if len(found) > 1 else ""),
        title=_title(above),
        told_on=_told_on(above),
        sheets=tuple(one.sheet for one in found),
        cells=sheet,
        printed_from=printed_mark(data),
        hidden=_hidden(sheet, mapping, marks),
        draft=replace(draft, row_problems=tuple(sorted(lost, key=lambda one: one.row))),
    )


def refuse_empty(sheet: LedgerSheet) -> None:
    """Raise `ReadError` where no problem was read, with the first rows that were not understood."""
    draft = sheet.draft
    if draft.problems:
        return
    rows = [f"第{one.row}行：{one.reason}" for one in draft.row_problems[:_MOST_TOLD]]
    why = f"（{'；'.join(rows)}）" if rows else ""
    sentence = f"工作表“{draft.sheet}”的表头下面没有读出一条问题{why}，没有导入。"
    refuse("no_rows", f"{sentence}请核对表头和列的对应。")


def _merit(mapping: Mapping, sheet: Sheet) -> tuple[bool, int, int]:
    """Visible sheets first, then more known columns, then more rows."""
    known = sum(one.field is not None for one in mapping.columns)
    return sheet.is_hidden, -known, -len(sheet.rows)


def _corrected(
    sheet: Sheet, mapping: Mapping, memory: Memory, fields: Table[int | str, str | None]
) -> Mapping:
    """The columns as remembered for this head, those told put right, the others settled anew."""
    remembered = memory(mapping.fingerprint)
    if remembered:
        mapping = mapping.remembered(remembered)
    told = _told(mapping, fields)
    if not told:
        return mapping
    held = {field for field in told.values() if not is_list(field)}
    kept = (
        {one.index: one.field for one in mapping.columns if one.field not in held}
        if remembered
        else {}
    )
    return settled_around(sheet, mapping, {**kept, **told})


def _told(mapping: Mapping, fields: Table[int | str, str | None]) -> dict[int, str | None]:
    """What the columns are that a person put right, by index. Raises ColumnError."""
    told: dict[int, str | None] = {}
    for column, wanted in fields.items():
        field = wanted if wanted is None else _field(wanted)
        for one in _columns(mapping, column):
            told[one.index] = field
    for field in filter(None, told.values()):
        names = [f"“{one.heading}”" for one in mapping.columns if told.get(one.index) == field]
        if len(names) > 1 and not is_list(field):
            raise ColumnError(
                f"{'和'.join(names)}都选作了“{title_of(field)}”，只能有一列是。请改其中一列。"
            )
    return told


def _field(wanted: str) -> str:
    """A field by its name in the programs or by one of its headings (责任单位)."""
    try:
        title_of(wanted)
    except KeyError:
        named = fields_of(wanted)
        if not named:
            raise ColumnError(f"没有“{wanted}”这个栏目，请用台账的列名，如“责任单位”。") from None
        return named[0]
    return wanted


def _columns(mapping: Mapping, column: int | str) -> list[Column]:
    found = [
        one
        for one in mapping.columns
        if column in (one.index, one.heading, one.heading.rpartition("／")[2])
    ]
    if not found:
        names = "、".join(one.heading for one in mapping.columns)
        raise ColumnError(f"表中没有“{column}”这一列，表中的列：{names}。")
    return found


def _lost_columns(sheet: Sheet, mapping: Mapping) -> Iterator[RowProblem]:
    """Columns that hold something and are taken for nothing, each told once."""
    headings = {one.index: one.heading for one in mapping.columns}
    known = {one.index for one in mapping.columns if one.field}
    for index in range(len(sheet.rows[mapping.bottom])):
        if index in known:
            continue
        filled = [
            number
            for number in range(mapping.bottom + 1, len(sheet.rows))
            if sheet.rows[number][index] not in _BLANK and (number, index) not in sheet.covered
        ]
        if filled:
            heading = headings.get(index, f"第{index + 1}列（没有列名）")
            reason = f"看不出这一列是什么，其中{len(filled)}格的内容没有导入"
            yield RowProblem(mapping.bottom + 1, "left_out", reason, heading)


def _valueless(mapping: Mapping, marks: SheetMarks) -> Iterator[RowProblem]:
    """Formulas without a value in the file, told once for a column and kind of fault."""
    headings = {one.index: one.heading for one in mapping.columns}
    found: dict[tuple[int, str], list[int]] = {}
    for row, column, error in marks.valueless:
        if row > mapping.bottom and column in headings:
            found.setdefault((column, error), []).append(row + 1)
    for (column, error), rows in found.items():
        told = "、".join(map(str, rows[:_MOST_TOLD])) + ("等" if len(rows) > _MOST_TOLD else "")
        reason = _CORRECT.format(told, error) if error else _RECKON.format(told)
        yield RowProblem(rows[0], "left_out", reason, headings[column])


def _hidden(sheet: Sheet, mapping: Mapping, marks: SheetMarks) -> tuple[int, int]:
    rows = [
        one
        for one in marks.hidden_rows
        if mapping.bottom < one < len(sheet.rows) and any(cell != "" for cell in sheet.rows[one])
    ]
    columns = {one.index for one in mapping.columns} & marks.hidden_columns
    return len(rows), len(columns)


def _digest(data: bytes, sheet: str) -> str:
    """Of several sheets in a file each may be taken in."""
    digest = hashlib.sha256(data).hexdigest()
    return hashlib.sha256(f"{digest}\n{sheet}".encode()).hexdigest() if sheet else digest


def _above(sheet: Sheet, mapping: Mapping) -> Iterator[str]:
    """The texts above the head, each once."""
    seen = set()
    for row in sheet.rows[: mapping.top]:
        for cell in row:
            text = text_of(cell)
            if text and text not in seen:
                seen.add(text)
                yield text


def _title(above: list[str]) -> str:
    """The first text above the head that could be a title."""
    lines = (text.split("\n")[0].strip() for text in above)
    return next((line for line in lines if len(line) <= _TITLE_LONGEST and "：" not in line), "")


def _told_on(above: list[str]) -> date | None:
    """The one day of which the sheet says that it tells."""
    days = set()
    for text in above:
        for found in TOLD_ON.finditer(text):
            days |= {one.last for one in extract_dates(found["day"], (None, None)) if one.possible}
    return days.pop() if len(days) == 1 else None
