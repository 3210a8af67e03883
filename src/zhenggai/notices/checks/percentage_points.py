"""百分点与印出的两头不符

查什么：“由61.3%提高到78.3%，提高17个百分点”，两头相减是否等于写的百分点；两个比率之差写成“%”的给建议。

为什么：百分点与百分之几是两回事，写混了数字就不对。

例：“由61.3%提高到78.3%，提高17%”，应为17个百分点。

怎么改：比率之差写“个百分点”；写“%”的要用差除以原来的比率。
"""

from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.relations.findings import contradictions

CODE = "NUM108"
SEVERITY: Severity = "error"


def check(notice: Notice) -> Iterator[Finding]:
    """Report points that two shares contradict."""
    yield from contradictions(notice, "points")
