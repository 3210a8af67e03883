"""What waits for a person in the rounds of a book: sheets to fill in, to confirm, to accept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max, Q

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.models import Book
from zhenggai.supervision.hands import is_filler, is_head, is_liaison, is_office
from zhenggai.supervision.models import Round, Sheet

# What is to be done, as a person reads it.
TITLES: Mapping[str, str] = {
    "fill": "填报",
    "amend": "退回修改",
    "confirm": "确认报送",
    "stamp": "登记盖章表",
    "accept": "接收",
}


@dataclass(frozen=True, slots=True)
class SheetTask:
    """One thing that waits: a word of `TITLES`, of which round, since when.

    `sheet` is None where several wait together: `count` sheets to be accepted.
    """

    kind: str
    round: Round
    sheet: Sheet | None
    since: datetime
    count: int = 1

    @property
    def title(self) -> str:
        """退回修改."""
        return TITLES[self.kind]


def sheet_tasks(held: Book, actor: Actor) -> list[SheetTask]:
    """What waits for this person in the open rounds of a book, the oldest first."""
    wanted = Q()
    if is_filler(actor, actor.unit) and actor.unit:
        wanted |= Q(unit=actor.unit, state__in=["blank", "filling", "returned", "sent"])
    if is_office(actor):
        wanted |= Q(state="reported") | Q(state="sent", scan_on__isnull=False)
    if not wanted:
        return []
    open_sheets = Sheet.objects.filter(wanted, round__book=held, round__closed_at=None)
    returned = Max("events__at", filter=Q(events__kind="returned"))
    rows = open_sheets.select_related("round", "unit").annotate(returned_at=returned)
    found = [task for one in rows if (task := _own(one, actor, one.returned_at))]
    if is_office(actor):
        found += _to_accept(one for one in rows if one.state == "reported")
    return sorted(found, key=lambda one: one.since)


def _own(sheet: Sheet, actor: Actor, returned_at: datetime | None) -> SheetTask | None:
    """What waits on a single sheet."""
    asked = sheet.round
    if sheet.state == "sent":
        since = sheet.sent_at or asked.opened_at
        if is_head(actor, sheet.unit_id):
            return SheetTask("confirm", asked, sheet, since)
        is_paper = sheet.scan_on and is_office(actor)
        return SheetTask("stamp", asked, sheet, since) if is_paper else None
    if sheet.is_reported or not is_liaison(actor, sheet.unit_id):
        return None
    if sheet.state == "returned":
        return SheetTask("amend", asked, sheet, returned_at or asked.opened_at)
    return SheetTask("fill", asked, sheet, asked.opened_at)


def _to_accept(rows: Iterable[Sheet]) -> list[SheetTask]:
    """Reported sheets, a round at a time."""
    waiting: dict[Round, list[Sheet]] = {}
    for one in rows:
        waiting.setdefault(one.round, []).append(one)
    return [
        SheetTask("accept", asked, None, min(_came(one) for one in sheets), len(sheets))
        for asked, sheets in waiting.items()
    ]


def _came(sheet: Sheet) -> datetime:
    return sheet.reported_at or sheet.round.opened_at
