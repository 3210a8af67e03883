"""A scan that comes later is put on record too where its paper names no item: minutes, a plan."""

import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from guarded_books import PICTURE
from ledger_world import CLERK, PLANNED
from workbench_world import as_, book_after

from zhenggai.ledger import queries
from zhenggai.ledger.core.entries import Entry
from zhenggai.ledger.models import Book
from zhenggai.people.models import Role, Unit
from zhenggai.workbench.models import Scan

pytestmark = pytest.mark.django_db
BODY = "unit/decides"
BARE = {"r0-items": "", "r0-act": "other", "r0-words": "下次会议听取第二批情况"}
APPROVED = {"version": "1", "problems": "1", "measures": "1"}


def said(response: Any) -> str:
    return str(response.content.decode())


@pytest.fixture
def book() -> Book:
    found = book_after(*PLANNED[:-1])
    unit = Unit.objects.create(pk=BODY, name="区委整改领导小组", is_body=True)
    Role.objects.create(body=unit, role="leading_group", book=found)
    return found


def minutes(book: Book, **more: str) -> str:
    """Minutes without a scan; where one comes to once they are entered."""
    told = {"number": "整改纪〔2026〕6号", "kind": "leading_group", "body": BODY, "rows": "3"}
    told |= {"on": f"{queries.today()}", "seen": str(queries.book(book.code).head_n), **more}
    done = as_(CLERK).post(f"/books/{book.code}/from-paper/minutes/", told)
    assert done.status_code == 302, said(done)
    return str(done["Location"])


def last_entry(book: Book) -> Entry:
    found = queries.entry(queries.book(book.code), queries.book(book.code).head_n)
    assert found
    return found


@pytest.mark.parametrize("told", [BARE, APPROVED, BARE | APPROVED], ids=["bare", "plan", "both"])
def test_it_is_put_on_record_at_the_book(book: Book, told: dict[str, str]) -> None:
    client, start = as_(CLERK), f"/books/{book.code}/from-paper/"
    done = minutes(book, **told)
    assert "这份文件还没有扫描件" in said(client.get(done))
    listed = said(client.get(start))
    assert "1份文件录了，还没有扫描件" in listed
    later = re.search(r'href="([^"]+done=[^"]+)"', listed)
    assert later
    file = SimpleUploadedFile("纪要扫描件.png", PICTURE)
    client.post(start, {"scan": file})
    scan = Scan.objects.get()
    page = client.get(f"{later[1]}&scan={scan.pk}")
    assert "是，补存为扫描件" in said(page)
    numbers = later[1].partition("done=")[2]
    client.post(f"{start}slip/", {"do": "follow", "done": numbers, "scan": str(scan.pk)})
    entry = last_entry(book)
    assert (entry.kind, entry.subject) == ("comment", ("book",))
    assert entry.basis
    assert (entry.basis.scan, entry.basis.number) == (scan.digest, "整改纪〔2026〕6号")
    assert "还没有扫描件" not in said(client.get(start))
    assert "补存第" in said(client.get(f"/books/{book.code}/log/"))


def test_minutes_that_came_with_their_scan_wait_for_none(book: Book) -> None:
    client, start = as_(CLERK), f"/books/{book.code}/from-paper/"
    client.post(start, {"scan": SimpleUploadedFile("纪要.png", PICTURE)})
    minutes(book, **BARE, scan=str(Scan.objects.get().pk))
    assert "还没有扫描件" not in said(client.get(start))
