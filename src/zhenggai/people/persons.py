"""People are put on record, moved to another post, and leave office; never deleted."""

from dataclasses import dataclass

from django.contrib.auth.models import User
from django.db.models import Max

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.people.changes import one_at_a_time, record
from zhenggai.people.keepers import Keeper, require_another_administrator, require_over
from zhenggai.people.models import Person, Unit


@dataclass(frozen=True, slots=True)
class PersonWords:
    """What is told of a person."""

    name: str
    title: str = ""
    unit: Unit | None = None


def is_made_up_house() -> bool:
    """Whether this is a demonstration: whoever is added to one is made up too."""
    return Person.objects.filter(is_made_up=True).exists()


def add_person(told: PersonWords, *, by: Keeper) -> Person:
    """Put a person on record. Raises NotAllowed for one who is there already."""
    with one_at_a_time():
        _require_unit(told.unit)
        _require_new(told)
        made = Person.objects.create(
            name=told.name,
            title=told.title,
            unit=told.unit,
            is_made_up=is_made_up_house(),
            position=(Person.objects.aggregate(last=Max("position"))["last"] or 0) + 1,
        )
        record(by, made, f"登记人员{made.name}{_post(told)}。")
        return made


def change_person(person: Person, told: PersonWords, *, by: Keeper) -> list[str]:
    """Another name, post or unit; what was changed, nothing where all stands so already."""
    with one_at_a_time():
        now = Person.objects.select_related("unit").get(pk=person.pk)
        if (told.name, told.title, told.unit) == (now.name, now.title, now.unit):
            return []
        require_over(by, now)
        if told.unit != now.unit:
            _require_unit(told.unit)
        _require_new(told, now)
        done = []
        if told.name != now.name:
            done.append(f"{now.name}改名为{told.name}。")
        if told.unit != now.unit:
            there = told.unit.name if told.unit else "不属任何单位"
            before = now.unit.name if now.unit else "未定单位"
            done.append(f"{told.name}的单位由{before}改为{there}。")
        if told.title != now.title:
            done.append(f"{told.name}的职务由{now.title or '未填'}改为{told.title or '未填'}。")
        now.name, now.title, now.unit = told.name, told.title, told.unit
        now.save(update_fields=["name", "title", "unit"])
        for text in done:
            record(by, now, text)
        return done


def leave_office(person: Person, *, by: Keeper) -> None:
    """The person acts no more and cannot sign in; the name stays on papers. Raises NotAllowed."""
    with one_at_a_time():
        require_over(by, person)
        require_another_administrator(person)
        if Person.objects.filter(pk=person.pk, is_active=True).update(is_active=False):
            User.objects.filter(person=person).update(is_active=False)
            record(by, person, f"登记{person.name}离任，职责停止，账号停用。")


def return_to_office(person: Person, *, by: Keeper) -> None:
    """The person is in office again, with account and roles as they were. Raises NotAllowed."""
    with one_at_a_time():
        require_over(by, person)
        _require_unit(person.unit)
        if Person.objects.filter(pk=person.pk, is_active=False).update(is_active=True):
            User.objects.filter(person=person).update(is_active=True)
            record(by, person, f"登记{person.name}回任，账号恢复。")


def _require_unit(unit: Unit | None) -> None:
    if unit is not None and not Unit.objects.filter(pk=unit.pk, is_active=True).exists():
        raise NotAllowed("retired", f"{unit.name}已停用，不能安排人员。")


def _require_new(told: PersonWords, now: Person | None = None) -> None:
    """Two of one name in a unit are told apart by their posts."""
    if not told.name.strip():
        raise NotAllowed("name", "请写明姓名。")
    alike = Person.objects.filter(name=told.name, title=told.title, unit=told.unit)
    if alike.exclude(pk=now.pk if now else "").exists():
        where = told.unit.name if told.unit else "没有单位的人员中"
        raise NotAllowed("known", f"{where}已有{told.name}，职务也相同。若是另一人，请写明职务。")


def _post(told: PersonWords) -> str:
    return f"（{told.unit.name if told.unit else '未定单位'}{told.title}）"
