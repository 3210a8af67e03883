"""Where a superior's statistical form wants which figure: found by the names of columns and rows.

Three layouts: a grid of columns under a head with named rows; a grid with one line of figures or
with blank lines to be listed (a line a unit); names of figures each with its blank beside it.
Rows and columns count from 0.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from zhenggai.ledger.intake.cells import text_of
from zhenggai.ledger.intake.columns import fields_of
from zhenggai.ledger.intake.figure_names import (
    NOTHING,
    SUM,
    Meaning,
    Vocabulary,
    plain,
    settled,
)
from zhenggai.ledger.intake.header import printed_headings
from zhenggai.ledger.intake.row_texts import FOOT, NOTE
from zhenggai.ledger.intake.workbook import Cell, Sheet

_DEEPEST = 60
_MOST_HEAD_ROWS = 4
_FEWEST = 2
_LONGEST_NAME = 40
# 单位 · 牵头单位 · 部门名称, of what a line of its own is made where the form names none
LISTED = {
    "unit": re.compile(
        r"^(?!填[报表]|被|计量)(?!.*(?:个数|万元)).{0,8}(?:单位|部门|科室)(?:名称)?$"
    ),
    "category": re.compile(r"(?:类别|大项|问题类型)(?:名称)?$"),
    "aspect": re.compile(r"(?:方面|板块)(?:名称)?$"),
}
# 责任单位 counts for whoever shares in a problem, 牵头单位 and 单位 for who leads it
_SHARING = re.compile("责任|配合|承办|参与|协办")
# 栏次 · 3=1+2 · ④: rows that number the columns
_COUNTING = re.compile(r"[0-9①-⑳=＝+＋\-－÷/×*()（）%.]{1,20}")
# 计量单位
_UNIT = re.compile(r"个|项|条|件|次|场|期|类|份|人|人次|件次|元|万元|亿元|[%％]")
_NUMBERING = re.compile(r"^(?:序号|编号|项次)$")
# heads under which the inspected unit itself stands
_OF_WHOLE = re.compile(r"^(?:填[报表]|被巡|地区|区县|县区|[县区]?市区?)")

Axis = Literal["column", "row", "pair"]


@dataclass(frozen=True, slots=True)
class SumLine:
    """A column or a row of the form with what it means, or a name with its blank at `place`."""

    axis: Axis
    index: int
    label: str
    meaning: Meaning
    place: tuple[int, int] = (-1, -1)


@dataclass(frozen=True, slots=True)
class SumForm:
    """A statistical form: its lines, and the columns left of the figures in which rows are named.

    `listing` is the kind of part of which each gets a line where the rows bear no names; `by_lead`
    tells that units count for what they lead. Its rows are `first` to the one before `end`.
    """

    sheet: str
    first: int
    end: int
    lines: tuple[SumLine, ...]
    labels: tuple[int, ...] = ()
    listing: str = ""
    is_blank: bool = False
    by_lead: bool = True

    def along(self, axis: Axis) -> tuple[SumLine, ...]:
        """The lines of an axis."""
        return tuple(one for one in self.lines if one.axis == axis)

    @property
    def known(self) -> int:
        """How many lines are understood."""
        return sum(one.meaning.is_known for one in self.lines)


def find_sums(sheet: Sheet, vocabulary: Vocabulary) -> tuple[SumForm, ...]:
    """The forms on a sheet, one below the other; none where it asks for no figures."""
    grids = [
        (top, found)
        for top in range(min(len(sheet.rows), _DEEPEST))
        if (found := _grid_at(sheet, vocabulary, top))
    ]
    chosen: list[tuple[int, SumForm]] = []
    for top, grid in sorted(grids, key=lambda one: -one[1].known):
        if all(grid.end <= other or top >= held.end for other, held in chosen):
            chosen.append((top, grid))
    pairs = _pairs(sheet, vocabulary)
    if len(pairs) >= max(_FEWEST, *(_cells(one) for _, one in chosen), 0):
        return (_settled(SumForm(sheet.name, 0, len(sheet.rows), pairs)),)
    return tuple(_settled(one) for _, one in sorted(chosen, key=lambda one: one[0]))


def _cells(form: SumForm) -> int:
    """How many cells a grid fills, and one more where its rows have names."""
    columns = sum(one.meaning.is_known for one in form.along("column"))
    rows = [one for one in form.along("row") if one.meaning.is_known]
    return columns * max(len(rows), 1) + any(one.label for one in rows)


def _grid_at(sheet: Sheet, vocabulary: Vocabulary, top: int) -> SumForm | None:
    bottom = _bottom(sheet, vocabulary, top)
    headings = _without_title(printed_headings(sheet, top, bottom))
    columns = tuple(
        SumLine("column", index, "／".join(parts), _meaning(vocabulary, parts))
        for index, parts in enumerate(headings)
        if parts
    )
    known = [one for one in columns if one.meaning.is_known]
    if not known:
        return None
    end = _end(sheet, vocabulary, bottom + 1)
    names = {one.index: _own(one) for one in columns}
    labels = tuple(
        index
        for index in range(known[0].index)
        if _names_rows(names.get(index, ""))
        or any(isinstance(row[index], str) and row[index] for row in sheet.rows[bottom + 1 : end])
    )
    rows = tuple(_rows(sheet, vocabulary, range(bottom + 1, end), (labels, known)))
    if not _asks_figures(known, rows):
        return None
    heads = [one for one in columns if one.index in labels]
    form = SumForm(
        sheet=sheet.name,
        first=bottom + 1,
        end=end,
        lines=(*(one for one in columns if one.index not in labels), *rows),
        labels=labels,
        by_lead=vocabulary.has_leads and not any(_SHARING.search(_own(one)) for one in heads),
    )
    return _with_rows(form, heads)


def _names_rows(heading: str) -> bool:
    """Whether a head stands over names (or numbers) of rows by its very words."""
    known = (*LISTED.values(), _OF_WHOLE, _NUMBERING)
    return not heading or any(one.search(heading) for one in known)


def _asks_figures(known: list[SumLine], rows: tuple[SumLine, ...]) -> bool:
    """Whether columns and rows make a grid: by a figure's name, or parts against parts."""
    parts = [one for one in rows if one.meaning.figure or one.meaning.portions]
    is_told = any(one.meaning.figure for one in (*known, *rows))
    if len(known) >= _FEWEST:
        return is_told or bool(parts)
    return is_told and any(one.meaning.is_known for one in rows)


def _without_title(headings: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """Heads without what stands over all of them alike."""
    told = [one for one in headings if one]
    while len(told) > 1 and all(len(one) > 1 and one[0] == told[0][0] for one in told):
        headings = tuple(one[1:] for one in headings)
        told = [one for one in headings if one]
    return headings


def _meaning(vocabulary: Vocabulary, parts: tuple[str, ...]) -> Meaning:
    if any(len(one) > _LONGEST_NAME for one in parts[-1:]):
        return NOTHING
    return vocabulary.meaning(parts)


def _bottom(sheet: Sheet, vocabulary: Vocabulary, top: int) -> int:
    """The last row of a head: down to where its merged cells end, and while names go on."""
    bottom = top
    for row in range(top + 1, min(top + _MOST_HEAD_ROWS, len(sheet.rows))):
        is_merged = any(
            merge.top <= bottom and row <= merge.bottom and merge.top >= top
            for merge in sheet.merges
            if merge.bottom - merge.top < _MOST_HEAD_ROWS
            and not vocabulary.portion(text_of(sheet.rows[merge.top][merge.left]))
        )
        if not (is_merged or _goes_on(sheet, vocabulary, (top, bottom, row))):
            break
        bottom = row
    return bottom


def _goes_on(sheet: Sheet, vocabulary: Vocabulary, rows: tuple[int, int, int]) -> bool:
    """Whether a row below a head names figures or parts itself, and nothing but names."""
    top, bottom, row = rows
    cells = [(index, cell) for index, cell in enumerate(sheet.rows[row]) if cell != ""]
    if any(not isinstance(cell, str) for _, cell in cells):
        return False
    above = printed_headings(sheet, top, bottom)
    named = [
        index
        for index, cell in cells
        if above[index]
        and above[index][-1] != text_of(cell)
        and vocabulary.meaning((*above[index], text_of(cell))).is_known
        and index > 0
    ]
    return len(named) >= _FEWEST


def _end(sheet: Sheet, vocabulary: Vocabulary, first: int) -> int:
    """Where the rows below a head end (the row is no more of them): a foot, or another head."""
    for row in range(first, len(sheet.rows)):
        told = [(index, text) for index, text in enumerate(map(text_of, sheet.rows[row])) if text]
        words = told[0][1] if told else ""
        if words and not SUM.match(plain(words)) and (FOOT.match(words) or NOTE.match(words)):
            return row
        named = [index for index, text in told if vocabulary.figure(text)]
        if len(named) >= _FEWEST and named[-1] - named[0] == len(named) - 1:
            return _below_title(sheet, first, row)
    return len(sheet.rows)


def _below_title(sheet: Sheet, first: int, head: int) -> int:
    """The row above which a head's own title begins: one text alone in its row."""
    while head > first:
        told = {text_of(cell) for cell in sheet.rows[head - 1] if cell != ""}
        if len(told) != 1:
            break
        head -= 1
    return head


def _rows(
    sheet: Sheet,
    vocabulary: Vocabulary,
    numbers: range,
    columns: tuple[tuple[int, ...], list[SumLine]],
) -> Iterator[SumLine]:
    """The named rows below a head; `columns` are those of names and those that are understood."""
    labels, known = columns
    for row in numbers:
        cells = sheet.rows[row]
        parts = tuple(dict.fromkeys(filter(None, (_name(cells[one]) for one in labels))))
        told = [text_of(cells[one.index]) for one in known]
        if parts and not _counts(parts, [text for text in told if text]):
            yield SumLine("row", row, "／".join(parts), _meaning(vocabulary, parts))


def _name(cell: Cell) -> str:
    """A cell's words; a number and 万元 name nothing."""
    words = text_of(cell) if isinstance(cell, str) else ""
    return "" if _COUNTING.fullmatch(words) or _UNIT.fullmatch(words) else words


def _counts(parts: tuple[str, ...], told: list[str]) -> bool:
    """Whether a row numbers the columns: 甲 1 2 3=1+2 · 栏次 ① ②."""
    is_told = len(told) > 1 and all(map(_COUNTING.fullmatch, told))
    follows = told[:2] in (["1", "2"], ["2", "3"], ["①", "②"], ["3", "4"])
    is_named = not parts or parts[0] in ("甲", "栏次", "行次")
    return is_told and follows and is_named


def _with_rows(form: SumForm, heads: list[SumLine]) -> SumForm:
    """Rows for a form that names none, or only its sum: the whole, or a line for each part."""
    rows = form.along("row")
    if len(rows) == 1 and any(_OF_WHOLE.search(_own(one)) for one in heads):
        whole = replace(rows[0], meaning=Meaning(is_whole=True, is_doubtful=True))
        known = rows[0] if rows[0].meaning.is_known else whole
        return replace(form, lines=(*form.along("column"), known))
    if any(not SUM.match(plain(one.label)) for one in rows):
        return form
    kinds = [
        kind for one in reversed(heads) for kind, name in LISTED.items() if name.search(_own(one))
    ]
    form = replace(form, is_blank=True, listing=kinds[0] if kinds else "")
    return form if form.listing or rows else with_whole(form)


def with_whole(form: SumForm) -> SumForm:
    """The form with one line of figures, of the whole."""
    whole = SumLine("row", form.first, "", Meaning(is_whole=True))
    rest = tuple(one for one in form.lines if one.axis != "row" or one.label)
    return replace(form, lines=(*rest, whole), listing="", is_blank=True)


def _own(line: SumLine) -> str:
    """The lowest head of a column."""
    return re.sub(r"\s", "", line.label.rpartition("／")[2])


def _pairs(sheet: Sheet, vocabulary: Vocabulary) -> tuple[SumLine, ...]:
    """Names of figures with a blank (or a number) beside them."""
    found = []
    for row, cells in enumerate(sheet.rows):
        for index, cell in enumerate(cells):
            if not isinstance(cell, str) or (row, index) in sheet.covered:
                continue
            figure = vocabulary.figure(cell) if len(cell) <= _LONGEST_NAME else ""
            place = (row, _right_of(sheet, row, index))
            if figure and _is_open(sheet, place):
                found.append(SumLine("pair", row, cell.strip(), Meaning(figure), place))
    return tuple(found)


def _right_of(sheet: Sheet, row: int, column: int) -> int:
    """The column behind a cell and what it is merged over."""
    ends = [one.right for one in sheet.merges if (one.top, one.left) == (row, column)]
    return max(ends, default=column) + 1


def _is_open(sheet: Sheet, place: tuple[int, int]) -> bool:
    row, column = place
    cell: Cell = sheet.rows[row][column] if column < len(sheet.rows[row]) else ""
    return not isinstance(cell, str) or not cell.strip() or bool(_UNIT.fullmatch(cell.strip()))


def _settled(form: SumForm) -> SumForm:
    """未完成 means what is left beside the other columns (rows) of its axis."""
    lines = []
    for one in form.lines:
        beside: Iterable[str] = (held.meaning.figure for held in form.along(one.axis))
        figure = settled(beside).get(one.meaning.figure)
        meaning = replace(one.meaning, figure=figure, is_doubtful=True) if figure else one.meaning
        lines.append(replace(one, meaning=meaning))
    return replace(form, lines=tuple(lines))


def is_for_sums(form: SumForm, ledger_fields: Iterable[str | None]) -> bool:
    """Whether a sheet that has a ledger's head too wants figures and no items.

    A ledger's sheet has words in most of its columns; 完成率 or three figures tell a form of sums.
    """
    sure = [
        one
        for one in form.lines
        if one.meaning.figure and not one.meaning.is_doubtful and not fields_of(_own(one))
    ]
    words = [one for one in ledger_fields if one not in (None, "number", "units", "lead_units")]
    return len(sure) >= _FEWEST and len(sure) >= len(words) - 1
