"""The board of a round: how every unit's sheet stands, what it tells, who was late by how much."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.state import Book as BookState
from zhenggai.ledger.models import Book
from zhenggai.supervision.asked_items import line_fault
from zhenggai.supervision.hands import is_office
from zhenggai.supervision.known_items import unknown_items
from zhenggai.supervision.models import Line, Round, Sheet

# The groups of the board, as a person reads them, in this order.
GROUPS: Mapping[str, str] = {
    "reported": "已报",
    "open": "未报",
    "returned": "退回",
    "overdue": "逾期",
}
NOT_ASKED = "not_asked"


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One unit's sheet with how many of its lines say what: by result, empty for nothing yet,
    `NOT_ASKED` for items of which nothing is asked any more (struck off, asked to be).
    """

    sheet: Sheet
    results: Mapping[str, int]
    group: str

    @property
    def missing(self) -> int:
        """How many of its lines wait for an answer."""
        return self.results.get("", 0)

    @property
    def spared(self) -> int:
        """How many of its lines ask for none."""
        return self.results.get(NOT_ASKED, 0)


@dataclass(frozen=True, slots=True)
class Board:
    """A round with all its sheets."""

    round: Round
    rows: tuple[BoardRow, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many sheets stand in each group; together they are all."""
        return {group: sum(one.group == group for one in self.rows) for group in GROUPS}

    @property
    def waiting(self) -> int:
        """How many reported sheets the office has not accepted yet."""
        return sum(one.sheet.state == "reported" for one in self.rows)

    @property
    def missing(self) -> int:
        """How many units still have to report."""
        return sum(not one.sheet.is_reported for one in self.rows)

    @property
    def changes(self) -> int:
        """How many lines tell of progress."""
        return sum(
            one.results.get("progress", 0) + one.results.get("done", 0)
            for one in self.rows
            if one.sheet.is_reported
        )


def board(asked: Round, now: datetime, reader: Actor) -> Board:
    """The board as it stands at a moment; what is limited to others is in no count of theirs."""
    sheets = list(asked.sheets.select_related("unit").order_by("unit__position", "unit__path"))
    for one in sheets:
        one.round = asked
    book = queries.tree(asked.book).book
    rows = Line.objects.filter(sheet__round=asked).exclude(item="").order_by()
    lines = list(rows.values_list("sheet", "item", "result"))
    if not is_office(reader):
        hidden = unknown_items(book, reader, {item for _, item, _ in lines})
        lines = [one for one in lines if one[1] not in hidden]
    still_asked = _Asked(book, queries.pack(book), now)
    by_pk = {one.pk: one for one in sheets}
    told: dict[int, Counter[str]] = {one: Counter() for one in by_pk}
    for sheet, item, result in lines:
        is_spared = not result and not still_asked.of(by_pk[sheet], item)
        told[sheet][NOT_ASKED if is_spared else result] += 1
    return Board(asked, tuple(BoardRow(one, told[one.pk], _group(one, now)) for one in sheets))


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the units still have to say something on: the sheet's own page asks the same of them."""

    book: BookState
    pack: Pack
    at: datetime

    def of(self, sheet: Sheet, item: str) -> bool:
        """Whether a line that says nothing asks for something.

        A sheet that was reported is complete: what says nothing there was not asked.
        """
        if sheet.is_reported:
            return False
        return line_fault(self.book, sheet.unit_id, item, self.pack, self.at) is None


@dataclass(frozen=True, slots=True)
class RoundStand:
    """A round in numbers: how many sheets there are, and how many stand in each group."""

    round: Round
    counts: Mapping[str, int]

    @property
    def sheets(self) -> int:
        """All of them."""
        return sum(self.counts.values())

    @property
    def missing(self) -> int:
        """What has not come in, whether the hour has passed or not."""
        return self.counts["open"] + self.counts["overdue"]


def last_round(held: Book, now: datetime) -> RoundStand | None:
    """How the newest round of a book stands; None before the first."""
    newest = Round.objects.filter(book=held).order_by("-n").values("pk")[:1]
    sheets = list(Sheet.objects.filter(round__in=newest).select_related("round"))
    if not sheets:
        return None
    groups = [_group(one, now) for one in sheets]
    return RoundStand(sheets[0].round, {group: groups.count(group) for group in GROUPS})


def is_overdue(sheet: Sheet, now: datetime) -> bool:
    """Whether the hour has passed and the sheet never came in."""
    return sheet.first_reported_at is None and now > sheet.round.due_at


def _group(sheet: Sheet, now: datetime) -> str:
    if sheet.is_reported:
        return "reported"
    if sheet.state == "returned":
        return "returned"
    return "overdue" if is_overdue(sheet, now) else "open"
