"""Which level of an outline is the *problem*.

It is the one that holds the problems known from the ledger; else the one whose number of nodes
agrees with what the notice counts of itself; else the one whose numbers run on through the levels
above; where the notice counts nothing, the upper of two levels that state faults.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

from zhenggai.notices.facts.declared import Declared
from zhenggai.notices.heading_words import head, states_fault
from zhenggai.notices.nesting import Draft
from zhenggai.notices.same_words import folded
from zhenggai.notices.wording import NAMES_ASPECT

# What a notice calls its problems, the surest word first.
PROBLEM_WORDS = ("problems", "tasks", "categories")
UPPER_WORDS = ("aspects", "categories")
# A level with this share of the known problems (or of its own) holds the problems.
KNOWN_SHARE = 1 / 3


def known_level(
    text: str, levels: Sequence[Sequence[Draft]], known: AbstractSet[str]
) -> int | None:
    """The level that holds the most of the problems known already; None where none holds enough."""
    counts = [sum(folded(head(text, one)) in known for one in level) for level in levels]
    if not any(counts):
        return None
    most = max(range(len(levels)), key=lambda depth: counts[depth])
    enough = min(len(known), len(levels[most])) * KNOWN_SHARE
    return most if counts[most] >= enough else None


def problem_level(
    text: str, levels: Sequence[Sequence[Draft]], declared: Sequence[Declared]
) -> int:
    """Which of the levels is the problem."""
    told = [(one.what, int(one.value)) for one in declared if one.scope == "inspection"]
    counted = counted_level(text, levels, told)
    if counted is None and not any(what == "problems" for what, _ in told):
        # 以上5个问题，已完成3个: told at the end, where the items are
        counted = counted_level(text, levels, [(one.what, int(one.value)) for one in declared])
    if counted is not None:
        return counted
    if any(what == "problems" for what, _ in told) and (running := running_level(levels)):
        return running
    for depth, level in enumerate(levels):
        titles = [head(text, one) for one in level]
        faults = sum(states_fault(one) and not NAMES_ASPECT.search(one) for one in titles)
        if faults * 2 > len(titles):
            return depth
    return 0 if len(levels) == 1 else 1


def counted_level(
    text: str, levels: Sequence[Sequence[Draft]], told: Sequence[tuple[str, int]]
) -> int | None:
    """The level that has as many nodes as the paper counts; None where none has."""
    for what in PROBLEM_WORDS:
        fitting = [
            depth
            for depth, level in enumerate(levels)
            if (what, len(level)) in told
            and (what != "categories" or depth == len(levels) - 1)
            and (what == "problems" or depth == len(levels) - 1 or not name_aspects(text, level))
        ]
        if fitting:
            # 4个方面4个问题: as many levels as are counted alike stand above the problems
            count = len(levels[fitting[0]])
            above = sum((upper, count) in told for upper in UPPER_WORDS if upper != what)
            return fitting[min(above, len(fitting) - 1)]
    return None


def name_aspects(text: str, level: Sequence[Draft]) -> bool:
    """Whether most headings of a level name aspects."""
    return sum(bool(NAMES_ASPECT.search(head(text, one))) for one in level) * 2 > len(level)


def running_level(levels: Sequence[Sequence[Draft]]) -> int | None:
    """The level below the first whose numbers run on through those above: 1、2、 … （二）3、4、."""
    for depth, level in enumerate(levels[1:], 1):
        numbers = [one.label.number for one in level if one.label]
        if len(levels[depth - 1]) > 1 and numbers == list(range(1, len(numbers) + 1)):
            return depth
    return None
