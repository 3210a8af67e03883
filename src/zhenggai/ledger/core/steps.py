"""Prescribed steps (规定动作): which the pack asks for, when each is due, and whether it was taken.

A step that was not taken is itself a finding, so gaps are shown.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from zhenggai.ledger.core.packs import Pack, PrescribedStep
from zhenggai.ledger.core.rows import Step
from zhenggai.ledger.core.state import Book

# taken_late: taken after its day. undated: no day is told, or feedback has not come. beyond: its
# period is in working days of a year whose holidays are not known yet.
Standing = Literal["taken", "taken_late", "ahead", "overdue", "undated", "beyond"]


@dataclass(frozen=True, slots=True)
class StepState:
    """One prescribed step; `taken` is its row once it was taken."""

    step: PrescribedStep
    standing: Standing
    due: date | None = None
    taken: Step | None = None


def step_states(book: Book, pack: Pack, today: date) -> tuple[StepState, ...]:
    """Every step of the pack, in the pack's order."""
    return tuple(_state(book, pack, step, today) for step in pack.steps)


def _state(book: Book, pack: Pack, step: PrescribedStep, today: date) -> StepState:
    begun, taken = book.info.feedback_on, book.steps.get(f"step/{step.step}")
    due = step.within.end(begun, pack.calendar) if step.within and begun else None
    if taken:
        is_late = due is not None and taken.on is not None and taken.on > due
        return StepState(step, "taken_late" if is_late else "taken", due, taken)
    if due is None:
        return StepState(step, "beyond" if step.within and begun else "undated")
    return StepState(step, "overdue" if today > due else "ahead", due)
