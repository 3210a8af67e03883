"""States by the words of a cell: 已完成, 基本完成, 正在整改, 未完成; 是 and ✓ answer whether."""

import re
from dataclasses import dataclass
from functools import lru_cache

from zhenggai.notices.facts.status_words import STANDING, STATE, State, state_of

WHOLE = re.compile(rf"(?:目前|现|该问题|此项|问题|整改)?{STATE}(?:整改|状态)?")
# 已完成，长期坚持 · 基本完成并持续坚持 · 已完成（长期坚持）
AND_MORE = re.compile(r"[，,、；;并且（(\s]+")
YES = frozenset(("是", "√", "✓", "✔", "☑", "已", "y", "yes", "对"))
NO = frozenset(("否", "×", "✗", "✘", "未", "n", "no", "不是", "没有"))
MORE: dict[str, State] = {
    "完结": "done", "已完结": "done", "办结": "done", "销号完成": "done", "同意销号": "done",
    "已对账销号": "done", "整改完毕": "done", "达标": "done",
    "整改": "in_progress", "推进": "in_progress", "在办": "in_progress", "正在办理": "in_progress",
    "进行": "in_progress", "分阶段整改": "in_progress", "阶段性整改": "in_progress",
    "有进展": "in_progress", "本期有进展": "in_progress", "已有进展": "in_progress",
    "取得进展": "in_progress", "已取得进展": "in_progress", "已启动": "in_progress",
    "正在进行": "in_progress", "正在落实": "in_progress", "正在推进中": "in_progress",
    "按计划推进": "in_progress", "按期推进": "in_progress",
    "未启动": "not_done", "未开始": "not_done", "尚未启动": "not_done", "尚未开展": "not_done",
    "不同意销号": "not_done", "未整改": "not_done", "未达标": "not_done",
    "基本达标": "basically_done", "部分完成": "in_progress", "超期未完成": "not_done",
    "逾期未完成": "not_done",
}  # fmt: skip
# What has begun and is not done, in the words of a whole problem
UNDER_WAY: frozenset[State] = frozenset(("in_progress", "basically_done"))
_LONGEST = 30


@dataclass(frozen=True, slots=True)
class StateRead:
    """A state as printed and as understood; `doubt` where the words are none that we know."""

    text: str = ""
    state: State | None = None
    is_standing: bool = False
    doubt: str | None = None


NONE = StateRead()


@lru_cache(maxsize=4096)
def read_state(text: str) -> StateRead:
    """What a cell for states says. 是 and 否 answer whether it is done.

    Lines that say different states say none.
    """
    if not text:
        return NONE
    is_standing = bool(STANDING.search(text))
    first = next((part for part in AND_MORE.split(text) if part), "")
    state = _state(text.strip("（）() ")) or _state(first.strip("（）()。 "))
    doubt = None if state else "不是认得的说法"
    if len({told for line in text.split("\n") if (told := _state(line.strip("（）()。 ")))}) > 1:
        state, doubt = None, "前后说法不一致"
    return StateRead(text, state, is_standing, doubt)


def _state(words: str) -> State | None:
    if len(words) > _LONGEST:
        return None
    if words.lower() in YES:
        return "done"
    if words.lower() in NO:
        return "not_done"
    found = WHOLE.fullmatch(words)
    return state_of(found) if found else MORE.get(words)


def yes_or_no(text: str) -> bool | None:
    """Whether a cell that asks 是否长期坚持 says so; None where it says neither."""
    if text.lower() in YES or STANDING.fullmatch(text):
        return True
    return False if text.lower() in NO else None
