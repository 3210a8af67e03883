"""A small house for tests of units and people: an office, an administrator, two bureaus."""

from django.contrib.auth.models import User

from zhenggai.people.accounts import Handed, make_account
from zhenggai.people.first_run import Beginning, begin
from zhenggai.people.keepers import Keeper, keeper_of
from zhenggai.people.models import Person, Unit
from zhenggai.people.persons import PersonWords, add_person
from zhenggai.people.roles import give_role
from zhenggai.people.units import UnitWords, add_unit
from zhenggai.writers.people_sheet import PeopleLine, people_sheet

PASSWORD = "qinglan-2026-x"  # noqa: S105 - of a made-up person in a test
BEGINNING = Beginning(
    inspected_unit="青岚区",
    office="区委整改办",
    name="匡以诚",
    title="系统管理员",
    sign_in_name="匡以诚",
    password=PASSWORD,
    in_office=False,
)


def keeper(person: Person) -> Keeper:
    """The person as a keeper, which he is."""
    found = keeper_of(person)
    assert found
    return found


def administrator() -> Keeper:
    """The house as its first run leaves it: 青岚区, its office, 匡以诚 who keeps its people."""
    return keeper(begin(BEGINNING))


def unit(name: str, by: Keeper, *, below: str = "青岚区", is_body: bool = False) -> Unit:
    """A unit below another."""
    return add_unit(UnitWords(name, "", Unit.objects.get(name=below), is_body), by=by)


def person(name: str, of: Unit, by: Keeper, *roles: str) -> Person:
    """Somebody of a unit with roles in every book."""
    made = add_person(PersonWords(name, "科员", of), by=by)
    for role in roles:
        give_role(made, role, by=by)
    return made


def clerk(by: Keeper) -> Keeper:
    """沈亦安 of the office, who keeps people too and is no administrator."""
    return keeper(person("沈亦安", Unit.objects.get(name="区委整改办"), by, "office"))


def with_account(someone: Person, by: Keeper) -> Handed:
    """What the person is handed."""
    return make_account(someone, someone.name, by=by)


def filled_sheet(*lines: PeopleLine) -> bytes:
    """A sheet as a person would fill the empty one in."""
    return people_sheet(lines)


def opens(sign_in_name: str, password: str) -> bool:
    """Whether the password is that of the account."""
    return User.objects.get(username=sign_in_name).check_password(password)
