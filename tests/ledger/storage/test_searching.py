"""Whatever the ledger holds is found from its first character, on both databases alike."""

from dataclasses import fields

import pytest
from django.db import connection
from ledger_world import CLERK, LIAISON, PLANNED
from stored_world import expunge, record, stored

from zhenggai.ledger import evidence, models, queries
from zhenggai.ledger.core.acts.problems import AddProblem, ReviseProblem
from zhenggai.ledger.core.acts.progress import AttachProof
from zhenggai.ledger.search_index import found
from zhenggai.ledger.search_words import WORDS, folded, grams, grams_asked

pytestmark = pytest.mark.django_db

FAMILIES = ("book", "problem/1", "problem/2")
TEXT = "城乡低保ＡＢＣ审批把关不严，2026年多发3笔"


def keys(book: models.Book, asked: str) -> list[str]:
    return list(found(asked, book.code, FAMILIES).values_list("key", flat=True))


@pytest.fixture
def book() -> models.Book:
    made = stored(*PLANNED[:-1])
    record(made, "2-1", CLERK, AddProblem("problem/2", TEXT))
    return made


@pytest.mark.parametrize("asked", ["城", "低保", "低保abc审批", "把关 2026年", "３笔", "严，"])
def test_a_problem_is_found_by_any_part_of_its_words(book: models.Book, asked: str) -> None:
    assert "problem/2" in keys(book, asked)


@pytest.mark.parametrize(
    "asked", ["低保审批", "笔3", "把关 没有这个词", "%", "_", "把_不", "  ", ""]
)
def test_what_does_not_stand_there_is_not_found(book: models.Book, asked: str) -> None:
    assert "problem/2" not in keys(book, asked)


def test_a_revised_problem_is_found_by_its_new_words_only(book: models.Book) -> None:
    record(book, "2-2", CLERK, ReviseProblem("problem/2", "供水管网漏损"))

    assert keys(book, "供水管网") == ["problem/2"]
    assert keys(book, "低保ABC") == []


def test_another_book_and_other_families_are_not_searched(book: models.Book) -> None:
    assert not found("低保", "b-other", FAMILIES)
    assert not found("低保", book.code, {"problem/1"})
    assert found("低保", book.code, {"problem/2"}).count() == 1


def test_a_proof_is_found_by_its_name_and_by_the_text_of_its_file(book: models.Book) -> None:
    file = evidence.store([b"\xe6\xb8\x85\xe9\x80\x80\xe6\xac\xbe\xe9\xa1\xb9"], "台账附件.txt")
    act = AttachProof("proof/1-0-1", "problem/1", file.digest, "台账附件.txt", "已清退")
    record(book, "2-2", LIAISON, act)

    assert keys(book, "台账附件") == ["proof/1-0-1"]
    assert keys(book, "清退款项") == ["proof/1-0-1"]


def test_expunged_words_are_found_no_more(book: models.Book) -> None:
    n = next(one.n for one in queries.entries(book) if one.subject == ("problem/2",))
    expunge(book, "2-2", n, "text")

    assert keys(book, "低保") == []
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM ledger_search_grams")
            assert cursor.fetchone()[0] == models.SearchText.objects.count()


def test_a_rebuilt_book_is_searched_as_before(book: models.Book) -> None:
    models.SearchText.objects.all().delete()
    models.Row.objects.filter(key="problem/2").delete()
    assert queries.rebuild(book, mend=True) == ["problem/2"]

    assert keys(book, "低保") == ["problem/2"]


def test_a_text_has_every_piece_that_any_of_its_parts_asks_for() -> None:
    text = folded(TEXT)
    for start in range(len(text)):
        for end in range(start + 1, len(text) + 1):
            assert grams_asked(text[start:end]) <= grams(text)


def test_every_field_that_is_searched_is_one_of_its_row() -> None:
    for row, names in WORDS.items():
        assert set(names) <= {one.name for one in fields(row)}
