"""A whole before its parts: 「40个，其中甲13个、乙27个」「356件（来电209件，来信147件）」.

其中 need not be all. What misses the whole is told only where something says that the parts are
all (分别, 其他, all four forms, shares that make 100 %, 已…正在…), where they are more than the
whole, or by a hair.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from zhenggai.notices.relations.additions import (
    all_exact,
    exceeding,
    makes,
    some_of,
    sum_of,
    summed,
)
from zhenggai.notices.relations.figures import ZERO
from zhenggai.notices.relations.passages import Figure, follows
from zhenggai.notices.relations.relation import Grade, Relation
from zhenggai.notices.relations.states import HOLDERS, state_of, sureness

# 「，其中」「（其中」「216件信访件中，」「分别为」「包括」「：」 between a whole and its first part
AMONG = re.compile(r"其中|^[^，,。；;、]{0,8}(?<!过程)(?<!工作)中[，,：:]")
INCLUDES = re.compile(r"包括|涉及|涵盖|含|[:：]\s*$")
EACH_ONE = re.compile(
    r"[，,（(：:]\s*(?:其中)?分别(?:为|是|有|由|来自|占|用于)"
    r"|分别(?:确定|明确|划分|归纳|梳理|列)为|种形态分别(?:为|是)"
)
# Parts that may be the same persons: a woman may be a member, a person punished and transferred.
OVERLAPS = re.compile(
    r"女|男|党员|学历|以上|以下|岁|少数民族|职称|党纪|政务|处分|组织处理|移送|移交|留置|双开|开除|免职"
    r"|首次|新增|优秀|满意|兼|低保|贫困|残疾|高级|骨干|示范"
)
OTHERS = re.compile(r"其他|其它|另外")
# 等 leaves a list open; 部分人员同时给予 makes its parts overlap.
OPEN = re.compile(r"等|部分人员|同时|超过|仅")
# What is told as a change is no whole: 32.7亿元，较上年增加1.9亿元，其中….
CHANGES = re.compile(r"增加|减少|增长|下降|提高|较|同比|比上|比去")
COMPARES = ("较", "比", "同比", "环比")
# What holders have: 5个单位 and their 12个问题.
THINGS = re.compile(r"问题|线索|隐患|任务|措施|制度|项目|案件|事项|短板|意见")
FORMS = re.compile(r"第?[一二三四](?=[种、和])")
MOST = 12
REACH = 3
ONE = Decimal(1)
NEAR = 2
NEARLY = 25
CHOICES = 5


def parts_of_wholes(row: Sequence[Figure], shares: Sequence[Figure]) -> Iterator[Relation]:
    """Every whole among figures of one kind with the parts told after it.

    `shares` are the percentages of the paragraph, which may say that parts are all.
    """
    for at in range(1, len(row)):
        first, before = row[at], row[at - 1]
        if is_opening(before, first):
            held = [one for one in row[max(0, at - REACH) : at] if one.depth <= first.depth]
            if held:
                yield from compared(held, listed(row, at), shares)


def is_opening(before: Figure, one: Figure) -> bool:
    """Whether a figure begins the parts of what stands before it."""
    gap = one.gap
    if one.sentence != before.sentence and "。其中" not in gap:
        return False
    if one.depth > before.depth or "其中" in gap or "分别" in gap:
        return True
    includes = INCLUDES.search(gap)
    if includes:
        return includes[0] not in before.gap
    return ("中，" in gap or "中," in gap) and bool(AMONG.search(gap))


def listed(row: Sequence[Figure], at: int) -> list[Figure]:
    """The parts from the first on: neighbours in its brackets or its sentence, up to a new list."""
    first = row[at]
    parts = [first]
    for one in row[at + 1 : at + MOST]:
        if one.depth > first.depth:
            continue
        is_out = first.depth and ("）" in one.gap or ")" in one.gap)
        if one.sentence != first.sentence or is_out or AMONG.search(one.gap):
            break
        parts.append(one)
    return parts


def compared(
    before: Sequence[Figure], parts: Sequence[Figure], shares: Sequence[Figure]
) -> Iterator[Relation]:
    """A list of parts against its whole: right in any length, else judged by its words."""
    for count in range(len(parts), 1, -1):
        fitting = next((one for one in reversed(before) if makes(parts[:count], one)), None)
        if fitting and all_exact(fitting, *parts[:count]):
            yield summed("parts", fitting, parts[:count])
            return
    own = one_list(parts)
    whole = whole_of(before, own[0])
    if whole is None or not all_exact(whole, *own):
        return
    if own[0].plain > sum_of(before):
        if AMONG.search(own[0].gap) and not is_another(whole, own[0]):
            yield exceeding(whole, own[0])
    elif len(own) > 1:
        grade = grade_of(whole, own, shares)
        # 「2.13亿元，其中无分歧1.87亿元全部清偿，有分歧0.45亿元已清偿0.26亿元」
        chosen = any(len(some) > 1 and makes(some, whole) for some in some_of(parts, CHOICES))
        if grade and not chosen:
            yield summed("states" if are_states(own) else "parts", whole, own, grade)


def whole_of(before: Sequence[Figure], first: Figure) -> Figure | None:
    """The figure that parts belong to: the last one that is not told as a change.

    「38名，涉及甲级9人、乙级11人；其中通报12人…」: after ； it is the greatest.
    """
    held = [one for one in before if not CHANGES.search(one.lead)]
    if not held:
        return None
    is_afar = "；" in first.gap or ";" in first.gap
    return max(held, key=lambda one: one.plain) if is_afar else held[-1]


def is_another(whole: Figure, part: Figure) -> bool:
    """Whether a part is no part but another thing: 对5个单位开展检查，其中发现问题12个."""
    return bool(
        re.search("[；;]", part.gap) or (HOLDERS.match(whole.tail) and THINGS.search(part.words))
    )


def one_list(parts: Sequence[Figure]) -> list[Figure]:
    """The parts that follow each other; the four forms are often parted by ；."""
    own = [parts[0]]
    for one in parts[1:]:
        is_parted = re.search("[；;]", one.gap) and not ("种" in one.lead and "形态" in one.lead)
        # 「专题研讨9次，较上年增加5次」
        is_change = one.lead.startswith(COMPARES) and CHANGES.search(one.lead)
        if is_parted or is_change or not follows(one):
            break
        own.append(one)
    return own


def grade_of(whole: Figure, own: Sequence[Figure], shares: Sequence[Figure]) -> Grade | None:
    """How wrong it is that these parts do not make the whole; None where they need not."""
    gap = own[0].gap
    said = "".join(one.lead for one in own)
    if OPEN.search(gap) or OPEN.search(said):
        return None
    if EACH_ONE.search(gap) or (AMONG.search(gap) and is_complete(own, shares)):
        grade = sureness(whole, own) if are_states(own) else "wrong"
        return grade if sum_of(own) * 2 >= whole.plain else None
    is_near_whole = is_near(whole, own)
    if not AMONG.search(gap):
        is_bracket = own[0].depth > whole.depth and not re.search("含|涉及", gap)
        return "likely" if is_bracket and is_near_whole else None
    overlaps = OVERLAPS.search(own_words([one.lead for one in own]))
    if sum_of(own) > whole.plain:
        return None if overlaps else "likely"
    is_alike = is_parallel([one.lead for one in own])
    return None if overlaps or not is_near_whole else "likely" if is_alike else "doubtful"


def is_complete(own: Sequence[Figure], shares: Sequence[Figure]) -> bool:
    """Whether the parts are all: 其他, all four forms, 已…正在…, shares that make 100 %."""
    if OTHERS.search(own[-1].lead):
        return True
    forms = {form[-1] for one in own if "形态" in one.lead for form in FORMS.findall(one.lead)}
    if len(forms) == 4:
        return True
    return are_states(own) or is_shared_out(own, shares)


def are_states(own: Sequence[Figure]) -> bool:
    """Whether parts are states that leave nothing out: 已盘活8个、正在处置2个."""
    return state_of(own[0]) == "done" and state_of(own[-1]) == "else"


def is_shared_out(own: Sequence[Figure], shares: Sequence[Figure]) -> bool:
    """Whether every part is followed by its percentage and these make 100."""
    found = []
    for at, one in enumerate(own):
        until = own[at + 1].start if at + 1 < len(own) else one.end + 16
        share = next((share for share in shares if one.end <= share.start < until), None)
        if share is None:
            return False
        found.append(share)
    return abs(sum_of(found) - 100) <= sum((one.slack for one in found), ZERO)


def is_near(whole: Figure, own: Sequence[Figure]) -> bool:
    """Whether the parts miss the whole by a hair."""
    gap = abs(sum_of(own) - whole.plain)
    # The last printed digit of 1.26万 counts hundreds.
    step = whole.quantity.scale * ONE.scaleb(-whole.quantity.decimals)
    return whole.plain >= 10 and (gap <= NEAR * step or gap * NEARLY <= whole.plain)


def own_words(labels: Sequence[str]) -> str:
    """What tells parts apart: 学生 and 教职工 of 学生党员1198名、教职工党员42名."""
    shortest = min(map(len, labels))
    shared = 0
    while shared < shortest and len({label[-shared - 1] for label in labels}) == 1:
        shared += 1
    return "、".join(label[: len(label) - shared] for label in labels)


def is_parallel(labels: Sequence[str]) -> bool:
    """Whether parts are named alike: 管理岗位13个、技术岗位27个; not 女性11名、大专以上学历24名."""
    return len({label[-2:] for label in labels}) == 1 or len({label[-1:] for label in labels}) == 1
