"""Numbers and days as a clerk types them, and what is no such thing."""

from datetime import date

import pytest

from zhenggai.workbench.forms.typed_day import typed_day
from zhenggai.workbench.from_paper.numbers import NumbersError, numbers_of

TODAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("3、5-8、12", ["3", "5", "6", "7", "8", "12"]),
        ("3,5—6；12 13", ["3", "5", "6", "12", "13"]),
        ("问题5至7、第9项", ["5", "6", "7", "9"]),
        ("12.1、12.2", ["12.1", "12.2"]),
        ("4、4、3-4", ["4", "3"]),
        ("", []),
    ],
)
def test_numbers_are_read_as_they_are_typed(text: str, numbers: list[str]) -> None:
    assert numbers_of(text) == numbers


def test_a_number_that_is_meant_as_it_stands_is_no_span() -> None:
    assert numbers_of("15-1、3至4", {"15-1", "3-4"}) == ["15-1", "3", "4"]
    assert numbers_of("15－1", {"15-1"}) == ["15-1"]


@pytest.mark.parametrize(
    ("text", "words"), [("8-5", "从小到大"), ("一、二", "不是编号"), ("1-999", "从小到大")]
)
def test_what_is_no_number_is_said(text: str, words: str) -> None:
    with pytest.raises(NumbersError, match=words):
        numbers_of(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-11-18", date(2026, 11, 18)),
        ("2026年11月8日", date(2026, 11, 8)),
        ("2026.1.8", date(2026, 1, 8)),
        ("20261118", date(2026, 11, 18)),
        ("11-18", date(2026, 11, 18)),
        ("1118", date(2026, 11, 18)),
        ("12月31日", date(2025, 12, 31)),
        ("2-30", None),
        ("昨天", None),
        ("1", None),
    ],
)
def test_a_day_is_read_as_it_is_typed(text: str, day: date | None) -> None:
    assert typed_day(text, TODAY) == day


def test_a_deadline_without_a_year_lies_ahead() -> None:
    assert typed_day("12-31", TODAY, is_ahead=True) == date(2026, 12, 31)
    assert typed_day("3-31", TODAY, is_ahead=True) == date(2027, 3, 31)
