"""The shapes in which a notice counts itself: 4个方面12项共35个问题, 完成整改30个, 整改率85.7%.

Shapes only: whose count it is, and with what it belongs together, is told by `declared`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from zhenggai.notices.source import Span
from zhenggai.zh.numerals import parse_numeral


@dataclass(frozen=True, slots=True)
class Count:
    """One count: what is counted, its value and measure word, its place from numeral to noun.

    `start` is where its words begin. `made` tells a count that was made (制定整改措施112项) from
    one that is spoken of (112项措施中).
    """

    what: str
    value: Decimal
    unit: str
    span: Span
    start: int
    made: bool = False


STATES = ("done", "basically_done", "in_progress", "not_done")
WHOLES = ("problems", "tasks", "categories", "measures")

# A number begins with a class of characters, so that a search runs from digit to digit; whether it
# begins inside a longer one is asked afterwards.
_DIGIT = "[0-9０-９一二两三四五六七八九十]"
NUMBER = f"{_DIGIT}{_DIGIT}{{0,5}}"
_INSIDE = frozenset("0123456789０１２３４５６７８９.．第〇零一二三四五六七八九十百千")
_N = rf"(?P<n>{NUMBER})[ ]?余?[ ]?"
_U = "(?P<unit>[个项条])(?![目月分])"
_THINGS = "问题|任务|事项|措施"
_NOUN = f"(?:(?:具体|整改|反馈|存在|突出|巡视|巡察|审计|重点)*的?(?P<noun>{_THINGS}))"
# 35个 before a mark, 占 or the noun; not 35个老旧小区. 未完成的2项任务 needs its noun only.
_COUNTED = re.compile(
    rf"{_N}{_U}(?=(?P<noun>(?:具体|整改|反馈)*(?:{_THINGS}))|[，,、；;。:：)）\s]|$|占|[的和及])"
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
    r"|取得了?阶段性(?:成效|成果|进展)|(?:整改|推进)中|(?:达到|符合|按照?)序时(?:进度)?(?:推进)?)"
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
    rf"{_N}{_U}{_NOUN}?(?:的整改)?(?P<every>(?:已经?|均|都|全部|目前|仍|还|也)*){_STATE}"
    r"(?![^，,、。；;]{0,8}?[0-9一二三四五六七八九十])"
)
# 整改率85.7% · 整改完成率为98.71％ · 任务完成率达到100%
_RATE = re.compile(
    r"(?:整改完成|任务完成|整改|完成|销号|落实)率(?:为|约|已|均|达到?)*[ ]?"
    r"(?P<n>\d{1,3}(?:\.\d{1,4})?)[ ]?(?P<unit>[%％])"
)
AT_ONCE = "(?:立行立改|边巡边改|即知即改|立知立改|边查边改|边巡[视察]边整?改)"
# 立行立改问题3项 · 移交边巡边改事项5件 · 立行立改的121个问题
_AT_ONCE_FIRST = re.compile(f"{AT_ONCE}的?(?:问题|事项|任务)?(?:共计?|有)?{_N}(?P<unit>[个项条件])")
# 3项立行立改问题
_AT_ONCE_LAST = re.compile(f"{_N}(?P<unit>[个项条件]){AT_ONCE}")
_KIND_OF = (
    "(?:具体|突出|主要|反馈|整改|存在的?|重点|共性|个性|细化|各类|典型|巡视|巡察|关键|针对性"
    "|专项|审计|工作|的)"
)
# 4个方面 · 三大方面 | 12类具体问题 · 11大项 | 67小项 · 60项整改任务 | 156条具体整改措施 |
# 35个问题 | 27个具体表现 | 12项
_NUMBER_NOUN = re.compile(
    rf"{_N}(?:(?P<aspects>个?大?方面)"
    rf"|(?P<categories>个?大?类别?|个?大项)(?:{_KIND_OF}{{0,3}}(?:问题|任务|事项))?"
    rf"|(?P<tasks>个?[小子]项|[个项条]{_KIND_OF}{{0,3}}(?:任务|小项|子项|事项))"
    rf"|(?P<measures>[条项个]{_KIND_OF}{{0,3}}(?:措施|举措))"
    rf"|(?P<problems>[个项条点]?{_KIND_OF}{{0,3}}问题(?!线索|清单))"
    r"|(?P<shown>[个项条]具体表现)|(?P<bare>[个项条])(?![目月分]))"
)
# 整改措施112项 · 反馈问题35个 · 整改任务共60项
_NOUN_NUMBER = re.compile(
    rf"(?:措施|举措|任务|整改事项|问题)(?:共计?|合计|总数为?|数为?)?{_N}"
    r"(?P<unit>[个项条])(?![目月分]|大?方面|大?类)"
)
_NOUNS = ("aspects", "categories", "tasks", "measures", "problems", "shown", "bare")
_BY_NOUN = {"措": "measures", "举": "measures", "任": "tasks", "整": "tasks", "问": "problems"}
# 12个问题35项任务: the noun belongs to the number before it
_COUNTED_NOUN = re.compile(f"{_DIGIT}[ ]?[个项条点类]大?{_KIND_OF}{{0,3}}$")
# These words tell another kind of aspect: 从三个方面抓好, 四个方面意见建议
_OTHER_ASPECT = re.compile(
    "的?(?:意见|建议|措施|工作|要求|内容|原因|抓|入手|着手|进行|推进|发力|开展|努力|经验|做法)"
)
_BEFORE_ASPECT = re.compile("(?:从|在|等|以下|如下|着重|聚焦|围绕|通过|抓好|抓住)[ ]?$")
# 制定整改措施 · 细化分解为60项: the count is made here
_MAKES = re.compile(
    "(?:制定|研究|提出|细化|分解|形成|梳理|列出|明确|拟定|采取|出台)[^，,、。；;]{0,14}$"
)
# 细化为35项, 分解成60项: made out of what was counted before
SPLITS = re.compile("(?:细化|分解|拆解|拆分)(?:分解|细化)?(?:为|成|出)?$")


def find_counts(text: str, start: int, end: int) -> list[Count]:
    """Every count of a clause in order; only 35个问题全部完成整改 counts twice at one place."""
    found: list[Count] = []
    for one in _states(text, start, end):
        if not _overlaps(one, found):
            found.append(one)
    found += [two for one in found for two in _whole_of_all(text, one)]
    for one in _wholes(text, start, end):
        if not _overlaps(one, found):
            found.append(one)
    return _named(text, sorted(found, key=lambda one: (one.span, one.what in STATES)))


def _overlaps(one: Count, others: Sequence[Count]) -> bool:
    return any(one.span.start < two.span.end and two.span.start < one.span.end for two in others)


def _states(text: str, start: int, end: int) -> Iterator[Count]:
    """Immediate tasks, rates and states; what is surer goes first."""
    for found in _AT_ONCE_FIRST.finditer(text, start, end):
        yield from _count(text, "immediate_tasks", found)
    for found in _AT_ONCE_LAST.finditer(text, start, end):
        yield from _count(text, "immediate_tasks", found)
    for found in _RATE.finditer(text, start, end):
        yield from _count(text, "completion_rate", found)
    for found in _COUNTED.finditer(text, start, end):
        low = max(start, found.start() - _STATE_REACH)
        state = _STATE_BEFORE.search(text, low, found.start())
        if state and _ends_count(text, found, state) and not _is_joined(text, low, state):
            yield from _count(text, _first(state, STATES), found, words=state.start())
    for found in _NUMBER_FIRST.finditer(text, start, end):
        low = max(start, found.start() - _STATE_REACH)
        is_named = found.start() > low and text[found.start() - 1] == "的"
        if not (is_named and _STATE_BEFORE.search(text, low, found.start())):
            yield from _count(text, _first(found, STATES), found)


def _ends_count(text: str, found: re.Match[str], state: re.Match[str]) -> bool:
    """Whether the number is the state's: 完成整改12个问题, but not 完成13个问题企业帮扶."""
    if not found["noun"] or state[0].endswith("的"):
        return True
    return bool(_NOUN_ENDS.match(text, found.end()))


def _is_joined(text: str, low: int, state: re.Match[str]) -> bool:
    """基本完成和正在整改的3个问题 counts both states together; 整改不到位 is a fault."""
    before = text[state.start() - 1] if state.start() > low else ""
    return before == "不" or (bool(before) and before in "和及与、" and "的" in state[0])


def _whole_of_all(text: str, state: Count) -> Iterator[Count]:
    """35个问题全部完成整改: the number of problems stands in the same place."""
    found = _NUMBER_FIRST.match(text, state.span.start)
    if not found or not found["noun"] or not any(word in found["every"] for word in "均都全"):
        return
    what = {"问题": "problems", "措施": "measures"}.get(found["noun"], "tasks")
    yield replace(state, what=what)


def _wholes(text: str, start: int, end: int) -> Iterator[Count]:
    """Aspects, categories, problems, tasks and measures."""
    for found in _NOUN_NUMBER.finditer(text, start, end):
        low = max(start, found.start() - 14)
        is_taken = _COUNTED_NOUN.search(text, low, found.start())
        if not is_taken and not text.endswith("线索", low, found.start()):
            what = _BY_NOUN[found[0][0]]
            yield from _count(text, what, found, made=_is_made(text, start, what, found))
    for found in _NUMBER_NOUN.finditer(text, start, end):
        what = _first(found, _NOUNS)
        if what != "aspects" or not _is_other_aspect(text, start, found):
            yield from _count(text, what, found, made=_is_made(text, start, what, found))


def _is_made(text: str, start: int, what: str, found: re.Match[str]) -> bool:
    low = max(start, found.start() - 20)
    return what == "measures" and bool(_MAKES.search(text, low, found.start()))


def _is_other_aspect(text: str, start: int, found: re.Match[str]) -> bool:
    return bool(
        _OTHER_ASPECT.match(text, found.end())
        or _BEFORE_ASPECT.search(text, max(start, found.start() - 4), found.start())
    )


def _first(found: re.Match[str], names: Sequence[str]) -> str:
    return next(name for name in names if found[name])


def begins_inside(text: str, at: int) -> bool:
    """Whether a number goes on before `at`: 3.12个, 第三个, 二十三个."""
    return at > 0 and text[at - 1] in _INSIDE


def value_of(printed: str) -> Decimal | None:
    """The value of a number in digits of any kind; None where they are mixed."""
    return Decimal(printed) if printed.isdecimal() else parse_numeral(printed)


def _count(
    text: str, what: str, found: re.Match[str], *, made: bool = False, words: int | None = None
) -> Iterator[Count]:
    """The count of a match; a number that cannot be read is none."""
    first = found.start("n")
    value = None if begins_inside(text, first) else value_of(found["n"])
    if value is None:
        return
    if "unit" in found.re.groupindex:
        last, unit = found.end("unit"), found["unit"]
    else:
        last, unit = found.end(), _unit(found[what])
    yield Count(
        what, value, unit, Span(first, last), found.start() if words is None else words, made
    )


def _unit(printed: str) -> str:
    """The measure word of 个方面, 类具体问题, 大项, 问题."""
    if printed[0] in "个项条点类":
        return printed[0]
    return printed[:2]


# What joins the counts of one chain: 4个方面、12项，共35个问题
JOINT = re.compile("[、,，和及共计 ]{0,3}")


def _named(text: str, counts: Sequence[Count]) -> list[Count]:
    """Give 12项 and 27个具体表现 the meaning that their neighbours leave them."""
    named: list[Count] = []
    for place, one in enumerate(counts):
        after = counts[place + 1] if place + 1 < len(counts) else None
        before = named[-1] if named else None
        is_before = bool(after and JOINT.fullmatch(text, one.span.end, after.span.start))
        is_after = bool(before and JOINT.fullmatch(text, before.span.end, one.span.start))
        if one.what == "shown":
            has_problems = any(two.what == "problems" for two in counts)
            named.append(replace(one, what="tasks" if has_problems else "problems"))
        elif one.what != "bare":
            named.append(one)
        elif is_before and after and after.what in ("problems", "tasks", "shown"):
            named.append(replace(one, what="categories"))
        elif is_after and before and before.what in ("aspects", "categories"):
            what = "problems" if before.what == "categories" or one.unit == "个" else "categories"
            named.append(replace(one, what=what))
    return named
