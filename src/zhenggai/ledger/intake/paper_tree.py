"""The tree of a draft: finding a node, putting another in its place, what may stand under what."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from zhenggai.ledger.intake.paper import (
    HEADINGS,
    NODE_KINDS,
    PROBLEMS,
    DraftNode,
    NodeKind,
    PaperDraft,
)
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


class DraftError(Exception):
    """A change that the draft does not allow; the text is for the person."""


def level_of(draft: PaperDraft, kind: NodeKind, otherwise: str) -> str:
    """The name that the draft has for the level of a kind."""
    return next((one.level for one in draft.walk() if one.kind == kind), otherwise)


def check(above: NodeKind | None, node: DraftNode) -> None:
    """Raise DraftError where the node may not stand under such a one."""
    if node.kind in _UNDER[above]:
        return
    place = f"{NODE_KINDS[above]}之下" if above else "最上一级"
    raise DraftError(f"{place}不能放{NODE_KINDS[node.kind]}。")


def found(draft: PaperDraft, node_id: int) -> tuple[DraftNode, DraftNode | None]:
    """The node and what it hangs under."""
    stack: list[tuple[DraftNode, DraftNode | None]] = [(one, None) for one in draft.roots]
    while stack:
        node, above = stack.pop()
        if node.id == node_id:
            return node, above
        stack += [(child, node) for child in node.children]
    raise DraftError("没有这一条。")


def with_words(node: DraftNode, more: str, spans: Sequence[Span]) -> DraftNode:
    """The node with more words: a problem's go into its detail, a measure's follow its own."""
    if node.kind in HEADINGS:
        raise DraftError(f"{NODE_KINDS[node.kind]}只有名称，不能带其他文字。")
    longer = replace(node, spans=(*node.spans, *spans))
    if node.kind in PROBLEMS:
        return replace(longer, detail="\n".join(one for one in (node.detail, more) if one))
    return replace(longer, text=f"{node.text}\n{more}")


def with_node(
    draft: PaperDraft, node_id: int, change: Callable[[DraftNode], Sequence[DraftNode]]
) -> PaperDraft:
    """The draft with other nodes (none, one or more) in the place of one."""
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
