"""Headline counts: what the notice says of itself (4个方面12项共35个问题, 完成整改30个, 整改率85.7%)."""

from dataclasses import dataclass
from decimal import Decimal

from zhenggai.notices.paragraphs import Paragraph
from zhenggai.notices.source import Span


@dataclass(frozen=True, slots=True)
class Declared:
    """One headline count.

    `what` is a word of `contract.md` (aspects, categories, problems, tasks, measures, done, basically_done,
    in_progress, not_done, completion_rate, immediate_tasks, clues, letters, handled_persons, filed_persons,
    disciplined_persons, meetings, working_groups, lead_units, plans, bulletins, other). `scope` tells whose count it is:
    "inspection" (the feedback as a whole), "part" (a subset such as 14 audit problems), "self" (problems the unit
    found itself) so that only like is compared with like. `group` numbers the clause: counts with one group
    were printed together (总数 and its states). The span runs from the numeral to the end of its unit or noun.
    """

    what: str
    value: Decimal
    unit: str
    span: Span
    scope: str
    group: int


def extract_declared(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Declared, ...]:
    """All headline counts in order."""
    return ()
