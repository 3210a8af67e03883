"""Growth between two printed ends.

「由61.3%提高到78.3%，提高17个百分点」「186件，较上年的229件减少43件，下降18.78%」.
"""

import re
from collections.abc import Iterator, Sequence

from zhenggai.notices.relations.additions import all_exact
from zhenggai.notices.relations.ends import OTHER_BASIS, Ends, judged, relation
from zhenggai.notices.relations.figures import ZERO, agrees_within, printed, worked
from zhenggai.notices.relations.passages import Figure
from zhenggai.notices.relations.relation import Relation

FROM = re.compile(r"(?:由|从)[^，,；;。]{0,24}$")
# 「，由」「，从2021年的」 right after the growth
FROM_NEXT = re.compile(r"[，,（(](?:即)?(?:由|从)[^，,；;。]{0,14}$")
UP = r"(?:提高|提升|增长|增加|上升|扩大|攀升|跃升|升|增|净增|多)"
DOWN = r"(?:下降|降低|减少|压减|压缩|缩短|缩减|精简|核减|削减|回落|撤销|取消|收窄|缩小|降|减|少)"
MOVED = rf"(?:(?P<up>{UP})|(?P<down>{DOWN}))"
MOVE = re.compile(rf"{UP}|{DOWN}")
# 「提高到」「减少至」「优化为」 between A and B of 「由A提高到B」
REACHES = re.compile(rf"^[^，,；;。]{{0,14}}(?:{UP}|{DOWN})(?:到了?|至|为)[^，,；;。]{{0,10}}$")
# 「，同比提高了」「，累计减少」「（增长」 between B and the growth
BY = re.compile(
    rf"^[^，,；;。（(]{{0,8}}[，,（(](?:同比|环比|累计|共|净|实际|总体|共计|较[^，,]{{0,6}}|比[^，,]{{0,6}})?"
    rf"{MOVED}了?(?:幅度)?(?:达到?|为|约|近)?$"
)
# 「，较上年的」「比2019年的」 before A of 「B，较上年的A减少D」
THAN = re.compile(r"[，,（(](?:较|比(?![率重例])|与)[^，,；;。]{0,14}(?:相比[，,]?)?$")
# 「减少」 right after A
MOVES = re.compile(rf"^[^，,；;。、]{{0,6}}[，,]?{MOVED}了?(?:幅度)?(?:达到?|为)?$")
# 「较上年减少」 before a growth that comes before its ends
MOVED_BY = re.compile(rf"{MOVED}了?$")
# 「，较上年增加」「，同比增加」 before D of 「B，同比增加D，增长P%」
YEAR_ON_YEAR = re.compile(
    rf"^[^，,；;。（(]{{0,10}}[，,（(](?:较|比|同比|环比)[^，,；;。]{{0,10}}?{MOVED}了?$"
)


def growths(row: Sequence[Figure]) -> Iterator[Relation]:
    """Every growth of a paragraph with both of its ends."""
    for at in range(len(row) - 2):
        first, second, third = row[at], row[at + 1], row[at + 2]
        if first.kind != second.kind or third.sentence != first.sentence:
            continue
        if MOVE.search(third.gap):
            yield from from_to(row[at : at + 4])
            yield from set_against(row[at : at + 4])
            if third.is_percent:
                yield from year_on_year(first, second, third)
    for by, first, last in zip(row, row[1:], row[2:], strict=False):
        if first.kind == last.kind and REACHES.match(last.gap) and by.sentence == last.sentence:
            yield from told_before(by, first, last)


def told_before(by: Figure, first: Figure, last: Figure) -> Iterator[Relation]:
    """「较上年减少12.6万元，由58.4万元降至46.8万元」: the growth before its ends."""
    match = MOVED_BY.search(by.lead)
    if match and FROM_NEXT.match(first.gap):
        yield from judged(Ends(first, last, direction(match)), by)


def direction(match: re.Match[str]) -> int:
    """1 where the paper says up, -1 where it says down."""
    return -1 if match["down"] else 1


def from_to(row: Sequence[Figure]) -> Iterator[Relation]:
    """「由A提高到B，提高X」, with one or two growths after it."""
    first, last, by = row[:3]
    match = BY.match(by.gap)
    if REACHES.match(last.gap) and FROM.search(first.gap[-30:]) and match:
        ends = Ends(first, last, direction(match))
        yield from judged(ends, by)
        if len(row) > 3 and (more := BY.match(row[3].gap)):
            yield from judged(Ends(first, last, direction(more)), row[3])


def set_against(row: Sequence[Figure]) -> Iterator[Relation]:
    """「B，较上年的A减少D，下降P%」."""
    last, first, by = row[:3]
    match = MOVES.match(by.gap)
    if match and THAN.search(first.gap) and not MOVE.search(first.gap) and "由" not in last.lead:
        ends = Ends(first, last, direction(match))
        yield from judged(ends, by)
        if len(row) > 3 and (more := BY.match(row[3].gap)):
            yield from judged(Ends(first, last, direction(more)), row[3])


def year_on_year(last: Figure, by: Figure, percent: Figure) -> Iterator[Relation]:
    """「B，较上年增加D，增长P%」: the year before is B less D."""
    match, more = YEAR_ON_YEAR.match(by.gap), BY.match(percent.gap)
    if not (match and more and percent.is_percent) or by.is_percent:
        return
    sign = direction(match)
    before = last.plain - sign * by.plain
    slack = last.slack + by.slack
    if (
        OTHER_BASIS.search(last.lead + percent.gap)
        or before <= slack
        or direction(more) != sign
        or not all_exact(last, by, percent)
    ):
        return
    low = 100 * max(ZERO, by.plain - by.slack) / (before + slack)
    high = 100 * (by.plain + by.slack) / (before - slack)
    said, is_cut = agrees_within((low, high), percent.plain, percent.quantity.decimals)
    found = 100 * by.plain / before
    rate = worked(found, percent.quantity.decimals)
    working = f"{printed(by.plain)}÷{printed(before)}＝{rate}%"
    yield relation(
        "growth",
        said,
        (percent, last, by),
        working,
        f"由{last.text}和增减数{by.text}推算，增减幅度应为{rate}%，与“{percent.text}”不符，请核对。",
        "cut_off" if is_cut else "wrong",
    )
