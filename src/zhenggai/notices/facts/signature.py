"""The signature at the end of a paper: who signs, and on what day.

Sought from the end; contact lines and page furniture (编辑, 打印, 上一篇) may follow it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from zhenggai.notices.paragraphs import Paragraph
from zhenggai.notices.source import Span
from zhenggai.zh.dates import PrintedDate, find_dates
from zhenggai.zh.days import day_or_none


@dataclass(frozen=True, slots=True)
class Signature:
    """Issuers in print order, the day, and the places of both; None where the paper has none."""

    issuers: tuple[Span, ...]
    on: date | None
    on_span: Span | None

    @property
    def span(self) -> Span:
        """The stretch from the first issuer to the day, in whichever order they stand."""
        places = [*self.issuers, *([self.on_span] if self.on_span else [])]
        return Span(min(one.start for one in places), max(one.end for one in places))


# How many paragraphs from the end may hold the signature, and how long an issuer's line may be.
REACH = 40
LONGEST = 60

# What a body ends in: 委 委员会 党组 党支部 公司 局 … （盖章） （代章）
ORGAN = (
    r"(?:委|委员会|党组|党工委|工委|党总支|总支|支部|公司|集团|局|厅|部|院|校|大学|学院|中学|小学|中心|办|办公室|领导小组|小组"
    r"|管委会|政府|法院|检察院|村|社区|站|所|馆|社|处|会|银行|厂|队|学会|基金会|机关)"
)
# 中共青江市委员会 · 青江大学党委（代章） · 中共云汀县委 云汀县人民政府
_LINE = re.compile(
    rf"[^\d。；;：:！？，,、>»|【】〔〕]{{2,{LONGEST - 6}}}?{ORGAN}(?:[（(][一-龥]{{1,8}}[)）])?"
)
# （代章） （盖章）
_STAMP = re.compile(r"[ 　]*[（(](?:代章|盖章|公章|章|印章)[)）]$")
# Lines of the page below a paper: 责任编辑：… · 来源: · 打印 · 上一篇 · 附件： · 分享到 · 版权所有
_FURNITURE = re.compile(
    r"[【\[（(*\s]*(?:责任?编辑|责编|编辑|编审|审核|校对|来源|信息来源|作者|打印|关闭|上一篇|下一篇|附件|分享|扫一扫|版权|主办|承办"
    r"|浏览|阅读|返回|相关"
    r"|责任者|供稿|初审|终审|复审|发布|网站|ICP|备案|技术支持|地址|电话|邮编|联系)"
)


def find_signature(text: str, paragraphs: Sequence[Paragraph]) -> Signature | None:
    """The signature nearest to the end: a day with a body beside it, else a body or a day alone."""
    tail = paragraphs[-REACH:]
    for index in range(len(tail) - 1, -1, -1):
        found = _signed_line(text, tail[index])
        if not found:
            continue
        issuers, day = found
        issuers = issuers or _issuers_above(text, tail, index) or _issuers_below(text, tail, index)
        if issuers:
            return Signature(issuers, _on(day), Span(day.start, day.end))
    return _lone(text, tail)


def _signed_line(text: str, one: Paragraph) -> tuple[tuple[Span, ...], PrintedDate] | None:
    """A paragraph that is a day, or a body and a day, or ends in both."""
    begin = max(one.start, one.end - 120)
    day = None
    for found in find_dates(text, begin, one.end):
        day = found
    if not day or not day.first.day or day.last or day.open or not day.first.year:
        return None
    if text[day.end : one.end].strip(" 　*。（）()"):
        return None
    before = text[one.start : day.start] if day.start - one.start <= LONGEST else None
    if before is not None and not before.strip(" 　*（("):
        return (), day
    return _issuer_in_line(text, one, day)


def _issuer_in_line(
    text: str, one: Paragraph, day: PrintedDate
) -> tuple[tuple[Span, ...], PrintedDate] | None:
    """The body before the day in the same paragraph: 中共青江县委 2023年5月6日."""
    low = max(one.start, day.start - LONGEST)
    start = max(text.rfind(mark, low, day.start) for mark in "。；;\n") + 1
    start = max(start, low)
    if start == low != one.start:
        return None
    issuer = _trim(text, start, day.start)
    if not _LINE.fullmatch(text, issuer.start, issuer.end):
        return None
    return (_unstamped(text, issuer),), day


def _issuers_above(text: str, tail: Sequence[Paragraph], index: int) -> tuple[Span, ...]:
    """The lines right above the day that name bodies, in print order."""
    found: list[Span] = []
    for one in reversed(tail[max(0, index - 5) : index]):
        if not is_organ(text, one):
            break
        found.append(_unstamped(text, _trim(text, one.start, one.end)))
    return tuple(reversed(found))


def _issuers_below(text: str, tail: Sequence[Paragraph], index: int) -> tuple[Span, ...]:
    """A body in the line right below the day."""
    if index + 1 < len(tail) and is_organ(text, tail[index + 1]):
        return (_unstamped(text, _trim(text, tail[index + 1].start, tail[index + 1].end)),)
    return ()


def _lone(text: str, tail: Sequence[Paragraph]) -> Signature | None:
    """A Party body without a day, or a day without a body, as the last line of the paper itself."""
    for one in reversed(tail[-8:]):
        if _FURNITURE.match(text, one.start, one.end):
            continue
        if is_organ(text, one) and text.startswith(("中共", "中国共产党"), one.start):
            return Signature((_unstamped(text, _trim(text, one.start, one.end)),), None, None)
        found = _signed_line(text, one)
        if found and len(tail) > 1:
            return Signature((), _on(found[1]), Span(found[1].start, found[1].end))
        return None
    return None


def is_organ(text: str, one: Paragraph) -> bool:
    """Whether a paragraph is nothing but the name of one body or of several."""
    if one.end - one.start > LONGEST:
        return False
    span = _trim(text, one.start, one.end)
    return bool(_LINE.fullmatch(text, span.start, span.end))


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in " \t　*":
        start += 1
    while start < end and text[end - 1] in " \t　*":
        end -= 1
    return Span(start, end)


def _unstamped(text: str, span: Span) -> Span:
    """The body without （盖章）."""
    stamp = _STAMP.search(text, span.start, span.end)
    return Span(span.start, stamp.start()) if stamp else span


def _on(day: PrintedDate) -> date | None:
    point = day.first
    if point.year is None or point.month is None or point.day is None:
        return None
    return day_or_none(point.year, point.month, point.day)
