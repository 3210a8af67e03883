"""分项之和与总数不符

查什么：写明是全部的分项加起来是否等于总数：“共计”“两项合计”“分别为”“其余”，括号里的分项，末项是“其他”的“其中”，齐全的四种形态。万元、亿元换算后再加，四舍五入造成的尾差不报。“其中”没有列全的不报，各项多于总数才报，差一点点就相等的提示核对；一人可以同时算进两项的（处分与组织处理、女性与党员）不报。

为什么：加总错是通报里最常见、最容易被人指出的错。

例：“18座水库，其中12座已完工，其余5座正在施工”，12＋5＝17。

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
