"""Rows below the head of a sheet as texts by field, and which rows are no part of the table."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from zhenggai.ledger.intake.cells import text_of
from zhenggai.ledger.intake.mapping import Mapping
from zhenggai.ledger.intake.workbook import Sheet

# 填表人： · 审核： · 注：1.… · 合计 · 单位主要负责人签字 · （单位公章）
FOOT = re.compile(
    r"(?:填[表报]|制表|审核|审签|审批|复核|联系人|联系电话|"
    r"(?:单位|主要|部门){0,2}负责人(?:签[字名])?[:：（(]"
    r"|签[字名]|注[:：1-9]|备注[:：]|说明[:：]|合计|总计|小计|共计|以下空白|盖章|[（(]?(?:单位)?公?章[)）])"
)
# 填报说明：1.… · 备注：… · （注：…: what no problem and no measure begins with
NOTE = re.compile(
    r"[（(]?(?:填[表报](?:说明|人|单位|时间|日期)|备注|注[0-9]?|说明|制表人?|审核人|联系人|联系电话)"
    r"[ ]?[:：]"
)
# 合计 · 小 计 · 合计：4个问题 · 以下空白: below the table, in whatever column it says so
BELOW = re.compile(
    r"[合总小共累][ \u3000]{0,4}计[:：]?[ ]?[0-9一二三四五六七八九十]{0,5}"
    r"[个项条件]?(?:问题|措施)?。?|[（(]?以下空白[)）]?"
)
# 党的领导小计：2项
SUM_OF = re.compile(r".{1,20}[小合]计[:：]?[ ]?[0-9]{0,5}[个项条件]?(?:问题|措施)?")
# 第1页 · 第1页 共2页 · 第 1 页，共 2 页 · — 1 —
PAGE = re.compile(
    r"(?:第[ ]?[0-9]{1,4}[ ]?页)?[，, ]{0,2}(?:共[ ]?[0-9]{1,4}[ ]?页)?"
    r"|[-—]{1,2}[ ]?[0-9]{1,4}[ ]?[-—]{1,2}"
)
# 3 · （一） · 2.1: a number with no words says nothing
BARE = re.compile(r"[0-9.、（）()一二三四五六七八九十\-— ]{1,12}")
EXAMPLE = re.compile(r"[（(【]?(?:示例|样例|例|例如|举例)[0-9]{0,2}[)）】]?[:：]?")
# 一、党的领导方面 · 第一部分 · 聚焦基层党组织建设方面
ASPECT = re.compile(
    r"[一二三四五六七八九十]{1,3}[、.．]|第[一二三四五六七八九十]{1,2}(?:部分|方面)"
)
# （一）学习贯彻不到位
CATEGORY = re.compile(r"[（(][一二三四五六七八九十]{1,3}[)）]")
_WIDE = 3

Kind = Literal["data", "aspect", "category", "foot", "example", "stray", "silent"]


@dataclass(frozen=True, slots=True)
class Text:
    """A cell's text; `is_above` where it belongs to a merged range that began in a row above."""

    text: str
    is_above: bool = False


BLANK = Text("")


@dataclass(frozen=True, slots=True)
class RowTexts:
    """One row (from 0): what it is, its fields, and its words as one line."""

    row: int
    kind: Kind
    fields: dict[str, Text]
    line: str


@dataclass(frozen=True, slots=True)
class _Table:
    """What a mapping says of all rows alike."""

    columns: tuple[tuple[int, str], ...]
    numbers: frozenset[int]
    subjects: frozenset[int]
    groups: frozenset[int]
    headings: frozenset[str]

    @classmethod
    def of(cls, mapping: Mapping) -> "_Table":
        def places(*fields: str) -> frozenset[int]:
            return frozenset(place for field in fields for place in mapping.columns_of(field))

        return cls(
            columns=tuple((one.index, one.field) for one in mapping.columns if one.field),
            numbers=places("number", "problem_number"),
            subjects=places("problem", "detail", "measure"),
            groups=places("aspect", "category"),
            headings=frozenset(one.heading.rpartition("／")[2] for one in mapping.columns),
        )


def row_texts(sheet: Sheet, mapping: Mapping) -> Iterator[RowTexts]:
    """Every row below the head that holds anything, in order."""
    table = _Table.of(mapping)
    above = {text_of(cell) for held in sheet.rows[: mapping.top] for cell in held}
    for row in range(mapping.bottom + 1, len(sheet.rows)):
        cells = _texts_of(sheet, row)
        fresh = [
            (index, one.text) for index, one in enumerate(cells) if one.text and not one.is_above
        ]
        if not fresh:
            continue
        kind = _kind(sheet, row, fresh, table)
        texts = [text for _, text in fresh]
        if _repeats_head(texts, table.headings) or set(texts) <= above:
            kind = "silent"
        line = "　".join(text for _, text in fresh)
        yield RowTexts(row, kind, _by_field(cells, table), line)


def _texts_of(sheet: Sheet, row: int) -> list[Text]:
    """The cells' texts; what a range over several columns holds stands in its first column."""
    covered = sheet.covered
    found = []
    for column, cell in enumerate(sheet.rows[row]):
        if cell == "":
            found.append(BLANK)
        elif (merge := covered.get((row, column))) is None:
            found.append(Text(text_of(cell)))
        else:
            found.append(Text(text_of(cell), is_above=True) if column == merge.left else BLANK)
    return found


def _by_field(cells: list[Text], table: _Table) -> dict[str, Text]:
    found: dict[str, Text] = {}
    for index, field in table.columns:
        if index >= len(cells):
            continue
        cell, before = cells[index], found.get(field)
        if before and before.text and cell.text:
            cell = Text(f"{before.text}\n{cell.text}", before.is_above and cell.is_above)
        elif before and before.text:
            cell = before
        found[field] = cell
    return found


def _kind(sheet: Sheet, row: int, fresh: list[tuple[int, str]], table: _Table) -> Kind:
    """What a row is, told by its first words and by whether it is one range from side to side."""
    index, text = fresh[0]
    numbers, subjects = table.numbers, table.subjects
    is_alone = len(fresh) == 1
    is_wide = is_alone and _width(sheet, row, index) >= _WIDE
    if EXAMPLE.fullmatch(text) and (index in numbers or index == 0):
        return "example"
    is_foot = FOOT.match(text) and (is_wide or index not in subjects)
    is_note = is_alone and (NOTE.match(text) or SUM_OF.fullmatch(text))
    if BELOW.fullmatch(text) or is_foot or is_note:
        return "foot"
    if (is_alone and PAGE.fullmatch(text)) or _counts_columns([text for _, text in fresh]):
        return "silent"
    if is_wide or (is_alone and index not in subjects and (index == 0 or index in numbers)):
        return _heading_kind(text, table, index, is_wide=is_wide)
    return "silent" if all(place in numbers for place, _ in fresh) else "data"


def _heading_kind(text: str, table: _Table, index: int, *, is_wide: bool) -> Kind:
    """What a text that has its row to itself heads; a bare number heads nothing."""
    if ASPECT.match(text) or text.rstrip("：:").endswith("方面"):
        return "aspect"
    if CATEGORY.match(text):
        return "category"
    if is_wide:
        return "stray"
    if index in table.groups:
        return "data"
    return "silent" if index in table.numbers and BARE.fullmatch(text) else "stray"


def _width(sheet: Sheet, row: int, column: int) -> int:
    """Over how many columns the range reaches that begins in a cell."""
    width = 1
    while (merge := sheet.covered.get((row, column + width))) and merge.left == column:
        width += 1
    return width


def _repeats_head(texts: list[str], headings: frozenset[str]) -> bool:
    """Whether the head is printed once more, as at the top of a page."""
    same = sum(1 for text in texts if text in headings)
    return len(texts) >= 3 and same >= len(texts) - 1


def _counts_columns(texts: list[str]) -> bool:
    """Whether a row only numbers the columns: 1 2 3 4 …"""
    return len(texts) >= 3 and texts == [str(number + 1) for number in range(len(texts))]
