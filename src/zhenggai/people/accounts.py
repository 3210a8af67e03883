"""Accounts: made with a password that holds once, reset, and a person's own new password."""

from collections.abc import Sequence
from dataclasses import dataclass

from axes.utils import reset as lift_lock
from django.contrib.auth.models import User
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.core.exceptions import ValidationError

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.people.changes import one_at_a_time, record
from zhenggai.people.keepers import Keeper, require_over
from zhenggai.people.models import Person
from zhenggai.people.passwords import hash_of_one_time, one_time_password, require_sound


@dataclass(frozen=True, slots=True)
class Handed:
    """What a person is handed on paper: it is shown once and kept nowhere."""

    person: Person
    sign_in_name: str
    password: str


def make_account(person: Person, sign_in_name: str, *, by: Keeper) -> Handed:
    """An account with a one-time password. Raises NotAllowed."""
    with one_at_a_time():
        now = Person.objects.select_related("unit").get(pk=person.pk)
        require_over(by, now)
        if not now.is_active:
            raise NotAllowed("left", f"{now.name}已离任，不能开账号。")
        if now.account_id is not None:
            raise NotAllowed("known", f"{now.name}已有账号。忘记密码的，请重置密码。")
        require_free_name(sign_in_name)
        password = one_time_password()
        now.account = User.objects.create(
            username=sign_in_name, password=hash_of_one_time(password)
        )
        now.must_change_password = True
        now.save(update_fields=["account", "must_change_password"])
        record(by, now, f"为{now.name}开账号，用户名{sign_in_name}。")
        return Handed(now, sign_in_name, password)


def make_accounts(persons: Sequence[Person], *, by: Keeper) -> list[Handed]:
    """An account for each, all or none, under the names that `free_name` proposes."""
    with one_at_a_time():
        return [make_account(one, free_name(one), by=by) for one in persons]


def reset_password(person: Person, *, by: Keeper) -> Handed:
    """A new one-time password; whoever is signed in with the old one is out. Raises NotAllowed."""
    with one_at_a_time():
        now = Person.objects.select_related("unit", "account").get(pk=person.pk)
        require_over(by, now)
        if now.account is None:
            raise NotAllowed("no_account", f"{now.name}还没有账号，请先开账号。")
        if not now.is_active:
            raise NotAllowed("left", f"{now.name}已离任，账号已停用。")
        password = one_time_password()
        now.account.password = hash_of_one_time(password)
        now.account.save(update_fields=["password"])
        now.must_change_password = True
        now.save(update_fields=["must_change_password"])
        record(by, now, f"重置{now.name}的密码。")
    lift_lock(username=now.account.username)
    return Handed(now, now.account.username, password)


def change_own_password(person: Person, old: str, new: str) -> None:
    """The person's own new password. Raises NotAllowed."""
    account = person.account
    if account is None or not account.has_usable_password():
        raise NotAllowed("made_up", "演示人员没有密码，在登录页点击姓名即可进入。")
    if not account.check_password(old):
        raise NotAllowed("old", "原密码不对，请重新填写。")
    if old == new:
        raise NotAllowed("same", "新密码与原密码相同，请换一个。")
    require_sound(new, person.name, account.username)
    with one_at_a_time():
        account.set_password(new)
        account.save(update_fields=["password"])
        person.must_change_password = False
        person.save(update_fields=["must_change_password"])
        record(person, person, f"{person.name}修改了自己的密码。")


def free_name(person: Person) -> str:
    """A sign-in name to propose: the person's own, with a number where it is taken."""
    plain = "".join(letter for letter in person.name if letter.isalnum()) or person.pk
    taken = set(User.objects.filter(username__startswith=plain).values_list("username", flat=True))
    wanted, n = plain, 1
    while wanted in taken:
        n += 1
        wanted = f"{plain}{n}"
    return wanted


def require_free_name(name: str) -> None:
    """Raise NotAllowed for a sign-in name that is none, or that somebody has."""
    try:
        UnicodeUsernameValidator()(name)
    except ValidationError as fault:
        raise NotAllowed(
            "sign_in_name", "用户名只能用汉字、字母、数字和@.+-_，不能有空格。"
        ) from fault
    if User.objects.filter(username__iexact=name).exists():
        raise NotAllowed("taken", f"用户名“{name}”已有人用，请换一个。")
