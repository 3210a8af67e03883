"""Until when an opinion is to be sorted, answered, reviewed, and answered by a unit: the rules' own
days.

《信访工作条例》 is the same everywhere, so a book whose rules are older than a clock goes by that
of the rules that ship with the program. An accusation has no such clock (第三十条).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from zhenggai.ledger.core.packs import SHIPPED, Pack, load_pack
from zhenggai.opinions.kinds import APPEAL, REDRESSES
from zhenggai.opinions.models import Opinion
from zhenggai.zh.periods import Period

# From so many days before on it is said how many are left.
SOON_DAYS = 7


@dataclass(frozen=True, slots=True)
class Due:
    """What is to be done until when, and the rule that says so."""

    what: str
    on: date
    source: str

    def left(self, today: date) -> int:
        """How many days are left; negative: so many late."""
        return (self.on - today).days


def due_of(opinion: Opinion, pack: Pack) -> Due | None:
    """What runs now, the nearest; None where nothing does."""
    return next(iter(running(opinion, pack)), None)


def running(opinion: Opinion, pack: Pack) -> list[Due]:
    """Every clock that runs now, the nearest first."""
    return sorted(_running(opinion, pack), key=lambda one: one.on)


def ask_until(opinion: Opinion, pack: Pack) -> Due | None:
    """Until when the person may ask for a review of the last answer; None where there is none to
    be asked for, or not any more."""
    if not may_ask(opinion):
        return None
    asked = list(opinion.redresses.all())
    since = asked[-1].answered_on if asked else opinion.replied_on
    return _due(pack, f"请求{REDRESSES[len(asked) + 1]}", "ask_redress", since) if since else None


def may_ask(opinion: Opinion) -> bool:
    """Whether the answer to an appeal stands, and the second review was not answered yet."""
    if opinion.sort != APPEAL or not opinion.replied_on:
        return False
    asked = list(opinion.redresses.all())
    return all(one.answered_on for one in asked) and len(asked) < len(REDRESSES)


def answer_day(pack: Pack, today: date) -> date | None:
    """The day by which a unit that is handed something today answers, unless the office says
    otherwise."""
    due = _due(pack, "", "unit_answer", today)
    return due.on if due else None


def objection_day(pack: Pack, handed_on: date) -> date | None:
    """Until when a unit may say that it is not its own; None where no calendar reaches so far."""
    due = _due(pack, "", "objection", handed_on)
    return due.on if due else None


def longest_extension(pack: Pack) -> int:
    """By how many days an answer may be put off at most."""
    return _period(pack, "extension")[0].count


def _running(opinion: Opinion, pack: Pack) -> Iterator[Due]:
    found: list[Due | None] = []
    if not opinion.sort:
        found.append(_due(pack, "登记告知", "register", opinion.received_on))
    elif opinion.sort == APPEAL and opinion.replied_on:
        for one in opinion.redresses.all():
            if one.answered_on is None:
                what = f"提出{one}意见"
                found.append(_due(pack, what, "redress", one.asked_on, one.hearing_days))
    elif opinion.sort == APPEAL:
        # who left neither name nor contact cannot be told
        if not opinion.told_on and (opinion.name or opinion.contact):
            found.append(_due(pack, "告知受理", "register", opinion.received_on))
        # 「受理之日」: the day of which the person was told, if it is not later than the sorting
        begun = min(filter(None, (opinion.told_on, opinion.sorted_on)), default=opinion.received_on)
        found.append(_due(pack, "办结答复", "appeal", begun, opinion.extended_days))
    return (one for one in found if one)


def _due(pack: Pack, what: str, name: str, since: date, more: int = 0) -> Due | None:
    """The end of a period; `more` are days that were granted or do not count."""
    period, told = _period(pack, name)
    end = period.end(since, told.calendar)
    source = told.sources[f"opinion_periods.{name}"]
    return Due(what, end + timedelta(days=more), source) if end else None


def _period(pack: Pack, name: str) -> tuple[Period, Pack]:
    """A clock and the pack whose sources and calendar it has."""
    for told in (pack, _shipped()):
        found = getattr(told.opinion_periods, name, None)
        if found is not None:
            return found, told
    raise LookupError(f"the shipped pack has no clock {name}")


@cache
def _shipped() -> Pack:
    """The rules that ship with the program, read once."""
    return load_pack(SHIPPED[0])
