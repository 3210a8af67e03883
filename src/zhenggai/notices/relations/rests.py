"""What is left closes a sum: 「18个项目，其中12个已开工，其余6个正在报批」."""

import re
from collections.abc import Iterator, Sequence

from zhenggai.notices.relations.additions import all_exact, makes, some_of, sum_of, summed
from zhenggai.notices.relations.passages import Figure
from zhenggai.notices.relations.relation import Relation
from zhenggai.notices.relations.states import DONE, state_of

# 「其余5只」「剩余的2个」「余下3户」「其余问题」 before the figure
REST = re.compile(r"(?:剩余|其余|余下|剩下)[^，]{0,8}$")
# 「除甲被查封外，其余9个」: what is taken off is not told as a figure.
EXCEPT = re.compile(r"除[^，,。；;]{1,60}外")
AMONG = re.compile(r"其中|[中里][，,]")
REACH = 8
CHOICES = 6


def rests(row: Sequence[Figure]) -> Iterator[Relation]:
    """Every rest among figures of one kind."""
    for at, one in enumerate(row):
        if at < 2 or not one.is_exact or ("余" not in one.lead and "剩" not in one.lead):
            continue
        if REST.search(one.lead) and not EXCEPT.search(one.gap):
            yield from closed_by(row[max(0, at - REACH) : at], one)


def closed_by(before: Sequence[Figure], rest: Figure) -> Iterator[Relation]:
    """A rest against the figures before it.

    Any of them may be the whole; only where none fits is the one judged that the words tell.
    """
    # 「盈利7家、亏损6家，其余1家」: an item of a list is not the whole of the next one
    wholes = [
        at
        for at in range(len(before) - 1, -1, -1)
        if at + 1 == len(before) or not before[at + 1].gap.startswith("、")
    ]
    for at in wholes:
        parts = (*before[at + 1 :], rest)
        if len(parts) > 1 and makes(parts, before[at]) and all_exact(*parts, before[at]):
            yield summed("parts", before[at], parts)
            return
    for at in wholes:
        others = [*before[:at], *before[at + 1 :]]
        if any(makes((*some, rest), before[at]) for some in some_of(others, CHOICES)):
            return
    told = told_whole(before, rest)
    if told is not None and all_exact(*before[told:], rest):
        yield summed("parts", before[told], (*before[told + 1 :], rest))


def told_whole(before: Sequence[Figure], rest: Figure) -> int | None:
    """Where the whole stands that the words tell: right before 其中, or before what is done.

    Where no word tells, it is the figure that opens the sentence and that the others nearly make.
    """
    row = [place for place, one in enumerate(before) if one.sentence == rest.sentence]
    for place in reversed(row[:-1]):
        whole, part = before[place], before[place + 1]
        is_told = AMONG.search(part.gap) or state_of(part) == "done"
        if is_told and part.plain < whole.plain and not is_done(whole):
            total = sum_of(before[place + 1 :]) + rest.plain
            return place if whole.plain <= 2 * total <= 4 * whole.plain else None
    if len(row) > 1:
        whole, parts = before[row[0]], before[row[0] + 1 :]
        if abs(sum_of(parts) + rest.plain - whole.plain) * 5 <= whole.plain:
            return row[0]
    return None


def is_done(one: Figure) -> bool:
    """Whether a figure is itself told as done; 「完工未决算的8个项目」 is not."""
    return bool(DONE.search(one.lead)) and not one.lead.endswith("的")
