"""Common problems of all books stand in one list with what the wider checks found."""

from io import BytesIO

import pytest
from ledger_world import CLERK, LEADER, LIAISON
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries
from several_books import COMMON_WORDS, INSPECTOR, LIMITED_WORDS, several_books
from stored_world import record
from workbench_world import as_

from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.problems import WithdrawProblem
from zhenggai.ledger.models import Book

pytestmark = pytest.mark.django_db
PAGE = "/books/common-problems/"
SHEET = "/books/common-problems.xlsx"


@pytest.fixture
def books() -> dict[str, Book]:
    return several_books()


def text(who: Actor, address: str) -> str:
    response = as_(who).get(address)
    assert response.status_code == 200
    body: str = response.content.decode()
    return body


def rows(who: Actor, query: str = "") -> list[dict[object, object]]:
    response = as_(who).get(f"{SHEET}{query}")
    sheet = load_workbook(BytesIO(response.content)).active
    heads, *held = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    return [dict(zip(heads, row, strict=True)) for row in held]


def test_a_common_problem_stands_with_its_checks(books: dict[str, Book]) -> None:
    problem = queries.now(books["民政局"]).problems["problem/1"]
    told, totals = rows(INSPECTOR)
    assert told["共性问题"] == COMMON_WORDS
    assert (told["查出（个）"], told["已纠正（个）"]) == (
        problem.checks_found,
        problem.checks_corrected,
    )
    assert (told["已查单位"], told["未查单位"]) == ("青岚区财政局", "青岚区民政局")
    assert totals["查出（个）"] == told["查出（个）"]
    assert COMMON_WORDS in text(INSPECTOR, PAGE)


def test_what_is_limited_to_others_is_in_the_offices_list_only(books: dict[str, Book]) -> None:
    assert LIMITED_WORDS in text(CLERK, PAGE)
    assert LIMITED_WORDS not in text(INSPECTOR, PAGE)
    assert len(rows(CLERK)) == len(rows(INSPECTOR)) + 1


def test_a_withdrawn_problem_is_common_no_more(books: dict[str, Book]) -> None:
    record(books["民政局"], "2-1", CLERK, WithdrawProblem("problem/1", "重复"))
    assert COMMON_WORDS not in text(INSPECTOR, PAGE)
    assert "还没有列为共性的问题" in text(INSPECTOR, PAGE)


def test_the_list_is_narrowed_by_words_and_by_what_is_open(books: dict[str, Book]) -> None:
    for query in ("?text=合同", "?text=民政", "?show=open", "?show=left", "?show=nonsense"):
        assert COMMON_WORDS in text(INSPECTOR, f"{PAGE}{query}")
    assert "没有同时符合" in text(INSPECTOR, f"{PAGE}?text=查无此词")


@pytest.mark.parametrize("who", [LIAISON, LEADER])
def test_for_who_supervises_no_book_there_is_no_such_page(
    who: Actor, books: dict[str, Book]
) -> None:
    assert as_(who).get(PAGE).status_code == 404
    assert as_(who).get(SHEET).status_code == 404


def test_the_list_is_few_queries(
    books: dict[str, Book], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = as_(INSPECTOR)
    client.get(PAGE)
    with django_assert_max_num_queries(12):
        client.get(PAGE)
