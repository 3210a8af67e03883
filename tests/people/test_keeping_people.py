"""People come, change posts, take roles on and hand them over, and leave office."""

from collections.abc import Callable

import pytest
from ledger_world import PLANNED
from people_world import administrator, clerk, person, unit, with_account
from stored_world import stored

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.people.keepers import Keeper, keeper_of
from zhenggai.people.models import ADMINISTRATOR, Change, Person, Role, Unit
from zhenggai.people.persons import (
    PersonWords,
    add_person,
    change_person,
    leave_office,
    return_to_office,
)
from zhenggai.people.queries import actor, roles_of
from zhenggai.people.roles import give_role, hand_over, take_role
from zhenggai.people.roster import reporting_gaps, roster

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> Keeper:
    return administrator()


@pytest.fixture
def bureau(by: Keeper) -> Unit:
    return unit("财政局", by)


@pytest.fixture
def liaison(by: Keeper, bureau: Unit) -> Person:
    return person("陈望舒", bureau, by, "liaison")


def last() -> str:
    return Change.objects.latest("pk").text


def test_the_same_person_is_not_put_on_record_twice(by: Keeper, liaison: Person) -> None:
    with pytest.raises(NotAllowed, match="若是另一人，请写明职务"):
        add_person(PersonWords("陈望舒", "科员", liaison.unit), by=by)
    assert add_person(PersonWords("陈望舒", "副科长", liaison.unit), by=by).pk != liaison.pk


def test_a_new_post_is_told_in_one_sentence_each(by: Keeper, liaison: Person) -> None:
    other = unit("民政局", by)
    done = change_person(liaison, PersonWords("陈望舒", "科长", other), by=by)
    assert done == ["陈望舒的单位由财政局改为民政局。", "陈望舒的职务由科员改为科长。"]
    assert actor("", liaison.pk).unit == other.pk


def test_a_role_holds_in_every_book_or_in_one(by: Keeper, liaison: Person) -> None:
    book = stored(*PLANNED)
    assert give_role(liaison, "verifier", book, by=by)
    assert last() == f"陈望舒担任核查人员（《{book.name}》）。"
    assert roles_of(liaison.pk) == {"": {"liaison"}, book.code: {"verifier"}}
    assert not give_role(liaison, "liaison", book, by=by), "held in every book already"
    take_role(Role.objects.get(person=liaison, role="verifier"), by=by)
    assert last() == f"陈望舒不再担任核查人员（《{book.name}》）。"


def test_roles_of_a_unit_need_one_and_bodies_are_no_units(by: Keeper, bureau: Unit) -> None:
    loose = add_person(PersonWords("罗启明", "区委常委"), by=by)
    with pytest.raises(NotAllowed, match="还没有单位，不能担任联络员"):
        give_role(loose, "liaison", by=by)
    assert give_role(loose, "leader", by=by)
    with pytest.raises(NotAllowed, match="不是议事决策机构"):
        give_role(bureau, "leading_group", by=by)
    assert give_role(unit("领导小组", by, is_body=True), "leading_group", by=by)


def test_an_administrator_is_nobody_in_a_book(by: Keeper) -> None:
    assert actor("", by.person.pk).roles == frozenset()
    assert keeper_of(by.person) == Keeper(by.person, is_administrator=True)


def test_the_office_keeps_people_but_no_administrators(by: Keeper, liaison: Person) -> None:
    office = clerk(by)
    assert give_role(liaison, "reader", by=office)
    held = Role.objects.get(role=ADMINISTRATOR)
    acts: list[Callable[[], object]] = [
        lambda: give_role(liaison, ADMINISTRATOR, by=office),
        lambda: give_role(by.person, "reader", by=office),
        lambda: leave_office(by.person, by=office),
        lambda: take_role(held, by=office),
        lambda: change_person(by.person, PersonWords("另一人"), by=office),
    ]
    for act in acts:
        with pytest.raises(NotAllowed, match="管理员"):
            act()


def test_the_office_names_the_first_administrator_of_a_house_without(
    by: Keeper, liaison: Person
) -> None:
    office = clerk(by)
    Role.objects.filter(role=ADMINISTRATOR).delete()
    assert give_role(liaison, ADMINISTRATOR, by=office)


def test_the_office_of_one_book_keeps_nobody(by: Keeper, liaison: Person) -> None:
    give_role(liaison, "office", stored(*PLANNED), by=by)
    assert keeper_of(liaison) is None


def test_the_last_administrator_stays(by: Keeper, liaison: Person) -> None:
    held = Role.objects.get(role=ADMINISTRATOR)
    give_role(liaison, ADMINISTRATOR, by=by)
    with pytest.raises(NotAllowed, match="唯一的管理员"):
        take_role(held, by=by)
    with pytest.raises(NotAllowed, match="唯一的管理员"):
        leave_office(by.person, by=by)
    with_account(liaison, by)
    take_role(held, by=by)
    assert keeper_of(by.person) is None


def test_who_has_left_has_no_role_and_no_way_in_until_the_return(
    by: Keeper, liaison: Person
) -> None:
    with_account(liaison, by)
    leave_office(liaison, by=by)
    liaison.refresh_from_db()
    assert roles_of(liaison.pk) == {}
    assert liaison.account is not None
    assert not liaison.account.is_active
    with pytest.raises(NotAllowed, match="已离任"):
        give_role(liaison, "reader", by=by)
    return_to_office(liaison, by=by)
    assert roles_of(liaison.pk) == {"": {"liaison"}}


def test_a_liaison_hands_over_within_the_unit_and_leaves(by: Keeper, liaison: Person) -> None:
    book = stored(*PLANNED)
    give_role(liaison, "verifier", book, by=by)
    heir = person("宋知予", liaison.unit or unit("另一局", by), by)
    hand_over(liaison, heir, leaves=True, by=by)
    assert roles_of(heir.pk) == {"": {"liaison"}}, "other roles stay with whom they were given to"
    assert roles_of(liaison.pk) == {}
    told = [one.text for one in Change.objects.filter(about=liaison.pk)[:2]]
    assert told[1] == "陈望舒把联络员职责交接给宋知予。"


def test_a_hand_over_to_another_unit_leaves_all_as_it_was(by: Keeper, liaison: Person) -> None:
    stranger = person("许知远", unit("民政局", by), by)
    before = Change.objects.count()
    with pytest.raises(NotAllowed, match="不在同一单位"):
        hand_over(liaison, stranger, leaves=True, by=by)
    with pytest.raises(NotAllowed, match="另一位"):
        hand_over(liaison, liaison, leaves=False, by=by)
    with pytest.raises(NotAllowed, match="不是联络员"):
        hand_over(stranger, liaison, leaves=False, by=by)
    assert roles_of(liaison.pk) == {"": {"liaison"}}
    assert Change.objects.count() == before


def test_what_is_missing_is_told(by: Keeper, liaison: Person) -> None:
    lonely = unit("教育局", by)
    missing = [one.unit for one in roster() if one.lacks_liaison]
    assert missing == [lonely]
    units = [lonely.pk, liaison.unit_id or ""]
    assert reporting_gaps("", units) == {units[0]: "没有联络员", units[1]: "联络员没有账号"}
    with_account(liaison, by)
    assert reporting_gaps("", units) == {units[0]: "没有联络员"}


def test_who_is_added_to_a_demonstration_is_made_up(by: Keeper, bureau: Unit) -> None:
    assert not person("真人", bureau, by).is_made_up
    Person.objects.update(is_made_up=True)
    assert person("演示", bureau, by).is_made_up
