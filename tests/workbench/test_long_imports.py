"""A ledger sheet of many rows is taken in by a process of its own, whatever the browser does."""

import json
import os
import secrets
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from ledger_world import CLERK, LIAISON, OPENED
from made_sheet import Row, sheet_bytes
from workbench_world import as_, book_after, settle

from zhenggai import long_imports
from zhenggai.ledger import queries
from zhenggai.ledger.intake.paper_opening import Opening
from zhenggai.ledger.models import Book, Entry, Imported, LongImport
from zhenggai.people.models import Person, Role
from zhenggai.process_lock import held
from zhenggai.workbench.intake.views.ledger_sheets import LONGEST

HEAD = ["序号", "反馈问题", "责任单位"]
PATIENCE = 120


def many_rows(count: int = LONGEST + 1) -> bytes:
    rows: list[Row] = [[n, f"第{n}个问题不落实", "区委办"] for n in range(1, count + 1)]
    return sheet_bytes([HEAD, *rows])


def shown(client: Client, job: LongImport, **headers: str) -> str:
    body: str = client.get(address(job), headers=headers).content.decode()
    return body


def address(job: LongImport) -> str:
    return reverse("workbench:long_import", args=[job.pk])


def until(is_so: Callable[[], object]) -> None:
    """Wait for another process."""
    end = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.005)


def process_of(folder: Path) -> int | None:
    """The process that works on it, by its number."""
    with suppress(FileNotFoundError, ValueError):
        return int((folder / "process").read_text())
    return None


def has_ended(process: int) -> bool:
    """Whether the process is gone, and its session at the database with it."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    return False


def asked(book: Book | None, data: bytes, **told: Any) -> LongImport:
    """An import as it stands on record before its process comes up."""
    job = LongImport.objects.create(
        book=book, by=CLERK.id, name="台账.xlsx", asked_at=datetime.now(UTC),
        **{"wish": '{"sheet": "", "fields": {}}', "state": "waiting",
           "folder": secrets.token_hex(16), **told},
    )  # fmt: skip
    folder = long_imports.folder_of(job)
    folder.mkdir(parents=True)
    (folder / "file").write_bytes(data)
    return job


@pytest.fixture
def real_children(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a page starts finds the database of this test."""
    monkeypatch.setenv("DJANGO_SETTINGS_MODULE", "settings_for_a_child")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parents[1] / "made"))
    monkeypatch.setenv("ZHENGGAI_TEST_NAME", str(connection.settings_dict["NAME"]))


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="a system without SIGKILL")
@pytest.mark.django_db(transaction=True)
def test_killed_in_the_middle_nothing_is_half_there_and_it_begins_again(
    real_children: None,
) -> None:
    book, client = book_after(*OPENED), as_(CLERK)
    file = SimpleUploadedFile("台账.xlsx", many_rows())
    page = client.post(f"/books/{book.code}/papers/", {"file": file})
    assert "关掉页面也照常进行" in page.content.decode()
    told = {"file": page.context["carried"], "do": "enter", "rows": f"{LONGEST + 1}"}
    told |= {"sheet": "台账", "sheet-before": "台账"}
    for one in page.context["columns"]:
        field = one.column.field or ""
        told |= {f"{name}-{one.column.index}": field for name in ("column", "shown")}
    answer = client.post(page.context["place"].sheet_address, told)
    job = LongImport.objects.get()
    assert answer["Location"] == address(job)

    folder = long_imports.folder_of(job)
    until(lambda: (far := long_imports.progress(job)) and far.doing == long_imports.WRITING)
    killed = process_of(folder)
    assert killed
    os.kill(killed, signal.SIGKILL)
    until(lambda: not long_imports.is_under_way(LongImport.objects.get()))
    assert "一条也没有登记" in shown(client, job)
    assert not Imported.objects.exists()
    assert Entry.objects.filter(book=book).count() == book.head_n == queries.book(book.code).head_n

    client.post(address(job), {"do": "again"})
    until(lambda: process_of(folder) not in (None, killed))
    again = process_of(folder)
    assert again
    until(lambda: long_imports.is_done(LongImport.objects.get()))
    assert f"问题{LONGEST + 1}" in shown(client, job)
    held_now = queries.book(book.code)
    assert len(queries.now(held_now).problems) == LONGEST + 1
    assert queries.rebuild(held_now) == []
    until(lambda: not folder.exists())
    # A database cannot be dropped while somebody still sits before it.
    until(lambda: has_ended(killed) and has_ended(again))


@pytest.mark.django_db
def test_two_at_once_are_told_of_each_other() -> None:
    book, client = book_after(*OPENED), as_(CLERK)
    Person.objects.filter(pk=LIAISON.id).update(unit_id="unit/office")
    Role.objects.create(person_id=LIAISON.id, role="office")
    first = asked(book, b"", state="running")
    with held(long_imports.folder_of(first) / "alive"):
        other = as_(LIAISON)
        file = SimpleUploadedFile("另一份.xlsx", many_rows())
        page = other.post(f"/books/{book.code}/papers/", {"file": file})
        assert "《台账.xlsx》正在登记" in page.content.decode()
        told = {"file": page.context["carried"], "do": "enter"}
        refused = other.post(page.context["place"].sheet_address, told)
        assert refused.status_code == 409
        assert "正在登记《台账.xlsx》" in refused.content.decode()
        assert refused.context["carried"], "the file stays on the page"
        assert "陈望舒也要登记一份" in shown(client, first)
    assert LongImport.objects.get() == first


@pytest.mark.django_db
def test_the_page_shows_how_far_it_is_with_and_without_a_script() -> None:
    book, client = book_after(*OPENED), as_(CLERK)
    job = asked(book, b"", state="running")
    (long_imports.folder_of(job) / "progress").write_text("writing 500 1500")
    with held(long_imports.folder_of(job) / "alive"):
        page, part = shown(client, job), shown(client, job, HX_Request="true")
        assert 'http-equiv="refresh"' in page
        assert "<html" not in part
        for one in (page, part):
            assert "正在登记：500／1500条" in one
            assert f'hx-get="{address(job)}" hx-trigger="every 2s"' in one
        listed = client.get(f"/books/{book.code}/papers/").content.decode()
        assert address(job) in listed
    assert "hx-trigger" not in shown(client, job)
    client.post(address(job), {"do": "drop"})
    assert not LongImport.objects.exists()
    assert not long_imports.folder_of(job).exists()


@pytest.mark.django_db
def test_one_that_opens_a_book_opens_it_with_its_rows_or_not_at_all() -> None:
    settle()
    client = as_(CLERK)
    on = queries.today()
    opening = Opening("新台账", "青岚区", "巡视", "district-under-province", on)
    told_as = json.dumps({**asdict(opening), "on": on.isoformat()}, ensure_ascii=False)
    first = asked(None, many_rows(3), opening=told_as)
    assert as_(LIAISON).get(address(first)).status_code == 404
    long_imports.take_in(first.pk)
    first.refresh_from_db()
    assert first.book
    assert f"/books/{first.book.code}/ledger/" in shown(client, first)
    assert len(queries.now(first.book).problems) == 3
    second = asked(None, many_rows(4), opening=told_as)
    long_imports.take_in(second.pk)
    assert "已有名为“新台账”的台账" in shown(client, second)
    assert Book.objects.count() == 1
