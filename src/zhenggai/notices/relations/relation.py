"""How figures stand to each other: sums, shares, the same figure twice, lists, order of dates.

Three verdicts: consistent, inconsistent, cannot be judged. Rules report the inconsistent ones.
"""

from dataclasses import dataclass
from typing import Literal

from zhenggai.notices.source import Span


@dataclass(frozen=True, slots=True)
class Relation:
    """One checked relation with its working ("30 ÷ 35 = 85.71 % → 85.7 %") and the places of its parts.

    `topic` names the rule of the relation (enumeration, outline_count, sum, states, share, growth, points, same, order)
    within its contract `kind`. `grade` says how wrong an inconsistent one is: "wrong" or "cut_off" (the printed decimals were
    cut off instead of rounded).
    """

    kind: Literal["sum", "share", "same", "enumeration", "order"]
    topic: str
    verdict: Literal["consistent", "inconsistent", "undecided"]
    working: str
    span: Span
    parts: tuple[Span, ...]
    message: str
    grade: Literal["wrong", "cut_off"] = "wrong"
