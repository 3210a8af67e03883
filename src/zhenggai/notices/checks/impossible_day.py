"""没有这一天

查什么：日历上没有的日期，如9月31日、平年的2月29日、13月。

为什么：这样的日期一定是笔误，原意只能猜。

例：“截至2021年9月31日，已完成整改30项”。

怎么改：对照原始记录改为实际的日期。
"""

import re
from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.notice import Notice
from zhenggai.zh.days import day_or_none, last_of_month

CODE = "DAT105"
SEVERITY: Severity = "error"

# 2021-09-31 · 2021-13, alone or as one end of an interval
_END = re.compile("([0-9]{4})-([0-9]{2,})(?:-([0-9]{2,}))?")


def check(notice: Notice) -> Iterator[Finding]:
    """Report days that the calendar does not have."""
    for one in notice.dates:
        if one.possible:
            continue
        for year, month, day in _END.findall(one.iso):
            why = _why_not(int(year), int(month), int(day or 1), supplied=one.supplied_year)
            if why:
                yield Finding(one.span, f"“{one.text}”中有日历上没有的日子：{why}。")
                break


def _why_not(year: int, month: int, day: int, *, supplied: bool) -> str | None:
    """What is wrong with the day; a 29 February whose year is not printed may be right."""
    if day_or_none(year, month, day):
        return None
    if not 1 <= month <= 12:
        return f"没有{month}月"
    if (month, day) == (2, 29):
        return None if supplied else f"{year}年不是闰年，2月没有29日"
    return f"{month}月没有{day}日" if day < 1 else f"{month}月只有{last_of_month(year, month)}天"
