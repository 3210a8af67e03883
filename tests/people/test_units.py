"""Units stand in a tree; a unit that moves takes all below it along."""

import pytest
from django.core.exceptions import ValidationError

from zhenggai.people.models import Unit
from zhenggai.people.queries import units_below

pytestmark = pytest.mark.django_db


def unit(name: str, parent: Unit | None = None) -> Unit:
    return Unit.objects.create(name=name, parent=parent)


def paths() -> dict[str, str]:
    """The names from the root down, by name."""
    names = dict(Unit.objects.values_list("pk", "name"))
    return {
        one.name: "/".join(names[part] for part in one.path.split("/") if part)
        for one in Unit.objects.all()
    }


def district() -> tuple[Unit, Unit, Unit]:
    """A district, its finance bureau, and the bureau's office of accounts."""
    top = unit("青岚区")
    bureau = unit("财政局", top)
    return top, bureau, unit("会计科", bureau)


def test_a_path_leads_from_the_root_down() -> None:
    district()
    assert paths()["会计科"] == "青岚区/财政局/会计科"


def test_a_unit_that_moves_takes_all_below_it_along() -> None:
    top, bureau, office = district()
    party = unit("区委", top)
    bureau.parent = party
    bureau.save()
    assert paths()["会计科"] == "青岚区/区委/财政局/会计科"
    assert set(units_below(party)) == {party.pk, bureau.pk, office.pk}
    bureau.parent = None
    bureau.save()
    assert paths()["会计科"] == "财政局/会计科"
    assert set(units_below(top)) == {top.pk, party.pk}


def test_a_unit_saved_from_an_old_copy_stands_where_its_parent_stands_now() -> None:
    top, bureau, office = district()
    old = Unit.objects.select_related("parent").get(pk=office.pk)
    bureau.parent = None
    bureau.save()
    old.name = "会计核算科"
    old.save()
    assert paths()["会计核算科"] == "财政局/会计核算科"
    assert top.pk not in Unit.objects.get(pk=office.pk).path


def test_a_new_name_moves_nothing() -> None:
    _, bureau, _ = district()
    before = paths()["会计科"]
    bureau.short_name = "财政"
    bureau.save()
    assert paths()["会计科"] == before


def test_a_unit_does_not_come_below_itself() -> None:
    top, bureau, office = district()
    before = paths()
    for where in (top, office, bureau):
        top.parent = where
        with pytest.raises(ValidationError, match="下级单位之下"):
            top.save()
    assert paths() == before


def test_a_unit_and_all_below_it_are_one_range_and_no_neighbour() -> None:
    _, bureau, office = district()
    unit("财政局二", None)
    assert set(units_below(bureau)) == {bureau.pk, office.pk}


def test_two_units_have_two_ids_that_say_nothing() -> None:
    one, two = unit("民政局"), unit("民政局")
    assert one.pk != two.pk
    assert "民政" not in one.pk
