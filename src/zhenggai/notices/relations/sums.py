"""Every sum of a paragraph: figures of one kind against each other.

A sum is judged where the sentence says that its parts are all: states that leave nothing out
(已办结…正在办理…), 其余 and 剩余, 分别, a total after its parts. 其中 need not be all.
"""

from collections.abc import Iterator, Sequence

from zhenggai.notices.relations.parts import parts_of_wholes
from zhenggai.notices.relations.passages import Figure, likes_of
from zhenggai.notices.relations.relation import Relation
from zhenggai.notices.relations.rests import rests
from zhenggai.notices.relations.states import states
from zhenggai.notices.relations.totals import totals


def sums(text: str, row: Sequence[Figure]) -> Iterator[Relation]:
    """Every sum of a paragraph, the surer shape first."""
    shares = [one for one in row if one.is_percent]
    for likes in likes_of(text, row):
        level = [one for one in likes if not one.depth]
        yield from totals(level)
        yield from rests(level)
        yield from states(level, [one for one in likes if one.depth])
        yield from parts_of_wholes(likes, shares)
