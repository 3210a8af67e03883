"""并列的同一项列了两次

查什么：顿号并列的各项中，有两项一模一样，相邻的和隔开的都查。

为什么：多是粘贴时漏改，列出的项数因此不实。

例：“建设冷链物流园区、冷链物流园区等5个园区”。

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
