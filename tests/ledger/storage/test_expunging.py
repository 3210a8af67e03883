"""What is expunged is gone from every place; chain, sequence and states stay true."""

from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from ledger_world import CLERK, LIAISON, PLANNED
from stored_world import differences, record, stored

from zhenggai.ledger import evidence, models, queries
from zhenggai.ledger.core.acts.mending import Expunge
from zhenggai.ledger.core.acts.problems import AddProblem
from zhenggai.ledger.core.acts.progress import AttachProof
from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.chain_check import check_chain
from zhenggai.ledger.core.entries import to_line

UNWANTED = "不该写在这里的一句话"

pytestmark = pytest.mark.django_db(transaction=True)


def expunge(book: models.Book, n: int, *fields: str) -> None:
    act = Expunge(n, fields, "secret", second=LIAISON.id)
    record(book, "2-2", CLERK, act)
    book.refresh_from_db()


def on_the_disk(text: str) -> bool:
    """Whether the words stand anywhere in the files of the data folder or the database."""
    wanted = text.encode()
    files = [path for path in Path(settings.DATA).rglob("*") if path.is_file()]
    return any(wanted in path.read_bytes() for path in files)


def is_true(book: models.Book) -> bool:
    lines = [to_line(one) for one in queries.entries(book)]
    return check_chain(lines, book.head_hash).ok


def test_words_are_gone_from_content_rows_and_files_of_the_database() -> None:
    book = stored(*PLANNED)
    n = record(book, "2-1", CLERK, AddProblem("problem/2", UNWANTED, source="immediate")).n
    expunge(book, n, "text")
    state = queries.part(book, "problem/2")
    assert shown(state.problems["problem/2"].text, state) == "此处内容已于2月2日依规清除"
    assert is_true(book)
    assert differences(book) == []
    assert not models.Row.objects.filter(data__contains=UNWANTED).exists()
    assert not models.Content.objects.filter(told__contains=UNWANTED).exists()
    if connection.vendor == "sqlite":
        assert not on_the_disk(UNWANTED)


def test_a_file_goes_with_its_digest_and_preview() -> None:
    book = stored(*PLANNED)
    kept = evidence.store([f"凭证：{UNWANTED}".encode()], "凭证.txt")
    proof = AttachProof("proof/1-1-1", "measure/1-1", kept.digest, kept.name, "已拨付")
    n = record(book, "2-1", LIAISON, proof).n
    expunge(book, n, "digest", "name", "claim")
    assert evidence.stored().count(kept.digest) == 0
    assert not models.Evidence.objects.filter(digest=kept.digest).exists()
    assert is_true(book)


def test_a_file_that_another_entry_still_names_stays() -> None:
    book = stored(*PLANNED)
    kept = evidence.store([b"shared by two"], "共用.txt")
    for number in (1, 2):
        act = AttachProof(
            f"proof/1-1-{number}", "measure/1-1", kept.digest, kept.name, "已拨付",
            shared_from="proof/1-1-1" if number == 2 else "", why="同一份" if number == 2 else "",
        )  # fmt: skip
        n = record(book, "2-1", LIAISON, act).n
    expunge(book, n, "digest")
    assert evidence.is_whole(kept.digest)


def test_figures_and_states_are_the_same_after_it() -> None:
    book = stored(*PLANNED)
    before = queries.figures(queries.now(book), queries.today())
    n = next(one.n for one in queries.entries(book) if one.kind == "add_problem")
    expunge(book, n, "text")
    assert queries.figures(queries.now(book), queries.today()) == before


def test_the_name_of_a_book_can_go() -> None:
    book = stored(*PLANNED, name=UNWANTED)
    expunge(book, 1, "name")
    assert book.name == book.code
    assert differences(book) == []
