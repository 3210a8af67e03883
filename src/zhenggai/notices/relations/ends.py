"""A growth against its two ends: points between shares, hundredths or units between counts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from zhenggai.notices.relations.additions import all_exact
from zhenggai.notices.relations.figures import ZERO, agrees_within, printed, worked
from zhenggai.notices.relations.passages import Figure
from zhenggai.notices.relations.relation import Grade, Relation, Topic, Verdict

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


def judged(ends: Ends, by: Figure) -> Iterator[Relation]:
    """The growth against its ends: points between shares, hundredths or units between counts."""
    if not all_exact(ends.first, ends.last, by) or is_on_other_basis(ends, by):
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
