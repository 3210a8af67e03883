"""Who somebody is in a book: unit, roles there and everywhere, nothing once they have left."""

import pytest
from django.db import IntegrityError
from ledger_world import CLERK, LIAISON, PLANNED
from stored_world import record, stored

from zhenggai.ledger.actions import Written
from zhenggai.ledger.core.acts.records import Comment
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.models import Book
from zhenggai.people.models import Person, Role, Unit
from zhenggai.people.queries import actor, actors, names, roles_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def bureau() -> Unit:
    return Unit.objects.create(pk="unit/finance", name="青岚区财政局")


@pytest.fixture
def liaison(bureau: Unit) -> Person:
    """陈望舒 of the finance bureau, liaison in every book."""
    person = Person.objects.create(pk=LIAISON.id, name="陈望舒", unit=bureau)
    Role.objects.create(person=person, role="liaison")
    return person


def test_a_role_in_one_book_is_none_in_another(liaison: Person) -> None:
    one, other = stored(*PLANNED, name="一"), stored(*PLANNED, name="二")
    Role.objects.create(person=liaison, role="verifier", book=one)
    assert actor(one.code, liaison.pk).roles == {"liaison", "verifier"}
    assert actor(other.code, liaison.pk).roles == {"liaison"}
    assert roles_of(liaison.pk) == {"": {"liaison"}, one.code: {"verifier"}}


def test_a_person_brings_the_unit_and_a_body_is_its_own(liaison: Person) -> None:
    body = Unit.objects.create(name="区委常委会", is_body=True)
    Role.objects.create(body=body, role="leading_group")
    found = actors("", [liaison.pk, body.pk, "nobody"])
    assert set(found) == {liaison.pk, body.pk}
    assert found[liaison.pk].unit == "unit/finance"
    assert found[body.pk].unit == body.pk
    assert found[body.pk].roles == {"leading_group"}


def test_who_is_unknown_may_nothing() -> None:
    assert actor("", "nobody").roles == frozenset()


def test_who_has_left_office_has_no_role_and_keeps_the_name(liaison: Person) -> None:
    book = stored(*PLANNED)
    Role.objects.create(person=liaison, role="verifier", book=book)
    liaison.is_active = False
    liaison.save()
    assert actor(book.code, liaison.pk).roles == frozenset()
    assert roles_of(liaison.pk) == {}
    assert names([liaison.pk]) == {liaison.pk: "陈望舒"}


def test_a_body_no_longer_in_use_has_no_role() -> None:
    body = Unit.objects.create(name="上一届领导小组", is_body=True, is_active=False)
    Role.objects.create(body=body, role="leading_group")
    assert actor("", body.pk).roles == frozenset()


def test_who_has_left_office_cannot_act(liaison: Person) -> None:
    book = stored(*PLANNED)
    assert remark(book, liaison).n
    liaison.is_active = False
    liaison.save()
    with pytest.raises(NotAllowed, match="职责不包括"):
        remark(book, liaison)


def remark(book: Book, person: Person) -> Written:
    me = {person.pk: actor(book.code, person.pk)}
    return record(book, "2-1", LIAISON, Comment("problem/1", "已知悉"), actors=me)


def test_a_role_is_that_of_a_person_or_of_a_body(liaison: Person, bureau: Unit) -> None:
    with pytest.raises(IntegrityError, match="people_role_of_one"):
        Role.objects.create(person=liaison, body=bureau, role="office")


def test_names_are_those_of_units_and_persons_alike(liaison: Person, bureau: Unit) -> None:
    assert names([liaison.pk, bureau.pk, CLERK.id]) == {
        liaison.pk: "陈望舒",
        bureau.pk: "青岚区财政局",
    }
