"""The course of a rectification: how many problems were closed by each day, and how many were due.

What was closed and later reopened counts for the days between; what was corrected never happened.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from zhenggai.ledger.core.acts.books import RecordEvaluation
from zhenggai.ledger.core.acts.closings import Close, Reopen
from zhenggai.ledger.core.acts.mending import CarryOverState, Correct
from zhenggai.ledger.core.deadlines import period_end
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.rows import Problem
from zhenggai.ledger.core.tree import Tree

# The entries that close a problem or open it again.
KINDS = (Close.KIND, Reopen.KIND, RecordEvaluation.KIND, CarryOverState.KIND, Correct.KIND)
# A fortnight is the usual period of reports.
PERIOD = timedelta(days=14)
MOST_POINTS = 13


class Told(NamedTuple):
    """Of an entry only what is needed here: number, kind, day and plain facts."""

    n: int
    kind: str
    on: date
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Point:
    """One day of the course; `closed` is None for days that have not come."""

    on: date
    closed: int | None
    due: int

    @property
    def gap(self) -> int:
        """How many were due and not closed; less than nothing where the work was ahead."""
        return self.due - (self.closed or 0)


@dataclass(frozen=True, slots=True)
class Course:
    """The course around a day: points a period apart, that day among them.

    `problems` is how many count, `scheduled` how many of them have a deadline.
    """

    points: tuple[Point, ...]
    day: date
    problems: int
    scheduled: int

    @property
    def now(self) -> Point:
        """The point of the day itself."""
        return next(one for one in self.points if one.on == self.day)

    @property
    def before(self) -> Point | None:
        """The point a period earlier."""
        return next((one for one in reversed(self.points) if one.on < self.day), None)


def course(tree: Tree, told: Iterable[Told], pack: Pack, day: date) -> Course:
    """The course of the problems of this tree, as they count on this day."""
    keys = {one.key for one in tree.tops if one.source in pack.counted_sources}
    dues = [due for key in keys if (due := _due(tree, tree.book.problems[key]))]
    changes = [one for one in _changes(told) if one[1] in keys]
    points = tuple(
        Point(on, _closed(changes, on) if on <= day else None, sum(due <= on for due in dues))
        for on in _days(tree, pack, day, dues)
    )
    return Course(points, day, len(keys), len(dues))


def _due(tree: Tree, problem: Problem) -> date | None:
    """The problem's own last day, else the last of its measures."""
    if own := problem.deadline:
        return own
    days = (one.deadline for one in tree.measures.get(problem.key, ()))
    return max((day for day in days if day), default=None)


def _changes(told: Iterable[Told]) -> list[tuple[date, str, bool]]:
    """Each closing and opening in the order of their days: day, problem, whether closed then."""
    found: dict[int, list[tuple[date, str, bool]]] = {}
    for entry in told:
        if entry.kind == Correct.KIND:
            found.pop(entry.facts["wrong"], None)
        else:
            found[entry.n] = list(_changes_of(entry))
    return sorted((one for held in found.values() for one in held), key=lambda one: one[0])


def _changes_of(entry: Told) -> Iterator[tuple[date, str, bool]]:
    facts = entry.facts
    if entry.kind == CarryOverState.KIND:
        done_on = facts.get("done_on")
        is_done = facts["state"] == "done"
        on = date.fromisoformat(done_on) if is_done and done_on else entry.on
        yield on, facts["item"], is_done
    elif entry.kind == RecordEvaluation.KIND:
        for key in facts.get("problems", ()) if facts.get("second_rectification") else ():
            yield entry.on, key, False
    else:
        yield entry.on, facts["problem"], entry.kind == Close.KIND


def _closed(changes: Iterable[tuple[date, str, bool]], day: date) -> int:
    last = {key: is_closed for on, key, is_closed in changes if on <= day}
    return sum(last.values())


def _days(tree: Tree, pack: Pack, day: date, dues: Collection[date]) -> list[date]:
    """Days a period (or several, where there would be too many) apart, through this day."""
    info = tree.book.info
    begun = info.approved_on or info.feedback_on or info.opened_on or day
    end = max([period_end(tree.book, pack) or day, *dues, day])
    step = PERIOD * max(1, -(-(end - min(begun, day)) // (PERIOD * MOST_POINTS)))
    past = range(max(0, (day - begun) // step), 0, -1)
    ahead = range(1, -(-(end - day) // step) + 1)
    return [*(day - step * n for n in past), day, *(day + step * n for n in ahead)]
