"""The window of an inspection in days: 2020年11月20日至1月15日, 8月下旬至10月下旬.

A year that is not printed comes from the other end, from a word (今年, 次年) or from the day that
must lie after it.
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from zhenggai.notices.source import Span
from zhenggai.zh.dates import Point, PrintedDate, find_dates
from zhenggai.zh.days import PARTS_OF_MONTH, day_or_none, last_of_month


@dataclass(frozen=True, slots=True)
class Window:
    """First and last day with their places; the last is None where only a beginning is printed."""

    start: date | None
    end: date | None
    span: Span


def find_window(text: str, sentence: Span) -> PrintedDate | None:
    """The first interval of the sentence, else two days joined by 至, else a beginning."""
    dates = [one for one in find_dates(text, sentence.start, sentence.end) if one.first.month]
    for one in dates:
        if one.last:
            return one
    for one, other in pairwise(dates):
        if re.search("[至到]", text[one.end : other.start]) and other.start - one.end <= 8:
            return PrintedDate(one.start, other.end, one.first, other.first)
    for one in dates:
        back = text.find("反馈", one.end, one.end + 30)
        if back < 0:
            return one
    return None


def read_window(printed: PrintedDate, later: date | None) -> Window:
    """The days of a printed interval; `later` is a day known to lie after it."""
    first, last = printed.first, printed.last
    first = replace(first, year=first.year or _year_of_word(first.anchor, None, later))
    if last:
        known = last.year or _year_of_word(last.anchor, first.year, later)
        last = replace(last, year=known)
        first, last = _share_year(first, last)
        if first.year is None and later:
            first, last = _before(first, last, later)
    elif first.year is None and later:
        first, _ = _before(first, first, later)
    return Window(
        start=_first_day(first),
        end=_last_day(last) if last else None,
        span=Span(printed.start, printed.end),
    )


# An inspection takes months and is answered within months: what would be longer is a fault of the
# paper, and is read in the plain year so that the fault shows.
LONGEST_WINDOW = 200
LONGEST_WAIT = 270


def read_day(point: Point, after: date | None, before: date | None) -> date | None:
    """The day of a printed point that lies after one day, or before another."""
    if point.month is None or point.day is None:
        return None
    year = point.year or _year_of_word(point.anchor, after.year if after else None, before)
    if year:
        return day_or_none(year, point.month, point.day)
    if after:
        day = day_or_none(after.year, point.month, point.day)
        later = day_or_none(after.year + 1, point.month, point.day)
        if day is None or later is None or day > after:
            return day
        is_late = (later - after).days > LONGEST_WAIT or (before is not None and later > before)
        return day if is_late else later
    if before:
        day = day_or_none(before.year, point.month, point.day)
        earlier = day_or_none(before.year - 1, point.month, point.day)
        return day if day is None or day <= before else earlier
    return None


def _year_of_word(word: str | None, earlier: int | None, later: date | None) -> int | None:
    """The year that 今年, 去年, 次年 or 同年 stands for."""
    if word in ("次年", "翌年") and earlier:
        return earlier + 1
    if word in ("同年", "当年", "本年") and earlier:
        return earlier
    if later and word in ("今年", "本年"):
        return later.year
    if later and word in ("去年", "上年"):
        return later.year - 1
    return None


def _share_year(first: Point, last: Point) -> tuple[Point, Point]:
    """Give the end without a year the other's, across the year's end where the months run back."""
    if first.year and not last.year:
        return first, replace(last, year=first.year + _runs_over(first, last))
    if last.year and not first.year:
        return replace(first, year=last.year - _runs_over(first, last)), last
    return first, last


def _before(first: Point, last: Point, later: date) -> tuple[Point, Point]:
    """The latest years that let the window end by a later day."""
    ends = _last_day(replace(last, year=later.year))
    year = later.year if ends and ends <= later else later.year - 1
    return replace(first, year=year - _runs_over(first, last)), replace(last, year=year)


def _runs_over(first: Point, last: Point) -> bool:
    """Whether an interval runs over the year's end: 11月20日至1月15日, but not 6月28日至4月29日."""
    begins = _first_day(replace(first, year=2023))
    ends = _last_day(replace(last, year=2023))
    if begins is None or ends is None or ends >= begins:
        return False
    return 365 - (begins - ends).days <= LONGEST_WINDOW


def _first_day(point: Point) -> date | None:
    if point.year is None or point.month is None:
        return None
    day = point.day or (PARTS_OF_MONTH[point.part][0] if point.part in PARTS_OF_MONTH else None)
    if day is None:
        day = 21 if point.part in ("底", "末") else 1
    return day_or_none(point.year, point.month, day)


def _last_day(point: Point) -> date | None:
    if point.year is None or point.month is None or not 1 <= point.month <= 12:
        return None
    day = point.day or (PARTS_OF_MONTH[point.part][1] if point.part in PARTS_OF_MONTH else None)
    if day is None:
        day = 10 if point.part == "初" else last_of_month(point.year, point.month)
    return day_or_none(point.year, point.month, day)
