"""A paper as a draft to confirm: its tree of headings, problems and measures with what it tells.

A draft is a value: `paper_reading` makes it from a notice, `sheet_tree` from a ledger sheet,
`paper_changes` gives changed copies, `draft_acts` turns it into acts as it stands. Offsets count in
the paper's own text, rows of a sheet from 1.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from zhenggai.notices.source import Span

PaperKind = Literal["notice", "feedback", "plan", "sheet"]
PAPER_KINDS: Mapping[PaperKind, str] = {
    "notice": "整改情况通报（报告）",
    "feedback": "反馈意见",
    "plan": "整改方案",
    "sheet": "台账表",
}
NodeKind = Literal[
    "section", "aspect", "category", "problem", "sub_problem", "measure_group", "measure"
]
NODE_KINDS: Mapping[NodeKind, str] = {
    "section": "部分",
    "aspect": "方面",
    "category": "类",
    "problem": "问题",
    "sub_problem": "具体问题",
    "measure_group": "措施组",
    "measure": "措施",
}
HEADINGS: frozenset[NodeKind] = frozenset({"section", "aspect", "category"})
PROBLEMS: frozenset[NodeKind] = frozenset({"problem", "sub_problem"})
MEASURES: frozenset[NodeKind] = frozenset({"measure_group", "measure"})


@dataclass(frozen=True, slots=True)
class PaperState:
    """What the paper says of an item's state; its words and their place are the ground."""

    state: str
    text: str
    span: Span
    is_remainder: bool = False


@dataclass(frozen=True, slots=True)
class PaperMilestone:
    """One date of a deadline; `on` is None where no day is printed (近期)."""

    on: date | None
    what: str = ""


@dataclass(frozen=True, slots=True)
class PaperDeadline:
    """A deadline as printed and as understood."""

    text: str
    milestones: tuple[PaperMilestone, ...] = ()
    standing: bool = False


@dataclass(frozen=True, slots=True)
class PaperDocument:
    """A document made for an item; `number` is empty where none is printed."""

    title: str
    number: str
    action: str
    span: Span


@dataclass(frozen=True, slots=True)
class PaperFigure:
    """A figure that the paper gives. `name` is empty for the figures of a measure."""

    value: Decimal
    unit: str
    title: str
    span: Span
    name: str = ""


@dataclass(frozen=True, slots=True)
class Responsible:
    """Who answers for an item, by the names that the paper prints."""

    leaders: tuple[str, ...] = ()
    lead_units: tuple[str, ...] = ()
    responsible_units: tuple[str, ...] = ()
    liaisons: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All names."""
        return (*self.leaders, *self.lead_units, *self.responsible_units, *self.liaisons)


@dataclass(frozen=True, slots=True)
class SheetWords:
    """What a ledger sheet says of an item in columns of its own."""

    progress: str = ""
    next_steps: str = ""
    evidence: str = ""
    note: str = ""
    persons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DraftNode:
    """One heading, problem or measure.

    `id` is where its words begin, in a sheet a running number; it stays the same when the node is
    moved. `row` is the sheet's row (from 1), 0 in other papers; `number` (that its key should end
    with), `words`, `problem_kind` and `done_on` are told by sheets only. `level` is the name of
    its level here (方面, 类, 问题). `source` is empty where a sheet does not say. `spans` are its
    own words, without those of its children; `aside` is where else something is told of it (fields,
    its state). `is_next_step` tells a measure that was told as still
    to come. What hangs below a skipped node is skipped with it.
    """

    id: int
    kind: NodeKind
    level: str
    label: str
    text: str
    spans: tuple[Span, ...]
    aside: tuple[Span, ...] = ()
    detail: str = ""
    source: str = "feedback"
    is_next_step: bool = False
    skipped: bool = False
    state: PaperState | None = None
    deadline: PaperDeadline | None = None
    target: str = ""
    cause: str = ""
    standard: str = ""
    responsible: Responsible = Responsible()
    documents: tuple[PaperDocument, ...] = ()
    figures: tuple[PaperFigure, ...] = ()
    row: int = 0
    number: int = 0
    words: SheetWords = SheetWords()
    problem_kind: str = ""
    done_on: date | None = None
    children: tuple["DraftNode", ...] = ()

    def walk(self, *, with_skipped: bool = True) -> Iterator["DraftNode"]:
        """This node and everything below it, in order."""
        if self.skipped and not with_skipped:
            return
        yield self
        for child in self.children:
            yield from child.walk(with_skipped=with_skipped)


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Words that found no place in the tree, and why; `text` may show only their beginning.

    They stand at `start`, or in the `row` (from 1) of a sheet.
    """

    text: str
    start: int
    reason: str
    end: int = 0
    row: int = 0


@dataclass(frozen=True, slots=True)
class Headline:
    """What the paper counts of states: 完成30个、基本完成4个、未完成1个, with its words."""

    counts: Mapping[str, int]
    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class PaperDraft:
    """A paper to be confirmed.

    `digest` is the SHA-256 of the file. `text` is the paper's text for showing beside the tree;
    chapters on clues and petitions, `withheld`, are blanked in it, offsets hold. `day` is the
    paper's own day. `mode` is the kind of inspection as it was carried out, `began_on` and
    `ended_on` are its days. `printed_from` tells the book and its last entry where a ledger printed
    the sheet (b1f2:127).
    """

    name: str
    digest: str
    kind: PaperKind
    text: str
    title: str
    issuer: str
    day: date | None
    inspection_kind: str
    level: str
    team: str
    inspected: str
    feedback_on: date | None
    roots: tuple[DraftNode, ...]
    unplaced: tuple[Unplaced, ...] = ()
    figures: tuple[PaperFigure, ...] = ()
    headline: Headline | None = None
    withheld: tuple[Span, ...] = ()
    printed_from: str = ""
    mode: str = ""
    began_on: date | None = None
    ended_on: date | None = None

    def walk(self, *, with_skipped: bool = True) -> Iterator[DraftNode]:
        """All nodes in order."""
        for root in self.roots:
            yield from root.walk(with_skipped=with_skipped)

    def find(self, node_id: int) -> DraftNode | None:
        """The node of an id."""
        return next((one for one in self.walk() if one.id == node_id), None)

    def count(self, kind: NodeKind) -> int:
        """How many nodes of a kind will be taken."""
        return sum(one.kind == kind for one in self.walk(with_skipped=False))
