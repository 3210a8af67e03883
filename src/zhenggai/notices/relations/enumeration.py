"""「着重从五个方面抓好整改」 against the items that follow, and 「A、B、C三个方面」 against its own list."""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from zhenggai.notices.numbering import shape
from zhenggai.notices.outline import Node
from zhenggai.notices.relations.relation import Relation, Verdict
from zhenggai.notices.source import Span
from zhenggai.zh.numerals import parse_numeral

NUMBER = r"[两一二三四五六七八九十]{1,3}|\d{1,3}"
# 「从五个方面」「围绕以下4个方面」「从两方面」「做好以下六项工作」「采取了3条措施」「抓好四个重点」
ANNOUNCES = re.compile(
    rf"(?:从|围绕|聚焦|在)(?:以下|如下|这)?(?P<aspects>{NUMBER})个?(?:大|主要|具体|重点)?方面"
    rf"|(?:做好|抓好|做实|采取|落实|突出|开展)了?(?:以下|如下)(?P<acts>{NUMBER})[个项条点](?:方面)?(?:工作|措施|举措|任务|重点)?"
)
# The announcement stands right before the first item.
NEAR = 80


def announced_lists(text: str, outline: Sequence[Node]) -> Iterator[Relation]:
    """Every announcement with the items below it."""
    for node in outline:
        labelled = [child for child in node.children if child.number is not None]
        if labelled:
            yield from announced(text, node, labelled)
        yield from announced_lists(text, node.children)


def announced(text: str, node: Node, items: Sequence[Node]) -> Iterator[Relation]:
    """The announcement of a node's own items, if it makes one."""
    first = items[0]
    begin = max(node.body, first.start - NEAR)
    said = [
        match
        for match in ANNOUNCES.finditer(text, begin, first.start)
        if ends_here(text, match, first)
    ]
    if not said:
        return
    match = said[-1]
    number = parse_numeral(match["aspects"] or match["acts"])
    row = list(takewhile(lambda one: shape(one) == shape(first), items))
    if number is None:
        return
    declared, listed = int(number), len(row)
    span = Span(match.start(), match.end())
    parts = (span, *(Span(one.start, one.body) for one in row))
    labels = "、".join(one.label or "" for one in row)
    is_gap = listed < declared == row[-1].number
    verdict: Verdict = (
        "consistent" if declared == listed else "undecided" if is_gap else "inconsistent"
    )
    yield Relation(
        kind="enumeration",
        topic="enumeration",
        verdict=verdict,
        working=f"写{declared}项，列出{listed}项：{labels}",
        span=span,
        parts=parts,
        message=f"写“{text[span.start : span.end]}”，下面列出{listed}项。",
    )


def ends_here(text: str, match: re.Match[str], first: Node) -> bool:
    """Whether nothing but the end of the announcing sentence stands between it and the first item."""
    between = text[match.end() : first.start]
    return len(between) <= 24 and between.count("。") + between.count("；") <= 1
