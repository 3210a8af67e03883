"""Who keeps units, people and accounts: administrators, and the office of the house.

Acts on people take a `Keeper`; there is one only for who may, so that no act asks again.
"""

from dataclasses import dataclass

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.people.models import ADMINISTRATOR, Person, Role

# Held in every book.
KEEPING = frozenset({ADMINISTRATOR, "office"})


@dataclass(frozen=True, slots=True)
class Keeper:
    """A person who may do it; `is_administrator` is not so for the office alone."""

    person: Person
    is_administrator: bool


def keeper_of(person: Person) -> Keeper | None:
    """The person as a keeper; None for everybody else, and for the office of one book only."""
    held = Role.objects.filter(person=person, person__is_active=True, book=None, role__in=KEEPING)
    roles = set(held.values_list("role", flat=True))
    return Keeper(person, ADMINISTRATOR in roles) if roles else None


def is_administrator(person: Person) -> bool:
    """Whether the person administers the house."""
    return Role.objects.filter(person=person, role=ADMINISTRATOR).exists()


def require_over(by: Keeper, person: Person) -> None:
    """Raise NotAllowed where the office would lay hands on an administrator."""
    if not by.is_administrator and is_administrator(person):
        raise NotAllowed(
            "administrator", f"{person.name}是管理员，其账号、职责和任职只能由管理员变更。"
        )


def require_another_administrator(person: Person) -> None:
    """Raise NotAllowed where nobody would be left to administer the house."""
    others = Role.objects.filter(
        role=ADMINISTRATOR, person__is_active=True, person__account__is_active=True
    ).exclude(person=person)
    if is_administrator(person) and not others.exists():
        raise NotAllowed(
            "last_administrator",
            f"{person.name}是唯一的管理员。请先把管理员职责交给另一位有账号的人员。",
        )
