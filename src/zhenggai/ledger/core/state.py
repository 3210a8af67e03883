"""The state of a book: rows under their keys, and the turn in which one entry changes them.

What an entry changed is kept as it was before it, so that `correct` can put it back; only a book
folded from its entries has that history, one loaded from tables has not.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar, cast

from zhenggai.ledger.core.entries import AnyEntry
from zhenggai.ledger.core.keys import BOOK, kind_of, number_place
from zhenggai.ledger.core.rows import (
    Accountability,
    BookRow,
    Closing,
    Expunging,
    Extension,
    Figure,
    Group,
    Heading,
    Item,
    Measure,
    Meeting,
    Numbers,
    Problem,
    Proof,
    Recheck,
    Regulation,
    Review,
    Row,
    Step,
    changed,
)

# The first part of a key tells the row's type.
ROW_TYPES: Mapping[str, type[Row]] = {
    "book": BookRow,
    "heading": Heading,
    "problem": Problem,
    "measure": Measure,
    "proof": Proof,
    "extension": Extension,
    "closing": Closing,
    "regulation": Regulation,
    "accountability": Accountability,
    "meeting": Meeting,
    "group": Group,
    "step": Step,
    "figure": Figure,
    "review": Review,
    "recheck": Recheck,
    "expunging": Expunging,
    "numbers": Numbers,
}
_KINDS: Mapping[type[Row], str] = {row: kind for kind, row in ROW_TYPES.items()}
# Which field of a row tells the problem right above it.
_ABOVE: Mapping[type[Row], str] = {Problem: "parent", Measure: "problem"}
_Known = TypeVar("_Known", bound=Row)


@dataclass(frozen=True, slots=True)
class Change:
    """What one entry did: its kind and subject, and each row that it changed as it was before.

    `words` are the fields whose words still stand, `hands` the ids of who did it and who wrote it.
    """

    n: int
    kind: str
    subject: tuple[str, ...]
    before: Mapping[str, Row | None]
    words: tuple[str, ...] = ()
    hands: frozenset[str] = frozenset()


@dataclass(slots=True)
class Book:
    """Rows by key, by kind of row; the values are frozen, the dicts are not.

    `history` tells what each entry did, `expunged` the day on which words of an entry were
    destroyed, by entry number and field; `withheld` are those of which somebody asked that, and
    nobody decided yet.
    """

    rows: dict[str, dict[str, Row]] = field(
        default_factory=lambda: {kind: {} for kind in ROW_TYPES}
    )
    by_key: dict[str, Row] = field(default_factory=dict)
    # The keys of what hangs directly under a problem, its sub-items and its measures: one problem
    # is asked about without a walk through all.
    below: dict[str, dict[str, None]] = field(default_factory=dict)
    # The entries of which `history` tells; None for every entry.
    remembers: frozenset[int] | None = None
    history: dict[int, Change] = field(default_factory=dict)
    expunged: dict[tuple[int, str], date] = field(default_factory=dict)
    withheld: frozenset[tuple[int, str]] = frozenset()
    corrected: dict[int, int] = field(default_factory=dict)
    head: int = 0

    def row(self, key: str) -> Row | None:
        """The row of a key."""
        return self.by_key.get(key)

    def find(self, kind: type[_Known], key: str) -> _Known | None:
        """The row of a key if it is of this kind."""
        found = self.by_key.get(key)
        return found if isinstance(found, kind) else None

    def item(self, key: str) -> Item | None:
        """The problem or measure of a key."""
        found = self.by_key.get(key)
        return found if isinstance(found, Item) else None

    def put(self, row: Row) -> None:
        """Hold the row, in place of an earlier one."""
        key, kind = row.key, type(row)
        if kind in _ABOVE:
            above, old = _above(row), self.by_key.get(key)
            if old is None or _above(old) != above:
                self._let_go(old)
                self.below.setdefault(above, {})[key] = None
        self.by_key[key] = row
        self.rows[_KINDS[kind]][key] = row

    def drop(self, key: str) -> None:
        """Hold no row of this key."""
        self._let_go(self.by_key.pop(key, None))
        self.rows[kind_of(key)].pop(key, None)

    def _let_go(self, row: Row | None) -> None:
        if row and type(row) in _ABOVE:
            del self.below[_above(row)][row.key]

    def every(self) -> Iterator[Row]:
        """All rows."""
        return iter(self.by_key.values())

    @property
    def info(self) -> BookRow:
        """The book's own row; a blank one before the book is opened."""
        return self.find(BookRow, BOOK) or _NO_BOOK

    @property
    def headings(self) -> Mapping[str, Heading]:
        """The levels above the problems, those that were withdrawn too."""
        return cast("Mapping[str, Heading]", self.rows["heading"])

    @property
    def problems(self) -> Mapping[str, Problem]:
        """Problems and sub-items."""
        return cast("Mapping[str, Problem]", self.rows["problem"])

    @property
    def measures(self) -> Mapping[str, Measure]:
        """Measures and groups of measures."""
        return cast("Mapping[str, Measure]", self.rows["measure"])

    @property
    def proofs(self) -> Mapping[str, Proof]:
        """Proofs, those that no longer count too."""
        return cast("Mapping[str, Proof]", self.rows["proof"])

    @property
    def extensions(self) -> Mapping[str, Extension]:
        """Requests for another deadline."""
        return cast("Mapping[str, Extension]", self.rows["extension"])

    @property
    def closings(self) -> Mapping[str, Closing]:
        """Askings for closure."""
        return cast("Mapping[str, Closing]", self.rows["closing"])

    @property
    def regulations(self) -> Mapping[str, Regulation]:
        """Regulations on record."""
        return cast("Mapping[str, Regulation]", self.rows["regulation"])

    @property
    def accountabilities(self) -> Mapping[str, Accountability]:
        """Counts of persons called to account."""
        return cast("Mapping[str, Accountability]", self.rows["accountability"])

    @property
    def meetings(self) -> Mapping[str, Meeting]:
        """Meetings on record."""
        return cast("Mapping[str, Meeting]", self.rows["meeting"])

    @property
    def groups(self) -> Mapping[str, Group]:
        """Leading groups, working groups and task forces."""
        return cast("Mapping[str, Group]", self.rows["group"])

    @property
    def figures(self) -> Mapping[str, Figure]:
        """Reported and external figures."""
        return cast("Mapping[str, Figure]", self.rows["figure"])

    @property
    def expungings(self) -> Mapping[str, Expunging]:
        """Requests to destroy words."""
        return cast("Mapping[str, Expunging]", self.rows["expunging"])

    @property
    def steps(self) -> Mapping[str, Step]:
        """Prescribed steps taken."""
        return cast("Mapping[str, Step]", self.rows["step"])


def _above(row: Row) -> str:
    above: str = getattr(row, _ABOVE[type(row)])
    return above


_NO_BOOK = BookRow(key=BOOK, made_by=0)


@dataclass(slots=True)
class Turn:
    """One entry being applied: it changes rows through here, so that what it changed is known."""

    book: Book
    entry: AnyEntry
    before: dict[str, Row | None] = field(default_factory=dict)
    # Keys that change beside the rows: a number once given stays given, even when corrected.
    numbers: frozenset[str] = frozenset()

    def put(self, row: Row) -> None:
        """Hold the row from this entry on."""
        key = row.key
        if key not in self.before:
            self.before[key] = self.book.by_key.get(key)
        self.book.put(row)

    def drop(self, key: str) -> None:
        """Hold no row of this key from this entry on."""
        if key not in self.before:
            self.before[key] = self.book.row(key)
        self.book.drop(key)

    def make(self, row: Row) -> None:
        """Hold a new row; its number is given."""
        self.put(row)
        key, scope, number = number_place(row.key)
        if not number:
            return
        told = self.book.find(Numbers, key) or Numbers(key=key, made_by=self.entry.n)
        if told.last.get(scope, 0) < number:
            self.book.put(changed(told, last={**told.last, scope: number}))
            self.numbers |= {key}
