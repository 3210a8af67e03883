"""A sheet's problems cut as the ledger has them.

A problem with one 具体表现 is one problem, with several it has parts. When a corrected sheet has
one more or one less of them, what the ledger holds stays what it is.
"""

from dataclasses import replace
from itertools import count

from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.responsibility import parts_of
from zhenggai.ledger.core.rows import Problem
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.intake.paper import (
    HEADINGS,
    NODE_KINDS,
    DraftNode,
    PaperDraft,
    Responsible,
    SheetWords,
)
from zhenggai.ledger.intake.paper_pairing import Pairing, are_alike


def cut_as_in(draft: PaperDraft, book: Book) -> PaperDraft:
    """The draft with its problems in one piece or in parts, as the book has them."""
    pairing = Pairing(book)
    pairing.pair_problems(draft.roots, "")
    fresh = count(max((one.id for one in draft.walk()), default=0) + 1)

    def cut(node: DraftNode) -> DraftNode:
        if node.kind in HEADINGS:
            return replace(node, children=tuple(map(cut, node.children)))
        row = book.find(Problem, pairing.keys.get(node.id, ""))
        if row is None or node.kind != "problem":
            return node
        detail = shown(row.detail, book)
        parts = [one for one in node.children if one.kind == "sub_problem"]
        if parts_of(book, row.key):
            is_part = not parts and node.detail and not are_alike(node.detail, detail)
            return _as_part(node, next(fresh)) if is_part else node
        is_whole = parts and detail and are_alike(parts[0].text, detail)
        return _as_whole(node, parts[0]) if is_whole else node

    return replace(draft, roots=tuple(map(cut, draft.roots)))


def _as_part(node: DraftNode, number: int) -> DraftNode:
    """What the rows tell is told of a part of the problem."""
    part = replace(
        node,
        id=number,
        kind="sub_problem",
        level=NODE_KINDS["sub_problem"],
        label="",
        number=0,
        text=node.detail,
        detail="",
    )
    whole = DraftNode(
        node.id, node.kind, node.level, node.label, node.text, (), row=node.row,
        number=node.number, children=(part,),
    )  # fmt: skip
    return replace(whole, source=node.source, problem_kind=node.problem_kind, state=node.state)


def _as_whole(node: DraftNode, part: DraftNode) -> DraftNode:
    """What the first part tells is told of the problem itself."""
    is_bare = not node.responsible.names and node.words == SheetWords() and not node.target
    if not is_bare or node.responsible != Responsible():
        return node
    others = tuple(one for one in node.children if one is not part)
    return replace(
        part,
        id=node.id,
        kind=node.kind,
        level=node.level,
        label=node.label,
        number=node.number,
        text=node.text,
        detail=part.text,
        row=node.row,
        children=(*part.children, *others),
    )
