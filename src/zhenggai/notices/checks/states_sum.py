"""各状态合计与总数不符

查什么：已完成、基本完成、正在整改、未完成几个数相加，是否等于问题总数；“已办结××件，正在办理××件”是否等于移交总数。总数说的是部门、乡镇而状态说的是问题的，不比较。

为什么：每个问题必居其一，合计不等于总数，就有问题没有交代，或者重复计算。

例：“35个问题，完成30个，基本完成4个，未完成2个”，合计36。

怎么改：以台账为准逐项核对状态，改正错的一个数。
"""

from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.relations.findings import contradictions

CODE = "NUM104"
SEVERITY: Severity = "error"


def check(notice: Notice) -> Iterator[Finding]:
    """Report states that leave something out or count it twice."""
    yield from contradictions(notice, "states")
