"""A statistical form whose rows bear no names gets a line for each unit, aspect or category."""

import re
from dataclasses import replace

from zhenggai.ledger.intake.figure_names import Meaning, Part, Vocabulary
from zhenggai.ledger.intake.form_package import FormPackage
from zhenggai.ledger.intake.form_rows import Room, make_room
from zhenggai.ledger.intake.header import printed_headings
from zhenggai.ledger.intake.references import Inserted
from zhenggai.ledger.intake.sheet_rows import (
    SheetRows,
    clear,
    has_content,
    has_formula,
    write_number,
    write_text,
)
from zhenggai.ledger.intake.sum_layout import LISTED, SumForm, SumLine
from zhenggai.ledger.intake.workbook import Sheet

_NUMBER = re.compile("序号|编号|项次")
_WORDS = ("s", "inlineStr", "str")


def listed(
    package: FormPackage, rows: SheetRows, sheet: Sheet, form: SumForm, vocabulary: Vocabulary
) -> SumForm:
    """The form with its lines named and, where it lacks rows, rows put in before its sum."""
    parts = [
        one
        for one in vocabulary.parts
        if one.portion.kind == form.listing
        and (one.leads if form.listing == "unit" and form.by_lead else one.is_used)
    ]
    room = replace(_room(form, rows), needed=len(parts))
    make_room(package, rows, form.sheet, room)
    rows.set_merges([one for one in rows.merges() if one[2] < room.first or one[0] > room.last])
    heads = _heads(sheet, form)
    for number, part in enumerate(parts):
        _write_names(rows, room.first + number, number + 1, _names(part, heads))
    _clear_rest(rows, form, range(room.first + len(parts), room.last + 1))
    moved = Inserted(form.sheet, room.last, room.lack)
    kept = tuple(
        replace(one, index=moved.row(one.index + 1) - 1) if one.axis == "row" else one
        for one in form.lines
        if one.axis != "row" or one.label
    )
    new = tuple(
        SumLine("row", room.first - 1 + number, part.name, Meaning(portions=(part.portion,)))
        for number, part in enumerate(parts)
    )
    return replace(form, lines=(*kept, *new))


def _room(form: SumForm, rows: SheetRows) -> Room:
    """The blank rows below the head, up to its sum or its foot."""
    taken = {one.index + 1 for one in form.along("row") if one.label}
    first = form.first + 1
    while first in taken:
        first += 1
    below = [one for one in sorted(rows.rows) if one > first and _has_words(rows, one)]
    last = min([*below, max(form.end, *rows.rows) + 1]) - 1
    return Room(first, max(first, last), 0)


def _has_words(rows: SheetRows, number: int) -> bool:
    """Whether a row has words of its own; a number before a blank line is none."""
    return any(
        has_content(cell) and not has_formula(cell) and cell.get("t") in _WORDS
        for cell in rows.cells(number).values()
    )


def _heads(sheet: Sheet, form: SumForm) -> dict[int, str]:
    """What each column left of the figures holds: number, unit, aspect, category."""
    found: dict[int, str] = {}
    headings = printed_headings(sheet, max(form.first - 1, 0), max(form.first - 1, 0))
    for index in form.labels:
        own = re.sub(r"\s", "", headings[index][-1]) if headings[index] else ""
        kinds = [kind for kind, name in LISTED.items() if name.search(own)]
        found[index] = "number" if _NUMBER.search(own) else next(iter(kinds), "")
    if form.listing not in found.values() and form.labels:
        found[form.labels[-1]] = form.listing
    return found


def _names(part: Part, heads: dict[int, str]) -> dict[int, str]:
    """What is written into the columns left of the figures; empty text is the line's number."""
    own = {"aspect": part.above, part.portion.kind: part.name, "number": ""}
    return {index: own[kind] for index, kind in heads.items() if own.get(kind) or kind == "number"}


def _write_names(rows: SheetRows, number: int, count: int, names: dict[int, str]) -> None:
    for index, text in names.items():
        cell = rows.cell(number, index)
        if has_formula(cell):
            continue
        if text:
            write_text(cell, text)
        else:
            write_number(cell, count)


def _clear_rest(rows: SheetRows, form: SumForm, numbers: range) -> None:
    """Blank rows that are not needed keep no number of a line."""
    for number in numbers:
        for index in form.labels:
            cell = rows.cells(number).get(index)
            if cell is not None and not has_formula(cell):
                clear(cell)


def portion_kinds(vocabulary: Vocabulary) -> list[str]:
    """The kinds of parts that the book has, of which a line each may be made."""
    held = {one.portion.kind for one in vocabulary.parts if one.is_used}
    return [kind for kind in LISTED if kind in held]
