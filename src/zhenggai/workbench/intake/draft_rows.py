"""The tree of a draft as rows to look through: words, what is told of each, how it stands to the
book, and where it may be split.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.rows import Measure, Problem
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.vocabulary import CARRIED_STATES, SOURCES
from zhenggai.ledger.intake.paper import (
    HEADINGS,
    MEASURES,
    NODE_KINDS,
    DraftNode,
    NodeKind,
    PaperDeadline,
    PaperDraft,
    PaperState,
)
from zhenggai.ledger.intake.paper_compare import Comparison
from zhenggai.ledger.intake.paper_states import states_of
from zhenggai.workbench.badges import Badge
from zhenggai.zh.days import in_words

# A measure may be split after a sentence or a part of one, and before 一是 （2） ③.
_ENDS = re.compile(r"[。；;！？\n]|(?=(?:[一二三四五六七八九十]是|[（(][0-9]{1,2}[)）]|[①-⑳]))")
_COMMAS = re.compile(r"[，,]")
_SOME_FIGURES = 3
_SOME_DOCUMENTS = 2


@dataclass(frozen=True, slots=True)
class Part:
    """Words of an item up to where it may be split; `at` is the place in the paper, 0 for none."""

    text: str
    at: int = 0


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One item of the draft as a row; `depth` from 0 at the top.

    `before` is how the book has it now, where an earlier version of the paper gave it otherwise.
    """

    node: DraftNode
    level: str
    depth: int
    badges: tuple[Badge, ...]
    facts: tuple[str, ...]
    before: str = ""
    is_left_out: bool = False


@dataclass(frozen=True, slots=True)
class DraftGroup:
    """Rows that fold together: a heading at the top of the paper with all below it."""

    title: str
    counts: str
    rows: tuple[DraftRow, ...]


def draft_groups(
    draft: PaperDraft, book: Book, compared: Comparison | None
) -> tuple[DraftGroup, ...]:
    """All rows in order, a group for each heading at the top."""
    making = _Rows(book, compared, states_of(draft))
    groups: list[DraftGroup] = []
    loose: list[DraftNode] = []
    for root in draft.roots:
        if root.kind in HEADINGS:
            groups += _group("", loose, making)
            loose = []
            groups += _group(f"{root.label}{root.text}", [root], making)
        else:
            loose.append(root)
    return (*groups, *_group("", loose, making))


def _group(title: str, nodes: Sequence[DraftNode], making: "_Rows") -> list[DraftGroup]:
    if not nodes:
        return []
    rows = tuple(row for node in nodes for row in making.rows(node, 0, is_left_out=False))
    return [DraftGroup(title, _counts(rows), rows)]


def _counts(rows: Sequence[DraftRow]) -> str:
    taken = Counter(row.level for row in rows if not row.is_left_out and not _is_heading(row))
    told = [f"{level}{count}" for level, count in taken.items()]
    left = sum(row.is_left_out for row in rows)
    return "，".join([*told, *([f"不登记{left}"] if left else [])])


def _is_heading(row: DraftRow) -> bool:
    return row.node.kind in HEADINGS


@dataclass(frozen=True, slots=True)
class _Rows:
    book: Book
    compared: Comparison | None
    states: Mapping[int, PaperState]

    def rows(self, node: DraftNode, depth: int, *, is_left_out: bool) -> Iterator[DraftRow]:
        """The row of a node, then those below it."""
        is_left_out = is_left_out or node.skipped
        yield DraftRow(
            node=node,
            level=node.level or NODE_KINDS[node.kind],
            depth=depth,
            badges=tuple(self._badges(node, is_left_out=is_left_out)),
            facts=tuple(_facts(node)),
            before=self._before(node),
            is_left_out=is_left_out,
        )
        for child in node.children:
            yield from self.rows(child, depth + 1, is_left_out=is_left_out)

    def _badges(self, node: DraftNode, *, is_left_out: bool) -> Iterator[Badge]:
        if is_left_out:
            yield Badge("ban", "不登记", "grey")
            return
        if self.compared and self.compared.keys and node.kind not in HEADINGS:
            yield from self._standing(node, self.compared)
        state = self.states.get(node.id)
        if state and not (state.is_remainder and node.kind in MEASURES):
            yield Badge("file-import", f"据来文{CARRIED_STATES[state.state]}", "dashed")
        if node.deadline:
            yield from _deadline(node.deadline)
        if node.is_next_step:
            yield Badge("chevron-right", "下一步措施", "edge")
        if node.source not in ("", "feedback") and node.kind not in MEASURES:
            yield Badge("bolt", SOURCES[node.source], "edge")

    def _standing(self, node: DraftNode, compared: Comparison) -> Iterator[Badge]:
        if node.id in compared.reworded:
            yield Badge("eye", "只有编号与台账相同，请核对是不是同一问题", "amber")
        if node.id in compared.changed:
            yield Badge("edit", "改动", "amber")
        elif node.id in compared.keys:
            kind = "措施" if node.kind in MEASURES else "问题"
            yield Badge("check", f"台账已有{kind}{number_of(compared.keys[node.id])}", "edge")
        else:
            yield Badge("plus", "新增", "blue")

    def _before(self, node: DraftNode) -> str:
        if not self.compared or node.id not in self.compared.changed:
            return ""
        row = self.book.item(self.compared.keys[node.id])
        return shown(row.text, self.book) if isinstance(row, Problem | Measure) else ""


def _deadline(told: PaperDeadline) -> Iterator[Badge]:
    days = [one.on for one in told.milestones if one.on]
    if days:
        yield Badge("clock", f"{in_words(days[-1])}前", "edge")
    elif not told.standing:
        yield Badge("clock", f"{told.text}：看不出是哪一天", "amber")
    if told.standing:
        yield Badge("infinity", "长期坚持", "edge")


def _facts(node: DraftNode) -> Iterator[str]:
    """What is told of an item beside its words, one line each."""
    told = node.responsible
    for title, names in (
        ("责任领导", told.leaders),
        ("牵头单位", told.lead_units),
        ("责任单位", told.responsible_units),
        ("联络员", told.liaisons),
        ("责任人", node.words.persons),
    ):
        if names:
            yield f"{title}：{'、'.join(names)}"
    known = (
        ("目标", node.target),
        ("标准", node.standard),
        ("原因", node.cause),
        ("进展", node.words.progress),
        ("下一步措施", node.words.next_steps),
        ("佐证", node.words.evidence),
        ("备注", node.words.note),
    )
    if node.done_on:
        yield f"{in_words(node.done_on)}完成"
    with_words = [title for title, words in known if words]
    if with_words:
        yield f"写有{'、'.join(with_words)}"
    for one in node.documents[:_SOME_DOCUMENTS]:
        yield f"《{one.title.strip('《》')}》{one.number}"
    if len(node.documents) > _SOME_DOCUMENTS:
        yield f"等{len(node.documents)}份文件"
    if node.figures:
        some = "、".join(f"{one.value}{one.unit}" for one in node.figures[:_SOME_FIGURES])
        more = len(node.figures) - _SOME_FIGURES
        yield f"数字：{some}" + (f"等{len(node.figures)}个" if more > 0 else "")


def parts_of_item(draft: PaperDraft, node: DraftNode) -> tuple[Part, ...]:
    """The item's words in parts; it may be split where a part but the first begins."""
    if node.kind in HEADINGS:
        return ()
    parts: list[Part] = []
    taken = {one.id for one in draft.walk()}
    for span in node.spans:
        for start, end in _cut(draft.text, span.start, span.end):
            words = draft.text[start:end]
            at = start + len(words) - len(words.lstrip())
            may = bool(parts) and at not in taken
            if words.strip():
                parts.append(Part(words.strip(), at if may else 0))
    return tuple(parts)


def _cut(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A stretch in sentences; in clauses where it is one sentence."""
    for marks in (_ENDS, _COMMAS):
        places = [one.end() for one in marks.finditer(text, start, end) if start < one.end() < end]
        if places:
            edges = [start, *places, end]
            return list(pairwise(edges))
    return [(start, end)]


@dataclass(frozen=True, slots=True)
class Opened:
    """One item opened for changes: its row, its words in parts, and where it may go."""

    row: DraftRow
    parts: tuple[Part, ...]
    kinds: Mapping[NodeKind, str]
    mates: tuple[DraftNode, ...]
    above: DraftNode | None

    @property
    def is_measure(self) -> bool:
        """Whether its words may be words of what it hangs under."""
        return self.row.node.kind in MEASURES


def opened(draft: PaperDraft, groups: Sequence[DraftGroup], node_id: int) -> Opened | None:
    """The item of an id with what may be done to it; None where there is none."""
    row = next((one for group in groups for one in group.rows if one.node.id == node_id), None)
    if row is None:
        return None
    above = next((one for one in draft.walk() if row.node in one.children), None)
    return Opened(
        row=row,
        parts=parts_of_item(draft, row.node),
        kinds=NODE_KINDS,
        mates=tuple(_mates(draft, row.node, above)),
        above=above,
    )


def _mates(draft: PaperDraft, node: DraftNode, above: DraftNode | None) -> Iterator[DraftNode]:
    """Items beside it of the same sort, into which it may be merged."""
    beside = above.children if above else draft.roots
    for one in beside:
        if one is not node and (one.kind in MEASURES) == (node.kind in MEASURES):
            if (one.kind in HEADINGS or node.kind in HEADINGS) and one.kind != node.kind:
                continue
            yield one


def places_for(draft: PaperDraft, *, without: Collection[int] = ()) -> list[tuple[int, str]]:
    """Where an item may be moved: headings, problems and groups, each with a short name."""
    return [
        (one.id, f"{NODE_KINDS[one.kind]} {one.label}{one.text}")
        for one in draft.walk()
        if one.kind != "measure" and one.id not in without
    ]
