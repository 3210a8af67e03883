"""Whose count a headline count is: the inspection's, the unit's own, or that of some items only.

The nearest word before a count decides: 反馈 and 移交 are the inspection's, 查摆 and 自查 the
unit's own, 领办, 督导 and 其中 tell a part.
"""

import re

from zhenggai.notices.facts.headline_numbers import Count
from zhenggai.notices.facts.headline_regions import Region

STRUCTURE = ("aspects", "categories", "problems", "tasks", "measures")
ORGANISED = ("meetings", "working_groups", "lead_units", "plans", "bulletins")

# Whose count it is, by the nearest of these words before it.
_ANCHOR = re.compile(
    "(?P<past>(?:上一?[届轮]|以往|历次|往年|往届)[^，,。；;]{0,16}?(?:反馈|指出|移交|发现))"
    "|(?P<inspection>反馈(?!以来|会)|指出|巡[视察](?:组|共?发现)|督察组|审计组|移交|交办|转办|整改方案"
    "|审计[^，,。]{0,12}(?:反映|查出|揭示|指出|发现))"
    "|(?P<self>查摆|检视|自查|查找|对照检查|征求|自行|自我剖析)"
    "|(?P<part>解决|化解|领办|包抓|包保|督导|督查|排查|调研|抽查|发现|上一?[届轮]|以往|历次|往年|往届|专项检查"
    "|其中|其余|剩余|另外|点评|典型|示范|要求[^，,。]{0,8}整?改的|研究(?=[^，,。]{0,6}(?:事项|问题)|$))"
)
# 要求持续整改的11个, 问题中有5个: a state of some items only
_SOME = re.compile("(?:要求|其中|中有|另有)[^，,。、]{0,8}$")
# （一）党的建设方面（4个问题）: the count of one heading
_OF_HEADING = re.compile(r"方面(?:的|存在的?)?(?:问题)?[（(]共?(?:有|计)?$")
# 需长期坚持的4个问题, 应于年内完成的38个问题: those in one state
_OF_STATE = re.compile("(?:完成|[整立巡边]改|推进|坚持|到位|销号)的$|阶段性$")
# 省委巡视组移交, 反馈的: the words of an inspection anywhere in the sentence
HANDED = re.compile("移交|交办|转交|转办|巡[视察]组|督察组|反馈")
# 对佐证不足的11个问题逐个补齐: what a step of an unfinished item is about
_OBJECT = re.compile("(?:对|将|就|把|针对|围绕)[^，,。；;、：:]{0,30}$")
_OWN_WORK = re.compile("上报|排查|发现|受理|核查|梳理")


def scope_of(text: str, region: Region, start: int, one: Count) -> str:
    """Whose count it is."""
    if one.what == "immediate_tasks":
        is_handed = region.kind == "front" or HANDED.search(text, start, one.span.start)
        return (nearest_anchor(text, start, one.start) or "inspection") if is_handed else "part"
    if one.what not in STRUCTURE:
        is_some = _SOME.search(text, max(start, one.start - 14), one.start)
        return "part" if is_some else scope_of_region(region)
    is_of_heading = _OF_HEADING.search(text, max(start, one.start - 14), one.span.start)
    is_of_state = any(
        _OF_STATE.search(text, max(start, at - 14), at) for at in (one.start, one.span.start)
    )
    if region.kind == "body" or is_of_heading or is_of_state:
        return "part"
    anchor = nearest_anchor(text, start, one.start)
    if anchor:
        return anchor
    is_of_items = region.kind in ("unfinished", "outlook")
    is_object = is_of_items and _OBJECT.search(text, max(start, one.start - 32), one.start)
    if is_object or (one.what == "measures" and "整改" not in text[start : one.span.end]):
        return "part"
    return scope_of_region(region)


def scope_of_region(region: Region) -> str:
    """Whose the counts of a region are that no word tells."""
    return "part" if region.kind in ("body", "clues") else "inspection"


def nearest_anchor(text: str, start: int, stop: int) -> str | None:
    """The nearest word before a count that tells whose it is."""
    nearest = None
    closing = max(text.rfind("）", start, stop), text.rfind(")", start, stop))
    for found in _ANCHOR.finditer(text, start, stop):
        if found.end() > closing or not _is_closed_in(text, found.end(), stop):
            nearest = "part" if found.lastgroup == "past" else found.lastgroup
    return nearest


def _is_closed_in(text: str, start: int, stop: int) -> bool:
    """Whether a word stands in brackets that are closed before a count: （其中重点6个）、47个."""
    depth = 0
    for sign in text[start:stop]:
        depth += (sign in "（(") - (sign in "）)")
        if depth < 0:
            return True
    return False


def scope_of_other(text: str, region: Region, start: int, one: Count) -> str:
    """Whether a count is about what the inspection handed over."""
    if one.what in ("clues", "letters"):
        is_handed = bool(HANDED.search(text, start, one.start))
        is_own = bool(_OWN_WORK.search(text, start, one.start))
        return "inspection" if (is_handed or region.kind == "clues") and not is_own else "part"
    is_headline = region.kind in ("front", "clues") or one.what in ORGANISED
    return "inspection" if is_headline else "part"
