"""The same problem in two papers, found by its words and its number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from zhenggai.notices.levels import Kind
from zhenggai.notices.notice import Notice
from zhenggai.notices.outline import Node

# 「关于“学习不够深入”的问题」「针对学习不深入问题」「反馈指出：学习不够深入。」 are one.
FRAME = re.compile(r"^(?:关于|针对|对于?|反馈(?:意见)?指出)|(?:方面)?(?:存在)?的?问题$|[^\w]")

# One paper's problems may be another one's categories or sub-problems.
LEVELS: frozenset[Kind] = frozenset({"category", "problem", "sub_problem"})

# Of 100: two wordings of one problem reach this; a common number is worth a little.
ENOUGH = 66
SAME_NUMBER = 8
SAME_KIND = 4
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
    """Two papers: `both` are problems of the old one with their counterparts in the new one, at
    whatever level it tells them; `only_old` and `only_new` are told of in one paper alone."""

    old: Notice
    new: Notice
    both: tuple[tuple[Problem, Problem], ...]
    only_old: tuple[Problem, ...]
    only_new: tuple[Problem, ...]
    old_count: int
    new_count: int

    @property
    def is_related(self) -> bool:
        """Whether enough problems agree for a missing one to mean something."""
        least = min(self.old_count, self.new_count)
        return bool(self.both) and len(self.both) >= RELATED * least

    @property
    def is_of_strangers(self) -> bool:
        """Whether both papers name problems, but not the same ones: two inspections."""
        return self.old_count > 0 and self.new_count > 0 and not self.is_related


def pair_papers(old: Notice, new: Notice) -> Pair:
    """Pair the problems of two papers, the likeliest first, each at most once."""
    all_old, all_new = problems_of(old, LEVELS), problems_of(new, LEVELS)
    olds = [one for one in all_old if one.node.kind == "problem"]
    news = [one for one in all_new if one.node.kind == "problem"]
    both = best_pairs(olds, all_new)
    paired = {id(one) for two in both for one in two}
    return Pair(
        old,
        new,
        tuple(both),
        tuple(unmatched(olds, paired, new)),
        tuple(unmatched(news, paired, old)),
        len(olds),
        len(news),
    )


def unmatched(problems: list[Problem], paired: set[int], other: Notice) -> Iterator[Problem]:
    """Problems without a counterpart that the other paper does not tell of elsewhere either."""
    text = "\n".join(words_of(node.heading) for top in other.outline for node in top.walk())
    for one in problems:
        if id(one) not in paired and not is_told_in(one, text):
            yield one


def problems_of(notice: Notice, kinds: frozenset[Kind]) -> list[Problem]:
    """What a paper may tell as problems, in order."""
    nodes = [node for top in notice.outline for node in top.walk() if node.kind in kinds]
    problems = (Problem(node, words_of(node.heading), at) for at, node in enumerate(nodes))
    return [one for one in problems if one.words]


def words_of(heading: str) -> str:
    """A heading's own words: no frame, no marks, no blanks."""
    return FRAME.sub("", FRAME.sub("", heading.strip()))


def is_told_in(problem: Problem, text: str) -> bool:
    """Whether a paper tells of a problem although it is no numbered problem there."""
    if problem.words in text:
        return True
    return len(problem.words) >= TELLING and fuzz.partial_ratio(problem.words, text) >= 85


def best_pairs(olds: list[Problem], news: list[Problem]) -> list[tuple[Problem, Problem]]:
    """Pairs in the order of the new paper, the likeliest chosen first."""
    scored = sorted(scores(olds, news), key=lambda one: -one[0])
    found, taken = [], set[int]()
    for _, old, new in scored:
        if id(old) not in taken and id(new) not in taken:
            taken |= {id(old), id(new)}
            found.append((old, new))
    return sorted(found, key=lambda pair: pair[1].place)


def scores(olds: list[Problem], news: list[Problem]) -> Iterator[tuple[float, Problem, Problem]]:
    """How like two problems are, for every two that are like enough."""
    for index, old in enumerate(olds):
        for new in news[max(index - WINDOW, 0) : index + WINDOW]:
            score = likeness(old, new)
            if score >= ENOUGH:
                yield score, old, new


def likeness(old: Problem, new: Problem) -> float:
    """0 to 112: likeness of the words, or of the shorter within the longer; a common number and a
    common level add."""
    score = fuzz.ratio(old.words, new.words)
    if score < ENOUGH and min(len(old.words), len(new.words)) >= TELLING:
        score = max(score, 0.85 * fuzz.partial_ratio(old.words, new.words))
    if score < ENOUGH - SAME_NUMBER:
        return 0
    same_number = old.node.number is not None and old.node.number == new.node.number
    return score + SAME_NUMBER * same_number + SAME_KIND * (old.node.kind == new.node.kind)
