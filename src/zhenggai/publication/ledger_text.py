"""What the ledger writes now of a paper, for its cut-off day: the whole book, as its office knows
it."""

from datetime import date

from zhenggai.ledger import queries
from zhenggai.ledger.core.tree import Tree
from zhenggai.ledger.models import Book
from zhenggai.people.queries import names
from zhenggai.publication.drafted import DRAFTED, LedgerText
from zhenggai.publication.models import Draft
from zhenggai.publication.source import PaperSource


def ledger_text(held: Book, paper: str, style: str, cut_off: date) -> LedgerText:
    """The paper of this key as of that day; a day to come is today."""
    today = queries.today()
    is_past = cut_off < today
    tree = Tree(queries.cut_off(held, cut_off)) if is_past else queries.tree(held)
    head = f"{held.head_n}:{held.head_hash}"
    source = PaperSource(tree, queries.pack(tree.book), min(cut_off, today), today, names, head)
    return LedgerText(source, DRAFTED[paper], style)


def ledger_text_of(draft: Draft) -> LedgerText:
    """The same for a draft as it stands."""
    return ledger_text(draft.book, draft.paper, draft.style, draft.cut_off)
