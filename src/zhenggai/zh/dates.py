"""Dates as they stand in print, before any missing year is supplied.

`find_dates` reads the shapes of Chinese papers and promises nothing about the calendar: 2月30日 is
found like any other, and a year that is not printed stays None.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

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


_N = "[0-9０-９]"
_C = "[〇零○一二三四五六七八九]"
_GAP = "[ \u3000\xa0]?"
_TO = r"(?:至|到|[-－—–─~～]{1,2})"
_LISTED = r"(?:至|到|[-－—–─~～]{1,2}|、|和|及)"
_YEAR = rf"(?:[12１２]{_N}{{3}}|[一二]{_C}{{3}})"
_MONTH = rf"(?:{_N}{{1,2}}|十[一二]?|[一二三四五六七八九])"
_DAY = (
    rf"(?:{_N}{{1,2}}|[二三]?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
)
_EDGE = (
    "(?:底(?![线层数蕴气册板盘子])|末(?![位梢端])|初(?![步次始期级中心审衷核选筛诊稿创赛任访信定]))"
)
# 2021年 · 二〇二一年度 · 2019—2023年 · 2020-2021学年 · 今年 · 21年(3月)
_YEARS = (
    rf"(?:(?P<anchor>[今去明本同当次翌上前后]年)"
    rf"|(?P<y>{_YEAR})(?:{_GAP}{_LISTED}{_GAP}(?P<y2>{_YEAR}))?{_GAP}[学财]?年(?:度|全年)?"
    rf"|(?P<short>[0-9]{{2}})年(?={_GAP}[0-9]{{1,2}}月))"
)
# 8月 · 8至10月份 · 7、8月份, with 6日 · 26—30日 · 下旬 · 底
_MONTHS = (
    rf"(?P<m>{_MONTH})(?:{_GAP}{_LISTED}{_GAP}(?P<m2>{_MONTH}))?{_GAP}月(?P<fen>份?)"
    rf"(?:{_GAP}(?P<d>{_DAY})(?:{_GAP}{_LISTED}{_GAP}(?P<d2>{_DAY}))?{_GAP}[日号]"
    rf"|{_GAP}(?P<third>[上中]?[上中下]旬)|(?P<edge>{_EDGE}))?"
)
# 上半年 · 第三季度 · 前三季度 · 底 · 年底
_PARTS = rf"第?(?P<part>前三季度|[一二三四1-4]季度|[上下]半年)|年?(?P<year_edge>{_EDGE})"
# 2021年12月15日 · 8至10月份 · 2020年底 · 今年6月份 · 十月中旬 · 二〇二一年
_POINT = re.compile(rf"{_YEARS}?(?:{_GAP}(?:{_MONTHS}|{_PARTS}))?")
# 至7月31日 · —30日 · 到10月下旬 · -2021年6月
_SECOND = re.compile(
    rf"{_GAP}{_TO}{_GAP}(?:(?P<alone>{_DAY}){_GAP}[日号]|{_YEARS}?(?:{_GAP}(?:{_MONTHS}|{_PARTS}))?)"
)
# 、9日 · 和11日 after a day
_NEXT_DAY = re.compile(
    rf"{_GAP}[、和及与]{_GAP}(?P<d>{_DAY})(?:{_LISTED}(?P<d2>{_DAY}))?{_GAP}[日号]"
)
# 2021-02-08 · 2021/12/15 · 2021.12.15 · 2021．12 (the last one only as part of an interval)
_NUMERIC = re.compile(
    rf"(?P<y>[12１２]{_N}{{3}})(?P<mark>[-－/／.．])(?P<m>{_N}{{1,2}})(?:(?P=mark)(?P<d>{_N}{{1,2}}))?"
    rf"(?![0-9０-９年月%]|[.．][0-9])"
)
# 以来 · 至今 · 前 · 之前 · 以后; not 前三季度, 前后, 前往
_TAIL = re.compile(
    r"(?P<since>以来|来(?=[,，、])|至今|以后|之后|起(?=[,，。;；、)）至施实执生正开]))"
    r"|(?P<by>[之以]?前(?![三两一二四0-9０-９十半后往期来述任台瞻景沿列身置途线进夕提不几]))"
)
# 至 · — between two numeric dates
_SEPARATOR = re.compile(rf"{_GAP}{_TO}{_GAP}")
_YEARS_IN_USE = range(1900, 2100)
# Where a date may begin: a run of digits, a Chinese numeral, a word for a year.
_DIGITS_AHEAD = re.compile(rf"{_N}{{1,4}}(?=[ \u3000\xa0年月至到和及、\-－—–─~～./／．学财])")
_CHINESE_AHEAD = re.compile(
    r"[一二三四五六七八九十][〇零○一二三四五六七八九十]{0,3}(?=[年月至到、—-])"
)
_WORD_AHEAD = re.compile(
    r"[今去明本同当次翌上前后](?=年[ ]?[0-9０-９一二三四五六七八九十年底末初])"
)
_NOT_A_MONTH = "龄嫂亮饼子季票租薪均刊报球供"
_NUMBERS = {"一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6}
# 十四五, with or without a quotation mark before it
_PLAN_AHEAD = re.compile("十[一二三四五六]五")
# “十四五”期间 · 十四五时期 · “十三五”末 · “十四五”期末(至2025年)
_PLAN = re.compile(
    r"[“\"‘「]?十(?P<n>[一二三四五六])五[”\"’」]?(?:规划)?(?:(?P<whole>期间|时期)"
    r"|(?P<end>期?末)(?:[(（][至到](?P<y>20[0-9]{2})年[)）])?|(?P<since>以来))"
)


def find_dates(text: str, start: int = 0, end: int | None = None) -> Iterator[PrintedDate]:
    """Every printed date of text[start:end] in order; none overlaps another."""
    stop = len(text) if end is None else end
    heads = _heads(text, start, stop)
    done = start
    for head in heads:
        if head < done or _is_inside_number(text, head):
            continue
        found = _read_plan(text, head, stop) or _read_numeric(text, head, stop)
        found = found or _read_words(text, head, stop)
        while found:
            yield found
            done = found.end
            found = _read_next_day(text, found, stop)


def _heads(text: str, start: int, stop: int) -> list[int]:
    heads = [one.start() for one in _DIGITS_AHEAD.finditer(text, start, stop)]
    heads += [one.start() for one in _CHINESE_AHEAD.finditer(text, start, stop)]
    heads += [one.start() for one in _WORD_AHEAD.finditer(text, start, stop)]
    for one in _PLAN_AHEAD.finditer(text, start, stop):
        at = one.start()
        heads.append(at - 1 if at > start and text[at - 1] in '“"‘「' else at)
    return sorted(heads)


def _is_inside_number(text: str, at: int) -> bool:
    """Whether the digits go on before `at`: 0546-8301223, 3.15, 二十三."""
    return at > 0 and (
        text[at - 1].isdigit() or (text[at - 1] in ".．-/" and text[at - 2 : at - 1].isdigit())
    )


def _read_plan(text: str, at: int, stop: int) -> PrintedDate | None:
    """A five-year plan as a stretch of time; the bare name is none."""
    found = _PLAN.match(text, at, stop)
    if not found:
        return None
    begins = 2001 + 5 * _NUMBERS[found["n"]]
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
    found = _NUMERIC.match(text, at, stop)
    first = _numeric_point(found)
    if not found or not first:
        return None
    gap = _SEPARATOR.match(text, found.end(), stop)
    other = _NUMERIC.match(text, gap.end(), stop) if gap else None
    last = _numeric_point(other)
    if other and last and (first.day is None) == (last.day is None):
        return PrintedDate(at, other.end(), first, last)
    return PrintedDate(at, found.end(), first) if first.day else None


def _numeric_point(found: re.Match[str] | None) -> Point | None:
    if not found:
        return None
    year, month, day = int(found["y"]), int(found["m"]), int(found["d"] or 1)
    if not (1900 <= year < 2100 and 1 <= month <= 12 and 1 <= day <= 31):
        return None
    return Point(year, month, day if found["d"] else None)


def _read_words(text: str, at: int, stop: int) -> PrintedDate | None:
    """A date with 年, 月 or 日, with its second end and its 以来 or 前."""
    found = _POINT.match(text, at, stop)
    if not found or not _is_date(text, found):
        return None
    first, last = _points(found)
    end = found.end()
    if not last:
        second = _SECOND.match(text, end, stop)
        if second and (point := _second_point(second, first)):
            last, end = point, second.end()
    return _with_tail(text, PrintedDate(at, end, first, last), stop)


def _read_next_day(text: str, before: PrintedDate, stop: int) -> PrintedDate | None:
    """、9日 after 7月5日."""
    month = (before.last or before.first).month
    found = _NEXT_DAY.match(text, before.end, stop) if month and before.open is None else None
    if not found or not (before.last or before.first).day:
        return None
    first = Point(None, month, _number(found["d"]))
    last = Point(None, month, _number(found["d2"])) if found["d2"] else None
    leaning = PrintedDate(found.start("d"), found.end(), first, last, goes_on=True)
    second = None if last else _SECOND.match(text, leaning.end, stop)
    if second and (point := _second_point(second, first)):
        leaning = replace(leaning, last=point, end=second.end())
    return _with_tail(text, leaning, stop)


def _with_tail(text: str, date: PrintedDate, stop: int) -> PrintedDate:
    tail = _TAIL.match(text, date.end, stop)
    if not tail or (tail["since"] and date.last):
        return date
    return replace(date, end=tail.end(), open="since" if tail["since"] else "by")


def _is_date(text: str, found: re.Match[str]) -> bool:
    """Whether the stretch is a date and no length of time, name or recurring day."""
    year, month = found["y"] or found["anchor"] or found["short"], found["m"]
    before = text[max(found.start() - 2, 0) : found.start()]
    if found["y"]:
        return _number(found["y"]) in _YEARS_IN_USE and not _is_document_year(text, found)
    if not month:
        return bool(found["anchor"] and found["year_edge"])
    if not year and ("每" in before or "逐" in before or before.endswith(("第", "个"))):
        return False
    if year or found["fen"] or found["d"] or found["third"] or found["edge"]:
        return before != "徒刑"
    # 三月 alone is a name (三月三) or a length; 3月 is a month
    follows = text[found.end() : found.end() + 1]
    return month[0].isdigit() and int(month) <= 12 and (not follows or follows not in _NOT_A_MONTH)


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
    if found["y"] and _number(found["y"]) not in _YEARS_IN_USE:
        return None
    point, more = _points(found)
    return None if more else point


def _number(text: str | None) -> int | None:
    """A year, month or day in either kind of digits."""
    if not text:
        return None
    narrow = fold_widths(text)
    return int(narrow) if narrow.isascii() else parse_chinese(text)
