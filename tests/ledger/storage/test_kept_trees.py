"""A kept book is what the tables hold, whatever was written since it was last asked for."""

import pytest
from ledger_world import CLERK, LIAISON, OPENED, PLANNED, SIGNED, day
from stored_world import expunge, record, stored

from zhenggai.ledger import models, queries
from zhenggai.ledger.core.acts.mending import Correct
from zhenggai.ledger.core.acts.problems import AddProblem
from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.kept_trees import MOST_DAYS, Shelf

pytestmark = pytest.mark.django_db


def fresh(book: models.Book) -> models.Book:
    return queries.book(book.code)


def told(book: Book) -> dict[str, object]:
    below = {key: set(keys) for key, keys in book.below.items() if keys}
    return {"rows": book.rows, "keys": book.by_key, "below": below, "head": book.head,
            "expunged": book.expunged}  # fmt: skip


def test_after_every_act_a_kept_book_is_as_the_tables_hold_it() -> None:
    book = stored(*OPENED)
    for one in SIGNED[len(OPENED) :]:
        record(book, *one)
        held = fresh(book)
        assert told(queries.tree(held).book) == told(queries.now(held))


def test_what_a_correction_takes_away_is_gone() -> None:
    book = stored(*PLANNED)
    report = ReportProgress("measure/1-1", LIAISON.unit, "progress", "写错了")
    wrong = record(book, "2-1", LIAISON, report).n
    assert queries.tree(fresh(book)).book.measures["measure/1-1"].last_text == "写错了"
    record(book, "2-2", CLERK, Correct(wrong, "报错了事项"))
    assert queries.tree(fresh(book)).book.measures["measure/1-1"].last_text == ""


def test_what_is_expunged_is_kept_no_longer() -> None:
    book = stored(*OPENED)
    added = AddProblem("problem/1", "不该写在这里的一句话", source="immediate")
    n = record(book, "1-12", CLERK, added).n
    assert queries.tree(fresh(book)).book.problems["problem/1"].text == added.text
    expunge(book, "1-13", n, "text")
    held = fresh(book)
    for tree in (queries.tree(held), queries.tree(held, day("1-12"))):
        assert added.text not in str(tree.book)
    assert told(queries.tree(held).book) == told(queries.now(held))


def test_the_same_head_gives_the_same_tree() -> None:
    book = stored(*PLANNED)
    assert queries.tree(fresh(book)) is queries.tree(fresh(book))


def test_a_past_day_is_shown_as_it_was_known() -> None:
    book = fresh(stored(*SIGNED))
    before = queries.tree(book, day("1-20")).book
    assert before.problems["problem/1"].state == "planned"
    assert not before.proofs


def test_of_many_days_only_the_last_are_kept() -> None:
    book, shelf = fresh(stored(*PLANNED)), Shelf()
    first = shelf.tree_of_day(book, day("1-11"))
    assert shelf.tree_of_day(book, day("1-11")) is first
    for n in range(MOST_DAYS):
        shelf.tree_of_day(book, day(f"1-{12 + n}"))
    assert shelf.tree_of_day(book, day("1-11")) is not first
