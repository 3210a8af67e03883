"""Opening a round: who is asked what until when, frozen at that moment; ending it, and that taken
back."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.db import transaction
from django.db.models import Max

from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.entries import TIME_ZONE
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.file_content import refuse_secret
from zhenggai.ledger.models import Book
from zhenggai.people.models import Unit
from zhenggai.supervision.asked_items import asked_of_units, last_figures, last_words
from zhenggai.supervision.hands import require_office
from zhenggai.supervision.models import Line, Round, Sheet, SheetEvent
from zhenggai.zh.days import in_words


@dataclass(frozen=True, slots=True)
class Opening:
    """What the office asks. No `units` means every unit that has a live item, no `items` all of
    them; with `with_items` false only the `question` is asked.
    """

    starts_on: date
    ends_on: date
    cut_off: date
    due_at: datetime
    units: Sequence[str] = ()
    items: Sequence[str] = ()
    question: str = ""
    with_items: bool = True


def open_round(held: Book, asked: Opening, *, by: Actor, at: datetime | None = None) -> Round:
    """Open the next round of a book and make every unit's sheet. Raises NotAllowed."""
    at = at or datetime.now(UTC)
    require_office(by)
    if fault := opening_fault(asked, at):
        raise fault
    refuse_secret(asked.question)
    with transaction.atomic():
        held = Book.objects.select_for_update().get(pk=held.pk)
        if held.abandoned:
            raise NotAllowed("abandoned", "台账已停用，不能再发起填报。")
        on_sheets = sheets_for(held, asked, at)
        if not on_sheets:
            raise NotAllowed("nobody", "所选单位眼下没有可以填报的事项，请先明确责任或审定方案。")
        last = Round.objects.filter(book=held).aggregate(last=Max("n"))["last"] or 0
        made = Round.objects.create(
            book=held,
            n=last + 1,
            starts_on=asked.starts_on,
            ends_on=asked.ends_on,
            cut_off=asked.cut_off,
            due_at=asked.due_at,
            question=asked.question.strip(),
            opened_at=at,
            opened_by=by.id,
        )
        _make_sheets(made, on_sheets)
    return made


def opening_fault(asked: Opening, at: datetime) -> NotAllowed | None:
    """What is wrong with the days, or that nothing is asked."""
    if asked.ends_on < asked.starts_on:
        return NotAllowed("period", "填报期间的止日早于起日。")
    if asked.cut_off < asked.starts_on:
        return NotAllowed("cut_off", "数据截止日早于填报期间。")
    if asked.due_at <= at:
        return NotAllowed("due", "报送时限已经过去，请另定时限。")
    if not asked.with_items and not asked.question.strip():
        return NotAllowed("nothing", "请选择要填报的事项，或者写明要单位回答的问题。")
    return None


def sheets_for(held: Book, asked: Opening, at: datetime) -> dict[str, list[str]]:
    """The items on each unit's sheet, by unit; a unit without any is asked the question alone."""
    state = queries.tree(held).book
    live = asked_of_units(state, queries.pack(state), at)
    wanted = set(asked.items)
    found = {
        unit: [item for item in items if not wanted or item in wanted] if asked.with_items else []
        for unit, items in live.items()
        if not asked.units or unit in asked.units
    }
    if asked.question.strip():
        return {**{unit: [] for unit in asked.units}, **found}
    return {unit: items for unit, items in found.items() if items}


def _make_sheets(made: Round, on_sheets: Mapping[str, Sequence[str]]) -> None:
    known = Unit.objects.filter(pk__in=on_sheets).values_list("pk", flat=True)
    sheets = Sheet.objects.bulk_create(Sheet(round=made, unit_id=unit) for unit in known)
    state = queries.tree(made.book).book
    words = last_words(made.book, on_sheets)
    lines = []
    for sheet in sheets:
        figures = last_figures(state, sheet.unit_id)
        items = [*([""] if made.question else []), *on_sheets[sheet.unit_id]]
        lines += [
            Line(
                sheet=sheet,
                place=place,
                item=item,
                last_n=words.get((sheet.unit_id, item)),
                last_figures=json.dumps(figures.get(item, {})),
            )
            for place, item in enumerate(items)
        ]
    Line.objects.bulk_create(lines, batch_size=500)
    SheetEvent.objects.bulk_create(
        SheetEvent(sheet=one, at=made.opened_at, kind="opened", by=made.opened_by) for one in sheets
    )


@transaction.atomic
def close_round(asked: Round, *, by: Actor, at: datetime | None = None) -> None:
    """End a round: nothing more is filled in, its links no longer open. Raises NotAllowed."""
    require_office(by)
    now = at or datetime.now(UTC)
    ended = Round.objects.filter(pk=asked.pk, closed_at=None).update(closed_at=now, closed_by=by.id)
    if not ended:
        raise NotAllowed("closed", f"{asked}已经结束。")
    asked.refresh_from_db()
    _note_on_sheets(asked, "ended", by, now)


@transaction.atomic
def reopen_round(
    asked: Round,
    reason: str,
    *,
    by: Actor,
    due_at: datetime | None = None,
    at: datetime | None = None,
) -> None:
    """Take the end of a round back: every sheet goes on from where it stood, links open again.

    The reason is told to every unit. Where the due hour has passed a new one is needed, or every
    unit would be late at once. Raises NotAllowed.
    """
    require_office(by)
    reason, now = reason.strip(), at or datetime.now(UTC)
    if not reason:
        raise NotAllowed("required", "请写明为什么重新开放，各单位在填报表上看得到。")
    refuse_secret(reason)
    due = due_at or asked.due_at
    if due <= now:
        told = "新的报送时限也已经过去" if due_at else "原来的报送时限已经过去"
        raise NotAllowed("due", f"{told}，请定一个还没有到的报送日期和时间。")
    if asked.book.abandoned:
        raise NotAllowed("abandoned", "台账已停用，不能再填报。")
    ended = Round.objects.filter(pk=asked.pk, closed_at__isnull=False)
    goes_on = {"reopened_at": now, "reopened_why": reason, "due_at": due}
    if not ended.update(closed_at=None, closed_by="", **goes_on):
        raise NotAllowed("open", f"{asked}没有结束，不用重新开放。")
    asked.refresh_from_db()
    here = due.astimezone(TIME_ZONE)
    moved = f"（报送时限改为{in_words(here.date())}{here:%H:%M}）" if due_at else ""
    _note_on_sheets(asked, "reopened", by, now, f"{reason}{moved}")


def _note_on_sheets(asked: Round, kind: str, by: Actor, at: datetime, told: str = "") -> None:
    SheetEvent.objects.bulk_create(
        SheetEvent(sheet=one, at=at, kind=kind, by=by.id, note=told) for one in asked.sheets.all()
    )
