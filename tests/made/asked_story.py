"""The demo's story asked act by act in the pure core, without a database: quick enough for every
day of a week.

What units tell on their sheets is asked too; that nothing changed on the rest is not.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from zhenggai.demo.chapters import CHAPTERS, EARLIER_CHAPTERS
from zhenggai.demo.district import District, district, earlier_round
from zhenggai.demo.papers import source_papers
from zhenggai.demo.story import (
    Chapter,
    Kept,
    Mending,
    PaperTaken,
    Scene,
    SheetFilled,
    Sitting,
    Telling,
    told,
)
from zhenggai.demo.story_opening import opening
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.book import apply
from zhenggai.ledger.core.chain import FIRST_PREV, Place, seal
from zhenggai.ledger.core.entries import TIME_ZONE, Draft, Entry
from zhenggai.ledger.core.moves import refusal
from zhenggai.ledger.core.packs import load_pack
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.intake.draft_acts import Hand, draft_acts
from zhenggai.ledger.intake.paper_reading import draft_of
from zhenggai.notices.readers import source_of_bytes
from zhenggai.notices.reading import read_source

PACK = load_pack("district-under-province")
FILE = Kept("ab" * 32, "佐证.pdf", "application/pdf", 1)


@dataclass
class Asked:
    """The book so far and what was refused."""

    district: District
    book: Book = field(default_factory=Book)
    entries: list[Entry] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Everybody who acts, and the papers to be taken in."""
        made_up = self.district
        self.actors = {one.id: Actor(one.id, one.id, frozenset(one.roles)) for one in made_up.units}
        for one in made_up.people:
            self.actors[one.id] = Actor(one.id, one.unit, frozenset(one.roles))
        self.ids = {one.name: one.id for one in made_up.units}
        self.ids |= {one.name: one.id for one in made_up.people}
        self.papers = {one.id: one for one in source_papers(made_up)}
        self.last: dict[tuple[str, str], int] = {}

    def ask(self, scene: Scene) -> None:
        """Ask about every act of a scene; what is allowed is done."""
        if isinstance(scene, Sitting):
            self._put(scene.drafts(), scene.at)
        elif isinstance(scene, Mending):
            act = scene.act(self.last[scene.kind, scene.key])
            self._put([Draft(act, scene.at.date(), scene.by, scene.by)], scene.at)
        elif isinstance(scene, SheetFilled):
            head = f"{scene.unit}-head"
            self._put([Draft(one, scene.at.date(), head, head) for one in scene.reports], scene.at)
        elif isinstance(scene, PaperTaken):
            paper = self.papers[scene.paper]
            draft = draft_of(read_source(source_of_bytes(paper.content, paper.name)))
            hand = Hand(scene.by, scene.by, scene.at.date(), ids=self.ids)
            self._put(draft_acts(draft, self.book, hand).drafts, scene.at)

    def _put(self, drafts: Sequence[Draft], at: datetime) -> None:
        for draft in drafts:
            if fault := refusal(self.book, draft, at, PACK, self.actors):
                self.refused.append(f"{at:%m-%d %H:%M} {draft.act} {fault.sentence}")
                continue
            prev = self.entries[-1].hash if self.entries else FIRST_PREV
            entry = seal(draft, Place("demo", len(self.entries) + 1, at, prev), lambda: "0" * 32)
            apply(self.book, entry)
            self.entries.append(entry)
            self.last.update({(entry.kind, key): entry.n for key in entry.subject})


def asked_story(today: date) -> Asked:
    """The whole story for a day, asked."""
    return _asked(district(today), CHAPTERS)


def asked_earlier(today: date) -> Asked:
    """That of the round before."""
    return _asked(earlier_round(today), EARLIER_CHAPTERS)


def _asked(made_up: District, chapters: Sequence[Chapter]) -> Asked:
    numbers = [
        one.number for x in (*made_up.measures, *made_up.immediate.measures) for one in x.proofs
    ]
    telling = Telling(made_up, dict.fromkeys(numbers, FILE))
    asked = Asked(made_up)
    for scene in (opening(telling, PACK), *told(telling, chapters)):
        asked.ask(scene)
    return asked


def evening(today: date) -> datetime:
    """After the last act of a day."""
    return datetime.combine(today, time(20), TIME_ZONE)
