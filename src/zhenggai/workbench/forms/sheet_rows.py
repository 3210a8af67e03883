"""What the page of a sheet sends: for each line an answer, and what the line began with.

Fields are plain and carry the line's number: `r-12` the result, `t-12` the text, `s-12` what comes
next, `f-12-other` a figure, `m-12` milestones, `b-12` the mark of what stood there when the page
was made; `mark` is the page's own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from django.http import QueryDict

from zhenggai.ledger.core.acts.shape import ReportedFigure
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.vocabulary import RESULTS
from zhenggai.ledger.file_content import refuse_secret
from zhenggai.supervision.answers import Answer
from zhenggai.supervision.sheets import FilledSheet, SheetLine
from zhenggai.workbench.together import page_mark

_LONGEST = 5000
_MOST_DIGITS = 15


@dataclass(frozen=True, slots=True)
class TypedSheet:
    """What was typed, by item; `faults` by line: what cannot be kept, with the text as typed.

    `refused` are the answers of which nothing may be kept, for the page alone.
    """

    answers: Mapping[str, Answer]
    begun: Mapping[str, str]
    faults: Mapping[int, str] = field(default_factory=dict)
    numbers: Mapping[str, str] = field(default_factory=dict)
    page: str = ""
    refused: Mapping[str, Answer] = field(default_factory=dict)


def typed_sheet(filled: FilledSheet, told: QueryDict) -> TypedSheet:
    """The answers that a page sent; lines that it did not show are left out."""
    answers: dict[str, Answer] = {}
    refused: dict[str, Answer] = {}
    begun: dict[str, str] = {}
    faults: dict[int, str] = {}
    numbers: dict[str, str] = {}
    for line in filled.lines:
        pk = line.row.pk
        if f"b-{pk}" not in told:
            continue
        begun[line.row.item] = told.get(f"b-{pk}", "")
        figures, wrong = _figures(line, told)
        if wrong:
            faults[pk] = f"“{next(iter(wrong.values()))}”不是数字，没有保存；只填数，不写单位。"
            numbers |= wrong
        answer = Answer(
            _result(told.get(f"r-{pk}", "")),
            _words(told, f"t-{pk}"),
            figures,
            tuple(sorted(int(one) for one in told.getlist(f"m-{pk}") if one.isdecimal())),
            next_steps=_words(told, f"s-{pk}"),
        )
        try:
            refuse_secret(*answer.words)
        except NotAllowed as fault:
            faults[pk], refused[line.row.item] = fault.sentence, answer
        else:
            answers[line.row.item] = answer
    return TypedSheet(answers, begun, faults, numbers, page_mark(told), refused)


def _words(told: QueryDict, name: str) -> str:
    return told.get(name, "").replace("\r\n", "\n").strip()[:_LONGEST]


def _result(word: str) -> str:
    return word if word in RESULTS else ""


def _figures(line: SheetLine, told: QueryDict) -> tuple[tuple[ReportedFigure, ...], dict[str, str]]:
    """The figures that are numbers, and by field what is none."""
    found, wrong = [], {}
    for one in line.figures:
        name = f"f-{line.row.pk}-{one.name}"
        text = told.get(name, "").strip()
        value = number_of_text(text)
        if text and value is None:
            wrong[name] = text
        if value is not None:
            found.append(ReportedFigure(one.name, value, one.unit, one.title))
    return tuple(found), wrong


def number_of_text(text: str) -> Decimal | None:
    """The number that somebody typed, thousands' commas allowed; None for what is none."""
    plain = text.strip().replace(",", "").replace("，", "")
    try:
        value = Decimal(plain)
    except InvalidOperation:
        return None
    return value if value.is_finite() and len(value.as_tuple().digits) <= _MOST_DIGITS else None
