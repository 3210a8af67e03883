"""The ledger as a sheet: groups, filters in the address, order, columns, views, several at once."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from busy_district import CLERK, LEADER, UNITS, liaison
from django.test import Client
from openpyxl import load_workbook
from workbench_world import as_

from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.deadlines import deadline_state
from zhenggai.ledger.core.responsibility import assigned
from zhenggai.ledger.core.rows import Problem
from zhenggai.ledger.core.tree import Tree
from zhenggai.ledger.models import Book, Entry
from zhenggai.workbench.ledger.filters import DUES, STATES
from zhenggai.workbench.models import SavedView

pytestmark = pytest.mark.django_db


@pytest.fixture
def book(busy_code: str) -> Book:
    return Book.objects.get(code=busy_code)


@pytest.fixture
def tree(book: Book) -> Tree:
    return queries.tree(book)


def said(client: Client, book: Book, query: str = "sort=number") -> str:
    response = client.get(f"/books/{book.code}/ledger/?{query}")
    assert response.status_code == 200, query
    body: str = response.getvalue().decode()
    return body


def numbers(page: str, kind: str = "problem") -> list[str]:
    """The numbers of the rows, in their order."""
    return re.findall(rf'value="{kind}/([^"]+)"', page)


def test_every_problem_stands_under_its_aspect_with_its_measures_below(
    book: Book, tree: Tree
) -> None:
    page = said(as_(CLERK), book)
    assert numbers(page) == [one.key[8:] for one in tree.tops]
    assert len(numbers(page, "measure")) == len(tree.book.measures)
    for heading in tree.book.headings.values():
        assert (heading.text in page) == (heading.kind == "aspect")
    assert page.index('value="problem/1"') < page.index('value="measure/1-1"')
    assert page.index('value="measure/1-1"') < page.index('value="problem/2"')


def test_a_measure_without_a_deadline_of_its_own_has_that_of_its_problem(book: Book) -> None:
    row = said(as_(CLERK), book).partition('value="measure/1-1"')[2].partition("</tr>")[0]
    assert re.search(r'<td class="[^"]*deadline[^"]*">(<span class="quiet">)?同问题', row), row


def test_a_filter_in_the_address_leaves_what_holds_and_says_what_is_gone(
    book: Book, tree: Tree
) -> None:
    unit = tree.lead_unit(tree.tops[0])
    own = [one.key[8:] for one in tree.tops if tree.lead_unit(one) == unit]
    page = said(as_(CLERK), book, f"lead={unit}")
    assert numbers(page) == own
    measures = sum(len(tree.measures[f"problem/{one}"]) for one in own)
    left = len(tree.tops) - len(own)
    assert f"{len(own)}个问题，{measures}条措施，共筛去{left}个问题" in page


@pytest.mark.parametrize("state", STATES)
def test_every_state_can_be_looked_for(book: Book, tree: Tree, state: str) -> None:
    told: dict[str, Callable[[Problem], object]] = {
        "returned": lambda one: one.missing and not one.opened_by,
        "reopened": lambda one: one.missing and one.opened_by,
        "rectifying": lambda one: one.state == "rectifying" and not one.missing,
        "basically_done": lambda one: one.basically_done,
        "asked": lambda one: one.state in ("closure_asked", "signing"),
        "carried": lambda one: one.carried,
    }
    holds = told.get(state) or (lambda one: one.state == state)
    wanted = [one.key[8:] for one in tree.tops if holds(one)]
    assert numbers(said(as_(CLERK), book, f"state={state}")) == wanted


@pytest.mark.parametrize("due", DUES)
def test_every_kind_of_deadline_can_be_looked_for(book: Book, tree: Tree, due: str) -> None:
    found = numbers(said(as_(CLERK), book, f"due={due}"))
    pack, today = queries.pack(tree.book), queries.today()
    standing = {
        one.key[8:]: deadline_state(tree.book, one, today, pack).standing for one in tree.tops
    }
    if due in ("overdue", "soon"):
        assert found == [number for number, told in standing.items() if told == due]
    if due == "late_or_soon":
        assert set(found) == {n for n, told in standing.items() if told in ("overdue", "soon")}


def test_words_are_found_in_problems_and_in_measures(book: Book, tree: Tree) -> None:
    one = tree.tops[3]
    measure = tree.measures[one.key][1]
    for words in (one.text[:6], measure.text):
        found = numbers(said(as_(CLERK), book, f"text={words}"))
        assert one.key[8:] in found
        assert len(found) < len(tree.tops)


def test_filters_are_all_asked_and_each_can_be_taken_off(book: Book) -> None:
    page = said(as_(CLERK), book, "lead=unit/0&state=closed&text=河道")
    assert 'href="?text=%E6%B2%B3%E9%81%93&amp;state=closed"' in page
    assert "清除筛选" in page
    nothing = said(as_(CLERK), book, "lead=unit/0&text=没有这样的词")
    assert "没有同时符合这些条件的问题" in nothing


def test_what_is_no_filter_is_left_out(book: Book, tree: Tree) -> None:
    page = said(as_(CLERK), book, "state=gone&due=never&sort=beauty&columns=nothing&page=x")
    assert len(numbers(page)) == len(tree.tops)


def test_the_sheet_stands_in_the_order_asked_for(book: Book, tree: Tree) -> None:
    by_day = numbers(said(as_(CLERK), book, "sort=deadline"))
    days = [tree.book.problems[f"problem/{one}"].deadline for one in by_day]
    assert days == sorted(days, key=str)
    back = numbers(said(as_(CLERK), book, "sort=-number"))
    assert back == [one.key[8:] for one in reversed(tree.tops)]


def test_columns_are_chosen_in_the_address(book: Book) -> None:
    page = said(as_(CLERK), book, "columns=state&columns=target&columns=category")
    assert "整改目标</th>" in page
    assert "最近进展</th>" not in page
    kept = said(as_(CLERK), book, "columns=state.target.category")
    assert "整改目标</th>" in kept


def test_the_list_comes_back_with_its_last_filters(book: Book) -> None:
    client = as_(CLERK)
    said(client, book, "state=closed&sort=-deadline")
    again = client.get(f"/books/{book.code}/ledger/")
    assert again.status_code == 302
    assert again["Location"].endswith("?state=closed&sort=-deadline")
    said(client, book, "sort=number")
    assert client.get(f"/books/{book.code}/ledger/")["Location"].endswith("?sort=number")


def test_a_view_is_kept_under_a_name_by_its_person_alone(book: Book, tree: Tree) -> None:
    client = as_(CLERK)
    kept = client.post(
        f"/books/{book.code}/ledger/views/",
        {"name": "文旅口", "query": "lead=unit/0&day=2026-01-01"},
    )
    assert kept.status_code == 302
    page = said(client, book)
    many = sum(tree.lead_unit(one) == "unit/0" for one in tree.tops)
    assert f"文旅口 <small>{many}</small>" in page
    assert "文旅口" not in said(as_(LEADER), book)
    view = SavedView.objects.get()
    as_(LEADER).post(f"/books/{book.code}/ledger/views/{view.pk}/drop/")
    assert SavedView.objects.exists()
    client.post(f"/books/{book.code}/ledger/views/{view.pk}/drop/")
    assert not SavedView.objects.exists()


def test_what_is_seen_goes_out_as_a_sheet(book: Book, tree: Tree, tmp_path: Any) -> None:
    unit = tree.lead_unit(tree.tops[0])
    response = as_(CLERK).get(f"/books/{book.code}/ledger.xlsx?lead={unit}")
    place = tmp_path / "out.xlsx"
    place.write_bytes(response.content)
    told = "".join(str(cell.value) for row in load_workbook(place).active for cell in row)
    for one in tree.tops:
        assert (one.detail in told) == (tree.lead_unit(one) == unit) or one.text in told


def test_a_unit_is_offered_its_own_items_only(book: Book, tree: Tree) -> None:
    own = {one.key[8:] for one in tree.tops if "unit/4" in tree.units[one.key]}
    page = said(as_(liaison(4)), book)
    assert set(numbers(page)) == own
    assert "我的事项" in page
    others = set(UNITS) - {name for name in UNITS if name in page}
    assert others


# ── several at once ──────────────────────────────────────────────────────────


def batch(who: Actor, book: Book, act: str, *keys: str, **told: Any) -> Any:
    given = {"act": act, "key": keys, "seen": queries.book(book.code).head_n, **told}
    return as_(who).post(f"/books/{book.code}/batch/", {"on": queries.today().isoformat(), **given})


def test_several_rows_are_assigned_at_one_stroke(book: Book) -> None:
    before = queries.book(book.code).head_n
    query = "act=assign&key=problem/3&key=measure/10-1"
    form = as_(CLERK).get(f"/books/{book.code}/batch/?{query}").getvalue().decode()
    assert '<input type="hidden" name="act" value="assign">' in form
    told = {"leaders-first": LEADER.id, "lead_units-first": "unit/3"}
    done = batch(CLERK, book, "assign", "problem/3", "measure/10-1", **told)
    assert done.status_code == 302, done.getvalue().decode()
    now = queries.now(queries.book(book.code))
    assert now.problems["problem/3"].lead_units == ("unit/3",)
    assert now.measures["measure/10-1"].lead_units == ("unit/3",)
    assert Entry.objects.filter(book=book, n__gt=before, kind="assign").count() == 2


def test_what_does_not_fit_is_named_before_anything_is_filled_in(book: Book, tree: Tree) -> None:
    closed = next(one for one in tree.tops if one.state == "closed")
    at_work = next(one for one in tree.tops if one.state == "rectifying")
    query = f"act=set_deadline&key={closed.key}&key={at_work.key}"
    page = as_(CLERK).get(f"/books/{book.code}/batch/?{query}").getvalue().decode()
    assert "有1项不能设定完成时限" in page
    assert f"<b>{closed.key[8:]}</b>" in page
    assert '<form method="post" enctype' not in page
    assert f"?act=set_deadline&amp;key={at_work.key}&amp;back" in page


def test_one_row_that_is_refused_leaves_all_as_they_were(book: Book, tree: Tree) -> None:
    closed = next(one for one in tree.tops if one.state == "closed")
    at_work = next(one for one in tree.tops if one.state == "rectifying")
    before = queries.book(book.code).head_n
    told = {"leaders-first": LEADER.id, "lead_units-first": "unit/3"}
    refused = batch(CLERK, book, "assign", at_work.key, closed.key, **told)
    assert refused.status_code == 409
    assert queries.book(book.code).head_n == before


def test_nothing_chosen_is_said_and_nobody_elses_row_is_there(book: Book, tree: Tree) -> None:
    assert as_(CLERK).get(f"/books/{book.code}/batch/?act=assign").status_code == 302
    foreign = next(one for one in tree.tops if "unit/4" not in tree.units[one.key])
    query = f"act=comment&key={foreign.key}"
    assert as_(liaison(4)).get(f"/books/{book.code}/batch/?{query}").status_code == 302
    assert as_(liaison(4)).get(f"/books/{book.code}/batch/?act=assign&key=x").status_code == 404


# ── a cell edited in its place ───────────────────────────────────────────────


def test_units_are_changed_in_their_cell_and_nothing_else_is(book: Book, tree: Tree) -> None:
    at_work = next(one for one in tree.tops if one.state == "rectifying")
    measure = tree.measures[at_work.key][0]
    client = as_(CLERK)
    address = f"/books/{book.code}/cell/units/{measure.key}/"
    assert f'href="{address}"' in said(client, book)
    fragment = client.get(address, headers={"HX-Request": "true"}).getvalue().decode()
    assert "<html" not in fragment
    assert "<html" in client.get(address).getvalue().decode()
    now = assigned(tree.book, measure.key, "responsible_units")
    told = {
        "seen": book.head_n,
        "kept": [],
        "add": UNITS[6],
        "back": f"/books/{book.code}/ledger/?page=2",
    }
    done = client.post(address, told)
    assert done["Location"].endswith("/ledger/?page=2")
    after = queries.now(queries.book(book.code)).measures[measure.key]
    assert after.responsible_units == ("unit/6",) != now
    assert after.lead_units == assigned(tree.book, measure.key, "lead_units")


def test_a_unit_that_is_not_on_record_is_asked_for_again(book: Book, tree: Tree) -> None:
    at_work = next(one for one in tree.tops if one.state == "rectifying")
    address = f"/books/{book.code}/cell/units/{at_work.key}/"
    wrong = as_(CLERK).post(address, {"seen": book.head_n, "add": "没有这个局"})
    assert "没有名为“没有这个局”的单位" in wrong.getvalue().decode()
    assert queries.book(book.code).head_n == book.head_n


def test_who_may_not_assign_finds_no_pencil_and_no_form(book: Book, tree: Tree) -> None:
    own = next(one for one in tree.tops if "unit/4" in tree.units[one.key])
    assert "/cell/units/" not in said(as_(liaison(4)), book)
    assert as_(liaison(4)).get(f"/books/{book.code}/cell/units/{own.key}/").status_code == 404
