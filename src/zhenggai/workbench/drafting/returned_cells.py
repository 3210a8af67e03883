"""Cells of the table of what is not done that came back otherwise: where in the ledger what was
written there belongs, and what a person does about it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.rows import Problem
from zhenggai.ledger.core.state import Book
from zhenggai.publication.copies.returned_tables import BackCell

# An address holds no longer text.
_LONGEST = 300


@dataclass(frozen=True, slots=True)
class OfferedCell:
    """A changed cell with the number of its problem, what to do, and the form in which it is done,
    filled with what was written (`address` "": nothing is to be done)."""

    cell: BackCell
    number: str
    hint: str
    verb: str
    address: str


@dataclass(frozen=True, slots=True)
class _Field:
    """Where a column comes from: the act that changes it, its field, why."""

    kind: str
    field: str
    verb: str
    hint: str


_PROBLEM = _Field(
    "revise_problem", "text", "修改问题", "反馈问题取自台账的原文，原文登记有误的才改。"
)
_REPORTED = _Field(
    "report_progress", "text", "报送进展", "有关情况说明取自最近报送的进展，登记后表里自动跟着变。"
)
_CARRIED = _Field(
    "record_target", "cause", "登记原因", "有关情况说明取自登记的原因，改登后表里自动跟着变。"
)
_ASSESSED = _Field(
    "assess_basically_done", "reason", "重新评定", "有关情况说明取自评定基本完成的理由。"
)
_PLANNED = _Field(
    "plan_measure", "text", "制定措施", "下一步措施取自还没有开始的措施，登记后表里自动跟着变。"
)
_DEADLINE = _Field(
    "ask_extension", "reason", "申请延期", "完成时限以批准的为准，延期获准后表里自动跟着变。"
)
_STATE = "整改状态由登记得出：报送进展、评定基本完成、销号以后表里自动跟着变。"
_NUMBER = "这一格由系统编排，不用改。"


def offered_cells(code: str, cells: Iterable[BackCell], book: Book) -> Iterator[OfferedCell]:
    """Each changed cell with where it belongs."""
    for one in cells:
        problem = book.find(Problem, one.key) if one.key else None
        field = _field(one, problem)
        number = number_of(one.key) if one.key else ""
        if problem is None or one.is_settled:
            yield OfferedCell(one, number, "" if one.is_settled else _NUMBER, "", "")
        elif field is None:
            is_state = one.column == "state"
            address = reverse("workbench:problem", args=[code, number]) if is_state else ""
            hint = _STATE if is_state else _NUMBER
            yield OfferedCell(one, number, hint, f"看问题{number}" if is_state else "", address)
        else:
            told = f"?{urlencode({field.field: one.now})}" if len(one.now) <= _LONGEST else ""
            address = reverse("workbench:act", args=[code, field.kind, one.key]) + told
            yield OfferedCell(one, number, field.hint, field.verb, address)


def _field(one: BackCell, problem: Problem | None) -> _Field | None:
    if one.column == "explanation" and problem is not None:
        if problem.carried:
            return _CARRIED
        return _ASSESSED if problem.basically_done_reason else _REPORTED
    fields = {"problem": _PROBLEM, "next_steps": _PLANNED, "deadline": _DEADLINE}
    return fields.get(one.column)
