"""The demonstration made in a database: people, files, and the story written act by act.

Everything goes through the ledger's one door: every act is asked about, and no row is put there by
hand. All of it is one transaction.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from itertools import groupby

from django.db import transaction

from zhenggai.demo.chapters import CHAPTERS
from zhenggai.demo.district import District, district
from zhenggai.demo.making_opinions import OpinionsWriting
from zhenggai.demo.making_texts import TextsWriting
from zhenggai.demo.papers import source_papers
from zhenggai.demo.papers.notice_draft import notice_drafts
from zhenggai.demo.settling import actors_of, give_roles, settle
from zhenggai.demo.story import CLERK, Scene, Telling, told
from zhenggai.demo.writing import Writing, open_round, store_files
from zhenggai.ledger import models, queries
from zhenggai.papers.keeping import About, keep

CODE = "yunting"
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
        book = open_round(telling, CODE, now)
        give_roles(made_up, book)
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


def by_month(scenes: Sequence[Scene]) -> Iterator[tuple[int, list[Scene]]]:
    """The scenes month by month."""
    for (_, month), held in groupby(scenes, key=lambda one: (one.at.year, one.at.month)):
        yield month, list(held)
