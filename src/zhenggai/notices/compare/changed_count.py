"""总数前后不一致

查什么：两份材料都写明的总数（方面、类别、问题、任务、线索、信访件、立行立改）不一样；
已完成数、完成率变小，未完成数变大。措施数变了列为建议。

为什么：反馈的问题数是定数，通报写的与反馈意见、与上一份通报不同，就是其中一份错了；
完成数只应增加，减少了要说明原因。

例：反馈意见写“35个问题”，通报写“34个问题”。上次通报“已完成33个”，这次“已完成30个”。

怎么改：以反馈意见和核定的台账为准改正；确有调整的，写明依据。
"""

from collections.abc import Iterator

from zhenggai.notices.compare.change import Change
from zhenggai.notices.compare.pairing import Pair
from zhenggai.notices.diagnostics import Severity
from zhenggai.notices.facts.declared import Declared
from zhenggai.notices.notice import Notice

CODE = "CMP102"
SEVERITY: Severity = "warning"

# Fixed by the feedback; any change is a mistake in one of the papers.
FIXED = {
    "aspects": "方面数",
    "categories": "类别数",
    "problems": "问题数",
    "tasks": "任务数",
    "clues": "问题线索数",
    "letters": "信访件数",
    "immediate_tasks": "立行立改事项数",
}
# They move with time, but in one direction only.
GROWING = {"done": "已完成数", "completion_rate": "完成率"}
SHRINKING = {"not_done": "未完成数"}
MEASURES = {"measures": "措施数"}


def check(pair: Pair) -> Iterator[Change]:
    """Every total that both papers give once and that moved the wrong way."""
    if pair.is_of_strangers:
        return
    olds, news = totals_of(pair.old), totals_of(pair.new)
    for what, name in (FIXED | GROWING | SHRINKING | MEASURES).items():
        old, new = olds.get(what), news.get(what)
        if old is None or new is None or old.unit != new.unit or not has_moved(what, old, new):
            continue
        before, after = printed(pair.old, old), printed(pair.new, new)
        severity: Severity | None = "advice" if what in MEASURES else None
        message = f"{name}前后不一致：旧件写“{before}”，新件写“{after}”。"
        yield Change(new.span, message, old.span, f"{before} → {after}", severity)


def has_moved(what: str, old: Declared, new: Declared) -> bool:
    """Whether the change of a total needs a word."""
    if what in GROWING:
        return new.value < old.value
    if what in SHRINKING:
        return new.value > old.value
    return new.value != old.value


def totals_of(notice: Notice) -> dict[str, Declared]:
    """Totals of the inspection by name; one that is given with two values is left to other
    rules."""
    found: dict[str, Declared] = {}
    doubtful = set()
    for one in notice.declared:
        if one.scope != "inspection":
            continue
        first = found.setdefault(one.what, one)
        if (first.value, first.unit) != (one.value, one.unit):
            doubtful.add(one.what)
    return {what: one for what, one in found.items() if what not in doubtful}


def printed(notice: Notice, one: Declared) -> str:
    """The count as the paper prints it."""
    return notice.source[one.span]
