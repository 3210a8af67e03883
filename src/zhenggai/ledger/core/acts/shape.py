"""The parts from which acts are made: which field is words, which names an item, small records."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar, Protocol

# Names, free text, digests of files: hashed under a salt and open to expunging.
Words = Annotated[str, "words"]
# The key of a row that the act is about: hashed plainly, listed in the entry's `subject`.
Key = Annotated[str, "key"]


class Act(Protocol):
    """What every act has: its kind in an entry, the version of its fields, its word on a button."""

    KIND: ClassVar[str]
    V: ClassVar[int]
    TITLE: ClassVar[str]


# Acts and their parts have no slots: decoding fills the dictionary of 20,000 of them in one step.


@dataclass(frozen=True)
class Milestone:
    """One date of a deadline and what must stand by then; `on` is None where no day is told."""

    on: date | None
    what: Words = ""


@dataclass(frozen=True)
class Answer:
    """The answer to one point of the completion standard (1-based), with the proofs it leans on."""

    point: int
    text: Words
    proofs: tuple[str, ...] = ()


@dataclass(frozen=True)
class ReportedFigure:
    """A figure that a unit reports: a word of the figures' list, value, unit, basis of counting."""

    name: str
    value: Decimal
    unit: str
    title: Words = ""
    counting_rule: Words = ""


@dataclass(frozen=True)
class Part:
    """A sub-item made by splitting a problem."""

    problem: Key
    text: Words


@dataclass(frozen=True)
class Adoption:
    """What became of one reviewer's opinion on the plan; `partly`: only a part was adopted."""

    body: str
    opinion: Words
    adopted: bool
    reason: Words = ""
    partly: bool = False


@dataclass(frozen=True)
class Decision:
    """What a meeting decided, and on which items."""

    text: Words
    items: tuple[Key, ...] = ()
