"""旧件的问题新件里没有

查什么：旧件（反馈意见、整改方案或上一份通报）列出的问题，新件里找不到。按问题的文字和序号对应，
改了说法、换了层级的仍算同一个问题。

为什么：反馈的问题要条条有回音；少一个，公开以后就会被问“那个问题怎么没有了”。

例：反馈意见列“8.基层党组织建设存在短板”，通报从第7个问题直接到第9个问题。

怎么改：补上这个问题的整改情况；确属合并的，在合并后的问题里写明。
"""

from collections.abc import Iterator

from zhenggai.notices.compare.change import Change
from zhenggai.notices.compare.pairing import Pair, Problem
from zhenggai.notices.diagnostics import Severity
from zhenggai.notices.source import Span

CODE = "CMP101"
SEVERITY: Severity = "warning"


def check(pair: Pair) -> Iterator[Change]:
    """Every problem of the old paper that the new one does not tell of."""
    if not pair.is_related:
        return
    for lost in pair.only_old:
        number = f"第{lost.node.number}个问题" if lost.node.number else "问题"
        message = f"旧件的{number}“{lost.node.heading[:40]}”在新件里找不到。"
        yield Change(place_before(pair, lost), message, lost.node.head)


def place_before(pair: Pair, lost: Problem) -> Span:
    """Where the new paper should have it: at the problem that came before it in the old one."""
    before = [new for old, new in pair.both if old.place < lost.place]
    if before:
        return max(before, key=lambda one: one.place).node.head
    return pair.both[0][1].node.head
