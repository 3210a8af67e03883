"""The day a page shows (数据日): today, or a past day as it was known when it ended."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import HttpRequest
from django.utils.http import urlencode

from zhenggai.ledger import models, queries
from zhenggai.ledger.core.entries import TIME_ZONE


@dataclass(frozen=True, slots=True)
class ShownDay:
    """A day between that of the first entry, before which nothing was known, and today.

    `kept` is what else the page's address says: links to another day carry it on.
    """

    day: date
    today: date
    first: date
    kept: tuple[tuple[str, str], ...] = ()

    @property
    def past(self) -> date | None:
        """The day if it is over; None for today."""
        return self.day if self.day < self.today else None

    @property
    def query(self) -> str:
        """What links from a page of a past day carry on; empty today."""
        return f"?day={self.day.isoformat()}" if self.past else ""

    @property
    def paging(self) -> str:
        """What the links to further pages of a list on a past day begin with; empty today."""
        return f"{self.query[1:]}&" if self.past else ""

    @property
    def before(self) -> str:
        """The link to the day before; empty where nothing was known then."""
        return self._link(self.day - timedelta(days=1)) if self.day > self.first else ""

    @property
    def after(self) -> str:
        """The link to the day after; tomorrow is not offered."""
        return self._link(self.day + timedelta(days=1)) if self.past else ""

    @property
    def back(self) -> str:
        """The link to today."""
        return self._link(self.today)

    def _link(self, day: date) -> str:
        named = [("day", day.isoformat())] if day < self.today else []
        return f"?{urlencode([*self.kept, *named])}"


def shown_day(request: HttpRequest, held: models.Book) -> ShownDay:
    """The day of the address; today where it names none, or one that cannot be shown."""
    opened = queries.opened_at(held)
    return day_since(request, opened.astimezone(TIME_ZONE).date() if opened else queries.today())


def day_since(request: HttpRequest, first: date) -> ShownDay:
    """The same for a page on which nothing was known before the day `first`."""
    today = queries.today()
    try:
        wanted = date.fromisoformat(request.GET.get("day", ""))
    except ValueError:
        wanted = today
    told = request.GET.dict()
    kept = tuple(one for one in told.items() if one[0] not in ("day", "page") and one[1])
    return ShownDay(min(max(wanted, first), today), today, first, kept)
