"""Units that a file names and nobody has put on record: which ones they are is asked before."""

from collections.abc import Mapping
from dataclasses import dataclass

from zhenggai.importing import full_names
from zhenggai.ledger.intake.paper import PaperDraft
from zhenggai.ledger.intake.paper_units import likely_unit, units_named
from zhenggai.people.keepers import keeper_of
from zhenggai.people.models import Person, Unit
from zhenggai.people.units import UnitWords, change_unit

_NAME, _IS = "unit-name-", "unit-is-"
_LONGEST = Unit._meta.get_field("short_name").max_length or 0  # noqa: SLF001 - Django's public face of a model


@dataclass(frozen=True, slots=True)
class UnknownUnit:
    """A name that no unit has; `likely` the one unit that it can mean, empty where none does."""

    told: str
    likely: str


def unknown_units(draft: PaperDraft) -> list[UnknownUnit]:
    """The names in the draft's order."""
    known = list(Unit.objects.filter(is_active=True).values_list("name", flat=True))
    told = units_named(draft)
    held = full_names(told)
    return [UnknownUnit(one, likely_unit(one, known)) for one in told if one not in held]


def known_units() -> list[str]:
    """The names that may be chosen."""
    in_use = Unit.objects.filter(is_active=True).order_by("position", "path")
    return list(in_use.values_list("name", flat=True))


def units_told(fields: Mapping[str, str]) -> dict[str, str]:
    """What was chosen on a page: by the name that the file prints, the unit's."""
    names = {
        name.removeprefix(_NAME): value
        for name, value in fields.items()
        if name.startswith(_NAME) and value
    }
    return {told: chosen for n, told in names.items() if (chosen := fields.get(f"{_IS}{n}", ""))}


def remember_units(chosen: Mapping[str, str], person: Person) -> None:
    """What a file calls a unit is its short name from now on, where it has none; only who keeps
    units may say so.
    """
    keeper = keeper_of(person)
    if keeper is None:
        return
    for told, name in chosen.items():
        unit = Unit.objects.select_related("parent").filter(name=name, short_name="").first()
        if unit and len(told) <= _LONGEST and not Unit.objects.filter(short_name=told).exists():
            change_unit(unit, UnitWords(name, told, unit.parent, unit.is_body), by=keeper)
