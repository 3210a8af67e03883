"""What is expunged from the ledger goes from editions too, piece by piece, and each says so."""

import shutil
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from frozen_papers import ITEMS, LETTER, frozen, released
from ledger_world import CLERK, PLANNED
from stored_world import expunge, record, stored
from whole_house import places_of

from zhenggai.archive import back_up
from zhenggai.ledger import evidence, guards
from zhenggai.ledger.core.acts.problems import AddProblem
from zhenggai.ledger.models import Book
from zhenggai.published.freezing import is_whole
from zhenggai.published.models import Edition, EditionPart, Release
from zhenggai.published.queries import read
from zhenggai.published.told import ItemTold
from zhenggai.restoring import restore
from zhenggai.writers.letter_html import letter_html
from zhenggai.writers.letter_rows import Letter, Paragraph, Words

pytestmark = pytest.mark.django_db(transaction=True)
UNWANTED = "不该写在这里的一句话，共3处"
GONE = "此处内容已于2月2日依规清除"
QUOTING = Paragraph(("经查，不该写在这里的一句话，共", Words("3", figure="counted/x"), "处。"))


@pytest.fixture(autouse=True)
def a_house_of_its_own(tmp_path: Path, settings: object) -> None:
    settings.DATA = tmp_path / "data"  # type: ignore[attr-defined]


def quoted() -> tuple[Book, int, Edition]:
    """A book, the entry of an unwanted sentence, and an edition that quotes it in its text."""
    book = stored(*PLANNED)
    n = record(book, "2-1", CLERK, AddProblem("problem/2", UNWANTED, source="immediate")).n
    letter = Letter(LETTER.title, (*LETTER.blocks, QUOTING), signatures=LETTER.signatures)
    return book, n, frozen(book, letter=letter)


def test_the_paragraph_goes_and_the_others_stay() -> None:
    book, n, edition = quoted()
    before = letter_html(read(edition).letter).split("\n")
    expunge(book, "2-2", n, "text")
    edition.refresh_from_db()
    after = letter_html(read(edition).letter).split("\n")
    changed = [now for now, then in zip(after, before, strict=True) if now != then]
    assert len(changed) == 1
    assert GONE in changed[0]
    assert edition.cleared == 1
    assert is_whole(edition)
    assert places_of("不该写在这里的一句话") == []


def test_an_item_goes_and_its_place_says_so() -> None:
    book, n, _ = quoted()
    edition = frozen(book, items=(*ITEMS, ItemTold("3", UNWANTED, "", "not_done")))
    expunge(book, "2-2", n, "text")
    told = read(edition)
    assert (told.items, told.missing) == (ITEMS, (GONE,))
    edition.refresh_from_db()
    assert is_whole(edition)


def test_a_title_goes_from_the_list_as_well() -> None:
    book, n, _ = quoted()
    edition = frozen(book, title=f"关于{UNWANTED}的通报")
    expunge(book, "2-2", n, "text")
    edition.refresh_from_db()
    assert (edition.title, read(edition).title) == ("", GONE)
    assert is_whole(edition)


def test_editions_come_back_from_a_backup_without_what_was_destroyed_since(tmp_path: Path) -> None:
    book, n, edition = quoted()
    back_up(tmp_path / "b.zip")
    expunge(book, "2-2", n, "text")
    call_command("flush", interactive=False)
    shutil.rmtree(evidence.folder(), ignore_errors=True)
    restore(tmp_path / "b.zip")
    back = Edition.objects.get(code=edition.code)
    assert is_whole(back)
    assert GONE in letter_html(read(back).letter)
    assert places_of("不该写在这里的一句话") == []
    assert guards.missing(connection) == []


def test_editions_come_back_from_a_backup_as_they_were(tmp_path: Path) -> None:
    book, _, edition = quoted()
    later = frozen(book, replaces=edition, why="更正。")
    release = released(book)
    parts = list(EditionPart.objects.values_list("n", "kind", "told", "digest"))
    back_up(tmp_path / "b.zip")
    call_command("flush", interactive=False)
    shutil.rmtree(evidence.folder(), ignore_errors=True)
    restore(tmp_path / "b.zip")
    assert list(EditionPart.objects.values_list("n", "kind", "told", "digest")) == parts
    assert Edition.objects.get(code=later.code).replaces == edition
    assert Release.objects.get().medium == release.medium
    assert evidence.is_whole(release.screenshot)
