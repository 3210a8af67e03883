"""An edition is frozen whole, read back as it was, and corrected only by another."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, connection, transaction
from ledger_world import OPENED
from stored_world import stored
from told_papers import COUNTED_NOTICE

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.models import Book
from zhenggai.published.freezing import freeze, is_whole
from zhenggai.published.models import Edition
from zhenggai.published.pieces import with_fixed_labels
from zhenggai.published.queries import course_of, edition_by_code, latest, read
from zhenggai.published.told import FigureTold, Frozen, ItemTold
from zhenggai.writers.letter_html import letter_html
from zhenggai.writers.notice_style import load_style
from zhenggai.writers.notice_text import notice_letter

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
LETTER = notice_letter(COUNTED_NOTICE, load_style("running"))
TOLD = Frozen(
    audience="public",
    title="中共示例县委关于巡察整改进展情况的通报",
    published_on=date(2026, 11, 20),
    cut_off=date(2026, 10, 31),
    letter=LETTER,
    figures=(FigureTold("completion_rate", "完成率", "counted", "50.00", "%", "50.00%"),),
    items=(ItemTold("1", "学习制度不落实。", "政治建设", "done", 2, 2, lead_units=("县委办",)),),
)


def test_an_edition_holds_the_text_as_it_was() -> None:
    book = stored(*OPENED)
    edition = freeze(book, TOLD, by="person/clerk", at=AT)
    found = edition_by_code(edition.code)
    assert found is not None
    told = read(found)
    assert (told.letter, told.figures) == (with_fixed_labels(LETTER), TOLD.figures)
    assert (told.items, told.title, told.why) == (TOLD.items, TOLD.title, "")
    assert letter_html(told.letter) == letter_html(LETTER)
    assert (found.head_n, found.head_hash) == (book.head_n, book.head_hash)
    assert is_whole(found)


def test_editions_are_numbered_for_each_audience() -> None:
    book = stored(*OPENED)
    party = replace(TOLD, audience="party")
    made = [freeze(book, one, by="person/clerk", at=AT) for one in (TOLD, party, TOLD)]
    assert [(one.audience, one.number) for one in made] == [
        ("public", 1), ("party", 1), ("public", 2),
    ]  # fmt: skip
    assert latest(book, "public") == made[2]


def test_a_correction_is_a_new_edition_that_names_the_old_one() -> None:
    book = stored(*OPENED)
    old = freeze(book, TOLD, by="person/clerk", at=AT)
    told = replace(TOLD, replaces=old, why="第3项的完成时限印错，现予更正。")
    new = freeze(book, told, by="person/clerk", at=AT)
    assert course_of(old) == course_of(new) == [new, old]
    assert read(new).why == told.why
    assert is_whole(old)
    assert is_whole(new)


@pytest.mark.parametrize(
    ("swaps", "code"),
    [({"why": " "}, "why_missing"), ({"audience": "party", "why": "因故"}, "other_text")],
)
def test_a_correction_says_why_and_stays_with_its_text(swaps: dict[str, str], code: str) -> None:
    book = stored(*OPENED)
    old = freeze(book, TOLD, by="person/clerk", at=AT)
    with pytest.raises(NotAllowed) as refusal:
        freeze(book, replace(TOLD, replaces=old, **swaps), by="person/clerk", at=AT)  # type: ignore[arg-type]
    assert refusal.value.code == code


def test_an_edition_is_corrected_once_and_then_its_correction() -> None:
    book = stored(*OPENED)
    old = freeze(book, TOLD, by="person/clerk", at=AT)
    told = replace(TOLD, replaces=old, why="更正数字。")
    freeze(book, told, by="person/clerk", at=AT)
    with pytest.raises(NotAllowed, match="已经有更正版"):
        freeze(book, told, by="person/clerk", at=AT)


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
    freeze(stored(*OPENED), TOLD, by="person/clerk", at=AT)
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
    edition = freeze(book, TOLD, by="person/clerk", at=AT)
    Edition.objects.filter(pk=edition.pk).update(in_portal=True)
    party = freeze(book, replace(TOLD, audience="party"), by="person/clerk", at=AT)
    with pytest.raises(DatabaseError), transaction.atomic():
        Edition.objects.filter(pk=party.pk).update(in_portal=True)
    assert Book.objects.get(pk=book.pk).editions.filter(in_portal=True).get() == edition
