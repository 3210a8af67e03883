"""The roster: units in their tree with their people, what each does, and what is missing."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Q

from zhenggai.ledger.models import Book
from zhenggai.people.keepers import KEEPING
from zhenggai.people.models import ROLE_TITLES, Person, Role, Unit
from zhenggai.people.roles import LIAISON


@dataclass(frozen=True, slots=True)
class RosterPerson:
    """A person with the roles that are held."""

    person: Person
    roles: tuple[Role, ...]
    # the roles as people read them
    duties: str

    @property
    def lacks_account(self) -> bool:
        """Whether the person should sign in and cannot: who has a role, and no account."""
        return self.person.is_active and bool(self.roles) and self.person.account is None

    @property
    def has_left(self) -> bool:
        """Whether the person has left office."""
        return not self.person.is_active


@dataclass(frozen=True)
class RosterUnit:
    """A unit at its depth in the tree; `unit` None: people whose unit nobody has told."""

    unit: Unit | None
    depth: int
    people: tuple[RosterPerson, ...]
    bodies: tuple[Role, ...] = ()
    # it has units below it, or is itself inspected
    is_above: bool = False

    @property
    def is_in_use(self) -> bool:
        """Whether the unit is in use; those in no unit are."""
        return self.unit is None or self.unit.is_active

    @cached_property
    def lacks_liaison(self) -> bool:
        """Whether a unit that would report has nobody to do so."""
        if self.unit is None or not self.unit.is_active or self.unit.is_body or self.is_above:
            return False
        roles = {role.role for one in self.people if one.person.is_active for role in one.roles}
        return not roles & {LIAISON, *KEEPING}


def roster() -> list[RosterUnit]:
    """All units in the order of the tree, those in no unit last; four queries."""
    books = list(Book.objects.filter(abandoned=False).values_list("inspected_unit", flat=True))
    units = units_in_order()
    roles: dict[str, list[Role]] = {}
    for role in Role.objects.select_related("book").order_by("pk"):
        roles.setdefault(role.person_id or role.body_id or "", []).append(role)
    people: dict[str | None, list[RosterPerson]] = {}
    for one in Person.objects.select_related("account", "unit").order_by(
        "-is_active", "position", "pk"
    ):
        held = tuple(roles.get(one.pk, ()))
        words = "、".join(
            dict.fromkeys(_role_words(role, name_books=len(books) > 1) for role in held)
        )
        people.setdefault(one.unit_id, []).append(RosterPerson(one, held, words))
    above = {one.parent_id for one, _ in units if one.is_active}
    found = [
        RosterUnit(
            one,
            depth,
            tuple(people.get(one.pk, ())),
            tuple(roles.get(one.pk, ())),
            is_above=one.pk in above or one.pk in books,
        )
        for one, depth in units
    ]
    loose = people.get(None)
    return [*found, RosterUnit(None, 0, tuple(loose))] if loose else found


def units_in_order() -> list[tuple[Unit, int]]:
    """The tree from the top with each one's depth, units beside each other as put on record."""
    below: dict[str | None, list[Unit]] = {}
    for one in Unit.objects.order_by("position", "path"):
        below.setdefault(one.parent_id, []).append(one)

    def walk(parent: str | None, depth: int) -> Iterator[tuple[Unit, int]]:
        for one in below.get(parent, ()):
            yield one, depth
            yield from walk(one.pk, depth + 1)

    return list(walk(None, 0))


def _role_words(role: Role, *, name_books: bool) -> str:
    """联络员; where the house has several books, 联络员（《…》） for one in one book only."""
    title = ROLE_TITLES.get(role.role, role.role)
    return f"{title}（《{role.book.name}》）" if role.book and name_books else title


def reporting_gaps(book: str, units: Iterable[str]) -> dict[str, str]:
    """Why a unit cannot report in the book (its code): nobody to do so, or nobody with an account.

    Units that can are absent.
    """
    wanted = list(units)
    held = Role.objects.filter(
        Q(book=None) | Q(book=book), role=LIAISON, person__unit__in=wanted, person__is_active=True
    )
    found: dict[str, bool] = {}
    for unit, account in held.values_list("person__unit", "person__account"):
        found[unit] = found.get(unit, False) or account is not None
    gaps = {one: "没有联络员" for one in wanted if one not in found}
    return gaps | {one: "联络员没有账号" for one, has in found.items() if not has}
