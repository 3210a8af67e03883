"""What a paper says of single items: states, deadlines and next steps of what is not done."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from zhenggai.ledger.core.carry_over import ToldState, rest_is_done
from zhenggai.ledger.intake.deadlines import goal_of
from zhenggai.ledger.intake.paper import (
    HEADINGS,
    MEASURES,
    PROBLEMS,
    DraftNode,
    Headline,
    PaperDeadline,
    PaperDraft,
    PaperMilestone,
    PaperState,
    Unplaced,
)
from zhenggai.ledger.intake.paper_branches import Branches
from zhenggai.ledger.intake.paper_kind import tells_results
from zhenggai.ledger.intake.paper_words import trimmed, words
from zhenggai.notices.facts.statuses import ItemStatus
from zhenggai.notices.notice import Notice
from zhenggai.notices.outline import Node
from zhenggai.notices.source import Span

# ，实现…达标；(2) of a milestone: what must stand by then, up to the next mark
_WHAT_ENDS = re.compile(r"[；;。\n]|[（(][0-9０-９一二三四五六]{1,2}[)）]|[①-⑳]")
_SAYS_NOTHING = re.compile(
    r"[前底末止，,、：:\s]*(?:并|且)?(?:需)?(?:长期坚持|持续坚持|完成|整改到位|完成整改)?"
)
# 按程序审核后销号: what comes next is the office's check and no work of a unit.
_ONLY_CLOSING = re.compile(r"按(?:照)?(?:规定)?程序[^。；;]{0,24}销号[。；;]?")
_EDGES = "前，,、：:（(）) \t\n　"
_LONGEST = 200


def with_states(draft: PaperDraft, notice: Notice) -> PaperDraft:
    """The draft with the states that the paper prints, each at its item."""
    found: dict[int, DraftNode] = {one.id: one for one in draft.walk()}
    unplaced = list(draft.unplaced)
    branches = Branches(draft.text, "notice", notice.source.quoted)
    nodes = {node.start: node for node in notice.nodes}
    level = next((one.level for one in draft.walk() if one.kind == "measure"), "措施")
    for status in sorted(notice.statuses, key=lambda one: one.in_chapter):
        node = _item_of(status, found)
        if node is None and not status.in_chapter:
            continue  # told of the whole, of clues or of what is to come
        fault = _fault(status, node)
        if node is None or fault:
            place = status.place or status.span
            shown = words(draft.text, place.start, min(place.end, place.start + _LONGEST))
            unplaced.append(Unplaced(shown, place.start, fault, place.end))
        if node is not None and node.kind not in HEADINGS:
            told = _with_status(node, status, draft.text)
            steps = tuple(_next_steps(status, nodes, branches, draft.text))
            if status.next_steps and not steps:
                told = replace(told, aside=(*told.aside, status.next_steps))
            kept = [one for one in told.children if one.kind not in PROBLEMS]
            parts = [one for one in told.children if one.kind in PROBLEMS]
            named = [_with_level(one, level) for one in steps]
            found[node.id] = replace(told, children=(*kept, *named, *parts))
    return replace(draft, roots=_rebuilt(draft.roots, found), unplaced=tuple(unplaced))


def _item_of(status: ItemStatus, found: dict[int, DraftNode]) -> DraftNode | None:
    if status.refers_to is not None:
        return found.get(status.refers_to)
    return None if status.in_chapter else found.get(status.node)


def _fault(status: ItemStatus, node: DraftNode | None) -> str:
    if node is None:
        return "看不出说的是哪个问题或措施，状态没有登记"
    if node.kind in HEADINGS:
        return "状态写在方面或类别上，没有登记到问题"
    if not status.is_told:
        return "没有写明是未完成、基本完成还是正在整改，状态没有登记"
    return ""


def _with_status(node: DraftNode, status: ItemStatus, text: str) -> DraftNode:
    ground = (status.place if status.in_chapter else None) or status.span
    state = PaperState(status.state, words(text, *ground), ground) if status.is_told else node.state
    deadline = _deadline(status, text) or node.deadline
    cause = (
        words(text, *status.explanation) if status.explanation and not node.cause else node.cause
    )
    if status.state == "done":
        cause = node.cause
    told = (ground if status.is_told else None, status.deadline, status.explanation)
    aside = (*node.aside, *(one for one in told if one))
    return replace(node, state=state, deadline=deadline, cause=cause, aside=aside)


def _deadline(status: ItemStatus, text: str) -> PaperDeadline | None:
    if not status.milestones and not status.standing:
        return None
    place = status.deadline or status.span
    milestones = [
        PaperMilestone(one.on, _what(text, one.span.end, _limit(status, at, place)))
        for at, one in enumerate(status.milestones)
    ]
    dated = sorted((one for one in milestones if one.on), key=lambda one: one.on or date.max)
    undated = [one for one in milestones if not one.on]
    return PaperDeadline(words(text, *place), (*dated, *undated), status.standing)


def _limit(status: ItemStatus, at: int, place: Span) -> int:
    later = status.milestones[at + 1 :]
    return min([place.end, *(one.span.start for one in later)])


def _what(text: str, start: int, limit: int) -> str:
    end = _WHAT_ENDS.search(text, start, max(start, limit))
    told = goal_of(words(text, start, end.start() if end else max(start, limit)), _EDGES)
    return "" if _SAYS_NOTHING.fullmatch(told) else told


def _next_steps(
    status: ItemStatus, nodes: dict[int, Node], branches: Branches, text: str
) -> Iterator[DraftNode]:
    """The next steps of an item as measures: those of the outline, else their words as one."""
    if not status.next_steps or not status.in_chapter:
        return
    span = trimmed(text, *status.next_steps)
    if _ONLY_CLOSING.fullmatch(words(text, *span)):
        return
    inside = list(_topmost(nodes.get(status.node), span))
    for one in inside:
        yield branches.measure(one, is_next_step=True)
    if not inside and span.start < span.end:
        yield DraftNode(
            span.start, "measure", "", "", words(text, *span), (span,), is_next_step=True
        )


def _topmost(node: Node | None, span: Span) -> Iterator[Node]:
    """The labelled nodes that lie in a stretch and in no other one of it."""
    for child in node.children if node else ():
        if child.label and child.level != "field" and span.start <= child.start < span.end:
            yield child
        elif child.start < span.end and span.start < child.end:
            yield from _topmost(child, span)


def _with_level(node: DraftNode, level: str) -> DraftNode:
    children = tuple(_with_level(child, level) for child in node.children)
    return replace(node, level=level, children=children)


def _rebuilt(nodes: Sequence[DraftNode], found: dict[int, DraftNode]) -> tuple[DraftNode, ...]:
    """The tree with the changed nodes in it: their own children first hold the changed ones."""
    built = []
    for one in nodes:
        new = found.get(one.id, one)
        built.append(replace(new, children=_rebuilt(new.children, found)))
    return tuple(built)


def states_of(draft: PaperDraft) -> dict[int, PaperState]:
    """The state of every item of the draft as it stands, the rest of the headline's count too.

    A paper that counts its states and names its exceptions leaves the rest as done: problems
    first, else the items one level below. What hangs below a done problem is done with it.
    """
    told = {one.id: one.state for one in draft.walk(with_skipped=False) if one.state}
    headline = draft.headline
    for kind in PROBLEMS_FIRST if headline else ():
        row = [one for one in draft.walk(with_skipped=False) if one.kind == kind and _counts(one)]
        rest = [one for one in row if one.id not in told]
        if headline and row and _leaves_done(headline, row, told, len(rest)):
            ground = PaperState("done", headline.text, headline.span, is_remainder=True)
            told |= {one.id: ground for one in rest}
            break
    for one in draft.walk(with_skipped=False):
        state = told.get(one.id)
        if one.kind in PROBLEMS and state and state.state == "done":
            for inner in one.walk(with_skipped=False):
                # A task is no row of a sheet: nothing is told of it.
                if not (inner.row and inner.kind == "measure_group") and not inner.is_next_step:
                    told.setdefault(inner.id, replace(state, is_remainder=True))
    return told | dict(_begun(draft, told))


def _begun(draft: PaperDraft, told: Mapping[int, PaperState]) -> Iterator[tuple[int, PaperState]]:
    """The measures of which a notice tells results, where it says that their problem is under way:
    they have begun, and nothing more is known of each.
    """
    for problem in draft.walk(with_skipped=False) if draft.kind == "notice" else ():
        state = told.get(problem.id)
        if problem.kind not in PROBLEMS or not state or state.state not in _UNDER_WAY:
            continue
        for one in problem.walk(with_skipped=False):
            is_told = one.kind in MEASURES and not one.is_next_step and tells_results(one.text)
            if is_told and one.id not in told:
                yield one.id, PaperState("in_progress", one.text, one.spans[0])


_UNDER_WAY = ("basically_done", "in_progress")
PROBLEMS_FIRST = ("problem", "sub_problem")


def _counts(node: DraftNode) -> bool:
    """Tasks done at once are counted apart from the feedback's problems."""
    return node.source in ("feedback", "special_inspection")


def _leaves_done(
    headline: Headline, row: Sequence[DraftNode], told: dict[int, PaperState], rest: int
) -> bool:
    named = {
        str(one.id): ToldState(told[one.id].state, told[one.id].text)
        for one in row
        if one.id in told
    }
    return rest_is_done(named, headline.counts, rest)
