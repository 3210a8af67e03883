"""Prescribed steps (规定动作): which were taken, on which day, and what is missing.

A step counts as taken where it was recorded, or where the act itself was: the plan's approval, the
feedback, a meeting of that kind. A recorded step without a scan lacks its proof.
"""

from collections.abc import Mapping
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


@dataclass(frozen=True, slots=True)
class StepState:
    """One step: how it stands, the day on which it was taken, the day by which it is due."""

    step: PrescribedStep
    standing: Standing
    on: date | None
    due: date | None


def prescribed_steps(book: Book, pack: Pack, day: date) -> tuple[StepState, ...]:
    """The pack's steps in their order, as they stand on a day."""
    taken = [_taken_on(book, one.step) for one in pack.steps]
    last = max((n for n, on in enumerate(taken) if on), default=-1)
    found = []
    for n, (step, on) in enumerate(zip(pack.steps, taken, strict=True)):
        due = _due(book, pack, step)
        is_late = day > due if due else n < last
        standing: Standing = "missing" if is_late else "ahead"
        if on:
            standing = "without_proof" if _lacks_proof(book, step.step) else "done"
        found.append(StepState(step, standing, on, due))
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
