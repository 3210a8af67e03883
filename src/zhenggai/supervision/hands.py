"""Whose hand may do what on a sheet, asked before anything is changed."""

from collections.abc import Mapping

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.supervision.models import Sheet

# Who comes through a sheet's link without signing in.
NOBODY = Actor("")
_FILLERS = frozenset({"liaison", "unit_head"})
_SHUT: Mapping[str, str] = {
    "reported": "本期已经报送，要改请与整改办联系退回。",
    "accepted": "本期已经报送并接收，要改请与整改办联系退回。",
}


def is_office(one: Actor) -> bool:
    """Whether the person is of the office."""
    return "office" in one.roles


def is_filler(one: Actor, unit: str) -> bool:
    """Whether the person fills in the sheets of this unit."""
    return bool(one.roles & _FILLERS) and one.unit == unit


def is_liaison(one: Actor, unit: str) -> bool:
    """Whether filling in this unit's sheets is the person's own work."""
    return "liaison" in one.roles and one.unit == unit


def is_head(one: Actor, unit: str) -> bool:
    """Whether the person answers for what this unit reports."""
    return "unit_head" in one.roles and one.unit == unit


def require_office(one: Actor) -> None:
    """Raises NotAllowed for who is not of the office."""
    if not is_office(one):
        raise NotAllowed("role", "只有整改办可以办理。")


def require_head(sheet: Sheet, one: Actor) -> None:
    """Raises NotAllowed for who does not answer for the unit."""
    if not is_head(one, sheet.unit_id):
        raise NotAllowed("not_head", "只有本单位主要负责人可以确认报送。")


def require_filler(sheet: Sheet, one: Actor) -> None:
    """Raises NotAllowed for who may not fill in the sheet, or where it is not open.

    The office fills in what came on paper; nobody in particular while the sheet has a link.
    """
    if fault := shut_fault(sheet):
        raise fault
    if one == NOBODY:
        if not sheet.link_key:
            raise NotAllowed("link", "链接已停用，请向整改办索取新的链接。")
    elif not (is_filler(one, sheet.unit_id) or is_office(one)):
        raise NotAllowed("other_unit", "只有本单位人员和整改办可以填写这张表。")


def shut_fault(sheet: Sheet) -> NotAllowed | None:
    """Why nothing more can be filled in."""
    if sheet.round.closed_at:
        return NotAllowed("closed", f"{sheet.round}已经结束，不能再填。")
    shut = _SHUT.get(sheet.state)
    return NotAllowed("reported", shut) if shut else None
