"""The shapes in which a notice counts itself: 4个方面12项共35个问题, 制定整改措施112项.

Shapes only: whose count it is, and with what it belongs together, is told by `declared`.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from zhenggai.notices.facts.headline_numbers import COUNT, DIGIT, STATES, Count, read_count
from zhenggai.notices.facts.headline_states import find_states, whole_of_all

_KIND_OF = (
    "(?:具体|突出|主要|反馈|整改|存在的?|重点|共性|个性|细化|各类|典型|巡视|巡察|关键|针对性"
    "|专项|审计|工作|的)"
)
# 4个方面 · 三大方面 | 12类具体问题 · 11大项 | 67小项 · 60项整改任务 | 156条具体整改措施 |
# 35个问题 | 27个具体表现 | 12项
_NUMBER_NOUN = re.compile(
    rf"{COUNT}(?:(?P<aspects>个?大?方面)"
    rf"|(?P<categories>个?大?类别?|个?大项)(?:{_KIND_OF}{{0,3}}(?:问题|任务|事项))?"
    rf"|(?P<tasks>个?[小子]项|[个项条]{_KIND_OF}{{0,3}}(?:任务|小项|子项|事项))"
    rf"|(?P<measures>[条项个]{_KIND_OF}{{0,3}}(?:措施|举措))"
    rf"|(?P<problems>[个项条点]?{_KIND_OF}{{0,3}}问题(?!线索|清单))"
    r"|(?P<shown>[个项条]具体表现)|(?P<bare>[个项条])(?![目月分]))"
)
# 整改措施112项 · 反馈问题35个 · 整改任务共60项 · 大项11个
_NOUN_NUMBER = re.compile(
    rf"(?:措施|举措|任务|整改事项|问题|大项|小项)(?:共计?|合计|总数为?|数为?)?[ ]?{COUNT}"
    r"(?P<unit>[个项条])(?![目月分]|大?方面|大?类)"
)
_NOUNS = ("aspects", "categories", "tasks", "measures", "problems", "shown", "bare")
_BY_NOUN = {
    "措": "measures",
    "举": "measures",
    "任": "tasks",
    "整": "tasks",
    "问": "problems",
    "大": "categories",
    "小": "tasks",
}
# 12个问题35项任务: the noun belongs to the number before it
_COUNTED_NOUN = re.compile(f"{DIGIT}[ ]?[个项条点类]大?{_KIND_OF}{{0,3}}$")
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
    for one in find_states(text, start, end):
        if not _overlaps(one, found):
            found.append(one)
    found += [two for one in found for two in whole_of_all(text, one)]
    for one in _wholes(text, start, end):
        if not _overlaps(one, found):
            found.append(one)
    return _named(text, sorted(found, key=lambda one: (one.span, one.what in STATES)))


def _overlaps(one: Count, others: Sequence[Count]) -> bool:
    return any(one.span.start < two.span.end and two.span.start < one.span.end for two in others)


def _wholes(text: str, start: int, end: int) -> Iterator[Count]:
    """Aspects, categories, problems, tasks and measures."""
    for found in _NOUN_NUMBER.finditer(text, start, end):
        low = max(start, found.start() - 14)
        is_taken = _COUNTED_NOUN.search(text, low, found.start())
        if not is_taken and not text.endswith("线索", low, found.start()):
            what = _BY_NOUN[found[0][0]]
            yield from read_count(text, what, found, made=_is_made(text, start, what, found))
    for found in _NUMBER_NOUN.finditer(text, start, end):
        what = next(name for name in _NOUNS if found[name])
        if what != "aspects" or not _is_other_aspect(text, start, found):
            yield from read_count(text, what, found, made=_is_made(text, start, what, found))


def _is_made(text: str, start: int, what: str, found: re.Match[str]) -> bool:
    low = max(start, found.start() - 20)
    return what == "measures" and bool(_MAKES.search(text, low, found.start()))


def _is_other_aspect(text: str, start: int, found: re.Match[str]) -> bool:
    return bool(
        _OTHER_ASPECT.match(text, found.end())
        or _BEFORE_ASPECT.search(text, max(start, found.start() - 4), found.start())
    )


# What joins the counts of one chain: 4个方面、12项，共35个问题
JOINT = re.compile("[、,，和及共计 ]{0,3}")


def _named(text: str, counts: Sequence[Count]) -> list[Count]:
    """Give 12项 and 27个具体表现 the meaning that their neighbours leave them."""
    named: list[Count] = []
    for place, one in enumerate(counts):
        after = counts[place + 1] if place + 1 < len(counts) else None
        before = named[-1] if named else None
        is_before = bool(after and JOINT.fullmatch(text, one.span.end, after.start))
        is_after = bool(before and JOINT.fullmatch(text, before.span.end, one.start))
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
