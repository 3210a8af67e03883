"""The overview: what a leader asks first, of today and of any past day, within one's scope."""

import re
from datetime import timedelta

import pytest
from busy_district import CLERK, LEADER, UNITS, liaison
from django.test import Client
from round_world import round_of
from workbench_world import as_

from zhenggai.ledger import queries
from zhenggai.ledger.core.course import KINDS, Course, Point, course
from zhenggai.ledger.core.overview import late_and_soon, matrix, stands
from zhenggai.ledger.core.prescribed import prescribed_steps
from zhenggai.ledger.models import Book
from zhenggai.people.models import Role
from zhenggai.workbench.ledger.charts import APART, LOWEST, course_chart

pytestmark = pytest.mark.django_db


def said(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    body: str = response.getvalue().decode()
    return body


@pytest.fixture
def book(busy_code: str) -> Book:
    return Book.objects.get(code=busy_code)


def test_the_strip_says_how_the_parts_make_all(book: Book) -> None:
    tree = queries.tree(book)
    closed = sum(one.state == "closed" for one in tree.tops)
    page = said(as_(CLERK), f"/books/{book.code}/")
    parts = re.search(r'aria-label="(已销号[^"]+)"', page)
    assert parts
    numbers = [int(one) for one in re.findall(r"\d+", parts[1])]
    assert numbers[0] == closed
    assert sum(numbers) == len(tree.tops)


def test_every_figure_on_the_page_has_a_working_address(book: Book) -> None:
    client = as_(CLERK)
    page = said(client, f"/books/{book.code}/")
    addresses = set(re.findall(r'hx-get="([^"]+)"', page))
    assert len(addresses) > 8
    for address in addresses:
        assert f'href="{address}"' in page
        said(client, address)


def test_what_is_late_stands_before_what_is_due_soon(book: Book) -> None:
    tree = queries.tree(book)
    pack = queries.pack(tree.book)
    late, soon = late_and_soon(tree, stands(tree, pack, queries.today()))
    page = said(as_(CLERK), f"/books/{book.code}/")
    assert f"已逾期 {len(late)}" in page
    assert f"天内到期 {len(soon)}" in page
    assert page.index(f"逾期{late[0].stand.days}天") < page.index(f"剩{soon[0].stand.days}天")


def test_steps_say_what_is_missing_and_lead_the_office_to_recording_it(book: Book) -> None:
    tree = queries.tree(book)
    states = prescribed_steps(tree.book, queries.pack(tree.book), queries.today())
    missing = [one for one in states if one.standing == "missing"]
    page = said(as_(CLERK), f"/books/{book.code}/")
    assert page.count("缺：未登记") == len(missing) > 0
    assert "act/record_step/book/" in page
    assert "act/record_step/book/" not in said(as_(LEADER), f"/books/{book.code}/")


def test_the_matrix_holds_every_problem_once(book: Book) -> None:
    tree = queries.tree(book)
    pack = queries.pack(tree.book)
    held = matrix(tree, pack, stands(tree, pack, queries.today()))
    marks = [mark.problem.key for row in held.rows for mark in row.all.marks]
    assert sorted(marks) == sorted(one.key for one in tree.tops)
    assert len(held.totals.all.marks) == len(tree.tops)
    page = said(as_(CLERK), f"/books/{book.code}/")
    for name in UNITS:
        assert name in page


def test_the_course_ends_where_the_ledger_stands(book: Book) -> None:
    tree = queries.tree(book)
    told = queries.told(book, KINDS, until=book.head_n)
    ran = course(tree, told, queries.pack(tree.book), queries.today())
    assert ran.now.closed == sum(one.state == "closed" for one in tree.tops)
    assert ran.points[-1].due == ran.scheduled == len(tree.tops)
    days = [one.on for one in ran.points]
    assert days == sorted(days)
    assert all((one.closed is None) == (one.on > queries.today()) for one in ran.points)


def test_each_point_of_the_course_is_what_that_day_counts(book: Book) -> None:
    tree = queries.tree(book)
    told = queries.told(book, KINDS, until=book.head_n)
    ran = course(tree, told, queries.pack(tree.book), queries.today())
    for point in ran.points:
        if point.closed is not None:
            then = queries.cut_off(book, point.on)
            assert point.closed == sum(one.state == "closed" for one in then.problems.values())


def test_a_chart_has_its_numbers_as_a_table_beside_it(book: Book) -> None:
    client = as_(CLERK)
    page = said(client, f"/books/{book.code}/")
    assert f'href="/books/{book.code}/course/"' in page
    table = said(client, f"/books/{book.code}/course/")
    told = queries.told(book, KINDS, until=book.head_n)
    tree = queries.tree(book)
    ran = course(tree, told, queries.pack(tree.book), queries.today())
    assert table.count("<tr") == len(ran.points) + 1


def test_a_past_day_is_shown_as_it_was_known_and_without_acts(book: Book) -> None:
    day = queries.today() - timedelta(days=45)
    tree = queries.tree(book, day)
    closed = sum(one.state == "closed" for one in tree.tops)
    page = said(as_(CLERK), f"/books/{book.code}/?day={day.isoformat()}")
    assert "当天所知显示，只读" in page
    assert f'aria-label="已销号{closed}，' in page
    assert "/act/" not in page
    assert "当天所知显示" not in said(as_(CLERK), f"/books/{book.code}/")


def test_tomorrow_and_the_day_before_the_first_are_not_offered(book: Book) -> None:
    client = as_(CLERK)
    today = queries.today()
    assert 'aria-label="后一天"' not in said(client, f"/books/{book.code}/")
    first = today - timedelta(days=130)
    page = said(client, f"/books/{book.code}/?day={first.isoformat()}")
    assert 'aria-label="前一天"' not in page
    later = (today + timedelta(days=1)).isoformat()
    for wrong in (later, "2026-02-30", "gestern"):
        assert "当天所知显示" not in said(client, f"/books/{book.code}/?day={wrong}")


def test_a_unit_sees_its_own_counts_only(book: Book) -> None:
    tree = queries.tree(book)
    for k in (0, 3):
        own = {one.key for one in tree.tops if f"unit/{k}" in tree.units[one.key]}
        page = said(as_(liaison(k)), f"/books/{book.code}/")
        numbers = {f"problem/{one}" for one in re.findall(r"/problem/([\d.]+)/", page)}
        assert numbers <= own
        assert f">{len(own)}</a></b> 个" in page
        assert "规定动作" not in page


def test_the_newest_round_stands_in_the_strip_and_leads_to_its_board(book: Book) -> None:
    assert "家已报" not in said(as_(CLERK), f"/books/{book.code}/")
    asked = round_of(book)
    page = said(as_(CLERK), f"/books/{book.code}/")
    assert (
        f'href="/books/{book.code}/rounds/{asked.n}/">0</a></b> / {asked.sheets.count()} 家已报'
        in page
    )
    assert "家已报" not in said(as_(liaison(0)), f"/books/{book.code}/")
    yesterday = (queries.today() - timedelta(days=1)).isoformat()
    assert "家已报" not in said(as_(CLERK), f"/books/{book.code}/?day={yesterday}")


def test_an_approved_plan_presses_nobody_and_the_next_is_a_version_later(book: Book) -> None:
    Role.objects.create(person_id=LEADER.id, role="leading_group")
    page = said(as_(LEADER), f"/books/{book.code}/")
    assert 'class="button primary"' not in page
    form = said(as_(LEADER), f"/books/{book.code}/act/approve_plan/book/")
    assert 'name="version" value="2"' in form


@pytest.mark.parametrize(("problems", "view"), [(35, "0 0 460 186"), (2300, "-8 0 476 186")])
def test_numbers_of_the_chart_have_room(problems: int, view: str) -> None:
    today = queries.today()
    points = (Point(today - timedelta(days=14), 0, 0), Point(today, problems, problems))
    chart = course_chart(Course(points, today, problems, problems))
    assert chart is not None
    assert chart.view == view


@pytest.mark.parametrize("due", [0, 1, 8, 9])
@pytest.mark.parametrize("closed", [0, 1, 8, 9])
def test_words_at_the_ends_of_the_lines_stand_clear_of_each_other(due: int, closed: int) -> None:
    today = queries.today()
    points = (Point(today - timedelta(days=14), 0, 0), Point(today, closed, due))
    chart = course_chart(Course(points, today, 9, 9))
    assert chart is not None
    words = {due: chart.due_word_y, closed: chart.closed_word_y}
    assert abs(chart.due_word_y - chart.closed_word_y) >= APART
    assert sorted(words, key=lambda number: -words[number]) == sorted(words)
    assert max(words.values()) <= LOWEST
