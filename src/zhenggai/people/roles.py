"""Roles are given and taken, in one book or in every book, and handed over to somebody else."""

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.models import Book
from zhenggai.people.changes import one_at_a_time, record
from zhenggai.people.keepers import Keeper, require_another_administrator, require_over
from zhenggai.people.models import ADMINISTRATOR, ROLE_TITLES, Person, Role, Unit
from zhenggai.people.persons import leave_office

LIAISON = "liaison"
# Roles of a unit: who has no unit would see nothing.
_OF_A_UNIT = frozenset({LIAISON, "unit_head"})


def give_role(to: Person | Unit, role: str, book: Book | None = None, *, by: Keeper) -> bool:
    """Give a role in a book, or without one in every book; False where it is held already.

    Raises NotAllowed.
    """
    with one_at_a_time():
        _require_fitting(to, role, book, by)
        if Role.objects.filter(**_whose(to), role=role, book__in=[book] if book else []).exists():
            return False
        if Role.objects.filter(**_whose(to), role=role, book=None).exists():
            return False
        Role.objects.create(**_whose(to), role=role, book=book)
        record(by, to, f"{to.name}担任{_words(role, book)}。")
        return True


def take_role(held: Role, *, by: Keeper) -> None:
    """Take a role away. Raises NotAllowed where an administrator's is not this keeper's to take."""
    with one_at_a_time():
        holder = held.person or held.body
        if held.person is not None:
            require_over(by, held.person)
        if held.role == ADMINISTRATOR and held.person is not None:
            require_another_administrator(held.person)
        gone, _ = Role.objects.filter(pk=held.pk).delete()
        if gone and holder is not None:
            record(by, holder, f"{holder.name}不再担任{_words(held.role, held.book)}。")


def hand_over(old: Person, new: Person, *, leaves: bool, by: Keeper) -> None:
    """A liaison officer's duties go to somebody of the same unit; `leaves`: the old one leaves.

    Raises NotAllowed.
    """
    with one_at_a_time():
        held = list(Role.objects.filter(person=old, role=LIAISON).select_related("book"))
        if not held:
            raise NotAllowed("no_duty", f"{old.name}不是联络员，没有可以交接的职责。")
        if old.pk == new.pk:
            raise NotAllowed("same", "请选择另一位人员接任。")
        if new.unit_id is None or new.unit_id != old.unit_id:
            raise NotAllowed("other_unit", f"{new.name}与{old.name}不在同一单位，不能接任联络员。")
        for one in held:
            give_role(new, LIAISON, one.book, by=by)
            take_role(one, by=by)
        record(by, old, f"{old.name}把联络员职责交接给{new.name}。")
        if leaves:
            leave_office(old, by=by)


def _require_fitting(to: Person | Unit, role: str, book: Book | None, by: Keeper) -> None:
    if role not in ROLE_TITLES:
        raise NotAllowed("role", "没有这种职责，请从列表中选择。")
    if not to.is_active:
        raise NotAllowed(
            "left", f"{to.name}已{'离任' if isinstance(to, Person) else '停用'}，不能担任职责。"
        )
    if isinstance(to, Unit) and not to.is_body:
        raise NotAllowed("no_body", f"{to.name}不是议事决策机构，职责请给单位的人员。")
    if role in _OF_A_UNIT and isinstance(to, Person) and to.unit_id is None:
        raise NotAllowed("no_unit", f"{to.name}还没有单位，不能担任{ROLE_TITLES[role]}。")
    if role == ADMINISTRATOR:
        # the office names the first one of a house that has none
        if not by.is_administrator and Role.objects.filter(role=ADMINISTRATOR).exists():
            raise NotAllowed("administrator", "管理员职责只能由管理员授予。")
        if book is not None or isinstance(to, Unit):
            raise NotAllowed("administrator", "管理员职责不分台账，只能授予人员。")
    elif isinstance(to, Person):
        require_over(by, to)


def _whose(holder: Person | Unit) -> dict[str, Person | Unit]:
    return {"person": holder} if isinstance(holder, Person) else {"body": holder}


def _words(role: str, book: Book | None) -> str:
    if role == ADMINISTRATOR:
        return ROLE_TITLES[role]
    return f"{ROLE_TITLES[role]}（{f'《{book.name}》' if book else '全部台账'}）"
