"""Growth between two printed ends.

「由61.3%提高到78.3%，提高17个百分点」「186件，较上年的229件减少43件，下降18.78%」.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from zhenggai.notices.relations.figures import ZERO, agrees_within, printed, worked
from zhenggai.notices.relations.passages import Figure
from zhenggai.notices.relations.relation import Grade, Relation, Topic, Verdict

FROM = re.compile(r"(?:由|从)[^，,；;。]{0,24}$")
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
# 「，较上年增加」「，同比增加」 before D of 「B，同比增加D，增长P%」
YEAR_ON_YEAR = re.compile(
    rf"^[^，,；;。（(]{{0,10}}[，,（(](?:较|比|同比|环比)[^，,；;。]{{0,10}}?{MOVED}了?$"
)
# Growth at comparable prices or on another basis is not that of the printed figures.
OTHER_BASIS = re.compile(r"生产总值|GDP|增加值|可比|不变价|同口径|实际增")
# 万, 亿, 千万 before a unit
SCALE = re.compile(r"[千百万亿]+")


@dataclass(frozen=True, slots=True)
class Ends:
    """Where a growth begins and ends, and whether the paper says up or down."""

    first: Figure
    last: Figure
    sign: int

    @property
    def difference(self) -> Decimal:
        """How much it grew in the direction that is told."""
        return self.sign * (self.last.plain - self.first.plain)

    @property
    def slack(self) -> Decimal:
        """What rounding of the ends may have changed of the difference."""
        return self.first.slack + self.last.slack


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
        or not exact(last, by, percent)
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


def exact(*figures: Figure) -> bool:
    """Whether no figure is printed with 余, 约, 以上."""
    return all(one.is_exact for one in figures)


def judged(ends: Ends, by: Figure) -> Iterator[Relation]:
    """The growth against its ends: points between shares, hundredths or units between counts."""
    if not exact(ends.first, ends.last, by) or is_on_other_basis(ends, by):
        return
    first, last = ends.first, ends.last
    dash = "－".join(map(shown, by_size(ends)))
    if "百分点" in by.kind:
        if first.is_percent:
            yield compared("points", ends, by, ends.difference, f"{dash}＝", "个百分点")
    elif by.is_percent and first.is_percent:
        yield from between_shares(ends, by)
    elif by.is_percent and first.plain:
        yield compared("growth", ends, by, 100 * ends.difference / first.plain, share_of(ends), "%")
    elif by.kind == "倍" and first.plain:
        times = (ends.difference / first.plain, last.plain / first.plain)
        if not any(
            agrees_within((one, one), by.plain, by.quantity.decimals)[0] == "consistent"
            for one in times
        ):
            yield compared("growth", ends, by, times[0], share_of(ends), "倍")
    elif by.kind == first.kind:
        yield compared("growth", ends, by, ends.difference, f"{dash}＝", by.quantity.unit)


def is_on_other_basis(ends: Ends, by: Figure) -> bool:
    """Whether a growth in % is told at comparable prices: 生产总值由480亿元到512亿元，增长5.1%."""
    words = f"{ends.first.lead}{ends.last.lead}{by.gap}"
    return by.is_percent and bool(OTHER_BASIS.search(words))


def share_of(ends: Ends) -> str:
    """The beginning of a working: （186－229）÷229＝."""
    return f"（{'－'.join(map(shown, by_size(ends)))}）÷{shown(ends.first)}＝"


def by_size(ends: Ends) -> tuple[Figure, Figure]:
    """The greater end and the smaller one."""
    first, last = ends.first, ends.last
    return (first, last) if first.plain > last.plain else (last, first)


def shown(one: Figure) -> str:
    """A figure in a working: 21.3万, 42."""
    scale = SCALE.match(one.quantity.unit)
    return printed(one.quantity.value) + (scale[0] if scale and one.quantity.scale > 1 else "")


def between_shares(ends: Ends, by: Figure) -> Iterator[Relation]:
    """A growth in % between two shares: right as a relative one, mostly meant as points."""
    relative = 100 * ends.difference / ends.first.plain if ends.first.plain else ZERO
    if agrees_within((relative, relative), by.plain, by.quantity.decimals)[0] == "consistent":
        yield compared("growth", ends, by, relative, share_of(ends), "%")
    elif ends.difference == by.plain:
        said = printed(ends.difference)
        yield relation(
            "points",
            "inconsistent",
            (by, ends.first, ends.last),
            f"{printed(ends.last.plain)}%与{printed(ends.first.plain)}%相差{said}个百分点",
            f"两个比率之差应写“{said}个百分点”，这里写“{by.text}”，请核对。",
            "doubtful",
        )
    else:
        yield compared("points", ends, by, ends.difference, "两个比率相差", "个百分点")


def compared(
    topic: Topic, ends: Ends, by: Figure, found: Decimal, working: str, unit: str
) -> Relation:
    """The relation of an exact growth and the printed one."""
    is_share = unit in ("%", "倍")
    scale = 1 if is_share or unit == "个百分点" else by.quantity.scale
    times = 100 if unit == "%" else 1
    slack = times * ends.slack / ends.first.plain if is_share else ends.slack
    if ends.first.is_percent:
        slack = ZERO
    bounds = ((found - slack) / scale, (found + slack) / scale)
    said, is_cut = agrees_within(bounds, by.quantity.value, by.quantity.decimals)
    shown = worked(found / scale, by.quantity.decimals)
    return relation(
        topic,
        said,
        (by, ends.first, ends.last),
        f"{working}{shown}{unit}",
        f"由{ends.first.text}到{ends.last.text}，重算为{shown}{unit}，与“{by.text}”不符，请核对。",
        "cut_off" if is_cut else "wrong",
    )


def relation(
    topic: Topic,
    verdict: Verdict,
    figures: Sequence[Figure],
    working: str,
    message: str,
    grade: Grade,
) -> Relation:
    """A relation whose first figure is the growth."""
    return Relation(
        kind="share",
        topic=topic,
        verdict=verdict,
        working=f"{working}，写{figures[0].text}",
        span=figures[0].quantity.span,
        parts=tuple(one.quantity.span for one in figures),
        message="" if verdict == "consistent" else message,
        grade=grade,
    )
