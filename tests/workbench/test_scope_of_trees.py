"""The tree of a book finds the same units and rows as going through the whole book."""

import pytest
from busy_district import UNITS, busy_book, liaison, settle

from zhenggai.ledger import queries
from zhenggai.ledger.core.responsibility import measures_of, units_of
from zhenggai.ledger.core.scope import seen_tree, sees

pytestmark = pytest.mark.django_db


def test_a_tree_knows_what_going_through_the_book_would_find() -> None:
    settle()
    tree = queries.tree(busy_book(queries.today()))
    for problem in tree.tops:
        assert tree.units[problem.key] == units_of(tree.book, problem.key)
        assert set(tree.measures[problem.key]) == set(measures_of(tree.book, problem.key))


def test_every_unit_sees_of_a_tree_what_it_sees_of_the_book() -> None:
    settle()
    tree = queries.tree(busy_book(queries.today()))
    for k in range(len(UNITS)):
        seen = seen_tree(tree, liaison(k)).book
        wanted = {one.key for one in tree.problems if sees(tree.book, liaison(k), one.key)}
        assert wanted == set(seen.problems)
        assert wanted
