"""The demonstration made in a database: people, files, and the story written act by act.

Everything goes through the ledger's one door: every act is asked about, and no row is put there by
hand. All of it is one transaction.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby

from django.db import transaction

from zhenggai.demo.chapters import CHAPTERS
from zhenggai.demo.district import District, district
from zhenggai.demo.making_opinions import OpinionsWriting
from zhenggai.demo.making_rounds import RoundsWriting
from zhenggai.demo.making_texts import TextsWriting
from zhenggai.demo.papers import Paper, proof_bytes, source_papers
from zhenggai.demo.papers.notice_draft import notice_drafts
from zhenggai.demo.settling import actors_of, give_roles, settle
from zhenggai.demo.story import (
    CLERK,
    Kept,
    Mending,
    PaperTaken,
    RoundOpened,
    Scene,
    SheetFilled,
    SheetsTaken,
    Sitting,
    Telling,
    told,
)
from zhenggai.demo.story_opening import opening
from zhenggai.importing import paper_of, take_paper
from zhenggai.ledger import evidence, models, queries
from zhenggai.ledger.actions import open_book, write
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.entries import Draft
from zhenggai.ledger.core.packs import load_pack
from zhenggai.papers.keeping import About, keep

CODE = "yunting"
PACK = "district-under-province"
Tell = Callable[[str], None]


def make_demo(today: date, now: datetime, tell: Tell) -> models.Book:
    """The made-up district as it stands on `today`; no entry is written later than `now`.

    `tell` is given each step in words.
    """
    made_up = district(today)
    papers = {one.id: one for one in source_papers(made_up)}
    with transaction.atomic():
        tell(f"登记{len(made_up.units)}个单位和机构、{len(made_up.people)}位演示人员")
        settle(made_up)
        files = store_files(made_up, papers)
        tell(f"存入{len(files)}份材料")
        telling = Telling(made_up, files)
        book = open_demo(telling, now)
        writing = Writing(book, actors_of(made_up), papers, now)
        for month, scenes in by_month(told(telling, CHAPTERS)):
            writing.write_all(scenes)
            book.refresh_from_db()
            tell(f"{month}月：登记到第{book.head_n}号")
        keep_drafts(book, made_up, now)
        tell("起草整改情况报告，送各单位核对")
        TextsWriting(book, writing.actors, today, now).write()
        OpinionsWriting(book, writing.actors, today).write()
    return book


def keep_drafts(book: models.Book, made_up: District, now: datetime) -> None:
    """Two drafts of the notice lie in the register: that of two days ago, and yesterday's."""
    today = made_up.days.today
    found = queries.figures(queries.now(book), today)
    figures = {one.name: f"{one.value:f}" for one in found if one.value is not None}
    drafts = notice_drafts(made_up, today, figures)
    for paper, state, days in zip(drafts, ("drafting", "confirming"), (2, 1), strict=True):
        at = now - timedelta(days=days)
        keep(book, paper.content, paper.name, by=CLERK, about=About(state=state), at=at)


def store_files(district: District, papers: Mapping[str, Paper]) -> Mapping[str, Kept]:
    """Every paper and every proof in the store, by paper or proof number."""
    files = {name: (paper.content, paper.name) for name, paper in papers.items()}
    for measure in (*district.measures, *district.immediate.measures):
        for proof in measure.proofs:
            if not proof.shared_from:
                files[proof.number] = proof_bytes(district, proof), proof.name
    return {name: _kept(*file) for name, file in files.items()}


def _kept(data: bytes, name: str) -> Kept:
    file = evidence.store([data], name)
    return Kept(file.digest, file.name, file.media_type, file.size)


def open_demo(telling: Telling, now: datetime) -> models.Book:
    """The book as its first two entries open it, with everybody's roles in it."""
    pack = load_pack(PACK)
    first = opening(telling, pack)
    book = open_book(
        first.drafts()[0],
        pack,
        actors=actors_of(telling.district),
        at=min(first.at, now),
        code=CODE,
    )
    give_roles(telling.district, book)
    return book


def by_month(scenes: Sequence[Scene]) -> Iterator[tuple[int, list[Scene]]]:
    """The scenes month by month."""
    for (_, month), held in groupby(scenes, key=lambda one: (one.at.year, one.at.month)):
        yield month, list(held)


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
