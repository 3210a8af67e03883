"""How single items stand: state, explanation, next step and compound deadline, as told."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from zhenggai.notices.facts.dates import DateMention
from zhenggai.notices.facts.status_chapters import ChapterItem, chapter_items
from zhenggai.notices.facts.status_words import STANDING, State, Stated, find_fields, find_stated
from zhenggai.notices.outline import Node
from zhenggai.notices.same_words import folded
from zhenggai.notices.source import Span


@dataclass(frozen=True, slots=True)
class Milestone:
    """One date of a compound deadline; `on` is None where no day is printed (近期)."""

    on: date | None
    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class ItemStatus:
    """The state of one item.

    `node` is the start of the outline node that tells it, `refers_to` the start of the problem that
    it names (存在问题12 → the node (12)), else None. `standing` is 长期坚持. The three spans are
    None where the paper gives none; each begins after its label. `place` is all that is told of
    the item. `in_chapter` tells an item of a chapter on unfinished items from a state printed at
    the item; `is_told` whether its state is printed and not only taken for granted.
    """

    state: State
    span: Span
    node: int
    refers_to: int | None
    milestones: tuple[Milestone, ...]
    standing: bool
    explanation: Span | None
    next_steps: Span | None
    deadline: Span | None
    place: Span | None = None
    in_chapter: bool = False
    is_told: bool = True


# Which nodes a state belongs to, and which of them have the numbers that a chapter cites.
_ITEMS = ("problem", "sub_problem", "category", "measure_group", "measure")
_PROBLEMS = ("problem", "sub_problem", "category")
# 存在问题12：… · 问题（3） · 第5项
_CITED = re.compile(
    r"(?:存在|反馈)?问题[ ]?[（(]?(?P<n>\d{1,3})[)）]?[:：、.．\s“]|第(?P<n2>\d{1,3})[项个]"
)
# 补贴监管不严（基本完成）: the state behind a heading is no word of it
STATE_AT_END = re.compile(
    r"[（(](?:整改)?[^（()）]{0,4}(?:完成|推进|整改|坚持)[^（()）]{0,4}[)）]\s*$"
)
# 近期 · 尽快: a deadline without a day
_SOON = re.compile("近期|尽快|尽早")
# The value of a field: up to the line's end, the next cell, or the next field behind ；
_FIELD_VALUE = re.compile(r"(?:[^；;\n\t]|[；;](?![^；;：:\n]{2,10}[：:]))*")
# 计划于, 力争, 预计在 before a day make it a deadline where no field says so
_AIMS = re.compile("(?:计划|预计|力争|确保|拟|将|争取)[于在到]?$")


def extract_statuses(
    text: str, outline: tuple[Node, ...], dates: tuple[DateMention, ...]
) -> tuple[ItemStatus, ...]:
    """The states of single items in order."""
    nodes = _Nodes(outline)
    cited = _Cited(nodes.nodes)
    days = _Days(dates)
    items = list(chapter_items(text, outline))
    found = [_of_chapter(text, one, cited, days) for one in items]
    ends = {one.place.start: one.place.end for one in items}
    starts = sorted(ends)
    told: set[int] = set()
    for stated in find_stated(text):
        at = stated.span.start
        before = bisect_right(starts, at)
        if before and at < ends[starts[before - 1]]:
            continue
        node = nodes.around(at)
        if node and node.start not in told:
            told.add(node.start)
            found.append(_in_line(text, stated, node, _deadline(text, node, nodes), days))
    return tuple(sorted(found, key=lambda one: one.span))


class _Nodes:
    """The nodes of an outline in the order of the text, each with its parent."""

    def __init__(self, outline: Sequence[Node]) -> None:
        self.nodes: list[Node] = []
        self.parents: list[int] = []
        stack = [(node, -1) for node in reversed(outline)]
        while stack:
            node, parent = stack.pop()
            stack += [(child, len(self.nodes)) for child in reversed(node.children)]
            self.nodes.append(node)
            self.parents.append(parent)
        self.starts = [node.start for node in self.nodes]

    def around(self, at: int) -> Node | None:
        """The innermost item with a label around a place, else the innermost part."""
        innermost = None
        index = bisect_right(self.starts, at) - 1
        while index >= 0:
            node = self.nodes[index]
            if at < node.end and not node.inline:
                if node.kind in _ITEMS and node.label:
                    return node
                innermost = innermost or node
            index = self.parents[index]
        return innermost


class _Days:
    """The dates of a paper by their place."""

    def __init__(self, dates: Sequence[DateMention]) -> None:
        self.dates = dates
        self.starts = [one.span.start for one in dates]

    def inside(self, place: Span) -> Sequence[DateMention]:
        """The dates that begin in a stretch."""
        first, last = bisect_left(self.starts, place.start), bisect_left(self.starts, place.end)
        return self.dates[first:last]


class _Cited:
    """Where the problems stand that a chapter cites by number or by heading."""

    def __init__(self, nodes: Sequence[Node]) -> None:
        self.by_number: dict[int, list[int]] = {}
        self.by_heading: dict[str, int] = {}
        for node in nodes:
            if node.part == "unfinished" or node.kind not in _PROBLEMS:
                continue
            if node.number is not None and node.kind == "problem":
                self.by_number.setdefault(node.number, []).append(node.start)
            self.by_heading.setdefault(folded(node.heading), node.start)

    def find(self, heading: str) -> int | None:
        """The node that a heading cites by its words, else by a number that only one bears."""
        heading = STATE_AT_END.sub("", heading)
        cited = _CITED.search(heading)
        told = self.by_heading.get(folded(heading[cited.end() :] if cited else heading))
        if cited is None or told is not None:
            return told
        places = self.by_number.get(int(cited["n"] or cited["n2"]), [])
        return places[0] if len(places) == 1 else None


def _of_chapter(text: str, item: ChapterItem, cited: _Cited, days: _Days) -> ItemStatus:
    deadline = item.fields.get("deadline")
    milestones = tuple(_milestones(text, deadline, days)) if deadline else ()
    if not deadline:
        milestones = tuple(_aims(text, item.place, days))
        if milestones:
            deadline = Span(milestones[0].span.start, milestones[-1].span.end)
    told = deadline or item.place
    return ItemStatus(
        state=item.state,
        span=item.head,
        node=item.node,
        refers_to=cited.find(text[item.head.start : item.head.end]),
        milestones=milestones,
        standing=item.is_standing or bool(STANDING.search(text, told.start, told.end)),
        explanation=item.fields.get("explanation"),
        next_steps=item.fields.get("next_steps"),
        deadline=deadline,
        place=item.place,
        in_chapter=True,
        is_told=item.is_told,
    )


def _milestones(text: str, deadline: Span, days: _Days) -> Iterator[Milestone]:
    inside = days.inside(deadline)
    for one in inside:
        yield Milestone(one.last or one.first, one.span, one.text)
    if not inside and (soon := _SOON.search(text, deadline.start, deadline.end)):
        yield Milestone(None, Span(*soon.span()), soon[0])


def _aims(text: str, place: Span, days: _Days) -> Iterator[Milestone]:
    """Days by which an item is to be done where no field tells a deadline."""
    for one in days.inside(place):
        low = max(place.start, one.span.start - 6)
        if _AIMS.search(text, low, one.span.start):
            yield Milestone(one.last or one.first, one.span, one.text)


def _deadline(text: str, node: Node, nodes: _Nodes) -> Span | None:
    """The field of an item that tells its deadline: 「完成时限：2022年9月底前并长期坚持」."""
    field = find_fields(text, node.start, node.end).get("deadline")
    if field is None or nodes.around(field.start) is not node:
        return None
    value = _FIELD_VALUE.match(text, field.start, field.end)
    return Span(*value.span()) if value and value[0] else None


def _in_line(
    text: str, stated: Stated, node: Node, deadline: Span | None, days: _Days
) -> ItemStatus:
    """The state of an item that is printed at the item itself."""
    place = Span(node.start, node.end)
    milestones = tuple(_milestones(text, deadline, days)) if deadline else ()
    if not milestones and stated.state != "done":
        milestones = tuple(_aims(text, place, days))
    if milestones and not deadline:
        deadline = Span(milestones[0].span.start, milestones[-1].span.end)
    after = min(stated.span.end + 12, node.end)
    is_standing = bool(STANDING.search(text, stated.span.start, after))
    return ItemStatus(
        state=stated.state,
        span=stated.span,
        node=node.start,
        refers_to=None,
        milestones=milestones,
        standing=is_standing or bool(deadline and STANDING.search(text, *deadline)),
        explanation=None,
        next_steps=None,
        deadline=deadline,
        place=place,
    )
