"""Lists inside a sentence: 「A、B、C三个环节」 counts its items, and no item stands in it twice.

等 opens a list; what an abstract noun counts (方面, 环节, 步骤 …) is the list before it, what a measure word for persons
or things counts may be anything, so that only the former is judged.
"""

import re
from collections.abc import Iterator

from zhenggai.notices.relations.relation import Relation, Verdict
from zhenggai.notices.source import Span
from zhenggai.zh.numerals import parse_numeral

# 「…三个方面」「…等5大重点产业」「…四个环节」「…五个步骤」 right after the last item.
COUNTED = re.compile(
    r"(?P<open>等)?(?P<number>[两三四五六七八九十]{1,2}|\d{1,2})(?:个|大|项|类)"
    r"(?P<noun>(?:重点|主导|主要|核心|关键|突出|具体|重大)?(?:方面|环节|步骤|阶段|层面|维度|领域|产业|行业|板块|专题|专项|时间段)|(?<=类)(?:突出|重点|具体|主要)?问题)"
)
# A list of figures or of papers is no list of things: 「4个方面、12项、35个问题」.
FIGURE = re.compile(r"\d|《|》|[一二三四五六七八九十两][个项类次]")
ITEM_END = "，,。；;：:（(）)\n"
MOST_ITEM = 24
SHORTEST_ITEM = 4


def counted_lists(text: str) -> Iterator[Relation]:
    """Every list that is counted right after its last item."""
    for match in COUNTED.finditer(text):
        span = Span(match.start("number"), match.end())
        items, begin = items_before(text, match.start())
        number = parse_numeral(match["number"])
        if len(items) < 2 or number is None or any(FIGURE.search(item) for item in items):
            continue
        counts = possible_counts(items)
        declared = int(number)
        yield Relation(
            kind="enumeration",
            topic="list",
            verdict=verdict_of(declared, counts, is_open=bool(match["open"])),
            working=f"写{declared}，列出{max(counts)}：{'、'.join(items)}",
            span=span,
            parts=(Span(begin, match.end()),),
            message=f"写“{text[span.start : span.end]}”，前面列出{max(counts)}项。",
        )


def verdict_of(declared: int, counts: set[int], *, is_open: bool) -> Verdict:
    """等 leaves a list open: only more items than declared are then wrong."""
    if declared in counts:
        return "consistent"
    if is_open:
        return "inconsistent" if min(counts) > declared else "undecided"
    return "inconsistent"


def items_before(text: str, end: int) -> tuple[list[str], int]:
    """The items of a list that ends at `end`, from the last mark of a clause, and where it begins."""
    begin = end
    closing = 0
    floor = max(0, end - MOST_ITEM * 12)
    while begin > floor and (text[begin - 1] not in ITEM_END or closing):
        begin -= 1
        closing += (text[begin] in "”’") - (text[begin] in "“‘")
    row = text[begin:end].strip('“”‘’"')
    return [item for item in row.split("、") if item], begin


def possible_counts(items: list[str]) -> set[int]:
    """How many items a list may have: 和 may join the last two or stand inside a name."""
    joins = sum(bool(re.search(".[和及与].", item)) for item in items[-1:])
    return {len(items), len(items) + joins}


def repeated_items(text: str) -> Iterator[Relation]:
    """Items that stand twice in one list: 「甲项目、甲项目等5个」."""
    at = text.find("、")
    while at >= 0:
        stop = at + 1
        while stop < len(text) and stop - at <= MOST_ITEM and text[stop] not in "、等" + ITEM_END:
            stop += 1
        item = text[at + 1 : stop]
        if SHORTEST_ITEM <= len(item) <= MOST_ITEM and text.startswith(item, at - len(item)):
            span = Span(at - len(item), stop)
            yield Relation(
                kind="enumeration",
                topic="repeated_item",
                verdict="inconsistent",
                working=f"“{item}”在同一处列了两次",
                span=span,
                parts=(Span(at - len(item), at), Span(at + 1, stop)),
                message=f"“{item}”在同一处并列了两次。",
            )
        at = text.find("、", at + 1)
