"""One figure told twice: headline counts and figures with the same long words before them."""

import re
from collections.abc import Iterator, Sequence

from zhenggai.notices.facts.declared import Declared
from zhenggai.notices.facts.quantities import Quantity
from zhenggai.notices.relations.figures import printed
from zhenggai.notices.relations.relation import Grade, Relation
from zhenggai.notices.source import Span

# Counts of which a notice has just one value.
SINGLE = ("aspects", "categories", "problems", "tasks", "measures", "completion_rate", "lead_units")
CLOSE = 0.1
WORDS = 14
HAN = re.compile(rf"[\u4e00-\u9fff]{{{WORDS}}}")


def same_declared(declared: Sequence[Declared]) -> Iterator[Relation]:
    """Headline counts of one thing with two values that lie near each other."""
    first: dict[tuple[str, str], Declared] = {}
    for one in declared:
        if one.what not in SINGLE or one.scope != "inspection":
            continue
        before = first.setdefault((one.what, one.unit), one)
        if before is one:
            continue
        difference = abs(before.value - one.value)
        if not difference:
            yield told_twice(before.span, one.span, printed(before.value), printed(one.value))
        elif difference <= max(2, CLOSE * float(before.value)):
            yield told_twice(before.span, one.span, printed(before.value), printed(one.value))


def same_words(text: str, quantities: Sequence[Quantity]) -> Iterator[Relation]:
    """Figures with the same long words before them and two values: worth a look, no more."""
    first: dict[tuple[str, str], Quantity] = {}
    for one in quantities:
        words = text[max(0, one.span.start - WORDS) : one.span.start]
        if not HAN.fullmatch(words):
            continue
        before = first.setdefault((words, one.unit), one)
        if before.value != one.value:
            yield told_twice(before.span, one.span, before.text, one.text, "doubtful")


def told_twice(
    first: Span, second: Span, before: str, after: str, grade: Grade = "wrong"
) -> Relation:
    """The relation of two tellings."""
    return Relation(
        kind="same",
        topic="same",
        verdict="consistent" if before == after else "inconsistent",
        working=f"前面写{before}，这里写{after}",
        span=second,
        parts=(second, first),
        message=f"同一个数前后不一：前面写{before}，这里写{after}。",
        grade=grade,
    )
