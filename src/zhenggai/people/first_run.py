"""The first run: the office of the house and its first administrator, once."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.core import signing

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.people.accounts import require_free_name
from zhenggai.people.changes import one_at_a_time, record
from zhenggai.people.models import ADMINISTRATOR, Person, Role, Unit
from zhenggai.people.passwords import require_sound

_SALT = "zhenggai.people.first_run"
# The address that was printed at a start holds for so long.
SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True)
class Beginning:
    """What the first page asks. `in_office`: the administrator works in the office too; `group`:
    the leading group, which approves plan and closings.
    """

    inspected_unit: str
    office: str
    name: str
    title: str
    sign_in_name: str
    password: str
    in_office: bool = True
    group: str = ""


def is_first_run() -> bool:
    """Whether nobody can sign in yet."""
    return not Person.objects.filter(account__isnull=False).exists()


def first_run_token() -> str:
    """What stands in the address of the first page; only who starts the program reads it."""
    return signing.dumps("first run", salt=_SALT)


def is_token(text: str) -> bool:
    """Whether this house gave the token, not long ago."""
    try:
        return bool(signing.loads(text, salt=_SALT, max_age=SECONDS))
    except signing.BadSignature:
        return False


def begin(told: Beginning) -> Person:
    """Put office and administrator on record. Raises NotAllowed, also when it is done already."""
    with one_at_a_time():
        if not is_first_run():
            raise NotAllowed("done", "首次设置已经完成，请直接登录。")
        if len({told.inspected_unit, told.office, told.group}) < 3:
            raise NotAllowed(
                "same", "被巡视（巡察）单位、整改办和领导小组有名称相同的，请分别写明。"
            )
        require_free_name(told.sign_in_name)
        require_sound(told.password, told.name, told.sign_in_name)
        above = _unit(told.inspected_unit, None)
        office = _unit(told.office, above)
        if told.group:
            group = _unit(told.group, above)
            group.is_body = True
            group.save(update_fields=["is_body"])
            Role.objects.create(body=group, role="leading_group")
        account = User.objects.create_user(told.sign_in_name, password=told.password)
        person = Person.objects.create(
            name=told.name, title=told.title, unit=office, account=account
        )
        Role.objects.create(person=person, role=ADMINISTRATOR)
        if told.in_office:
            Role.objects.create(person=person, role="office")
        record(person, person, f"首次设置：{above.name}、{office.name}，管理员{person.name}。")
        return person


def _unit(name: str, parent: Unit | None) -> Unit:
    """The unit of this name: an import may have put it on record before anybody signed in."""
    return Unit.objects.filter(name=name).first() or Unit.objects.create(name=name, parent=parent)
