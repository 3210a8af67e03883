"""Everything of a house in one file, and back: proved, or nothing is written."""

import json
import shutil
import zipfile
from pathlib import Path
from threading import Event, Thread

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import connection
from ledger_world import CLERK, LIAISON, PLANNED
from stored_world import (
    ask_to_expunge,
    decide_expunging,
    differences,
    draft,
    expunge,
    record,
    record_all,
    stored,
)

from zhenggai.archive import ArchiveError, back_up
from zhenggai.ledger import evidence, models, queries
from zhenggai.ledger.actions import Making
from zhenggai.ledger.core.acts.problems import AddProblem
from zhenggai.ledger.core.acts.progress import AttachProof
from zhenggai.ledger.core.chain_check import check_chain
from zhenggai.ledger.core.entries import Draft, to_line
from zhenggai.ledger.core.numbering import next_of_book
from zhenggai.ledger.core.state import Book
from zhenggai.people.models import Person, Role, Unit
from zhenggai.restoring import restore

pytestmark = pytest.mark.django_db(transaction=True)
FILE = "凭证内容".encode()


@pytest.fixture(autouse=True)
def a_house_of_its_own(tmp_path: Path, settings: object) -> None:
    """Evidence of other tests is none of this one's."""
    settings.DATA = tmp_path / "data"  # type: ignore[attr-defined]


def house() -> models.Book:
    """A book with a file, a unit, a person with account and role."""
    book = stored(*PLANNED)
    unit = Unit.objects.create(id="unit/finance", name="财政局")
    person = Person.objects.create(
        id=LIAISON.id, name="林工", unit=unit, account=User.objects.create_user("lin")
    )
    Role.objects.create(person=person, role="liaison", book=book)
    kept = evidence.store([FILE], "凭证.txt")
    act = AttachProof("proof/1-1-1", "measure/1-1", kept.digest, kept.name, "已拨付")
    record(book, "2-1", LIAISON, act)
    book.refresh_from_db()
    return book


def empty_the_house() -> None:
    call_command("flush", interactive=False)
    shutil.rmtree(evidence.folder())


def lines(book: models.Book) -> list[str]:
    return [to_line(one) for one in queries.entries(book)]


def test_a_house_comes_back_as_it_was(tmp_path: Path) -> None:
    book = house()
    before = lines(book)
    made = back_up(tmp_path / "b.zip")
    assert made.books == {book.code: len(before)}
    empty_the_house()
    restore(tmp_path / "b.zip")
    back = queries.book(book.name)
    assert lines(back) == before
    assert (back.head_n, back.head_hash) == (book.head_n, book.head_hash)
    assert differences(back) == []
    assert evidence.read_bytes(models.Evidence.objects.get().digest) == FILE
    assert Person.objects.get(account__username="lin").roles.get().book == back


def test_a_restored_house_goes_on(tmp_path: Path) -> None:
    book = house()
    back_up(tmp_path / "b.zip")
    empty_the_house()
    restore(tmp_path / "b.zip")
    record(book, "2-2", CLERK, AddProblem("problem/2", "又一个", source="immediate"))
    User.objects.create_user("wang")
    assert check_chain(lines(book)).entries == book.head_n + 1


def test_a_house_with_books_is_not_written_over(tmp_path: Path) -> None:
    house()
    back_up(tmp_path / "b.zip")
    with pytest.raises(ArchiveError, match="已有台账"):
        restore(tmp_path / "b.zip")


def rewritten(path: Path, name: str, change: bytes) -> Path:
    """The archive with one part changed."""
    other = path.with_name("other.zip")
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(other, "w") as new:
        for member in old.namelist():
            data = old.read(member)
            new.writestr(member, data + change if member.startswith(name) else data)
    return other


@pytest.mark.parametrize("name", ["books/", "evidence/", "tables/people.Person", "manifest"])
def test_an_archive_with_a_changed_part_is_refused(tmp_path: Path, name: str) -> None:
    house()
    back_up(tmp_path / "b.zip")
    empty_the_house()
    with pytest.raises(ArchiveError, match="没有恢复"):
        restore(rewritten(tmp_path / "b.zip", name, b"x"))
    assert models.Book.objects.count() == models.Entry.objects.count() == 0


def test_a_torn_archive_is_refused(tmp_path: Path) -> None:
    house()
    back_up(tmp_path / "b.zip")
    torn = tmp_path / "torn.zip"
    torn.write_bytes((tmp_path / "b.zip").read_bytes()[:-200])
    empty_the_house()
    with pytest.raises(ArchiveError, match="没有恢复"):
        restore(torn)


def test_a_place_that_cannot_hold_an_archive_is_named(tmp_path: Path) -> None:
    house()
    for place in (tmp_path / "none" / "b.zip", tmp_path):
        with pytest.raises(ArchiveError, match="写不进"):
            back_up(place)


def expunge_the_file(book: models.Book) -> None:
    expunge(book, "2-2", book.head_n, "digest", "name")


def test_a_backup_made_after_an_expunging_does_not_hold_it(tmp_path: Path) -> None:
    expunge_the_file(house())
    assert back_up(tmp_path / "b.zip").evidence == 0
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        assert not [name for name in archive.namelist() if name.startswith("evidence/")]
        assert "凭证.txt" not in "".join(archive.read(one).decode() for one in archive.namelist())


def test_an_older_backup_loses_on_restore_what_was_expunged_since(tmp_path: Path) -> None:
    book = house()
    back_up(tmp_path / "b.zip")
    expunge_the_file(book)
    empty_the_house()
    restore(tmp_path / "b.zip")
    back = queries.book(book.code)
    assert evidence.stored() == []
    assert not models.Content.objects.filter(told__contains="凭证.txt").exists()
    assert check_chain(lines(back), back.head_hash).ok
    assert differences(back) == []


def test_a_request_that_waits_comes_back_with_the_words_withheld(tmp_path: Path) -> None:
    book = house()
    ask_to_expunge(book, "2-2", book.head_n, "digest", "name")
    back_up(tmp_path / "b.zip")
    empty_the_house()
    restore(tmp_path / "b.zip")
    back = queries.book(book.code)
    assert differences(back) == []
    assert "凭证.txt" not in str(queries.now(back).proofs)
    decide_expunging(back, "2-2", granted=False)
    assert "凭证.txt" in str(queries.now(back).proofs)


def test_a_request_in_an_older_backup_is_carried_out_as_it_was_since(tmp_path: Path) -> None:
    book = house()
    ask_to_expunge(book, "2-2", book.head_n, "digest", "name")
    back_up(tmp_path / "b.zip")
    decide_expunging(book, "2-2")
    empty_the_house()
    restore(tmp_path / "b.zip")
    back = queries.book(book.code)
    assert not models.Content.objects.filter(told__contains="凭证.txt").exists()
    [asked] = queries.now(back).expungings.values()
    assert asked.state == "done"
    assert differences(back) == []


def test_an_expunging_of_before_there_were_requests_is_done_again_too(tmp_path: Path) -> None:
    """What the house noted then names two people and no request."""
    book = house()
    back_up(tmp_path / "b.zip")
    told = {"book": book.code, "by": CLERK.id, "on": "2026-02-02", "of": book.head_n}
    told |= {"fields": ["name"], "ground": "secret", "second": LIAISON.id}
    empty_the_house()
    (Path(settings.DATA) / "expunged.jsonl").write_text(f"{json.dumps(told)}\n")
    restore(tmp_path / "b.zip")
    assert not models.Content.objects.filter(told__contains="凭证.txt").exists()


def test_a_backup_made_while_others_write_is_of_one_moment(tmp_path: Path) -> None:
    book = house()
    stop = Event()

    def another(now: Book) -> list[Draft]:
        key = next_of_book(now, "problem")
        return [draft("2-1", CLERK, AddProblem(key, "同时添加", source="immediate"))]

    def keep_writing() -> None:
        while not stop.is_set():
            record_all(book, Making({"book"}, another))
        connection.close()

    writer = Thread(target=keep_writing)
    writer.start()
    try:
        for number in range(3):
            back_up(tmp_path / f"{number}.zip")
    finally:
        stop.set()
        writer.join()
    empty_the_house()
    restore(tmp_path / "2.zip")
    assert differences(queries.book(book.code)) == []


def test_the_folder_of_the_house_is_asked_when_it_is_needed() -> None:
    assert evidence.folder().parent == settings.DATA
