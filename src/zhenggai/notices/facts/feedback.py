"""The day on which the team gave its feedback: 9月13日，省委巡视组向…反馈了巡视意见."""

import re
from collections.abc import Sequence
from datetime import date

from zhenggai.notices.facts.inspection_acts import FULL_STOPS
from zhenggai.notices.facts.windows import read_day
from zhenggai.notices.source import Span
from zhenggai.zh.dates import PrintedDate, find_dates

# Which place in the sentence the feedback day is not: the day on which feedback was studied.
_STUDIED = re.compile("学习|研究|传达|贯彻|部署|整改|讨论|审议|通报|对照|根据|按照|针对")
_RETURNED = re.compile("组|向|召开|会|于|进行|作出|正式|集中|书面|委|办|市|省|县|区|了")
# 反馈会于2023年5月6日召开 · 反馈时间为5月6日
_AFTER = re.compile("反馈(?:会|会议|大会|意见|时间|日期|情况)?(?:于|为|是|在|[:：])")
# 截至12月31日，巡察反馈的问题… tells another day
_AS_OF = re.compile("(?:截[至止]|到)(?:目前)?[，,]?$")


def find_feedback(
    text: str, start: int, end: int, after: date | None, published: date | None
) -> tuple[date, Span] | None:
    """The feedback day in a stretch and its place.

    `after` is the inspection's last day, `published` the paper's: one of them gives a missing year.
    """
    dates = [
        one
        for one in find_dates(text, start, end)
        if one.first.day and not one.goes_on and not one.open
        if not _AS_OF.search(text, max(start, one.start - 6), one.start)
    ]
    at = text.find("反馈", start, end)
    while at >= 0:
        if text.startswith("的", at + 2):
            at = text.find("反馈", at + 2, end)
            continue
        printed = _day_before(text, dates, at) or _day_after(text, dates, at)
        if printed:
            day = read_day(printed.first, after, published)
            if day:
                return day, Span(printed.start, printed.end)
        at = text.find("反馈", at + 2, end)
    return None


def _day_before(text: str, dates: Sequence[PrintedDate], at: int) -> PrintedDate | None:
    """The nearest day before 反馈 in its sentence, if nothing between tells another act."""
    for one in reversed(dates):
        if one.end > at:
            continue
        between = text[one.end : at]
        if at - one.end > 80 or any(mark in between for mark in FULL_STOPS):
            return None
        if _STUDIED.search(between) or not (len(between) < 8 or _RETURNED.search(between)):
            return None
        return one
    return None


def _day_after(text: str, dates: Sequence[PrintedDate], at: int) -> PrintedDate | None:
    lead = _AFTER.match(text, at)
    if not lead:
        return None
    return next((one for one in dates if 0 <= one.start - lead.end() <= 2), None)
