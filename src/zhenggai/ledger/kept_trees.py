"""Books as they stand at their heads, kept in this process from one page to the next.

A head names every row below it, so a page at the same head is given the same tree, and after an act
only the rows that it changed are read. What an act may take away (a correction, an expunging) is
read anew, and with a new head everything of the old one goes. Rows that are mended behind the
entries (`rebuild`) are seen with the next act.
"""

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import date
from threading import Lock
from typing import TypeVar

from zhenggai.ledger import models, tables
from zhenggai.ledger.core import state
from zhenggai.ledger.core.acts.mending import AskExpunge, Correct, DeclineExpunge, Expunge
from zhenggai.ledger.core.keys import WHOLE
from zhenggai.ledger.core.tree import Tree
from zhenggai.ledger.row_codec import row_of

# A book of ten thousand items takes some fifty megabytes.
MOST_BOOKS = 8
MOST_DAYS = 3
_TAKING = (Correct.KIND, AskExpunge.KIND, Expunge.KIND, DeclineExpunge.KIND)
_Name = TypeVar("_Name")
_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True)
class _Kept:
    """A book at a head, and some of its past days as known at that head."""

    head: tuple[int, str]
    tree: Tree
    days: OrderedDict[date, Tree] = field(default_factory=OrderedDict)


class Shelf:
    """The books that were asked for last."""

    def __init__(self) -> None:
        """Nothing yet."""
        self._lock = Lock()
        self._kept: OrderedDict[str, _Kept] = OrderedDict()

    def tree(self, held: models.Book) -> Tree:
        """The book at its head."""
        return self._at_head(held).tree

    def tree_of_day(self, held: models.Book, day: date) -> Tree:
        """What the book knew when that day ended."""
        kept = self._at_head(held)
        if (tree := kept.days.get(day)) is None:
            tree = Tree(tables.past(held.code, day))
        self._put(kept.days, day, tree, MOST_DAYS)
        return tree

    def _at_head(self, held: models.Book) -> _Kept:
        """Two who ask at once may both make it; either is right."""
        head = (held.head_n, held.head_hash)
        kept = self._kept.get(held.code)
        if kept is None or kept.head != head:
            kept = _Kept(head, Tree(_grown(held, kept) or _loaded(held)))
        self._put(self._kept, held.code, kept, MOST_BOOKS)
        return kept

    def _put(self, held: OrderedDict[_Name, _Value], name: _Name, value: _Value, most: int) -> None:
        """Hold it as the last that was asked for, and let the oldest go."""
        with self._lock:
            held[name] = value
            held.move_to_end(name)
            while len(held) > most:
                held.popitem(last=False)


def _loaded(held: models.Book) -> state.Book:
    loaded = tables.load(held, {WHOLE})
    tables.say_unshown(loaded, held.code)
    return loaded


def _grown(held: models.Book, kept: _Kept | None) -> state.Book | None:
    """The kept book with what was written since; None where something was taken away."""
    if kept is None or kept.head[0] >= held.head_n:
        return None
    since = models.Entry.objects.filter(book=held, n__gt=kept.head[0])
    if since.filter(kind__in=_TAKING).exists():
        return None
    before = kept.tree.book
    grown = state.Book(
        rows={kind: dict(rows) for kind, rows in before.rows.items()},
        by_key=dict(before.by_key),
        below={key: dict(keys) for key, keys in before.below.items()},
        expunged=before.expunged,
        withheld=before.withheld,
        head=held.head_n,
    )
    rows = models.Row.objects.filter(book=held, last_n__gt=kept.head[0])
    for key, text in rows.values_list("key", "data"):
        grown.put(row_of(key, text))
    return grown


SHELF = Shelf()
