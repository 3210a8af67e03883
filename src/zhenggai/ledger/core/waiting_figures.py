"""Figures that wait for the confirmation of the unit whose they are."""

from collections.abc import Iterator

from zhenggai.ledger.core.acts.progress import ConfirmFigure
from zhenggai.ledger.core.keys import family_of
from zhenggai.ledger.core.tree import Tree
from zhenggai.ledger.core.waiting import Asker, Task


def figure_tasks(tree: Tree, asker: Asker) -> Iterator[Task]:
    """The reported figures of this person's unit that nobody has confirmed."""
    if not asker.actor.unit or not asker.may(ConfirmFigure):
        return
    for one in tree.book.figures.values():
        is_own = one.kind == "reported" and one.owner == asker.actor.unit
        if is_own and one.confirmed_for is None:
            problem = tree.book.problems.get(family_of(one.key))
            yield Task(ConfirmFigure, one.key, problem, "填报数待确认", one.on)
