"""No page asks the database too often or grows too heavy, however big the book is."""

import pytest
from busy_district import CLERK, busy_book, liaison, settle
from pytest_django import DjangoAssertNumQueries
from workbench_world import as_

from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor

pytestmark = pytest.mark.django_db
MOST_QUERIES = 12
MOST_BYTES = 200_000
PAGES = (
    "",
    "tasks/",
    "figures/",
    "figures/completion_rate/",
    "course/",
    "ledger/",
    "problem/1/",
    "measure/1-1/",
)


@pytest.mark.parametrize("who", [CLERK, liaison(0)], ids=["office", "unit"])
def test_a_page_of_a_big_book_stays_small(
    who: Actor, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    settle()
    book = busy_book(queries.today(), problems=210, measures=900)
    client = as_(who)
    client.get(f"/books/{book.code}/")
    for page in PAGES:
        with django_assert_max_num_queries(MOST_QUERIES, info=page):
            response = client.get(f"/books/{book.code}/{page}")
        assert response.status_code == 200, page
        assert len(response.content) < MOST_BYTES, page
