"""A book is opened straight from a file: its draft proposes the book, a person confirms both."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from ledger_world import CLERK, LIAISON
from made_papers import NOTICE, PLAN
from workbench_world import as_, settle

from zhenggai.ledger import queries
from zhenggai.ledger.core.packs import SHIPPED
from zhenggai.ledger.intake.paper_opening import proposed_opening
from zhenggai.ledger.intake.paper_reading import draft_of
from zhenggai.ledger.models import Book, Entry
from zhenggai.notices.reading import read_text
from zhenggai.people.models import Unit

pytestmark = pytest.mark.django_db
ADDRESS = "/books/new/from-file/"


def upload(client: Client, text: str = PLAN, name: str = "方案.txt") -> Any:
    return client.post(ADDRESS, {"file": SimpleUploadedFile(name, text.encode())})


def do(page: Any, client: Client, act: str, **fields: str) -> Any:
    """Press a button of the page, with what the page proposes and these fields."""
    form = page.context["place"].form
    proposed = {f"book-{name}": str(form[name].value() or "") for name in form.fields}
    told = {**proposed, "draft": page.context["carried"], "do": act, **fields}
    return client.post(f"{ADDRESS}draft/", told)


def said(response: Any) -> str:
    body: str = response.getvalue().decode()
    return body


def test_a_paper_proposes_name_unit_kind_rules_and_day() -> None:
    found = proposed_opening(draft_of(read_text(PLAN)), date(2026, 11, 20), SHIPPED)
    assert found.name == "青禾县农业农村局2024年县委巡察整改"
    assert (found.inspected_unit, found.inspection_kind) == ("青禾县农业农村局党组", "巡察")
    assert (found.pack, found.on) == (SHIPPED[1], date(2024, 5, 20))


def test_a_paper_that_tells_nothing_is_called_as_its_file() -> None:
    draft = draft_of(read_text("1.制度不健全。\n整改措施：修订制度。", name="问题清单.txt"))
    found = proposed_opening(draft, date(2026, 11, 20), SHIPPED)
    assert (found.name, found.inspected_unit, found.on) == ("问题清单", "", date(2026, 11, 20))


def test_the_title_of_a_sheet_tells_name_and_kind() -> None:
    draft = replace(draft_of(read_text("")), title="青禾县民政局巡察反馈问题整改台账")
    found = proposed_opening(draft, date(2026, 11, 20), SHIPPED)
    assert (found.name, found.inspection_kind) == ("青禾县民政局巡察反馈整改", "巡察")
    assert found.pack == SHIPPED[1]


def test_nothing_is_written_before_the_book_is_confirmed_and_then_everything() -> None:
    settle()
    units = Unit.objects.count()
    client = as_(CLERK)
    page = upload(client, NOTICE, "通报.txt")
    assert "建一本新台账" in said(page)
    assert "青禾县农业农村局党组" in said(page)
    assert not Book.objects.exists()
    assert Unit.objects.count() == units
    inspection = {"book-mode": "提级巡察", "book-began_on": "2024-02-26"}
    done = do(page, client, "enter", **{"book-name": "农业农村局巡察整改", **inspection})
    assert done.status_code == 302, said(done)
    book = Book.objects.get()
    now = queries.now(book)
    assert (book.name, now.info.inspection_kind) == ("农业农村局巡察整改", "巡察")
    assert Unit.objects.get(pk=now.info.inspected_unit).name == "青禾县农业农村局党组"
    assert now.info.pack == SHIPPED[1]
    assert now.info.feedback_on == date(2024, 5, 20)
    assert (now.info.mode, now.info.began_on) == ("提级巡察", date(2024, 2, 26))
    assert now.info.team in NOTICE
    assert now.info.team
    assert len(now.problems) == 4
    assert queries.rebuild(book) == []


def test_what_is_typed_of_the_book_stays_while_the_draft_is_changed() -> None:
    settle()
    client = as_(CLERK)
    page = upload(client)
    node = next(one for one in page.context["paper"].walk() if one.kind == "problem")
    page = do(page, client, f"skip:{node.id}", **{"book-name": "另一个名字"})
    assert 'value="另一个名字"' in said(page)
    assert page.context["undo"] == "不登记1条"


# ── refusals ─────────────────────────────────────────────────────────────────


def test_a_book_without_a_name_or_with_a_taken_one_is_not_opened() -> None:
    settle()
    client = as_(CLERK)
    page = upload(client)
    refused = do(page, client, "enter", **{"book-name": ""})
    assert refused.status_code == 409
    assert "请先填好新台账" in said(refused)
    do(page, client, "enter")
    entries = Entry.objects.count()
    refused = do(page, client, "enter")
    assert refused.status_code == 409
    assert "已有名为" in said(refused)
    assert Entry.objects.count() == entries


def test_a_secret_paper_opens_no_book() -> None:
    settle()
    refused = upload(as_(CLERK), "秘密★5年\n" + PLAN)
    assert refused.status_code == 409
    assert "不得存储" in said(refused)


def test_who_is_not_of_the_office_does_not_find_the_page() -> None:
    settle()
    page = upload(as_(CLERK))
    for answer in (
        as_(LIAISON).get(ADDRESS),
        upload(as_(LIAISON)),
        do(page, as_(LIAISON), "enter"),
    ):
        assert answer.status_code == 404
    assert not Book.objects.exists()
