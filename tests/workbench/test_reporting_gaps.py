"""A unit that nobody can report for is told where it is missed: before a round opens and on it."""

import pytest
from ledger_world import CLERK, LEADER, LIAISON
from round_world import book_at_work, round_of
from workbench_world import as_

from zhenggai.people.models import Person, Role
from zhenggai.supervision.models import Sheet

pytestmark = pytest.mark.django_db
SAID = "没有人能在线填报"


def test_the_office_is_told_which_unit_and_why() -> None:
    book = book_at_work()
    page = f"/books/{book.code}/rounds/new/"
    assert SAID not in as_(CLERK).get(page).content.decode()
    Role.objects.filter(person=LIAISON.id).delete()
    assert (
        "1家单位没有人能在线填报：青岚区财政局（没有联络员）"
        in as_(CLERK).get(page).content.decode()
    )


def test_on_the_board_until_the_unit_has_reported() -> None:
    asked = round_of(book_at_work())
    page = f"/books/{asked.book_id}/rounds/{asked.n}/"
    Person.objects.filter(pk=LIAISON.id).update(account=None)
    told = as_(CLERK).get(page).content.decode()
    assert "青岚区财政局（联络员没有账号）" in told
    assert "去补登记" in told
    assert SAID not in as_(LEADER).get(page).content.decode(), "a leader can do nothing about it"
    Sheet.objects.update(state="reported")
    assert SAID not in as_(CLERK).get(page).content.decode()
