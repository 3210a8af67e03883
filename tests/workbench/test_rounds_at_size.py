"""A sheet of a hundred items stays light: few questions to the database, little html."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from ledger_world import CLERK, HEAD, LIAISON
from round_world import LAST_WORDS, book_at_work, now, round_of, sheet_of
from stored_world import draft, record_all
from workbench_world import as_

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.plans import PlanMeasure
from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.supervision.answers import Answer
from zhenggai.supervision.filling import rest_unchanged, save
from zhenggai.supervision.models import Line, Sheet
from zhenggai.supervision.reporting import confirm
from zhenggai.supervision.sheets import read_sheet

pytestmark = pytest.mark.django_db
ITEMS, MORE = 100, 217
MOST_QUERIES = 12
MOST_BYTES = 200_000


@pytest.fixture
def sheet() -> Sheet:
    """Of the hundred items every third has last words, every fourth tells of progress."""
    book = book_at_work()
    keys = [f"measure/1-{n}" for n in range(4, 4 + ITEMS - 8)]
    text = "按《关于进一步规范农村集体经济合同管理的通知》逐份清理合同，建立问题台账并明确到人"
    plans = [draft("1-25", CLERK, PlanMeasure(key, "problem/1", text)) for key in keys]
    record_all(book, plans, "1-25")
    told = [ReportProgress(key, LIAISON.unit, "progress", LAST_WORDS) for key in keys[::3]]
    record_all(book, [draft("2-3", LIAISON, one) for one in told], "2-3")
    sheet = sheet_of(round_of(book))
    save(sheet, {key: Answer("progress", LAST_WORDS * 2) for key in keys[::4]}, by=LIAISON)
    return sheet


def address(sheet: Sheet) -> str:
    return f"/books/{sheet.round.book_id}/rounds/1/sheets/{sheet.pk}/"


def measured(who: Actor, address: str) -> tuple[int, int]:
    """Queries and bytes of a page that was asked for before."""
    client = as_(who)
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)
    assert response.status_code == 200
    return len(asked), len(response.content)


def test_the_sheet_that_is_filled_in(sheet: Sheet) -> None:
    assert sheet.lines.count() == ITEMS
    queries, size = measured(LIAISON, address(sheet))
    assert queries <= MOST_QUERIES
    assert size <= MOST_BYTES


def test_the_sheet_that_is_read(sheet: Sheet) -> None:
    rest_unchanged(sheet, by=LIAISON)
    confirm(sheet, by=HEAD)
    for who in (LIAISON, CLERK):
        queries, size = measured(who, address(sheet))
        assert queries <= MOST_QUERIES
        assert size <= MOST_BYTES


@pytest.mark.parametrize("page", ["rounds/1/", "rounds/1/changes/", "rounds/new/", "tasks/"])
def test_the_other_pages_of_a_round(sheet: Sheet, page: str) -> None:
    rest_unchanged(sheet, by=LIAISON)
    confirm(sheet, by=HEAD)
    queries, size = measured(CLERK, f"/books/{sheet.round.book_id}/{page}")
    assert queries <= MOST_QUERIES
    assert size <= MOST_BYTES


def test_a_draft_is_saved_in_few_questions(sheet: Sheet) -> None:
    client = as_(LIAISON)
    lines = read_sheet(sheet, now()).lines
    told = {f"b-{one.row.pk}": one.answer.print for one in lines}
    told |= {f"r-{one.row.pk}": "no_change" for one in lines}
    fragment = {"HX-Request": "true"}
    with CaptureQueriesContext(connection) as asked:
        assert client.post(address(sheet), told, headers=fragment).status_code == 200
    assert len([one for one in asked if not is_of_a_transaction(one["sql"])]) <= 2 * MOST_QUERIES


def is_of_a_transaction(sql: str) -> bool:
    return sql.startswith(("BEGIN", "SAVEPOINT", "RELEASE"))


def test_a_sheet_of_three_hundred_items_is_filled_in_page_by_page(sheet: Sheet) -> None:
    client, own = _longer(sheet)
    first = client.get(own)
    assert len(first.content) <= MOST_BYTES
    pages = first.context["page"].pages
    assert len(pages) > 1
    assert sum(map(len, pages)) == ITEMS + MORE
    shown = first.context["rows"]
    told = {f"b-{one.pk}": one.began for one in shown}
    told |= {f"r-{one.pk}": one.answer.result for one in shown}
    told[f"r-{shown[0].pk}"] = "no_change"
    turned = client.post(own, {**told, "do": "page-2"})
    assert turned["Location"] == f"{own}?page=2"
    second = client.get(turned["Location"])
    assert len(second.content) <= MOST_BYTES
    assert not {one.pk for one in second.context["rows"]} & {one.pk for one in shown}
    line = read_sheet(sheet_of(sheet.round), now()).line(shown[0].line.row.item)
    assert line is not None
    assert line.answer.result == "no_change"
    # What is still to be said is led to, on whatever page it stands.
    last = pages[-1][-1]
    assert first.context["page"].at_line(last).startswith(f"{own}?page={len(pages)}#")


def test_of_a_long_sheet_that_is_read_what_did_not_change_is_folded(sheet: Sheet) -> None:
    _, own = _longer(sheet)
    rest_unchanged(sheet, by=LIAISON)
    confirm(sheet, by=HEAD)
    page = as_(CLERK).get(own)
    assert len(page.content) <= MOST_BYTES
    changed = {one.line.row.item for one in page.context["rows"]}
    assert all(one.is_change for one in read_sheet(sheet, now()).lines if one.row.item in changed)
    assert len(changed) + len(page.context["folded"]) == ITEMS + MORE
    every = as_(CLERK).get(f"{own}?all=1")
    assert len(every.context["rows"]) == ITEMS + MORE


def _longer(sheet: Sheet) -> tuple[Client, str]:
    """The sheet with two hundred more items."""
    text = "按《关于进一步规范农村集体经济合同管理的通知》逐份清理合同，建立问题台账并明确到人"
    keys = [f"measure/1-{n}" for n in range(200, 200 + MORE)]
    book = sheet.round.book
    plans = [draft("2-6", CLERK, PlanMeasure(key, "problem/1", text)) for key in keys]
    record_all(book, plans, "2-6")
    Line.objects.bulk_create(
        Line(sheet=sheet, place=1_000 + n, item=key) for n, key in enumerate(keys)
    )
    return as_(LIAISON), address(sheet)
