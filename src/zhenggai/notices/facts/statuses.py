"""How single items stand: state, explanation, next step and compound deadline, as the paper tells it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from zhenggai.notices.facts.dates import DateMention
from zhenggai.notices.outline import Node
from zhenggai.notices.source import Span

State = Literal["done", "basically_done", "in_progress", "not_done"]


@dataclass(frozen=True, slots=True)
class Milestone:
    """One date of a compound deadline; `on` is None where no day is printed (近期)."""

    on: date | None
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class ItemStatus:
    """The state of one item.

    `node` is the start of the outline node that tells it, `refers_to` the start of the problem that it names
    (存在问题12 → the node (12)), else None. `standing` is 长期坚持. The three spans are None where the paper
    gives none; each begins after its label.
    """

    state: State
    span: Span
    node: int
    refers_to: int | None
    milestones: tuple[Milestone, ...]
    standing: bool
    explanation: Span | None
    next_steps: Span | None
    deadline: Span | None


def extract_statuses(
    text: str, outline: tuple[Node, ...], dates: tuple[DateMention, ...]
) -> tuple[ItemStatus, ...]:
    """The states of single items in order."""
    return ()
