"""只有“一是”没有“二是”

查什么：写了“一是”（或“第一，”），同一处后面没有“二是”。

为什么：多是后一项漏了编号，或者删剩一项没有去掉“一是”。

例：“（3）强化监督职责。一是配齐配强力量。健全例会制度。”

怎么改：给后面并列的内容补上“二是”，或去掉“一是”。
"""

from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.numbering import lists_of
from zhenggai.notices.source import Span

CODE = "OUT104"
SEVERITY: Severity = "warning"

# The second item may stand where no label is expected: 「……；此外二是」.
SECOND = {"一是": "二是", "第一": "第二", "第一、": "第二"}


def check(notice: Notice) -> Iterator[Finding]:
    """Report a 一是 that has no second."""
    text = notice.source.text
    for row in lists_of(notice.outline):
        first = row[0]
        if len(row) > 1 or first.level != "shi" or first.number != 1:
            continue
        second = SECOND.get(first.label or "", "二是")
        if second not in text[first.body : first.end + 60]:
            yield Finding(
                Span(first.start, first.body),
                f"只有“{first.label}”，后面没有“{second}”。",
            )
