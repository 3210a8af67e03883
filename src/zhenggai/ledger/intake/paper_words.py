"""The words of a stretch of a paper as a ledger holds them: on one line, without lead-ins."""

import re
from collections.abc import Iterable

from zhenggai.notices.source import Span

# A line break of the print with the blanks around it says nothing between Chinese characters
_BREAK = re.compile(r"[ \t　\xa0]*[\r\n]+[ \t　\xa0]*")
# 整改情况： · 整改措施： · 整改落实情况: before the words of a measure
MARKER = re.compile(
    r"[*\s]*(?:整改|落实|具体|主要)(?:措施|情况|成效|进展|结果|落实|及|和|的){1,3}[:：][*\s]*"
)
# Only leads in what follows: 整改情况： · 主要从4个方面抓好整改： · ,着重从…等方面抓好整改。
LEAD_IN = re.compile(
    r"[，,\s]*(?:[^。；;\n]{0,60}[:：]|(?:着重|主要|重点)?从[^。\n]{1,120}(?:方面|入手)[^。\n]{0,20})[。:：*\s]*"
)
_TAIL = re.compile(r"[^。；;\n]{0,60}[:：][*\s]*$")
STOPS = tuple("。；;：:！!？?”）)")
_MARKS = " \t\r\n　\xa0*"


def words(text: str, start: int, end: int) -> str:
    """The words of a stretch on one line."""
    return _BREAK.sub("", text[start:end].strip(_MARKS)).replace("\x00", "")


def joined(text: str, spans: Iterable[Span]) -> str:
    """The words of several stretches, each on a line; a sentence that is torn goes on in its
    line.
    """
    told = ""
    for span in spans:
        more = words(text, *span)
        told += f"\n{more}" if told.endswith(STOPS) else more
    return told


def trimmed(text: str, start: int, end: int, marks: str = _MARKS) -> Span:
    """The stretch without blanks (or other marks) at its edges."""
    while start < end and text[start] in marks:
        start += 1
    while start < end and text[end - 1] in _MARKS:
        end -= 1
    return Span(start, end)


def rest_of(text: str, start: int, end: int) -> Span | None:
    """What stands after a heading, without a lead-in to what follows; None if nothing is left."""
    start, end = trimmed(text, start, end, _MARKS + "。：:；;，,")
    marker = MARKER.match(text, start, end)
    if marker:
        start, end = trimmed(text, marker.end(), end)
    if start < end and LEAD_IN.fullmatch(text, start, end):
        return None
    tail = _TAIL.search(text, max(start, end - 64), end)
    if tail and tail.start() > start:
        end = trimmed(text, start, tail.start())[1]
    return Span(start, end) if start < end else None


_CLAUSE_STARTS = re.compile(r"[，,。；;：:\n（(]")
_CLAUSE_ENDS = re.compile(r"[，,。；;\n（(）)]")
_DIGIT = re.compile("[0-9０-９]")
_REACH = 40


def clause_around(text: str, span: Span) -> str:
    """The clause in which a figure stands: 召开专题会议12次."""
    before = _CLAUSE_STARTS.split(text[max(span.start - _REACH, 0) : span.start])[-1]
    after = _CLAUSE_ENDS.split(text[span.end : span.end + _REACH])[0]
    # 常委会会议6次、领导小组会议5次: each figure has a clause of its own
    if _DIGIT.search(before):
        before = before.rpartition("、")[2]
    if _DIGIT.search(after):
        after = after.partition("、")[0]
    return words(before + text[span.start : span.end] + after, 0, 3 * _REACH)
