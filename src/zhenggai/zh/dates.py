"""Dates as they stand in print, before any missing year is supplied.

`find_dates` reads the shapes of Chinese papers and promises nothing about the calendar: 2月30日 is
found like any other, and a year that is not printed stays None.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from zhenggai.zh.date_shapes import (
    CHINESE_AHEAD,
    DIGITS_AHEAD,
    LABEL_BEFORE,
    LATER_DAY,
    NEXT_DAY,
    NOT_A_MONTH,
    NUMBERS,
    NUMERIC,
    PLAN,
    PLAN_AHEAD,
    POINT,
    SECOND,
    SEPARATOR,
    TAIL,
    WORD_AHEAD,
    YEARS_IN_USE,
)
from zhenggai.zh.numerals import fold_widths, parse_chinese


@dataclass(frozen=True, slots=True)
class Point:
    """One end of a date: what is printed of year, month and day.

    `anchor` is the word that stands for the year (今年, 次年); `part` narrows year or month down
    (上半年, 中旬, 底, 初).
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    part: str | None = None
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class PrintedDate:
    """A date or interval in print: its span, one or two ends, and whether it is open (以来, 前).

    `goes_on` tells a date that leans on the one before it (7月5日、9日): its month is that one's.
    """

    start: int
    end: int
    first: Point
    last: Point | None = None
    open: Literal["since", "by"] | None = None
    goes_on: bool = False


# A bare day leans on the date before it only so far.
_PARAGRAPH_REACH = 150


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[PrintedDate]:
    """Every printed date of text[start:end] in order; none overlaps another."""
    stop = len(text) if end is None else end
    before: PrintedDate | None = None
    for head in _heads(text, start, stop):
        if head < (before.end if before else start) or _is_inside_number(text, head):
            continue
        found = _read_plan(text, head, stop) or _read_numeric(text, head, stop)
        found = found or _read_words(text, head, stop) or _read_later_day(text, head, before)
        while found:
            yield found
            before = found
            found = _read_next_day(text, found, stop)


def _heads(text: str, start: int, stop: int) -> list[int]:
    heads = [one.start() for one in DIGITS_AHEAD.finditer(text, start, stop)]
    heads += [one.start() for one in CHINESE_AHEAD.finditer(text, start, stop)]
    heads += [one.start() for one in WORD_AHEAD.finditer(text, start, stop)]
    heads += [one.start() for one in LATER_DAY.finditer(text, start, stop)]
    for one in PLAN_AHEAD.finditer(text, start, stop):
        at = one.start()
        heads.append(at - 1 if at > start and text[at - 1] in '“"‘「' else at)
    return sorted(heads)


def _is_inside_number(text: str, at: int) -> bool:
    """Whether the digits go on before `at`: 0546-8301223, 3.15; not after ③ or 1. of 1.2021年."""
    if at == 0 or text[at - 1].isdecimal():
        return at > 0
    if text[at - 1] not in ".．-/" or not text[at - 2 : at - 1].isdecimal():
        return False
    return text[at - 1] in "-/" or not LABEL_BEFORE.search(text[max(at - 5, 0) : at])


def _read_plan(text: str, at: int, stop: int) -> PrintedDate | None:
    """A five-year plan as a stretch of time; the bare name is none."""
    found = PLAN.match(text, at, stop)
    if not found:
        return None
    begins = 2001 + 5 * NUMBERS[found["n"]]
    span = (found.start(), found.end())
    if found["whole"]:
        return PrintedDate(*span, Point(begins), Point(begins + 4))
    if found["since"]:
        return PrintedDate(*span, Point(begins), open="since")
    if found["y"]:
        return PrintedDate(*span, Point(int(found["y"])))
    return PrintedDate(*span, Point(begins + 4, 12))


def _read_numeric(text: str, at: int, stop: int) -> PrintedDate | None:
    """2021-02-08, alone or as an interval; 2021.3 only in an interval."""
    found = NUMERIC.match(text, at, stop)
    first = _numeric_point(found)
    if not found or not first:
        return None
    gap = SEPARATOR.match(text, found.end(), stop)
    other = NUMERIC.match(text, gap.end(), stop) if gap else None
    last = _numeric_point(other)
    if other and last and (first.day is None) == (last.day is None):
        return PrintedDate(at, other.end(), first, last)
    return _with_tail(text, PrintedDate(at, found.end(), first), stop) if first.day else None


def _numeric_point(found: re.Match[str] | None) -> Point | None:
    if not found:
        return None
    year, month, day = int(found["y"]), int(found["m"]), int(found["d"] or 1)
    if not (1900 <= year < 2100 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Point(year, month, day if found["d"] else None)


def _read_words(text: str, at: int, stop: int) -> PrintedDate | None:
    """A date with 年, 月 or 日, with its second end and its 以来 or 前."""
    found = POINT.match(text, at, stop)
    if not found or not _is_date(text, found):
        return None
    first, last = _points(found)
    end = found.end()
    if not last:
        second = SECOND.match(text, end, stop)
        if second and (point := _second_point(second, first)):
            last, end = point, second.end()
    return _with_tail(text, PrintedDate(at, end, first, last), stop)


def _read_next_day(text: str, before: PrintedDate, stop: int) -> PrintedDate | None:
    """、9日 after 7月5日."""
    month = (before.last or before.first).month
    found = NEXT_DAY.match(text, before.end, stop) if month and before.open is None else None
    if not found or not (before.last or before.first).day:
        return None
    first = Point(None, month, _number(found["d"]))
    last = Point(None, month, _number(found["d2"])) if found["d2"] else None
    leaning = PrintedDate(found.start("d"), found.end(), first, last, goes_on=True)
    second = None if last else SECOND.match(text, leaning.end, stop)
    if second and (point := _second_point(second, first)):
        leaning = replace(leaning, last=point, end=second.end())
    return _with_tail(text, leaning, stop)


def _read_later_day(text: str, at: int, before: PrintedDate | None) -> PrintedDate | None:
    """13日， that heads a clause of the same paragraph after 12月12日."""
    told = before and (before.last or before.first)
    found = LATER_DAY.match(text, at) if told and told.day else None
    if not (before and told and told.day and found):
        return None
    day = int(found["d"])
    between = text[before.end : at] if at - before.end <= _PARAGRAPH_REACH else "\n"
    if "\n" in between or between[-1:] not in "，,。；;、" or not told.day < day <= 31:
        return None
    return PrintedDate(at, found.end(), Point(None, told.month, day), goes_on=True)


def _with_tail(text: str, date: PrintedDate, stop: int) -> PrintedDate:
    tail = TAIL.match(text, date.end, stop)
    if not tail or (tail["since"] and date.last):
        return date
    return replace(date, end=tail.end(), open="since" if tail["since"] else "by")


def _is_date(text: str, found: re.Match[str]) -> bool:
    """Whether the stretch is a date and no length of time, name or recurring day."""
    year, month = found["y"] or found["anchor"] or found["short"], found["m"]
    before = text[max(found.start() - 8, 0) : found.start()]
    if found["y"]:
        return _number(found["y"]) in YEARS_IN_USE and not _is_document_year(text, found)
    if not month:
        return bool(found["anchor"] and found["year_edge"])
    # 每年12月底 · 每年11月至次年3月 come round every year
    recurs = "每" in (before if found["anchor"] in ("次年", "翌年") else before[-3:])
    if not year and before.endswith(("第", "个", "年")):
        return False
    if recurs and not found["short"]:
        return False
    if year or found["fen"] or found["d"] or found["third"] or found["edge"]:
        return not before.endswith("徒刑")
    # 三月 alone is a name (三月三) or a length; 3月 is a month
    follows = text[found.end() : found.end() + 1]
    return month[0].isdigit() and int(month) <= 12 and (not follows or follows not in NOT_A_MONTH)


def _is_document_year(text: str, found: re.Match[str]) -> bool:
    """〔2021年〕12号: a year in the brackets of a document number."""
    after = text[found.end() : found.end() + 2]
    return text[found.start() - 1 : found.start()] in ("〔", "[", "［") and after[:1] in "〕]］"


def _points(found: re.Match[str]) -> tuple[Point, Point | None]:
    """The two ends that one stretch tells: 8至10月 has two, 2019—2023年 too."""
    year = _number(found["y"])
    if found["short"]:
        year = 2000 + int(found["short"])
    part = found["third"] or found["edge"] or found["part"] or found["year_edge"]
    first = Point(year, _number(found["m"]), _number(found["d"]), part, found["anchor"])
    if found["y2"]:
        return Point(year), replace(first, year=_number(found["y2"]))
    if found["m2"]:
        return replace(first, day=None, part=None), replace(first, month=_number(found["m2"]))
    if found["d2"]:
        return first, replace(first, day=_number(found["d2"]))
    return first, None


def _second_point(found: re.Match[str], first: Point) -> Point | None:
    """The other end of an interval; what it leaves out is the first one's."""
    if found["alone"]:
        return replace(first, day=_number(found["alone"]), part=None) if first.day else None
    if not (found["y"] or found["anchor"] or found["m"] or found["year_edge"] or found["part"]):
        return None
    if found["y"] and _number(found["y"]) not in YEARS_IN_USE:
        return None
    point, more = _points(found)
    return None if more else point


def _number(text: str | None) -> int | None:
    """A year, month or day in either kind of digits."""
    if not text:
        return None
    if text == "元":
        return 1
    narrow = fold_widths(text)
    return int(narrow) if narrow.isascii() else parse_chinese(text)
