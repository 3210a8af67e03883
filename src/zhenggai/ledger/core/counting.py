"""Which rows count: one place for figures, frozen counts and gates."""

from zhenggai.ledger.core.rows import Measure, Problem
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.vocabulary import GONE, WITHOUT_PLAN


def counted_problems(book: Book) -> list[Problem]:
    """Problems that count: no sub-items, none withdrawn, none merged into another."""
    return [one for one in book.problems.values() if not one.is_part and one.state not in GONE]


def planned_problems(book: Book) -> list[Problem]:
    """Those of them that an approved plan must answer."""
    return [one for one in counted_problems(book) if one.source not in WITHOUT_PLAN]


def counted_measures(book: Book) -> list[Measure]:
    """Measures of problems in the plan that were not dropped; of a group only what stands in it."""
    gone = {one.key for one in book.problems.values() if one.state in GONE}
    gone |= {one.key for one in book.problems.values() if one.parent in gone}
    outside = {one.key for one in book.problems.values() if one.source in WITHOUT_PLAN}
    live = [one for one in book.measures.values() if one.state != "dropped"]
    groups = {one.group for one in live}
    return [
        one
        for one in live
        if one.key not in groups and one.problem not in gone and one.problem not in outside
    ]
