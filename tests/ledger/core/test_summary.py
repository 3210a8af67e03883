"""A book's summary tells on any day and to anybody what its figures tell."""

from datetime import date, timedelta

import pytest
from ledger_world import (
    CIVIL,
    CLERK,
    FINANCE,
    LEADER,
    LIAISON,
    OPENED,
    PACK,
    PLANNED,
    SIGNED,
    SUPERIOR,
    Ledger,
    day,
    ledger_after,
)

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.closings import Close, Reopen
from zhenggai.ledger.core.acts.plans import SetDeadline
from zhenggai.ledger.core.acts.problems import AddProblem, MarkCommonProblem
from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.ledger.core.acts.records import RecordStep
from zhenggai.ledger.core.acts.shape import Act, Milestone
from zhenggai.ledger.core.figures import figures
from zhenggai.ledger.core.prescribed import prescribed_steps
from zhenggai.ledger.core.scope import seen_by
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.summary import KINDS, Position, last_reports, position, summary

NAMES = (
    "problems", "done", "basically_done", "in_progress", "not_done", "overdue", "due_soon",
    "returned", "reopened",
)  # fmt: skip
# Problem 2 is known to the office and to civil affairs only, 3 to everybody.
MIXED: tuple[tuple[str, Actor, Act], ...] = (
    *OPENED,
    ("1-12", CLERK, AddProblem("problem/1", "一")),
    ("1-12", CLERK, AddProblem("problem/2", "二", need_to_know=(CIVIL, "leader"))),
    ("1-12", CLERK, AddProblem("problem/3", "三", need_to_know=("all",), kind="common")),
    ("1-12", CLERK, AddProblem("problem/4", "四", source="immediate")),
    ("1-12", CLERK, SetDeadline("problem/1", (Milestone(date(2026, 3, 1)),))),
    ("1-12", CLERK, SetDeadline("problem/2", (Milestone(date(2026, 3, 10)),))),
    ("1-12", CLERK, MarkCommonProblem("problem/2", units=(FINANCE,))),
    ("1-13", CLERK, RecordStep("step/internal_feedback_notice", number="岚发〔2026〕2号")),
)
AGAIN: tuple[tuple[str, Actor, Act], ...] = (
    *SIGNED,
    ("2-11", CLERK, Close("problem/1")),
    ("2-20", CLERK, Reopen("problem/1", "relapse", "又有新的沉淀资金")),
)


def stand(ledger: Ledger, who: Actor = CLERK, on: str = "3-5") -> Position:
    return position(summary(ledger.book, PACK), PACK, who, day(on))


@pytest.mark.parametrize("past", [OPENED, PLANNED, SIGNED, AGAIN, MIXED])
@pytest.mark.parametrize("who", [CLERK, SUPERIOR, LEADER])
def test_every_day_has_the_figures_of_that_day(
    past: tuple[tuple[str, Actor, Act], ...], who: Actor
) -> None:
    ledger = ledger_after(*past)
    seen = seen_by(ledger.book, who)
    for days in range(0, 240, 7):
        on = day("1-10") + timedelta(days=days)
        held = position(summary(ledger.book, PACK), PACK, who, on)
        told = {one.name: one for one in figures(seen, PACK, on)}
        assert {name: getattr(held, name) for name in NAMES} == {
            name: told[name].value for name in NAMES
        }
        assert held.rate == told["completion_rate"].value
        assert held.steps == prescribed_steps(seen, PACK, on)


def test_the_rows_of_its_kinds_are_enough() -> None:
    ledger = ledger_after(*AGAIN)
    few = Book()
    for row in ledger.book.every():
        if row.key.partition("/")[0] in KINDS:
            few.put(row)
    reports = last_reports(ledger.book.measures.values())
    assert summary(few, PACK, reports) == summary(ledger.book, PACK)


def test_a_common_problem_is_there_for_who_may_know_of_it() -> None:
    ledger = ledger_after(*MIXED)
    assert stand(ledger, CLERK).common == ("problem/3", "problem/2")
    assert stand(ledger, SUPERIOR).common == ("problem/3",)


def test_a_report_on_a_measure_is_the_books_last_report() -> None:
    ledger = ledger_after(
        *PLANNED, ("2-1", LIAISON, ReportProgress("measure/1-1", FINANCE, "progress", "已拨付"))
    )
    assert stand(ledger).reported_on == day("2-1")
    assert stand(ledger_after(*PLANNED)).reported_on is None


def test_a_book_without_problems_has_no_rate() -> None:
    assert stand(ledger_after(*OPENED)).rate is None
