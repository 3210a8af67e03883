"""“其中”的数大于总数

查什么：“……××个，其中……××个”，同一单位的分项大于总数。

为什么：部分不能大于整体，必有一个数写错，或者单位不同没有写明。

例：“开展谈话提醒12人次，其中一把手谈话21人次”。

怎么改：核对两个数；单位不同（件与人、人与人次）的，把单位写全。
"""

from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.relations.findings import contradictions

CODE = "NUM110"
SEVERITY: Severity = "error"


def check(notice: Notice) -> Iterator[Finding]:
    """Report parts that are greater than their whole."""
    yield from contradictions(notice, "exceeds")
