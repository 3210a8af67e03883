"""分项之和与总数不符

查什么：一句话里写明是全部的分项（“其余”“分别……共”等）加起来是否等于总数。“其中”不必列全，只在差一点点就相等时提示核对。

为什么：加总错是通报里最常见、最容易被人指出的错。

例：“16只基金，其中11只已落地，其余4只正在推进”，11＋4＝15。

怎么改：按台账核对每个分项，改错的那一个。
"""

from collections.abc import Iterator

from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.relations.findings import contradictions

CODE = "NUM103"
SEVERITY: Severity = "error"


def check(notice: Notice) -> Iterator[Finding]:
    """Report parts that are all and do not make the whole."""
    yield from contradictions(notice, "parts")
