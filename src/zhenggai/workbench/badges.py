"""States as badges: icon, word and colour, all three; the words are the glossary's.

`LEGEND` is every badge that a page may show, by the thing whose state it tells.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from zhenggai.ledger.core.deadlines import deadline_state
from zhenggai.ledger.core.gates.closing import missing_signatures
from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.rows import Item, Measure, Problem
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.vocabulary import WITHOUT_PLAN
from zhenggai.opinions.kinds import STATES as OPINION_STATES


@dataclass(frozen=True, slots=True)
class Badge:
    """`tone` is a colour of the style sheet, or edge (a standing fact) or dashed (an origin)."""

    icon: str
    word: str
    tone: str

    def saying(self, word: str) -> "Badge":
        """The same with the number that belongs to its word."""
        return replace(self, word=word)


PROBLEM: Mapping[str, Badge] = {
    "registered": Badge("clipboard-text", "已登记", "grey"),
    "planned": Badge("list-check", "已列方案", "grey"),
    "rectifying": Badge("progress", "整改中", "blue"),
    "closure_asked": Badge("send", "已申请销号", "violet"),
    "signing": Badge("writing-sign", "审签中", "violet"),
    "closed": Badge("circle-check", "已销号", "green"),
    "returned": Badge("arrow-back-up", "退回补充", "orange"),
    "reopened": Badge("rotate-2", "重新整改", "orange"),
    "withdrawn": Badge("ban", "已撤回", "grey"),
    "merged": Badge("git-merge", "已并入", "grey"),
}
MEASURE: Mapping[str, Badge] = {
    "not_begun": Badge("circle-dashed", "未开始", "grey"),
    "in_progress": Badge("progress", "进行中", "blue"),
    "done": Badge("check", "已完成", "green"),
    "returned": Badge("arrow-back-up", "退回补充", "orange"),
    "dropped": Badge("ban", "已取消", "grey"),
}
FLAGS: Mapping[str, Badge] = {
    "overdue": Badge("alarm", "逾期", "red"),
    "due_soon": Badge("clock", "剩", "amber"),
    "extension_asked": Badge("hourglass", "延期待批", "amber"),
    "basically_done": Badge("circle-half-2", "基本完成", "teal"),
    "standing": Badge("infinity", "长期坚持", "edge"),
    "immediate": Badge("bolt", "立行立改", "edge"),
    "during_inspection": Badge("bolt", "边巡边改", "edge"),
    "handed_over": Badge("bolt", "交办事项", "edge"),
    "priority": Badge("flag", "单列管理", "edge"),
    "extended": Badge("calendar-plus", "已延期", "edge"),
}
ORIGIN: Mapping[str, Badge] = {
    "on_behalf": Badge("pencil", "代录", "dashed"),
    "late": Badge("history", "补录", "dashed"),
    "corrected": Badge("eraser", "已更正", "dashed"),
    "carried": Badge("file-import", "据通报，无佐证", "dashed"),
    "carried_sheet": Badge("file-import", "据台账表，无佐证", "dashed"),
    "expunged": Badge("lock", "已依规清除", "dashed"),
}
STEP: Mapping[str, Badge] = {
    "done": Badge("circle-check", "已办", "green"),
    "without_proof": Badge("file-alert", "缺佐证", "amber"),
    "missing": Badge("alert-circle", "缺：未登记", "red"),
    "ahead": Badge("circle-dashed", "未到", "grey"),
}
VERIFICATION: Mapping[str, Badge] = {
    "agrees": Badge("check", "相符", "green"),
    "differs": Badge("x", "不相符", "orange"),
    "waiting": Badge("eye", "待核查", "grey"),
    "before": Badge("history", "上次销号时", "grey"),
    "recused": Badge("hand-stop", "回避", "grey"),
}
ROUND: Mapping[str, Badge] = {
    "none": Badge("circle-dashed", "未报", "grey"),
    "filling": Badge("pencil", "填写中", "blue"),
    "stamped": Badge("rubber-stamp", "盖章表已到", "violet"),
    "confirming": Badge("hourglass", "待负责人确认", "violet"),
    "reported": Badge("send", "已报", "blue"),
    "accepted": Badge("checks", "已接收", "green"),
    "returned": Badge("arrow-back-up", "退回", "orange"),
    "overdue": Badge("alarm", "逾期未报", "red"),
    "nil": Badge("circle-off", "零报告", "edge"),
    "no_change": Badge("equal", "无变化", "edge"),
}
PAPER: Mapping[str, Badge] = {
    "drafting": Badge("edit", "起草中", "grey"),
    "confirming": Badge("users", "送核中", "violet"),
    "deliberating": Badge("hourglass", "审议中", "violet"),
    "superior": Badge("building", "待上级审核", "violet"),
    "signing": Badge("writing-sign", "待签发", "violet"),
    "issued": Badge("rubber-stamp", "已签发", "green"),
    "published": Badge("world", "已发布", "green"),
    "superseded": Badge("replace", "有新版", "edge"),
    "void": Badge("ban", "已作废", "grey"),
}
STAGE: Mapping[str, Badge] = {
    "done": Badge("circle-check", "已登记", "green"),
    "changed": Badge("arrow-back-up", "审定后又有改动", "orange"),
    "waiting": Badge("writing-sign", "待登记", "violet"),
    "ahead": Badge("circle-dashed", "未到", "grey"),
}
DIAGNOSTIC: Mapping[str, Badge] = {
    "error": Badge("circle-x", "错误", "red"),
    "warning": Badge("alert-triangle", "提醒", "amber"),
    "advice": Badge("info-circle", "建议", "blue"),
    "verified": Badge("check", "已核实，不修改", "edge"),
}
CONFIRMED: Mapping[str, Badge] = {
    "none": Badge("circle-dashed", "未送核", "grey"),
    "waiting": Badge("hourglass", "待答复", "violet"),
    "overdue": Badge("alarm", "逾期未答", "red"),
    "change": Badge("edit", "要求修改", "orange"),
    "private": Badge("lock", "不宜公开", "orange"),
    "stale": Badge("replace", "送核后有改动", "amber"),
    "true": Badge("check", "属实", "green"),
}
OPINION: Mapping[str, Badge] = {
    "unsorted": Badge("circle-dashed", OPINION_STATES["unsorted"], "grey"),
    "registered": Badge("clipboard-text", OPINION_STATES["registered"], "grey"),
    "handed": Badge("send", OPINION_STATES["handed"], "blue"),
    "objected": Badge("arrow-back-up", OPINION_STATES["objected"], "orange"),
    "reported": Badge("hourglass", OPINION_STATES["reported"], "violet"),
    "replied": Badge("check", OPINION_STATES["replied"], "green"),
    "redress_1": Badge("hourglass", OPINION_STATES["redress_1"], "violet"),
    "redress_2": Badge("hourglass", OPINION_STATES["redress_2"], "violet"),
    "sealed": Badge("lock", OPINION_STATES["sealed"], "violet"),
    "slipped": Badge("hourglass", OPINION_STATES["slipped"], "violet"),
    "transferred": Badge("circle-check", OPINION_STATES["transferred"], "green"),
}
LEGEND: tuple[tuple[str, Mapping[str, Badge]], ...] = (
    ("问题", PROBLEM),
    ("措施", MEASURE),
    ("标记", FLAGS),
    ("来历", ORIGIN),
    ("填报", ROUND),
    ("文书", PAPER),
    ("审定", STAGE),
    ("规定动作", STEP),
    ("核查", VERIFICATION),
    ("送核", CONFIRMED),
    ("群众意见", OPINION),
    ("检查", DIAGNOSTIC),
)


def state_badge(book: Book, item: Item, pack: Pack) -> Badge:
    """The one badge of an item's state."""
    if not isinstance(item, Problem):
        return MEASURE[item.state]
    badge = PROBLEM[back_state(item) or item.state]
    if item.state == "signing":
        every = len(pack.signatures)
        given = every - len(missing_signatures(book, item.key, pack))
        return badge.saying(f"{badge.word}{given}/{every}")
    if item.state == "merged":
        return badge.saying(f"已并入问题{number_of(item.merged_into)}")
    return badge


def back_state(problem: Problem) -> str:
    """While the problem is back at work: returned or reopened; else empty."""
    if problem.state != "rectifying" or not problem.missing:
        return ""
    return "reopened" if problem.opened_by and not problem.closing else "returned"


def flags(book: Book, item: Item, today: date, pack: Pack) -> list[Badge]:
    """What stands beside the deadline."""
    found = []
    stand = deadline_state(book, item, today, pack)
    if stand.standing == "overdue":
        found.append(FLAGS["overdue"].saying(f"逾期{stand.days}天"))
    if stand.standing == "soon":
        found.append(FLAGS["due_soon"].saying(f"剩{stand.days}天"))
    if any(one.item == item.key and one.state == "asked" for one in book.extensions.values()):
        found.append(FLAGS["extension_asked"])
    if item.standing:
        found.append(FLAGS["standing"])
    if item.extensions:
        found.append(FLAGS["extended"].saying(f"已延期{item.extensions}次"))
    return found


def standing_facts(item: Item, carried_as: str = "") -> list[Badge]:
    """What qualifies the item itself; `carried_as` is the state in which a paper named it."""
    found = []
    if isinstance(item, Measure) and carried_as == "basically_done":
        found.append(FLAGS["basically_done"])
    if isinstance(item, Problem):
        if item.basically_done:
            found.append(FLAGS["basically_done"])
        if item.priority:
            found.append(FLAGS["priority"])
        if item.source in WITHOUT_PLAN:
            found.append(FLAGS[item.source])
    if item.carried:
        found.append(ORIGIN["carried_sheet" if item.carried_row else "carried"])
    return found
