"""The joint review of a plan on its page: opinions by version, merged, adopted; the evaluation."""

import pytest
from ledger_world import CLERK, DISCIPLINE, LIAISON, OFFICE, OPENED, PACK, SUPERIOR
from stored_world import record
from workbench_world import as_, book_after

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.books import RecordEvaluation
from zhenggai.ledger.core.acts.plans import MergeOpinions, ReviewPlan
from zhenggai.ledger.core.acts.shape import Adoption
from zhenggai.ledger.models import Book

pytestmark = pytest.mark.django_db


@pytest.fixture
def book() -> Book:
    return book_after(
        *OPENED,
        (
            "1-14",
            SUPERIOR,
            ReviewPlan("review/1", DISCIPLINE, "1", agrees=False, opinion="时限过长"),
        ),
        ("1-14", SUPERIOR, ReviewPlan("review/2", OFFICE, "1", agrees=True, opinion="措施具体")),
        ("1-16", SUPERIOR, ReviewPlan("review/3", DISCIPLINE, "2", agrees=True, opinion="已改")),
    )


def text(who: Actor, address: str) -> str:
    response = as_(who).get(address)
    assert response.status_code == 200
    body: str = response.content.decode()
    return body


def test_each_body_stands_under_the_version_it_spoke_of(book: Book) -> None:
    page = text(CLERK, f"/books/{book.code}/reviews/")
    second, first = page.split("第2稿</h2>")[1].split("第1稿</h2>")
    assert "1家会审，1家同意" in second
    assert "第1稿不同意" in second
    assert "2家会审，1家同意" in first
    assert "时限过长" in first
    assert "措施具体" in first


def test_the_merged_opinion_stands_with_what_was_adopted(book: Book) -> None:
    adoption = Adoption(DISCIPLINE, "缩短时限", adopted=False, reason="须待汛期过后")
    record(book, "1-17", CLERK, MergeOpinions("2", "原则同意", (adoption,)))
    page = text(CLERK, f"/books/{book.code}/reviews/")
    for words in ("原则同意", "缩短时限", "未采纳", "须待汛期过后"):
        assert words in page


def test_the_points_of_the_rules_stand_beside_and_in_the_form(book: Book) -> None:
    page = text(CLERK, f"/books/{book.code}/reviews/")
    form = text(CLERK, f"/books/{book.code}/act/review_plan/book/?version=3")
    assert PACK.review_points
    for one in PACK.review_points:
        assert one.title in page
        assert PACK.sources[f"review_points.{one.point}"] in page
        assert f"{one.title}：" in form
    assert 'value="3"' in form


def test_the_evaluation_is_told_with_the_grades_and_their_source(book: Book) -> None:
    record(book, "8-1", SUPERIOR, RecordEvaluation(PACK.grades[0], OFFICE))
    page = text(CLERK, f"/books/{book.code}/reviews/")
    assert f"<b>{PACK.grades[0]}</b>" in page
    assert PACK.sources["grades"] in page


def test_a_unit_has_no_such_page(book: Book) -> None:
    assert as_(LIAISON).get(f"/books/{book.code}/reviews/").status_code == 404


def test_a_book_without_opinions_says_what_to_do() -> None:
    book = book_after(*OPENED)
    assert "还没有会审意见" in text(CLERK, f"/books/{book.code}/reviews/")
