"""Parts against a whole: the sum, the verdict, the words for it."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from zhenggai.notices.relations.figures import ZERO, in_unit, printed
from zhenggai.notices.relations.passages import Figure
from zhenggai.notices.relations.relation import Grade, Relation, Topic


def sum_of(parts: Sequence[Figure]) -> Decimal:
    """The sum of parts, 万 and 亿 multiplied out."""
    return sum((one.plain for one in parts), ZERO)


def makes(parts: Sequence[Figure], whole: Figure) -> bool:
    """Whether parts make the whole; rounded figures (12.5万元) may miss it by their rounding."""
    slack = sum((one.slack for one in parts), whole.slack)
    return abs(sum_of(parts) - whole.plain) <= slack


def all_exact(*figures: Figure) -> bool:
    """Whether no figure is printed with 余, 约, 以上."""
    return all(one.is_exact for one in figures)


def runs_before(row: Sequence[Figure], end: int, most: int) -> Iterator[Sequence[Figure]]:
    """The neighbours that end right before `end`, two and more, the shortest first."""
    for begin in range(end - 2, max(-1, end - 1 - most), -1):
        yield row[begin:end]


def some_of(parts: Sequence[Figure], most: int) -> Iterator[tuple[Figure, ...]]:
    """Every choice out of the last `most` parts."""
    last = parts[-most:]
    for size in range(1, len(last) + 1):
        yield from combinations(last, size)


def summed(
    topic: Topic, whole: Figure, parts: Sequence[Figure], grade: Grade = "wrong"
) -> Relation:
    """Parts and their whole with the working: 38＋4＝42，总数写43."""
    scale = max(one.quantity.scale for one in (whole, *parts))
    unit = whole.quantity.unit if whole.quantity.scale == scale else parts[0].quantity.unit
    total = sum_of(parts)
    plus = "＋".join(printed(one.plain / scale) for one in parts)
    stated = printed(whole.plain / scale)
    is_right = makes(parts, whole)
    return Relation(
        kind="sum",
        topic=topic,
        verdict="consistent" if is_right else "inconsistent",
        working=f"{plus}＝{printed(total / scale)}，总数写{stated}",
        span=whole.quantity.span,
        parts=(whole.quantity.span, *(one.quantity.span for one in parts)),
        message=""
        if is_right
        else f"分项相加是{in_unit(total, scale, unit)}，总数写{whole.text}，请核对各分项和总数。",
        grade=grade,
    )


def exceeding(whole: Figure, part: Figure) -> Relation:
    """A part that is greater than its whole."""
    return Relation(
        kind="sum",
        topic="exceeds",
        verdict="inconsistent",
        working=f"{printed(part.plain)}＞{printed(whole.plain)}",
        span=part.quantity.span,
        parts=(part.quantity.span, whole.quantity.span),
        message=f"总数写{whole.text}，其中却有{part.text}，部分多于总数，请核对两个数。",
    )
