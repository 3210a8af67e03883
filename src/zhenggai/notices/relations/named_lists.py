"""Lists of named things with a number: 「东沟、西沟、南沟3个村」「三项制度（甲、乙、丙）」.

A number right after names may count something else than the names; where it misses them by one it
is worth a look. A number before brackets that list nothing but names counts them.
"""

import re
from collections.abc import Iterator, Sequence

from zhenggai.notices.facts.quantities import Quantity
from zhenggai.notices.relations.lists import (
    VERB,
    is_list,
    items_before,
    possible_counts,
    split_items,
)
from zhenggai.notices.relations.relation import Grade, Relation
from zhenggai.notices.source import Span
from zhenggai.zh.numerals import parse_numeral

# What is counted one by one: 三所学校, 5个小区, 2家企业, 3项工作
UNITS = frozenset(("个", "所", "家", "项", "座", "条", "处", "种", "支", "村", "镇", "名", "位"))
MOST = 12
# 「四个一”工作（」「三项制度（」「5个工作组（」 and the list in the brackets
BRACKETED = re.compile(
    r"[两三四五六七八九2-9](?:个|项|类|张|本|大|种|支)[^（(，,。、；;\n]{0,12}[（(]"
    r"(?P<items>[^（）()。；;\n]{4,160})[）)]"
)
# 等, 含, 其中 open a list; figures are parts and no names.
OPEN = re.compile(r"等|含|其中|包括|\d|[：:＋+]")
# 「按期、按质、按量4个要求」: an item of such a list is a word of its own and no clause
CLAUSE = re.compile(r"的|了|对|将|把|和.{0,8}等")


def named_lists(text: str, quantities: Sequence[Quantity]) -> Iterator[Relation]:
    """Every list of names that a number counts, right after it or before its brackets."""
    for one in quantities:
        start = one.span.start
        if one.unit in UNITS and 1 < one.value <= MOST and "、" in text[max(0, start - 16) : start]:
            yield from counted_after(text, one)
    for match in BRACKETED.finditer(text):
        yield from counted_before(match)


def counted_after(text: str, one: Quantity) -> Iterator[Relation]:
    """「在东沟、西沟、南沟3个村试点」."""
    start = one.span.start
    if one.approximate or text[start - 1] in "、，,。；;：:）)":
        return
    opens = text[start - 1] == "等"
    end = start - 1 if opens or text[start - 1] in "共这" else start
    if VERB.search(text, end - 3, end):
        return
    items, begin = items_before(text, end)
    if not is_list(items):
        return
    counts, number = possible_counts(items), int(one.value)
    if number in counts:
        yield relation(one.span, Span(begin, one.span.end), number, items, is_right=True)
    elif opens:
        return
    elif len(items) > 2 and abs(number - max(counts)) == 1 and are_names(items):
        yield relation(one.span, Span(begin, one.span.end), number, items)


def counted_before(match: re.Match[str]) -> Iterator[Relation]:
    """「健全三项制度（甲制度、乙制度、丙制度）」."""
    if OPEN.search(match["items"]):
        return
    items = split_items(match["items"])
    number = parse_numeral(match[0][0])
    if number is None or len(items) < 3 or all(len(item) < 3 for item in items):
        return
    span = Span(match.start(), match.start("items") - 1)
    whole = Span(*match.span())
    counts = possible_counts(items)
    if int(number) in counts:
        yield relation(span, whole, int(number), items, is_right=True)
    elif abs(int(number) - max(counts)) == 1:
        yield relation(span, whole, int(number), items, grade="likely")


def are_names(items: Sequence[str]) -> bool:
    """Whether the items after the first are short names and no clauses."""
    return all(1 < len(item) < 13 and not CLAUSE.search(item) for item in items[1:])


def relation(
    span: Span,
    place: Span,
    number: int,
    items: Sequence[str],
    *,
    is_right: bool = False,
    grade: Grade = "doubtful",
) -> Relation:
    """The relation of a number and the names it counts."""
    listed = "、".join(items)
    return Relation(
        kind="enumeration",
        topic="list",
        verdict="consistent" if is_right else "inconsistent",
        working=f"写{number}，列出{len(items)}：{listed}",
        span=span,
        parts=(place,),
        message=""
        if is_right
        else f"写{number}，列出的是{len(items)}：{listed[:60]}，请核对个数和所列各项。",
        grade=grade,
    )
