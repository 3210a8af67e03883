"""The same problem in two papers, found by its words and its number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from zhenggai.notices.notice import Notice
from zhenggai.notices.outline import Node

# 「关于“学习不够深入”的问题」「针对学习不深入问题」「反馈指出：学习不够深入。」 are one.
FRAME = re.compile(r"^(?:关于|针对|对于?|反馈(?:意见)?指出)|(?:方面)?(?:存在)?的?问题$|[^\w]")

# Of 100: two wordings of one problem reach this; a common number is worth a little.
ENOUGH = 66
SAME_NUMBER = 8
# Shorter words than these say too little to be found inside longer ones.
TELLING = 6
# In very long papers only problems at about the same place are compared.
WINDOW = 250
# Fewer common problems than this share: not two papers of one inspection.
RELATED = 0.2


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem of a paper; `words` is its heading without frame and marks, `place` its rank."""

    node: Node
    words: str
    place: int


@dataclass(frozen=True, slots=True)
class Pair:
    """Two papers with the problems that both have, those only the old and those only the new
    has."""

    old: Notice
    new: Notice
    both: tuple[tuple[Problem, Problem], ...]
    only_old: tuple[Problem, ...]
    only_new: tuple[Problem, ...]

    @property
    def is_related(self) -> bool:
        """Whether enough problems agree for a missing one to mean something."""
        least = min(len(self.both) + len(self.only_old), len(self.both) + len(self.only_new))
        return bool(self.both) and len(self.both) >= RELATED * least


def pair_papers(old: Notice, new: Notice) -> Pair:
    """Pair the problems of two papers, the likeliest first, each at most once."""
    olds, news = problems_of(old), problems_of(new)
    both = best_pairs(olds, news)
    paired_old = {id(one) for one, _ in both}
    paired_new = {id(one) for _, one in both}
    rest = [one for one in olds if id(one) not in paired_old]
    text = "".join(node_words(new))
    return Pair(
        old,
        new,
        tuple(both),
        tuple(one for one in rest if not is_told_in(one, text)),
        tuple(one for one in news if id(one) not in paired_new),
    )


def problems_of(notice: Notice) -> list[Problem]:
    """The problems of a paper in order; in a chapter on unfinished items they are told again."""
    nodes = [node for top in notice.outline for node in top.walk() if node.kind == "problem"]
    problems = (Problem(node, words_of(node.heading), at) for at, node in enumerate(nodes))
    return [one for one in problems if one.words]


def words_of(heading: str) -> str:
    """A heading's own words: no frame, no marks, no blanks."""
    return FRAME.sub("", FRAME.sub("", heading.strip()))


def node_words(notice: Notice) -> Iterator[str]:
    """The words of every heading of a paper, at whatever level a problem may have been put."""
    for top in notice.outline:
        for node in top.walk():
            yield words_of(node.heading)


def is_told_in(problem: Problem, text: str) -> bool:
    """Whether a paper tells of a problem although it is no numbered problem there."""
    if problem.words in text:
        return True
    return len(problem.words) >= TELLING and fuzz.partial_ratio(problem.words, text) >= 85


def best_pairs(olds: list[Problem], news: list[Problem]) -> list[tuple[Problem, Problem]]:
    """Pairs in the order of the new paper: equal words first, then the likeliest."""
    scored = sorted(scores(olds, news), key=lambda one: -one[0])
    found, taken = [], set[int]()
    for _, old, new in scored:
        if id(old) not in taken and id(new) not in taken:
            taken |= {id(old), id(new)}
            found.append((old, new))
    return sorted(found, key=lambda pair: pair[1].place)


def scores(olds: list[Problem], news: list[Problem]) -> Iterator[tuple[float, Problem, Problem]]:
    """How like two problems are, for every two that are like enough."""
    for old in olds:
        first = max(old.place - WINDOW, 0)
        for new in news[first : old.place + WINDOW]:
            score = likeness(old, new)
            if score >= ENOUGH:
                yield score, old, new


def likeness(old: Problem, new: Problem) -> float:
    """0 to 108: likeness of the words, or of the shorter within the longer; a common number
    adds."""
    score = fuzz.ratio(old.words, new.words)
    if score < ENOUGH and min(len(old.words), len(new.words)) >= TELLING:
        score = max(score, 0.85 * fuzz.partial_ratio(old.words, new.words))
    same = old.node.number is not None and old.node.number == new.node.number
    return score + SAME_NUMBER * same if score >= ENOUGH - SAME_NUMBER else 0
