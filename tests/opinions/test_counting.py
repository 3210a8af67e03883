"""Opinions are counted by way, state and month, each once, and nothing but counts is told."""

from datetime import timedelta

import pytest
from ledger_world import CLERK
from opinion_world import LAMPS, accusation, came, suggestion

from zhenggai.ledger import queries
from zhenggai.ledger.models import Book
from zhenggai.opinions.counting import HEADS, counted
from zhenggai.opinions.kinds import APPEAL
from zhenggai.opinions.models import Opinion
from zhenggai.opinions.receiving import receive
from zhenggai.opinions.registering import register
from zhenggai.opinions.sealing import Told

pytestmark = pytest.mark.django_db


def test_every_opinion_stands_in_one_line_of_each_table(book: Book) -> None:
    suggestion(book)
    suggestion(book, sort=APPEAL)
    accusation(book)
    receive(book.code, LAMPS)
    register(book, Told(LAMPS), came("letter", 40), by=CLERK)
    tables = counted(book, None, queries.today())
    whole = Opinion.objects.count()
    for table in tables:
        assert table.total.counts[0] == whole == sum(one.counts[0] for one in table.lines)
        for line in (*table.lines, table.total):
            assert line.counts[0] == sum(line.counts[1:])
    by_way = {line.title: dict(zip(HEADS, line.counts, strict=True)) for line in tables[0].lines}
    assert by_way["来电"]["检举控告"] == 1
    assert by_way["网上"]["待分类"] == 1
    assert by_way["来访"]["合计"] == 0


def test_only_what_came_in_these_days_counts(book: Book) -> None:
    register(book, Told(LAMPS), came("letter", 40), by=CLERK)
    suggestion(book)
    today = queries.today()
    assert counted(book, today - timedelta(days=3), today)[0].total.counts[0] == 1
    assert counted(book, None, today - timedelta(days=3))[0].total.counts[0] == 1
