"""A round being written into a book: its files, and its scenes through the ledger's door."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from zhenggai.demo.district import District
from zhenggai.demo.making_rounds import RoundsWriting
from zhenggai.demo.papers import Paper, proof_bytes
from zhenggai.demo.settling import actors_of
from zhenggai.demo.story import (
    Kept,
    Mending,
    PaperTaken,
    RoundOpened,
    Scene,
    SheetFilled,
    SheetsTaken,
    Sitting,
    Telling,
)
from zhenggai.demo.story_opening import opening
from zhenggai.importing import paper_of, take_paper
from zhenggai.ledger import evidence, models
from zhenggai.ledger.actions import open_book, write
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.entries import Draft
from zhenggai.ledger.core.packs import load_pack
from zhenggai.papers.keeping import About, keep

PACK = "district-under-province"


def store_files(district: District, papers: Mapping[str, Paper]) -> Mapping[str, Kept]:
    """Every paper and every proof in the store, by paper or proof number."""
    files = {name: (paper.content, paper.name) for name, paper in papers.items()}
    for measure in (*district.measures, *district.immediate.measures):
        for proof in measure.proofs:
            if not proof.shared_from:
                files[proof.number] = proof_bytes(district, proof), proof.name
    return {name: stored(*file) for name, file in files.items()}


def stored(data: bytes, name: str) -> Kept:
    """A file in the store, as an act names it."""
    file = evidence.store([data], name)
    return Kept(file.digest, file.name, file.media_type, file.size)


def open_round(telling: Telling, code: str, now: datetime) -> models.Book:
    """The book as its first two entries open it."""
    pack = load_pack(PACK)
    first = opening(telling, pack)
    return open_book(
        first.drafts()[0],
        pack,
        actors=actors_of(telling.district),
        at=min(first.at, now),
        code=code,
    )


@dataclass(slots=True)
class Writing:
    """Scenes being written into the book; what was said last of each key is remembered by kind."""

    book: models.Book
    actors: Mapping[str, Actor]
    papers: Mapping[str, Paper]
    now: datetime
    rounds: RoundsWriting = field(init=False)
    last: dict[tuple[str, str], int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Rounds are written by the same people."""
        self.rounds = RoundsWriting(self.book, self.actors, self.now)

    def write_all(self, scenes: Sequence[Scene]) -> None:
        """Each at its own moment."""
        for scene in scenes:
            self._write(scene)

    def _write(self, scene: Scene) -> None:
        match scene:
            case Sitting():
                self._put(scene.drafts(), scene.at)
            case Mending():
                act = scene.act(self.last[scene.kind, scene.key])
                self._put([Draft(act, scene.at.date(), scene.by, scene.by)], scene.at)
            case PaperTaken():
                self._take(scene)
            case RoundOpened():
                self.rounds.open(scene)
            case SheetFilled():
                self.rounds.fill(scene)
            case SheetsTaken():
                self.rounds.take(scene)

    def _put(self, drafts: Sequence[Draft], at: datetime) -> None:
        done = write(self.book.code, drafts, actors=self.actors, at=min(at, self.now))
        for one in done.entries:
            self.last.update({(one.kind, key): one.n for key in one.subject})

    def _take(self, scene: PaperTaken) -> None:
        paper, by = self.papers[scene.paper], self.actors[scene.by]
        draft = paper_of(paper.content, paper.name, self.book)
        at = min(scene.at, self.now)
        take_paper(draft, self.book.code, actor=by, at=at)
        if draft.kind != "sheet":
            keep(self.book, paper.content, paper.name, by=by.id, about=About(state="issued"), at=at)
