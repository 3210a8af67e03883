"""状态总数与逐项说明的不符

查什么：前面写“未完成1个”“基本完成4个”，后面的说明里未完成、基本完成的事项列出来却不是这个数。

为什么：没有完成的事项是公开时最受关注的部分，总数和名单对不上，等于漏报或多报。

例：前面写“基本完成4个、未完成1个”，说明里“（一）未完成的整改事项”下列了两项。

怎么改：以台账为准核对每项状态，改总数，或者补上（删去）逐项说明。
"""

import re
from collections.abc import Iterator, Sequence

from zhenggai.notices.diagnostics import Finding, Related, Severity
from zhenggai.notices.facts.declared import Declared
from zhenggai.notices.facts.statuses import ItemStatus
from zhenggai.notices.facts.withheld import withheld_counts
from zhenggai.notices.notice import Notice
from zhenggai.notices.source import Span

CODE = "STA103"
SEVERITY: Severity = "error"

NAMES = {"not_done": "未完成", "basically_done": "基本完成", "in_progress": "正在整改"}
LONGEST = 60
_SOME = re.compile("主要|部分|重点|典型|代表")
MOST_RELATED = 12


def check(notice: Notice) -> Iterator[Finding]:
    """Report totals of states that the chapter on unfinished items contradicts."""
    items = [one for one in notice.statuses if one.in_chapter]
    # Items without a printed state might be any of them.
    if not items or not all(one.is_told for one in items):
        return
    withheld = withheld_counts(notice.source.text, notice.declared)
    for total in _totals(notice):
        listed = [one for one in items if one.state == total.what]
        missing = int(total.value) - len(listed)
        if not listed or missing == 0 or missing == withheld.get(total.what):
            continue
        if _is_summed_wrong(notice, total.span) or _lists_some(notice, listed):
            continue
        name = NAMES[total.what]
        yield Finding(
            total.span,
            f"写{name}{total.value}{total.unit}，说明里逐项列出{len(listed)}{total.unit}。",
            working=f"写{total.value}，列出{len(listed)}",
            related=tuple(_related(listed)),
            severity=None if _names_problems(listed) else "advice",
        )


def _totals(notice: Notice) -> Iterator[Declared]:
    """The paper's own total of each state, told beside another state or a number of problems."""
    for what in NAMES:
        told = [one for one in notice.declared if one.what == what and one.scope == "inspection"]
        for one in told[:1]:
            group = {two.what for two in notice.declared if two.group == one.group}
            if "measures" not in group and len(group) > 1:
                yield one


def _names_problems(listed: Sequence[ItemStatus]) -> bool:
    """Whether each item is one of the paper's problems, so that the two counts are of one kind."""
    return all(one.refers_to is not None for one in listed)


def _is_summed_wrong(notice: Notice, place: Span) -> bool:
    """Whether the states do not add up anyway: then that is the fault, and it is told once."""
    return any(
        part.start < place.end and place.start < part.end
        for one in notice.relations
        if one.topic == "states" and one.verdict == "inconsistent"
        for part in one.parts
    )


def _lists_some(notice: Notice, listed: Sequence[ItemStatus]) -> bool:
    """Whether a heading above says that not all are listed: 主要未完成事项."""
    return any(
        _SOME.search(node.heading)
        for top in notice.outline
        for node in top.walk()
        if node.start < listed[0].node < node.end
    )


def _related(listed: Sequence[ItemStatus]) -> Iterator[Related]:
    for number, one in enumerate(listed[:MOST_RELATED], 1):
        end = min(one.span.end, one.span.start + LONGEST)
        yield Related(Span(one.span.start, end), f"第{number}项")
