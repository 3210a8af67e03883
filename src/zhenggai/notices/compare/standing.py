"""How the problems of one paper stand, and until when they are to be done."""

import re
from collections import Counter
from datetime import date

from zhenggai.notices.compare.pairing import Problem
from zhenggai.notices.facts.status_words import State
from zhenggai.notices.facts.statuses import ItemStatus
from zhenggai.notices.notice import Notice
from zhenggai.notices.source import Span

# 「完成时限：」「整改期限：」「完成时间：」
DEADLINE_LABEL = re.compile("时限|期限|完成时间")

STATE_WORDS: dict[State, str] = {
    "done": "已完成",
    "basically_done": "基本完成",
    "in_progress": "正在整改",
    "not_done": "未完成",
}


def status_of(problem: Problem, notice: Notice) -> ItemStatus | None:
    """What the paper says last of a problem itself: by naming it, or inside it."""
    node = problem.node
    named = [one for one in notice.statuses if one.refers_to == node.start]
    own = [one for one in notice.statuses if one.node == node.start]
    found = named or own
    return found[-1] if found else None


def is_done_by_elimination(problem: Problem, notice: Notice) -> bool:
    """Whether the paper names just its exceptions, and this problem is none of them.

    Only where the count of the exceptions is the printed one: 35 problems, 30 done, five named.
    """
    totals: Counter[str] = Counter()
    for one in notice.declared:
        if one.scope == "inspection":
            totals[one.what] = max(totals[one.what], int(one.value))
    named = {one.refers_to for one in notice.statuses if one.refers_to is not None}
    left = totals["basically_done"] + totals["in_progress"] + totals["not_done"]
    agrees = totals["done"] > 0 and totals["problems"] == totals["done"] + left
    return agrees and left == len(named) > 0 and problem.node.start not in named


def deadline_of(problem: Problem, notice: Notice) -> tuple[date, Span] | None:
    """The last day that a paper sets for a problem, with its place."""
    status = status_of(problem, notice)
    days = [(one.on, one.span) for one in status.milestones if one.on] if status else []
    if not days:
        fields = [
            Span(node.body, node.end)
            for node in problem.node.walk()
            if node.label and DEADLINE_LABEL.search(node.label)
        ]
        days = [
            (one.last, one.span)
            for one in notice.dates
            if one.last and any(start <= one.span[0] < end for start, end in fields)
        ]
    return max(days, default=None)
