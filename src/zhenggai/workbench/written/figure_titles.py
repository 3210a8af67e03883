"""What the ledger's figures of a book are called, for the fields of templates."""

from zhenggai.ledger import queries
from zhenggai.ledger.core.figures import counted_figures
from zhenggai.workbench.desks import Desk


def figure_titles(desk: Desk) -> list[str]:
    """The titles of all counted figures, in the order of the overview."""
    book = desk.tree().book
    rows = counted_figures(book, queries.pack(book), queries.today())
    return list(dict.fromkeys(one.title for one in rows))
