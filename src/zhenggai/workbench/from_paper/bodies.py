"""The bodies that may have met: those on record, and those that can be put on record from here."""

from django.db import transaction

from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.rows import Group
from zhenggai.people.keepers import keeper_of
from zhenggai.people.models import Role, Unit
from zhenggai.people.roles import give_role
from zhenggai.people.units import UnitWords, add_unit
from zhenggai.workbench.desks import Desk
from zhenggai.workbench.forms.choices import Choices

_DECIDES = "leading_group"


def bodies_of() -> Choices:
    """Bodies in use, those first that decide."""
    held = Role.objects.filter(role=_DECIDES, body__isnull=False)
    deciding = set(held.values_list("body", flat=True))
    found = list(Unit.objects.filter(is_body=True, is_active=True))
    ordered = sorted(found, key=lambda one: one.pk not in deciding)
    return [(one.pk, one.name) for one in ordered]


def groups_without_body(desk: Desk, bodies: Choices) -> list[str]:
    """The names of groups of the book that are no body yet, leading groups first."""
    book = desk.tree().book
    rows = (one for one in book.rows["group"].values() if isinstance(one, Group))
    live = sorted((one for one in rows if not one.dissolved), key=lambda one: one.kind != _DECIDES)
    there = {name for _, name in bodies}
    names = dict.fromkeys(shown(one.name, book) for one in live)
    return [one for one in names if one not in there]


def register_body(desk: Desk, name: str) -> Unit:
    """Put a body on record that decides in this book. Raises NotAllowed."""
    keeper = keeper_of(desk.person)
    if keeper is None:
        raise NotAllowed("role", "作出决定的机构请管理员在“单位和人员”里登记，登记后在这里选。")
    with transaction.atomic():
        found = Unit.objects.filter(name=name.strip(), is_body=True, is_active=True).first()
        body = found or add_unit(UnitWords(name.strip(), is_body=True), by=keeper)
        give_role(body, _DECIDES, desk.held, by=keeper)
    return body
