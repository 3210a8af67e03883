"""Prescribed steps (规定动作): which were taken, on which day, and what is missing.

A step counts as taken where it was recorded, or where the act itself was: the plan's approval, the
feedback, a meeting of that kind. A recorded step without a scan lacks its proof.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from zhenggai.ledger.core.packs import Pack, PrescribedStep
from zhenggai.ledger.core.rows import Group, Meeting, Step
from zhenggai.ledger.core.state import Book

Standing = Literal["done", "without_proof", "missing", "ahead"]
# Steps that are meetings, by the kind of meeting that takes them.
_MEETINGS: Mapping[str, str] = {
    "committee_studied": "committee",
    "democratic_life_meeting": "democratic_life_meeting",
}


# No slots: kept as text like the rows of a book.
@dataclass(frozen=True)
class Taken:
    """What is known of a step whatever the day: when it was taken and by when it is due."""

    on: date | None = None
    due: date | None = None
    lacks_proof: bool = False


@dataclass(frozen=True, slots=True)
class StepState:
    """One step: how it stands, the day on which it was taken, the day by which it is due."""

    step: PrescribedStep
    standing: Standing
    on: date | None
    due: date | None


def prescribed_steps(book: Book, pack: Pack, day: date) -> tuple[StepState, ...]:
    """The pack's steps in their order, as they stand on a day."""
    return step_states(pack, taken_steps(book, pack), day)


def taken_steps(book: Book, pack: Pack) -> tuple[Taken, ...]:
    """The pack's steps in their order, as far as no day changes it."""
    return tuple(
        Taken(_taken_on(book, one.step), _due(book, pack, one), _lacks_proof(book, one.step))
        for one in pack.steps
    )


def step_states(pack: Pack, taken: Sequence[Taken], day: date) -> tuple[StepState, ...]:
    """The same as it stands on a day; without a due day a step is missing once a later one was
    taken."""
    last = max((n for n, one in enumerate(taken) if one.on), default=-1)
    found = []
    for n, (step, one) in enumerate(zip(pack.steps, taken, strict=True)):
        is_late = day > one.due if one.due else n < last
        standing: Standing = "missing" if is_late else "ahead"
        if one.on:
            standing = "without_proof" if one.lacks_proof else "done"
        found.append(StepState(step, standing, one.on, one.due))
    return tuple(found)


def _due(book: Book, pack: Pack, step: PrescribedStep) -> date | None:
    begun = book.info.feedback_on
    return step.within.end(begun, pack.calendar) if begun and step.within else None


def _lacks_proof(book: Book, step: str) -> bool:
    recorded = book.find(Step, f"step/{step}")
    return recorded is not None and not recorded.scan


def _taken_on(book: Book, step: str) -> date | None:
    recorded = book.find(Step, f"step/{step}")
    if recorded:
        return recorded.on
    info = book.info
    told = {
        "feedback_meeting": info.feedback_on,
        "plan_issued": info.approved_on,
        "evaluation": info.evaluated_on,
        "leading_group_set_up": _first_group(book),
    }
    return told.get(step) or _first_meeting(book, _MEETINGS.get(step, ""))


def _first_group(book: Book) -> date | None:
    groups = [one for one in book.rows["group"].values() if isinstance(one, Group)]
    return min(
        (one.since for one in groups if one.kind == "leading_group" and one.since), default=None
    )


def _first_meeting(book: Book, kind: str) -> date | None:
    meetings: list[Meeting] = [one for one in book.meetings.values() if kind and one.kind == kind]
    return min((one.on for one in meetings if one.on), default=None)
