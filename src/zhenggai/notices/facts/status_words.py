"""The words for the state of a single item, and the fields in which it is explained."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from zhenggai.notices.labels import without_labels
from zhenggai.notices.source import Span

State = Literal["done", "basically_done", "in_progress", "not_done"]
STATES: tuple[State, ...] = ("not_done", "basically_done", "in_progress", "done")

# 未完成 · 尚未整改到位 | 基本完成 · 阶段性完成 | 正在推进 · 持续整改 · 长期坚持 |
# 已完成 · 整改到位 · 已整改
STATE = (
    r"(?:(?P<not_done>(?:尚|暂|仍)?未(?:全部)?(?:完成|整改|销号)(?:到位|完成|整改)?|没有完成)"
    r"|(?P<basically_done>基本(?:完成|整改)(?:到位|完成|整改)?|阶段性完成(?:整改)?)"
    r"|(?P<in_progress>(?:正在|仍在)(?:积极|加快|有序|持续|按[一-龥]{1,6})?"
    r"(?:推进|整改|办理|落实|实施)(?:中|整改)?"
    r"|(?:持续|继续|长期|有序)(?:推进|整改|坚持)(?:中|整改)?|(?:整改|推进|进行)中"
    r"|取得了?阶段性(?:成效|进展|成果)"
    r"|(?:达到|符合)(?:序时|时序)进度(?:要求)?)"
    r"|(?P<done>(?:已经?|均已|全部|已全部)?(?:完成(?:整改|销号)?|整改(?:完成|到位|完毕)|销号|对账销号)"
    r"|已(?:全部)?(?:整改|办结|解决|落实)(?:到位|完成)?))"
)
# 长期坚持 and its kin
STANDING = re.compile(
    "长期坚持|持续坚持|长期推进|长期抓|常态化(?:坚持|推进|开展)|长期整改|持续深化"
)
# （已完成） · 【基本完成】 · （整改状态：正在推进，长期坚持）
_BRACKETED = re.compile(
    rf"[（(【\[［](?:整改)?(?:进展|状态|情况|完成情况)?[:：]?[ ]?{STATE}"
    r"(?:整改)?(?:[,，、并和][^（()）\n]{0,12})?[)）】\]］]"
)
# 完成情况:已完成 · 整改状态：基本完成，长期坚持 · 整改进展:正在推进。
_LABELLED = re.compile(
    rf"(?:情况|状态|进度|进展|结果)[:：][ 　]?{STATE}(?:整改)?(?=[，,、。；;（(\n\r \*]|并|且|$)"
)
_BEFORE_LABEL = re.compile(r"(?:整改|完成|工作|目前|当前|办理|销号|落实|任务)+$")
# 该问题已完成整改。 · 此项任务达到序时进度，并长期坚持。
_SENTENCE = re.compile(
    r"[该此本](?:项|条|个)?(?:反馈|整改|具体)?(?:问题|任务|事项|工作)(?:目前|现|均)?"
    rf"{STATE}(?:整改)?(?=[，,。；;\n]|$)"
)
# 已完成整改。 as a sentence of its own
_ALONE = re.compile(
    rf"[。；;\n][ 　]{{0,4}}(?:目前|现|现已)?[，,]?(?=[已基正尚持长整]){STATE}(?:整改)?"
    r"(?:[，,、并]{1,2}(?:需)?长期坚持)?(?=[。；;\n]|$)"
)
# A cell that prints a state and nothing else
_CELL = re.compile(rf"\s*{STATE}(?:整改)?[，,、并]{{0,2}}(?:长期坚持)?\s*$")
# What a writer marks: the colon after a field's name, the words of a state
_MARKED = re.compile(rf"[:：]|{STATE}.{{0,20}}")


@dataclass(frozen=True, slots=True)
class Stated:
    """A state told of an item in line: which, and where."""

    state: State
    span: Span


def find_stated(text: str) -> list[Stated]:
    """States told at their items: in brackets, in a field, in a sentence of their own."""
    found = [_stated(one) for one in _BRACKETED.finditer(text)]
    found += [
        _stated(one)
        for one in _LABELLED.finditer(text)
        if _BEFORE_LABEL.search(text, max(0, one.start() - 8), one.start())
    ]
    found += [_stated(one) for one in _SENTENCE.finditer(text)]
    found += [_stated(one) for one in _ALONE.finditer(text)]
    return sorted(found, key=lambda one: one.span)


def paper_words(text: str, quoted: Sequence[tuple[int, int]]) -> str:
    """The text, of the same length, without the states and the names of fields that the writer of
    the file marked as somebody's own words."""
    told = [one for one in quoted if _MARKED.fullmatch(text, *one)]
    return without_labels(text, told)


def _stated(found: re.Match[str]) -> Stated:
    state = state_of(found)
    first = found.start(state)
    last = found.end()
    if found[0][-1] in ")）】]］":
        last -= 1
    return Stated(state, Span(first, last))


def state_in(text: str, place: Span) -> State | None:
    """The state that a cell of a table prints: 正在整改, 已完成."""
    found = _CELL.match(text, place.start, place.end)
    return state_of(found) if found else None


def state_of(found: re.Match[str]) -> State:
    """Which state a match tells."""
    return next(one for one in STATES if found[one])


# A chapter or heading of unfinished items: 未完成的整改事项, 需要长期坚持的问题, 基本完成事项的说明
_CHAPTER = re.compile(
    r"(?P<not_done>(?:尚|暂|仍)?未(?:全部)?(?:完成|整改到位|销号))|(?P<basically_done>基本(?:完成|整改))"
    r"|(?P<in_progress>正在(?:推进|整改)|(?:持续|继续|长期)(?:推进|整改|坚持)|阶段性完成|(?:推进|整改)中)"
    r"|(?P<done>已(?:经|全部)?(?:完成|整改))"
)
_ITEMS = re.compile("事项|问题|任务|情况|说明|清单|措施")
_HEADING_START = re.compile("(?:关于|需要?|对|仍|尚|其中)*$")


def chapter_states(title: str) -> tuple[State, ...]:
    """The states that a heading announces for what stands below it; none for other headings."""
    if len(title) > 40 or not _ITEMS.search(title):
        return ()
    found = list(_CHAPTER.finditer(title))
    if not found or not _HEADING_START.fullmatch(title, 0, found[0].start()):
        return ()
    return tuple(dict.fromkeys(state_of(one) for one in found))


Field = Literal["explanation", "next_steps", "deadline", "other"]
FIELDS: tuple[Field, ...] = ("explanation", "next_steps", "deadline", "other")
# 有关情况说明： · 未完成原因： · 整改进展： | 下一步措施： · 下步打算： | 完成时限： · 整改期限: |
# 责任单位：
_FIELD_NAME = re.compile(
    r"(?<![一-龥，,、])(?:(?P<explanation>(?:有关|相关|具体)?情况(?:说明)?"
    r"|(?:尚?未(?:全部)?完成|未整改到位|存在|主要)?的?原因(?:分析|说明)?"
    r"|(?:目前|整改|工作)?进展(?:情况)?|(?:整改|完成)(?:落实)?情况)"
    r"|(?P<next_steps>(?:下一?步|后续|拟采取的?|继续)的?(?:整改)?"
    r"(?:措施|打算|计划|工作|安排|举措)(?:及打算)?)"
    r"|(?P<deadline>(?:预计|计划|拟)?(?:整改|完成|办结)?(?:完成|整改)?的?"
    r"(?:时限|期限|时间节点|时间))"
    r"|(?P<other>(?:整改)?(?:责任|牵头|配合|协办)(?:单位|部门|领导|人)|整改目标|完成标准))"
    "$"
)
_COLON = re.compile(r"[:：]\*{0,2}[ 　]?")
_LONGEST_NAME = 14
# The label of the next field at the end of a value: b. （2） 二、 二是 -
LABEL_AT_END = re.compile(
    r"[\s　*]*(?:[a-zA-Z][.．、)）]|[（(]?\d{1,2}[)）.．、]|[①-⑳]|[一二三四五六七八九十]{1,3}[、是]"
    r"|[-•*]+)?[\s　*]*$"
)


def find_fields(text: str, start: int, end: int) -> dict[Field, Span]:
    """The fields of one item: each value from after its label to the next label."""
    labels = list(_labels(text, start, end))
    found: dict[Field, Span] = {}
    for place, (name, _, begin) in enumerate(labels):
        stop = labels[place + 1][1] if place + 1 < len(labels) else end
        tail = LABEL_AT_END.search(text, max(begin, stop - 12), stop)
        value = Span(begin, tail.start() if tail else stop)
        if value.end > value.start:
            found.setdefault(name, value)
    return found


def first_field(text: str, start: int, end: int) -> int:
    """Where the first field label of a stretch stands; `end` where there is none."""
    return next((label for _, label, _ in _labels(text, start, end)), end)


def _labels(text: str, start: int, end: int) -> Iterator[tuple[Field, int, int]]:
    """Field labels in order: what they announce, where they begin, where their value begins."""
    for colon in _COLON.finditer(text, start, end):
        low = max(start, colon.start() - _LONGEST_NAME)
        label = _FIELD_NAME.search(text, low, colon.start())
        if label:
            yield next(one for one in FIELDS if label[one]), label.start(), colon.end()
