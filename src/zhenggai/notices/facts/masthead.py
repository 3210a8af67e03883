"""Who publishes the notice, under what title, on what day: head line, source line, signature."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from zhenggai.notices.facts.signature import ORGAN, Signature, find_signature, is_organ
from zhenggai.notices.paragraphs import Paragraph
from zhenggai.notices.source import Source, Span
from zhenggai.zh.dates import find_dates
from zhenggai.zh.days import day_or_none


@dataclass(frozen=True, slots=True)
class Masthead:
    """Title, issuer and day with their places; None where the paper does not print them.

    `published` is the day of the source line where there is one, else of the signature. `signed`
    is the day of the signature. `signature` is the span of issuer and date at the end.
    """

    title: str | None
    issuer: str | None
    published: date | None
    signed: date | None
    title_span: Span | None
    issuer_span: Span | None
    published_span: Span | None
    signature: Span | None


# How much of the beginning may hold the title and the source line, and of the end a 发布日期.
HEAD = 2000
TAIL = 600
TITLE_LINES = 14
LONGEST_TITLE = 130

# What a paper of this trade is called at the end of its title; （公开稿） may follow.
_PAPER = (
    r"(?:通报|公告|公示|通告|报告|公开|公布|情况|说明|函|汇报|启事|进展|落实)"
    r"(?:[（(][^（()）\n]{1,14}[)）])?"
)
# 中共青江县委关于巡视整改进展情况的通报 · 关于市委巡察反馈意见整改情况的公示（公开稿）
# 青江县医院党委巡察整改情况通报
_TITLE = re.compile(
    r"(?:[^。！？>»|\d]{2,50}?)?"
    r"(?:关于[^。！？>»|]{2,90}?|[^。！？>»|]{0,40}?整改[^。！？>»|]{0,30}?)" + _PAPER
)
_ABOUT = ("整改", "巡视", "巡察", "督察", "审计", "反馈")
# A title's first words that are no issuer: 十届市委第五轮巡察…
_NO_ISSUER = re.compile(r"巡[视察]|整改|落实|[一二三四五六七八九十]届")
_IS_ORGAN = re.compile(ORGAN + "$")
# 发布时间：2021-02-08 · 【信息时间:2023-11-24 15:07 · 发布日期 2023年4月25日 · 来源:… 2021-02-08
_STRONG = "(?:发布|公布|发表|发稿|信息|公开|更新)(?:时间|日期)"
_SOURCE_LINE = re.compile(
    rf"(?P<strong>{_STRONG})|(?P<weak>(?:成文|发文|生成|印发|撰写)(?:时间|日期)|(?<![一-龥])(?:时间|日期)"
    r"|来源|浏览|阅读|点击|字号|作者|编辑)"
)
# 2021-02-08 · 2021/2/8 · 2021.02.08 · 2021年2月8日 · 21-02-08
_DAY = re.compile(r"(?<!\d)(?P<y>(?:20)?\d\d)[-/.年](?P<m>\d{1,2})[-/.月](?P<d>\d{1,2})日?(?!\d)")
_EDGE = " \t　#*_>"
# 一、 （一） 1. : a heading of the body is no title
_LABEL = re.compile(
    r"[ 　#*]*(?:[一二三四五六七八九十]{1,3}[、．.]|[（(][一二三四五六七八九十\d]|\d{1,2}[.、．])"
)


def extract_masthead(source: Source, paragraphs: tuple[Paragraph, ...]) -> Masthead:
    """Title, issuer and day of a notice."""
    text = source.text
    signature = find_signature(text, paragraphs)
    title_span = _find_title(text, paragraphs)
    title = _without_blanks(text, title_span) if title_span else None
    issuer, issuer_span = _issuer(text, signature, title_span)
    if issuer is None and title_span:
        issuer, issuer_span = _issuer_below_title(text, paragraphs, title_span)
    day, day_span = _published(text, paragraphs)
    signed = signature.on if signature else None
    if day is None and signature:
        day, day_span = signature.on, signature.on_span
    return Masthead(
        title=title,
        issuer=issuer,
        published=day,
        signed=signed,
        title_span=title_span,
        issuer_span=issuer_span,
        published_span=day_span,
        signature=signature.span if signature else None,
    )


def _find_title(text: str, paragraphs: Sequence[Paragraph]) -> Span | None:
    """The first one, two or three lines of the head that together are a title.

    A line 「巡察整改公示」 is the name of a column where a title with 关于 comes after it.
    """
    head = [one for one in paragraphs[:TITLE_LINES] if one.start < HEAD]
    first = _title_in(text, head)
    if first and "关于" not in text[first.start : first.end]:
        after = _title_in(text, [one for one in head if one.start >= first.end])
        if after and "关于" in text[after.start : after.end]:
            return after
    return first


def _title_in(text: str, head: Sequence[Paragraph]) -> Span | None:
    """The first title among the lines of the head."""
    for index, one in enumerate(head):
        if _opens_body(text, one):
            return _title_before_body(text, one)
        for lines in (1, 2, 3):
            last = head[min(index + lines, len(head)) - 1]
            if index + lines > len(head) or last.end - one.start > LONGEST_TITLE + 20:
                break
            if (lines > 1 and _opens_body(text, last)) or not _may_begin(text, one, lines):
                break
            span = _trim(text, one.start, last.end)
            if _is_title(text, span) and not (lines > 1 and _is_whole_title(text, last)):
                return span
    return None


def _may_begin(text: str, one: Paragraph, lines: int) -> bool:
    """Whether a line may be the first of so many title lines: no breadcrumb, no source line."""
    line = text[one.start : one.end]
    if any(mark in line for mark in (">", "»", "|", "：", ":")):
        return False
    if _SOURCE_LINE.match(line) or _LABEL.match(line):
        return False
    return lines == 1 or any(word in line for word in ("关于", *_ABOUT)) or _is_organ_line(line)


def _is_organ_line(line: str) -> bool:
    return len(line) <= 50 and bool(_IS_ORGAN.search(line.rstrip(_EDGE)))


def _is_whole_title(text: str, one: Paragraph) -> bool:
    """Whether a line is a title with its own issuer: the line above it is the site's name."""
    span = _trim(text, one.start, one.end)
    return _is_title(text, span) and _issuer_in_title(text, span)[0] is not None


def _is_title(text: str, span: Span) -> bool:
    if not 6 <= span.end - span.start <= LONGEST_TITLE:
        return False
    title = _without_blanks(text, span)
    found = _TITLE.fullmatch(title)
    return bool(found) and any(word in title for word in _ABOUT)


def _opens_body(text: str, one: Paragraph) -> bool:
    """Whether a paragraph is a sentence of the body and no line of the head."""
    return text.find("。", one.start, min(one.end, one.start + 400)) >= 0


def _title_before_body(text: str, one: Paragraph) -> Span | None:
    """The title of a paper that stands in one paragraph: 关于…的通报 根据市委统一部署…"""
    stop = text.find("。", one.start)
    for blank in re.finditer(r"[ 　\n]+", text[one.start : min(stop, one.start + LONGEST_TITLE)]):
        span = _trim(text, one.start, one.start + blank.start())
        if _is_title(text, span):
            return span
    return None


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    return Span(start, end)


def _without_blanks(text: str, span: Span) -> str:
    return "".join(text[span.start : span.end].split()).replace("*", "")


def _issuer(
    text: str, signature: Signature | None, title_span: Span | None
) -> tuple[str | None, Span | None]:
    """Who signs, else who stands before 关于 in the title."""
    if signature and signature.issuers:
        names = [" ".join(text[one.start : one.end].split()) for one in signature.issuers]
        return " ".join(names), Span(signature.issuers[0].start, signature.issuers[-1].end)
    return _issuer_in_title(text, title_span) if title_span else (None, None)


def _issuer_below_title(
    text: str, paragraphs: Sequence[Paragraph], title: Span
) -> tuple[str | None, Span | None]:
    """A Party body in a line of its own right below the title."""
    for one in paragraphs[:TITLE_LINES]:
        if one.start >= title.end:
            if is_organ(text, one) and text.startswith(("中共", "中国共产党"), one.start):
                return text[one.start : one.end], Span(one.start, one.end)
            break
    return None, None


def _issuer_in_title(text: str, title: Span) -> tuple[str | None, Span | None]:
    about = text.find("关于", title.start, title.end)
    if about < 0:
        found = _NO_ISSUER.search(text, title.start, title.end)
        about = found.start() if found else title.start
    span = _trim(text, title.start, about)
    while span.end > span.start and text[span.end - 1].isspace():
        span = Span(span.start, span.end - 1)
    name = _without_blanks(text, span)
    if len(name) < 3 or not _IS_ORGAN.search(name):
        return None, None
    return name, span


def _published(text: str, paragraphs: Sequence[Paragraph]) -> tuple[date | None, Span | None]:
    """The day of the source line: one that says 发布 first, else any day in a line of the page."""
    weak: tuple[date | None, Span | None] = (None, None)
    for start, end in ((0, min(HEAD, len(text))), (max(HEAD, len(text) - TAIL), len(text))):
        for mark in _SOURCE_LINE.finditer(text, start, end):
            found = _day_in_line(text, mark.start(), mark.end())
            if found and mark["strong"]:
                return found
            if found and weak[0] is None and start == 0:
                weak = found
    return weak if weak[0] else _day_below_title(text, paragraphs)


def _day_in_line(text: str, start: int, end: int) -> tuple[date, Span] | None:
    """The day in the line of a mark, after it or before it; a line of the body has none."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    if last - first > 240 or "。" in text[first:last]:
        return None
    found = _DAY.search(text, end, last) or _DAY.search(text, first, start)
    if not found:
        found = _DAY.match(text, last + 1, last + 40) if end == last else None
    if not found:
        return None
    year = int(found["y"])
    day = day_or_none(year if year > 99 else 2000 + year, int(found["m"]), int(found["d"]))
    return (day, Span(*found.span())) if day else None


def _day_below_title(text: str, paragraphs: Sequence[Paragraph]) -> tuple[date | None, Span | None]:
    """A day alone in a line of the head: （2021年8月26日）; 2021年8月26日前 is a deadline."""
    for one in paragraphs[:TITLE_LINES]:
        if _opens_body(text, one) or one.start > HEAD:
            break
        if one.end - one.start > 40:
            continue
        for found in find_dates(text, one.start, one.end):
            point = found.first
            rest = text[one.start : found.start] + text[found.end : one.end]
            if (
                point.year
                and point.month
                and point.day
                and not (found.open or found.last)
                and not rest.strip(" 　（）()[]【】:0123456789")
            ):
                return day_or_none(point.year, point.month, point.day), Span(found.start, found.end)
    return None, None
