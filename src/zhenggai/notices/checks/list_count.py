"""写“三个环节”，前面列出的不是三个

查什么：句子里用顿号列出几项，紧跟着写“N个方面（环节、步骤、制度、产业……）”，两者是否相等；“三项制度（甲、乙、丙）”同样核对。带“等”的，列出的可以少，不能多。数的是单位、村、企业这类名称的，差一个只提示核对。

为什么：列举与数目不符，一眼可见。

例：“立项、评审、审批、验收五个环节”，只列了四个。

怎么改：补上漏列的一项，或改数目；没有列全的加“等”。
"""

from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.relations.findings import contradictions

CODE = "NUM111"
SEVERITY: Severity = "error"


def check(notice: Notice) -> Iterator[Finding]:
    """Report lists that miss the number right after them."""
    yield from contradictions(notice, "list")
