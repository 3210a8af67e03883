"""Growth between two printed ends: 「由61.3%提高到78.3%，提高17个百分点」「从120家增加到150家，增长25%」."""

import re
from collections.abc import Iterator
from decimal import Decimal

from zhenggai.notices.facts.quantities import Quantity
from zhenggai.notices.relations.figures import (
    agrees,
    is_exact,
    is_percent,
    printed,
    worked,
)
from zhenggai.notices.relations.relation import Grade, Relation, Topic, Verdict
from zhenggai.notices.relations.sentences import Sentence

FROM = re.compile(r"(?:由|从)[^，,；;。]{0,24}$")
UP = r"(?:提高|提升|增长|增加|上升|扩大|升|增)"
DOWN = r"(?:下降|降低|减少|压减|压缩|缩短|降|减|缩减)"
# 「由 A 提高到 B」 between A and B; 「，提高了 X」 between B and X.
REACHES = re.compile(
    rf"^[^，,；;。]{{0,10}}(?:(?P<up>{UP})|(?P<down>{DOWN}))(?:到|至|为)[^，,；;。]{{0,6}}$"
)
BY = re.compile(
    rf"^[^，,；;。（(]{{0,8}}[，,（(](?:同比|累计|共|净|实际|总体)?(?:{UP}|{DOWN})了?(?:幅度)?(?:达到?|为|约|近)?$"
)


def growths(text: str, sentence: Sentence) -> Iterator[Relation]:
    """Every growth of a sentence with both of its ends."""
    for first, last, by in zip(
        sentence.quantities, sentence.quantities[1:], sentence.quantities[2:], strict=False
    ):
        if first.base_unit != last.base_unit:
            continue
        reaches = REACHES.match(text[first.span.end : last.span.start])
        lead = text[max(sentence.start, first.span.start - 30) : first.span.start]
        if (
            not reaches
            or not FROM.search(lead)
            or not BY.match(text[last.span.end : by.span.start])
        ):
            continue
        found = judged(first, last, by, sign=-1 if reaches["down"] else 1)
        if found:
            yield found


def judged(first: Quantity, last: Quantity, by: Quantity, *, sign: int) -> Relation | None:
    """The growth against its ends: points between shares, hundredths or units between counts."""
    difference = sign * (last.plain - first.plain)
    if "百分点" in by.unit:
        if not is_percent(first):
            return None
        return made("points", difference, first, last, by)
    if is_percent(by):
        if is_percent(first):
            return between_shares(difference, first, last, by)
        if not first.plain:
            return None
        return made("growth", 100 * difference / first.plain, first, last, by)
    if by.base_unit == first.base_unit:
        return made("growth", difference / by.scale, first, last, by)
    return None


def between_shares(
    difference: Decimal, first: Quantity, last: Quantity, by: Quantity
) -> Relation | None:
    """A growth in % between two shares: right as a relative one, mostly meant as points."""
    if (
        first.value
        and agrees(100 * difference / first.value, by.value, by.decimals)[0] == "consistent"
    ):
        return made("growth", 100 * difference / first.value, first, last, by)
    if difference == by.value:
        message = f"两个比率之差应写“{printed(difference)}个百分点”，不写“{by.text}”。"
        return relation("points", "inconsistent", first, last, by, message, "doubtful")
    return made("points", difference, first, last, by)


def made(topic: Topic, exact: Decimal, first: Quantity, last: Quantity, by: Quantity) -> Relation:
    """The relation of an exact growth and the printed one."""
    if not is_exact(first, last, by):
        return relation(topic, "undecided", first, last, by, "")
    verdict, is_cut = agrees(exact, by.value, by.decimals)
    grade: Grade = "cut_off" if is_cut else "wrong"
    message = (
        f"由{first.text}到{last.text}，重算为{worked(exact, by.decimals)}，与“{by.text}”不符。"
    )
    return relation(topic, verdict, first, last, by, message, grade)


def relation(  # noqa: PLR0913 - three figures and what is said of them
    topic: Topic,
    verdict: Verdict,
    first: Quantity,
    last: Quantity,
    by: Quantity,
    message: str,
    grade: Grade = "wrong",
) -> Relation:
    """A relation of two ends and the growth between them."""
    return Relation(
        kind="share",
        topic=topic,
        verdict=verdict,
        working=f"由{first.text}到{last.text}，写{by.text}",
        span=by.span,
        parts=(by.span, first.span, last.span),
        message=message,
        grade=grade,
    )
