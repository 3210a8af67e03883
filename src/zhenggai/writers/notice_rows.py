"""What a notice is written from: the inspection, the tree of problems, figures, what was organised.

These are the writer's own rows; whoever has a ledger fills them as it stood on the cut-off day.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

State = Literal["done", "basically_done", "in_progress", "not_done"]
MeasureState = Literal["done", "in_progress", "not_begun"]
STATES: tuple[State, ...] = ("done", "basically_done", "in_progress", "not_done")


@dataclass(frozen=True, slots=True)
class Document:
    """A regulation made for an item; `action` is 制定, 印发 …"""

    title: str
    number: str = ""
    action: str = ""


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """A measure, or a group of them, with what was last reported of it."""

    text: str
    state: MeasureState = "done"
    progress: str = ""
    documents: tuple[Document, ...] = ()
    inner: tuple["MeasureWords", ...] = ()

    @property
    def has_begun(self) -> bool:
        """Whether it tells work that was done and is no mere plan."""
        own = self.state != "not_begun" or bool(self.progress)
        return own or any(one.has_begun for one in self.inner)


@dataclass(frozen=True, slots=True)
class ProblemWords:
    """A problem or a part of one, with what is said where it is not done.

    `source` is who raised it where that is not the feedback itself: 专项检查, 审计. `key` is the
    ledger's name for it. `is_state_known`: the ledger tells how far it is, be it only planned.
    """

    text: str
    key: str = field(default="", kw_only=True)
    source: str = ""
    detail: str = ""
    state: State = "not_done"
    is_state_known: bool = True
    progress: str = ""
    explanation: str = ""
    # a line each
    next_steps: str = ""
    deadline: str = ""
    documents: tuple[Document, ...] = ()
    measures: tuple[MeasureWords, ...] = ()
    parts: tuple["ProblemWords", ...] = ()


@dataclass(frozen=True, slots=True)
class HeadingWords:
    """An aspect, a category, or a part of the paper that holds aspects, as `kind` says."""

    kind: str
    text: str
    key: str = field(default="", kw_only=True)
    inner: tuple["HeadingWords | ProblemWords", ...] = ()


Branch = HeadingWords | ProblemWords


@dataclass(frozen=True, slots=True)
class FigureWords:
    """A figure with its kind: counted, reported by a unit, or given by another body."""

    name: str
    title: str
    value: Decimal | None
    unit: str
    text: str
    owner: str = ""
    letter: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class FigureClause:
    """A clause in which a paper gave a figure: 召开调度会12次; None where it is not to be bound."""

    text: str
    figure: FigureWords | None = None


@dataclass(frozen=True, slots=True)
class Organisation:
    """What was done to get the work going, each with its day or number where it has one.

    `meetings` are the words for each kind with its count, `told` what a paper itself counted.
    """

    groups: tuple[str, ...] = ()
    meetings: tuple[tuple[str, FigureWords], ...] = ()
    steps: tuple[tuple[date, str], ...] = ()
    plan_approved_on: date | None = None
    lead_units: int = 0
    told: tuple[FigureClause, ...] = ()


@dataclass(frozen=True, slots=True)
class NoticeRows:
    """All that a notice tells.

    `counted` are the ledger's own figures by name; `reported` units' results as a whole,
    `external` those of other bodies. `apart` are problems outside the feedback's count by the words
    for their source. Without `states_known` nothing is said of how many are done. `head` names the
    last entry known. `mode` is the kind as it was carried out (常规巡视), between `began_on` and
    `ended_on`. `is_exercise` tells a book of 演练, and so does the paper. `is_named` tells whether
    the ledger holds whose inspection it was; else `inspected` is the book's name. `differing` are
    counts of the paper from which the book was taken that the ledger's own do not meet, each with
    the ledger's.
    """

    inspected: str
    kind: str
    cut_off: date
    head: str = ""
    is_exercise: bool = False
    is_named: bool = True
    issuer: str = ""
    level: str = ""
    team: str = ""
    mode: str = ""
    began_on: date | None = None
    ended_on: date | None = None
    feedback_on: date | None = None
    words_of_levels: Mapping[str, str] = field(default_factory=dict)
    branches: tuple[Branch, ...] = ()
    apart: tuple[tuple[str, tuple[ProblemWords, ...]], ...] = ()
    states_known: bool = True
    counted: Mapping[str, FigureWords] = field(default_factory=dict)
    reported: tuple[FigureWords, ...] = ()
    external: tuple[FigureWords, ...] = ()
    differing: tuple[tuple[FigureWords, FigureWords], ...] = ()
    organisation: Organisation = Organisation()

    def problems(self) -> Iterator[ProblemWords]:
        """The problems of the feedback in order, without their parts."""
        yield from problems_of(self.branches)


def problems_of(branches: tuple[Branch, ...]) -> Iterator[ProblemWords]:
    """The problems below some branches, in order."""
    for one in branches:
        if isinstance(one, ProblemWords):
            yield one
        else:
            yield from problems_of(one.inner)
