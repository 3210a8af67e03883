"""A problem of a paper with everything below it: sub-problems, measures, fields, plain words."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from zhenggai.ledger.intake.paper import DraftNode, NodeKind, PaperKind, Unplaced
from zhenggai.ledger.intake.paper_at_once import tasks_at_once
from zhenggai.ledger.intake.paper_fields import Field, described, find_fields, with_fields
from zhenggai.ledger.intake.paper_words import MARKER, STOPS, joined, rest_of, trimmed, words
from zhenggai.notices.facts.statuses import STATE_AT_END
from zhenggai.notices.headings import TURN
from zhenggai.notices.labels import without_field_names
from zhenggai.notices.outline import Node
from zhenggai.notices.source import Span

# Words that go on describing the problem: 反馈指出，… · 具体表现为… · 主要问题：…
_DESCRIBES = re.compile(
    r"[*“\"\s]*(?:反馈(?:意见)?(?:中)?指出|巡[视察](?:组)?(?:反馈)?指出|(?:主要|具体)?(?:表现|问题)(?:为|是|有|在于|描述|表现)?[:：]"
    r"|(?:主要|具体)表现|存在(?:的)?(?:主要|突出)?问题[:：]|(?:有|个别|部分|一些)的?(?:党员|干部|单位|部门|同志|领导))"
)
# 巡察期间共移交立行立改问题3项: a paragraph on tasks done at once, wherever it stands
_AT_ONCE = re.compile(
    r"[*\s]*(?:在)?(?:巡[视察]|督察|审计|进驻)?期间?[^。\n]{0,20}(?:移交|交办|转交|反馈|提出|指出)"
    r"[^。\n]{0,12}(?:立行立改|边巡边改|即知即改|立知立改)[^。\n]{0,6}(?:问题|事项|任务)"
)
# 第一，健全制度: what stands between a label and its words
_BEFORE = " \t\r\n　\xa0*，,、：:"
# 针对学习不深入的问题 before ，着重从三个方面抓好整改
_FRAMED = re.compile("针对(.+)的问题")
_SENTENCE_END = re.compile("[。；;]")
_MEASURES = ("measure", "measure_group")


@dataclass(slots=True)
class _Below:
    """What is found below a problem."""

    parts: list[DraftNode] = field(default_factory=list)
    measures: list[DraftNode] = field(default_factory=list)
    fields: list[Field] = field(default_factory=list)
    details: list[Span] = field(default_factory=list)


class Branches:
    """Makes draft nodes of problems and measures from the nodes of a paper."""

    def __init__(self, text: str, paper: PaperKind, quoted: Sequence[Span] = ()) -> None:
        self._text = text
        # Where names of fields are sought: not in words that the file's writer marked as quoted.
        self._named = without_field_names(text, quoted)
        self._paper = paper
        self.unplaced: list[Unplaced] = []
        self.at_once: list[DraftNode] = []

    def _described(self, node: Node) -> Field | None:
        is_field = described(self._named, node.start, node.end) is not None
        return described(self._text, node.start, node.end) if is_field else None

    def problem(self, node: Node, kind: NodeKind) -> DraftNode:
        """A problem with what is below it; sub-problems are one level deep."""
        below = _Below()
        first = node.children[0].start if node.children else node.end
        rest = rest_of(self._text, node.head.end, max(first, node.head.end))
        if rest:
            self._take_rest(rest, below, is_leaf=not node.children)
        self._sort(node.children, below)
        return self._made(node, kind, Span(node.start, node.head.end), below)

    def loose_problem(self, node: Node, heading_end: int) -> DraftNode:
        """A problem that a paragraph without a number states before it tells what was done."""
        below = _Below()
        rest = rest_of(self._text, heading_end, node.end)
        if rest:
            below.measures.append(self._words_measure(rest))
        self._sort(node.children, below)
        return self._made(node, "problem", Span(node.start, heading_end), below)

    def takes_at_once(self, node: Node) -> bool:
        """Keep a paragraph on tasks done at once as a problem of its own; False if it is none."""
        if not _AT_ONCE.match(self._text, node.start, node.end):
            return False
        first = node.children[0].start if node.children else node.end
        end = _SENTENCE_END.search(self._text, node.start, first)
        heading_end = end.start() if end else first
        below = _Below()
        rest = rest_of(self._text, heading_end, first)
        below.details += [rest] if rest else []
        self._sort(node.children, below)
        head = Span(node.start, heading_end)
        made = replace(self._made(node, "problem", head, below), source="immediate")
        self.at_once += self._listed(made, head) or [made]
        return True

    def _listed(self, made: DraftNode, head: Span) -> list[DraftNode]:
        """A problem for each task that the first sentence lists; what follows tells of the last."""
        nodes = [
            DraftNode(
                id=one.name.start,
                kind="problem",
                level="",
                label="",
                text=words(self._text, *one.name),
                spans=(one.name,),
                aside=(head,),
                source=made.source,
                state=one.state,
            )
            for one in tasks_at_once(self._text, head)
        ]
        for last in nodes[-1:]:
            nodes[-1] = replace(
                made,
                id=last.id,
                text=last.text,
                spans=(*last.spans, *made.spans[1:]),
                aside=(head, *made.aside),
                state=last.state,
            )
        return nodes

    def _made(self, node: Node, kind: NodeKind, head: Span, below: _Below) -> DraftNode:
        parts = below.parts if kind == "problem" else []
        made = DraftNode(
            id=node.start,
            kind=kind,
            level="",
            label=(node.label or "").strip(" *　"),
            text=self._stated(node, head),
            spans=(head, *below.details),
            detail=joined(self._text, below.details),
            children=(*below.measures, *parts),
        )
        made = with_fields(made, below.fields)
        if kind == "sub_problem" and below.parts:
            # The ledger holds sub-items one level deep: deeper faults are words of this one.
            deeper = [inner for part in below.parts for inner in part.walk()]
            made = self._with_deeper(made, deeper)
        return made

    def _stated(self, node: Node, head: Span) -> str:
        """The words of a problem: less a state behind them, and 针对…的问题，着重从三个方面…,
        which frames them in a sentence."""
        told = words(self._text, *(head if head.start == node.body else (node.body, head.end)))
        told = STATE_AT_END.sub("", told)
        framed = _FRAMED.fullmatch(told)
        is_sentence = self._text[head.end : head.end + 1] in ("，", ",")
        if framed and is_sentence and TURN.match(self._text, head.end, node.end):
            return framed[1]
        return told

    def _with_deeper(self, made: DraftNode, deeper: Iterable[DraftNode]) -> DraftNode:
        for inner in deeper:
            if inner.kind == "sub_problem":
                told = "\n".join(one for one in (made.detail, inner.label + inner.text) if one)
                told = "\n".join(one for one in (told, inner.detail) if one)
                aside = (*made.aside, *inner.aside)
                made = replace(made, detail=told, spans=(*made.spans, *inner.spans), aside=aside)
            elif inner.kind in _MEASURES:
                made = replace(made, children=(*made.children, replace(inner, children=())))
        return made

    def _sort(self, children: Iterable[Node], below: _Below) -> None:
        for child in children:
            if child.kind == "clues":
                continue
            if child.kind in ("problem", "sub_problem"):
                below.parts.append(self.problem(child, "sub_problem"))
            elif child.level == "field":
                self._take_field(child, below)
            elif child.label:
                self._take_labelled(child, below)
            else:
                self._take_paragraph(child, below)

    def _take_field(self, node: Node, below: _Below) -> None:
        """A field of the item; measures that follow it are the problem's own."""
        points = self._described(node) if node.children else None
        if points:
            below.fields.append(points)
            return
        first = node.children[0].start if node.children else node.end
        found = find_fields(self._text, node.start, first, self._named)
        below.fields += found
        rest = None if found else rest_of(self._text, node.body, first)
        if rest:
            self._take_rest(rest, below, is_leaf=True)
        self._sort(node.children, below)

    def _take_labelled(self, node: Node, below: _Below) -> None:
        if self._paper != "feedback":
            below.measures.append(self.measure(node))
        elif node.inline:
            below.details.append(trimmed(self._text, node.start, node.end))
        else:
            below.parts.append(self.problem(node, "sub_problem"))

    def _take_paragraph(self, node: Node, below: _Below) -> None:
        """A paragraph under a problem is a measure, unless it goes on describing the problem."""
        if self.takes_at_once(node):
            return
        first = node.children[0].start if node.children else node.end
        found = find_fields(self._text, node.start, first, self._named)
        if found and not words(self._text, node.start, found[0].start):
            below.fields += found
            self._sort(node.children, below)
            return
        if self._goes_on(node, below):
            return
        if self._paper == "feedback" or _DESCRIBES.match(self._named, node.start, node.end):
            below.details.append(trimmed(self._text, node.start, node.end))
        elif any(child.label for child in node.children):
            # 整改情况：… before 一是…: words of the problem, then its measures
            rest = rest_of(self._text, node.start, first)
            below.details += [rest] if rest else []
            self._sort(node.children, below)
        else:
            below.measures.append(self.measure(node))

    def _goes_on(self, node: Node, below: _Below) -> bool:
        """Whether a line goes on with the sentence of the measure before it, and is added to it."""
        last = below.measures[-1] if below.measures else None
        if last is None or last.label or last.text.endswith(STOPS):
            return False
        if node.children or last.children or MARKER.match(self._named, node.start, node.end):
            return False
        spans = (*last.spans, trimmed(self._text, node.start, node.end))
        below.measures[-1] = replace(last, spans=spans, text=joined(self._text, spans))
        return True

    def _take_rest(self, rest: Span, below: _Below, *, is_leaf: bool) -> None:
        """Words after a heading: fields, more of the problem, or, where no more follows, what was
        done.
        """
        found = find_fields(self._text, *rest, self._named)
        below.fields += found
        if found:
            rest = trimmed(self._text, rest.start, found[0].start)
        if rest.start >= rest.end:
            return
        describes = self._paper == "feedback" or _DESCRIBES.match(self._named, *rest)
        if is_leaf and not describes:
            below.measures.append(self._words_measure(rest))
        else:
            below.details.append(rest)

    def _words_measure(self, span: Span) -> DraftNode:
        marker = MARKER.match(self._named, *span)
        start, end = trimmed(self._text, marker.end() if marker else span.start, span.end)
        made = DraftNode(
            start, "measure", "", "", words(self._text, start, end), (Span(start, end),)
        )
        return self._with_own_fields(made)

    def measure(self, node: Node, *, is_next_step: bool = False) -> DraftNode:
        """A measure, or a group of measures where labelled ones follow."""
        inner = [child for child in node.children if child.label and child.level != "field"]
        plain = [
            child for child in node.children if child not in inner and not self.takes_at_once(child)
        ]
        first = node.children[0].start if node.children else node.end
        marker = MARKER.match(self._named, node.body, first) if not node.label else None
        own = trimmed(self._text, marker.end() if marker else node.body, first, _BEFORE)
        spans = [
            one
            for one in (own, *(trimmed(self._text, x.start, x.end) for x in plain))
            if one[0] < one[1]
        ]
        made = DraftNode(
            id=node.start,
            kind="measure_group" if inner else "measure",
            level="",
            label=(node.label or "").strip(" *　"),
            text=joined(self._text, spans).rstrip("；;"),
            spans=tuple(spans) or (Span(node.start, node.end),),
            is_next_step=is_next_step,
            children=tuple(
                one for child in inner for one in self._flat(child, is_next_step=is_next_step)
            ),
        )
        return self._with_own_fields(made)

    def _flat(self, node: Node, *, is_next_step: bool) -> list[DraftNode]:
        """Measures in a group, one level deep: what is deeper stands beside."""
        made = self.measure(node, is_next_step=is_next_step)
        return [replace(one, kind="measure", children=()) for one in made.walk()]

    def _with_own_fields(self, made: DraftNode) -> DraftNode:
        """Fields in brackets at the end of a measure; its words stay as they are printed."""
        for span in made.spans:
            made = with_fields(made, find_fields(self._text, *span, self._named))
        return made
