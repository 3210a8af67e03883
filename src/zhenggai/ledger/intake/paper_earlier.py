"""What earlier papers told of a book, so that a paper's news is told from what is old."""

from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Literal

from zhenggai.ledger.core.book import apply
from zhenggai.ledger.core.entries import Entry
from zhenggai.ledger.core.rows import Row, changed
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.intake.paper import PaperDraft

# The kind of paper that an entry rests on, by the kind of paper.
BASIS_OF = {"notice": "notice", "feedback": "report", "plan": "other", "sheet": "ledger_sheet"}

Verdict = Literal["same", "news", "clash"]


@dataclass(frozen=True, slots=True)
class Earlier:
    """What earlier papers told of the book.

    `rows` are rows as the last paper that told of them left them; `versions` the keys that each
    earlier version of this paper told, the latest first.
    """

    rows: Mapping[str, Row] = field(default_factory=dict)
    versions: tuple[AbstractSet[str], ...] = ()


NO_EARLIER = Earlier()


def verdict(told: str, now: str, before: str | None) -> Verdict:
    """Whether what a paper tells is to be written.

    What stands in the ledger, and what an earlier paper told already, is no news. News may take the
    place of nothing and of what the earlier paper left; with what the ledger has of its own it
    clashes. `before` is None where no earlier paper told of the item.
    """
    if not told or told in (now, before):
        return "same"
    return "news" if not now or now == before else "clash"


def papers_taken(entries: Iterable[Entry]) -> frozenset[str]:
    """The digests of the files on which entries rest."""
    return frozenset(one.basis.scan for one in entries if one.basis and one.basis.scan)


def entries_of_earlier(draft: PaperDraft, entries: Iterable[Entry]) -> Earlier:
    """What an earlier version of this paper told: same kind, same name."""
    held = list(entries)
    kind, name = BASIS_OF[draft.kind], draft.title or draft.name
    numbers = frozenset(
        one.n
        for one in held
        if one.basis
        and (one.basis.kind, one.basis.number) == (kind, name)
        and one.basis.scan != draft.digest
    )
    if not numbers:
        return NO_EARLIER
    rows = rows_at(held, max(numbers))
    told = {key: row for key, row in rows.items() if row.made_by in numbers}
    return Earlier(told, (told.keys(),))


@dataclass(frozen=True, slots=True)
class SheetTold:
    """What one sheet told: `n` is the book's last entry after it, `keys` its items.

    `apart` are the fields of items in which the ledger said otherwise and was left so.
    """

    n: int
    keys: AbstractSet[str]
    apart: Mapping[str, Sequence[str]] = field(default_factory=dict)


def sheets_of_earlier(told: Iterable[SheetTold], entries: Iterable[Entry]) -> Earlier:
    """What earlier sheets told, in the order of the imports.

    Each item is as the last sheet said that told of it; any of the sheets may be an earlier version
    of the next one.
    """
    waiting = list(told)
    versions = tuple(one.keys for one in reversed(waiting))
    rows: dict[str, Row] = {}
    book = Book(remembers=frozenset())
    for entry in entries if waiting else ():
        apply(book, entry)
        while waiting and waiting[0].n <= entry.n:
            one = waiting.pop(0)
            said = {key: _as_said(row, one, rows) for key in one.keys if (row := book.row(key))}
            rows |= said
    return Earlier(rows, versions)


def _as_said(row: Row, sheet: SheetTold, before: Mapping[str, Row]) -> Row:
    """The row with what an earlier sheet said where this one said otherwise than the ledger."""
    names = sheet.apart.get(row.key, ())
    if not names:
        return row
    held = before.get(row.key) or type(row)(row.key, row.made_by)
    return changed(row, **{name: getattr(held, name) for name in names})


def rows_at(entries: Iterable[Entry], n: int) -> dict[str, Row]:
    """The rows of a book as its entry `n` left them."""
    book = Book(remembers=frozenset())
    for entry in entries:
        if entry.n <= n:
            apply(book, entry)
    return book.by_key
