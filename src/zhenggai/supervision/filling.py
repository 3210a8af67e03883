"""Filling in a sheet: drafts that are kept as they are typed, by one person or by two at once.

A page tells for each line what it began with; a line that somebody else changed meanwhile is not
written over, its two texts are shown beside each other.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from django.db import transaction

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.file_content import refuse_secret
from zhenggai.supervision.answers import Answer, answer_as_kept, page_of
from zhenggai.supervision.hands import require_filler
from zhenggai.supervision.models import Line, Sheet, SheetEvent
from zhenggai.supervision.sheets import (
    FilledSheet,
    SheetLine,
    read_sheet,
    reports_of,
    shown_lines,
    standing_answer,
)


@dataclass(frozen=True, slots=True)
class Clash:
    """A line that another changed meanwhile: what stands there, whose it is, since when."""

    item: str
    theirs: Answer
    by: str
    at: datetime | None


@dataclass(frozen=True, slots=True)
class Saved:
    """The sheet after a saving, the items written, and the lines that were left alone."""

    sheet: Sheet
    written: tuple[str, ...]
    clashes: tuple[Clash, ...]


def locked(sheet: Sheet) -> Sheet:
    """The sheet's row as it is now, held until the transaction ends."""
    rows = Sheet.objects.select_related("round__book", "unit")
    return rows.select_for_update(of=("self",)).get(pk=sheet.pk)


def note(sheet: Sheet, kind: str, by: Actor, at: datetime, told: str = "") -> None:
    """Add to the sheet's log."""
    SheetEvent.objects.create(sheet=sheet, kind=kind, by=by.id, at=at, note=told)


@transaction.atomic
def save(
    sheet: Sheet,
    answers: Mapping[str, Answer],
    *,
    by: Actor,
    at: datetime | None = None,
    begun: Mapping[str, str] | None = None,
    page: str = "",
) -> Saved:
    """Keep drafts, by item; proofs on a draft stay as they are. Raises NotAllowed.

    `begun` is the `print` of each answer when the page was made: a line that was not touched is
    left as it is, one that another changed meanwhile comes back as a `Clash`. What the same `page`
    (its mark) sent before, and may not know to be kept, is no other's. Words that bear the mark of
    a state secret are refused, and with them all that came.
    """
    at = at or datetime.now(UTC)
    held = locked(sheet)
    require_filler(held, by)
    rows = {one.item: one for one in shown_lines(held)}
    if strange := answers.keys() - rows.keys():
        numbers = "、".join(number_of(one) for one in strange)
        raise NotAllowed("not_asked", f"{numbers}不在这张表上。")
    reports = reports_of(
        held.round.book_id, {one.report_n for one in rows.values() if one.report_n}
    )
    changed, clashes = [], []
    for item, answer in answers.items():
        row, was = rows[item], begun.get(item, "") if begun is not None else None
        now = standing_answer(row, reports)
        if answer.print in (was, now.print):
            continue
        is_own = bool(page) and (row.saved_by, page_of(row.draft)) == (by.id, page)
        if was is not None and now.print != was and not is_own:
            clashes.append(Clash(item, now, row.saved_by, row.saved_at))
            continue
        _write(row, replace(answer, proofs=now.proofs), by, at, page)
        changed.append(row)
    _keep(held, changed, by, at)
    return Saved(held, tuple(one.item for one in changed), tuple(clashes))


def _write(row: Line, answer: Answer, by: Actor, at: datetime, page: str = "") -> None:
    refuse_secret(*answer.words)
    row.draft, row.result = answer_as_kept(answer, page), answer.result
    row.version += 1
    row.saved_by, row.saved_at = by.id, at


def _keep(held: Sheet, rows: Collection[Line], by: Actor, at: datetime) -> None:
    """Write the lines and what the sheet says of itself."""
    if not rows:
        return
    fields = ["draft", "result", "version", "saved_by", "saved_at"]
    Line.objects.bulk_update(rows, fields, batch_size=200)
    held.version += 1
    held.saved_by, held.saved_at = by.id, at
    if held.state in ("blank", "sent"):
        held.state = "filling"
    # 零报告 is a word on the whole sheet; whoever types on takes it back.
    held.is_nil = False
    held.save(update_fields=["version", "saved_by", "saved_at", "state", "is_nil"])


@transaction.atomic
def change(
    sheet: Sheet,
    item: str,
    changed: Callable[[Answer], Answer],
    *,
    by: Actor,
    at: datetime | None = None,
) -> Sheet:
    """Change the draft of one line from what it is now, proofs and all. Raises NotAllowed."""
    held = locked(sheet)
    require_filler(held, by)
    row = next((one for one in shown_lines(held) if one.item == item), None)
    if row is None:
        raise NotAllowed("not_asked", f"{number_of(item)}不在这张表上。")
    at = at or datetime.now(UTC)
    reports = reports_of(held.round.book_id, [row.report_n] if row.report_n else [])
    _write(row, changed(standing_answer(row, reports)), by, at)
    _keep(held, [row], by, at)
    return held


@transaction.atomic
def rest_unchanged(sheet: Sheet, *, by: Actor, at: datetime | None = None) -> Sheet:
    """余下各项本期无变化: every line that says nothing yet. Raises NotAllowed."""
    at = at or datetime.now(UTC)
    held = locked(sheet)
    require_filler(held, by)
    _unchanged(read_sheet(held, at).unanswered, held, by, at)
    return held


@transaction.atomic
def nil_return(sheet: Sheet, *, by: Actor, at: datetime | None = None) -> Sheet:
    """全表零报告: nothing changed on any line. Raises NotAllowed where something did."""
    at = at or datetime.now(UTC)
    held = locked(sheet)
    require_filler(held, by)
    if fault := nil_fault(filled := read_sheet(held, at)):
        raise fault
    _unchanged(filled.unanswered, held, by, at)
    held.is_nil = True
    if held.state == "blank":
        held.state = "filling"
    held.save(update_fields=["is_nil", "state"])
    return held


def nil_fault(filled: FilledSheet) -> NotAllowed | None:
    """Why the sheet is no nil return."""
    if filled.changes:
        return NotAllowed("not_nil", f"已有{filled.changes}项进展")
    if filled.lines and filled.lines[0].item is None and not filled.lines[0].is_answered:
        return NotAllowed("not_nil", "专项问题还没有回答")
    return None


def _unchanged(lines: Iterable[SheetLine], held: Sheet, by: Actor, at: datetime) -> None:
    rows = [one.row for one in lines if one.item]
    answers = {one.row.item: one.answer for one in lines}
    for row in rows:
        _write(row, replace(answers[row.item], result="no_change"), by, at)
    _keep(held, rows, by, at)
