"""The register of opinions as its page lists it: numbers, days, sorts and states, and no words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.http import Http404, HttpRequest

from zhenggai.ledger import queries
from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.packs import Pack
from zhenggai.opinions.clocks import Due, due_of
from zhenggai.opinions.kinds import SORTS, UNSORTED, WAYS
from zhenggai.opinions.models import Handing, Opinion
from zhenggai.workbench.badges import OPINION, Badge
from zhenggai.workbench.desks import Desk, desk_of
from zhenggai.workbench.opinions.badges import EXPUNGED, HANDING, SORT, due_of_badge

# What a tab shows, by the word of its address.
OPEN = "open"
_HANDINGS = Prefetch("handings", Handing.objects.select_related("unit"))
_NOTHING_WAITS = frozenset({"replied", "transferred"})
SHOWN: Mapping[str, str] = {"": "全部", OPEN: "待办", "unsorted": UNSORTED, **SORTS}


@dataclass(frozen=True, slots=True)
class OpinionLine:
    """A line of the register."""

    opinion: Opinion
    way: str
    sort: Badge
    state: Badge
    due: Due | None
    due_badge: Badge | None
    problem: str
    units: tuple[str, ...]

    def is_in(self, tab: str) -> bool:
        """Whether it stands under a tab."""
        if tab == OPEN:
            return self.opinion.state not in _NOTHING_WAITS and not self.opinion.expunged_at
        if tab == "unsorted":
            return not self.opinion.sort
        return not tab or self.opinion.sort == tab


def opinions_desk(request: HttpRequest, code: str) -> Desk:
    """The desk of a person named for the opinions of the book. Raises Http404 for all others."""
    desk = desk_of(request, code)
    if not desk.reads_opinions:
        raise Http404("没有这一页")
    return desk


def opinion_at(desk: Desk, pk: int) -> Opinion:
    """An opinion of the book with what its sort has beside it. Raises Http404."""
    found = Opinion.objects.select_related("book").filter(book=desk.held, pk=pk).first()
    if found is None:
        raise Http404("没有这件意见")
    beside = ("slips",) if found.is_accusation else (_HANDINGS,)
    answered = ("redresses",) if found.replied_on else ()
    prefetch_related_objects([found], "attachments", *beside, *answered)
    return found


def lines_of(desk: Desk, pack: Pack, **only: Any) -> list[OpinionLine]:
    """The register, the latest first; `only` picks lines of it by their columns."""
    rows = Opinion.objects.filter(book=desk.held, **only)
    rows = rows.prefetch_related("slips", "redresses", _HANDINGS)
    today = queries.today()
    return [line_of(one, pack, today) for one in rows]


def line_of(one: Opinion, pack: Pack, today: date) -> OpinionLine:
    """One line."""
    # what units were handed of an accusation was taken back
    handings = () if one.is_accusation else tuple(one.handings.all())
    due = None if one.expunged_at else due_of(one, pack) or _due_of_units(one, handings)
    return OpinionLine(
        opinion=one,
        way=WAYS[one.way],
        sort=SORT[one.sort],
        state=EXPUNGED if one.expunged_at and not one.is_accusation else OPINION[one.state],
        due=due,
        due_badge=due_of_badge(due, today),
        problem=number_of(one.problem) if one.problem else "",
        units=tuple(_names(handings)),
    )


def _due_of_units(one: Opinion, handings: Iterable[Handing]) -> Due | None:
    """When the first unit is to answer, where the opinion itself has no clock."""
    days = [told.due_on for told in handings if told.is_open and not one.replied_on]
    return Due("单位答复", min(days), "") if days else None


def handing_badge(one: Handing) -> Badge:
    """How a unit stands to what it was handed."""
    if one.withdrawn_at:
        return HANDING["withdrawn"]
    if one.is_objected:
        return HANDING["objected"]
    return HANDING["answered" if one.answered_at else "open"]


def _names(handings: Iterable[Handing]) -> Iterable[str]:
    found = (one.unit.short_name or one.unit.name for one in handings if one.withdrawn_at is None)
    return dict.fromkeys(found)
