"""The made-up district of `ledger_world` with people who can sign in, for tests of the pages."""

from django.contrib.auth.models import User
from django.test import Client
from ledger_world import (
    CIVIL,
    CLERK,
    DISCIPLINE,
    FINANCE,
    GROUP,
    HEAD,
    LEADER,
    LIAISON,
    OFFICE,
    VERIFIER,
)
from stored_world import stored

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.models import Book
from zhenggai.people.models import Person, Role, Unit

# A liaison of a unit that has nothing to do with problem 1
STRANGER = Actor("person/stranger", CIVIL, frozenset({"liaison"}))
UNITS = {
    "unit/district": "青岚区",
    FINANCE: "青岚区财政局",
    CIVIL: "青岚区民政局",
    OFFICE: "区委整改办",
    DISCIPLINE: "区纪委监委",
    "unit/group": "区委整改工作领导小组",
}
PEOPLE = {
    CLERK: ("沈亦安", OFFICE),
    LIAISON: ("陈望舒", FINANCE),
    HEAD: ("何立群", FINANCE),
    LEADER: ("罗启明", None),
    VERIFIER: ("周正言", DISCIPLINE),
    STRANGER: ("许知远", CIVIL),
    GROUP: ("区委整改工作领导小组秘书", "unit/group"),
}


def settle(*, is_made_up: bool = True) -> None:
    """Put units, people, accounts and roles in every book on record."""
    for one, name in UNITS.items():
        Unit.objects.create(pk=one, name=name)
    for actor, (name, unit) in PEOPLE.items():
        account = User.objects.create_user(name, password=f"{name}的密码")
        person = Person.objects.create(
            pk=actor.id, name=name, unit_id=unit, account=account, is_made_up=is_made_up
        )
        for role in actor.roles:
            Role.objects.create(person=person, role=role)


def book_after(*past: tuple[str, Actor, Act]) -> Book:
    """People settled, and the book with this past."""
    settle()
    return stored(*past)


def as_(actor: Actor) -> Client:
    """A browser in which this person is signed in."""
    client = Client()
    client.force_login(User.objects.get(person__pk=actor.id))
    return client
