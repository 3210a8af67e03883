"""Deadlines: milestones, what is overdue or soon due on a day, review days of standing items."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from zhenggai.ledger.core.acts.shape import Milestone
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.responsibility import above
from zhenggai.ledger.core.rows import Item, Problem
from zhenggai.ledger.core.state import Book

Standing = Literal["none", "far", "soon", "overdue", "done"]
# States in which an item waits for nothing more.
_OVER = frozenset({"closed", "done", "withdrawn", "merged", "dropped"})


@dataclass(frozen=True, slots=True)
class DeadlineState:
    """How an item stands to its deadline on a day.

    `due` is the earliest milestone that does not stand yet (逾期 counts from it), `days` the days
    since it when overdue, the days until it otherwise. `first` is the last day of the deadline as
    first set, `review` the next review day of a standing item, `review_overdue` whether one passed
    without a word since.
    """

    standing: Standing
    due: date | None = None
    days: int = 0
    first: date | None = None
    review: date | None = None
    review_overdue: bool = False


def deadline_state(book: Book, item: Item, today: date, pack: Pack) -> DeadlineState:
    """The state of the item's own deadline, of what it inherits, or of what its measures have."""
    bearer = bearer_of(book, item)
    first = last_day(bearer.first_milestones) if bearer else None
    review = next((day for day in bearer.reviews if day >= today), None) if bearer else None
    missed = bool(bearer) and item.standing and _review_missed(item, today)
    if item.state in _OVER:
        return DeadlineState("done", first=first, review=review, review_overdue=missed)
    due = _next_due(book, item, bearer)
    if due is None:
        return DeadlineState("none", first=first, review=review, review_overdue=missed)
    standing = standing_of(due, today, pack)
    return DeadlineState(standing, due, abs((today - due).days), first, review, missed)


def due_of(book: Book, item: Item) -> date | None:
    """The day that the item waits for, its own or inherited; None where it waits for none."""
    return None if item.state in _OVER else _next_due(book, item, bearer_of(book, item))


def _next_due(book: Book, item: Item, bearer: Item | None) -> date | None:
    """By the deadline that holds; of a problem that has none by those of what stands below it."""
    if bearer:
        return next_due(bearer)
    return min(_dues_below(book, item), default=None) if isinstance(item, Problem) else None


def _dues_below(book: Book, problem: Item) -> Iterator[date]:
    """The days that its sub-items and measures wait for, each by its own deadline."""
    for key in book.below.get(problem.key, ()):
        child = book.item(key)
        if child is None or child.state in _OVER:
            continue
        if (due := next_due(child)) is not None:
            yield due
        elif isinstance(child, Problem):
            yield from _dues_below(book, child)


def standing_of(due: date, today: date, pack: Pack) -> Standing:
    """How a day that is waited for stands today: passed, near by the pack's measure, or far."""
    days = (today - due).days
    if days > 0:
        return "overdue"
    return "soon" if -days <= pack.due_soon_days else "far"


def bearer_of(book: Book, item: Item | None) -> Item | None:
    """The item whose deadline holds: itself, or the nearest above that has one."""
    while item and not item.milestones and not item.standing:
        item = book.item(above(item))
    return item


def next_due(item: Item) -> date | None:
    """The earliest day of a milestone that is not told to stand."""
    ahead = (one.on for n, one in enumerate(item.milestones, 1) if n not in item.reached)
    return min((day for day in ahead if day), default=None)


def last_day(milestones: tuple[Milestone, ...]) -> date | None:
    """The last day of a list of milestones."""
    days = [one.on for one in milestones if one.on]
    return max(days, default=None)


def _review_missed(item: Item, today: date) -> bool:
    passed = [day for day in item.reviews if day < today]
    return bool(passed) and (item.last_reported_on is None or item.last_reported_on < passed[-1])


def period_end(book: Book, pack: Pack) -> date | None:
    """The end of the rectification period (集中整改期), counted from the feedback.

    None before the feedback, and where the calendar of working days does not reach so far.
    """
    begun = book.info.feedback_on
    return pack.rectification_period.end(begun, pack.calendar) if begun else None
