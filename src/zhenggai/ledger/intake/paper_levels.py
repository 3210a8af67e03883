"""Levels of a paper: which one is that of the problems, and what the paper calls each of them
(方面, 类, 项, 问题, 任务).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.vocabulary import GONE
from zhenggai.ledger.intake.paper import DraftNode, NodeKind
from zhenggai.notices.notice import Notice
from zhenggai.notices.wording import NAMES_ASPECT

_NAMES: Mapping[NodeKind, str] = {
    "section": "部分",
    "aspect": "方面",
    "category": "类",
    "problem": "问题",
    "sub_problem": "具体问题",
    "measure_group": "措施",
    "measure": "措施",
}


def problem_words(book: Book) -> tuple[str, ...]:
    """The words of the problems that stand in a book: a paper's level that has them is theirs."""
    tops = (one for one in book.problems.values() if not one.is_part and one.state not in GONE)
    return tuple(shown(one.text, book) for one in tops)


def level_names(notice: Notice, roots: Sequence[DraftNode]) -> dict[NodeKind, str]:
    """The name of each kind's level here."""
    names = dict(_NAMES)
    counts: dict[NodeKind, int] = {}
    for node in (one for root in roots for one in root.walk()):
        counts[node.kind] = counts.get(node.kind, 0) + 1
    told = [one for one in notice.declared if one.scope == "inspection"]
    for one in told:
        if one.what == "categories" and one.value == counts.get("category"):
            names["category"] = one.unit if one.unit not in ("个", "条") else "类"
        if one.what == "tasks" and one.value == counts.get("problem", 0):
            names["problem"] = "任务"
        if one.what == "tasks" and one.value == counts.get("sub_problem", 0):
            names["sub_problem"] = "任务"
    return names


def with_level_names(
    roots: Iterable[DraftNode], names: Mapping[NodeKind, str]
) -> tuple[DraftNode, ...]:
    """The nodes with the names of their levels."""
    return tuple(
        replace(one, level=names[one.kind], children=with_level_names(one.children, names))
        for one in roots
    )


def with_true_problems(roots: tuple[DraftNode, ...]) -> tuple[DraftNode, ...]:
    """Where every top problem only names an aspect, the problems are one level below it.

    A chapter that is not taken may have led the reader's counting astray.
    """
    if not roots or not all(one.kind in ("problem", "section") for one in roots):
        return roots
    if any(one.kind == "section" for one in roots):
        return tuple(
            replace(one, children=with_true_problems(one.children))
            if one.kind == "section"
            else one
            for one in roots
        )
    if not all(NAMES_ASPECT.search(one.text) and _holds_problems(one) for one in roots):
        return roots
    return tuple(
        replace(
            one,
            kind="aspect",
            children=tuple(
                replace(child, kind="problem")
                for child in one.children
                if child.kind == "sub_problem"
            ),
        )
        for one in roots
    )


def _holds_problems(node: DraftNode) -> bool:
    return bool(node.children) and all(child.kind == "sub_problem" for child in node.children)
