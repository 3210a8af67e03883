"""What is told of a book beside other books, small enough to be kept at its head.

Nothing in it depends on the day: what a day makes of it is worked out when it is shown, so that it
stays true until the next entry. It holds keys and counts and no words.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.counting import counted_problems
from zhenggai.ledger.core.deadlines import due_of, standing_of
from zhenggai.ledger.core.figures import PARTS, part_of, percent
from zhenggai.ledger.core.keys import sort_key
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.prescribed import StepState, Taken, step_states, taken_steps
from zhenggai.ledger.core.rows import Item, Problem
from zhenggai.ledger.core.scope import is_within, limit_of
from zhenggai.ledger.core.state import Book

# The rows from which a summary is made, beside the days on which measures were reported on.
KINDS = ("book", "problem", "step", "group", "meeting")


# No slots: kept as text like the rows of a book.
@dataclass(frozen=True)
class Share:
    """The problems of which the same people may know; `limit` names them, empty is everybody.

    `parts` counts them by the names of `figures.PARTS`, in that order. `dues` are the days that
    they wait for, `common` the keys of those that are common problems.
    """

    limit: tuple[str, ...] = ()
    parts: tuple[int, ...] = ()
    returned: int = 0
    reopened: int = 0
    dues: tuple[date, ...] = ()
    reported_on: date | None = None
    common: tuple[str, ...] = ()


@dataclass(frozen=True)
class Summary:
    """A book at an entry; `steps` are those of its pack, in the pack's order, and `grade` is that
    of the superior's evaluation."""

    pack_digest: str = ""
    grade: str = ""
    steps: tuple[Taken, ...] = ()
    shares: tuple[Share, ...] = ()


@dataclass(frozen=True, slots=True)
class Position:
    """How a book stands on a day for somebody: figures of the same names, and steps.

    `rate` is None where there is nothing to be rated; `reported_on` the day of the last report.
    """

    problems: int
    done: int
    basically_done: int
    in_progress: int
    not_done: int
    overdue: int
    due_soon: int
    returned: int
    reopened: int
    rate: Decimal | None
    reported_on: date | None
    common: tuple[str, ...]
    steps: tuple[StepState, ...]
    grade: str = ""

    def steps_that_are(self, standing: str) -> int:
        """How many steps stand so."""
        return sum(one.standing == standing for one in self.steps)


def summary(book: Book, pack: Pack, of_measures: Mapping[str, date] | None = None) -> Summary:
    """The summary of a book whose rows of `KINDS` are there.

    `of_measures` is `last_reports` of the measures where these are not there themselves.
    """
    own = last_reports((*book.problems.values(), *book.measures.values()))
    told = (of_measures or {}).items()
    reported = own | {family: max(on, own.get(family, on)) for family, on in told}
    groups: dict[tuple[str, ...], list[Problem]] = {}
    for problem in counted_problems(book):
        groups.setdefault(tuple(sorted(limit_of(problem))), []).append(problem)
    shares = (_share(book, pack, limit, groups[limit], reported) for limit in sorted(groups))
    return Summary(
        pack_digest=book.info.pack_digest,
        grade=book.info.grade,
        steps=taken_steps(book, pack),
        shares=tuple(shares),
    )


def last_reports(items: Iterable[Item]) -> dict[str, date]:
    """The day of the last report on any of these items, by family."""
    found: dict[str, date] = {}
    for item in items:
        if item.last_reported_on:
            found[item.family] = max(found.get(item.family, date.min), item.last_reported_on)
    return found


def _share(
    book: Book,
    pack: Pack,
    limit: tuple[str, ...],
    problems: list[Problem],
    reported: Mapping[str, date],
) -> Share:
    counted = [one for one in problems if one.source in pack.counted_sources]
    parts = [part_of(one) for one in counted]
    dues = (due_of(book, one) for one in counted)
    days = (reported[one.key] for one in problems if one.key in reported)
    common = sorted((one.key for one in problems if one.kind == "common"), key=sort_key)
    return Share(
        limit=limit,
        parts=tuple(parts.count(name) for name in PARTS),
        returned=sum(bool(one.returns) for one in counted),
        reopened=sum(bool(one.reopened) for one in counted),
        dues=tuple(sorted(day for day in dues if day)),
        reported_on=max(days, default=None),
        common=tuple(common),
    )


def position(held: Summary, pack: Pack, actor: Actor, day: date) -> Position:
    """How the book stands on a day for somebody to whom the whole book is open.

    What is limited to others is left out.
    """
    shares = [one for one in held.shares if is_within(one.limit, actor)]
    parts = {name: sum(one.parts[n] for one in shares) for n, name in enumerate(PARTS)}
    problems = sum(parts.values())
    standings = [standing_of(due, day, pack) for one in shares for due in one.dues]
    return Position(
        problems=problems,
        **parts,
        overdue=standings.count("overdue"),
        due_soon=standings.count("soon"),
        returned=sum(one.returned for one in shares),
        reopened=sum(one.reopened for one in shares),
        rate=percent(parts["done"], problems, pack) if problems else None,
        reported_on=_latest(one.reported_on for one in shares),
        common=tuple(key for one in shares for key in one.common),
        steps=step_states(pack, held.steps, day),
        grade=held.grade,
    )


def _latest(days: Iterable[date | None]) -> date | None:
    return max((one for one in days if one), default=None)
