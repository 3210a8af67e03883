"""Operators on dates, windows and deadlines."""

import re
from collections.abc import Iterator
from datetime import date

from zhenggai.notices.benchmark.planting import Edit, Operator, Paper, swap
from zhenggai.notices.source import Span

# 2022年4月6日至6月20日, 2022年11月28日至2023年1月16日
WINDOW = re.compile(
    r"(?P<year>\d{4})年(?P<first>\d{1,2}月\d{1,2}日)至(?:(?P<until>\d{4})年)?(?P<last>\d{1,2}月\d{1,2}日)"
)
# 截至2023年1月31日, 2022年8月以来, 2022年8月26日,区委常委会召开
DONE = re.compile(
    r"截至(\d{4})年|(\d{4})年(?:\d{1,2}月)?以来|(\d{4})年\d{1,2}月\d{1,2}日[，,][^。]{2,14}召开"
)
DAY = re.compile(r"(?<!\d)(\d{1,2})月(\d{1,2})日")  # 8月26日
# 2023年6月30日前, 2023年12月底前: told as ahead on the paper's day
AHEAD = re.compile(r"(\d{4})年\d{1,2}月(?:\d{1,2}日|底)前")


def after_signature(paper: Paper) -> Iterator[Edit]:
    """Something done in a year after that of the signature."""
    signed = date.fromisoformat(paper.truth["published"])
    for match in DONE.finditer(paper.text):
        group = match.lastindex or 1
        yield swap(*match.span(group), str(signed.year + 1), Span(*match.span()))


def impossible_days(paper: Paper) -> Iterator[Edit]:
    """A day that its month does not have."""
    for match in DAY.finditer(paper.text):
        day = {"2": "30", "4": "31", "6": "31", "9": "31", "11": "31"}.get(match[1], "32")
        yield swap(*match.span(2), day, Span(*match.span()))


def reversed_windows(paper: Paper) -> Iterator[Edit]:
    """An end that lies before its start."""
    for match in WINDOW.finditer(paper.text):
        whole = Span(*match.span())
        if match["until"]:
            yield swap(*match.span("until"), str(int(match["year"]) - 1), whole)
        else:
            turned = f"{match['year']}年{match['last']}至{match['first']}"
            yield swap(*whole, turned)


def early_feedback(paper: Paper) -> Iterator[Edit]:
    """Feedback on the inspection's first day, or a year too soon where the year is printed."""
    told = paper.truth.get("inspection")
    window = WINDOW.search(paper.text)
    if not told or not window:
        return
    day = date.fromisoformat(told["feedback_date"])
    printed = re.compile(rf"(?:({day.year})年)?({day.month}月{day.day}日)")
    match = printed.search(paper.text, window.end())
    if match and match[1]:
        yield swap(*match.span(1), str(day.year - 1), Span(*match.span()), Span(*window.span()))
    elif match:
        yield swap(*match.span(2), window["first"], Span(*window.span()))


def passed_deadlines(paper: Paper) -> Iterator[Edit]:
    """A deadline told as ahead that lay a year or more before the signature."""
    signed = date.fromisoformat(paper.truth["published"])
    for match in AHEAD.finditer(paper.text):
        if int(match[1]) >= signed.year and not said_of_the_past(paper.text, match.end()):
            yield swap(*match.span(1), str(signed.year - 1), Span(*match.span()))


def said_of_the_past(text: str, at: int) -> bool:
    """2023年6月底前受理的问题线索: no deadline."""
    return text.startswith(("受理", "形成", "发现"), at)


DATES = (
    Operator("date_after_signature", ("DAT",), "落款之后的日期说成已做", after_signature),
    Operator("impossible_day", ("DAT",), "不存在的日子", impossible_days),
    Operator("end_before_start", ("DAT",), "结束早于开始", reversed_windows),
    Operator("feedback_before_end", ("DAT",), "反馈早于巡视结束", early_feedback),
    Operator("deadline_passed", ("DAT",), "期限早已过去还说成将来", passed_deadlines),
)
