"""What waits for whom in the rounds of a book."""

import pytest
from ledger_world import CIVIL, CLERK, HEAD, LIAISON, VERIFIER
from pytest_django import DjangoAssertNumQueries
from round_world import CIVIL_LIAISON, book_at_work, round_of, sheet_of

from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.supervision.filling import nil_return
from zhenggai.supervision.models import Round
from zhenggai.supervision.opening import close_round
from zhenggai.supervision.receiving import accept_all, return_sheet
from zhenggai.supervision.reporting import Stamped, arrive, confirm, send
from zhenggai.supervision.tasks import sheet_tasks

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked() -> Round:
    return round_of(book_at_work())


def waiting(asked: Round, who: Actor) -> list[tuple[str, int]]:
    return [(one.title, one.count) for one in sheet_tasks(asked.book, who)]


def test_a_sheet_wanders_from_hand_to_hand(asked: Round) -> None:
    sheet = sheet_of(asked)
    assert waiting(asked, LIAISON) == [("填报", 1)]
    assert waiting(asked, HEAD) == waiting(asked, CLERK) == []
    nil_return(sheet, by=LIAISON)
    send(sheet, by=LIAISON)
    assert waiting(asked, LIAISON) == []
    assert waiting(asked, HEAD) == [("确认报送", 1)]
    confirm(sheet, by=HEAD)
    assert waiting(asked, HEAD) == []
    assert waiting(asked, CLERK) == [("接收", 1)]
    return_sheet(sheet, "内容过于笼统", by=CLERK)
    assert waiting(asked, LIAISON) == [("退回修改", 1)]


def test_a_stamped_scan_waits_for_the_office(asked: Round) -> None:
    sheet = sheet_of(asked, CIVIL)
    nil_return(sheet, by=CIVIL_LIAISON)
    arrive(sheet, Stamped("青民整改〔2026〕2号", queries.today()), by=CIVIL_LIAISON)
    assert waiting(asked, CLERK) == [("登记盖章表", 1)]


def test_nothing_waits_for_others_or_after_the_end(asked: Round) -> None:
    assert waiting(asked, VERIFIER) == []
    close_round(asked, by=CLERK)
    assert waiting(asked, LIAISON) == []


def test_what_was_accepted_waits_for_nobody(asked: Round) -> None:
    sheet = sheet_of(asked)
    nil_return(sheet, by=LIAISON)
    confirm(sheet, by=HEAD)
    accept_all(asked, by=CLERK)
    assert all(waiting(asked, who) == [] for who in (CLERK, LIAISON, HEAD))


def test_it_is_one_question_to_the_database(
    asked: Round, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for who, count in ((LIAISON, 1), (CLERK, 1), (VERIFIER, 0)):
        with django_assert_num_queries(count):
            sheet_tasks(asked.book, who)
