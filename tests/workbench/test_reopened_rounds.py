"""A round ended by mistake goes on: every sheet from where it stood, every unit told why."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from ledger_world import CIVIL, CLERK, HEAD, LEADER, LIAISON
from round_world import CIVIL_LIAISON, book_at_work, now, round_of, sheet_of
from workbench_world import as_

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.supervision.answers import Answer
from zhenggai.supervision.filling import nil_return, save
from zhenggai.supervision.links import make_link, token_of
from zhenggai.supervision.models import Round
from zhenggai.supervision.opening import close_round, reopen_round
from zhenggai.supervision.reporting import confirm
from zhenggai.supervision.sheets import read_sheet
from zhenggai.supervision.tasks import sheet_tasks

pytestmark = pytest.mark.django_db
WHY = "点错了，民政局还没有报"
TEXT = "已纠正81份，余13份正在协商。"


@pytest.fixture
def asked() -> Round:
    """A round of two units that has ended: one reported, the other had begun."""
    found = round_of(book_at_work())
    nil_return(sheet_of(found), by=LIAISON)
    confirm(sheet_of(found), by=HEAD)
    other = sheet_of(found, CIVIL)
    save(other, {one.item: Answer("progress", TEXT) for one in other.lines.all()}, by=CIVIL_LIAISON)
    close_round(found, by=CLERK)
    return found


def address(asked: Round, then: str = "") -> str:
    return f"/books/{asked.book_id}/rounds/{asked.n}/{then}"


def said(response: Any) -> str:
    return str(response.content.decode())


def test_the_office_reopens_a_round_from_its_board(asked: Round) -> None:
    client = as_(CLERK)
    assert address(asked, "reopen/") in said(client.get(address(asked)))
    done = client.post(address(asked, "reopen/"), {"reason": WHY}, follow=True)
    assert "已重新开放" in said(done)
    assert WHY in said(done)
    asked.refresh_from_db()
    assert asked.closed_at is None


def test_a_round_whose_hour_has_passed_is_reopened_until_a_new_hour(asked: Round) -> None:
    Round.objects.filter(pk=asked.pk).update(due_at=now() - timedelta(hours=1))
    client, told = as_(CLERK), {"reason": WHY}
    page = client.get(address(asked))
    assert "已过，请另定" in said(page)
    offered = page.context["new_due"]
    assert offered > now()
    refused = client.post(address(asked, "reopen/"), told)
    assert refused.status_code == 409
    assert "原来的报送时限已经过去" in said(refused)
    past = {**told, "due_on": "2020-01-01", "due_hour": "17:00"}
    assert "新的报送时限也已经过去" in said(client.post(address(asked, "reopen/"), past))
    told |= {"due_on": f"{offered:%Y-%m-%d}", "due_hour": f"{offered:%H:%M}"}
    assert client.post(address(asked, "reopen/"), told).status_code == 302
    asked.refresh_from_db()
    assert asked.due_at == offered
    found = client.get(address(asked)).context["board"]
    assert found.counts == {"reported": 1, "open": 1, "returned": 0, "overdue": 0}
    (event, *_) = sheet_of(asked, CIVIL).events.all()
    assert "报送时限改为" in event.note


def test_a_sheet_goes_on_from_where_it_stood(asked: Round) -> None:
    reopen_round(asked, WHY, by=CLERK)
    sheet = sheet_of(asked, CIVIL)
    assert {one.answer.text for one in read_sheet(sheet, asked.opened_at).lines} == {TEXT}
    assert [one.kind for one in sheet_tasks(asked.book, CIVIL_LIAISON)] == ["fill"]
    assert sheet_of(asked).state == "reported"
    assert sheet_tasks(asked.book, LIAISON) == []


def test_every_unit_is_told_why_on_its_sheet(asked: Round) -> None:
    reopen_round(asked, WHY, by=CLERK)
    for who, unit in ((LIAISON, None), (CIVIL_LIAISON, CIVIL)):
        sheet = sheet_of(asked, unit) if unit else sheet_of(asked)
        page = said(as_(who).get(address(asked, f"sheets/{sheet.pk}/")))
        assert "整改办" in page
        assert WHY in page
        assert [one.kind for one in sheet.events.all()][:2] == ["reopened", "ended"]
    close_round(asked, by=CLERK)
    assert WHY not in said(as_(CLERK).get(address(asked)))


def test_a_link_opens_again_and_tells_it_too(asked: Round) -> None:
    reopen_round(asked, WHY, by=CLERK)
    token = token_of(make_link(sheet_of(asked, CIVIL), by=CLERK))
    close_round(asked, by=CLERK)
    assert Client().get(f"/fill/{token}/").status_code == 404
    reopen_round(asked, WHY, by=CLERK)
    page = Client().get(f"/fill/{token}/")
    assert page.status_code == 200
    assert WHY in said(page)


def test_without_a_reason_it_stays_ended(asked: Round) -> None:
    refused = as_(CLERK).post(address(asked, "reopen/"), {"reason": "　"})
    assert refused.status_code == 409
    assert "请写明为什么重新开放" in said(refused)
    asked.refresh_from_db()
    assert asked.closed_at


def test_only_the_office_reopens_and_only_what_has_ended(asked: Round) -> None:
    for who in (LIAISON, LEADER):
        assert as_(who).post(address(asked, "reopen/"), {"reason": WHY}).status_code == 404
        assert address(asked, "reopen/") not in said(as_(who).get(address(asked), follow=True))
    with pytest.raises(NotAllowed, match="只有整改办"):
        reopen_round(asked, WHY, by=LIAISON)
    reopen_round(asked, WHY, by=CLERK)
    with pytest.raises(NotAllowed, match="没有结束"):
        reopen_round(asked, WHY, by=CLERK)
