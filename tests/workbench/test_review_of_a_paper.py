"""A paper under review: several reviewers, one merged opinion, its adoption, the second version."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from ledger_world import CLERK, DISCIPLINE, GROUP, LEADER, LIAISON, OFFICE, PACK
from pytest_django import DjangoAssertNumQueries
from several_books import INSPECTOR, several_books
from stored_world import record
from workbench_world import as_

from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.mending import AskExpunge, Expunge
from zhenggai.ledger.core.rows import Review as ReviewRow
from zhenggai.ledger.models import Book
from zhenggai.papers.models import Paper
from zhenggai.people.models import Person, Role
from zhenggai.reviewing.models import Opinion, PointAnswer, Review, Reviewer

pytestmark = pytest.mark.django_db
SECOND = Actor("person/second", DISCIPLINE, frozenset({"superior"}))
POINTS = [one.point for one in PACK.review_points]
FIRST_POINT = POINTS[0]
PLAN = """中共青岚区财政局党组关于县委第二巡察组反馈意见的整改方案

一、贯彻落实党中央决策部署方面

1.专项资金沉淀在账上没有拨付。

整改措施：
（1）清理沉淀资金，按项目进度拨付到位。
完成时限：2026年6月30日
"""
LATER = PLAN.replace("2026年6月30日", "2026年4月30日")
FAULT = "时限过长，应在四月底前拨付"
MOST = 16


@pytest.fixture
def book() -> Book:
    books = several_books()
    account = User.objects.create_user("闻人静")
    person = Person.objects.create(
        pk=SECOND.id, name="闻人静", unit_id=DISCIPLINE, account=account, is_made_up=True
    )
    Role.objects.create(person=person, role="superior")
    return books["财政局"]


def said(response: Any) -> str:
    return str(response.content.decode())


def file(text: str = PLAN, name: str = "整改方案.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def begun(book: Book, text: str = PLAN) -> str:
    """The address of a review that the inspector began."""
    address = f"/books/{book.code}/reviews/new/"
    done = as_(INSPECTOR).post(address, {"file": file(text)})
    assert done.status_code == 302, said(done)
    return str(done["Location"])


def column(verdict: str = "fits", words: str = "", agrees: str = "yes") -> dict[str, str]:
    """Every point answered alike, with words on the first."""
    told = {f"v-{one}": verdict for one in POINTS} | {"agrees": agrees}
    return told | {f"w-{one}": words for one in (POINTS if verdict == "fails" else POINTS[:1])}


def step(who: Actor, address: str, do: str, **told: str) -> Any:
    return as_(who).post(address, {"do": do, **told})


def sent_back(book: Book, text: str = PLAN) -> str:
    """A review of which one opinion came back."""
    address = begun(book, text)
    step(INSPECTOR, address, "hand", **column(words="建议写细"))
    told = {f"m-{FIRST_POINT}": f"{FAULT}\n没有写明责任人", "conclusion": "amend"}
    done = step(INSPECTOR, address, "send", **told)
    assert done.status_code == 302, said(done)
    return address


def outcomes() -> dict[str, str]:
    one, other = Opinion.objects.filter(review__sent_at__isnull=False).order_by("place")[:2]
    return {
        f"o-{one.pk}": "adopted", f"y-{one.pk}": "",
        f"o-{other.pk}": "partly", f"y-{other.pk}": "责任人写到股室",
    }  # fmt: skip


def test_a_file_is_put_into_the_register_and_reviewed(book: Book) -> None:
    address = begun(book)
    paper = Paper.objects.get(book=book)
    page = said(as_(INSPECTOR).get(address))
    assert "审核整改方案第1稿" in page
    assert f"/books/{book.code}/documents/{paper.pk}/" in page
    assert all(one.title in page for one in PACK.review_points)
    again = as_(INSPECTOR).post(f"/books/{book.code}/reviews/new/", {"file": file()})
    assert again["Location"] == address


def test_findings_that_were_answered_are_led_to_from_the_review(book: Book) -> None:
    address = begun(book, PLAN.replace("2026年6月30日", "2026年6月31日"))
    paper = Paper.objects.get(book=book)
    report = f"/books/{book.code}/documents/{paper.pk}/"
    finding = as_(INSPECTOR).get(report).context["report"].findings[0]
    assert "体检已核实" not in said(as_(INSPECTOR).get(address))
    told = {"place": finding.place, "reason": "来文如此"}
    as_(INSPECTOR).post(f"{report}answer/", told)
    page = said(as_(INSPECTOR).get(address))
    assert f'href="{report}?grade=verified">体检已核实1处</a>' in page
    assert "来文如此" in said(as_(INSPECTOR).get(f"{report}?grade=verified"))


def test_without_a_file_the_form_says_what_to_do(book: Book) -> None:
    done = as_(INSPECTOR).post(f"/books/{book.code}/reviews/new/", {})
    assert done.status_code == 409
    assert "请选登记簿里的一份文件" in said(done)


def test_a_draft_survives_and_nobody_else_reads_it(book: Book) -> None:
    address = begun(book)
    step(INSPECTOR, address, "save", **{f"w-{FIRST_POINT}": FAULT, f"v-{FIRST_POINT}": "fails"})
    assert FAULT in said(as_(INSPECTOR).get(address))
    step(SECOND, address, "join")
    assert FAULT not in said(as_(SECOND).get(address))


def test_what_is_missing_is_named_and_nothing_is_lost(book: Book) -> None:
    address = begun(book)
    done = step(INSPECTOR, address, "hand", **{f"v-{FIRST_POINT}": "fits", "words": FAULT})
    assert done.status_code == 409
    assert "第2点" in said(done)
    assert FAULT in said(done)
    bare = step(INSPECTOR, address, "hand", **column("fails"))
    assert "不符合的，请写明" in said(bare)
    assert Reviewer.objects.get().handed_at is None


def test_each_reviewer_has_a_column_and_may_take_it_back(book: Book) -> None:
    address = begun(book)
    step(INSPECTOR, address, "hand", **column("fails", FAULT, "no"))
    page = said(as_(SECOND).get(address))
    assert "韩若谷" in page
    assert FAULT in page
    step(SECOND, address, "hand", **column())
    assert "2人审核，2人已交" in said(as_(SECOND).get(address))
    step(INSPECTOR, address, "back")
    assert "2人审核，1人已交" in said(as_(SECOND).get(address))


def test_words_are_taken_over_by_a_click(book: Book) -> None:
    address = begun(book)
    step(INSPECTOR, address, "hand", **column("fails", FAULT, "no"))
    mine = Reviewer.objects.get()
    told = {f"m-{FIRST_POINT}": "先写的一条"}
    step(SECOND, address, f"take:{mine.pk}:{FIRST_POINT}", **told)
    held = Opinion.objects.get(point=FIRST_POINT)
    assert held.words == f"先写的一条\n{FAULT}"
    step(SECOND, address, f"take:{mine.pk}:{FIRST_POINT}", **{f"m-{FIRST_POINT}": held.words})
    assert Opinion.objects.get(point=FIRST_POINT).words == held.words
    step(SECOND, address, "take_all")
    assert Opinion.objects.filter(words=FAULT).count() == len(POINTS) - 1


def test_the_merged_opinion_is_an_entry_of_the_office_above(book: Book) -> None:
    sent_back(book)
    held = queries.now(Book.objects.get(pk=book.pk)).rows["review"].values()
    (row,) = (one for one in held if isinstance(one, ReviewRow))
    assert (row.body, row.version, row.agrees) == (OFFICE, "整改方案第1稿", False)
    assert row.opinion == f"修改后再报。\n1.{FAULT}\n2.没有写明责任人"


def test_who_has_not_handed_in_is_waited_for(book: Book) -> None:
    address = begun(book)
    step(INSPECTOR, address, "hand", **column())
    step(SECOND, address, "join")
    done = step(INSPECTOR, address, "send", conclusion="agree")
    assert done.status_code == 409
    assert "还有1人没有交" in said(done)
    assert step(INSPECTOR, address, "send", conclusion="agree", without="1").status_code == 302
    assert step(SECOND, address, "save", words="迟了").status_code == 409


def test_the_inspected_side_reads_the_merged_opinion_and_answers_it(book: Book) -> None:
    address = begun(book)
    step(INSPECTOR, address, "hand", **column("fails", "个人的话", "no"))
    assert "个人的话" not in said(as_(CLERK).get(address))
    told = {f"m-{FIRST_POINT}": f"{FAULT}\n没有写明责任人", "conclusion": "amend"}
    step(INSPECTOR, address, "send", **told)
    page = said(as_(CLERK).get(address))
    assert FAULT in page
    assert "个人的话" not in page
    short = step(CLERK, address, "report")
    assert short.status_code == 409
    assert "还没有答复：第1条、第2条" in said(short)
    assert step(CLERK, address, "report", **outcomes()).status_code == 302
    info = queries.now(Book.objects.get(pk=book.pk)).info
    assert [(one.adopted, one.partly, one.reason) for one in info.adoptions] == [
        (True, False, ""),
        (True, True, "责任人写到股室"),
    ]
    listed = said(as_(CLERK).get(f"/books/{book.code}/reviews/"))
    assert "部分采纳" in listed


def test_the_second_version_stands_beside_the_first(book: Book) -> None:
    first = sent_back(book)
    step(CLERK, first, "report", **outcomes())
    second = begun(book, LATER)
    page = said(as_(INSPECTOR).get(second))
    step(INSPECTOR, second, "join")
    joined = said(as_(INSPECTOR).get(second))
    assert "审核整改方案第2稿" in page
    assert FAULT in joined
    assert "责任人写到股室" in joined
    old, new = Paper.objects.filter(book=book).order_by("pk")
    assert f"/documents/compare/?old={old.pk}&amp;new={new.pk}" in page
    assert "字句改动" in page


def test_a_version_is_reviewed_once_the_one_before_was_sent_back(book: Book) -> None:
    begun(book)
    done = as_(INSPECTOR).post(f"/books/{book.code}/reviews/new/", {"file": file(LATER)})
    assert done.status_code == 409
    assert "整改方案第1稿的审核意见还没有反馈" in said(done)


def test_for_others_there_is_no_review(book: Book) -> None:
    address = sent_back(book)
    for who in (LIAISON, LEADER):
        assert as_(who).get(address).status_code == 404
        assert step(who, address, "report").status_code == 404
        assert as_(who).get(f"/books/{book.code}/reviews/new/").status_code == 404
        assert FAULT not in said(as_(who).get("/books/reviews/", follow=True))


def test_nobody_takes_the_other_sides_part(book: Book) -> None:
    address = begun(book)
    assert step(CLERK, address, "save", words="自己审自己").status_code == 404
    assert step(INSPECTOR, address, "report").status_code == 404
    assert step(INSPECTOR, address, "nonsense").status_code == 404


def test_all_reviews_stand_in_one_list(book: Book) -> None:
    address = begun(book)
    step(INSPECTOR, address, "join")
    client = as_(INSPECTOR)
    assert address in said(client.get("/books/reviews/?show=mine"))
    assert "这一类没有" in said(client.get("/books/reviews/?show=done"))
    assert address not in said(as_(SECOND).get("/books/reviews/?show=mine"))
    assert address in said(client.get(f"/books/{book.code}/reviews/"))


def test_expunged_words_go_from_the_review_too(book: Book) -> None:
    address = sent_back(book)
    n = Review.objects.get().sent_n or 0
    asked = AskExpunge("expunging/1", n, ("opinion",), "personal_data", "涉及个人")
    record(book, "11-22", CLERK, asked)
    told = Expunge(n, ("opinion",), "personal_data", CLERK.id, (), "expunging/1")
    record(book, "11-22", GROUP, told)
    assert FAULT not in said(as_(INSPECTOR).get(address))
    assert not PointAnswer.objects.filter(words=FAULT).exists()


def test_a_review_asks_few_queries(
    book: Book, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    address = begun(book)
    step(INSPECTOR, address, "hand", **column("fails", FAULT, "no"))
    step(SECOND, address, "join")
    client: Client = as_(INSPECTOR)
    client.get(address)
    with django_assert_max_num_queries(MOST):
        client.get(address)
