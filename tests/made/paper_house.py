"""One book without a database, and the papers that are taken into it one after another."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.book import apply
from zhenggai.ledger.core.chain import FIRST_PREV, Place, seal
from zhenggai.ledger.core.entries import Draft, Entry
from zhenggai.ledger.core.figures import figures
from zhenggai.ledger.core.moves import refusal
from zhenggai.ledger.core.packs import load_pack
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.intake.draft_acts import Hand, Taken, draft_acts
from zhenggai.ledger.intake.paper import PaperDraft
from zhenggai.ledger.intake.paper_earlier import entries_of_earlier, papers_taken, remarks_of
from zhenggai.ledger.intake.paper_levels import problem_words
from zhenggai.ledger.intake.paper_reading import draft_of
from zhenggai.notices.reading import read_text

PACK = load_pack("bureau-under-county")
CLERK = Actor("person/clerk", "unit/office", frozenset({"office"}))
GROUP = Actor("body/group", "", frozenset({"leading_group"}))
TODAY = date(2026, 3, 1)
NOW = datetime(2026, 3, 1, 4, tzinfo=UTC)
IDS = {"办公室": "unit/1", "机关党委": "unit/2", "张明远": "person/7", "农田建设股": "unit/3"}


@dataclass
class Import:
    """One book and the papers that are taken into it."""

    entries: list[Entry] = field(default_factory=list)
    book: Book = field(default_factory=Book)
    after: dict[str, str] = field(default_factory=dict)

    def take(self, draft: PaperDraft, ids: Mapping[str, str] = IDS) -> Taken:
        """The acts of a draft, each asked about, sealed and folded."""
        hand = Hand(
            CLERK.id, CLERK.id, TODAY, "青禾台账", "unit/9", "body/bureau", pack=PACK, ids=ids
        )
        taken = draft_acts(
            draft,
            self.book,
            hand,
            taken=papers_taken(self.entries),
            earlier=entries_of_earlier(draft, self.entries, self.after),
            remarks=remarks_of(self.entries),
        )
        earlier = taken.comparison.earlier if taken.comparison else None
        self.after[draft.digest] = earlier.digest if earlier else ""
        for one in taken.drafts:
            self.write(one, CLERK)
        return taken

    def take_text(self, text: str, name: str = "来文.txt") -> Taken:
        """The same of a text that is read for this book."""
        return self.take(draft_of(read_text(text, name, problem_words(self.book))))

    def write(self, draft: Draft, by: Actor) -> None:
        """One act of a person; the test fails with the refusal."""
        fault = refusal(self.book, draft, NOW, PACK, {by.id: by, CLERK.id: CLERK})
        assert fault is None, (draft.act, fault.sentence)
        prev = self.entries[-1].hash if self.entries else FIRST_PREV
        entry = seal(draft, Place("qinghe", self.book.head + 1, NOW, prev), lambda: "salt")
        apply(self.book, entry)
        self.entries.append(entry)

    def told(self) -> dict[str, str]:
        """The figures of the book by name."""
        return {one.name: one.text for one in figures(self.book, PACK, TODAY)}


def of(text: str, name: str = "来文.txt") -> PaperDraft:
    """The draft of a text that is read for a new book."""
    return draft_of(read_text(text, name))
