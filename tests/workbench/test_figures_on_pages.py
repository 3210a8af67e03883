"""A figure shows its working: beside it, on a page of its own, of today or of a past day."""

from datetime import timedelta

import pytest
from busy_district import CLERK, busy_book, liaison
from django.test import Client
from workbench_world import as_

from zhenggai.ledger import queries
from zhenggai.ledger.core.figures import counted_figures
from zhenggai.ledger.models import Book


def said(client: Client, address: str, **headers: str) -> str:
    response = client.get(address, headers=headers)
    assert response.status_code == 200, address
    body: str = response.getvalue().decode()
    return body


@pytest.fixture
def book(busy_code: str) -> Book:
    return Book.objects.get(code=busy_code)


@pytest.mark.django_db
def test_every_figure_has_a_page_and_a_fragment_with_the_same_working(book: Book) -> None:
    tree = queries.tree(book)
    client = as_(CLERK)
    for one in counted_figures(tree.book, queries.pack(tree.book), queries.today()):
        address = f"/books/{book.code}/figures/{one.name}/"
        page = said(client, address)
        fragment = said(client, address, hx_request="true")
        for text in (page, fragment):
            assert one.counting_rule in text
            assert f"第{book.head_n}条止" in text
        assert "<html" in page
        assert "<html" not in fragment


@pytest.mark.django_db
def test_the_rate_leads_to_numerator_and_denominator(book: Book) -> None:
    tree = queries.tree(book)
    closed = [one for one in tree.tops if one.state == "closed"]
    page = said(as_(CLERK), f"/books/{book.code}/figures/completion_rate/")
    assert f"{len(closed)}÷{len(tree.tops)}＝" in page
    assert 'id="items"' in page
    assert 'id="all-items"' in page
    assert page.count("<li>") == len(closed) + len(tree.tops)


@pytest.mark.django_db
def test_a_figure_of_a_past_day_is_what_was_known_then(book: Book) -> None:
    day = queries.today() - timedelta(days=60)
    then = queries.tree(book, day)
    figures = counted_figures(then.book, queries.pack(then.book), day)
    done = next(one for one in figures if one.name == "done")
    page = said(as_(CLERK), f"/books/{book.code}/figures/done/?day={day.isoformat()}")
    assert f"已销号　{done.text}" in page
    assert "当天所知显示，只读" in page
    assert f"第{then.book.head}条止" in page


@pytest.mark.django_db
def test_a_reported_figure_is_written_out_as_a_sum_with_its_owners(book: Book) -> None:
    page = said(as_(liaison(0)), f"/books/{book.code}/figures/funds_recovered/")
    assert "单位填报" in page
    assert "区委办公室" in page
    assert "还没有由填报单位确认" in page


@pytest.mark.django_db
def test_a_unit_is_shown_the_working_of_its_own_items_only(book: Book) -> None:
    tree = queries.tree(book)
    own = [one for one in tree.tops if "unit/0" in tree.units[one.key]]
    page = said(as_(liaison(0)), f"/books/{book.code}/figures/problems/")
    assert f"问题　{len(own)}个" in page


@pytest.mark.django_db
def test_what_stands_behind_a_figure_goes_out_as_a_sheet(book: Book) -> None:
    response = as_(CLERK).get(f"/books/{book.code}/ledger.xlsx?figure=overdue")
    assert response.content.startswith(b"PK")
    assert as_(CLERK).get(f"/books/{book.code}/ledger.xlsx?figure=nothing").status_code == 404


@pytest.mark.django_db
@pytest.mark.usefixtures("busy_code")
def test_of_very_many_items_the_first_stand_on_the_page() -> None:
    many = busy_book(queries.today(), problems=36, measures=520, name="很多措施的台账")
    page = said(as_(CLERK), f"/books/{many.code}/figures/measures/")
    assert "这里列前500项，全部520项" in page
    assert page.count("<li>") == 500
