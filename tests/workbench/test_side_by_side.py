"""The inspection office above sees its books side by side, sorts and filters, takes them along."""

import re
from datetime import date, timedelta
from io import BytesIO

import pytest
from ledger_world import CLERK, FINANCE, GROUP, HEAD, LEADER, LIAISON, VERIFIER
from openpyxl import load_workbook
from pytest_django import DjangoAssertNumQueries
from several_books import INSPECTOR, several_books
from stored_world import record
from workbench_world import as_

from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.problems import AddProblem
from zhenggai.ledger.core.scope import seen_by
from zhenggai.ledger.models import Book, Entry, PastSummary
from zhenggai.people.models import Role, Unit

pytestmark = pytest.mark.django_db
PAGE = "/books/side-by-side/"
SHEET = "/books/side-by-side.xlsx"
MOST = 12


@pytest.fixture
def books() -> dict[str, Book]:
    return several_books()


def text(who: Actor, address: str) -> str:
    response = as_(who).get(address)
    assert response.status_code == 200
    body: str = response.content.decode()
    return body


def names(page: str) -> list[str]:
    """The first three characters of the books, from the top."""
    return re.findall(r"<small>(.{3})[^<]*</small></th>", page)


def rows(who: Actor, query: str = "") -> list[list[object]]:
    response = as_(who).get(f"{SHEET}?show=progress{query}")
    assert response.status_code == 200
    sheet = load_workbook(BytesIO(response.content)).active
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]


def test_each_book_stands_with_its_figures(books: dict[str, Book]) -> None:
    heads, *held = rows(INSPECTOR)
    for row in held[:-1]:
        told = dict(zip(heads, row, strict=True))
        name = str(told["台账"])
        state = seen_by(queries.now(books[name[:3]]), INSPECTOR)
        wanted = {one.name: one.value for one in queries.figures(state, queries.today())}
        assert told["问题（个）"] == wanted["problems"]
        assert told["已销号（个）"] == wanted["done"]
        assert told["逾期（个）"] == wanted["overdue"]
        rate = wanted["completion_rate"]
        assert told["完成率（%）"] == (None if rate is None else float(rate))


def test_totals_are_the_sums_without_exercises(books: dict[str, Book]) -> None:
    heads, *held, totals = rows(INSPECTOR)
    at = heads.index("问题（个）")
    real = [row for row in held if "演练" not in str(row[1])]
    assert totals[at] == sum(int(str(row[at])) for row in real)
    assert "演练1本不计入合计" in text(INSPECTOR, PAGE)


def test_a_step_is_told_with_icon_word_and_day(books: dict[str, Book]) -> None:
    page = text(INSPECTOR, PAGE)
    assert "#circle-check" in page
    assert "1月10日" in page
    assert re.search(r'red-word href="[^>]*>.{0,200}#alert-circle.{0,60}</svg>缺<', page, re.S)
    assert re.search(r"#file-alert.{0,60}</svg>缺佐证<", page, re.S)


def test_the_address_filters_and_sorts(books: dict[str, Book]) -> None:
    assert names(text(INSPECTOR, f"{PAGE}?late=overdue")) == ["民政局"]
    assert names(text(INSPECTOR, f"{PAGE}?lacks=without_proof")) == ["民政局"]
    assert names(text(INSPECTOR, f"{PAGE}?text=财政"))[0] == "演练用"
    assert "财政局" not in names(text(INSPECTOR, f"{PAGE}?text=民政"))
    assert names(text(INSPECTOR, f"{PAGE}?sort=-rate"))[0] == "整改办"
    assert "整改办" not in names(text(INSPECTOR, f"{PAGE}?step=plan_issued"))
    assert "没有同时符合" in text(INSPECTOR, f"{PAGE}?text=查无此单位")
    assert text(INSPECTOR, f"{PAGE}?sort=nonsense&lacks=x&late=y&show=z")


def test_a_cell_leads_to_where_the_step_is_recorded(books: dict[str, Book]) -> None:
    page = text(INSPECTOR, f"{PAGE}?text=民政")
    address = re.search(r'"(/books/[^"]*/steps/)#internal_feedback_notice"', page)
    assert address
    steps = text(INSPECTOR, address[1])
    row = steps.split('id="internal_feedback_notice"')[1].split("</tr>")[0]
    assert "岚发〔2026〕2号" in row
    assert "缺佐证" in row
    assert "没有附佐证" in row
    assert as_(LIAISON).get(address[1]).status_code == 404


def test_missing_steps_are_named(books: dict[str, Book]) -> None:
    page = text(INSPECTOR, f"{PAGE}?show=progress&text=民政")
    missing = re.search(r"#alert-circle.{0,60}</svg>缺(\d+)</span><small>([^<]+)<", page, re.S)
    assert missing
    assert len(missing[2].split("、")) == int(missing[1])


def test_how_a_day_ended_is_kept_when_the_next_begins(books: dict[str, Book]) -> None:
    held = books["民政局"]
    last = Entry.objects.filter(book=held).latest("n").at.date()
    PastSummary.objects.all().delete()
    later = f"{(last + timedelta(days=2)):%-m-%-d}"
    record(held, later, CLERK, AddProblem("problem/9", "合同台账缺失"))
    record(held, later, CLERK, AddProblem("problem/10", "养老资金滞留"))
    (kept,) = PastSummary.objects.all()
    told = queries.summaries_of_day([queries.book(held.code)], last)
    assert PastSummary.objects.get() == kept
    PastSummary.objects.all().delete()
    assert queries.summaries_of_day([queries.book(held.code)], last) == told


def test_a_past_day_is_shown_as_it_was_known_then(books: dict[str, Book]) -> None:
    day = date(2026, 1, 13)
    page = text(INSPECTOR, f"{PAGE}?day={day}&show=progress")
    assert "按<b>2026年1月13日</b>当天所知显示，只读" in page
    heads, *held = rows(INSPECTOR, f"&day={day}")
    told = {row[1]: dict(zip(heads, row, strict=True)) for row in held[:-1]}
    for name, book in books.items():
        state = seen_by(queries.as_of(book, day), INSPECTOR)
        wanted = {one.name: one.value for one in queries.figures(state, day)}
        row = next(row for held_name, row in told.items() if str(held_name).startswith(name))
        assert row["问题（个）"] == wanted["problems"]
        assert row["已销号（个）"] == wanted["done"]
    assert rows(INSPECTOR, f"&day={day}")[-1] != rows(INSPECTOR)[-1]
    assert f"/completion_rate/?day={day}" in page
    assert f"day={day}" in page.split("导出所见")[0].rsplit("side-by-side.xlsx", 1)[1]


def test_a_day_looked_at_once_is_not_folded_again(
    books: dict[str, Book], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = as_(INSPECTOR)
    client.get(f"{PAGE}?day=2026-01-12")
    with django_assert_max_num_queries(MOST):
        assert client.get(f"{PAGE}?day=2026-01-12").status_code == 200


def test_before_the_first_book_nothing_was_known(books: dict[str, Book]) -> None:
    assert "按<b>2026年1月5日</b>" in text(INSPECTOR, f"{PAGE}?day=2020-01-01")


def test_the_filters_are_remembered_and_cleared(books: dict[str, Book]) -> None:
    client = as_(INSPECTOR)
    client.get(f"{PAGE}?text=民政&show=progress&day=2026-01-12")
    again = client.get(PAGE, follow=True)
    assert names(again.content.decode().replace("\n", "")) == ["民政局"]
    assert again.context["day"].past is None
    client.get(f"{PAGE}?{again.context['wanted'].cleared.query}")
    assert len(names(client.get(PAGE, follow=True).content.decode())) == len(books)


def test_the_sheet_holds_what_is_seen(books: dict[str, Book]) -> None:
    assert [row[1] for row in rows(INSPECTOR, "&late=overdue")[1:-1]] == ["民政局巡察整改"]


def test_the_sheet_of_the_steps_has_their_words(books: dict[str, Book]) -> None:
    response = as_(INSPECTOR).get(f"{SHEET}?text=民政")
    cells = {cell.value for row in load_workbook(BytesIO(response.content)).active for cell in row}
    assert {"反馈会", "1月10日", "缺佐证", "缺", "已办1"} <= cells


def test_what_is_limited_to_others_is_in_no_count(books: dict[str, Book]) -> None:
    def problems(who: Actor) -> object:
        heads, *held = rows(who, "&text=民政")
        return held[0][heads.index("问题（个）")]

    assert problems(CLERK) == 3
    assert problems(INSPECTOR) == 2


def test_the_page_says_what_was_written_a_moment_ago(books: dict[str, Book]) -> None:
    before = rows(INSPECTOR, "&text=财政局巡")[1]
    record(books["财政局"], "2-1", CLERK, AddProblem("problem/1", "新增"))
    after = rows(INSPECTOR, "&text=财政局巡")[1]
    at = rows(INSPECTOR)[0].index("问题（个）")
    assert (before[at], after[at]) == (0, 1)


@pytest.mark.parametrize("who", [LIAISON, HEAD, LEADER, VERIFIER, GROUP])
def test_for_who_supervises_no_book_there_is_no_such_page(
    who: Actor, books: dict[str, Book]
) -> None:
    assert as_(who).get(PAGE).status_code == 404
    assert as_(who).get(SHEET).status_code == 404
    assert PAGE not in text(who, "/books/")


def test_an_office_of_one_book_sees_that_book_alone(books: dict[str, Book]) -> None:
    Role.objects.filter(person=INSPECTOR.id).update(book=books["民政局"])
    assert names(text(INSPECTOR, PAGE)) == ["民政局"]


def test_the_list_of_books_leads_here(books: dict[str, Book]) -> None:
    assert PAGE in text(INSPECTOR, "/books/")


def test_from_above_one_begins_here_and_the_bar_leads_to_the_other_lists(
    books: dict[str, Book],
) -> None:
    assert as_(INSPECTOR).get("/")["Location"] == PAGE
    others = ("/books/common-problems/", "/books/reviews/", "/books/unit-files/")
    for one in (PAGE, *others):
        bar = text(INSPECTOR, one).partition("<main")[0]
        assert f'href="{one}" aria-current="page"' in bar
        assert all(f'href="{other}"' in bar for other in others)
    assert PAGE in text(INSPECTOR, f"/books/{books['财政局'].code}/").partition("<main")[0]
    assert PAGE not in text(LEADER, "/books/")


def test_beside_its_unit_a_book_does_not_repeat_the_units_name(books: dict[str, Book]) -> None:
    Unit.objects.filter(pk=FINANCE).update(name="财政局")
    assert "<small>巡察整改</small>" in text(INSPECTOR, PAGE)
    assert "<small>演练用台账</small>" in text(INSPECTOR, PAGE)


def test_more_books_are_no_more_queries(
    books: dict[str, Book], django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client = as_(INSPECTOR)
    client.get(PAGE)
    for show in ("", "?show=progress"):
        with django_assert_max_num_queries(MOST):
            assert client.get(f"{PAGE}{show}").status_code == 200
