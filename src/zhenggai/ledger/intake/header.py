"""The head of a ledger sheet: found below its title rows, of one row or of several, by its names.

Nothing is decided by place: a head is where most cells are names of columns.
"""

import re
from collections.abc import Iterable, Sequence
from collections.abc import Mapping as Table
from dataclasses import dataclass, replace

from zhenggai.ledger.intake.cells import text_of
from zhenggai.ledger.intake.columns import (
    MEASURE,
    SHARED,
    UNKNOWN,
    Named,
    fields_of,
    folded,
    named_in,
)
from zhenggai.ledger.intake.mapping import Column, Mapping, is_list
from zhenggai.ledger.intake.states import read_state
from zhenggai.ledger.intake.workbook import Sheet

# A head stands among the first rows and has at most so many rows and so many known columns.
_DEEPEST = 60
_MOST_ROWS = 3
_FEWEST = 3
_LONGEST_NAME = 40
# One of these makes a sheet a ledger.
_SUBJECTS = {"problem", "detail", "measure", "task"}
# So many rows tell what a column holds.
_SAMPLE = 200
_NOTHING_TOLD: Table[int, str | None] = {}
# 责任部门 · 责任科室
_UNIT = re.compile("部门|科室|处室")
# 示例 · 填写说明 · 样表 as a sheet's name: read only where there is nothing else
_EXAMPLE = re.compile("示例|样例|样表|填写说明|填表说明|填报说明")


@dataclass(frozen=True, slots=True)
class _Head:
    top: int
    bottom: int
    headings: tuple[tuple[str, ...], ...]
    score: int


def find_mappings(sheets: Iterable[Sheet]) -> tuple[Mapping, ...]:
    """The mapping of every sheet that has a ledger's head; sheets of examples only if alone."""
    found = [mapping for sheet in sheets if (mapping := find_mapping(sheet))]
    real = [mapping for mapping in found if not _EXAMPLE.search(mapping.sheet)]
    return tuple(real or found)


def find_mapping(sheet: Sheet) -> Mapping | None:
    """The head of a sheet and what its columns are; None where there is no ledger."""
    best: _Head | None = None
    for top in range(min(len(sheet.rows), _DEEPEST)):
        head = _head_at(sheet, top)
        if head and (best is None or _is_better(sheet, head, best)):
            best = head
    if best is None:
        return None
    columns = _with_state(_columns(best.headings), sheet, best.bottom)
    fields = {column.field for column in columns if column.field}
    if len(fields) < _FEWEST or not fields & _SUBJECTS:
        return None
    return Mapping(sheet.name, best.top, best.bottom, columns)


def settled_around(sheet: Sheet, mapping: Mapping, told: Table[int, str | None]) -> Mapping:
    """The mapping of a head in which a person said of some columns, by index, what they are.

    The others are found anew beside them: 具体表现 is no problem where a problem is named.
    """
    columns = _columns(printed_headings(sheet, mapping.top, mapping.bottom), told)
    return replace(mapping, columns=_with_state(columns, sheet, mapping.bottom, told))


def _is_better(sheet: Sheet, head: "_Head", best: "_Head") -> bool:
    """More known columns; or as many without the title rows that stood at the top of the other."""
    if head.score != best.score:
        return head.score > best.score
    return head.top <= best.bottom and not _cuts_names(sheet, head.top)


def _cuts_names(sheet: Sheet, row: int) -> bool:
    """Whether names of columns reach down into a row from above: the head begins there."""
    return any(
        merge.top < row <= merge.bottom and fields_of(text_of(sheet.rows[merge.top][merge.left]))
        for merge in sheet.merges
        if merge.top < row
    )


def _head_at(sheet: Sheet, top: int) -> _Head | None:
    """The best head that begins in a row; a further row belongs to it if it makes more known."""
    best: _Head | None = None
    for bottom in range(top, min(top + _MOST_ROWS, len(sheet.rows))):
        headings = printed_headings(sheet, top, bottom)
        score = sum(1 for parts in headings if parts and _exact(parts))
        if best is None and score < _FEWEST - 1:
            continue
        if best is None or score > best.score:
            best = _Head(top, bottom, headings, score)
    return _with_merged_rows(sheet, best) if best else None


def _with_merged_rows(sheet: Sheet, head: _Head) -> _Head:
    """The head down to where its cells that are merged over rows end."""
    bottoms = [
        merge.bottom
        for merge in sheet.merges
        if head.top <= merge.top <= head.bottom < merge.bottom < head.top + _MOST_ROWS
        and fields_of(text_of(sheet.rows[merge.top][merge.left]))
    ]
    if not bottoms:
        return head
    bottom = max(bottoms)
    return replace(head, bottom=bottom, headings=printed_headings(sheet, head.top, bottom))


def printed_headings(sheet: Sheet, top: int, bottom: int) -> tuple[tuple[str, ...], ...]:
    """The texts over each column from the top down, each once; a group's heading over all its own.

    Without merged ranges (ods) a group's heading reaches over the blanks to its right that have a
    heading below.
    """
    columns: list[tuple[str, ...]] = []
    for index in range(len(sheet.rows[top])):
        texts = [text_of(sheet.rows[row][index]) for row in range(top, bottom + 1)]
        if not texts[0] and any(texts[1:]) and columns and len(columns[-1]) > 1:
            texts[0] = columns[-1][0]
        columns.append(tuple(dict.fromkeys(text for text in texts if text)))
    return tuple(columns)


def _exact(parts: Sequence[str]) -> tuple[str, ...]:
    """The fields that headings one above the other name by their very name."""
    if any(len(part) > _LONGEST_NAME for part in parts):
        return ()
    *above, own = parts
    group = above[-1] if above else ""
    found = fields_of(own)
    if found and group and folded(group).endswith(MEASURE):
        if "number" in found:
            return ("measure_number",)
        shared = tuple(f"measure_{field}" for field in found if field in SHARED)
        return (*shared, *found)
    return found or (fields_of(group + own) or fields_of(own + group) if group else ())


def _columns(
    headings: Sequence[tuple[str, ...]], told: Table[int, str | None] = _NOTHING_TOLD
) -> tuple[Column, ...]:
    """Columns with their fields: those told, then by exact names, then by parts of names."""
    taken: dict[str, int] = {field: index for index, field in told.items() if field}
    named = [Named(told.get(index)) for index in range(len(headings))]
    for index, parts in enumerate(headings):
        wanted = _exact(parts) if parts and index not in told else ()
        for place, field in enumerate(wanted):
            if field not in taken or is_list(field):
                taken.setdefault(field, index)
                # 完成时间 may be the day set or the day done: a person looks
                named[index] = Named(field, is_doubtful=place > 0 and len(wanted) > 1)
                break
    for index, parts in enumerate(headings):
        if named[index] != UNKNOWN or not parts or index in told:
            continue
        guess = named_in(parts[-1])
        if guess == UNKNOWN and len(parts) > 1:
            guess = replace(named_in(parts[0]), is_doubtful=True)
        if guess.field and guess.field in taken and not is_list(guess.field):
            guess = Named(None, is_doubtful=True)
        if guess.field:
            taken.setdefault(guess.field, index)
        named[index] = guess
    columns = tuple(
        Column(index, "／".join(parts), named[index].field, named[index].is_doubtful)
        for index, parts in enumerate(headings)
        if parts
    )
    return _settled(columns, told)


def _settled(columns: tuple[Column, ...], told: Table[int, str | None]) -> tuple[Column, ...]:
    """What the columns mean beside each other."""
    fields = {column.field for column in columns}
    instead: dict[str, str] = {}
    if "problem" not in fields and "detail" in fields:
        instead["detail"] = "problem"
    if "measure" not in fields and "task" in fields:
        instead["task"] = "measure"
    for field in SHARED:  # under the group of measures, and nowhere else: they speak for the row
        if f"measure_{field}" in fields and field not in fields:
            instead[f"measure_{field}"] = field
    columns = tuple(
        column
        if column.index in told or folded(column.heading.rpartition("／")[2]).startswith(MEASURE)
        else replace(column, field=instead.get(column.field or "", column.field))
        for column in columns
    )
    return _second_for_measures(columns, told)


def _second_for_measures(
    columns: tuple[Column, ...], told: Table[int, str | None]
) -> tuple[Column, ...]:
    """责任单位 before the measures and again after them: the second is the measure's own."""
    measure = next((one.index for one in columns if one.field == "measure"), None)
    if measure is None:
        return columns
    before = {_alike(one.heading): one.field for one in columns if one.index < measure}
    found = []
    for column in columns:
        field = before.get(_alike(column.heading)) if column.index > measure else None
        if field in SHARED and column.index not in told:
            found.append(replace(column, field=f"measure_{field}", is_doubtful=True))
        else:
            found.append(column)
    return tuple(found)


def _alike(heading: str) -> str:
    """责任部门 behind the measures is the 责任单位 before them."""
    return _UNIT.sub("单位", folded(heading))


def _with_state(
    columns: tuple[Column, ...],
    sheet: Sheet,
    bottom: int,
    told: Table[int, str | None] = _NOTHING_TOLD,
) -> tuple[Column, ...]:
    """完成情况 that holds nothing but words for states is the state, where no other column is."""
    progress = [one for one in columns if one.field == "progress" and one.index not in told]
    if len(progress) != 1 or any(column.field in ("state", "measure_state") for column in columns):
        return columns
    index = progress[0].index
    texts = {text_of(row[index]) for row in sheet.rows[bottom + 1 : bottom + 1 + _SAMPLE]} - {""}
    if not texts or any(read_state(text).doubt for text in texts):
        return columns
    # 完成情况 and 具体进展 side by side: the second is then the progress
    other = next((one.index for one in columns if _is_unread_progress(one, told)), None)
    fields = {index: "state", other: "progress"}
    return tuple(
        replace(column, field=fields[column.index], is_doubtful=True)
        if column.index in fields
        else column
        for column in columns
    )


def _is_unread_progress(column: Column, told: Table[int, str | None]) -> bool:
    own = column.heading.rpartition("／")[2]
    return column.field is None and column.index not in told and "progress" in fields_of(own)
