"""Reviews among what waits: a paper to answer, an opinion to send back, adoption that is owed."""

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from ledger_world import CLERK, LEADER, OFFICE, PACK
from several_books import INSPECTOR, several_books
from workbench_world import as_

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.models import Book
from zhenggai.people.models import Person, Role
from zhenggai.reviewing.models import Opinion, Review

pytestmark = pytest.mark.django_db
SECOND = Actor("person/second", OFFICE, frozenset({"superior"}))
POINTS = [one.point for one in PACK.review_points]
PLAN = "中共青岚区财政局党组整改方案\n\n1.专项资金沉淀。\n\n整改措施：\n（1）清理沉淀资金。\n"


@pytest.fixture
def book() -> Book:
    books = several_books()
    account = User.objects.create_user("闻人静")
    person = Person.objects.create(
        pk=SECOND.id, name="闻人静", unit_id=OFFICE, account=account, is_made_up=True
    )
    Role.objects.create(person=person, role="superior")
    return books["财政局"]


def begun(book: Book, text: str = PLAN) -> str:
    address = f"/books/{book.code}/reviews/new/"
    file = SimpleUploadedFile("整改方案.txt", text.encode())
    told = {"file": file, "kind": "plan", "earlier": "none"}
    return str(as_(INSPECTOR).post(address, told)["Location"])


def step(who: Actor, address: str, do: str, **told: str) -> None:
    done = as_(who).post(address, {"do": do, **told})
    assert done.status_code == 302, done.content.decode()


def handed(who: Actor, address: str) -> None:
    step(who, address, "hand", agrees="yes", **{f"v-{one}": "fits" for one in POINTS})


def waiting(who: Actor, book: Book) -> list[tuple[str, str]]:
    """What the list tells of reviews, and where its buttons lead; the bar counts every line."""
    page: Any = as_(who).get(f"/books/{book.code}/tasks/")
    lines, text = page.context["tasks"], page.content.decode()
    assert f"我的待办<b>{len(lines)}</b>" in text
    told = [(one.badge.word, one.address) for one in lines if "审核" in one.what]
    assert all(f'href="{address}"' in text for _, address in told)
    return told


def test_a_paper_waits_for_whom_takes_part_until_the_answer_is_in(book: Book) -> None:
    address = begun(book)
    assert waiting(INSPECTOR, book) == waiting(SECOND, book) == []
    step(SECOND, address, "join")
    assert waiting(SECOND, book) == [("待我审", f"{address}#points")]
    assert waiting(INSPECTOR, book) == []
    handed(SECOND, address)
    assert "待我审" not in dict(waiting(SECOND, book))


def test_whom_a_colleague_asks_finds_the_paper_waiting(book: Book) -> None:
    address = begun(book)
    offered = as_(INSPECTOR).get(address).context["free"]
    assert dict(offered).keys() == {SECOND.id, INSPECTOR.id}
    step(INSPECTOR, address, "ask", person=SECOND.id)
    assert waiting(SECOND, book) == [("待我审", f"{address}#points")]
    assert SECOND.id not in dict(as_(INSPECTOR).get(address).context["free"])


def test_only_who_may_review_and_know_the_whole_is_asked(book: Book) -> None:
    address = begun(book)
    for who in (LEADER.id, CLERK.id, "person/nobody"):
        refused = as_(INSPECTOR).post(address, {"do": "ask", "person": who})
        assert refused.status_code == 409
        assert "请选一位可以审核" in refused.content.decode()
    assert as_(CLERK).post(address, {"do": "ask", "person": SECOND.id}).status_code == 404
    assert not Review.objects.get().reviewers.exists()


def test_the_merged_opinion_waits_once_all_have_answered(book: Book) -> None:
    address = begun(book)
    step(INSPECTOR, address, "join")
    handed(SECOND, address)
    assert waiting(SECOND, book) == []
    handed(INSPECTOR, address)
    merging = [("待汇总反馈", f"{address}#merged")]
    assert waiting(SECOND, book) == waiting(INSPECTOR, book) == merging
    step(SECOND, address, "send", conclusion="agree")
    assert waiting(SECOND, book) == waiting(INSPECTOR, book) == []


def test_what_was_adopted_is_owed_by_the_office_until_it_is_reported(book: Book) -> None:
    address = begun(book)
    handed(INSPECTOR, address)
    told = {f"m-{POINTS[0]}": "时限过长", "conclusion": "amend"}
    assert waiting(CLERK, book) == []
    step(INSPECTOR, address, "send", **told)
    assert waiting(CLERK, book) == [("待报采纳情况", f"{address}#sent")]
    assert waiting(INSPECTOR, book) == waiting(LEADER, book) == []
    (one,) = Opinion.objects.all()
    step(CLERK, address, "report", **{f"o-{one.pk}": "adopted", f"y-{one.pk}": ""})
    assert waiting(CLERK, book) == []


def test_nothing_is_owed_where_there_is_no_opinion(book: Book) -> None:
    address = begun(book)
    handed(INSPECTOR, address)
    step(INSPECTOR, address, "send", conclusion="agree")
    assert Review.objects.get().sent_at
    assert waiting(CLERK, book) == []


def test_the_oldest_comes_first(book: Book) -> None:
    younger, older = (
        begun(book),
        begun(book, "中共青岚区财政局党组另一份整改方案\n\n1.另一个问题。\n"),
    )
    for address in (younger, older):
        step(SECOND, address, "join")
    held = Review.objects.get(version="整改方案之2第1稿")
    held.begun_at -= timedelta(days=3)
    held.save()
    assert [address for _, address in waiting(SECOND, book)] == [
        f"{older}#points",
        f"{younger}#points",
    ]
