"""The sheet as xlsx, out and in again: what a person filled in with WPS is told row by row.

Nothing is guessed: a row that cannot be understood says why and is not entered.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation

from django.db import transaction
from django.utils.crypto import constant_time_compare, salted_hmac

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.shape import ReportedFigure
from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.vocabulary import RESULTS
from zhenggai.ledger.file_content import content_of
from zhenggai.ledger.intake.workbook import Cell, read_workbook
from zhenggai.notices.source import ReadError
from zhenggai.supervision.answers import Answer
from zhenggai.supervision.day_words import deadline_words, hour_words, period_words
from zhenggai.supervision.filling import Saved, note, save
from zhenggai.supervision.models import Sheet
from zhenggai.supervision.sheets import FigureField, FilledSheet, SheetLine
from zhenggai.writers.round_sheet import (
    COLUMNS,
    FIGURE_COLUMNS,
    MARK,
    QUESTION_NUMBER,
    RESULT_COLUMN,
    STEPS_COLUMN,
    TEXT_COLUMN,
    FigureCell,
    RoundRow,
    round_sheet,
)

_SALT = "zhenggai.supervision.mark"
# 表号 7-153-0a1b2c3d4e
_MARK = re.compile(rf"{MARK}\s*[0-9]+-([0-9]+)-([0-9a-f]{{10}})")
# What people write for it where the list was not used
_NO_CHANGE = ("本期无变化", "没有变化", "无变动", "同上期")
_WORDS = {word: result for result, word in RESULTS.items()} | dict.fromkeys(_NO_CHANGE, "no_change")
_NO_MARK = "没有找到表号，可能不是从本系统下载的表。请下载本期的表填写后再导入。"
_HEAD_WITHIN = 10


@dataclass(frozen=True, slots=True)
class ReadRow:
    """One row of the file: the line it is, what was understood, or why it was not.

    Neither an answer nor a fault: nothing was filled in.
    """

    number: str
    line: SheetLine | None
    answer: Answer | None = None
    fault: str = ""


def workbook_of(filled: FilledSheet) -> bytes:
    """The unit's sheet as xlsx, with what was filled in so far."""
    sheet = filled.sheet
    due = hour_words(sheet.round.due_at, sheet.round.opened_at)
    note = f"{period_words(sheet.round)}；{due}前报送。{_returned_words(filled)}"
    rows = [_row(filled, one) for one in filled.asked]
    return round_sheet(
        f"{sheet.round}整改进展填报表　{sheet.unit.name}", note, mark_of(sheet), rows
    )


def _returned_words(filled: FilledSheet) -> str:
    """That the sheet was returned: for which rows, or for what as a whole."""
    sheet = filled.sheet
    if sheet.state != "returned":
        return ""
    if count := sum(bool(one.row.returned_why) for one in filled.asked):
        return f"整改办已退回编号标色的{count}项，原因写在最后一栏，请改好再报。"
    return f"整改办已退回：{sheet.returned_why}" if sheet.returned_why else ""


def _row(filled: FilledSheet, one: SheetLine) -> RoundRow:
    why = one.row.returned_why
    if one.item is None:
        question = filled.sheet.round.question
        return RoundRow(QUESTION_NUMBER, question, now=one.answer.text, returned=why)
    return RoundRow(
        one.number,
        shown(one.item.text, filled.book),
        deadline_words(filled.book, one.item, filled.sheet.round.cut_off.year),
        one.last,
        RESULTS.get(one.answer.result, ""),
        one.answer.text,
        tuple(FigureCell(_figure_title(x), x.last, x.value) for x in one.figures),
        why,
        one.answer.next_steps,
    )


def _figure_title(one: FigureField) -> str:
    return f"{one.title}（{one.unit}）" if one.unit else one.title


def mark_of(sheet: Sheet) -> str:
    """What tells, printed on the sheet, whose it is and of which round; it cannot be made up."""
    return f"{sheet.round.n}-{sheet.pk}-{_seal(sheet.pk)}"


def _seal(pk: int) -> str:
    return salted_hmac(_SALT, str(pk), algorithm="sha256").hexdigest()[:10]


def read_returned(
    filled: FilledSheet, data: bytes, name: str, *, names_units: bool
) -> list[ReadRow]:
    """What a filled-in file says, row by row. Raises NotAllowed for a file that is not this sheet.

    Only where `names_units` is another unit named whose file it is.
    """
    content_of(data, name)
    try:
        sheets = read_workbook(data)
    except ReadError as fault:
        raise NotAllowed(fault.reason, str(fault)) from fault
    for one in sheets:
        rows = [[_text(cell) for cell in row] for row in one.rows]
        found = next(
            (m for row in rows[:_HEAD_WITHIN] for c in row if (m := _MARK.search(c))), None
        )
        if found:
            _require_own(filled.sheet, int(found[1]), found[2], names_units=names_units)
            return _read(filled, rows)
    raise NotAllowed("no_mark", _NO_MARK)


def _require_own(sheet: Sheet, pk: int, seal: str, *, names_units: bool) -> None:
    if not constant_time_compare(_seal(pk), seal):
        raise NotAllowed("no_mark", "表号被改动过，认不出是哪张表。请重新下载本期的表填写。")
    if pk == sheet.pk:
        return
    other = Sheet.objects.select_related("round", "unit").filter(pk=pk).first()
    if other is None:
        raise NotAllowed("no_mark", _NO_MARK)
    if other.unit_id != sheet.unit_id:
        whose = f"{other.unit.name}的" if names_units else "其他单位的"
        raise NotAllowed("other_unit", f"这是{whose}表，不是{sheet.unit.name}的，没有导入。")
    if other.round.book_id != sheet.round.book_id:
        raise NotAllowed("other_book", "这是另一本台账的表，没有导入。")
    raise NotAllowed(
        "other_round",
        f"这是{other.round}的表，现在填的是{sheet.round}。请下载{sheet.round}的表填写。",
    )


def _text(cell: Cell) -> str:
    if isinstance(cell, float):
        return f"{Decimal(str(cell)).normalize():f}"
    return str(cell).strip()


def _read(filled: FilledSheet, rows: Sequence[Sequence[str]]) -> list[ReadRow]:
    start = next((i for i, row in enumerate(rows) if tuple(row[: len(COLUMNS)]) == COLUMNS), None)
    if start is None:
        raise NotAllowed("columns", "表头被改动过，认不出各栏。请重新下载本期的表填写。")
    lines = {one.number or QUESTION_NUMBER: one for one in filled.asked}
    found: dict[str, ReadRow] = {}
    for row in rows[start + 1 :]:
        number = row[0]
        if not number or len(set(row[: len(COLUMNS)])) == 1:
            continue  # the line for the signature, merged over all columns
        if number in found:
            found[number] = ReadRow(number, None, fault="编号重复，没有采用这一行")
        elif number not in lines:
            found[number] = ReadRow(number, None, fault="编号不在本单位这张表上")
        else:
            found[number] = _read_row(number, lines[number], row)
    return list(found.values())


def _read_row(number: str, line: SheetLine, row: Sequence[str]) -> ReadRow:
    word, text, steps = row[RESULT_COLUMN], row[TEXT_COLUMN], row[STEPS_COLUMN]
    told = [one for one in _numbers(row) if one[1]]
    if line.item is None:
        return ReadRow(number, line, Answer(text=text) if text else None)
    if not word and not text and not steps and not told:
        return ReadRow(number, line)
    fault = _fault(word, text, told)
    if fault:
        return ReadRow(number, line, fault=fault)
    titles = {_figure_title(one): one for one in line.figures}
    if strange := [title for title, _ in told if title not in titles]:
        return ReadRow(number, line, fault=f"没有名为“{strange[0]}”的数字")
    figures = tuple(
        ReportedFigure(titles[title].name, Decimal(value), titles[title].unit, titles[title].title)
        for title, value in told
    )
    answer = Answer(_WORDS[word], text, figures, line.answer.reached, next_steps=steps)
    return ReadRow(number, line, answer)


def _fault(word: str, text: str, told: Sequence[tuple[str, str]]) -> str:
    """Why the row is not understood."""
    if not word:
        return "写了本期内容、下一步措施或数字，没有选本期情况"
    if word not in _WORDS:
        return f"本期情况写的是“{word}”，只认无变化、有进展、已完成"
    if _WORDS[word] == "no_change":
        return "选了无变化，又写了本期内容或数字，只能留一样" if text or told else ""
    if not text:
        return f"选了{word}，没有写本期内容"
    wrong = next((value for _, value in told if not _is_number(value)), "")
    return f"“{wrong}”不是数字，只填数，不写单位" if wrong else ""


def _numbers(row: Sequence[str]) -> list[tuple[str, str]]:
    """Title and number of each figure of a row."""
    width = len(FIGURE_COLUMNS)
    starts = range(len(COLUMNS), len(row) - width + 1, width)
    return [(row[start], row[start + 2]) for start in starts if row[start]]


def _is_number(text: str) -> bool:
    try:
        return Decimal(text).is_finite()
    except InvalidOperation:
        return False


@transaction.atomic
def enter_returned(
    sheet: Sheet, answers: Mapping[str, Answer], name: str, *, by: Actor, at: datetime | None = None
) -> Saved:
    """Keep what was understood as drafts, and the file's name in the log. Raises NotAllowed."""
    at = at or datetime.now(UTC)
    saved = save(sheet, answers, by=by, at=at)
    note(saved.sheet, "imported", by, at, name)
    return saved
