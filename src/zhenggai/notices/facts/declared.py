"""Headline counts: what the notice says of itself.

4个方面12项共35个问题, 整改措施112项, 完成整改30个, 整改率85.7%, 移交问题线索6条.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise

from zhenggai.notices.facts.headline_counts import JOINT, SPLITS, find_counts
from zhenggai.notices.facts.headline_numbers import STATES, WHOLES, Count
from zhenggai.notices.facts.headline_others import find_others
from zhenggai.notices.facts.headline_regions import Region, split_regions
from zhenggai.notices.facts.headline_scope import (
    HANDED,
    STRUCTURE,
    nearest_anchor,
    scope_of,
    scope_of_other,
)
from zhenggai.notices.facts.headline_states import tells_part
from zhenggai.notices.paragraphs import Paragraph
from zhenggai.notices.source import Span
from zhenggai.notices.unbroken import unbroken


@dataclass(frozen=True, slots=True)
class Declared:
    """One headline count.

    `what` is a word of `contract.md` (aspects, categories, problems, tasks, measures, done,
    basically_done, in_progress, not_done, completion_rate, immediate_tasks, clues, letters,
    handled_persons, filed_persons, disciplined_persons, meetings, working_groups, lead_units,
    plans, bulletins, other). `scope` tells whose count it is: "inspection" (the feedback as a
    whole), "part" (a subset such as 14 audit problems), "self" (problems the unit found itself) so
    that only like is compared with like. `group` numbers the clause: counts with one group were
    printed together (总数 and its states). The span runs from the numeral to the end of its unit
    or noun.
    """

    what: str
    value: Decimal
    unit: str
    span: Span
    scope: str
    group: int


# A clause of a headline, 35个问题，完成30个；, ends at ； and at the end of a table's cell
_CLAUSE = re.compile("[^；;\t]+")
# A sentence; what has no full stop for so long is read in pieces
_SENTENCE = re.compile("[^。\n]{1,1500}")
# A number with a measure word of headline counts
_COUNTED = re.compile(
    "[0-9０-９一二两三四五六七八九十][ ]?[余多]?[ ]?"
    "(?:[个项条件类名人家次场期起批封份%％]|大?方面|[大小]项)"
)
# What tells states of single items: 完成整改12个, 整改率97.68%, 已整改119个, 立行立改问题3项
_BODY_STATE = re.compile(
    "完成整改|整改完成|已整改|整改率|完成率|整改到位|基本完成|未完成|已完成|立行立改|边巡边改|即知即改"
)
# 以上5个问题 · 巡察反馈的4个问题
_OF_ALL = re.compile(r"(?:[。\n][ \t\u3000]{0,8}(?:以上|上述)|(?<![轮届次])巡[视察]组?反馈的)[ ]?$")
# Chinese numerals below this are too often figures of speech: 解决一个问题
_LEAST_CHINESE = 3


def extract_declared(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[Declared, ...]:
    """All headline counts in order."""
    whole = unbroken(text, paragraphs)
    text = whole.text
    found: list[Declared] = []
    for region in split_regions(text, whole.paragraphs(paragraphs)):
        for start, end in _sentences(text, region):
            found += _in_sentence(text, region, start, end, found)
    placed = (replace(one, span=whole.span(one.span)) for one in _settle(text, found))
    return tuple(sorted(placed, key=lambda one: one.span))


def _sentences(text: str, region: Region) -> Iterator[tuple[int, int]]:
    """The sentences of a region that may hold a headline count."""
    is_long = region.kind in ("body", "unfinished")
    for start, end in _telling(text, region) if is_long else _every(text, region):
        if _COUNTED.search(text, start, end):
            yield start, end


def _every(text: str, region: Region) -> Iterator[tuple[int, int]]:
    for found in _SENTENCE.finditer(text, region.start, region.end):
        yield found.span()


def _telling(text: str, region: Region) -> Iterator[tuple[int, int]]:
    """The sentences of a long region that speak of states."""
    done = region.start
    for found in _BODY_STATE.finditer(text, region.start, region.end):
        if found.start() < done:
            continue
        start = max(text.rfind("。", done, found.start()), text.rfind("\n", done, found.start()))
        sentence = _SENTENCE.match(text, max(start + 1, done), region.end)
        if sentence:
            yield sentence.span()
            done = sentence.end()


def _in_sentence(
    text: str, region: Region, start: int, end: int, before: Sequence[Declared]
) -> list[Declared]:
    """The counts of one sentence with their scope and group."""
    found: list[Declared] = []
    group = before[-1].group + 1 if before else 0
    for clause in _CLAUSE.finditer(text, start, end):
        counts = find_counts(text, *clause.span())
        counts = [one for one in counts if _counts_here(text, region, start, one, counts)]
        rows = list(_groups(text, counts))
        for row in rows:
            if region.kind == "body" and not _tells_states(row):
                continue
            found += _declare(text, region, start, row, group)
            group += 1
        others = _others(text, region, start, clause.span())
        found += [replace(one, group=group) for one in others]
        group += bool(others)
    return found


def _counts_here(
    text: str, region: Region, start: int, one: Count, counts: Sequence[Count]
) -> bool:
    """Whether a count is one of the headline and no figure of speech."""
    printed = text[one.span.start]
    is_chinese = not printed.isdigit()
    if one.what == "categories":
        return _has_neighbour(text, one, counts)
    if one.what == "aspects":
        has_company = sum(two.what in STRUCTURE for two in counts) > 1
        return has_company or nearest_anchor(text, start, one.start) == "inspection"
    if one.what in WHOLES and is_chinese:
        return one.value >= _LEAST_CHINESE and any(two is not one for two in counts)
    if one.what in STATES and is_chinese:
        return False
    return region.kind != "clues" or one.what != "problems"


def _has_neighbour(text: str, one: Count, counts: Sequence[Count]) -> bool:
    """Whether a count stands in a chain: 三个方面12类, 5类23个问题; 解决一类问题 does not."""
    return any(
        JOINT.fullmatch(text, first.span.end, second.start)
        for first, second in pairwise(counts)
        if one in (first, second) and {first.what, second.what} <= set(STRUCTURE)
    )


def _groups(text: str, counts: Sequence[Count]) -> Iterator[list[Count]]:
    """Counts that were printed together: a total and its states, or one chain."""
    row: list[Count] = []
    for one in counts:
        has_states = any(two.what in STATES for two in row)
        is_new = one.what in WHOLES and has_states and not _is_same_place(one, row)
        # 完成并长期坚持的10个、已完成的5个 are two of one list
        is_listed = bool(row) and text[row[-1].span.end : one.start] == "、"
        is_again = one.what in STATES and any(two.what == one.what for two in row) and not is_listed
        # 制定整改措施112项，完成问题整改30个: the states are not those of the measures
        wholes = [two for two in row if two.what in WHOLES]
        is_other = (
            one.what in STATES
            and bool(wholes)
            and all(two.what == "measures" and two.made for two in wholes)
        )
        is_of_part = one.what == "completion_rate" and tells_part(text, one.start)
        if row and (is_new or is_again or is_of_part or (is_other and not has_states)):
            yield row
            row = []
        row.append(one)
    if row:
        yield row


def _is_same_place(one: Count, row: Sequence[Count]) -> bool:
    return any(two.span == one.span for two in row)


def _tells_states(row: Sequence[Count]) -> bool:
    """Whether a row of the body tells a total and its states, a rate or immediate tasks."""
    names = {one.what for one in row}
    if "immediate_tasks" in names:
        return True
    return bool(names & {"problems", "tasks", "measures"}) and bool(
        names & {*STATES, "completion_rate"}
    )


def _declare(
    text: str, region: Region, start: int, row: Sequence[Count], group: int
) -> Iterator[Declared]:
    """One row of counts with the scope of its total."""
    wholes = [one for one in row if one.what in WHOLES]
    state = next((one for one in row if one.what in STATES), row[0])
    told = [one for one in wholes if one.span.start <= state.span.start]
    total = scope_of(text, region, start, (told[-1:] or wholes or row)[0])
    is_of_measures = bool(wholes) and all(one.what == "measures" for one in wholes)
    is_of_some = is_of_measures or any(one.what == "immediate_tasks" for one in row)
    states_scope = "part" if is_of_some else total
    has_problems = False
    for one in row:
        what = one.what
        if what == "problems" and has_problems and SPLITS.search(text, start, one.start):
            what = "tasks"
        has_problems = has_problems or what == "problems"
        scope = states_scope
        if what in (*STRUCTURE, "immediate_tasks"):
            scope = scope_of(text, region, start, one)
        elif what == "completion_rate" and tells_part(text, one.start):
            scope = "part"
        yield Declared(what, one.value, one.unit, one.span, scope, group)


def _others(text: str, region: Region, start: int, clause: tuple[int, int]) -> list[Declared]:
    """Clues, petitions, persons; in the front also meetings, groups and lead units."""
    if region.kind == "body" and not HANDED.search(text, *clause):
        return []
    found: list[Declared] = []
    for one in find_others(text, *clause, organised=region.kind == "front"):
        if any(two.span == one.span for two in found):
            continue
        scope = scope_of_other(text, region, start, one)
        if scope == "inspection" or region.kind in ("front", "clues"):
            found.append(Declared(one.what, one.value, one.unit, one.span, scope, 0))
    return sorted(found, key=lambda one: one.span)


def _closing_group(text: str, found: Sequence[Declared]) -> int | None:
    """The count of all problems that stands behind them only: 以上5个问题，已完成3个."""
    problems = [one for one in found if one.what == "problems"]
    closing = {
        one.group
        for one in problems
        if _OF_ALL.search(text, max(0, one.span.start - 16), one.span.start)
    }
    is_counted = any(one.scope == "inspection" for one in problems)
    return closing.pop() if len(closing) == 1 and not is_counted else None


def _settle(text: str, found: Sequence[Declared]) -> Iterator[Declared]:
    """Mend what only the whole paper tells: repeats in the body, one name for a count, one rate."""
    closing = _closing_group(text, found)
    found = [replace(one, scope="inspection") if one.group == closing else one for one in found]
    known = {(one.what, one.value) for one in found if one.scope == "inspection"}
    tasks: dict[tuple[Decimal, str], int] = {}
    for one in found:
        if one.what == "tasks":
            tasks.setdefault((one.value, one.unit), one.span.start)
    repeats = {
        one.group
        for one in found
        if one.scope == "part" and one.what == "problems" and (one.what, one.value) in known
    }
    totals: dict[int, set[str]] = {}
    for one in found:
        if one.what in WHOLES:
            totals.setdefault(one.group, set()).add(one.what)
    first_rate: Declared | None = None
    for one in found:
        what, scope = one.what, one.scope
        # 以上7项问题中，…，其余6项问题已完成: the rest is no new number of problems
        is_rest = what == "problems" and (what, one.value) not in known
        if one.group in repeats and what != "measures" and not is_rest:
            scope = "inspection"
        # 细化为41项具体问题 … 41项具体问题已完成: the second time it is no new number of problems
        if what == "problems" and tasks.get((one.value, one.unit), one.span.end) < one.span.start:
            what = "tasks"
        if what == "completion_rate" and scope == "inspection":
            if first_rate and totals.get(first_rate.group) != totals.get(one.group):
                scope = "part"
            first_rate = first_rate or one
        yield replace(one, what=what, scope=scope)
