"""The story is told anew for whatever day it is made on: every act has to be allowed on each."""

from datetime import date, timedelta
from functools import cache

import pytest
from asked_story import PACK, asked_earlier, asked_story

from zhenggai.ledger.core.figures import figures

FRIDAY = date(2026, 11, 20)
WEEK = [FRIDAY + timedelta(days=one) for one in range(7)]
# The story runs over a new year, over a leap day, and begins at the end of a short month.
OTHERS = [date(2027, 2, 3), date(2028, 4, 10), date(2027, 7, 7)]


@pytest.mark.parametrize("today", [*WEEK, *OTHERS], ids=str)
def test_every_act_is_allowed_and_the_end_is_the_same(today: date) -> None:
    asked = asked_story(today)
    assert asked.refused == []
    rows = {one.name: one for one in figures(asked.book, PACK, today)}
    closed = [one for one in asked.district.problems if one.state == "closed"]
    assert rows["done"].value == len(closed)
    assert rows["overdue"].items == figures_of_friday()["overdue"]


@pytest.mark.parametrize("today", [*WEEK, *OTHERS], ids=str)
def test_every_act_of_the_round_before_is_allowed_and_all_is_struck_off(today: date) -> None:
    asked = asked_earlier(today)
    assert asked.refused == []
    assert {one.state for one in asked.book.problems.values()} == {"closed"}


@cache
def figures_of_friday() -> dict[str, tuple[str, ...]]:
    asked = asked_story(FRIDAY)
    return {one.name: one.items for one in figures(asked.book, PACK, FRIDAY)}
