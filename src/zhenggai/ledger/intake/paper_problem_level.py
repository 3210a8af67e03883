"""Which level of a paper is that of the problems, put right for the whole paper at once.

方面、类、问题 may be read as 方面、问题、具体问题: both outlines look alike. Then the problems
stand one level below. The other way round they stand one level above.
"""

from dataclasses import dataclass, replace

from zhenggai.ledger.intake.paper import HEADINGS, NODE_KINDS, DraftNode, NodeKind, PaperDraft
from zhenggai.ledger.intake.paper_tree import DraftError, level_of


@dataclass(frozen=True, slots=True)
class Level:
    """A level as a person knows it again: its first item, and how many it has."""

    first: str
    count: int


@dataclass(frozen=True, slots=True)
class ProblemLevels:
    """The level of the problems, and what would be theirs one level below or above."""

    now: Level
    below: Level | None
    above: Level | None


def problem_levels(draft: PaperDraft) -> ProblemLevels | None:
    """What a person may choose between; None where there is nothing to choose."""
    now = _level(draft, "problem")
    parts, heads = _level(draft, "sub_problem"), _level(draft, "category")
    if now is None or (parts is None) == (heads is None):
        return None
    return ProblemLevels(now, parts, heads)


def _level(draft: PaperDraft, kind: NodeKind) -> Level | None:
    row = [one for one in draft.walk() if one.kind == kind]
    return Level(f"{row[0].label}{row[0].text}", len(row)) if row else None


def one_below(draft: PaperDraft) -> PaperDraft:
    """What was a problem's part is a problem, and what was the problem a heading over them."""
    return replace(draft, roots=tuple(_lowered(draft, one, None) for one in draft.roots))


def _lowered(draft: PaperDraft, node: DraftNode, above: NodeKind | None) -> DraftNode:
    if node.kind in HEADINGS:
        below = tuple(_lowered(draft, one, node.kind) for one in node.children)
        return replace(node, children=below)
    parts = [one for one in node.children if one.kind == "sub_problem"]
    if not parts:
        return node
    if node.detail or len(parts) < len(node.children):
        raise DraftError(
            f"“{node.label}{node.text[:16]}”不只是标题，它还有自己的文字或措施，请逐条改层级。"
        )
    kind: NodeKind = "category" if above == "aspect" else "aspect"
    problems = tuple(_as(draft, one, "problem") for one in parts)
    return replace(_as(draft, node, kind), children=problems)


def one_above(draft: PaperDraft) -> PaperDraft:
    """What was a heading over problems is the problem, and they are its parts."""
    return replace(draft, roots=tuple(_raised(draft, one) for one in draft.roots))


def _raised(draft: PaperDraft, node: DraftNode) -> DraftNode:
    if node.kind != "category":
        return replace(node, children=tuple(_raised(draft, one) for one in node.children))
    parts = tuple(_as(draft, one, "sub_problem") for one in node.children)
    return replace(_as(draft, node, "problem"), children=parts)


def _as(draft: PaperDraft, node: DraftNode, kind: NodeKind) -> DraftNode:
    return replace(node, kind=kind, level=level_of(draft, kind, NODE_KINDS[kind]))
