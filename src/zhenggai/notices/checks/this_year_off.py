"""“今年”不是落款那一年

查什么：“今年8月”“今年前三季度”写成已经过去，而按落款的年份这个时间还没有到，可见“今年”指的是上一年。

为什么：跨年才印发的通报常照搬上一年的稿子，全文的“今年”“去年”都差一年，数字会被读成另一年的。

例：2022年2月22日落款的通报写“今年8月举办培训班”。

怎么改：把“今年”一律改为具体年份（如“2021年”），“去年”“明年”同样改。
"""

import re
from collections.abc import Iterator
from datetime import date

from zhenggai.notices.diagnostics import Finding, Related, Severity
from zhenggai.notices.facts.tense import is_planned
from zhenggai.notices.notice import Notice
from zhenggai.notices.source import Span
from zhenggai.zh.days import in_words

CODE = "DAT106"
SEVERITY: Severity = "warning"

# 今年上半年 · 今年前三季度 · 今年第三季度
_PART = re.compile("今年(上半年|前三季度|第?[一二三四]季度)")
# From this month of the paper on, the part of its own year may have been told as under way.
_UNDER_WAY = {"上": 4, "前": 7, "一": 1, "二": 4, "三": 7, "四": 10}
_WORD = re.compile("今年")
_MOST_RELATED = 60


def check(notice: Notice) -> Iterator[Finding]:
    """Report the first 今年 that proves to be the year before; the others are related."""
    paper = notice.paper_day
    text = notice.source.text
    if paper is None or "今年" not in text:
        return
    proof = min([*_months(notice, paper), *_parts(text, paper)], default=None)
    if proof is None:
        return
    others = [one.start() for one in _WORD.finditer(text) if one.start() != proof.start]
    said = text[proof.start : proof.end]
    yield Finding(
        proof,
        f"落款日期是{in_words(paper)}，“{said}”还没有到，文中的“今年”应是{paper.year - 1}年。",
        related=tuple(Related(Span(at, at + 2), "同样写作“今年”") for at in others[:_MOST_RELATED]),
    )


def _months(notice: Notice, paper: date) -> Iterator[Span]:
    """今年8月 that the reader had to put into the year before, as it is told as past."""
    for one in notice.dates:
        covers = one.first or one.last
        if one.anchor == "今年" and covers and covers.year < paper.year:
            yield one.span


def _parts(text: str, paper: date) -> Iterator[Span]:
    for one in _PART.finditer(text):
        begun = paper.month >= _UNDER_WAY[one[1].lstrip("第")[0]]
        if not begun and not is_planned(text, one.start(), one.end(), by=False):
            yield Span(*one.span())
