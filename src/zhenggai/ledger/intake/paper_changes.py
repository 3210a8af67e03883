"""Changes that a person makes to a draft before it is taken: each gives a new draft.

A change that cannot be made raises DraftError with a sentence for the person.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from zhenggai.ledger.intake.paper import (
    HEADINGS,
    MEASURES,
    NODE_KINDS,
    PROBLEMS,
    DraftNode,
    NodeKind,
    PaperDraft,
    PaperKind,
)
from zhenggai.ledger.intake.paper_words import trimmed, words
from zhenggai.notices.source import Span

# What may stand directly under what; None is the top.
_UNDER: dict[NodeKind | None, frozenset[NodeKind]] = {
    None: frozenset({"section", "aspect", "category", "problem"}),
    "section": frozenset({"aspect", "category", "problem"}),
    "aspect": frozenset({"category", "problem"}),
    "category": frozenset({"problem"}),
    "problem": frozenset({"sub_problem", "measure_group", "measure"}),
    "sub_problem": frozenset({"measure_group", "measure"}),
    "measure_group": frozenset({"measure"}),
    "measure": frozenset(),
}
# What a node becomes under another parent, where only its rank differs.
_AKIN: dict[tuple[NodeKind, NodeKind], NodeKind] = {
    ("problem", "problem"): "sub_problem",
    ("measure_group", "measure_group"): "measure",
}


class DraftError(Exception):
    """A change that the draft does not allow; the text is for the person."""


def change_paper_kind(draft: PaperDraft, kind: PaperKind) -> PaperDraft:
    """The paper is of another kind than found; its tree stays as it is."""
    return replace(draft, kind=kind)


def change_kind(draft: PaperDraft, node_id: int, kind: NodeKind) -> PaperDraft:
    """The node is of another kind; what hangs below it must fit."""
    node, above = _found(draft, node_id)
    changed = replace(node, kind=kind, level=_level_of(draft, kind, node.level))
    if kind == "problem" and above and above.kind == "problem":
        raise DraftError("问题之下只能是具体问题或措施。")
    _check(above.kind if above else None, changed)
    for child in _below(changed):
        _check(kind, child)
    return _with(draft, node_id, lambda _: [replace(changed, children=_below(changed))])


def _below(node: DraftNode) -> tuple[DraftNode, ...]:
    """The children, a measure with measures below it being a group."""
    if node.kind == "problem":
        return node.children
    return tuple(
        replace(child, kind="measure")
        if node.kind == "measure_group" and not child.children
        else child
        for child in node.children
    )


def change_level(draft: PaperDraft, kind: NodeKind, name: str) -> PaperDraft:
    """The level of a kind has another name here: 问题 is called 任务."""
    if not name.strip():
        raise DraftError("请写明层级名称。")
    return replace(draft, roots=tuple(_renamed(one, kind, name.strip()) for one in draft.roots))


def _renamed(node: DraftNode, kind: NodeKind, name: str) -> DraftNode:
    children = tuple(_renamed(one, kind, name) for one in node.children)
    return replace(node, level=name if node.kind == kind else node.level, children=children)


def move(
    draft: PaperDraft, node_id: int, parent: int | None, place: int | None = None
) -> PaperDraft:
    """The node stands under another parent (None: at the top), at a place among its children."""
    node, _ = _found(draft, node_id)
    if parent is not None and any(one.id == parent for one in node.walk()):
        raise DraftError("不能移到自己下面。")
    above = _found(draft, parent)[0] if parent is not None else None
    moved = _fitting(node, above.kind if above else None)
    _check(above.kind if above else None, moved)
    for child in moved.children:
        _check(moved.kind, child)
    moved = replace(moved, level=_level_of(draft, moved.kind, moved.level))
    left = _with(draft, node_id, lambda _: [])
    if parent is None:
        return replace(left, roots=_inserted(left.roots, moved, place))
    return _with(
        left, parent, lambda one: [replace(one, children=_inserted(one.children, moved, place))]
    )


def _fitting(node: DraftNode, above: NodeKind | None) -> DraftNode:
    kind = node.kind
    if above is not None:
        kind = _AKIN.get((above, kind), kind)
    if kind == "sub_problem" and (above is None or above in HEADINGS):
        kind = "problem"
    return replace(node, kind=kind)


def _inserted(
    row: Sequence[DraftNode], node: DraftNode, place: int | None
) -> tuple[DraftNode, ...]:
    at = len(row) if place is None else max(0, min(place, len(row)))
    return (*row[:at], node, *row[at:])


def merge(draft: PaperDraft, node_id: int, into: int) -> PaperDraft:
    """The words, children and facts of one node go into another of the same sort."""
    node, _ = _found(draft, node_id)
    target, _ = _found(draft, into)
    if node_id == into or any(one.id == into for one in node.walk()):
        raise DraftError("不能合并到自己或自己的下级。")
    if _sort(node.kind) != _sort(target.kind):
        raise DraftError(f"{NODE_KINDS[node.kind]}不能并入{NODE_KINDS[target.kind]}。")
    left = _with(draft, node_id, lambda _: [])
    return _with(left, into, lambda one: [_joined(one, node)])


def _joined(target: DraftNode, node: DraftNode) -> DraftNode:
    """Both as one: words follow words; what only one of them tells is kept."""
    as_measure = target.kind in MEASURES
    more = "\n".join(one for one in (node.text, node.detail) if one)
    children = tuple(
        replace(one, kind="measure") if target.kind in MEASURES else one for one in node.children
    )
    joined = (*target.children, *children)
    return replace(
        target,
        kind="measure_group" if as_measure and joined else target.kind,
        text=f"{target.text}\n{more}" if as_measure else target.text,
        detail=target.detail if as_measure else "\n".join(x for x in (target.detail, more) if x),
        spans=(*target.spans, *node.spans),
        state=target.state or node.state,
        deadline=target.deadline or node.deadline,
        target=target.target or node.target,
        cause=target.cause or node.cause,
        standard=target.standard or node.standard,
        responsible=target.responsible if target.responsible.names else node.responsible,
        documents=(*target.documents, *node.documents),
        figures=(*target.figures, *node.figures),
        children=joined,
    )


def split(draft: PaperDraft, node_id: int, at: int) -> PaperDraft:
    """The words from an offset on become a node of their own beside it, with its facts."""
    node, _ = _found(draft, node_id)
    span = next((one for one in node.spans if one.start < at < one.end), None)
    if span is None or node.kind in HEADINGS:
        raise DraftError("只能在本条文字中间拆分。")
    later = [one for one in node.spans if one.start > at]
    first = [one for one in node.spans if one.end <= at]
    before, after = trimmed(draft.text, span.start, at), trimmed(draft.text, at, span.end)
    if before.start >= before.end or after.start >= after.end:
        raise DraftError("拆分后的每一条都要有文字。")
    if any(one.id == after.start for one in draft.walk()):
        raise DraftError("这一处已经是另一条的开头。")
    one = _piece(draft.text, node, (*first, before), keeps_children=node.kind in PROBLEMS)
    two = replace(
        _piece(draft.text, node, (after, *later), keeps_children=node.kind not in PROBLEMS),
        id=after.start,
        label="",
        detail="",
        state=None,
        deadline=None,
    )
    return _with(draft, node_id, lambda _: [one, two])


def _piece(
    text: str, node: DraftNode, spans: tuple[Span, ...], *, keeps_children: bool
) -> DraftNode:
    told = [words(text, *span) for span in spans]
    if told and node.label:
        told[0] = told[0].removeprefix(node.label).lstrip("、.．,，:： ") or told[0]
    is_problem = node.kind in PROBLEMS
    children = node.children if keeps_children else ()
    return replace(
        node,
        kind="measure" if node.kind == "measure_group" and not children else node.kind,
        spans=spans,
        text=told[0] if is_problem else "\n".join(told),
        detail="\n".join(told[1:]) if is_problem else "",
        documents=tuple(one for one in node.documents if _inside(one.span, spans)),
        figures=tuple(one for one in node.figures if _inside(one.span, spans)),
        children=children,
    )


def _inside(span: Span, spans: Sequence[Span]) -> bool:
    return any(one.start <= span.start < one.end for one in spans)


def skip(draft: PaperDraft, node_id: int) -> PaperDraft:
    """The node and all below it will not be taken."""
    _found(draft, node_id)
    return _with(draft, node_id, lambda one: [replace(one, skipped=True)])


def restore(draft: PaperDraft, node_id: int) -> PaperDraft:
    """A skipped node will be taken after all."""
    _found(draft, node_id)
    return _with(draft, node_id, lambda one: [replace(one, skipped=False)])


def take_up(draft: PaperDraft, start: int, parent: int | None, kind: NodeKind) -> PaperDraft:
    """Words that found no place become a node under a parent."""
    lost = next((one for one in draft.unplaced if one.start == start), None)
    if lost is None:
        raise DraftError("没有这一段未列入的文字。")
    span = trimmed(draft.text, start, lost.end)
    new = DraftNode(start, kind, "", "", words(draft.text, *span), (span,))
    if draft.find(start):
        raise DraftError("这一处已经是另一条的开头。")
    new = replace(new, level=_level_of(draft, kind, NODE_KINDS[kind]))
    above = _found(draft, parent)[0] if parent is not None else None
    _check(above.kind if above else None, new)
    rest = replace(draft, unplaced=tuple(one for one in draft.unplaced if one is not lost))
    if parent is None:
        return replace(rest, roots=(*rest.roots, new))
    return _with(rest, parent, lambda one: [replace(one, children=(*one.children, new))])


def _sort(kind: NodeKind) -> str:
    if kind in HEADINGS:
        return kind
    return "measure" if kind in MEASURES else "problem"


def _level_of(draft: PaperDraft, kind: NodeKind, otherwise: str) -> str:
    return next((one.level for one in draft.walk() if one.kind == kind), otherwise)


def _check(above: NodeKind | None, node: DraftNode) -> None:
    if node.kind in _UNDER[above]:
        return
    place = f"{NODE_KINDS[above]}之下" if above else "最上一级"
    raise DraftError(f"{place}不能放{NODE_KINDS[node.kind]}。")


def _found(draft: PaperDraft, node_id: int) -> tuple[DraftNode, DraftNode | None]:
    """The node and what it hangs under."""
    stack: list[tuple[DraftNode, DraftNode | None]] = [(one, None) for one in draft.roots]
    while stack:
        node, above = stack.pop()
        if node.id == node_id:
            return node, above
        stack += [(child, node) for child in node.children]
    raise DraftError("没有这一条。")


def _with(
    draft: PaperDraft, node_id: int, change: Callable[[DraftNode], Sequence[DraftNode]]
) -> PaperDraft:
    return replace(draft, roots=_changed(draft.roots, node_id, change))


def _changed(
    nodes: Sequence[DraftNode], node_id: int, change: Callable[[DraftNode], Sequence[DraftNode]]
) -> tuple[DraftNode, ...]:
    made: list[DraftNode] = []
    for one in nodes:
        if one.id == node_id:
            made += change(one)
        else:
            made.append(replace(one, children=_changed(one.children, node_id, change)))
    return tuple(made)
