"""Two people at once: on different items both succeed, on one item the second is shown why not.

Real threads and real processes on the real database; entries keep one order.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.db import DatabaseError, connection
from ledger_world import CLERK, FINANCE, LIAISON, PLANNED
from stored_world import differences, draft, record, record_all, stored

from zhenggai.ledger import models, queries
from zhenggai.ledger.actions import Making, Written
from zhenggai.ledger.conflicts import Conflict
from zhenggai.ledger.core.acts.problems import AddProblem, MarkPriority
from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.ledger.core.acts.records import Comment
from zhenggai.ledger.core.chain_check import check_chain
from zhenggai.ledger.core.entries import Draft, to_line
from zhenggai.ledger.core.numbering import next_of_book
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.state import Book

PROGRESS = ReportProgress("measure/1-1", FINANCE, "progress", "已拨付一半")
DONE = ReportProgress("measure/1-1", FINANCE, "done", "已全部拨付")
WRITER = Path(__file__).parents[2] / "made" / "writing_process.py"


def other(number: int) -> AddProblem:
    return AddProblem(f"problem/{number}", f"立行立改{number}", source="immediate")


def in_threads(*works: Callable[[], Written]) -> list[Written | Exception]:
    """Everybody at once; what each got."""

    def alone(work: Callable[[], Written]) -> Written | Exception:
        try:
            return work()
        except (NotAllowed, DatabaseError) as fault:
            return fault
        finally:
            connection.close()

    with ThreadPoolExecutor(len(works)) as threads:
        return list(threads.map(alone, works))


def in_processes(book: models.Book, kinds: Sequence[str]) -> list[dict[str, object]]:
    """One process each on the database under test; what each printed."""
    told = connection.settings_dict
    settings = {**os.environ, "ZHENGGAI_TEST_NAME": str(told["NAME"])}
    running = [
        subprocess.Popen(
            [sys.executable, WRITER, book.code, kind, str(number)],
            stdout=subprocess.PIPE,
            env=settings,
        )
        for number, kind in enumerate(kinds)
    ]
    return [json.loads(one.communicate(timeout=120)[0]) for one in running]


def is_whole(book: models.Book) -> bool:
    """One unbroken chain, and rows as the entries say."""
    book.refresh_from_db()
    lines = (to_line(one) for one in queries.entries(book))
    return check_chain(lines, book.head_hash).ok and differences(book) == []


@pytest.mark.django_db
def test_who_saw_an_older_state_of_an_item_is_shown_what_changed() -> None:
    book = stored(*PLANNED)
    seen = book.head_n
    first = record(book, "2-1", LIAISON, PROGRESS, seen=seen)
    with pytest.raises(Conflict, match="报送进展") as refused:
        record(book, "2-1", LIAISON, DONE, seen=seen)
    assert [one.n for one in refused.value.entries] == [first.n]
    record(book, "2-1", LIAISON, DONE, seen=first.n)


@pytest.mark.django_db
def test_what_happens_on_another_item_is_no_conflict() -> None:
    book = stored(*PLANNED)
    record(book, "2-1", CLERK, other(2), seen=book.head_n)
    record(book, "2-1", LIAISON, PROGRESS, seen=book.head_n)


@pytest.mark.django_db
def test_a_remark_disturbs_nobody() -> None:
    book = stored(*PLANNED)
    record(book, "2-1", CLERK, Comment("measure/1-1", "抓紧"), seen=book.head_n)
    record(book, "2-1", LIAISON, PROGRESS, seen=book.head_n)


@pytest.mark.django_db
def test_an_act_that_names_no_item_but_changed_it_is_a_conflict() -> None:
    book = stored(*PLANNED[:-1])
    seen = book.head_n
    record(book, *PLANNED[-1])
    with pytest.raises(Conflict, match="审定"):
        record(book, "1-20", CLERK, MarkPriority("problem/1", priority=True), seen=seen)


@pytest.mark.django_db(transaction=True)
def test_threads_on_one_item_leave_one_winner() -> None:
    book = stored(*PLANNED)
    seen = book.head_n
    results = in_threads(
        *(lambda: record(book, "2-1", LIAISON, PROGRESS, seen=seen) for _ in range(4))
    )
    assert sorted(type(one).__name__ for one in results) == ["Conflict"] * 3 + ["Written"]
    assert is_whole(book)


@pytest.mark.django_db(transaction=True)
def test_threads_on_different_items_all_succeed() -> None:
    book = stored(*PLANNED)
    record_all(book, [draft("2-1", CLERK, other(number)) for number in range(2, 8)])
    book.refresh_from_db()
    seen = book.head_n

    def mark(number: int) -> Callable[[], Written]:
        act = MarkPriority(f"problem/{number}", priority=True)
        return lambda: record(book, "2-1", CLERK, act, seen=seen)

    results = in_threads(*(mark(number) for number in range(2, 8)))
    assert [one for one in results if isinstance(one, Exception)] == []
    assert is_whole(book)
    assert book.head_n == seen + 6


@pytest.mark.django_db(transaction=True)
def test_threads_that_add_problems_get_a_number_each() -> None:
    book = stored(*PLANNED)

    def another(now: Book) -> list[Draft]:
        key = next_of_book(now, "problem")
        return [draft("2-1", CLERK, AddProblem(key, "同时添加", source="immediate"))]

    works = [lambda: record_all(book, Making({"book"}, another)) for _ in range(5)]
    assert [one for one in in_threads(*works) if isinstance(one, Exception)] == []
    assert list(queries.now(book).problems) == [f"problem/{n}" for n in range(1, 7)]
    assert is_whole(book)


@pytest.mark.django_db(transaction=True)
def test_processes_on_one_item_leave_one_winner() -> None:
    book = stored(*PLANNED)
    told = in_processes(book, ["same", "same", "same"])
    assert sorted(str(one["said"]) for one in told) == ["conflict", "conflict", "written"]
    assert is_whole(book)


@pytest.mark.django_db(transaction=True)
def test_processes_on_different_items_all_succeed() -> None:
    book = stored(*PLANNED)
    told = in_processes(book, ["another"] * 3)
    assert [one["said"] for one in told] == ["written"] * 3
    book.refresh_from_db()
    assert book.head_n == len(PLANNED) + 3 * 5
    assert is_whole(book)


@pytest.fixture(autouse=True)
def closed_connections() -> Iterator[None]:
    """What a thread opened does not outlive the test."""
    yield
    if not connection.in_atomic_block:
        connection.close()
