"""States as badges: icon, word and colour, all three; the words are the glossary's."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from zhenggai.ledger.core.deadlines import deadline_state
from zhenggai.ledger.core.gates.closing import missing_signatures
from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.rows import Item, Problem
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.vocabulary import MEASURE_STATES, PROBLEM_STATES, SOURCES, WITHOUT_PLAN


@dataclass(frozen=True, slots=True)
class Badge:
    """`tone` is a colour of the style sheet, or edge (a standing fact) or dashed (an origin)."""

    icon: str
    word: str
    tone: str


_PROBLEM: Mapping[str, tuple[str, str]] = {
    "registered": ("clipboard-text", "grey"),
    "planned": ("list-check", "grey"),
    "rectifying": ("progress", "blue"),
    "closure_asked": ("send", "violet"),
    "signing": ("writing-sign", "violet"),
    "closed": ("circle-check", "green"),
    "withdrawn": ("ban", "grey"),
    "merged": ("git-merge", "grey"),
}
_MEASURE: Mapping[str, tuple[str, str]] = {
    "not_begun": ("circle-dashed", "grey"),
    "in_progress": ("progress", "blue"),
    "done": ("check", "green"),
    "returned": ("arrow-back-up", "orange"),
    "dropped": ("ban", "grey"),
}


def state_badge(book: Book, item: Item, pack: Pack) -> Badge:
    """The one badge of an item's state."""
    if not isinstance(item, Problem):
        icon, tone = _MEASURE[item.state]
        return Badge(icon, MEASURE_STATES[item.state], tone)
    if item.state == "rectifying" and item.missing:
        if item.opened_by and not item.closing:
            return Badge("rotate-2", "重新整改", "orange")
        return Badge("arrow-back-up", "退回补充", "orange")
    icon, tone = _PROBLEM[item.state]
    word = PROBLEM_STATES[item.state]
    if item.state == "signing":
        every = len(pack.signatures)
        word = f"{word}{every - len(missing_signatures(book, item.key, pack))}/{every}"
    if item.state == "merged":
        word = f"已并入问题{number_of(item.merged_into)}"
    return Badge(icon, word, tone)


def flags(book: Book, item: Item, today: date, pack: Pack) -> list[Badge]:
    """What stands beside the deadline."""
    found = []
    stand = deadline_state(book, item, today, pack)
    if stand.standing == "overdue":
        found.append(Badge("alarm", f"逾期{stand.days}天", "red"))
    if stand.standing == "soon":
        found.append(Badge("clock", f"剩{stand.days}天", "amber"))
    if any(one.item == item.key and one.state == "asked" for one in book.extensions.values()):
        found.append(Badge("hourglass", "延期待批", "amber"))
    if item.standing:
        found.append(Badge("infinity", "长期坚持", "edge"))
    if item.extensions:
        found.append(Badge("calendar-plus", f"已延期{item.extensions}次", "edge"))
    return found


def standing_facts(item: Item) -> list[Badge]:
    """What qualifies the item itself."""
    found = []
    if isinstance(item, Problem):
        if item.basically_done:
            found.append(Badge("circle-half-2", "基本完成", "teal"))
        if item.priority:
            found.append(Badge("flag", "单列管理", "edge"))
        if item.source in WITHOUT_PLAN:
            found.append(Badge("bolt", SOURCES[item.source], "edge"))
    if item.carried:
        found.append(
            Badge("file-import", f"据{'台账表' if item.carried_row else '通报'}，无佐证", "dashed")
        )
    return found
