"""The board of a round: how every unit's sheet stands, what it tells, who was late by how much."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.models import Book
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


@dataclass(frozen=True, slots=True)
class BoardRow:
    """One unit's sheet with how many of its lines say what (by result, empty for nothing yet)."""

    sheet: Sheet
    results: Mapping[str, int]
    group: str

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return sum(self.results.values())

    @property
    def answered(self) -> int:
        """How many of them say something."""
        return self.lines - self.results.get("", 0)


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
    told: dict[int, dict[str, int]] = {}
    lines = Line.objects.filter(sheet__round=asked).exclude(item="").order_by()
    if not is_office(reader):
        items = set(lines.values_list("item", flat=True))
        lines = lines.exclude(item__in=unknown_items(queries.tree(asked.book).book, reader, items))
    counted = lines.values_list("sheet", "result").annotate(count=Count("pk"))
    for sheet, result, count in counted:
        told.setdefault(sheet, {})[result] = count
    sheets = list(asked.sheets.select_related("unit").order_by("unit__position", "unit__path"))
    for one in sheets:
        one.round = asked
    rows = (BoardRow(one, told.get(one.pk, {}), _group(one, now)) for one in sheets)
    return Board(asked, tuple(rows))


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
