"""Changes that a person makes to a draft before it is taken: each gives a new draft.

A change that cannot be made raises DraftError with a sentence for the person.
"""

from collections.abc import Sequence
from dataclasses import replace

from zhenggai.ledger.intake.paper import (
    HEADINGS,
    NODE_KINDS,
    DraftNode,
    NodeKind,
    PaperDraft,
    PaperKind,
    Unplaced,
)
from zhenggai.ledger.intake.paper_tree import (
    DraftError,
    check,
    found,
    level_of,
    with_node,
    with_words,
)
from zhenggai.ledger.intake.paper_words import trimmed, words

# What a node becomes under another parent, where only its rank differs.
_AKIN: dict[tuple[NodeKind, NodeKind], NodeKind] = {
    ("problem", "problem"): "sub_problem",
    ("measure_group", "measure_group"): "measure",
}


def change_paper_kind(draft: PaperDraft, kind: PaperKind) -> PaperDraft:
    """The paper is of another kind than found; its tree stays as it is."""
    return replace(draft, kind=kind)


def change_kind(draft: PaperDraft, node_id: int, kind: NodeKind) -> PaperDraft:
    """The node is of another kind; what hangs below it must fit."""
    node, above = found(draft, node_id)
    changed = replace(node, kind=kind, level=level_of(draft, kind, node.level))
    if kind == "problem" and above and above.kind == "problem":
        raise DraftError("问题之下只能是具体问题或措施。")
    check(above.kind if above else None, changed)
    for child in _below(changed):
        check(kind, child)
    return with_node(draft, node_id, lambda _: [replace(changed, children=_below(changed))])


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
    node, _ = found(draft, node_id)
    if parent is not None and any(one.id == parent for one in node.walk()):
        raise DraftError("不能移到自己下面。")
    above = found(draft, parent)[0] if parent is not None else None
    moved = _fitting(node, above.kind if above else None)
    check(above.kind if above else None, moved)
    for child in moved.children:
        check(moved.kind, child)
    moved = replace(moved, level=level_of(draft, moved.kind, moved.level))
    left = with_node(draft, node_id, lambda _: [])
    if parent is None:
        return replace(left, roots=_inserted(left.roots, moved, place))
    return with_node(
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


def skip(draft: PaperDraft, node_id: int) -> PaperDraft:
    """The node and all below it will not be taken."""
    found(draft, node_id)
    return with_node(draft, node_id, lambda one: [replace(one, skipped=True)])


def restore(draft: PaperDraft, node_id: int) -> PaperDraft:
    """A skipped node will be taken after all."""
    found(draft, node_id)
    return with_node(draft, node_id, lambda one: [replace(one, skipped=False)])


def take_up(draft: PaperDraft, start: int, parent: int | None, kind: NodeKind) -> PaperDraft:
    """Words that found no place become a node under a parent."""
    lost = _lost(draft, start)
    span = trimmed(draft.text, start, lost.end)
    new = DraftNode(start, kind, "", "", words(draft.text, *span), (span,))
    if draft.find(start):
        raise DraftError("这一处已经是另一条的开头。")
    new = replace(new, level=level_of(draft, kind, NODE_KINDS[kind]))
    above = found(draft, parent)[0] if parent is not None else None
    check(above.kind if above else None, new)
    rest = _without(draft, lost)
    if parent is None:
        return replace(rest, roots=(*rest.roots, new))
    return with_node(rest, parent, lambda one: [replace(one, children=(*one.children, new))])


def take_into(draft: PaperDraft, start: int, into: int) -> PaperDraft:
    """Words that found no place become more words of an item."""
    lost = _lost(draft, start)
    span = trimmed(draft.text, start, lost.end)
    item, _ = found(draft, into)
    longer = with_words(item, words(draft.text, *span), (span,))
    return with_node(_without(draft, lost), into, lambda _: [longer])


def _lost(draft: PaperDraft, start: int) -> Unplaced:
    lost = next((one for one in draft.unplaced if one.start == start), None)
    if lost is None:
        raise DraftError("没有这一段未列入的文字。")
    return lost


def _without(draft: PaperDraft, lost: Unplaced) -> PaperDraft:
    return replace(draft, unplaced=tuple(one for one in draft.unplaced if one is not lost))
