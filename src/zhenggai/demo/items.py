"""What the demo's feedback found and what the plan makes of it: problems, measures, deadlines.

The planned side and the course that each took stand together, as in the files of `data/`.
Days are real days, texts are filled: nothing here is relative any more.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from zhenggai.demo.course import Closing, Extension, Judgement, Progress, Reopening, Returned
from zhenggai.demo.evidence import Accountability, Proof, Regulation


@dataclass(frozen=True, slots=True)
class Milestone:
    """One day of a deadline and what must stand by then; `what` is "" for the whole."""

    on: date
    what: str = ""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline with the words in which the plan prints it."""

    milestones: tuple[Milestone, ...]
    standing: bool
    reviews: tuple[date, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the completion standard; `measures` are those whose results answer it."""

    number: int
    text: str
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure 7-2 of the plan and what became of it.

    `responsible_units` and `deadline` are empty where the problem's hold. `progress` is in order of
    days; the last word of a measure that is done has the result `done`. `returns` say when it
    went back to its unit.
    """

    number: str
    text: str
    kinds: tuple[str, ...]
    amount: Decimal | None
    responsible_units: tuple[str, ...]
    deadline: Deadline | None
    done_on: date | None
    progress: tuple[Progress, ...]
    proofs: tuple[Proof, ...]
    regulation: Regulation | None
    accountabilities: tuple[Accountability, ...]
    returns: tuple[Returned, ...]
    extensions: tuple[Extension, ...]


State = Literal["closed", "signing", "rectifying"]


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem of the feedback with its plan and its course.

    `title` and `finding` are the feedback's own words: the heading and what follows it. `state` is
    that of the story's today; `deadline` the one that holds today, `first_deadline` the plan's.
    """

    number: int
    title: str
    finding: str
    source: str
    kind: str
    disclosure: str
    cause: str
    target: str
    standard: tuple[Point, ...]
    leaders: tuple[str, ...]
    lead_units: tuple[str, ...]
    responsible_units: tuple[str, ...]
    first_deadline: Deadline
    deadline: Deadline
    measures: tuple[Measure, ...]
    state: State
    closings: tuple[Closing, ...]
    reopenings: tuple[Reopening, ...]
    extensions: tuple[Extension, ...]
    judgement: Judgement | None
    is_priority: bool


@dataclass(frozen=True, slots=True)
class Category:
    """A category (类) of an aspect, with its label （一）."""

    label: str
    title: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Aspect:
    """An aspect (方面) of the feedback, with its label 一、 and the short name of the matrix."""

    label: str
    title: str
    short_title: str
    categories: tuple[Category, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The problems of all its categories."""
        return tuple(one for category in self.categories for one in category.problems)
