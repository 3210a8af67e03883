"""Deadlines as sheets print them: days with what must stand by then, and standing work."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from zhenggai.notices.facts.dates import DateMention, extract_dates
from zhenggai.notices.facts.status_words import STANDING
from zhenggai.zh.dates import find_dates
from zhenggai.zh.days import in_words, last_of_month

# 立行立改 · 立即整改 · 即知即改
AT_ONCE = re.compile(
    "立行立改|立查立改|立知立改|即知即改|即行即改|立即整改|立即完成|马上整改|立整立改"
)
# 长期坚持 · 长期 · 常态化: whatever days stand beside it
_KEPT_UP = re.compile(rf"{STANDING.pattern}|长期|常态化")
# 持续整改 · 建立长效机制: beside a day these only say what must stand by then
_ALWAYS = re.compile("持续(?:整改|推进|用力|抓好|开展)|长效")
# （1） · (2) · ① · 1. · 1、 before a part of a compound deadline
PART = re.compile(r"[（(][0-9０-９]{1,2}[)）]|[①-⑳]|(?:^|[\n；;])[ ]?[0-9]{1,2}[.、．](?![0-9])")
CUT = re.compile(r"[；;\n]")
# 2025.6 · 2025-06 · 2025/6: a month where the column is for deadlines
MONTH = re.compile(r"(?P<y>20[0-9]{2})[.．/-](?P<m>1[0-2]|0?[1-9])(?:月?底|月|前)?前?")
# 2025.1 in a cell of numbers is what Excel makes of 2025.10
OCTOBER = re.compile(r"20[0-9]{2}\.1")
# 20250630
COMPACT = re.compile(r"(?P<y>20[0-9]{2})(?P<m>0[1-9]|1[0-2])(?P<d>0[1-9]|[12][0-9]|3[01])")
# 2026年5月3日 · 2026.5.3 · 2026-05-03 · 20260503; a month alone is no day
DAY = re.compile(
    r"20[0-9]{2}(?:年[0-9]{1,2}月[0-9]{1,2}[日号]?|([.\-/．])[0-9]{1,2}\1[0-9]{1,2}|[0-9]{4})"
)
# 并长期坚持 is the standing flag; 完成 says nothing that the column does not
SAYS_NOTHING = re.compile(r"[并且底]{0,2}(?:完成|整改到位|完成整改|长期坚持|持续坚持|止|之?前)?")
# 46203: a day of a sheet whose cell is not shaped as one; these are the days of 2009 to 2064
SERIAL = re.compile(r"[45][0-9]{4}")
_FIRST_SERIAL = date(1899, 12, 30)
EDGES = " \u3000\t，,。；;、:：（）()前"


@dataclass(frozen=True, slots=True)
class Milestone:
    """One day of a deadline and what must stand by then; `goal` is "" where only a day is told."""

    on: date
    goal: str = ""


# 2026年6月30日前，完成追缴（已逾期）: the day says it
OVERDUE = re.compile("[（(，,]?(?:现|目前)?已?逾期$")
# 完成追缴，并长期坚持: the flag says it
AND_STANDING = re.compile("[，,、]?(?:并|且)?(?:需)?(?:长期|持续)坚持$")


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as printed and what of it is understood.

    `doubt` says in Chinese what is not; the text then stands for itself.
    """

    text: str = ""
    milestones: tuple[Milestone, ...] = ()
    is_standing: bool = False
    is_immediate: bool = False
    doubt: str | None = None


NONE = Deadline()


@lru_cache(maxsize=4096)
def read_deadline(text: str) -> Deadline:
    """What a cell for deadlines says; a year that is not printed is never supplied."""
    if not text:
        return NONE
    if OCTOBER.fullmatch(text):
        return Deadline(text, doubt="写成了小数，看不出是1月还是10月")
    if SERIAL.fullmatch(text):
        day = in_words(_FIRST_SERIAL + timedelta(days=int(text)))
        return Deadline(text, doubt=f"像是日期变成了数字（{day}），请把这一格设为日期格式再传")
    plain = MONTH.fullmatch(text) or COMPACT.fullmatch(text)
    if plain:
        return _plain(text, plain)
    dates = _dated(text)
    milestones = [
        one for start, end in _parts(text) for one in _milestones(text, start, end, dates)
    ]
    is_standing = bool(_KEPT_UP.search(text) or (not milestones and _ALWAYS.search(text)))
    is_immediate = bool(AT_ONCE.search(text))
    doubt = None
    if any(not one.possible for one in dates):
        doubt = "有不存在的日期"
    elif len(dates) < sum(1 for _ in find_dates(text)):
        doubt = "有日期没有写明年份"
    elif not (milestones or is_standing or is_immediate):
        doubt = "看不出是哪一天"
    return Deadline(text, tuple(milestones), is_standing, is_immediate, doubt)


def goal_of(told: str, edges: str) -> str:
    """What must stand by a day, less what the flag and the day themselves say."""
    return AND_STANDING.sub("", OVERDUE.sub("", told.strip(edges)).strip(edges)).strip(edges)


def exact_day(told: Deadline) -> date | None:
    """The one day that a cell names; None where it names a month, several days or none."""
    is_day = len(told.milestones) == len(DAY.findall(told.text)) == 1
    return told.milestones[0].on if is_day else None


def _dated(text: str) -> tuple[DateMention, ...]:
    """The dates of a cell; one without a year needs one with a year before it."""
    found: list[DateMention] = []
    for one in extract_dates(text, (None, None)):
        if found or not one.supplied_year:
            found.append(one)
    return tuple(found)


def _plain(text: str, found: re.Match[str]) -> Deadline:
    year, month = int(found["y"]), int(found["m"])
    day = int(found["d"]) if "d" in found.re.groupindex else last_of_month(year, month)
    if day > last_of_month(year, month):
        return Deadline(text, doubt="有不存在的日期")
    return Deadline(text, (Milestone(date(year, month, day)),))


def _parts(text: str) -> list[tuple[int, int]]:
    """Where the parts of a compound deadline begin and end, without their labels."""
    labels = list(PART.finditer(text)) or list(CUT.finditer(text))
    starts = [0, *(label.end() for label in labels)]
    ends = [*(label.start() for label in labels), len(text)]
    return list(zip(starts, ends, strict=True))


def _milestones(
    text: str, start: int, end: int, dates: tuple[DateMention, ...]
) -> Iterator[Milestone]:
    """Each day of a part with the words up to the next one."""
    inside = [one for one in dates if start <= one.span.start < end]
    for place, one in enumerate(inside):
        stop = inside[place + 1].span.start if place + 1 < len(inside) else end
        goal = goal_of(text[one.span.end : stop], EDGES)
        if one.last:
            yield Milestone(one.last, "" if SAYS_NOTHING.fullmatch(goal) else goal)
