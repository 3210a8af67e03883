"""比率与印出的分子分母不符

查什么：占比、完成率、办结率等，用同一段里印出的数重新计算，按印出的小数位比较：四舍五入相等不报；截去尾数给建议；算错报错误。以万、亿计的分子分母本身是四舍五入来的，留出余地。任何两个数算得出的不报，分子分母没有印出的不判断；基本完成不计入完成率。

为什么：比率是读者最容易验算的数。

例：“42件线索已办结38件，办结率91.48%”，38÷42＝90.48%。

怎么改：按分子分母重算；保留几位小数全文一致，尾数四舍五入。
"""

from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.relations.findings import contradictions

CODE = "NUM105"
SEVERITY: Severity = "error"


def check(notice: Notice) -> Iterator[Finding]:
    """Report shares that their own parts contradict."""
    yield from contradictions(notice, "share")
