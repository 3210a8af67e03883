"""A problem without a deadline of its own is late, or soon due, by what its measures wait for."""

from dataclasses import replace
from datetime import date

from ledger_world import CLERK, LIAISON, PACK, PLANNED, ledger_after

from zhenggai.ledger.core.acts.plans import PlanMeasure, SetDeadline
from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.ledger.core.acts.shape import Milestone
from zhenggai.ledger.core.deadlines import deadline_state, due_of

# The deadlines stand at the measures alone, as in most sheets of an office.
OF_MEASURES = (
    *(one for one in PLANNED[:-1] if not isinstance(one[2], SetDeadline)),
    ("1-12", CLERK, PlanMeasure("measure/1-2", "problem/1", "制定资金管理办法")),
    ("1-12", CLERK, SetDeadline("measure/1-1", (Milestone(date(2026, 3, 31)),))),
    ("1-12", CLERK, SetDeadline("measure/1-2", (Milestone(date(2026, 6, 30)),))),
    ("1-20", PLANNED[-1][1], replace(PLANNED[-1][2], measures=2)),  # type: ignore[type-var]
)


def test_the_earliest_day_of_an_open_measure_counts() -> None:
    book = ledger_after(*OF_MEASURES).book
    problem = book.problems["problem/1"]
    stand = deadline_state(book, problem, date(2026, 4, 10), PACK)
    assert (stand.standing, stand.due, stand.days) == ("overdue", date(2026, 3, 31), 10)


def test_a_measure_that_is_done_waits_for_nothing() -> None:
    done = ReportProgress("measure/1-1", "unit/finance", "done", "已全部拨付")
    book = ledger_after(*OF_MEASURES, ("2-1", LIAISON, done)).book
    assert due_of(book, book.problems["problem/1"]) == date(2026, 6, 30)


def test_a_deadline_of_its_own_goes_before() -> None:
    own = ("1-13", CLERK, SetDeadline("problem/1", (Milestone(date(2026, 12, 31)),)))
    book = ledger_after(*OF_MEASURES[:-1], own, OF_MEASURES[-1]).book
    assert due_of(book, book.problems["problem/1"]) == date(2026, 12, 31)
