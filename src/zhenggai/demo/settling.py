"""The demonstration's units and people put on record, each person with a made-up account."""

from collections.abc import Mapping

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import User

from zhenggai.demo.district import District
from zhenggai.demo.people import Person as MadeUp
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.models import Book
from zhenggai.people.models import ADMINISTRATOR, Person, Role, Unit

_OFFICE = "office"


def settle(district: District) -> None:
    """Units in their order, everybody with an account that has no password; the office of the
    house, and who keeps its people."""
    for one in district.units:
        Unit.objects.create(
            pk=one.id,
            name=one.name,
            short_name=one.short_name,
            parent_id=one.parent or None,
            is_body=one.is_body,
        )
    accounts = User.objects.bulk_create(
        User(
            username=one.id,
            first_name=one.name,
            password=make_password(None),
            is_active=one.is_active,
            is_staff=one.is_admin,
        )
        for one in district.people
    )
    people = Person.objects.bulk_create(
        Person(
            pk=one.id,
            name=one.name,
            title=one.title,
            unit_id=one.unit,
            account=account,
            is_active=one.is_active,
            is_made_up=True,
            position=n,
        )
        for n, (one, account) in enumerate(zip(district.people, accounts, strict=True))
    )
    Role.objects.bulk_create(
        Role(person=person, role=role)
        for one, person in zip(district.people, people, strict=True)
        for role in (*([ADMINISTRATOR] if one.is_admin else []), *_in_house(one))
    )


def _in_house(one: MadeUp) -> list[str]:
    return [role for role in one.roles if role == _OFFICE]


def give_roles(district: District, book: Book) -> None:
    """What everybody but the house's office is in the book."""
    Role.objects.bulk_create(
        Role(person_id=one.id, book=book, role=role)
        for one in district.people
        for role in one.roles
        if role != _OFFICE
    )
    give_bodies_roles(district, book)


def give_bodies_roles(district: District, book: Book) -> None:
    """What the bodies are in the book: in one that is long over nobody else has anything to do."""
    Role.objects.bulk_create(
        Role(body_id=one.id, book=book, role=role) for one in district.units for role in one.roles
    )


def actors_of(district: District) -> Mapping[str, Actor]:
    """Everybody who acts, as the ledger asks about them."""
    people = {one.id: Actor(one.id, one.unit, frozenset(one.roles)) for one in district.people}
    bodies = {one.id: Actor(one.id, one.id, frozenset(one.roles)) for one in district.units}
    return {**bodies, **people}
