"""中文里夹了空格

查什么：正文段落里，汉字与汉字、汉字与标点之间的单个空格。汉字与外文、数字之间的空格，段首缩进，标
题和落款，序号后面的空格，表格和名单里用来分栏的空格，引号和书名号里有意隔开的口号，都不报；整篇都
在逗号后面空一格的，看作排版习惯，也不报。

为什么：空格多半是复制时带进来的，网页上会在行中间断开，搜索时也会搜不到整句话。

例：开展全面排查, “一户一档”管理；共办理83家次, 协调解决问题15个。

怎么改：删去空格。
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from zhenggai.notices.diagnostics import Finding, Related, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.paragraphs import Paragraph
from zhenggai.notices.searching import clause_start, matches
from zhenggai.notices.source import Span

CODE = "PUN104"
SEVERITY: Severity = "warning"

# One blank, an ordinary or a hard one: wider gaps and tabs are layout.
_BLANK = re.compile(r"[ \u00a0](?=\S)")
POINTS = frozenset("，。、；！？,;")
OPENING = frozenset("“‘《〈（〔【")
CLOSING = frozenset("”’》〉）〕】")
# After 。 a new item may begin: 二是 · 第二 · （2） · ② · 2.
_ITEM = re.compile(
    r"[一二三四五六七八九十]{1,3}(?:是|、)|第[一二三四五六七八九十]|[（(]|[①-⑳⑴-⒇]|\d"
)
# 一、 · （二） · 3. · 整改进展 · 完成时限: what a blank may stand behind in a paragraph
_LEAD = re.compile(
    r"^[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．]$"
    r"|^[^，,。；;]{0,8}(?:情况|进展|措施|单位|时限|目标|问题|任务|第.{1,3}[条章])$"
)
# A comma with a blank behind it, as a habit of setting
_SPACED_COMMA = re.compile(r"[,;，；][ \u00a0](?=\S)")
# 互联网 政务服务 is a lost plus sign, a fault of its own.
_PLUS = ("互联网", "物联网")
# So many spaced commas at least make a habit.
HABIT = 5
# More blanks than these are a way of setting or of copying, told once.
MOST = 8
MOST_LOOKED_AT = 2_000
# A blank behind the first words of an item sets off a heading, one behind a full stop a paragraph,
# where the paper does so more often.
MOST_HEADINGS = 2
FIRST_WORDS = 16
# A paragraph that is no running text (a heading, a cell) is shorter.
RUNNING = 30


BETWEEN = "之间多了空格"
# In a longer paragraph straight quotes are not counted.
LONGEST_QUOTED = 5_000


class Stray(NamedTuple):
    """One stray blank; an early one may set off a heading or a paragraph."""

    span: Span
    message: str
    is_early: bool


def check(notice: Notice) -> Iterator[Finding]:
    """Single blanks between Chinese characters or marks."""
    every = list(stray_blanks(notice))
    headings = sum(one.is_early for one in every)
    found = [one for one in every if not one.is_early or headings <= MOST_HEADINGS]
    if len(found) <= MOST:
        yield from (Finding(one.span, one.message) for one in found)
        return
    yield Finding(
        found[0].span,
        f"正文里有{len(found)}处中文之间夹了空格，可能是复制带进来的，宜统一删去",
        related=tuple(Related(one.span, "这里也夹了空格") for one in found[1:20]),
        severity="advice",
    )


def stray_blanks(notice: Notice) -> Iterator[Stray]:
    """Every stray blank with the characters beside it, and what to say of it."""
    text = notice.source.text
    head = notice.masthead.title_span
    tail = notice.masthead.signature
    between = [
        match.start()
        for match in matches(_BLANK, notice.source)
        if is_chinese(text[match.start() - 1]) and is_chinese(text[match.end()])
    ]
    if not between:
        return
    between = between[:MOST_LOOKED_AT]
    starts = [paragraph.start for paragraph in notice.paragraphs]
    spaced = is_spaced_out(text)
    for at in between:
        place = bisect_right(starts, at) - 1
        if place < 0 or any(one and one.start <= at < one.end for one in (head, tail)):
            continue
        paragraph = notice.paragraphs[place]
        if at < paragraph.end and is_running(text, paragraph, at):
            message = judge(text, paragraph, at, spaced=spaced)
            if message:
                early = text[at - 1] in "。！？" or (
                    message == BETWEEN and is_early(text, paragraph, at)
                )
                said = (
                    f"“{text[at - 1]}”和“{text[at + 1]}”{message}"
                    if message == BETWEEN
                    else message
                )
                yield Stray(Span(at - 1, at + 2), said, early)


def is_spaced_out(text: str) -> bool:
    """Whether the paper sets a blank after its commas as a habit."""
    commas = sum(text.count(mark) for mark in ",;，；")
    spaced = len(_SPACED_COMMA.findall(text))
    return spaced >= HABIT and spaced * 5 > commas


def is_chinese(sign: str) -> bool:
    """A Chinese character or a mark that stands between such."""
    return "一" <= sign <= "龥" or sign in POINTS or sign in OPENING or sign in CLOSING


def is_running(text: str, paragraph: Paragraph, at: int) -> bool:
    """Whether a paragraph is running text: long enough, with points in it, no table."""
    if paragraph.end - paragraph.start < RUNNING:
        return False
    near = text[max(paragraph.start, at - 300) : min(paragraph.end, at + 300)]
    return "|" not in near and any(mark in near for mark in "，,。；;")


def judge(text: str, paragraph: Paragraph, at: int, *, spaced: bool) -> str | None:
    """What is wrong with the blank at `at`, or None where it may stand."""
    left, right = text[at - 1], text[at + 1]
    if right in POINTS:
        return f"“{right}”前面多了空格"
    if left in POINTS:
        if spaced or (left in "。；;！？" and _ITEM.match(text, at + 1)):
            return None
        return f"“{left}”后面多了空格"
    if left in OPENING or right in CLOSING:
        padded = text[at - 2 : at - 1] == " " or text[at + 2 : at + 3] == " "
        return None if padded or left in "（(" or right in "）)" else "引号、书名号内侧多了空格"
    if is_between_words(text, paragraph, at):
        return BETWEEN
    return None


def is_between_words(text: str, paragraph: Paragraph, at: int) -> bool:
    """Whether a blank between two Chinese characters stands alone in running text.

    One in quotes divides a slogan, and several near each other are columns or a list of names.
    """
    lead = text[paragraph.start : min(at, paragraph.start + 24)]
    if paragraph.start + len(lead) == at and _LEAD.search(lead):
        return False
    if text[max(0, at - 3) : at].endswith(_PLUS) or is_enclosed(text, paragraph, at):
        return False
    near = text[max(paragraph.start, at - 25) : at] + text[at + 1 : min(paragraph.end, at + 26)]
    return not any(blank in near for blank in " \u00a0\u3000\t")


def is_early(text: str, paragraph: Paragraph, at: int) -> bool:
    """Whether a blank stands behind the first words of a paragraph or sentence."""
    clause = max(paragraph.start, clause_start(text, at, "。；;"))
    return at - clause <= FIRST_WORDS and not any(
        text.find(mark, clause, at) >= 0 for mark in "，,"
    )


def is_enclosed(text: str, paragraph: Paragraph, at: int) -> bool:
    """Whether a place lies within quotes, titles or brackets."""
    floor = max(paragraph.start, at - 120)
    is_near = at - paragraph.start < LONGEST_QUOTED
    return (is_near and text.count('"', paragraph.start, at) % 2 == 1) or any(
        text.rfind(opening, floor, at) > text.rfind(closing, floor, at)
        for opening, closing in ("“”", "《》", "（）", "()", "‘’")
    )
