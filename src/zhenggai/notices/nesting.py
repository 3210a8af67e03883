"""From a row of labels to a tree: which label continues which list, which opens a new one below.

Three rules in this order: a label whose number is the next of an open list continues it; a first
label opens a list below what stands before it; any other (a skipped, doubled or running number)
stands where its style stands.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from zhenggai.notices.labels import HEADING_STYLES
from zhenggai.notices.levels import Kind, Label, Part, Style
from zhenggai.notices.source import Span

# From the widest to the narrowest, as official papers nest them (GB/T 9704—2012 7.3.3: 一、 (一)
# 1. (1)).
USUAL_ORDER: tuple[Style, ...] = (
    "cn_comma",
    "cn_paren",
    "bare",
    "item",
    "dot",
    "steps",
    "paren",
    "half_paren",
    "named",
    "case",
    "circled",
    "latin",
    "di",
    "shi",
)
# A further number of these ends what stood below the one before it; (2) may stand inside ①.
ENDS_LISTS: tuple[Style, ...] = ("cn_comma", "cn_paren", "item")
FIELD_BELOW = 0.5
# These never hang below a plain paragraph, even where a whole notice is one paragraph.
OPENS_CHAPTER = ("cn_comma", "cn_paren")
PARAGRAPH_RANK = 99.0


NOWHERE = Span(0, 0)


@dataclass(slots=True)
class Draft:
    """A node while the tree grows. `label` is None for paragraphs and fields.

    `end`, `head`, `kind` and `part` are settled when the tree stands. `cell_end` is where the cell
    of a table's row ends in which it stands.
    """

    start: int
    paragraph: int
    label: Label | None = None
    field_end: int | None = None
    rank: float = 0.0
    cell_end: int | None = None
    end: int = 0
    head: Span = NOWHERE
    kind: Kind = "narrative"
    part: Part = "opening"
    children: list["Draft"] = field(default_factory=list)

    @property
    def body(self) -> int:
        """Where the text after the label begins."""
        if self.label:
            return self.label.end
        return self.field_end or self.start

    @property
    def inline(self) -> bool:
        """Whether it begins inside a paragraph."""
        return self.label is not None and self.label.inline


def style_ranks(labels: Sequence[Label]) -> dict[Style, float]:
    """The depth of each style in this paper: the usual order, changed where the paper shows
    another.

    Proof that B lies inside A: between two neighbouring numbers of A a list of B begins anew at
    1, and no wider heading stands between them (numbers may run on through chapters).
    """
    inside: Counter[tuple[Style, Style]] = Counter()
    last: dict[Style, int] = {}
    begun: dict[Style, set[Style]] = {}
    for label in labels:
        if label.inline:
            continue
        style = label.style
        if style in begun and last[style] + 1 == label.number:
            inside.update((inner, style) for inner in begun[style])
        if label.number == 1:
            for other in begun.keys() - {style}:
                begun[other].add(style)
        elif style in ENDS_LISTS:
            for narrower in USUAL_ORDER[USUAL_ORDER.index(style) + 1 :]:
                begun.pop(narrower, None)
        begun[style] = set()
        last[style] = label.number
    return ranked([style for style in USUAL_ORDER if style in last], inside)


def ranked(order: list[Style], inside: Counter[tuple[Style, Style]]) -> dict[Style, float]:
    """The depth of each style: those that open lines in the order that is proved.

    Styles that open no line keep their usual place among them.
    """
    own = set(order)
    for _ in own:
        for at, (upper, lower) in enumerate(pairwise(tuple(order))):
            if inside[upper, lower] > inside[lower, upper]:
                order[at], order[at + 1] = lower, upper
    proved = iter(order)
    row = [next(proved) if style in own else style for style in USUAL_ORDER]
    return {style: float(rank) for rank, style in enumerate(row)}


def is_paragraph(draft: Draft) -> bool:
    """Whether a draft is text without a label or field label."""
    return draft.label is None and draft.field_end is None


def is_list_item(draft: Draft, paragraph: int) -> bool:
    """Whether a draft is an item inside a paragraph and cannot hold fields.

    In a notice that is one paragraph its numbered headings can.
    """
    if not draft.label or not draft.inline:
        return False
    return draft.paragraph != paragraph or draft.label.style not in HEADING_STYLES


class Nesting:
    """The open branch of a growing tree."""

    def __init__(self, ranks: dict[Style, float]) -> None:
        self.ranks = ranks
        self.root = Draft(0, -1, rank=-1.0)
        self.open = [self.root]
        self.led = self.root

    def add_label(self, label: Label) -> Draft:
        """Place a label."""
        draft = Draft(label.start, label.paragraph, label, rank=self.ranks[label.style])
        depth = self.continued(label)
        if depth is None:
            depth = self.inline_depth(label) if label.inline else self.line_depth(draft.rank)
        return self.attach(draft, depth)

    def add_field(self, start: int, end: int, paragraph: int) -> Draft:
        """Place a field label (下一步措施：) below the item that is open."""
        self.end_list()
        depth = len(self.open)
        while depth > 1 and (
            self.open[depth - 1].field_end is not None
            or is_list_item(self.open[depth - 1], paragraph)
            or self.is_inside_field(depth - 1)
        ):
            depth -= 1
        rank = self.open[depth - 1].rank + FIELD_BELOW
        return self.attach(Draft(start, paragraph, field_end=end, rank=rank), depth)

    def add_paragraph(self, start: int, paragraph: int) -> Draft:
        """Place a paragraph without a label below the line that is open."""
        self.end_paragraph()
        return self.attach(Draft(start, paragraph, rank=PARAGRAPH_RANK), len(self.open))

    def lead_in(self) -> None:
        """Take in a line that only leads: 「整改成效：」 ends the list of 「整改措施：」."""
        self.end_paragraph()
        self.end_list()
        self.led = self.open[-1]

    def end_fields(self) -> None:
        """Leave the fields of an item: 「整改情况：」 stands beside 「整改时限：」."""
        self.end_paragraph()
        while self.open[-1].field_end is not None:
            self.open.pop()

    def end_list(self) -> None:
        """Leave the list that a leading line began below its item."""
        if self.led is not self.root and self.led in self.open:
            del self.open[self.open.index(self.led) + 1 :]

    def end_paragraph(self) -> None:
        """Leave what was open inside the paragraph before."""
        while len(self.open) > 1 and (self.open[-1].inline or is_paragraph(self.open[-1])):
            self.open.pop()

    def end_cell(self) -> None:
        """Leave what was open inside a cell: what follows hangs below the row."""
        while len(self.open) > 1 and self.open[-1].inline:
            self.open.pop()

    def close_items(self) -> None:
        """End the items of a chapter: what follows is told of all of them."""
        chapter = self.open[1:2]
        is_chapter = bool(chapter and chapter[0].label and chapter[0].label.style == "cn_comma")
        del self.open[2 if is_chapter else 1 :]

    def close_all(self) -> None:
        """End every open branch: what follows belongs to the paper as a whole."""
        del self.open[1:]

    def attach(self, draft: Draft, depth: int) -> Draft:
        """Hang a draft below the node at `depth - 1` of the open branch."""
        del self.open[depth:]
        self.open[-1].children.append(draft)
        self.open.append(draft)
        return draft

    def is_inside_field(self, at: int) -> bool:
        """Whether a field is open above the node at this depth."""
        return any(one.field_end is not None for one in self.open[1:at])

    def continued(self, label: Label) -> int | None:
        """The depth at which `label` goes on counting, if a list is open for it."""
        fallback = None
        for depth in range(len(self.open) - 1, 0, -1):
            one = self.open[depth].label
            if not one or one.style != label.style or one.number + 1 != label.number:
                continue
            same_place = one.paragraph == label.paragraph if label.inline else not one.inline
            if same_place:
                return depth
            fallback = fallback or depth
        return fallback

    def line_depth(self, rank: float) -> int:
        """Where a label at a line's start belongs by its rank."""
        depth = len(self.open)
        while depth > 1 and (self.open[depth - 1].inline or self.open[depth - 1].rank >= rank):
            depth -= 1
        return depth

    def inline_depth(self, label: Label) -> int:
        """Where a label inside a paragraph belongs that continues no list."""
        for depth in range(len(self.open) - 1, 0, -1):
            one = self.open[depth]
            if one.paragraph != label.paragraph:
                break
            if one.label and one.label.style == label.style:
                return depth
        while label.style in OPENS_CHAPTER and is_paragraph(self.open[-1]) and self.open[1:]:
            self.open.pop()
        return len(self.open)
