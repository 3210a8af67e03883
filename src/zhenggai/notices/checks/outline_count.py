"""写的条数与正文逐项列出的不符

查什么：“4个方面12类35个问题”等总数，与正文逐项列出的方面、类、问题个数是否相等。只在层级能认准时才报；没有逐项列出的数（如“整改措施112项”）不报。

为什么：总数与条目对不上，说明漏写了问题或者数错了，上级审核首先核这个数。

例：写“35个问题”，正文编号（1）至（34）。

怎么改：对照反馈意见逐条清点，补上漏写的问题，或改正总数；全文几处总数要一起改。
"""

from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.relations.findings import contradictions

CODE = "NUM102"
SEVERITY: Severity = "error"


def check(notice: Notice) -> Iterator[Finding]:
    """Report headline counts that the outline contradicts."""
    yield from contradictions(notice, "outline_count")
