"""Units are added, renamed, moved and taken out of use; every refusal is a sentence."""

import pytest
from people_world import administrator, person, unit

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.people.keepers import Keeper
from zhenggai.people.models import Change, Unit
from zhenggai.people.roster import units_in_order
from zhenggai.people.units import UnitWords, add_unit, change_unit, retire_unit, revive_unit

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> Keeper:
    return administrator()


def test_a_unit_stands_below_another_in_the_order_of_adding(by: Keeper) -> None:
    unit("财政局", by)
    unit("国库支付中心", by, below="财政局")
    unit("民政局", by)
    assert [(one.name, depth) for one, depth in units_in_order()] == [
        ("青岚区", 0), ("区委整改办", 1), ("财政局", 1), ("国库支付中心", 2), ("民政局", 1),
    ]  # fmt: skip


def test_what_was_done_is_on_record_with_who_did_it(by: Keeper) -> None:
    bureau = unit("财政局", by)
    change_unit(bureau, UnitWords("区财政局", "财政", None), by=by)
    told = Change.objects.filter(about=bureau.pk).order_by("pk")
    assert [one.text for one in told] == [
        "登记单位财政局，上级为青岚区。",
        "单位财政局改名为区财政局。",
        "区财政局的简称改为财政。",
        "区财政局移到最上一级之下。",
    ]
    assert {one.by for one in told} == {by.person}


def test_saving_what_stands_so_already_changes_nothing(by: Keeper) -> None:
    bureau = unit("财政局", by)
    before = Change.objects.count()
    assert change_unit(bureau, UnitWords("财政局", "", bureau.parent), by=by) == []
    assert Change.objects.count() == before


def test_a_name_is_given_once(by: Keeper) -> None:
    retire_unit(unit("财政局", by), by=by)
    with pytest.raises(NotAllowed, match="已停用，可以恢复使用"):
        unit("财政局", by)
    other = unit("民政局", by)
    with pytest.raises(NotAllowed, match="不能重名"):
        change_unit(other, UnitWords("财政局", "", other.parent), by=by)


def test_a_unit_does_not_come_below_itself(by: Keeper) -> None:
    bureau = unit("财政局", by)
    centre = unit("国库支付中心", by, below="财政局")
    with pytest.raises(NotAllowed, match="不能放在自己或下级单位之下"):
        change_unit(bureau, UnitWords("财政局", "", centre), by=by)
    assert Unit.objects.get(pk=bureau.pk).parent == bureau.parent


def test_the_tree_does_not_grow_deeper_than_its_paths(by: Keeper) -> None:
    def dig() -> None:
        above = Unit.objects.get(name="青岚区")
        for n in range(60):
            above = add_unit(UnitWords(f"第{n}级", "", above), by=by)

    with pytest.raises(NotAllowed, match="层级过多"):
        dig()


def test_a_unit_with_people_or_units_stays_in_use(by: Keeper) -> None:
    bureau = unit("财政局", by)
    centre = unit("国库支付中心", by, below="财政局")
    with pytest.raises(NotAllowed, match="下面还有在用的国库支付中心"):
        retire_unit(bureau, by=by)
    person("吴起", centre, by)
    with pytest.raises(NotAllowed, match="还有1名在任人员"):
        retire_unit(centre, by=by)


def test_below_a_retired_unit_nothing_is_put(by: Keeper) -> None:
    bureau = unit("财政局", by)
    retire_unit(bureau, by=by)
    with pytest.raises(NotAllowed, match="上级单位财政局已停用"):
        unit("国库支付中心", by, below="财政局")
    revive_unit(bureau, by=by)
    assert unit("国库支付中心", by, below="财政局").is_active
