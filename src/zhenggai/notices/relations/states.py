"""States that leave nothing out: 「42件线索，已办结38件，正在办理4件」."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal

from zhenggai.notices.relations.additions import all_exact, makes, sum_of, summed
from zhenggai.notices.relations.passages import Figure
from zhenggai.notices.relations.relation import Grade, Relation

State = Literal["done", "else"]
# What is done: the words of rectification, and any 已…
CORE = re.compile(
    r"(?<![基未])(?:完成|办结|整改|(?<![不未])到位|销号|解决|化解|查结|了结|答复)|(?<!未)完结"
)
DONE = re.compile(
    r"已(?!经?达)|(?<!基本)(?<!未)(?:完成|办结|(?<![不未])到位|销号|解决|化解|处置完毕|落地|完工|竣工"
    r"|兑付|查结|了结|答复|达标)"
)
ELSE = re.compile(
    r"基本(?:完成|整改|到位|办结|解决|达|销号|取得)|阶段性|部分(?:整改|完成|办结)|正在|正按|在办|在建|未(?:完成|办结|整改|到位|解决|化解|销号|开工|启动)"
    r"|尚未|尚有|还有|持续|长期(?!以来)|推进(?!会)|序时|时序|整改中|办理中|延期|继续"
)
# 「督促整改239个」; not 责令整改, 需要整改
PUT_RIGHT = re.compile(r"(?:督促|推动|指导)整改(?:了)?$")
REST = re.compile(r"(?:剩余|其余|余下|剩下)")
# Works may be at a stage that is not told: 50个项目，竣工20个，在建28个.
WORKS = re.compile(r"施工|开工|投产|竣工|完工|在建|建成|建设|签约|落地|上市")
# A whole of units and people does not hold the items: 27个部门，已完成30个、正在整改5个.
HOLDERS = re.compile(
    r"(?:部门|单位|乡镇|街道|镇|村|社区|县|市|区|党组织|党委|党支部|支部|工作组|小组|督导组|专班"
    r"|企业|学校|牵头|责任|班子|领导|干部|人员|名)"
)
# Before these the states are those of a part.
NARROWS = re.compile(r"其中|包括")
# 「长期整改类5个正在推进」 begins another class.
CLASS = re.compile(r"类$|类[^，]{0,4}[为有]$")
OWN_STATE = re.compile("(?:问题|任务|措施|事项)(?:已|均|全部|都|目前|完成|基本|取得|正在)")
FARTHEST = 3
MOST = 12


def states(row: Sequence[Figure], beside: Sequence[Figure] = ()) -> Iterator[Relation]:
    """Every group of states among figures of one kind.

    `beside` are the figures in brackets, of which one may be the whole: 168件（实际147件）.
    """
    at = 0
    while at < len(row):
        begin = at
        group: list[Figure] = []
        while at < len(row) and (not group or goes_on(row[at], group[-1])):
            if state_of(row[at]) is None:
                break
            group.append(row[at])
            at += 1
        if len(group) > 1 and begin and {"done", "else"} <= {state_of(one) for one in group}:
            yield from against_whole(row[max(0, begin - FARTHEST) : begin], group, beside)
        at += not group


def goes_on(one: Figure, before: Figure) -> bool:
    """Whether a figure belongs to the states before it: same sentence, no other class of items.

    「，其中0.19亿元已进入诉讼」 is a part of the state before it.
    """
    is_new = "；" in one.gap or ";" in one.gap or "其中" in one.gap or CLASS.search(one.lead)
    # 长期坚持的8个问题已完成3个: a class with states of its own
    is_whole = one.lead.endswith("的") and OWN_STATE.match(one.tail)
    return one.sentence == before.sentence and not (is_new or is_whole)


def state_of(one: Figure) -> State | None:
    """Whether the words around a figure tell it done or something else."""
    return told_state(one.told, one.lead)


@lru_cache(maxsize=512)
def told_state(words: str, lead: str) -> State | None:
    """The state that words tell; kept, as sums and shares ask for the same figures."""
    if ELSE.search(words) or REST.search(lead):
        return "else"
    return "done" if DONE.search(words) or PUT_RIGHT.search(lead) else None


def against_whole(
    before: Sequence[Figure], group: Sequence[Figure], beside: Sequence[Figure]
) -> Iterator[Relation]:
    """States against what they must add up to."""
    if not all_exact(*group) or len(group) > MOST:
        return
    near = [one for one in beside if before[0].start < one.start < group[0].start]
    fitting = next((one for one in reversed([*before, *near]) if makes(group, one)), None)
    # 「等3个未整改到位的问题，已完成2个，剩余1个」: the states of what is open add up to it.
    inner = next((at for at in range(1, len(group)) if makes(group[at:], group[at - 1])), None)
    if fitting:
        yield summed("states", fitting, group)
        return
    if inner and len(group) - inner > 1:
        yield summed("states", group[inner - 1], group[inner:])
        return
    whole = before[-1]
    if is_whole(whole, group) and (grade := sureness(whole, group)):
        yield summed("states", whole, group, grade)


def is_whole(whole: Figure, group: Sequence[Figure]) -> bool:
    """Whether the figure right before the states is surely their whole."""
    first = group[0]
    holds = HOLDERS.match(whole.tail)
    return (
        whole.sentence == first.sentence
        and whole.is_exact
        and not holds
        and not NARROWS.search(first.gap)
        and not ("；" in first.gap or ";" in first.gap)
        and sum_of(group) <= 3 * whole.plain
    )


def sureness(whole: Figure, group: Sequence[Figure]) -> Grade | None:
    """How sure it is that the states leave nothing out; None where they may."""
    words = "".join(one.told for one in group)
    if WORKS.search(words) and sum_of(group) < whole.plain:
        return None
    return "wrong" if CORE.search(words) else "likely"
