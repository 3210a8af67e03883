"""破折号只写了一半

查什么：书名号里，正题和副题之间的破折号是否只写了一个字的长度“—”。年份、号码、地名之间的连接号不
报。

为什么：破折号占两个字（——），一个字长的是连接号，意思是“从……到……”；网页转换常把破折号截去一半。

例：《失守的“关口”—李某某案警示录》，应为《失守的“关口”——李某某案警示录》。

怎么改：改成两个字长的破折号“——”。副题像案例、警示片一类的报，别的只作提示。
"""

import re
from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.searching import matches
from zhenggai.notices.source import Span

CODE = "PUN109"
SEVERITY: Severity = "warning"

# —李某某案警示录》: one dash before a subtitle of some length
_HALF = re.compile(r"—([一-龥][^《》\n—]{4,40})》")
# What is told of a case, not of a stretch of road or time
_CASE = re.compile(
    r"(?:案|警示录|警示片|警示|纪实|剖析|启示|实录|教训|忏悔录|档案|风采|掠影)(?:[》一二三四]|$)"
)
LEAST = 4


def check(notice: Notice) -> Iterator[Finding]:
    """Single dashes between a title and its subtitle."""
    text = notice.source.text
    if "—" not in text:
        return
    for match in matches(_HALF, notice.source):
        at = match.start()
        opening = text.rfind("《", max(0, at - 40), at)
        title = text[opening + 1 : at] if opening >= 0 else ""
        if len(title) < LEAST or set("》—\n") & set(title) or text[at - 1].isascii():
            continue
        mild: Severity | None = None if _CASE.search(match[1]) else "advice"
        message = "正题和副题之间应当用破折号“——”，这里只有一半"
        yield Finding(Span(at - 1, at + 2), message, severity=mild)
