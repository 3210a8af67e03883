"""目录和清单: evidence, regulations and meetings as lists, each as far as the person sees it."""

from datetime import date

import pytest
from django.test import Client
from ledger_world import ASKED, CLERK, LIAISON, PLANNED
from pytest_django import DjangoAssertNumQueries
from workbench_world import STRANGER, as_, book_after

from zhenggai.ledger import queries
from zhenggai.ledger.core.acts.progress import WithdrawProof
from zhenggai.ledger.core.acts.records import RecordMeeting, RecordRegulation, SetGroup
from zhenggai.ledger.core.acts.shape import Decision
from zhenggai.ledger.core.entries import TIME_ZONE

pytestmark = pytest.mark.django_db

MEETING = RecordMeeting(
    "meeting/1",
    "leading_group",
    "〔2026〕2号",
    "研究整改",
    (Decision("问题一加快", ("problem/1",)),),
)
GROUP = SetGroup("group/1", "整改工作领导小组", "leading_group", "〔2026〕1号", (CLERK.id,))
MADE = RecordRegulation(
    "regulation/1-1-1",
    "专项资金管理办法",
    "青财〔2026〕8号",
    "measure/1-1",
    "制定",
    date(2026, 2, 1),
)


def page(client: Client, code: str, name: str, status: int = 200) -> str:
    response = client.get(f"/books/{code}/{name}/")
    assert response.status_code == status
    return str(response.content.decode())


def test_the_evidence_catalogue_counts_what_still_proves() -> None:
    book = book_after(*ASKED, ("2-3", CLERK, WithdrawProof("proof/1-1-1", "传错了")))
    shown = page(as_(CLERK), book.code, "evidence")
    assert "拨付凭证.pdf" in shown
    assert "已撤销" in shown
    assert "0件有效；1件已撤销或已替换" in shown


def test_regulations_stand_with_number_and_item() -> None:
    book = book_after(*PLANNED, ("2-2", LIAISON, MADE))
    shown = page(as_(CLERK), book.code, "regulations")
    assert "青财〔2026〕8号" in shown
    assert f"/books/{book.code}/measure/1-1/" in shown


def test_meetings_lead_to_the_items_they_decided_on_and_groups_name_their_members() -> None:
    book = book_after(*PLANNED, ("2-2", CLERK, MEETING), ("2-2", CLERK, GROUP))
    shown = page(as_(CLERK), book.code, "meetings")
    assert "问题一加快" in shown
    assert f"/books/{book.code}/problem/1/" in shown
    assert "沈亦安" in shown


@pytest.mark.parametrize("name", ["evidence", "regulations", "meetings"])
def test_an_empty_register_says_how_it_is_filled(name: str) -> None:
    book = book_after(*PLANNED)
    assert "还没有" in page(as_(CLERK), book.code, name)


def test_a_unit_sees_the_proofs_of_its_own_items_and_no_meetings() -> None:
    book = book_after(*ASKED, ("2-3", CLERK, MEETING))
    assert "拨付凭证.pdf" in page(as_(LIAISON), book.code, "evidence")
    assert "拨付凭证.pdf" not in page(as_(STRANGER), book.code, "evidence")
    page(as_(LIAISON), book.code, "meetings", 404)


@pytest.mark.parametrize("name", ["evidence", "regulations", "meetings"])
def test_a_register_asks_few_questions(
    name: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    book = book_after(*ASKED)
    client = as_(CLERK)
    with django_assert_max_num_queries(12):
        page(client, book.code, name)


@pytest.mark.parametrize(
    ("name", "row"),
    [("evidence", "拨付凭证.pdf"), ("regulations", "专项资金管理办法"), ("meetings", "问题一加快")],
)
def test_a_past_day_shows_what_was_known_then_and_offers_no_act(name: str, row: str) -> None:
    rows = (("2-20", LIAISON, MADE), ("2-20", CLERK, MEETING))
    book = book_after(
        *(ASKED if name == "evidence" else PLANNED), *(() if name == "evidence" else rows)
    )
    opened = queries.opened_at(book)
    assert opened is not None
    first = opened.astimezone(TIME_ZONE).date().isoformat()
    today = page(as_(CLERK), book.code, name)
    past = as_(CLERK).get(f"/books/{book.code}/{name}/", {"day": first}).getvalue().decode()
    assert row in today
    assert "数据日" in today
    assert row not in past
    assert "当天所知显示，只读" in past
    assert "/act/" not in past.partition("<main")[2]
