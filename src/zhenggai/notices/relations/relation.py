"""One checked relation between figures: what was compared, the sum behind it, and the verdict."""

from dataclasses import dataclass
from typing import Literal

from zhenggai.notices.source import Span

Kind = Literal["sum", "share", "same", "enumeration", "order"]
Verdict = Literal["consistent", "inconsistent", "undecided"]
Topic = Literal[
    "enumeration",
    "list",
    "repeated_item",
    "outline_count",
    "parts",
    "states",
    "exceeds",
    "share",
    "growth",
    "points",
    "same",
]
Grade = Literal["wrong", "likely", "cut_off", "doubtful"]


@dataclass(frozen=True, slots=True)
class Relation:
    """One checked relation with its working ("30 ÷ 35 = 85.71 % → 85.7 %").

    `topic` names the rule within the contract's `kind`; `parts` are the places compared, `span`
    the one to point at. `grade` says how wrong an inconsistent one is: "wrong", "likely" (another
    reading is far-fetched), "cut_off" (the printed decimals were cut off instead of rounded) or
    "doubtful" (worth a look).
    """

    kind: Kind
    topic: Topic
    verdict: Verdict
    working: str
    span: Span
    parts: tuple[Span, ...]
    message: str
    grade: Grade = "wrong"
