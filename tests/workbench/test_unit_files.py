"""Files of units without accounts come in from above: reviewed, imported, or opening a book; and
the evaluation is found from the list of all."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from ledger_world import CLERK, LIAISON, PACK
from several_books import INSPECTOR, several_books
from workbench_world import as_

from zhenggai.ledger.models import Book
from zhenggai.papers.models import Paper
from zhenggai.writers.table import template as empty_sheet

pytestmark = pytest.mark.django_db
PAGE = "/books/unit-files/"
PLAN = """中共青岚区财政局党组关于县委第二巡察组反馈意见的整改方案

一、贯彻落实党中央决策部署方面

1.专项资金沉淀在账上没有拨付。

整改措施：
（1）清理沉淀资金，按项目进度拨付到位。
完成时限：2026年6月30日
"""


@pytest.fixture
def books() -> dict[str, Book]:
    return several_books()


def said(response: Any) -> str:
    return str(response.content.decode())


def plan() -> SimpleUploadedFile:
    return SimpleUploadedFile("整改方案.txt", PLAN.encode())


def test_a_plan_is_under_review_after_one_form(books: dict[str, Book]) -> None:
    book = books["财政局"]
    done = as_(INSPECTOR).post(PAGE, {"book": book.code, "way": "review", "file": plan()})
    assert done.status_code == 302, said(done)
    assert done["Location"].startswith(f"/books/{book.code}/reviews/")
    assert Paper.objects.get().book_id == book.pk


def test_the_office_of_the_house_imports_it(books: dict[str, Book]) -> None:
    book = books["财政局"]
    done = as_(CLERK).post(PAGE, {"book": book.code, "way": "import", "file": plan()})
    assert done.status_code == 200
    assert f"/books/{book.code}/papers/draft/" in said(done)
    sheet = SimpleUploadedFile("台账.xlsx", empty_sheet())
    done = as_(CLERK).post(PAGE, {"book": book.code, "way": "import", "file": sheet})
    assert f"/books/{book.code}/papers/sheet/" in said(done)


def test_a_unit_without_a_book_gets_one(books: dict[str, Book]) -> None:
    done = as_(CLERK).post(PAGE, {"book": "new", "way": "import", "file": plan()})
    assert done.status_code == 200
    assert "/books/new/from-file/draft/" in said(done)
    early = as_(CLERK).post(PAGE, {"book": "new", "way": "review", "file": plan()})
    assert early.status_code == 409
    assert "新开的台账要先导入" in said(early)


def test_what_is_limited_to_others_is_not_offered(books: dict[str, Book]) -> None:
    page = said(as_(INSPECTOR).get(PAGE))
    assert books["财政局"].code in page
    assert books["民政局"].code not in page
    assert "导入台账" not in page
    forced = {"book": books["财政局"].code, "way": "import", "file": plan()}
    assert as_(INSPECTOR).post(PAGE, forced).status_code == 409
    assert not Paper.objects.exists()


def test_a_unit_has_no_such_page(books: dict[str, Book]) -> None:
    assert as_(LIAISON).get(PAGE).status_code == 404
    assert as_(LIAISON).get("/books/reviews/").status_code == 404


def test_the_evaluation_is_reached_by_clicks_and_may_order_a_second_rectification(
    books: dict[str, Book],
) -> None:
    book, client = books["整改办"], as_(INSPECTOR)
    reviews = f"/books/{book.code}/reviews/"
    form = f"/books/{book.code}/act/record_evaluation/book/"
    assert f'{reviews}#evaluation"' in said(client.get("/books/side-by-side/?show=progress"))
    assert form in said(client.get(reviews))
    page = client.get(form)
    told = {name: field.value() or "" for name, field in _bound(page).items()}
    told |= {
        "grade": PACK.poor_grades[-1],
        "text": "群众仍有反映",
        "second_rectification": "on",
        "problems": ["problem/1"],
    }
    told = {name: value for name, value in told.items() if value not in ("", None)}
    units = [value for value, _ in page.context["form"].fields["body"].choices if value]
    done = client.post(form, told | {"body": units[0]})
    assert done.status_code == 302, said(done)
    shown = said(client.get(reviews))
    assert f"<b>{PACK.poor_grades[-1]}</b>" in shown
    assert "二次整改" in shown
    assert "重新整改" in said(client.get(f"/books/{book.code}/problem/1/"))


def _bound(page: Any) -> dict[str, Any]:
    form = page.context["form"]
    return {one.html_name: one for one in form}
