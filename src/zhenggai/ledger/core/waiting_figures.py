"""Figures that wait for the confirmation of the unit whose they are."""

from collections.abc import Iterator

from zhenggai.ledger.core.acts.progress import ConfirmFigure
from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.keys import family_of
from zhenggai.ledger.core.rows import Figure
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.tree import Tree
from zhenggai.ledger.core.vocabulary import REPORTED_FIGURES
from zhenggai.ledger.core.waiting import Asker, Task


def figure_tasks(tree: Tree, asker: Asker) -> Iterator[Task]:
    """The reported figures of this person's unit that nobody has confirmed."""
    if not asker.actor.unit or not asker.may(ConfirmFigure):
        return
    for one in tree.book.figures.values():
        is_own = one.kind == "reported" and one.owner == asker.actor.unit
        if is_own and one.confirmed_for is None:
            problem = tree.book.problems.get(family_of(one.key))
            why = f"待确认：{figure_words(one, tree.book)}"
            yield Task(ConfirmFigure, one.key, problem, why, one.on)


def figure_words(figure: Figure, book: Book) -> str:
    """清退资金66万元; a title that tells its number is not followed by it."""
    title = figure_title(figure, book)
    value = f"{figure.value:f}{figure.unit}"
    return title if value in title else f"{title}{value}"


def figure_title(figure: Figure, book: Book) -> str:
    """What a person calls it: 清退资金."""
    return shown(figure.title, book) or REPORTED_FIGURES.get(figure.name, figure.name)
