"""How often a page asks the database does not grow with books, problems, measures or proofs."""

import pytest
from busy_district import CLERK, VERIFIER, busy_book, liaison, settle
from ledger_world import OPENED
from pytest_django import DjangoAssertNumQueries
from stored_world import stored
from workbench_world import as_

from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.models import Book

pytestmark = pytest.mark.django_db
# Every list and every page that lists what hangs on one item; `test_page_budgets` has the rest.
LISTS = ("search/?q=资金", "rounds/", "problem/1/", "measure/1-1/", "tasks/", "queue/")
OF_OFFICE = (
    "materials/", "chain/", "log/", "papers/",
    "from-paper/", "from-paper/slip/", "from-paper/minutes/", "from-paper/stamped/",
)  # fmt: skip
MOST = 15


@pytest.fixture
def book() -> Book:
    settle()
    return busy_book(queries.today(), problems=40, measures=200)


@pytest.mark.parametrize("who", [CLERK, VERIFIER, liaison(0)], ids=["office", "verifier", "unit"])
def test_a_list_asks_a_fixed_number_of_times(
    book: Book, who: Actor, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = as_(who)
    for page in (*LISTS, *(OF_OFFICE if who is CLERK else ())):
        with django_assert_max_num_queries(MOST, info=page):
            response = client.get(f"/books/{book.code}/{page}")
        assert response.status_code == 200, page


def test_the_list_of_books_asks_no_more_often_for_more_books(
    book: Book, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(20):
        stored(*OPENED, name=f"第{n}本")
    client = as_(CLERK)
    # The figures at the heads are kept when they are first asked for.
    client.get("/books/")
    with django_assert_max_num_queries(MOST):
        page = client.get("/books/")
    assert page.content.decode().count("第1") > 1
