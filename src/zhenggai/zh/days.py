"""Which days a printed date covers: ends of months, their thirds, quarters and halves of years."""

import calendar
from dataclasses import dataclass
from datetime import date

from zhenggai.zh.dates import Point

# An interval that seems to run backwards crosses the year's end if it takes at most so many months.
_LONGEST_ROLL = 7


@dataclass(frozen=True, slots=True)
class Stretch:
    """The days from `first` to `last`, None where the calendar lacks them, and both ends in ISO."""

    first_iso: str
    last_iso: str
    first: date | None
    last: date | None

    @property
    def iso(self) -> str:
        """One day, month or year, or an interval."""
        if self.first_iso == self.last_iso:
            return self.first_iso
        return f"{self.first_iso}/{self.last_iso}"


# Which months a part of a year covers.
_HALVES = {"上半年": (1, 6), "下半年": (7, 12)}
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
# Which days a part of a month covers; None is the month's last day.
PARTS_OF_MONTH: dict[str, tuple[int, int | None]] = {
    "上旬": (1, 10),
    "中旬": (11, 20),
    "下旬": (21, None),
    "中上旬": (1, 20),
    "上中旬": (1, 20),
    "中下旬": (11, None),
}


def last_of_month(year: int, month: int) -> int:
    """The number of the month's last day."""
    return calendar.monthrange(year, month)[1]


def in_words(day: date) -> str:
    """The day as papers print it: 2021年12月15日."""
    return f"{day.year}年{day.month}月{day.day}日"


def day_or_none(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day (2月30日, 13月1日)."""
    if not (1 <= year <= 9998 and 1 <= month <= 12 and 1 <= day <= last_of_month(year, month)):
        return None
    return date(year, month, day)


def stretch_of(point: Point, year: int) -> Stretch:
    """The days that one end of a printed date covers, in `year`.

    底 and 末 are the last day; 上旬, 中旬 and 下旬 are 1–10, 11–20 and 21–end; 年初 is January,
    月初 the month.
    """
    month, day, part = point.month, point.day, point.part
    if month is None:
        return _stretch_of_year(year, part)
    days = PARTS_OF_MONTH.get(part or "")
    if not 1 <= month <= 12:
        return _days(year, month, day, day) if day else _months(year, month, month)
    if day:
        return _days(year, month, day, day)
    if days:
        return _days(year, month, days[0], days[1] or last_of_month(year, month))
    if part in ("底", "末"):
        last = last_of_month(year, month)
        return _days(year, month, last, last)
    return _months(year, month, month)


def _stretch_of_year(year: int, part: str | None) -> Stretch:
    if part in ("底", "末"):
        return _days(year, 12, 31, 31)
    if part == "初":
        return _months(year, 1, 1)
    if part in _HALVES:
        return _months(year, *_HALVES[part])
    if part:
        # 第三季度 · 一、二季度; 前三季度 begins with the year
        quarters = [_QUARTERS[letter] for letter in part if letter in _QUARTERS]
        begins = 1 if part.startswith("前") else quarters[0]
        return _months(year, 3 * begins - 2, 3 * quarters[-1])
    return Stretch(f"{year}", f"{year}", date(year, 1, 1), date(year, 12, 31))


def _months(year: int, first: int, last: int) -> Stretch:
    begins = day_or_none(year, first, 1)
    ends = day_or_none(year, last, last_of_month(year, last)) if 1 <= last <= 12 else None
    return Stretch(f"{year}-{first:02}", f"{year}-{last:02}", begins, ends)


def _days(year: int, month: int, first: int, last: int) -> Stretch:
    return Stretch(
        f"{year}-{month:02}-{first:02}",
        f"{year}-{month:02}-{last:02}",
        day_or_none(year, month, first),
        day_or_none(year, month, last),
    )


def year_of_end(first: Point, last: Point, year: int) -> int:
    """The year of an interval's end: its own, or the first one's, or the next one."""
    if last.year is not None:
        return last.year
    if last.anchor in ("次年", "翌年") or (last.anchor == "今年" and first.anchor == "去年"):
        return year + 1
    if not (first.month and last.month and last.month < first.month):
        return year
    # 11月至2月 runs into the next year; 6月29日至4月28日 would take ten months and is a slip
    return year + 1 if 12 + last.month - first.month <= _LONGEST_ROLL else year
