"""Who met is a body on record: where none is, it is put on record from the form of the minutes."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from guarded_books import BOOK_CLERK
from ledger_world import ASKED, CLERK, OFFICE
from stored_world import record
from workbench_world import as_, book_after

from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.records import SetGroup
from zhenggai.ledger.models import Book
from zhenggai.people.models import Change, Person, Role, Unit

pytestmark = pytest.mark.django_db
GROUP_NAME = "区委巡视整改工作领导小组"
TYPED = {"number": "整改纪〔2026〕6号", "kind": "leading_group", "rows": "3"}
TYPED |= {"r0-items": "", "r0-act": "other", "r0-words": "下次会议听取第二批情况"}


@pytest.fixture
def book() -> Book:
    found = book_after(*ASKED)
    groups = (
        SetGroup("group/1", "选人用人专项工作组", "working_group"),
        SetGroup("group/2", GROUP_NAME, "leading_group"),
        SetGroup("group/3", "已撤销的领导小组", "leading_group"),
        SetGroup("group/3", "已撤销的领导小组", "leading_group", dissolved=True),
    )
    for one in groups:
        record(found, "2-2", CLERK, one)
    return found


def address(book: Book) -> str:
    return f"/books/{book.code}/from-paper/minutes/"


def send(book: Book, do: str, who: Actor = CLERK, **more: str) -> Any:
    told = {**TYPED, "on": f"{queries.today()}", **more, "do": do}
    return as_(who).post(address(book), told, follow=True)


def said(response: Any) -> str:
    return str(response.content.decode())


def test_groups_of_the_book_are_offered_the_leading_one_first(book: Book) -> None:
    page = as_(CLERK).get(address(book))
    assert page.context["page"].sort.groups == [GROUP_NAME, "选人用人专项工作组"]
    assert f"登记“{GROUP_NAME}”" in said(page)
    assert "还没有登记，请在下面登记" in said(page)
    # Nobody who writes minutes down is taken for who met.
    assert CLERK.id not in dict(page.context["page"].fields.fields["body"].choices)


def test_without_a_body_nothing_is_entered_and_the_form_says_where(book: Book) -> None:
    refused = send(book, "enter", body="")
    assert refused.status_code == 409
    assert "请先在下面登记作出决定的机构" in said(refused)


def test_a_group_becomes_a_body_by_a_click_and_is_chosen(book: Book) -> None:
    page = send(book, f"body:{GROUP_NAME}")
    body = Unit.objects.get(name=GROUP_NAME)
    assert body.is_body
    assert Role.objects.get(body=body).book == book
    assert page.context["page"].fields["body"].value() == body.pk
    assert "下次会议听取第二批情况" in said(page)
    assert Change.objects.filter(about=body.pk, by=CLERK.id).exists()
    assert send(book, "enter", body=body.pk).status_code == 200
    [meeting] = queries.now(Book.objects.get(pk=book.pk)).meetings.values()
    assert meeting.decisions[0].text == "下次会议听取第二批情况"


def test_another_body_is_typed_by_name(book: Book) -> None:
    page = send(book, "body", new_body=" 区委常委会 ")
    body = Unit.objects.get(name="区委常委会")
    assert page.context["page"].fields["body"].value() == body.pk
    assert page.context["page"].fields["new_body"].value() == ""


def test_a_unit_of_that_name_is_no_body_and_what_was_typed_stays(book: Book) -> None:
    page = send(book, "body", new_body="青岚区财政局")
    assert "已有单位“青岚区财政局”" in said(page)
    assert "下次会议听取第二批情况" in said(page)


def test_the_office_of_one_book_is_told_who_puts_a_body_on_record(book: Book) -> None:
    account = User.objects.create_user("本册整改办")
    person = Person.objects.create(
        pk=BOOK_CLERK.id, name="本册整改办", unit_id=OFFICE, account=account, is_made_up=True
    )
    Role.objects.create(person=person, role="office", book=book)
    page = said(as_(BOOK_CLERK).get(address(book)))
    assert "请管理员在“单位和人员”里登记这个机构" in page
    assert f"登记“{GROUP_NAME}”" not in page
    refused = said(send(book, f"body:{GROUP_NAME}", BOOK_CLERK))
    assert "请管理员在“单位和人员”里登记" in refused
    assert not Unit.objects.filter(name=GROUP_NAME).exists()
