"""An edition is frozen whole, read back as it was, and corrected only by another."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction
from frozen_papers import FIGURES, ITEMS, LETTER, TITLE, frozen
from ledger_world import OPENED
from stored_world import stored

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.models import Book
from zhenggai.published.freezing import is_whole
from zhenggai.published.models import Edition
from zhenggai.published.pieces import with_fixed_labels
from zhenggai.published.queries import course_of, edition_by_code, editions_of, read
from zhenggai.writers.letter_html import letter_html

pytestmark = pytest.mark.django_db


def test_an_edition_holds_the_text_as_it_was() -> None:
    book = stored(*OPENED)
    found = edition_by_code(frozen(book).code)
    assert found is not None
    told = read(found)
    assert (told.letter, told.figures) == (with_fixed_labels(LETTER), FIGURES)
    assert (told.items, told.title, told.why) == (ITEMS, TITLE, "")
    assert letter_html(told.letter) == letter_html(LETTER)
    assert (found.head_n, found.head_hash) == (book.head_n, book.head_hash)
    assert is_whole(found)


def test_a_title_longer_than_lists_have_room_for_is_kept_whole() -> None:
    long = "关于进展情况的通报" * 40
    edition = frozen(stored(*OPENED), title=long)
    edition.refresh_from_db()
    assert long.startswith(edition.title)
    assert read(edition).title == long
    assert is_whole(edition)


def test_editions_are_numbered_for_each_audience() -> None:
    book = stored(*OPENED)
    made = [frozen(book), frozen(book, audience="party"), frozen(book)]
    assert [(one.audience, one.number) for one in made] == [
        ("public", 1), ("party", 1), ("public", 2),
    ]  # fmt: skip
    assert editions_of(book, "public").first() == made[2]


def test_a_correction_is_a_new_edition_that_names_the_old_one() -> None:
    book = stored(*OPENED)
    old = frozen(book)
    why = "第3项的完成时限印错，现予更正。"
    new = frozen(book, replaces=old, why=why)
    assert course_of(old) == course_of(new) == [new, old]
    assert read(new).why == why
    assert is_whole(old)
    assert is_whole(new)


@pytest.mark.parametrize(
    ("swaps", "code"),
    [({"why": " "}, "why_missing"), ({"audience": "party", "why": "因故"}, "other_text")],
)
def test_a_correction_says_why_and_stays_with_its_text(swaps: dict[str, Any], code: str) -> None:
    book = stored(*OPENED)
    with pytest.raises(NotAllowed) as refusal:
        frozen(book, replaces=frozen(book), **swaps)
    assert refusal.value.code == code


def test_an_edition_is_corrected_once_and_then_its_correction() -> None:
    book = stored(*OPENED)
    old = frozen(book)
    frozen(book, replaces=old, why="更正数字。")
    with pytest.raises(NotAllowed, match="已经有更正版"):
        frozen(book, replaces=old, why="再更正。")


STATEMENTS = (
    "UPDATE published_edition SET published_on = '2026-11-21'",
    "UPDATE published_edition SET digest = ''",
    "UPDATE published_edition SET title = '另一标题'",
    "UPDATE published_editionpart SET told = '{}'",
    "UPDATE published_editionpart SET digest = ''",
    "UPDATE published_editionpart SET n = n + 1000",
    "DELETE FROM published_editionpart",
    "DELETE FROM published_edition",
)


@pytest.mark.parametrize("statement", STATEMENTS)
def test_the_database_refuses_to_change_an_edition(statement: str) -> None:
    frozen(stored(*OPENED))
    connection.check_constraints()
    with (
        pytest.raises(DatabaseError, match="never changed or deleted"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert is_whole(Edition.objects.get())


def test_whether_the_portal_shows_it_may_change_for_a_public_one_only() -> None:
    book = stored(*OPENED)
    edition = frozen(book)
    Edition.objects.filter(pk=edition.pk).update(in_portal=True)
    party = frozen(book, audience="party")
    with pytest.raises(DatabaseError), transaction.atomic():
        Edition.objects.filter(pk=party.pk).update(in_portal=True)
    assert Book.objects.get(pk=book.pk).editions.filter(in_portal=True).get() == edition
