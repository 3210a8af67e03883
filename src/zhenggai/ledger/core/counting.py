"""Which rows count: one place for figures, frozen counts and gates."""

from zhenggai.ledger.core.keys import sort_key
from zhenggai.ledger.core.rows import Figure, Measure, Problem
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.vocabulary import EXTERNAL_PLACES, GONE, WITHOUT_PLAN


def is_in_plan(source: str, parent: str) -> bool:
    """Whether a problem of this source and place is one that the plan's frozen count holds."""
    return source not in WITHOUT_PLAN and not parent.startswith("problem/")


def problem_is_in_plan(book: Book, problem: str) -> bool:
    """Whether a measure of this problem is one that the plan's frozen count may hold."""
    row = book.find(Problem, problem)
    return row is not None and row.source not in WITHOUT_PLAN


def is_in_counts(book: Book, measure: Measure) -> bool:
    """Whether the frozen count of an approved plan holds this measure."""
    under = (book.find(Measure, key) for key in book.below.get(measure.problem, ()))
    is_group = any(one and one.group == measure.key for one in under)
    return not is_group and not measure.outside_counts and problem_is_in_plan(book, measure.problem)


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
    groups = group_keys(book)
    return [
        one
        for one in book.measures.values()
        if one.state != "dropped"
        and one.key not in groups
        and one.problem not in gone
        and one.problem not in outside
    ]


def group_keys(book: Book) -> frozenset[str]:
    """Measures that are groups: once one stood in it, a group is not counted itself."""
    return frozenset(one.group for one in book.measures.values() if one.group)


def figure_order(figure: Figure) -> tuple[int, tuple[str, tuple[tuple[int, str], ...]]]:
    """Where a figure that was told stands: others' first by what they are about, units' by item."""
    last = len(EXTERNAL_PLACES)
    is_other = figure.kind == "external"
    place = EXTERNAL_PLACES.get(figure.name, last) if is_other else last + 1
    return place, sort_key(figure.key)
