"""Counts of clues, petitions and persons dealt with; 件, 条, 人 and 件次 are kept apart."""

from dataclasses import dataclass
from decimal import Decimal

from zhenggai.notices.facts.quantities import Quantity
from zhenggai.notices.source import Span


@dataclass(frozen=True, slots=True)
class ClueCount:
    """One count. `what` is clues, letters, filed_cases, filed_persons, handled_persons, disciplined_persons,
    expelled_persons, transferred_persons, organisational, talks, concluded, in_progress, four_forms_all,
    four_forms_1 … four_forms_4 (several forms together: four_forms_1_2).

    `scope` is "inspection" for what the inspection handed over, "own" for the unit's own work.
    """

    what: str
    value: Decimal
    unit: str
    span: Span
    scope: str


def extract_clues(text: str, quantities: tuple[Quantity, ...]) -> tuple[ClueCount, ...]:
    """All counts of clues, petitions and persons dealt with, in order."""
    return ()
