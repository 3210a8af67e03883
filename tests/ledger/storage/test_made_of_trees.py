"""What is made of a kept tree is made once for all who see the same, and goes with its tree."""

import gc
from weakref import ref

import pytest
from ledger_world import CIVIL, CLERK, FINANCE, HEAD, LEADER, LIAISON, PLANNED, VERIFIER
from stored_world import record, stored

from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.problems import AddProblem
from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.ledger.core.scope import seen_tree
from zhenggai.ledger.core.tree import Tree
from zhenggai.ledger.made_of_trees import MOST, made_of, seen_of

pytestmark = pytest.mark.django_db
LIMITED = AddProblem(
    "problem/2", "只给民政局看的问题", source="immediate", need_to_know=(CIVIL, LEADER.id)
)
OF_CIVIL = Actor("person/civil", CIVIL, frozenset({"liaison"}))


def tree() -> Tree:
    book = stored(*PLANNED)
    record(book, "1-21", CLERK, LIMITED)
    return queries.tree(queries.book(book.code))


def test_a_reader_is_given_what_the_reader_may_see() -> None:
    whole = tree()
    for one in (CLERK, LEADER, VERIFIER, LIAISON, HEAD, OF_CIVIL, Actor("person/nobody")):
        assert seen_of(whole, one).book == seen_tree(whole, one).book


def test_who_sees_the_same_is_given_the_same_tree() -> None:
    whole = tree()
    assert seen_of(whole, LIAISON) is seen_of(whole, HEAD)
    assert seen_of(whole, CLERK) is seen_of(whole, LEADER) is whole
    assert seen_of(whole, LIAISON) is not seen_of(whole, OF_CIVIL)


def test_after_an_act_it_is_made_anew() -> None:
    book = stored(*PLANNED)
    seen_of(queries.tree(book), LIAISON)
    record(book, "2-1", LIAISON, ReportProgress("measure/1-1", FINANCE, "progress", "已拨付一半"))
    seen = seen_of(queries.tree(queries.book(book.code)), LIAISON)
    assert seen.book.measures["measure/1-1"].last_text == "已拨付一半"


def test_what_was_made_goes_with_its_tree() -> None:
    whole = Tree(queries.now(stored(*PLANNED)))
    seen = ref(seen_of(whole, LIAISON))
    assert seen() is not None
    del whole
    gc.collect()
    assert seen() is None


def test_what_was_not_asked_for_lately_is_let_go() -> None:
    whole, made = tree(), []
    for n in (0, *range(1, MOST + 1), 0):
        made_of(whole, n, lambda n=n: made.append(n))  # type: ignore[misc]  # bound to its turn
    assert made.count(0) == 2
