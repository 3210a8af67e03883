"""Two items of a draft made one, and one made two, each with the facts in its words."""

from collections.abc import Sequence
from dataclasses import replace

from zhenggai.ledger.intake.paper import (
    HEADINGS,
    MEASURES,
    NODE_KINDS,
    PROBLEMS,
    DraftNode,
    NodeKind,
    PaperDraft,
)
from zhenggai.ledger.intake.paper_tree import DraftError, found, with_node, with_words
from zhenggai.ledger.intake.paper_words import trimmed, words
from zhenggai.notices.source import Span


def merge(draft: PaperDraft, node_id: int, into: int) -> PaperDraft:
    """The words, children and facts of one node go into another of the same sort."""
    node, _ = found(draft, node_id)
    target, _ = found(draft, into)
    if node_id == into or any(one.id == into for one in node.walk()):
        raise DraftError("不能合并到自己或自己的下级。")
    if _sort(node.kind) != _sort(target.kind):
        raise DraftError(f"{NODE_KINDS[node.kind]}不能并入{NODE_KINDS[target.kind]}。")
    left = with_node(draft, node_id, lambda _: [])
    return with_node(left, into, lambda one: [_joined(one, node)])


def fold_up(draft: PaperDraft, node_id: int) -> PaperDraft:
    """A measure was only more words of the item that it hangs under; what hung below it stays."""
    node, above = found(draft, node_id)
    if node.kind not in MEASURES or above is None:
        raise DraftError("只有措施可以并作上级的文字。")
    is_group = above.kind == "measure_group"
    below = [replace(one, kind="measure") if is_group else one for one in node.children]
    left = with_node(draft, node_id, lambda _: below)
    return with_node(left, above.id, lambda one: [_with_documents(_with_text(one, node), node)])


def _with_documents(target: DraftNode, node: DraftNode) -> DraftNode:
    return replace(target, documents=(*target.documents, *node.documents))


def _with_text(target: DraftNode, node: DraftNode) -> DraftNode:
    more = "\n".join(one for one in (node.text, node.detail) if one)
    return with_words(target, more, node.spans)


def _joined(target: DraftNode, node: DraftNode) -> DraftNode:
    """Both as one: words follow words; what hung under either hangs under it.

    Two headings keep the first one's name.
    """
    if target.kind in HEADINGS:
        spans = (*target.spans, *node.spans)
        return replace(target, spans=spans, children=(*target.children, *node.children))
    as_measure = target.kind in MEASURES
    joined = (
        *target.children,
        *(replace(one, kind="measure") if as_measure else one for one in node.children),
    )
    made = _with_facts(_with_text(target, node), node)
    kind: NodeKind = "measure_group" if as_measure and joined else target.kind
    return replace(made, kind=kind, children=joined)


def _with_facts(target: DraftNode, node: DraftNode) -> DraftNode:
    """What only one of them tells is kept."""
    return replace(
        target,
        aside=(*target.aside, *node.aside),
        state=target.state or node.state,
        deadline=target.deadline or node.deadline,
        target=target.target or node.target,
        cause=target.cause or node.cause,
        standard=target.standard or node.standard,
        responsible=target.responsible if target.responsible.names else node.responsible,
        documents=(*target.documents, *node.documents),
        figures=(*target.figures, *node.figures),
    )


def split(draft: PaperDraft, node_id: int, at: int) -> PaperDraft:
    """The words from an offset on become a node of their own beside it, with its facts."""
    node, _ = found(draft, node_id)
    first, later = _apart(draft.text, node.spans, at)
    if not first or not later or node.kind in HEADINGS:
        raise DraftError("只能在本条文字中间拆分。")
    if any(one.id == later[0].start for one in draft.walk()):
        raise DraftError("这一处已经是另一条的开头。")
    one = _piece(draft.text, node, first, keeps_children=node.kind in PROBLEMS)
    two = replace(
        _piece(draft.text, node, later, keeps_children=node.kind not in PROBLEMS),
        id=later[0].start,
        label="",
        detail="",
        state=None,
        deadline=None,
    )
    return with_node(draft, node_id, lambda _: [one, two])


def _apart(text: str, spans: Sequence[Span], at: int) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """The stretches before a place and those from it on, without blanks at their edges."""
    sides = [
        trimmed(text, start, end)
        for one in spans
        for start, end in ((one.start, min(one.end, at)), (max(one.start, at), one.end))
        if start < end
    ]
    kept = [one for one in sides if one.start < one.end]
    return (
        tuple(one for one in kept if one.end <= at),
        tuple(one for one in kept if one.start >= at),
    )


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


def _sort(kind: NodeKind) -> str:
    if kind in HEADINGS:
        return kind
    return "measure" if kind in MEASURES else "problem"
