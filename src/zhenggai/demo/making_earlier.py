"""The round before in the database: a small book that is over, whose texts went the whole way."""

from collections import deque
from datetime import datetime

from django.db import transaction

from zhenggai.demo.chapters import EARLIER_CHAPTERS
from zhenggai.demo.district import District
from zhenggai.demo.making_editions import EditionsWriting
from zhenggai.demo.papers import source_papers
from zhenggai.demo.settling import actors_of, give_bodies_roles
from zhenggai.demo.story import CLERK, Telling, told
from zhenggai.demo.writing import Writing, open_round, store_files
from zhenggai.ledger.models import Book
from zhenggai.opinions.readers import name_reader
from zhenggai.people.models import Person

EARLIER_CODE = "yunting-earlier"
_BASIS = "领导小组办公室主任同意"


@transaction.atomic
def make_earlier(made_up: District, now: datetime) -> Book:
    """The book with its editions, as the pages would have made them at the time; its people are
    settled already."""
    papers = {one.id: one for one in source_papers(made_up)}
    telling = Telling(made_up, store_files(made_up, papers))
    book = open_round(telling, EARLIER_CODE, now)
    give_bodies_roles(made_up, book)
    writing = Writing(book, actors_of(made_up), papers, now)
    scenes = deque(told(telling, EARLIER_CHAPTERS))

    def tell_until(at: datetime) -> None:
        while scenes and scenes[0].at < at:
            writing.write_all([scenes.popleft()])
        book.refresh_from_db()

    EditionsWriting(book, writing.actors, telling, tell_until).write()
    tell_until(now)
    clerk = Person.objects.get(pk=CLERK)
    name_reader(book, clerk, _BASIS, by=writing.actors[CLERK])
    return book
