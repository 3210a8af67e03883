"""How single items stand: state, explanation, next step and compound deadline, as told."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from zhenggai.notices.facts.dates import DateMention
from zhenggai.notices.facts.status_chapters import ChapterItem, chapter_items
from zhenggai.notices.facts.status_words import STANDING, State, Stated, find_stated
from zhenggai.notices.outline import Node
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
_QUOTE_MARKS = re.compile(r"[\s“”‘’\"'「」『』，,。；;：:、（()）.]|的问题|问题$|^关于|^针对|^对")
# 近期 · 尽快: a deadline without a day
_SOON = re.compile("近期|尽快|尽早")
# 计划于, 力争, 预计在 before a day make it a deadline where no field says so
_AIMS = re.compile("(?:计划|预计|力争|确保|拟|将|争取)[于在到]?$")


def extract_statuses(
    text: str, outline: tuple[Node, ...], dates: tuple[DateMention, ...]
) -> tuple[ItemStatus, ...]:
    """The states of single items in order."""
    nodes = [node for top in outline for node in top.walk()]
    cited = _Cited(nodes)
    items = list(chapter_items(text, outline))
    found = [_of_chapter(text, one, cited, dates) for one in items]
    places = [one.place for one in items]
    starts = [node.start for node in nodes]
    told: set[int] = set()
    for stated in find_stated(text):
        if any(place.start <= stated.span.start < place.end for place in places):
            continue
        node = _node_of(nodes, starts, stated.span.start)
        if node and node.start not in told:
            told.add(node.start)
            found.append(_in_line(text, stated, node, dates))
    return tuple(sorted(found, key=lambda one: one.span))


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
            self.by_heading.setdefault(_folded(node.heading), node.start)

    def find(self, heading: str) -> int | None:
        """The node that a heading cites, if it is only one."""
        cited = _CITED.search(heading)
        if cited:
            places = self.by_number.get(int(cited["n"] or cited["n2"]), [])
            if len(places) == 1:
                return places[0]
            heading = heading[cited.end() :]
        return self.by_heading.get(_folded(heading))


def _folded(heading: str) -> str:
    return _QUOTE_MARKS.sub("", heading)


def _node_of(nodes: Sequence[Node], starts: Sequence[int], at: int) -> Node | None:
    """The innermost item with a label around a place, else the innermost part."""
    innermost, item = None, None
    for node in nodes[: bisect_right(starts, at)]:
        if at < node.end and not node.inline:
            innermost = node
            item = node if node.kind in _ITEMS and node.label else item
    return item or innermost


def _of_chapter(
    text: str, item: ChapterItem, cited: _Cited, dates: Sequence[DateMention]
) -> ItemStatus:
    deadline = item.fields.get("deadline")
    milestones = tuple(_milestones(text, deadline, dates)) if deadline else ()
    if not deadline:
        milestones = tuple(_aims(text, item.place, dates))
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


def _milestones(text: str, deadline: Span, dates: Sequence[DateMention]) -> Iterator[Milestone]:
    inside = [one for one in dates if deadline.start <= one.span.start < deadline.end]
    for one in inside:
        yield Milestone(one.last or one.first, one.span, one.text)
    if not inside and (soon := _SOON.search(text, deadline.start, deadline.end)):
        yield Milestone(None, Span(*soon.span()), soon[0])


def _aims(text: str, place: Span, dates: Sequence[DateMention]) -> Iterator[Milestone]:
    """Days by which an item is to be done where no field tells a deadline."""
    for one in dates:
        if not place.start <= one.span.start < place.end:
            continue
        low = max(place.start, one.span.start - 6)
        if _AIMS.search(text, low, one.span.start):
            yield Milestone(one.last or one.first, one.span, one.text)


def _in_line(text: str, stated: Stated, node: Node, dates: Sequence[DateMention]) -> ItemStatus:
    """The state of an item that is printed at the item itself."""
    place = Span(node.start, node.end)
    milestones = () if stated.state == "done" else tuple(_aims(text, place, dates))
    after = min(stated.span.end + 12, node.end)
    return ItemStatus(
        state=stated.state,
        span=stated.span,
        node=node.start,
        refers_to=None,
        milestones=milestones,
        standing=bool(STANDING.search(text, stated.span.start, after)),
        explanation=None,
        next_steps=None,
        deadline=Span(milestones[0].span.start, milestones[-1].span.end) if milestones else None,
        place=place,
    )
