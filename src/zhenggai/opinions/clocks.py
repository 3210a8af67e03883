"""Until when an opinion is to be sorted, answered, and answered by a unit: the rules' own days.

《信访工作条例》 is the same everywhere, so a book whose rules are older than these clocks goes by
those that ship with the program. An accusation has no such clock.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from zhenggai.ledger.core.packs import SHIPPED, OpinionPeriods, Pack, load_pack
from zhenggai.opinions.kinds import APPEAL
from zhenggai.opinions.models import Opinion

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


def periods_of(pack: Pack) -> tuple[OpinionPeriods, Pack]:
    """The clocks and the pack whose sources they have."""
    if pack.opinion_periods:
        return pack.opinion_periods, pack
    shipped = load_pack(SHIPPED[0])
    if shipped.opinion_periods is None:
        raise LookupError("the shipped pack has no clocks of opinions")
    return shipped.opinion_periods, shipped


def due_of(opinion: Opinion, pack: Pack) -> Due | None:
    """What runs now; None where nothing does."""
    periods, told = periods_of(pack)
    if not opinion.sort:
        end = periods.register.end(opinion.received_on, told.calendar)
        return Due("登记告知", end, told.sources["opinion_periods.register"]) if end else None
    if opinion.sort != APPEAL or opinion.replied_on or opinion.sorted_on is None:
        return None
    end = periods.appeal.end(opinion.sorted_on, told.calendar)
    if end is None:
        return None
    more = timedelta(days=opinion.extended_days)
    return Due("办结答复", end + more, told.sources["opinion_periods.appeal"])


def answer_day(pack: Pack, today: date) -> date | None:
    """The day by which a unit that is handed something today answers, unless the office says
    otherwise."""
    periods, told = periods_of(pack)
    return periods.unit_answer.end(today, told.calendar)


def longest_extension(pack: Pack) -> int:
    """By how many days an answer may be put off at most."""
    return periods_of(pack)[0].extension.count
