"""What of a round may be known to whom (知悉范围): a limit outlasts the sheets made before it."""

from collections.abc import Collection

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.keys import family_of
from zhenggai.ledger.core.rows import Problem
from zhenggai.ledger.core.scope import may_know
from zhenggai.ledger.core.state import Book


def knows(book: Book, actor: Actor, item: str) -> bool:
    """Whether the item (its key) is not limited to others; a question is for everybody."""
    top = book.find(Problem, family_of(item)) if item else None
    return top is None or may_know(top, actor)


def unknown_items(book: Book, actor: Actor, items: Collection[str]) -> set[str]:
    """Those of the items that this person may not know of."""
    return {one for one in items if not knows(book, actor, one)}
