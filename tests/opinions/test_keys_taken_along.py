"""A house that is restored elsewhere takes the keys of its sealed opinions along, and its notes."""

from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from ledger_world import CLERK
from opinion_world import ACCUSER, LAMPS, suggestion

from zhenggai.archive import back_up
from zhenggai.ledger.models import Book
from zhenggai.opinions.destroying import expunge
from zhenggai.opinions.models import Opinion
from zhenggai.opinions.reading import read
from zhenggai.opinions.receiving import receive
from zhenggai.orders_kept import has_orders, take_orders
from zhenggai.restoring import restore

pytestmark = pytest.mark.django_db(transaction=True)


def test_what_was_sealed_is_read_and_what_was_destroyed_stays_so(
    book: Book, tmp_path: Path, settings: Any
) -> None:
    receive(book.code, ACCUSER.text)
    plain = suggestion(book)
    archive = tmp_path.with_name("along.zip")
    back_up(archive)
    expunge(plain, "本人要求删除", by=CLERK)
    settings.DATA = tmp_path.with_name("along")
    settings.DATA.mkdir()
    take_orders(tmp_path)
    take_orders(tmp_path)
    assert has_orders()
    call_command("flush", interactive=False)
    restore(archive)
    told = read(Opinion.objects.get(way="web"), by=CLERK)
    assert told is not None
    assert told.text == ACCUSER.text
    assert not Opinion.objects.filter(text=LAMPS).exists()
