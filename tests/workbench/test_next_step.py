"""The overview leads an office from the first problems to the first round, and then no more."""

import pytest
from ledger_world import CLERK, LIAISON, OPENED, PLANNED
from workbench_world import as_, book_after

from zhenggai.ledger.models import Book
from zhenggai.people.models import Role

pytestmark = pytest.mark.django_db


def button(book: Book) -> str:
    """The word of the button of the next step; empty where there is none."""
    found = as_(CLERK).get(f"/books/{book.code}/").context.get("next")
    return found.button if found else ""


@pytest.mark.parametrize(
    ("last", "word"),
    [
        ("add_problem", "导入方案或台账"),
        ("set_deadline", "审定整改方案"),
        ("approve_plan", "发起填报"),
    ],
)
def test_measures_come_first_then_the_approval_then_the_first_round(last: str, word: str) -> None:
    kinds = [act.KIND for _, _, act in PLANNED]
    assert button(book_after(*PLANNED[: kinds.index(last) + 1])) == word


def test_who_is_not_of_the_office_is_led_nowhere() -> None:
    book = book_after(*PLANNED)
    assert not as_(LIAISON).get(f"/books/{book.code}/").context.get("next")


def test_an_act_of_a_group_that_nobody_put_on_record_says_so() -> None:
    book = book_after(*OPENED)
    page = as_(CLERK).get(f"/books/{book.code}/act/approve_plan/book/")
    assert page.context["lacks_doer"] == []
    Role.objects.filter(role="leading_group").delete()
    page = as_(CLERK).get(f"/books/{book.code}/act/approve_plan/book/")
    assert "领导小组" in page.context["lacks_doer"]
