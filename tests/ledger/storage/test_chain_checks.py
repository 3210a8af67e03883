"""What the last check of a chain found is kept, and says how far it went."""

import pytest
from ledger_world import CLERK, PLANNED
from stored_world import record, stored

from zhenggai.ledger import models, queries
from zhenggai.ledger.chain_checks import checked_chain
from zhenggai.ledger.core.acts.records import Comment

pytestmark = pytest.mark.django_db


def test_a_check_is_kept_with_its_head() -> None:
    book = stored(*PLANNED)
    assert checked_chain(book).ok
    kept = models.ChainCheck.objects.get()
    assert (kept.n, kept.ok) == (book.head_n, True)
    record(book, "1-21", CLERK, Comment("problem/1", "请抓紧"))
    now = queries.book(book.code)
    assert now.chain_check.n == now.head_n - 1
    checked_chain(now)
    assert queries.book(book.code).chain_check.n == now.head_n


def test_a_head_that_does_not_fit_says_nothing_of_the_chain() -> None:
    book = stored(*PLANNED)
    assert not checked_chain(book, f"{book.head_n}:{'0' * 64}").ok
    assert not models.ChainCheck.objects.exists()
