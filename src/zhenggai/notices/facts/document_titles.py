"""Where 《…》 stand in a text: outermost titles, also unclosed ones and ones broken over a line.

Every mark is looked at a bounded number of times, so that a file full of 《 is read in linear time.
"""

import re
from collections.abc import Iterator

from zhenggai.notices.source import Span

# Longer than any title in use; 关于转发〈…的通知〉的通知 may take more than a hundred characters.
LONGEST_TITLE = 200
LONGEST_UNCLOSED = 100
# 《…《…《…》…》…》 is the deepest nesting that people write.
DEEPEST = 3

# 《 · 《《 · a file of nothing but 《《《《《《
OPENING = re.compile("《+")
MARKS = re.compile("[《》]")
# What no title contains: a full stop, a semicolon, a blank line, a line that begins with a label
# (一、 · （二） · 3. · ①).
BREAK = re.compile(
    r"[。；;]|\n\s*\n|\n\s*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]|\d{1,3}[.．、]|[①-⑳])"
)
UNCLOSED_END = re.compile(r"[,，。;；:：!！?？\n《》]")
# The kind of document at the end of a title: 管理办法 · 实施细则（试行） · 整改方案(2.0版)
DOCUMENT_KIND = re.compile(
    r"(?:办法|细则|方案|意见|通知|制度|规定|条例|规则|规程|举措|措施|清单|指南|计划|规划|要点|决定|决议|公告|通告|通报|报告"
    r"|批复|纲要|准则|标准|流程|机制|预案|手册|汇编|规范|协议|章程|守则|台账|指引|安排|分工|要求|提纲|目录|政策|规约|公约)"
    r"(?:[（(][^（()）]{1,8}[)）])?$"
)
# 《关于印发《 · 《关于贯彻落实《: the mark that follows opens a title inside the title.
TITLE_INSIDE = re.compile(r"(?:印发|转发|下发|发布|贯彻|落实|执行|实施|关于|修改|修订|废止|对|的)$")
# Marks that do not tell one title from another.
DECORATION = re.compile(r"[\s《》〈〉<>“”\"‘’'（）()、，,·]")
# 关于印发云岭县考勤办法的通知 names the 云岭县考勤办法.
WRAPPED = re.compile(r".{0,30}?(?:印发|转发|下发)(.{4,})的通知")
# 试行, 修订版 and the like behind a title
EDITION = re.compile(r"(?:试行|暂行|修订|修订版|修订稿|征求意见稿|讨论稿|草案|送审稿|初稿)$")
# Shorter titles (实施方案) are short names and say nothing.
TELLING_TITLE = 6
LINE_BREAK = re.compile(r"\s*[\r\n]\s*")


def find_titles(text: str) -> Iterator[Span]:
    """The span of every outermost title, from 《 to 》.

    An unclosed 《 gives a title only where a document's kind (办法, 通知 …) tells where it ends.
    """
    at = 0
    while opening := OPENING.search(text, at):
        # 《《办法》》 may be meant as two levels; of a longer run only the last mark opens a title.
        start = opening.start() if len(opening[0]) <= 2 else opening.end() - 1
        end = closed_end(text, start) or unclosed_end(text, start)
        if end:
            yield Span(start, end)
        at = end or start + 1


def printed_title(text: str, span: Span) -> str:
    """What stands between 《 and 》, a line broken by a copy joined again."""
    end = span.end - 1 if text[span.end - 1] == "》" else span.end
    title = text[span.start + 1 : end].strip()
    return LINE_BREAK.sub("", title) if "\n" in title else title


def closed_end(text: str, start: int) -> int | None:
    """Where the title opened at `start` is closed; None where it is not, or by another's 》."""
    depth = 0
    for mark in MARKS.finditer(text, start, start + LONGEST_TITLE):
        depth += 1 if mark[0] == "《" else -1
        if depth > DEEPEST:
            return None
        if depth == 0:
            end = mark.end()
            return None if BREAK.search(text, start + 1, end) else end
    return None


def unclosed_end(text: str, start: int) -> int | None:
    """A plausible end of an unclosed title: a document's kind before the next mark."""
    stop = UNCLOSED_END.search(text, start + 1, start + LONGEST_UNCLOSED)
    if stop and stop[0] == "《" and TITLE_INSIDE.search(text, start + 1, stop.start()):
        inside = closed_end(text, stop.start())
        stop = UNCLOSED_END.search(text, inside, start + 2 * LONGEST_UNCLOSED) if inside else None
    if not stop:
        return None
    title = text[start : stop.start()].rstrip("、和及与 ")
    return start + len(title) if DOCUMENT_KIND.search(title) else None


def plain_title(title: str) -> str:
    """A title without marks, wrapping and edition, to compare two ways to print it."""
    plain = DECORATION.sub("", title)
    if wrapped := WRAPPED.fullmatch(plain):
        plain = wrapped[1]
    return EDITION.sub("", plain).removeprefix("关于")


def is_same_document(one: str, other: str) -> bool:
    """Whether two plain titles may name one document: equal, or one a short form of the other."""
    shorter, longer = sorted((one, other), key=len)
    return shorter in longer or len(shorter) < TELLING_TITLE
