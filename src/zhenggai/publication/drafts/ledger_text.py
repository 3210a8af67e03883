"""What the ledger writes now of a paper, for its cut-off day: the whole book, as its office knows
it."""

from collections.abc import Iterable
from datetime import date

from zhenggai.ledger import queries
from zhenggai.ledger.core.tree import Tree
from zhenggai.ledger.made_of_trees import made_of
from zhenggai.ledger.models import Book
from zhenggai.people.queries import names, unit_names
from zhenggai.publication.drafts.drafted import DRAFTED, LedgerText
from zhenggai.publication.models import Draft
from zhenggai.publication.papers.source import PaperSource


def ledger_text(held: Book, paper: str, style: str, cut_off: date) -> LedgerText:
    """The paper of this key as of that day; a day to come is today."""
    today = queries.today()
    now = queries.tree(held)
    tree = (
        made_of(now, ("cut_off", cut_off), lambda: _past(held, cut_off)) if cut_off < today else now
    )
    head = f"{held.head_n}:{held.head_hash}"
    source = PaperSource(tree, queries.pack(tree.book), min(cut_off, today), today, _named, head)
    return LedgerText(source, DRAFTED[paper], style)


def _past(held: Book, cut_off: date) -> Tree:
    return Tree(queries.cut_off(held, cut_off))


def _named(ids: Iterable[str]) -> dict[str, str]:
    """Names by id: nearly always of units alone, so that persons are asked for only if not."""
    found = unit_names(ids)
    rest = set(ids) - found.keys()
    return found | (names(rest) if rest else {})


def ledger_text_of(draft: Draft) -> LedgerText:
    """The same for a draft as it stands."""
    return ledger_text(draft.book, draft.paper, draft.style, draft.cut_off)
