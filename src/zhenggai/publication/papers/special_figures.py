"""The figures of 1+N beside those of the whole book: by name, each with what is behind it."""

from collections.abc import Sequence

from zhenggai.ledger.core.figures import FigureRow
from zhenggai.ledger.core.rows import Item
from zhenggai.ledger.core.state import Book
from zhenggai.writers.ledger_rows import ProblemRow
from zhenggai.writers.papers.special_counts import (
    SUBJECTS,
    SpecialCount,
    special_counts,
    special_problems,
)


def special_figures(book: Book, problems: Sequence[ProblemRow]) -> dict[str, FigureRow]:
    """What is counted of each special inspection; `problems` are those of the book as a paper tells
    them."""
    return {
        one.figure.name: _row(book, one)
        for subject in SUBJECTS
        if (own := special_problems(problems, subject))
        for one in special_counts(own, subject).values()
    }


def _row(book: Book, one: SpecialCount) -> FigureRow:
    rows = [book.row(key) for key in one.keys]
    return FigureRow(
        name=one.figure.name,
        title=one.figure.title,
        value=one.figure.value,
        unit=one.figure.unit,
        text=one.figure.text,
        counting_rule=one.rule,
        kind="counted",
        numerator=len(one.keys),
        items=one.keys,
        carried=sum(1 for row in rows if isinstance(row, Item) and row.carried),
    )
