"""增幅与印出的两头不符

查什么：“由甲增加到乙，增长百分之几（或多少）”“较上年的甲减少多少，下降百分之几”，两头都印出，或者现数和增减数都印出时重新计算。地区生产总值、增加值和按可比价格、同口径计算的增幅不比较。

为什么：增幅写错，多是换了数没有重算。

例：“由120家增加到150家，增长30%”，实为25%。

怎么改：增幅＝（后－前）÷前；写增加多少的，用后减前。
"""

from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.relations.findings import contradictions

CODE = "NUM107"
SEVERITY: Severity = "error"


def check(notice: Notice) -> Iterator[Finding]:
    """Report growth that its two ends contradict."""
    yield from contradictions(notice, "growth")
