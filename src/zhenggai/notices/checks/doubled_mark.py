"""标点重复或者连用

查什么：两个点号连在一起，如“。。”“，，”“、，”“；。”。省略号的替代写法（三个以上句点）和“？！”连用
不报，后引号、后括号外面的点号不报。

为什么：多半是删改文字时留下的，两个点号不能同时起作用，读者不知道该停在哪里。

例：已全部整改到位。。　严格执行审批制度、，规范报销程序。

怎么改：留下该用的那一个。
"""

import re
from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.searching import matches
from zhenggai.notices.source import Span

CODE = "PUN107"
SEVERITY: Severity = "error"

# 。。 ，， 、， ；。 ,, ;。
_TWO = re.compile("[。，、；：,;][。，、；：,;]")
POINTS = frozenset("。，、；：,;:.．…")


def check(notice: Notice) -> Iterator[Finding]:
    """Marks that stand twice."""
    text = notice.source.text
    for match in matches(_TWO, notice.source):
        start, end = match.span()
        # 。。。 stands for an ellipsis, ;; after Latin for code
        if text[start - 1 : start] in POINTS or text[end : end + 1] in POINTS:
            continue
        if match.group().isascii() and text[start - 1 : start].isascii():
            continue
        yield Finding(Span(start, end), f"标点“{match.group()}”连用，应当只留一个")
