"""并列的同一项列了两次

查什么：顿号并列的各项中，相邻两项一模一样。

为什么：多是粘贴时漏改，列出的项数因此不实。

例：“策划功能材料产业园项目、功能材料产业园项目等5个平台”。

怎么改：改成漏写的那一项，或删去重复的一项并核对个数。
"""

from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.relations.findings import contradictions

CODE = "NUM109"
SEVERITY: Severity = "error"


def check(notice: Notice) -> Iterator[Finding]:
    """Report items that stand twice in a list."""
    yield from contradictions(notice, "repeated_item")
