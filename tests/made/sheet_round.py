"""A book printed as a ledger sheet and taken in again: what must come of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.book import apply
from zhenggai.ledger.core.chain import FIRST_PREV, Place, seal
from zhenggai.ledger.core.entries import Draft, Entry
from zhenggai.ledger.core.moves import refusal
from zhenggai.ledger.core.packs import load_pack
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.intake.draft_acts import Hand, Taken, draft_acts
from zhenggai.ledger.intake.paper import PaperDraft
from zhenggai.ledger.intake.paper_earlier import (
    SheetTold,
    Version,
    papers_taken,
    sheets_of_earlier,
)
from zhenggai.ledger.intake.sheet_reading import LedgerSheet, Wish, read_ledger
from zhenggai.ledger.intake.sheet_tree import draft_of_sheet
from zhenggai.ledger.intake.workbook import read_workbook
from zhenggai.ledger.sheet_rows import problem_rows
from zhenggai.writers.ledger_rows import ProblemRow
from zhenggai.writers.table import ledger_sheet

PACK = load_pack("district-under-province")
CLERK = Actor("person/clerk", "unit/office", frozenset({"office"}))
TODAY = date(2026, 12, 31)
NOW = datetime(2026, 12, 31, 4, tzinfo=UTC)


class Names(dict[str, str]):
    """A name for every id, and back: 单位甲 for unit/finance."""

    def __init__(self) -> None:
        super().__init__()
        self.ids: dict[str, str] = {}

    def of(self, ids: Iterable[str]) -> Mapping[str, str]:
        """Names for ids, the same ones every time."""
        for one in sorted(ids):
            if one not in self:
                self[one] = f"某{len(self) + 1}"
                self.ids[self[one]] = one
        return self


def sheet_of_bytes(data: bytes, name: str = "台账.xlsx", wish: Wish | None = None) -> LedgerSheet:
    """The ledger sheet in a file, as one that nobody saw before."""
    return read_ledger(data, name, read_workbook(data), wish or Wish(), lambda _: None)


@dataclass
class House:
    """One book and the sheets that are taken into it."""

    names: Names = field(default_factory=Names)
    entries: list[Entry] = field(default_factory=list)
    book: Book = field(default_factory=Book)
    told: list[SheetTold] = field(default_factory=list)

    def look(self, draft: PaperDraft) -> Taken:
        """What a draft would do."""
        for node in draft.walk():
            for name in node.responsible.names:
                self.names.ids.setdefault(name, f"id/{len(self.names.ids)}")
                self.names.setdefault(self.names.ids[name], name)
        hand = Hand(
            CLERK.id, CLERK.id, TODAY, "台账", pack=PACK, ids=self.names.ids, names=self.names
        )
        taken, earlier = papers_taken(self.entries), self.earlier()
        return draft_acts(draft, self.book, hand, taken=taken, earlier=earlier)

    def earlier(self) -> tuple[Version, ...]:
        """What the sheets before said."""
        return sheets_of_earlier(self.told, self.entries)

    def take(self, draft: PaperDraft) -> Taken:
        """Its acts, each asked about, sealed and folded."""
        taken = self.look(draft)
        for one in taken.drafts:
            self.write(one)
        if not taken.already:
            earlier = taken.comparison.earlier if taken.comparison else None
            after = earlier.digest if earlier else ""
            keys = frozenset(taken.told)
            self.told.append(SheetTold(self.book.head, keys, draft.digest, taken.apart, after))
        return taken

    def take_bytes(self, data: bytes) -> Taken:
        """The sheet of a file."""
        return self.take(draft_of_sheet(sheet_of_bytes(data)))

    def write(self, draft: Draft, by: Actor = CLERK) -> None:
        """One act."""
        fault = refusal(self.book, draft, NOW, PACK, {by.id: by, CLERK.id: CLERK})
        assert fault is None, (draft.act, fault.sentence)
        prev = self.entries[-1].hash if self.entries else FIRST_PREV
        entry = seal(draft, Place("house", self.book.head + 1, NOW, prev), lambda: "salt")
        apply(self.book, entry)
        self.entries.append(entry)

    def rows(self) -> list[ProblemRow]:
        """What its sheet prints."""
        return problem_rows(self.book, self.names.of)


def assert_comes_back(book: Book, names: Names | None = None) -> None:
    """A sheet of a book makes the same sheet in a new book, and in the same one nothing."""
    old = House(names or Names(), book=book)
    printed = old.rows()
    if not printed:
        return
    draft = draft_of_sheet(sheet_of_bytes(ledger_sheet(printed)))
    assert [one for one in draft.unplaced if "看不出是哪一天" not in one.reason] == []
    again = old.look(draft)
    assert [one.act for one in again.drafts] == []
    assert again.unplaced == draft.unplaced
    new = House(names=old.names)
    new.take(draft)
    assert new.rows() == printed
