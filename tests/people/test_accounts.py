"""Accounts: a password that holds once, rules for one's own, and resetting."""

import pytest
from django.contrib.auth.models import User
from people_world import PASSWORD, administrator, clerk, opens, person, unit, with_account

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.people.accounts import (
    change_own_password,
    free_name,
    make_account,
    make_accounts,
    reset_password,
)
from zhenggai.people.keepers import Keeper
from zhenggai.people.models import Change, Person
from zhenggai.people.passwords import one_time_password, require_sound
from zhenggai.people.persons import leave_office

pytestmark = pytest.mark.django_db


@pytest.fixture
def by() -> Keeper:
    return administrator()


@pytest.fixture
def liaison(by: Keeper) -> Person:
    return person("陈望舒", unit("财政局", by), by, "liaison")


@pytest.mark.parametrize(
    ("password", "why"),
    [
        ("abc-123", "太短"),
        ("qwzxmnbvkj", "只用了一种字符"),
        ("a1a1a1a1a1a1", "重复的字符"),
        ("chenws@2026", "不能含姓名或用户名"),
        ("password123", "太常见"),
    ],
)
def test_a_weak_password_is_refused_with_what_to_do(password: str, why: str) -> None:
    with pytest.raises(NotAllowed, match=why):
        require_sound(password, "陈望舒", "chenws")


def test_a_phrase_of_han_and_digits_is_a_password() -> None:
    require_sound("清风明月入窗来2026", "陈望舒")


def test_what_the_house_draws_would_pass_its_own_rules() -> None:
    drawn = {one_time_password() for _ in range(50)}
    assert len(drawn) == 50
    for one in drawn:
        require_sound(one)


def test_the_one_time_password_opens_the_account_and_must_be_changed(
    by: Keeper, liaison: Person
) -> None:
    told = with_account(liaison, by)
    liaison.refresh_from_db()
    assert liaison.must_change_password
    assert opens("陈望舒", told.password)
    change_own_password(liaison, told.password, PASSWORD)
    assert not Person.objects.get(pk=liaison.pk).must_change_password
    assert not opens("陈望舒", told.password)


def test_no_password_is_on_record(by: Keeper, liaison: Person) -> None:
    told = [with_account(liaison, by), reset_password(liaison, by=by)]
    for one in told:
        assert not Change.objects.filter(text__contains=one.password).exists()
        assert not User.objects.filter(password__contains=one.password).exists()


def test_an_own_password_needs_the_old_one_and_is_a_new_one(by: Keeper) -> None:
    me = by.person
    with pytest.raises(NotAllowed, match="原密码不对"):
        change_own_password(me, "不是它", "another-2026-y")
    with pytest.raises(NotAllowed, match="相同"):
        change_own_password(me, PASSWORD, PASSWORD)
    with pytest.raises(NotAllowed, match="太短"):
        change_own_password(me, PASSWORD, "short1")


def test_an_account_is_made_once_and_for_people_in_office(by: Keeper, liaison: Person) -> None:
    with pytest.raises(NotAllowed, match="还没有账号"):
        reset_password(liaison, by=by)
    with_account(liaison, by)
    with pytest.raises(NotAllowed, match="已有账号"):
        make_account(liaison, "另一个", by=by)
    leave_office(liaison, by=by)
    with pytest.raises(NotAllowed, match="账号已停用"):
        reset_password(liaison, by=by)


def test_two_of_one_name_get_two_sign_in_names_all_or_none(by: Keeper, liaison: Person) -> None:
    other = person("陈望舒", unit("民政局", by), by, "liaison")
    told = make_accounts([liaison, other], by=by)
    assert [one.sign_in_name for one in told] == ["陈望舒", "陈望舒2"]
    assert free_name(other) == "陈望舒3"
    third = person("许知远", unit("教育局", by), by, "liaison")
    with pytest.raises(NotAllowed, match="已有账号"):
        make_accounts([third, liaison], by=by)
    assert Person.objects.get(pk=third.pk).account is None


def test_a_sign_in_name_is_one_word_that_nobody_has(by: Keeper, liaison: Person) -> None:
    with pytest.raises(NotAllowed, match="不能有空格"):
        make_account(liaison, "陈 望舒", by=by)
    with pytest.raises(NotAllowed, match="已有人用"):
        make_account(liaison, by.person.name, by=by)


def test_the_office_resets_everybody_but_administrators(by: Keeper, liaison: Person) -> None:
    office = clerk(by)
    with_account(liaison, by)
    assert reset_password(liaison, by=office).password
    with pytest.raises(NotAllowed, match="只能由管理员变更"):
        reset_password(by.person, by=office)
