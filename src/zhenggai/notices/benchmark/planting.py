"""How a fault is planted: an edit of a clean notice, and the case that comes of it.

An operator knows the places that it can spoil and yields an `Edit` for each; `plant` makes the
faulty text and says where in it the fault now lies, so that a diagnostic can be held against it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from zhenggai.notices.source import Span


@dataclass(frozen=True, slots=True)
class Paper:
    """A clean notice with its truth, as an operator sees it."""

    name: str
    text: str
    truth: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One replacement: the characters of `span` (of the clean text) become `new`."""

    span: Span
    new: str


@dataclass(frozen=True, slots=True)
class Edit:
    """Everything that one fault changes, in the order of the text.

    `near` are further places of the clean text where a diagnostic rightly points: the opening
    quote of one that no longer closes, the other figures of a sum.
    """

    changes: tuple[Change, ...]
    near: tuple[Span, ...] = ()


def swap(start: int, end: int, new: str, *near: Span) -> Edit:
    """An edit of one place."""
    return Edit((Change(Span(start, end), new),), near)


@dataclass(frozen=True, slots=True)
class Operator:
    """A named way to spoil a notice.

    `families` are the rule families of which one must find it. `advice` says that a finding of that
    severity counts (a cut-off share, a doubtful state); `public` that it is a fault only in public.
    """

    name: str
    families: tuple[str, ...]
    says: str
    edits: Callable[[Paper], Iterator[Edit]]
    advice: bool = False
    public: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """One planted fault: the whole faulty text and the places where the fault lies."""

    operator: str
    families: tuple[str, ...]
    paper: str
    text: str
    places: tuple[Span, ...]
    advice: bool
    public: bool


def cases_of(operator: Operator, paper: Paper, at_most: int) -> list[Case]:
    """At most so many cases, chosen by a checksum: every run plants the same."""
    edits = list(operator.edits(paper))
    seed = f"{operator.name} {paper.name} "
    ranked = sorted(range(len(edits)), key=lambda number: crc32(f"{seed}{number}".encode()))
    return [plant(operator, paper, edits[number]) for number in sorted(ranked[:at_most])]


def plant(operator: Operator, paper: Paper, edit: Edit) -> Case:
    """The faulty text, and the planted places in its offsets."""
    pieces: list[str] = []
    places: list[Span] = []
    at = grown = 0
    for change in edit.changes:
        pieces += [paper.text[at : change.span.start], change.new]
        start = change.span.start + grown
        # Something left out has no width of its own: the characters beside it are its place.
        places.append(
            Span(start, start + len(change.new)) if change.new else Span(start - 2, start + 2)
        )
        grown += len(change.new) - (change.span.end - change.span.start)
        at = change.span.end
    pieces.append(paper.text[at:])
    places += [Span(moved(one.start, edit), moved(one.end, edit)) for one in edit.near]
    return Case(
        operator.name,
        operator.families,
        paper.name,
        "".join(pieces),
        tuple(places),
        operator.advice,
        operator.public,
    )


def moved(offset: int, edit: Edit) -> int:
    """An offset of the clean text in the faulty one."""
    grown = 0
    for change in edit.changes:
        if change.span.end <= offset:
            grown += len(change.new) - (change.span.end - change.span.start)
    return offset + grown
