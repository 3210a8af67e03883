"""What the notice counts of itself against the items that it lists: 方面, 类, 问题.

Only a count whose level is understood is judged: another count of the same sentence must agree with its own level, or the
level must be the chapter's own first one with every label in order.
"""

from collections.abc import Iterator, Sequence

from zhenggai.notices.facts.declared import Declared
from zhenggai.notices.numbering import label_faults
from zhenggai.notices.outline import Node
from zhenggai.notices.relations.relation import Relation, Verdict
from zhenggai.notices.source import Span

STRUCTURE = ("aspect", "category", "problem", "sub_problem")
# From the widest to the narrowest level that a notice counts.
ORDER = ("aspects", "categories", "problems", "tasks")
NAMES = {"aspects": "方面", "categories": "类（项）", "problems": "问题", "tasks": "项（任务）"}
# A level that differs by more than this is another level.
CLOSE = 0.15


def outline_counts(outline: Sequence[Node], declared: Sequence[Declared]) -> Iterator[Relation]:
    """Every headline count of structure against its level."""
    levels = structure_levels(outline)
    if not levels:
        return
    is_sound = not any(label_faults(outline))
    for group in dict.fromkeys(one.group for one in declared):
        row = [
            one
            for one in declared
            if one.group == group and one.what in ORDER and one.scope == "inspection"
        ]
        row.sort(key=lambda one: ORDER.index(one.what))
        yield from compare(row, levels, is_sound=is_sound)


def structure_levels(outline: Sequence[Node]) -> list[list[Node]]:
    """The levels of aspects and problems in the biggest chapter of the main part, from the top."""
    chapters = [node for node in outline if node.part == "main"]
    if not chapters:
        return []
    if any(chapter.kind in STRUCTURE for chapter in chapters):
        row = [chapter for chapter in chapters if chapter.kind in STRUCTURE]
    else:
        biggest = max(chapters, key=lambda one: one.end - one.start)
        row = list(biggest.children)
    levels = []
    while row := [node for node in row if node.kind in STRUCTURE and node.label]:
        levels.append(row)
        row = [child for node in row for child in node.children]
    return levels


def compare(
    row: Sequence[Declared], levels: Sequence[Sequence[Node]], *, is_sound: bool
) -> Iterator[Relation]:
    """The counts of one sentence against the levels, each level used once, in order."""
    agreed = {one.what: depth for one in row if (depth := equal_level(one, levels)) is not None}
    for place, one in enumerate(row):
        if one.what in agreed:
            yield relation(one, levels[agreed[one.what]], "consistent")
            continue
        depth = nearest_level(one, levels, set(agreed.values()), place)
        if depth is None:
            continue
        is_first = one.what == "aspects" and depth == 0
        if is_sound and (agreed or is_first):
            yield relation(one, levels[depth], "inconsistent", is_sure=bool(agreed))


def equal_level(one: Declared, levels: Sequence[Sequence[Node]]) -> int | None:
    """The level with just as many items."""
    return next((depth for depth, level in enumerate(levels) if len(level) == one.value), None)


def nearest_level(
    one: Declared, levels: Sequence[Sequence[Node]], used: set[int], place: int
) -> int | None:
    """The level that is meant although its number differs a little."""
    if place >= len(levels) or place in used:
        return None
    difference = abs(len(levels[place]) - int(one.value))
    return place if difference <= max(1, CLOSE * float(one.value)) else None


def relation(
    one: Declared, level: Sequence[Node], verdict: Verdict, *, is_sure: bool = True
) -> Relation:
    """The relation of a count and its level."""
    listed = len(level)
    return Relation(
        kind="enumeration",
        topic="outline_count",
        verdict=verdict,
        working=f"写{one.value}，正文逐项列出{listed}",
        span=one.span,
        parts=(one.span, *(Span(node.start, node.body) for node in level)),
        message=f"写{one.value}个{NAMES[one.what]}，正文逐项列出{listed}个。",
        grade="wrong" if is_sure else "doubtful",
    )
