"""What was decided and what was said of the plan: meetings, opinions, what became of them."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Met:
    """A meeting: its kind in words, its number or name, what it decided."""

    kind: str
    number: str
    agenda: str = ""
    on: date | None = None
    decisions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Opined:
    """What one body said of a version of the plan; `is_unit` tells one of those that carry it
    out from one above."""

    body: str
    version: str
    agrees: bool
    opinion: str = ""
    on: date | None = None
    is_unit: bool = False


@dataclass(frozen=True, slots=True)
class Adopted:
    """One opinion of who reviews a paper; `outcome` is 采纳, 部分采纳, 不采纳, empty: not answered.

    `point` is the point of the checklist on which it is, empty where it is on the whole paper.
    """

    version: str
    body: str
    opinion: str
    point: str = ""
    outcome: str = ""
    why: str = ""
