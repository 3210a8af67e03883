"""One figure told twice: headline counts and figures with the same long words before them."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from zhenggai.notices.facts.declared import Declared
from zhenggai.notices.facts.quantities import Quantity
from zhenggai.notices.relations.figures import printed
from zhenggai.notices.relations.relation import Grade, Relation
from zhenggai.notices.source import Span

# Counts of which a notice has just one value.
SINGLE = ("aspects", "categories", "problems", "tasks", "measures")
STATES = ("done", "basically_done", "in_progress", "not_done", "completion_rate")
# 「反馈的」「指出了」「细化分解为」「研究制定整改措施」 before a count: it is the count of all
ALL_OF = re.compile(
    r"(?:反馈|指出|提出|查出|查摆出|细化|分解|梳理|认领|研究制定|制定|提出)[^，,。；;\n]{0,16}$"
)
# Another paper's or another inspection's problems are not ours, nor the measures of one problem:
# 所列4条整改措施中.
OTHER_PAPER = re.compile(
    r"专项检查|专项巡|选人用人|意识形态|上一?[轮次届]|以往|历[次届]|审计|民主生活会|自查|回头看|其中|每|主题教育"
    r"|所列[^，,。]{0,4}$|该[项条个]?(?:问题|事项)[^，,。]{0,6}$"
)
# A value that differs by more than this is another thing.
CLOSE = Decimal("0.15")
# 「41项具体问题」
NOUN = re.compile(r"[0-9]+([个项条类]\w{0,2}(?:问题|任务|措施))")
LEAD = 24
WORDS = 14
HAN = re.compile(rf"[\u4e00-\u9fff]{{{WORDS}}}")


def same_declared(text: str, declared: Sequence[Declared]) -> Iterator[Relation]:
    """Headline counts of one thing with two values that lie near each other."""
    first: dict[tuple[str, str], Declared] = {}
    for one in declared:
        if one.what not in SINGLE or not is_of_all(text, one, declared):
            continue
        # 「细化为41项具体问题」 may be tasks here and problems there: one noun, one thing
        noun = NOUN.match(text, one.span.start)
        before = first.setdefault((one.what, one.unit), one)
        if before is one and noun:
            before = first.setdefault(("", noun[1]), one)
        if before is not one and are_near(before.value, one.value):
            yield told_twice(before.span, one.span, before.value, one.value, one.unit)


def is_of_all(text: str, one: Declared, declared: Sequence[Declared]) -> bool:
    """Whether a count is that of the whole inspection, by what is printed with it."""
    row = [other.what for other in declared if other.group == one.group]
    lead = text[max(0, one.span.start - LEAD) : one.span.start]
    if one.scope == "self" or OTHER_PAPER.search(lead):
        return False
    has_states = any(what in STATES for what in row)
    if one.scope != "inspection" and not (one.what in ("tasks", "measures") and has_states):
        return False
    is_structure = one.what == "problems" and ("aspects" in row or "categories" in row)
    return is_structure or one.what == "aspects" or has_states or bool(ALL_OF.search(lead))


def are_near(one: Decimal, other: Decimal) -> bool:
    """Whether two values are the same, or so near that they should be."""
    return abs(one - other) <= max(Decimal(2), CLOSE * max(one, other))


def same_words(text: str, quantities: Sequence[Quantity]) -> Iterator[Relation]:
    """Figures with the same long words before them and two values: worth a look, no more."""
    first: dict[tuple[str, str], Quantity] = {}
    for one in quantities:
        start = one.span.start
        if start < WORDS or not HAN.match(text, start - WORDS, start):
            continue
        words = text[start - WORDS : start]
        before = first.setdefault((words, one.unit), one)
        if before.value != one.value:
            yield told_twice(
                before.span, one.span, before.value, one.value, one.unit, grade="doubtful"
            )


# 「问题线索42件」: what is handed over, before a figure; 「42件问题线索」 after it
HANDED = r"(?P<what>问题线索|线索|信访举报件|信访举报|信访件|信访事项|举报件)"
BEFORE = re.compile(rf"{HANDED}(?:共计?|合计)?$")
AFTER = re.compile(rf"(?:的)?(?:群众|干部|重点)?{HANDED}(?P<then>中|[，,]?(?:已|均|全部|目前))?")
HANDS = re.compile(r"移交|交办|转办|转来")
BY_INSPECTORS = re.compile(r"巡视|巡察|督察组|督导组|审计组")
OWN_INSPECTION = re.compile(r"(?:开展|完成|深化|启动|组织)[^。]{0,16}巡察|发现问题")
KINDS = ("件", "条", "封", "个", "起")


def same_handed_over(text: str, quantities: Sequence[Quantity]) -> Iterator[Relation]:
    """Clues and petitions that the inspectors handed over, told with two numbers."""
    first: dict[tuple[str, str], Quantity] = {}
    for one in quantities:
        if one.unit not in KINDS or one.approximate:
            continue
        what = handed_over(text, one)
        if what is None:
            continue
        before = first.setdefault((what, one.unit), one)
        if before is not one and are_near(before.value, one.value):
            yield told_twice(
                before.span, one.span, before.value, one.value, one.unit, grade="likely"
            )


def handed_over(text: str, one: Quantity) -> str | None:
    """What the inspectors handed over by the words around a figure: 线索 or 信访."""
    start, end = one.span
    near = text[max(0, start - 9) : start] + "\n" + text[end : end + 12]
    if "线索" not in near and "信访" not in near and "举报" not in near:
        return None
    sentence = text[max(0, start - 80) : start]
    sentence = sentence[max(sentence.rfind("。"), sentence.rfind("\n")) + 1 :]
    after, before = AFTER.match(text, end), BEFORE.search(sentence)
    is_ours = (
        HANDS.search(sentence)
        and BY_INSPECTORS.search(sentence)
        and not OWN_INSPECTION.search(sentence)
    )
    match = after if after and (after["then"] or is_ours) else before if is_ours else None
    return None if match is None else match["what"].replace("问题", "")[:2]


def told_twice(
    first: Span,
    second: Span,
    before: Decimal,
    after: Decimal,
    unit: str,
    *,
    grade: Grade = "wrong",
) -> Relation:
    """The relation of two tellings."""
    earlier, later = f"{printed(before)}{unit}", f"{printed(after)}{unit}"
    return Relation(
        kind="same",
        topic="same",
        verdict="consistent" if before == after else "inconsistent",
        working=f"前面写{earlier}，这里写{later}",
        span=second,
        parts=(second, first),
        message=f"同一个数前面写{earlier}，这里写{later}，请核对以哪个为准。",
        grade=grade,
    )
