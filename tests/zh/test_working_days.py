"""Working days follow the announced holidays; beyond them nothing is said."""

import re
import tomllib
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest

from zhenggai import zh
from zhenggai.zh.periods import Period, month_later, period_of
from zhenggai.zh.working_days import TableError, read_years, shipped

TABLE = tomllib.loads((Path(zh.__file__).parent / "working_days.toml").read_text(encoding="utf-8"))
FIRST, LAST = min(shipped().years), max(shipped().years)
ONE_YEAR = {"year": 2027, "source": "通知", "off": [date(2027, 1, 1)], "worked": []}


def test_every_day_is_worked_or_not_as_an_independent_calendar_says() -> None:
    day = date(FIRST, 1, 1)
    while day.year <= LAST:
        assert shipped().is_working(day) == chinese_calendar.is_workday(day), day
        day += timedelta(days=1)


def test_every_year_tells_its_source() -> None:
    assert all(str(year) in one.source for year, one in shipped().years.items())
    assert sorted(shipped().years) == [one["year"] for one in TABLE["working_days"]]


def test_make_up_days_count_and_holidays_do_not() -> None:
    # 14 February 2026 is a Saturday worked instead, 16 to 20 and 23 February are off.
    friday = date(2026, 2, 13)
    assert [shipped().later(friday, n) for n in (0, 1, 2)] == [
        friday,
        date(2026, 2, 14),
        date(2026, 2, 24),
    ]


def test_beyond_the_table_nothing_is_said() -> None:
    after = date(LAST + 1, 1, 4)
    assert shipped().is_working(after) is None
    assert shipped().later(date(LAST, 12, 28), 30) is None
    assert shipped().is_working(date(FIRST, 1, 1) - timedelta(days=1)) is None


def test_a_year_of_ones_own_comes_to_those_that_ship() -> None:
    both = shipped().with_years(read_years([ONE_YEAR]))
    assert both.is_working(date(2027, 1, 1)) is False
    assert both.is_working(date(2027, 1, 4)) is True
    assert both.years[LAST] == shipped().years[LAST]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"source": " "}, "没有写明出处"),
        ({"off": [date(2026, 1, 1)]}, "须是这一年的日期"),
        ({"off": ["2027-01-01"]}, "须是这一年的日期"),
        ({"off": [date(2027, 1, 2)]}, "2027-01-02放错了"),
        ({"worked": [date(2027, 1, 4)]}, "2027-01-04放错了"),
        ({"year": "2027"}, "每年一份"),
        ({"note": ""}, "每年一份"),
    ],
)
def test_what_is_astray_in_a_table_is_said(change: dict[str, object], message: str) -> None:
    with pytest.raises(TableError, match=re.escape(message)):
        read_years([{**ONE_YEAR, **change}])


def test_a_year_is_told_once() -> None:
    with pytest.raises(TableError, match="每年一份"):
        read_years([ONE_YEAR, ONE_YEAR])


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("6个月", Period(6, "months")),
        ("三个月", Period(3, "months")),
        ("30天", Period(30, "days")),
        ("10日", Period(10, "days")),
        ("15个工作日", Period(15, "working_days")),
        ("六十日", Period(60, "days")),
        ("半年", None),
        ("6", None),
        ("个月", None),
    ],
)
def test_a_period_is_read_as_rules_write_it(text: str, period: Period | None) -> None:
    assert period_of(text) == period


@pytest.mark.parametrize("text", ["6个月", "30天", "15个工作日"])
def test_a_period_is_written_as_it_was_read(text: str) -> None:
    period = period_of(text)
    assert period
    assert period.text == text


def test_a_period_ends_on_the_same_day_of_a_later_month() -> None:
    assert month_later(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert month_later(date(2026, 12, 10), 1) == date(2027, 1, 10)
    assert Period(6, "months").end(date(2026, 1, 10), shipped()) == date(2026, 7, 10)


def test_a_period_of_days_does_not_count_the_day_on_which_it_begins() -> None:
    assert Period(30, "days").end(date(2026, 1, 10), shipped()) == date(2026, 2, 9)
    assert Period(1, "working_days").end(date(2026, 9, 19), shipped()) == date(2026, 9, 20)
    assert Period(60, "working_days").end(date(LAST, 12, 1), shipped()) is None
