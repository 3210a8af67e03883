"""Opening a round: who is asked what, frozen at that moment."""

import json
from datetime import timedelta
from decimal import Decimal

import pytest
from ledger_world import CIVIL, CLERK, FINANCE, LIAISON, PLANNED
from round_world import (
    LAST_WORDS,
    WORKS,
    book_at_work,
    now,
    opening,
    round_of,
    sheet_of,
)
from stored_world import record
from workbench_world import book_after

from zhenggai.ledger import queries
from zhenggai.ledger.core.acts.mending import Correct
from zhenggai.ledger.core.acts.plans import Assign
from zhenggai.ledger.core.acts.problems import AddProblem
from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.supervision.models import Round, Sheet
from zhenggai.supervision.opening import close_round, open_round
from zhenggai.supervision.sheets import read_sheet

pytestmark = pytest.mark.django_db


def items(sheet: Sheet) -> list[str]:
    return [one.item for one in sheet.lines.all()]


def test_a_round_asks_every_unit_for_the_items_that_it_leads_or_shares() -> None:
    asked = round_of(book_at_work())
    assert asked.n == 1
    assert items(sheet_of(asked)) == [
        f"measure/{number}" for number, _ in WORKS if number[0] in "12"
    ]
    assert items(sheet_of(asked, CIVIL)) == ["measure/2-5", "measure/3-1", "measure/3-2"]


def test_a_unit_without_items_is_not_asked() -> None:
    asked = round_of(book_at_work())
    assert {one.unit_id for one in asked.sheets.all()} == {FINANCE, CIVIL}


def test_the_last_words_and_numbers_stand_on_the_sheet() -> None:
    sheet = sheet_of(round_of(book_at_work()))
    line = read_sheet(sheet, now()).line("measure/1-2")
    assert line is not None
    assert line.last == LAST_WORDS
    assert [(one.title, one.last, one.value) for one in line.figures] == [
        ("已纠正合同", Decimal(67), None)
    ]


def test_what_is_reported_later_does_not_change_the_last_words() -> None:
    book = book_at_work()
    sheet = sheet_of(round_of(book))
    record(book, "2-20", LIAISON, ReportProgress("measure/1-2", FINANCE, "progress", "又纠正10份"))
    line = read_sheet(sheet, now()).line("measure/1-2")
    assert line is not None
    assert line.last == LAST_WORDS


def test_a_corrected_report_is_nobodys_last_word() -> None:
    book = book_at_work()
    n = record(book, "2-3", LIAISON, ReportProgress("measure/1-2", FINANCE, "progress", "写错了")).n
    record(book, "2-4", CLERK, Correct(n, "写错了", ("measure/1-2",)))
    line = read_sheet(sheet_of(round_of(book)), now()).line("measure/1-2")
    assert line is not None
    assert line.last == LAST_WORDS


def test_a_units_own_last_words_come_before_those_of_another() -> None:
    book = book_at_work()
    told = (("2-2", FINANCE, "财政局的话"), ("2-3", FINANCE, ""))
    for on, unit, text in told:
        result = "progress" if text else "no_change"
        record(book, on, LIAISON, ReportProgress("measure/2-5", unit, result, text))
    asked = round_of(book)
    own = read_sheet(sheet_of(asked), now()).line("measure/2-5")
    others = read_sheet(sheet_of(asked, CIVIL), now()).line("measure/2-5")
    assert own is not None
    assert others is not None
    assert own.last == others.last == "财政局的话"


def test_only_chosen_units_and_items_are_asked() -> None:
    asked = round_of(book_at_work(), units=[FINANCE], items=["measure/1-1", "measure/2-5"])
    assert {one.unit_id: items(one) for one in asked.sheets.all()} == {
        FINANCE: ["measure/1-1", "measure/2-5"]
    }


def test_a_question_is_asked_of_units_without_items_too() -> None:
    asked = round_of(book_at_work(), units=["unit/office"], question="有没有类似问题？")
    assert items(asked.sheets.get()) == [""]


def test_rounds_are_counted_within_their_book() -> None:
    book = book_at_work()
    assert [round_of(book).n, round_of(book).n] == [1, 2]


def test_before_the_plan_is_approved_nobody_can_be_asked() -> None:
    book = book_after(*PLANNED[:-1])
    with pytest.raises(NotAllowed, match="没有可以填报的事项"):
        round_of(book)
    assert not Round.objects.exists()


def test_matters_without_a_plan_are_asked_at_once() -> None:
    book = book_after(*PLANNED[:-1])
    problem = AddProblem("problem/2", "立行立改的事", source="immediate")
    record(book, "1-21", CLERK, problem)
    record(book, "1-21", CLERK, Assign("problem/2", (), (CIVIL,)))
    assert items(sheet_of(round_of(book), CIVIL)) == ["problem/2"]


def test_only_the_office_opens_and_closes_a_round() -> None:
    book = book_at_work()
    with pytest.raises(NotAllowed, match="只有整改办"):
        open_round(book, opening(), by=LIAISON)
    asked = round_of(book)
    with pytest.raises(NotAllowed, match="只有整改办"):
        close_round(asked, by=LIAISON)
    close_round(asked, by=CLERK)
    with pytest.raises(NotAllowed, match="已经结束"):
        close_round(asked, by=CLERK)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"ends_on": queries.today() - timedelta(days=30)}, "止日早于起日"),
        ({"cut_off": queries.today() - timedelta(days=30)}, "截止日早于"),
        ({"due_at": now() - timedelta(hours=1)}, "已经过去"),
        ({"with_items": False}, "请选择要填报的事项"),
    ],
)
def test_days_that_cannot_be_are_refused(wrong: dict[str, object], said: str) -> None:
    with pytest.raises(NotAllowed, match=said):
        round_of(book_at_work(), **wrong)


def test_numbers_alone_are_kept_of_the_last_figures() -> None:
    line = sheet_of(round_of(book_at_work())).lines.get(item="measure/1-2")
    assert json.loads(line.last_figures) == {"other": "67"}
