"""The round that each of several books asked last, and how many units have answered it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Max

from zhenggai.supervision.board import is_overdue
from zhenggai.supervision.models import Round, Sheet


@dataclass(frozen=True, slots=True)
class LatestRound:
    """The newest round of a book: its sheets, how many came in, how many are late."""

    round: Round
    sheets: int
    reported: int
    overdue: int


def latest_rounds(books: Iterable[str], now: datetime) -> dict[str, LatestRound]:
    """By the code of the book; a book that never asked is absent. Two queries."""
    last = Round.objects.filter(book__in=list(books)).order_by().values("book")
    newest = dict(last.annotate(newest=Max("n")).values_list("book_id", "newest"))
    sheets = Sheet.objects.filter(
        round__book__in=newest, round__n__in=set(newest.values())
    ).select_related("round")
    found: dict[str, list[Sheet]] = {}
    for sheet in sheets:
        if sheet.round.n == newest[sheet.round.book_id]:
            found.setdefault(sheet.round.book_id, []).append(sheet)
    return {
        code: LatestRound(
            round=held[0].round,
            sheets=len(held),
            reported=sum(one.is_reported for one in held),
            overdue=sum(is_overdue(one, now) for one in held),
        )
        for code, held in found.items()
    }
