"""新件多出的问题

查什么：新件列出的问题，旧件里没有对应的。

为什么：多出的问题可能是自查发现的，也可能是拆分、改写反馈问题造成的；后一种会使问题总数对不上反馈意见。

例：反馈意见12个问题，通报列出13个，其中“5.公务接待管理不严”反馈意见里没有。

怎么改：自查发现的，写明是自查；由反馈问题拆出的，放在原问题下面作为具体表现。
"""

from collections.abc import Iterator

from zhenggai.notices.compare.change import Change
from zhenggai.notices.compare.pairing import Pair
from zhenggai.notices.diagnostics import Severity

CODE = "CMP105"
SEVERITY: Severity = "advice"


def check(pair: Pair) -> Iterator[Change]:
    """Every problem of the new paper without one in the old."""
    if not pair.is_related:
        return
    for added in pair.only_new:
        message = f"新件的问题“{added.node.heading[:40]}”在旧件里没有对应的问题。"
        yield Change(added.node.head, message)
