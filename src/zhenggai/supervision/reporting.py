"""Reporting: the head confirms, or a stamped sheet stands for it, and the reports are entries.

All acts of a sheet are written at once and in one transaction with the sheet's own state. Who
acted stands in each entry: the head who confirmed, or the unit on its stamped paper with whoever
typed it in.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db import transaction

from zhenggai.ledger.actions import Making, write
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.entries import TIME_ZONE, Basis
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.evidence import is_digest
from zhenggai.supervision.filling import locked, note
from zhenggai.supervision.hands import is_filler, is_office, require_filler, require_head
from zhenggai.supervision.models import Sheet
from zhenggai.supervision.planned_reports import Hand, Plan
from zhenggai.supervision.sheets import FilledSheet, read_sheet


@dataclass(frozen=True, slots=True)
class Stamped:
    """The paper that bears the unit's stamp: its number or name, its day, its scan's digest."""

    number: str
    on: date
    scan: str = ""


@transaction.atomic
def send(sheet: Sheet, *, by: Actor, at: datetime | None = None) -> Sheet:
    """Ask the head to confirm. Raises NotAllowed, naming what is not filled in."""
    at = at or datetime.now(UTC)
    held = locked(sheet)
    require_filler(held, by)
    if fault := incomplete_fault(read_sheet(held, at)):
        raise fault
    held.state, held.sent_at, held.sent_by = "sent", at, by.id
    held.save(update_fields=["state", "sent_at", "sent_by"])
    note(held, "sent", by, at)
    return held


@transaction.atomic
def arrive(sheet: Sheet, paper: Stamped, *, by: Actor, at: datetime | None = None) -> Sheet:
    """A stamped scan came in and waits for the office to enter it. Raises NotAllowed."""
    at = at or datetime.now(UTC)
    held = locked(sheet)
    require_filler(held, by)
    fault = _paper_fault(paper, at) or incomplete_fault(read_sheet(held, at))
    if fault:
        raise fault
    held.state, held.sent_at, held.sent_by = "sent", at, by.id
    held.scan, held.scan_number, held.scan_on = paper.scan, paper.number.strip(), paper.on
    held.save()
    note(held, "arrived", by, at, paper.number.strip())
    return held


def confirm(sheet: Sheet, *, by: Actor, at: datetime | None = None) -> Sheet:
    """The head reports the sheet. Raises NotAllowed."""
    require_head(sheet, by)
    return _report(sheet, Hand(by, by, None, "confirmed"), at or datetime.now(UTC))


def enter_stamped(
    sheet: Sheet, paper: Stamped, *, entered_by: Actor, at: datetime | None = None
) -> Sheet:
    """Report what the unit stamped; its own people or the office write it in. Raises NotAllowed."""
    at = at or datetime.now(UTC)
    if not (is_filler(entered_by, sheet.unit_id) or is_office(entered_by)):
        raise NotAllowed("other_unit", "只有本单位人员和整改办可以录入这张表。")
    if fault := _paper_fault(paper, at):
        raise fault
    # The stamp is the unit's, and so is the word.
    unit = Actor(sheet.unit_id, sheet.unit_id, frozenset({"unit_head"}))
    basis = Basis("stamped_sheet", paper.on, paper.number.strip(), paper.scan)
    return _report(sheet, Hand(unit, entered_by, basis, "stamped"), at)


def _paper_fault(paper: Stamped, at: datetime) -> NotAllowed | None:
    if not (paper.number.strip() or is_digest(paper.scan)):
        return NotAllowed("basis", "请上传盖章扫描件，或者写明盖章表的文号（名称）。")
    if paper.on > at.astimezone(TIME_ZONE).date():
        return NotAllowed("basis", "盖章日期还没有到。")
    return None


def incomplete_fault(filled: FilledSheet) -> NotAllowed | None:
    """What keeps the sheet from being reported."""
    if missing := filled.unanswered:
        told = "、".join(one.number or "专项问题" for one in missing[:5])
        more = "等" if len(missing) > 5 else ""
        return NotAllowed("unfilled", f"还有{len(missing)}项没有填：{told}{more}。")
    for one in filled.asked:
        if one.lacks_text:
            return NotAllowed("required", f"{one.number}有进展或已完成，请写明做了什么。")
    return _returned_fault(filled)


def _returned_fault(filled: FilledSheet) -> NotAllowed | None:
    """What came back is changed before it is sent again."""
    if filled.sheet.state != "returned":
        return None
    for one in filled.asked:
        if one.takes_back:
            return NotAllowed(
                "returned", f"{one.number}本期报过进展，退回后请写明实际情况，不能改为无变化。"
            )
        if one.row.returned_why and not one.is_drafted:
            return NotAllowed("returned", f"{one.number}退回后还没有改。")
    if not any(one.is_drafted for one in filled.asked):
        return NotAllowed("returned", "退回后还没有改动任何一项。")
    return None


@transaction.atomic
def _report(sheet: Sheet, hand: Hand, at: datetime) -> Sheet:
    held = locked(sheet)
    require_filler(held, hand.entered_by)
    filled = read_sheet(held, at)
    if fault := incomplete_fault(filled):
        raise fault
    plan = Plan(filled, hand, at)
    if plan.lines:
        actors = {one.id: one for one in (hand.by, hand.entered_by)}
        making = Making(plan.families, plan.drafts)
        plan.keep(write(held.round.book_id, making, actors=actors, at=at))
    held.lines.exclude(returned_why="").update(returned_why="")
    held.state = "reported"
    held.reported_at, held.reported_by, held.entered_by = at, hand.by.id, hand.entered_by.id
    held.first_reported_at = held.first_reported_at or at
    held.returned_why = ""
    held.scan, held.scan_number, held.scan_on = _paper(hand)
    held.save()
    note(held, hand.kind, hand.entered_by, at, hand.basis.number if hand.basis else "")
    return held


def _paper(hand: Hand) -> tuple[str, str, date | None]:
    """The stamped sheet on which the reports rest, if there is one."""
    basis = hand.basis
    return (basis.scan, basis.number, basis.on) if basis else ("", "", None)
