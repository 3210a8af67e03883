"""What the demo's round put on record beside its items: meetings, slips, groups, steps, figures."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class Decision:
    """What a meeting decided under a heading, and on which problems (numbers)."""

    title: str
    text: str
    problems: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting: `id` as in `Closing.through`, `kind` a word of the ledger's `MEETING_KINDS`."""

    id: str
    kind: str
    number: str
    on: date
    place: str
    chair: str
    agenda: str
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class Slip:
    """A routing slip by which the leading group approved closings without a meeting."""

    id: str
    number: str
    on: date
    problems: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """A group set up by a document with a number."""

    id: str
    name: str
    kind: str
    number: str
    on: date
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """A prescribed step that was taken; `is_proved` is false where its paper was not handed in."""

    id: str
    on: date
    number: str
    text: str
    is_proved: bool


@dataclass(frozen=True, slots=True)
class ExternalFigure:
    """A figure of another body, by a letter of a day."""

    name: str
    title: str
    value: Decimal
    unit: str
    body: str
    letter: str
    on: date
    counting_rule: str


@dataclass(frozen=True, slots=True)
class Opinion:
    """One reviewer's opinion on the plan, and what became of it."""

    body: str
    on: date
    agrees: bool
    text: str
    adopted: bool
    answer: str


@dataclass(frozen=True, slots=True)
class HandOver:
    """A leader's items that went to another leader."""

    on: date
    leader_from: str
    leader_to: str
    problems: tuple[int, ...]
    reason: str
    paper: str


@dataclass(frozen=True, slots=True)
class WiderCheck:
    """What a wider check (举一反三) on a common problem found in one unit."""

    problem: int
    unit: str
    on: date
    text: str
    found: int
    corrected: int


@dataclass(frozen=True, slots=True)
class ReportingRound:
    """A reporting round (填报期次) and the units that did not answer, or were sent back."""

    number: int
    opens_on: date
    cut_off: date
    missing: tuple[str, ...]
    returned: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paperwork:
    """The numbers and days of the papers of the round."""

    feedback_number: str
    plan_number: str
    plan_on: date
    plan_version: str
    immediate_number: str
    immediate_on: date


@dataclass(frozen=True, slots=True)
class Records:
    """All that was recorded beside the items."""

    meetings: tuple[Meeting, ...]
    slips: tuple[Slip, ...]
    groups: tuple[Group, ...]
    steps: tuple[Step, ...]
    external_figures: tuple[ExternalFigure, ...]
    opinions: tuple[Opinion, ...]
    hand_overs: tuple[HandOver, ...]
    wider_checks: tuple[WiderCheck, ...]
    rounds: tuple[ReportingRound, ...]
    paperwork: Paperwork
