"""The table of late or soon due items that letters to a unit carry."""

from collections.abc import Sequence

from zhenggai.writers.letter_rows import Column, Table
from zhenggai.writers.papers.told import Late
from zhenggai.zh.days import in_words


def late_table(late: Sequence[Late], *, days: str) -> Table:
    """One row an item; `days` heads the last column, in which days have no sign."""
    rows = ((one.number, one.text, in_words(one.due), str(abs(one.days))) for one in late)
    return Table(
        rows=(("序号", "事项", "完成时限", days), *rows),
        columns=(
            Column(2.8, "centre"),
            Column(11.3),
            Column(6.5, "centre"),
            Column(3.6, "centre"),
        ),
    )
