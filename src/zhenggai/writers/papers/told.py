"""What the papers of a round are written from: the round, its items, what was decided on them.

These are the writers' own rows; whoever has a ledger fills them. Names are names, days are days,
and what was expunged says so itself.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from zhenggai.writers.ledger_rows import ProblemRow
from zhenggai.writers.notice_rows import FigureWords, NoticeRows
from zhenggai.writers.papers.told_archive import Filed, KeptOut, Released
from zhenggai.writers.papers.told_item import Happened, LookedBack
from zhenggai.writers.papers.told_meetings import Adopted, Met, Opined
from zhenggai.writers.papers.told_period import Period

# Words for the source of a problem that goes to work without a plan.
AT_ONCE = frozenset({"立行立改", "边巡边改", "交办事项"})


class NothingToTellError(ValueError):
    """The paper would be empty; the message says in Chinese what is missing and what to do."""


@dataclass(frozen=True, slots=True)
class About:
    """The round for which a paper speaks, and who signs it.

    `issuer` is the inspected body as it signs, `office` its office for rectification, `giver` who
    gave the feedback; `counted_sources` are the words for sources that the feedback's count holds;
    figures are of the end of `cut_off`, and the paper is dated `dated_on`.
    """

    book: str
    inspected: str
    issuer: str
    office: str
    kind: str
    cut_off: date
    dated_on: date
    giver: str = ""
    level: str = ""
    round: str = ""
    team: str = ""
    feedback_on: date | None = None
    approved_on: date | None = None
    approved_problems: int | None = None
    approved_measures: int | None = None
    head: str = ""
    counted_sources: tuple[str, ...] = ("反馈问题",)
    is_exercise: bool = False


@dataclass(frozen=True, slots=True)
class Late:
    """An item that was to stand by `due` and does not: `days` late, negative if still to come."""

    number: str
    text: str
    due: date
    days: int
    units: tuple[str, ...]
    is_measure: bool = False


@dataclass(frozen=True, slots=True)
class Lack:
    """What an item still lacks: it was returned with `words`, is done without any proof, or has
    not begun."""

    number: str
    text: str
    kind: Literal["returned", "unproved", "not_begun"]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Signed:
    """A step of a closing: what it is called, and who signed it with what words."""

    step: str
    unit: str = ""
    by: str = ""
    opinion: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Answered:
    """A point of the standard of completion with its answer and the proof it names."""

    point: str
    answer: str = ""
    proofs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Closing:
    """One asking for closure, or the blank of one: nothing asked yet."""

    unit: str = ""
    asked_on: date | None = None
    answers: tuple[Answered, ...] = ()
    steps: tuple[Signed, ...] = ()
    meeting: str = ""
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """A regulation that was made: `action` is 制定, 修订 …; `item` the problem or measure."""

    title: str
    number: str
    action: str
    item: str
    units: tuple[str, ...] = ()
    issued_on: date | None = None


@dataclass(frozen=True, slots=True)
class Proved:
    """A file that proves something: its catalogue number, its name, what it proves of what.

    `pages` where its form tells them; `is_enclosed`: they follow behind the paper.
    """

    number: str
    name: str
    claim: str
    kind: str
    item: str
    attached_on: date | None = None
    pages: int | None = None
    is_enclosed: bool = False


@dataclass(frozen=True, slots=True)
class Accounted:
    """Persons called to account, by a body's decision: a count and never a name."""

    body: str
    number: str
    form: str
    count: int
    item: str
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class Extension:
    """A request for another deadline that waits to be decided; empty: none does."""

    until: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """Everything a paper may tell.

    `problems` are those that the paper is about, in order; `unit` belongs to papers of one
    unit, `closing` and `extension` to those of one problem; `units` are all that answer for
    something. `period`, `filed`, `kept_out`, `released` and `looked_back` are told to the
    papers that are about them, `history`, the first entry first, to those of one problem.
    `counted` are the ledger's own figures by name; `notice` is what a notice would tell of the
    round, None where that is nothing or the paper is of a part of it, and `style` the shape in
    which it is told; `own_style` is the TOML of that shape where it is an office's own.
    """

    about: About
    problems: tuple[ProblemRow, ...] = ()
    counted: Mapping[str, FigureWords] = field(default_factory=dict)
    unit: str = ""
    late: tuple[Late, ...] = ()
    notice: NoticeRows | None = None
    style: str = "running"
    own_style: str = ""
    regulations: tuple[Made, ...] = ()
    proofs: tuple[Proved, ...] = ()
    accountability: tuple[Accounted, ...] = ()
    closing: Closing = Closing()
    extension: Extension = Extension()
    units: tuple[str, ...] = ()
    lacks: tuple[Lack, ...] = ()
    meetings: tuple[Met, ...] = ()
    opinions: tuple[Opined, ...] = ()
    adopted: tuple[Adopted, ...] = ()
    period: Period | None = None
    filed: tuple[Filed, ...] = ()
    kept_out: tuple[KeptOut, ...] = ()
    released: tuple[Released, ...] = ()
    history: tuple[Happened, ...] = ()
    looked_back: tuple[LookedBack, ...] = ()

    @property
    def planned(self) -> tuple[ProblemRow, ...]:
        """The problems of the feedback: what has another source has a plan of its own, or none."""
        own = self.about.counted_sources
        return tuple(one for one in self.problems if not one.source or one.source in own)
