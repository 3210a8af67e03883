"""What the notice counts of itself against the items that it lists: 方面, 类, 问题.

Only a count whose level is understood is judged: another count of the same sentence must agree
with its own level, or the level must be the chapter's own first one with every label in order.
"""

from collections.abc import Iterator, Sequence

from zhenggai.notices.facts.declared import Declared
from zhenggai.notices.numbering import label_faults
from zhenggai.notices.outline import Node
from zhenggai.notices.relations.figures import printed
from zhenggai.notices.relations.relation import Grade, Relation, Verdict
from zhenggai.notices.source import Span
from zhenggai.notices.wording import OUTSIDE_COUNTS

STRUCTURE = ("aspect", "category", "problem", "sub_problem")
# From the widest to the narrowest level that a notice counts.
ORDER = ("aspects", "categories", "problems", "tasks")
NAMES = {"aspects": "方面", "categories": "", "problems": "问题", "tasks": "任务"}
KINDS = {"aspects": "aspect", "categories": "category", "problems": "problem"}
# A level that differs by more than this is another level.
CLOSE = 0.15


def outline_counts(
    outline: Sequence[Node], declared: Sequence[Declared], withheld: int = 0
) -> Iterator[Relation]:
    """Every headline count of structure against its level; `withheld` problems are counted and
    not listed, and what stands above them may be missing with them."""
    levels = structure_levels(outline)
    if not levels:
        return
    found: list[Relation] = []
    for group in dict.fromkeys(one.group for one in declared):
        row = [
            one
            for one in declared
            if one.group == group and one.what in ORDER and one.scope == "inspection"
        ]
        row.sort(key=lambda one: ORDER.index(one.what))
        found += compare(row, levels, withheld)
    # a label given twice or left out is told by its own rule, not as a wrong count
    is_sound = all(one.verdict == "consistent" for one in found) or not any(label_faults(outline))
    yield from (one for one in found if is_sound or one.verdict == "consistent")


def structure_levels(outline: Sequence[Node]) -> list[list[Node]]:
    """The levels of aspects and problems in the biggest chapter of the main part, from the top."""
    chapters = [node for node in outline if node.part == "main"]
    chapters = [one for one in chapters if not OUTSIDE_COUNTS.search(one.heading)] or chapters
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
    row: Sequence[Declared], levels: Sequence[Sequence[Node]], withheld: int = 0
) -> Iterator[Relation]:
    """The counts of one sentence against the levels, each level used once, in order."""
    agreed = {one.what: depth for one in row if (depth := equal_level(one, levels)) is not None}
    for place, one in enumerate(row):
        if one.what in agreed:
            yield relation(one, levels[agreed[one.what]], "consistent")
            continue
        depth = meant_level(one, levels, set(agreed.values()), place)
        if depth is None or _is_withheld(one, len(levels[depth]), withheld):
            continue
        is_named = {node.kind for node in levels[depth]} == {KINDS[one.what]}
        if agreed or is_named:
            grade: Grade = "wrong" if agreed else "doubtful" if one.what == "aspects" else "likely"
            yield relation(one, levels[depth], "inconsistent", grade)


def _is_withheld(one: Declared, listed: int, withheld: int) -> bool:
    """Whether just so many problems are not listed, or headings that stood over nothing else."""
    missing = int(one.value) - listed
    return missing == withheld if one.what == "problems" else 0 < missing <= withheld


def equal_level(one: Declared, levels: Sequence[Sequence[Node]]) -> int | None:
    """The level with just as many items."""
    return next((depth for depth, level in enumerate(levels) if len(level) == one.value), None)


def meant_level(
    one: Declared, levels: Sequence[Sequence[Node]], used: set[int], place: int
) -> int | None:
    """The level that is meant although its number differs a little.

    It is the one of the count's own kind, else the one at the count's place in its sentence.
    """
    if one.what not in KINDS:
        return None
    kinds = [{node.kind for node in level} for level in levels]
    named = next((at for at, kind in enumerate(kinds) if kind == {KINDS[one.what]}), place)
    if named >= len(levels) or named in used:
        return None
    difference = abs(len(levels[named]) - int(one.value))
    return named if difference <= max(1, CLOSE * float(one.value)) else None


def relation(
    one: Declared, level: Sequence[Node], verdict: Verdict, grade: Grade = "wrong"
) -> Relation:
    """The relation of a count and its level."""
    listed = len(level)
    said = f"{printed(one.value)}{one.unit}{NAMES[one.what]}"
    return Relation(
        kind="enumeration",
        topic="outline_count",
        verdict=verdict,
        working=f"写{said}，正文逐项列出{listed}",
        span=one.span,
        parts=(one.span, *(Span(node.start, node.body) for node in level)),
        message=f"写“{said}”，正文逐项列出{listed}，请核对个数和正文各项。",
        grade=grade,
    )
