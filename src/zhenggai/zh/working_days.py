"""Working days: holidays that fall on them, and days worked instead (调休), from a table by year.

The table holds the years whose holidays have been announced. Of a day in any other year nothing is
said, least of all that Monday to Friday are worked.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

TABLE = "working_days"
_FIELDS = frozenset({"year", "source", "off", "worked"})
# Days that are gone through at most: no rule gives anybody ten years.
_LONGEST = 3700


class TableError(ValueError):
    """A table that cannot be used; the text says which year and why."""


@dataclass(frozen=True, slots=True)
class WorkingYear:
    """One year: `off` are Mondays to Fridays without work, `worked` weekend days with it."""

    source: str
    off: frozenset[date]
    worked: frozenset[date]


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """The years that are known."""

    years: Mapping[int, WorkingYear]

    def is_working(self, day: date) -> bool | None:
        """Whether the day is worked; None in a year that is not known."""
        year = self.years.get(day.year)
        if year is None:
            return None
        return day in year.worked if day.weekday() >= 5 else day not in year.off

    def later(self, day: date, count: int) -> date | None:
        """The last of so many working days after a day; None where the table does not reach."""
        left = count
        for _ in range(_LONGEST):
            if left <= 0:
                return day
            day += timedelta(days=1)
            is_working = self.is_working(day)
            if is_working is None:
                return None
            left -= is_working
        return None

    def with_years(self, more: "WorkingDays") -> "WorkingDays":
        """Both tables; a year that both have is taken from `more`."""
        return WorkingDays({**self.years, **more.years})


@cache
def shipped() -> WorkingDays:
    """The years that ship with the program."""
    text = files("zhenggai.zh").joinpath("working_days.toml").read_text(encoding="utf-8")
    return read_years(tomllib.loads(text)[TABLE])


def read_years(told: Iterable[Mapping[str, Any]]) -> WorkingDays:
    """The years of tables with `year`, `source`, `off` and `worked`. Raises TableError."""
    years: dict[int, WorkingYear] = {}
    for one in told:
        year = one.get("year")
        if not isinstance(year, int) or year in years or set(one) != _FIELDS:
            raise TableError(f"工作日表每年一份，须写明year、source、off、worked：{year}")
        if not isinstance(one["source"], str) or not one["source"].strip():
            raise TableError(f"{year}年的工作日表没有写明出处")
        off, worked = _days(one["off"], year), _days(one["worked"], year)
        astray = [day for day in off if day.weekday() >= 5]
        astray += [day for day in worked if day.weekday() < 5]
        if astray:
            raise TableError(
                f"{year}年工作日表中{min(astray)}放错了：off只列周一至周五，worked只列周末"
            )
        years[year] = WorkingYear(one["source"], off, worked)
    return WorkingDays(years)


def _days(told: Any, year: int) -> frozenset[date]:
    is_list = isinstance(told, list) and all(type(one) is date for one in told)
    if not is_list or any(one.year != year for one in told):
        raise TableError(f"{year}年工作日表的off和worked须是这一年的日期")
    return frozenset(told)
