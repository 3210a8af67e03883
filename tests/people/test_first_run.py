"""The first run puts the office and its administrator on record, once."""

from dataclasses import replace

import pytest
from people_world import BEGINNING, PASSWORD, opens

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.people.first_run import begin, first_run_token, is_first_run, is_token
from zhenggai.people.keepers import keeper_of
from zhenggai.people.models import Person, Role, Unit

pytestmark = pytest.mark.django_db


def test_afterwards_there_is_an_administrator_and_no_first_run() -> None:
    assert is_first_run()
    person = begin(BEGINNING)
    assert not is_first_run()
    assert opens("匡以诚", PASSWORD)
    assert [one.name for one in Unit.objects.order_by("position")] == ["青岚区", "区委整改办"]
    assert person.unit == Unit.objects.get(parent__name="青岚区")
    keeper = keeper_of(person)
    assert keeper
    assert keeper.is_administrator
    with pytest.raises(NotAllowed, match="已经完成"):
        begin(replace(BEGINNING, sign_in_name="另一人"))


def test_who_works_in_the_office_too_has_its_role() -> None:
    person = begin(replace(BEGINNING, in_office=True))
    assert set(Role.objects.values_list("role", flat=True)) == {"administrator", "office"}
    assert keeper_of(person)


def test_the_leading_group_can_approve_from_the_first_day() -> None:
    begin(replace(BEGINNING, group="整改工作领导小组"))
    group = Unit.objects.get(name="整改工作领导小组")
    assert group.is_body
    assert group.parent == Unit.objects.get(name="青岚区")
    assert Role.objects.get(body=group).role == "leading_group"


def test_a_unit_that_an_import_put_on_record_is_that_unit() -> None:
    known = Unit.objects.create(name="青岚区")
    begin(BEGINNING)
    assert Unit.objects.get(name="青岚区") == known


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"password": "12345678"}, "太短"),
        ({"password": "匡以诚-2026-x"}, "不能含姓名"),
        ({"office": "青岚区"}, "名称相同"),
        ({"sign_in_name": "匡 以诚"}, "不能有空格"),
    ],
)
def test_what_is_wrong_leaves_nothing(wrong: dict[str, str], why: str) -> None:
    with pytest.raises(NotAllowed, match=why):
        begin(replace(BEGINNING, **wrong))  # type: ignore[arg-type]  # names of its fields
    assert is_first_run()
    assert not Person.objects.exists()
    assert not Unit.objects.exists()


def test_only_the_token_of_this_house_opens_it() -> None:
    assert is_token(first_run_token())
    assert not is_token("first run")
    assert not is_token(first_run_token()[:-1])
