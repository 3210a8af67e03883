"""People as the ledger knows them: ids, units and roles."""

from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Q

from zhenggai.ledger.core.actors import Actor
from zhenggai.people.models import ADMINISTRATOR, Person, Role, Unit


def actors(book: str, ids: Iterable[str]) -> dict[str, Actor]:
    """Persons and bodies of these ids as actors in the book (its code); unknown ids are absent.

    Who has left office, and a body that is no longer in use, has no role any more.
    """
    wanted = set(ids)
    units = {
        **{
            one: unit or ""
            for one, unit in Person.objects.filter(pk__in=wanted).values_list("pk", "unit_id")
        },
        **{one: one for one in Unit.objects.filter(pk__in=wanted).values_list("pk", flat=True)},
    }
    roles: dict[str, set[str]] = {one: set() for one in units}
    given = Role.objects.filter(
        Q(person__in=wanted, person__is_active=True) | Q(body__in=wanted, body__is_active=True),
        Q(book__isnull=True) | Q(book__code=book),
    ).exclude(role=ADMINISTRATOR)
    for person, body, role in given.values_list("person_id", "body_id", "role"):
        roles[person or body].add(role)
    return {one: Actor(one, unit, frozenset(roles[one])) for one, unit in units.items()}


def actor(book: str, one: str) -> Actor:
    """The same for one id; an unknown one has no unit and no role."""
    return actors(book, [one]).get(one) or Actor(one)


def roles_of(person: str) -> dict[str, frozenset[str]]:
    """A person's roles by the code of the book; those in every book under the empty code.

    An administrator's role stands there too, though it is none in a book (`people.keepers`).
    """
    found: dict[str, set[str]] = {}
    held = Role.objects.filter(person=person, person__is_active=True)
    for code, role in held.values_list("book_id", "role"):
        found.setdefault(code or "", set()).add(role)
    return {code: frozenset(roles) for code, roles in found.items()}


# Who writes without being anybody on record: an import on the command line.
_NOBODY = {"console": "命令行导入"}


def names(ids: Iterable[str]) -> dict[str, str]:
    """What a person reads for these ids; unknown ids are absent."""
    wanted = set(ids)
    return {
        **{one: name for one, name in _NOBODY.items() if one in wanted},
        **unit_names(wanted),
        **person_names(wanted),
    }


def unit_names(ids: Iterable[str]) -> dict[str, str]:
    """The names of units alone; unknown ids are absent."""
    return dict(Unit.objects.filter(pk__in=set(ids)).values_list("pk", "name"))


def all_unit_names() -> dict[str, str]:
    """The names of all units of the house."""
    return dict(Unit.objects.values_list("pk", "name"))


def person_names(ids: Iterable[str], *met: Person) -> dict[str, str]:
    """The names of persons alone; unknown ids are absent. Who was `met` is not asked for again."""
    wanted = set(ids)
    here = {one.pk: one.name for one in met if one.pk in wanted}
    rest = wanted - here.keys()
    return here | dict(Person.objects.filter(pk__in=rest).values_list("pk", "name"))


class Known(NamedTuple):
    """What a page says of a person, unit or body: its name, whose person, a short name."""

    name: str
    of: str = ""
    short: str = ""


def known(ids: Iterable[str]) -> dict[str, Known]:
    """Name with unit (or post) of persons, name and short name of units; unknown ids are absent."""
    wanted = set(ids)
    units = Unit.objects.filter(pk__in=wanted).values_list("pk", "name", "short_name")
    return {
        **{one: Known(name) for one, name in _NOBODY.items() if one in wanted},
        **{one: Known(name, short=short or name) for one, name, short in units},
        **known_persons(wanted),
    }


def known_persons(ids: Iterable[str]) -> dict[str, Known]:
    """The same of persons alone."""
    people = Person.objects.filter(pk__in=set(ids)).values_list("pk", "name", "unit__name", "title")
    return {one: Known(name, of=unit or title) for one, name, unit, title in people}


def all_units() -> list[tuple[str, str, str]]:
    """Id, name and short name of every unit in use, in the order in which they were recorded."""
    found = Unit.objects.filter(is_active=True, is_body=False).order_by("position", "path")
    return list(found.values_list("pk", "name", "short_name"))


def units_below(unit: Unit) -> list[str]:
    """The ids of a unit and of all below it."""
    return list(Unit.objects.filter(path__startswith=unit.path).values_list("pk", flat=True))
