"""The states that a notice counts: 完成整改30个, 其余2个正在推进, 整改率85.7%, 立行立改问题3项."""

import re
from collections.abc import Iterator
from dataclasses import replace

from zhenggai.notices.facts.headline_numbers import (
    COUNT,
    MEASURE_WORD,
    STATES,
    Count,
    read_count,
)

_THINGS = "问题|任务|事项|措施"
_NOUN = f"(?:(?:具体|整改|反馈|存在|突出|巡视|巡察|审计|重点)*的?(?P<noun>{_THINGS}))"
# 35个 before a mark, 占 or the noun; not 35个老旧小区. 未完成的2项任务 needs its noun only.
_COUNTED = re.compile(
    rf"{COUNT}{MEASURE_WORD}(?=(?P<noun>(?:具体|整改|反馈)*(?:{_THINGS}))|[，,、；;。.:：)）（(\s]|$|占|[的和及])"
)
_NOUN_ENDS = re.compile(
    rf"(?:具体|整改|反馈)*(?:{_THINGS})(?:的?整改)?(?:[，,、；;。)）\s]|$|[的和及])"
)
# Between a state and its number: 完成整改的问题共30个, 取得阶段性成果并持续整改问题4个
_LINK = (
    r"(?:了|的|并[^，,、。；;0-9]{0,14}|取得[^，,、。；;0-9]{0,8})?"
    rf"(?:整改|反馈|具体)*(?:{_THINGS}|的)?(?:共计?|有|数为?|合计)?[ ]?"
)
# 基本完成整改 · 阶段性完成
_BASICALLY = "(?P<basically_done>基本(?:完成|整改完成|整改到位|整改|解决)|阶段性(?:完成|整改到位))"
# 未完成 · 尚未整改到位 · 没有完成
_NOT_DONE = (
    "(?P<not_done>(?:尚|暂|仍|还)?未(?:全部|整体)?(?:完成|整改|解决|销号)(?:到位|完成|整改)?"
    "|没有完成)"
)
# 正在整改 · 正在按计划整改 · 持续推进 · 取得阶段性成效 · 长期坚持 · 达到序时进度
_GOING_ON = (
    r"(?P<in_progress>(?:正在|仍在)(?:积极|加快|有序|持续|抓紧|扎实|按[^，,、。；;0-9]{1,8}?)?"
    r"(?:推进|整改|落实|实施|进行)(?:整改|落实|中)?"
    r"|(?:需|需要)?(?:持续|继续|加快|长期|有序)(?:推进|整改|坚持|抓好)(?:整改|落实)?"
    r"|取得了?阶段性(?:成效|成果|进展)|(?:整改|推进)中|(?:达到|符合|按照?)(?:序时|时序)(?:进度)?(?:推进)?"
    r"|按(?:照?计划|期|时限|节点|时间节点|既定目标|要求)(?:有序|稳步|持续|正常)?(?:推进|整改))"
)
# 已完成整改 · 完成问题整改 · 整改到位 · 已整改 · 销号
_DONE = (
    r"(?P<done>(?<![本未性不没能])(?:已经?|均|都|全部|全面|累计|共|重新)*"
    r"(?:完成(?:问题|任务|反馈问题)?(?:整改)?(?:销号|到位)?"
    r"|整改(?:完成|到位|销号|完毕)(?:并?销号)?|对账销号|销号)"
    r"|(?<![未能])已(?:全部)?(?:整改|落实|解决)(?:到位|完成)?)"
)
_STATE = f"(?:{_BASICALLY}|{_NOT_DONE}|{_GOING_ON}|{_DONE})"
# 完成问题整改 · 基本完成 · 正在整改 · 尚未完成的, right before a number
_STATE_BEFORE = re.compile(f"{_STATE}(?:整改)?{_LINK}$")
_STATE_REACH = 34
# 其余2个问题正在推进 · 30个已完成整改 · 10个问题全部完成整改
_NUMBER_FIRST = re.compile(
    rf"{COUNT}{MEASURE_WORD}{_NOUN}?(?:的整改)?(?:[（(][^（()）\n]{{1,40}}[)）])?(?P<every>(?:已经?|均|都|全部|目前|仍|还|也)*){_STATE}"
    r"(?![^，,、。；;]{0,8}?[0-9一二三四五六七八九十])"
)
# 整改率85.7% · 整改完成率为98.71％ · 任务完成率达到100%
_RATE = re.compile(
    r"(?:整改完成|整改到位|任务完成|整改|完成|销号|落实)率(?:为|约|已|均|达到?|了)*[ ]?"
    r"(?P<n>\d{1,3}(?:\.\d{1,4})?)[ ]?(?P<unit>[%％])"
)
# A rate of those only that were due: 集中整改期任务完成率100%, 到期任务完成率
_OF_PART = re.compile("集中整改|到期|应(?:完成|整改|办结)|(?:第[一二三四]|本|现|上|该)阶段|近期")
_PART_REACH = 12
# ，占85.7% · 占问题总数的85.7%, right after what is done
_SHARE = re.compile(
    r"[，,（(]?[ ]?占[ ]?(?:全部|反馈)?(?:问题|任务)?(?:总数|总量|比)?(?:的|为)?[ ]?"
    r"(?P<n>\d{1,3}(?:\.\d{1,4})?)[ ]?(?P<unit>[%％])"
)
_ASKED = re.compile("(?:要求|[应须])[^，,、。；;]{0,12}$")
_COUNT_ENDS = re.compile(r"[0-9０-９一二三四五六七八九十][个项条](?:问题|任务|措施|事项)?$")
_OWN_STATE = re.compile(
    r"(?:问题|任务|措施|事项)[中，,]{0,2}(?:已|均|全部|都|目前|完成|基本|取得|正在)"
)
_AT_ONCE_WORDS = "(?:立行立改|边巡边改|即知即改|立知立改|边查边改|边巡[视察]边整?改)"
_AT_ONCE = re.compile(_AT_ONCE_WORDS)
# 立行立改问题3项 · 移交边巡边改事项5件 · 立行立改的121个问题
_AT_ONCE_FIRST = re.compile(
    f"{_AT_ONCE_WORDS}的?(?:问题|事项|任务)?(?:共计?|有)?[ ]?{COUNT}(?P<unit>[个项条件])"
)
# 3项立行立改问题
_AT_ONCE_LAST = re.compile(f"{COUNT}(?P<unit>[个项条件]){_AT_ONCE_WORDS}")


def find_states(text: str, start: int, end: int) -> Iterator[Count]:
    """Immediate tasks, rates and states; what is surer goes first."""
    yield from _immediate(text, start, end)
    yield from _rates(text, start, end)
    yield from _before_numbers(text, start, end)
    for found in _NUMBER_FIRST.finditer(text, start, end):
        low = max(start, found.start() - _STATE_REACH)
        is_named = found.start() > low and text[found.start() - 1] == "的"
        named = _STATE_BEFORE.search(text, low, found.start()) if is_named else None
        # 尚未完成的6项均取得阶段性进展: told twice, counted once
        if not named or not _is_joined(text, low, named):
            yield from read_count(text, _state(found), found)


def tells_part(text: str, at: int) -> bool:
    """Whether the words right before a rate tell it of those items only that were due."""
    return bool(_OF_PART.search(text, max(0, at - _PART_REACH), at))


def _immediate(text: str, start: int, end: int) -> Iterator[Count]:
    if _AT_ONCE.search(text, start, end):
        for pattern in (_AT_ONCE_FIRST, _AT_ONCE_LAST):
            for found in pattern.finditer(text, start, end):
                yield from read_count(text, "immediate_tasks", found)


def _rates(text: str, start: int, end: int) -> Iterator[Count]:
    if text.find("率", start, end) >= 0:
        for found in _RATE.finditer(text, start, end):
            yield from read_count(text, "completion_rate", found)


def _before_numbers(text: str, start: int, end: int) -> Iterator[Count]:
    """States with their number after them, and the share that is done."""
    for found in _COUNTED.finditer(text, start, end):
        low = max(start, found.start() - _STATE_REACH)
        state = _STATE_BEFORE.search(text, low, found.start())
        if state and _ends_count(text, found, state) and not _is_joined(text, low, state):
            what = _state(state)
            yield from read_count(text, what, found, words=state.start())
            share = _SHARE.match(text, found.end(), end) if what == "done" else None
            if share:
                yield from read_count(text, "completion_rate", share)


def _ends_count(text: str, found: re.Match[str], state: re.Match[str]) -> bool:
    """Whether the number is the state's: 完成整改12个问题, but not 完成13个问题企业帮扶.

    长期坚持的8个问题已完成3个 is a whole with states of its own.
    """
    is_class = state[0].endswith("的")
    if is_class and _OWN_STATE.match(text, found.end()):
        return False
    if is_class or not found["noun"]:
        return True
    return bool(_NOUN_ENDS.match(text, found.end()))


def _is_joined(text: str, low: int, state: re.Match[str]) -> bool:
    """基本完成和正在整改的3个问题 counts both states together; 整改不到位 is a fault.

    要求持续整改的11个问题, 应于年内完成的38个问题 are what is counted, and no state of them.
    """
    before = text[state.start() - 1] if state.start() > low else ""
    is_asked = state[0].endswith("的") and bool(_ASKED.search(text, low, state.start()))
    # 完成并长期坚持的10个、已完成整改的5个: each state has its number
    is_next = bool(_COUNT_ENDS.search(text, low, state.start() - 1))
    is_both = bool(before) and before in "和及与、" and "的" in state[0] and not is_next
    return is_asked or before == "不" or is_both


def whole_of_all(text: str, state: Count) -> Iterator[Count]:
    """35个问题全部完成整改: the number of problems stands in the same place."""
    found = _NUMBER_FIRST.match(text, state.span.start)
    if not found or not found["noun"] or not any(word in found["every"] for word in "均都全"):
        return
    what = {"问题": "problems", "措施": "measures"}.get(found["noun"], "tasks")
    yield replace(state, what=what)


def _state(found: re.Match[str]) -> str:
    return next(name for name in STATES if found[name])
