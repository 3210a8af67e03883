"""问题下面没有整改措施

查什么：逐项说明整改情况的部分里，一个问题只写了问题本身，没有一句整改情况。

为什么：反馈的问题要“条条有整改、件件有着落”，漏写一个问题的整改情况，是上级审核必查的。

例：“3.关于干部管理不严的问题。”之后直接是“4.关于……的问题。”

怎么改：补写整改措施和成效；如确未整改，说明情况、下一步措施和完成时限。
"""

from collections.abc import Iterator

from zhenggai.notices.checks.empty_heading import is_bare
from zhenggai.notices.diagnostics import Finding, Severity
from zhenggai.notices.notice import Notice
from zhenggai.notices.source import Span

CODE = "OUT106"
SEVERITY: Severity = "error"

PROBLEMS = ("problem", "sub_problem")
LONGEST = 60


def check(notice: Notice) -> Iterator[Finding]:
    """Report problems that state their fault and nothing else.

    Where most of them do, the chapter is a list of problems and not a report on them. Measures told
    for a problem as a whole are told for its parts; a state beside it (已完成整改) tells of it too.
    """
    problems = [node for node in notice.nodes if node.kind in PROBLEMS and node.label]
    bare = [node for node in problems if is_bare(notice.source.text, node)]
    if len(bare) * 3 > len(problems):
        return
    told = {
        part.start
        for node in notice.nodes
        if any(one.kind == "measure" for one in node.children)
        for part in node.children
        if part.kind == "sub_problem"
    }
    told |= {one.node for one in notice.statuses if one.is_told and not one.in_chapter}
    for node in bare:
        if node.start in told:
            continue
        end = min(node.end, node.start + LONGEST)
        yield Finding(Span(node.start, end), f"问题“{node.heading}”下面没有整改情况。")
