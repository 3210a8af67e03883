"""已完成的问题又未完成

查什么：旧件说已完成（或基本完成）的问题，新件说正在整改、未完成；旧件说已完成，新件说基本完成。

为什么：已销号的问题再出现，要么旧件报早了，要么问题反弹，两种都要有说法。

例：上一份通报“35个问题已完成30个”，未完成的5个里没有问题7；这一份通报把问题7列为正在整改。

怎么改：属于反弹的，写明重新整改的原因；属于前次写错的，更正前次通报。
"""

from collections.abc import Iterator

from zhenggai.notices.compare.change import Change
from zhenggai.notices.compare.pairing import Pair, Problem
from zhenggai.notices.compare.standing import STATE_WORDS, is_done_by_elimination, status_of
from zhenggai.notices.diagnostics import Severity
from zhenggai.notices.facts.status_words import State
from zhenggai.notices.notice import Notice
from zhenggai.notices.source import Span

CODE = "CMP104"
SEVERITY: Severity = "error"

# From the best to the worst: a step down is a return.
RANK: tuple[State, ...] = ("done", "basically_done", "in_progress", "not_done")


def check(pair: Pair) -> Iterator[Change]:
    """Every problem that stands worse than it did, once it was done."""
    for old, new in pair.both:
        before, place = state_before(old, pair.old)
        status = status_of(new, pair.new)
        if before not in ("done", "basically_done") or status is None:
            continue
        if RANK.index(status.state) > RANK.index(before):
            words = STATE_WORDS[before], STATE_WORDS[status.state]
            message = f"问题“{new.node.heading[:30]}”旧件写“{words[0]}”，新件写“{words[1]}”。"
            yield Change(status.span, message, place)


def state_before(problem: Problem, notice: Notice) -> tuple[State | None, Span]:
    """How the old paper says that a problem stands, and where it says so."""
    status = status_of(problem, notice)
    if status:
        return status.state, status.span
    done = is_done_by_elimination(problem, notice)
    return ("done" if done else None), problem.node.head
