"""What each node is: chapter, aspect, problem, measure or plain telling.

Which level is the *problem* is found in `problem_level.py`.
"""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet

from zhenggai.notices.chapters import chapter_parts, part_of
from zhenggai.notices.facts.declared import Declared
from zhenggai.notices.heading_words import head, states_fault, tells_measure
from zhenggai.notices.labels import HEADING_STYLES
from zhenggai.notices.levels import Kind, Part
from zhenggai.notices.nesting import Draft
from zhenggai.notices.problem_level import known_level, problem_level
from zhenggai.notices.wording import (
    ANNOUNCES_MEASURES,
    ANNOUNCES_PROBLEMS,
    CLUES,
    DESCRIBING,
    MARKER,
    NEXT_STEPS,
    OUTLOOK,
    OUTSIDE_COUNTS,
    STATES_FAULT,
)

# Labels that list and never open a chapter where others do
LISTING = ("shi", "di", "latin", "circled")
# How far before a list the words begin that announce it.
LONGEST_LEAD = 40
PART_KINDS: dict[Part, Kind] = {
    "organisation": "narrative",
    "outlook": "outlook",
    "clues": "clues",
    "opening": "narrative",
    "closing": "narrative",
}


def name_kinds(
    text: str, root: Draft, declared: Sequence[Declared], known: AbstractSet[str] = frozenset()
) -> None:
    """Set `kind` and `part` of every draft below `root` that has none from the paper's frame.

    `known` are the folded words of problems that stand in a ledger already.
    """
    chapters = chapters_of(root)
    parts = chapter_parts(text, chapters)
    for chapter, part in zip(chapters, parts, strict=True):
        spread(chapter, part)
    main = [chapter for chapter in chapters if chapter.part == "main"]
    if main:
        name_main(text, main, declared, known)
    for chapter in chapters:
        if chapter.part == "unfinished":
            name_unfinished(text, chapter)
    name_loose(text, root, chapters)


def chapters_of(root: Draft) -> list[Draft]:
    """The labelled drafts at the top; 一是 is none where others open chapters."""
    labelled = [child for child in root.children if child.label]
    return [one for one in labelled if one.label and one.label.style not in LISTING] or labelled


def spread(draft: Draft, part: Part) -> None:
    """Give a chapter's role to everything in it."""
    draft.part = part
    draft.kind = PART_KINDS.get(part, "narrative")
    for child in draft.children:
        spread(child, part)
    if part in ("organisation", "unfinished", "main") and draft.rank == 0:
        draft.kind = "section"


def name_main(
    text: str, chapters: Sequence[Draft], declared: Sequence[Declared], known: AbstractSet[str]
) -> None:
    """Kinds in the chapters that tell the rectification item by item.

    Which level is the problem is found apart for chapters that the paper's counts do not hold.
    """
    outside = [one for one in chapters if OUTSIDE_COUNTS.search(head(text, one))]
    if outside and len(outside) < len(chapters):
        name_main(text, [one for one in chapters if one not in outside], declared, known)
        for one in outside:
            name_outside(text, one)
        return
    aspects = [one for one in chapters if is_aspect_or_problem(text, one)]
    if len(aspects) * 2 > len(chapters):
        levels = levels_below(text, chapters, include=True)
    else:
        for chapter in chapters:
            chapter.kind = "section"
        chapters = telling_problems(text, chapters)
        levels = levels_below(text, chapters, include=False)
    problem = known_level(text, levels, known)
    if problem is None:
        problem = problem_level(text, levels, declared)
    for depth, level in enumerate(levels):
        for draft in level:
            draft.kind = structure_kind(depth, problem)
    for level in levels:
        for draft in level:
            name_measures(text, draft)


def telling_problems(text: str, chapters: Sequence[Draft]) -> Sequence[Draft]:
    """The chapters from the first to the last that states faults.

    Those before it only prepare it and tell the organisation, whatever they call themselves; one
    behind it that says nothing of rectification and lists acts tells what comes next.
    """
    holding = [bool(levels_below(text, [one], include=False)) for one in chapters]
    if not any(holding):
        return chapters
    first = holding.index(True)
    last = len(holding) - holding[::-1].index(True)
    for one in chapters[:first]:
        spread(one, "organisation")
    for one in chapters[last:]:
        if lists_acts(text, one):
            spread(one, "outlook")
    return [one for one in chapters[first:] if one.part == "main"]


def lists_acts(text: str, chapter: Draft) -> bool:
    """Whether a chapter of no told role lists acts: 三、建章立制 （一）持续深化… （二）持续推进…"""
    listed = [one for one in chapter.children if one.label]
    return (
        bool(listed)
        and part_of(head(text, chapter)) is None
        and all(tells_measure(head(text, one)) and not one.children for one in listed)
    )


def name_outside(text: str, chapter: Draft) -> None:
    """Kinds in a chapter that the counts do not hold: what it numbers as headings are problems."""
    chapter.kind = "section"
    problems = [one for one in chapter.children if one.label and one.label.style in HEADING_STYLES]
    for one in problems:
        one.kind = "problem"
    for level in levels_below(text, problems, include=False):
        for draft in level:
            draft.kind = "sub_problem"
            name_measures(text, draft)
    for one in (chapter, *problems):
        name_measures(text, one)


def is_aspect_or_problem(text: str, chapter: Draft) -> bool:
    """Whether a chapter states a fault itself and does not only announce those below it."""
    title = head(text, chapter)
    return states_fault(title) and not (chapter.children and ANNOUNCES_PROBLEMS.search(title))


def levels_below(text: str, tops: Sequence[Draft], *, include: bool) -> list[list[Draft]]:
    """Levels of aspects and problems from the top, each a list of drafts side by side."""
    levels: list[list[Draft]] = []
    row = list(tops) if include else [child for top in tops for child in unannounced(text, top)]
    while row := [one for one in row if one.label]:
        level = [one for style in styles(row) for one in structures(text, row, style)]
        level = [one for one in level if not tells_clues(text, one)]
        if not level:
            break
        levels.append(sorted(level, key=lambda one: one.start))
        row = [child for one in level for child in unannounced(text, one)]
    return levels


def unannounced(text: str, above: Draft) -> Iterator[Draft]:
    """What stands below a draft, less the measures that 「主要从4个方面抓好整改：」 announces."""
    announced: set[str] = set()
    for one in above.children:
        style = one.label.style if one.label else ""
        if one.label and one.label.number == 1:
            announced.discard(style)
            if ANNOUNCES_MEASURES.search(text, max(one.start - LONGEST_LEAD, 0), one.start):
                announced.add(style)
        if style not in announced:
            yield one


def styles(row: Iterable[Draft]) -> list[str]:
    """The label styles of a row, each once."""
    return list(dict.fromkeys(one.label.style for one in row if one.label))


def tells_clues(text: str, draft: Draft) -> bool:
    """Whether an item reports on clues and petitions; if so the whole of it is named so."""
    title = head(text, draft)
    if not CLUES.search(title) or STATES_FAULT.search(title.replace("问题线索", "")):
        return False
    spread(draft, "clues")
    return True


def structures(text: str, row: Sequence[Draft], style: str) -> list[Draft]:
    """Those of one style in a row that name aspects or problems, decided for the style as a
    whole."""
    same = [one for one in row if one.label and one.label.style == style]
    if style in ("item", "named"):
        return same
    faults = sum(states_fault(head(text, one)) for one in same)
    if style in ("shi", "di", "latin"):
        # 一是学用结合不紧。二是… may be the problems of an aspect, where all of them state faults
        return list(same) if style == "shi" and faults == len(same) > 1 else []
    if tell_results(text, same):
        return list(same)
    measures = sum(tells_measure(head(text, one)) for one in same)
    holders = sum(any(child.label for child in one.children) for one in same)
    if measures > faults and not holds_faults(text, same):
        return []
    if faults * 2 >= len(same) or holders * 2 >= len(same):
        return list(same)
    return []


def holds_faults(text: str, row: Sequence[Draft]) -> bool:
    """Whether what lies below a row states faults, so that the row can only be aspects."""
    below = [child for one in row for child in one.children if child.label]
    below = [one for one in below if one.label and one.label.style not in ("shi", "di")]
    return sum(states_fault(head(text, one)) for one in below) * 2 > len(below) > 0


def tell_results(text: str, row: Sequence[Draft]) -> bool:
    """Whether each of a row tells below itself what was done (整改情况：…), as no measure does."""
    return all(any(MARKER.match(text, child.start) for child in one.children) for one in row)


def structure_kind(depth: int, problem: int) -> Kind:
    """The kind of a level above, at or below the problem."""
    if depth == problem:
        return "problem"
    if depth > problem:
        return "sub_problem"
    return "aspect" if depth == 0 else "category"


def name_measures(text: str, draft: Draft) -> None:
    """Name what hangs below an aspect or problem without being one."""
    for child in draft.children:
        if child.kind in ("aspect", "category", "problem", "sub_problem") or child.part == "clues":
            continue
        name_measure(text, child, is_alone=not any(one.label for one in draft.children))


def name_measure(text: str, draft: Draft, *, is_alone: bool) -> None:
    """Kinds of one branch of measures."""
    if describes(text, draft):
        return
    for child in draft.children:
        name_measure(text, child, is_alone=False)
    has_measures = any(one.kind in ("measure", "measure_group") for one in draft.children)
    if draft.label:
        draft.kind = "measure_group" if has_measures else "measure"
    elif is_alone and not has_measures and is_told(text, draft):
        draft.kind = "measure"


def is_told(text: str, draft: Draft) -> bool:
    """Whether it is no field but of what is still to be done: 「责任领导：…」 is no measure."""
    return draft.field_end is None or bool(NEXT_STEPS.match(text, draft.start))


def describes(text: str, draft: Draft) -> bool:
    """Whether it is a field that tells of the item, with its points in the same paragraph."""
    if draft.field_end is None or not DESCRIBING.match(text, draft.start):
        return False
    return all(one.paragraph == draft.paragraph and not one.children for one in draft.children)


def name_unfinished(text: str, chapter: Draft) -> None:
    """Kinds in a chapter on unfinished items: headings, telling, and next steps as measures."""
    chapter.kind = "section"
    for child in chapter.children:
        if child.label and child.label.style == "cn_paren":
            child.kind = "section"
        name_next_steps(text, child)


def name_next_steps(text: str, draft: Draft) -> None:
    """Find the fields 「下一步措施：」 below an item and name what they hold."""
    for child in draft.children:
        if child.field_end is None:
            name_next_steps(text, child)
        elif NEXT_STEPS.match(text, child.start):
            name_measure(text, child, is_alone=False)
            child.kind = "measure_group"


def name_loose(text: str, root: Draft, chapters: Sequence[Draft]) -> None:
    """What hangs on the paper itself: opening, an outlook without a heading and its 一是."""
    held = {one.start for one in chapters}
    places = [index for index, one in enumerate(root.children) if one.start in held]
    after = places[-1] if places else len(root.children)
    is_ahead = False
    for index, draft in enumerate(root.children):
        if draft.start in held or draft.kind not in ("narrative", "section") or index <= after:
            continue
        begin = text.rfind("\n", 0, draft.start) + 1 if draft.label else draft.start
        is_outlook = bool(OUTLOOK.search(text, begin, draft.end))
        is_ahead = is_outlook or (is_ahead and draft.label is not None)
        draft.kind = "outlook" if is_ahead else draft.kind
        draft.part = "closing"
