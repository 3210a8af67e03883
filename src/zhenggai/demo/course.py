"""What happened to the demo's items: reports, returns, extensions, closings, reopenings."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

Result = Literal["progress", "done"]


@dataclass(frozen=True, slots=True)
class Told:
    """A figure that a unit reports with its words, in the order of `ReportedFigure`."""

    name: str
    value: Decimal
    unit: str
    title: str
    counting_rule: str


@dataclass(frozen=True, slots=True)
class Progress:
    """A unit's word on a measure on a day; `unit` is the id of the unit that tells it.

    `next_steps` is what it will do of what is not done.
    """

    on: date
    unit: str
    result: Result
    text: str
    figures: tuple[Told, ...] = ()
    next_steps: str = ""


@dataclass(frozen=True, slots=True)
class Returned:
    """A measure that the office gave back, with what was missing."""

    on: date
    missing: str


@dataclass(frozen=True, slots=True)
class Extension:
    """A request for a later day and its decision by a leader, on paper where `paper` is told."""

    asked_on: date
    until: date
    reason: str
    decided_on: date
    granted: bool
    by: str
    decision: str = ""
    paper: str = ""


@dataclass(frozen=True, slots=True)
class Signed:
    """One signature of a closing: the pack's step, day, who, and the paper if it was on paper."""

    step: str
    on: date
    by: str
    unit: str
    opinion: str = ""
    paper: str = ""


@dataclass(frozen=True, slots=True)
class Closing:
    """One asking for closure.

    `end` is `closed`, `returned` (with what is `missing`, at `returned_step`) or `open`; `through`
    is the meeting (`meeting/5`) or routing slip (`slip/2`) that decided a closed one.
    """

    number: int
    asked_on: date
    unit: str
    signatures: tuple[Signed, ...]
    end: Literal["closed", "returned", "open"]
    ended_on: date | None = None
    through: str = ""
    returned_step: str = ""
    missing: str = ""


@dataclass(frozen=True, slots=True)
class Reopening:
    """A closed problem that went back to work, with the measures that were not good enough.

    `by` is who looked back and found it; `found` the words of the look-back.
    """

    on: date
    ground: str
    by: str
    found: str
    reason: str
    measures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Judgement:
    """The recorded assessment 基本完成."""

    on: date
    by: str
    reason: str
