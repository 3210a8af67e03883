"""Fields in the demo's texts are filled with the days on which it is made."""

from datetime import date

import pytest

from zhenggai.demo.days import StoryDays
from zhenggai.demo.filling import Filling

# Day 0 is Tuesday 14 July 2026, day 129 Friday 20 November.
DAYS = StoryDays(date(2026, 11, 20))
FILLING = Filling(DAYS, {"7-3": ("云汀区管护办法", "云农发〔2026〕31号")})


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("{年-2}年度", "2024年度"),
        ("{年}年", "2026年"),
        ("{70日}拨付", "9月22日拨付"),
        ("{70年月日}", "2026年9月22日"),
        ("{70年月}", "2026年9月"),
        ("{70月}", "9月"),
        ("印发{制度7-3}。", "印发《云汀区管护办法》（云农发〔2026〕31号）。"),
        ("{文号7-3}", "云农发〔2026〕31号"),
        ("没有字段", "没有字段"),
    ],
)
def test_a_field_is_filled(text: str, filled: str) -> None:
    assert FILLING.filled(text, DAYS.today) == filled


def test_a_day_of_another_year_is_told_with_its_year() -> None:
    assert FILLING.filled("{70日}", date(2027, 1, 8)) == "2026年9月22日"


def test_a_regulation_that_nobody_made_is_a_fault() -> None:
    with pytest.raises(KeyError):
        FILLING.filled("{制度1-9}", DAYS.today)


def test_a_weekend_means_the_friday_before() -> None:
    days = [DAYS.working(offset) for offset in range(20)]
    assert days == sorted(days)
    assert {day.weekday() for day in days} == set(range(5))
    assert DAYS.working(4) == DAYS.working(5) == DAYS.working(3)
