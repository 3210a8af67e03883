"""The history of an item as rows of a paper: the sentences of its page, the first entry first."""

from zhenggai.ledger import queries
from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.ledger.core.keys import family_of
from zhenggai.ledger.core.tree import Tree
from zhenggai.ledger.models import Book
from zhenggai.workbench.acting.history import history
from zhenggai.writers.papers.told_item import Happened


def happened(held: Book, tree: Tree, key: str) -> list[Happened]:
    """Every entry about a problem of this tree and what hangs on it."""
    state = tree.only([family_of(key)]).book
    item = state.item(key)
    if item is None:
        return []
    told = history(held, state, queries.pack(state), item, also=()).told
    return [
        Happened(
            n=one.n,
            on=one.on,
            who=one.who,
            what=f"{one.what}（已由第{one.corrected_by}号登记更正）"
            if one.corrected_by
            else one.what,
            paper=one.paper,
            is_progress=one.kind == ReportProgress.KIND,
        )
        for one in reversed(told)
    ]
