"""套用上级表样: a superior's own xlsx, mapped once, is filled from the ledger.

Formats, widths, title rows, formulas, lists and prints stay the superior's: only cells under known
columns are written, and rows are put in with the formats of the first one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from zhenggai.ledger.intake.form_package import FormPackage, open_form
from zhenggai.ledger.intake.form_rows import Room, make_room
from zhenggai.ledger.intake.form_values import LEAF, OVER, Line, lines_of, not_shown
from zhenggai.ledger.intake.mapping import Column, Mapping
from zhenggai.ledger.intake.package_guard import refuse
from zhenggai.ledger.intake.references import letters
from zhenggai.ledger.intake.row_texts import row_texts
from zhenggai.ledger.intake.sheet_rows import (
    SheetRows,
    clear,
    has_content,
    has_formula,
    write_number,
    write_text,
)
from zhenggai.ledger.intake.sheet_styles import SheetStyles
from zhenggai.ledger.intake.workbook import Sheet, read_workbook
from zhenggai.writers.ledger_rows import ProblemRow
from zhenggai.writers.text_heights import HIGHEST_ROW, spread_heights, text_height

NO_SHEET = "上级表样里找不到这张工作表。请重新选择表样，再核对列的对应关系。"
NUMBERS = ("number", "problem_number", "measure_number")
DEFAULT_HEIGHT = 14.25
_MOST_DIGITS = 15

Merged = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class FilledForm:
    """The filled form: `first` to `last` are its lines (rows from 1).

    `unknown` are columns of the form that the ledger has nothing for, `reckoned` those left to
    their formulas, `not_shown` titles of what the ledger holds and the form does not ask for,
    `overwritten` the rows whose words (an example) gave way.
    """

    data: bytes
    first: int
    last: int
    unknown: tuple[Column, ...]
    reckoned: tuple[Column, ...]
    not_shown: tuple[str, ...]
    overwritten: tuple[int, ...]


def fill_form(data: bytes, mapping: Mapping, problems: Sequence[ProblemRow]) -> FilledForm:
    """Fill a superior's form from the ledger by its mapping.

    Raises `ReadError` for what is no xlsx or lacks the mapping's sheet.
    """
    package = open_form(data)
    part = package.sheets().get(mapping.sheet)
    sheet = next((one for one in read_workbook(data) if one.name == mapping.sheet), None)
    if part is None or sheet is None:
        refuse("missing", NO_SHEET)
    rows = SheetRows(package.part(part))
    rows.spell_out_formulas()
    first, last = _table(sheet, mapping, rows)
    lines = lines_of(problems, mapping)
    reckoned = tuple(
        one for one in mapping.columns if has_formula(rows.cells(first).get(one.index))
    )
    overwritten = _clear(rows, mapping, first, last)
    pattern = _drop_merges(rows, first, last)
    make_room(package, rows, mapping.sheet, Room(first, last, len(lines)))
    _write(rows, mapping, first, lines)
    merges = [] if _has_table(package, part) else _merges(mapping, lines, first, reckoned)
    _merge(rows, merges, pattern, first, max(last, first + len(lines) - 1))
    _raise_rows(rows, SheetStyles.of(package, rows.root), mapping, (first, lines, merges))
    package.forget_calculation()
    return FilledForm(
        data=package.as_bytes(),
        first=first,
        last=first + len(lines) - 1,
        unknown=mapping.unknown,
        reckoned=reckoned,
        not_shown=not_shown(problems, mapping),
        overwritten=overwritten,
    )


def _table(sheet: Sheet, mapping: Mapping, rows: SheetRows) -> tuple[int, int]:
    """First and last row (from 1) that the form keeps for entries, blank ones included."""
    first = mapping.bottom + 2
    last = max([number for number in rows.rows if number >= first], default=first)
    for texts in row_texts(sheet, mapping):
        number = texts.row + 1
        if texts.kind in ("data", "example"):
            continue
        if texts.kind == "silent":  # the columns' numbers, or a row with its number only
            first = number + 1 if number == first and len(texts.line) > 4 else first
        elif number == first and texts.kind != "foot":
            first = number + 1
        else:
            last = number - 1
            break
    return first, max(first, last)


def _clear(rows: SheetRows, mapping: Mapping, first: int, last: int) -> tuple[int, ...]:
    """Empty the known columns of the table; gives the rows where words stood."""
    found: list[int] = []
    for number in range(first, last + 1):
        cells = rows.cells(number)
        for column in mapping.columns:
            cell = cells.get(column.index)
            if column.field is None or cell is None or has_formula(cell) or not has_content(cell):
                continue
            if column.field not in NUMBERS and number not in found:
                found.append(number)
            clear(cell)
    return tuple(found)


def _drop_merges(rows: SheetRows, first: int, last: int) -> list[Merged]:
    """Take the table's own merged ranges away; gives those along its first row, as a pattern."""
    kept, pattern = [], []
    for merge in rows.merges():
        if merge[2] < first or merge[0] > last:
            kept.append(merge)
        elif merge[0] == merge[2] == first:
            pattern.append(merge)
    rows.set_merges(kept)
    return pattern


def _has_table(package: FormPackage, part: str) -> bool:
    return any(kind == "table" for kind, _ in package.related(part).values())


def _write(rows: SheetRows, mapping: Mapping, first: int, lines: Sequence[Line]) -> None:
    written: set[str] = set()
    for column in mapping.columns:
        field = column.field
        if field is None or field in written:  # a list's second column stays blank
            continue
        written.add(field)
        for number, line in enumerate(lines, first):
            cell = rows.cell(number, column.index)
            text = line.texts.get(field, "")
            if has_formula(cell):
                continue
            if field in NUMBERS and text.isascii() and text.isdigit() and len(text) < _MOST_DIGITS:
                write_number(cell, int(text))
            else:
                write_text(cell, text)


def _merges(
    mapping: Mapping, lines: Sequence[Line], first: int, reckoned: Sequence[Column]
) -> list[Merged]:
    """What holds for several lines is one cell over them, as ledgers are kept."""
    found = []
    for column in mapping.columns:
        field = column.field or ""
        level = OVER.get(field, "leaf" if field in LEAF else "")
        if not level or column in reckoned:
            continue
        number = first
        for _, run in groupby(lines, key=lambda line: line.groups[level]):
            group = list(run)
            # 牵头单位 differs from line to line where measures have their own
            alike = len({line.texts.get(field, "") for line in group}) == 1
            if len(group) > 1 and alike:
                found.append((number, column.index, number + len(group) - 1, column.index))
            number += len(group)
    return found


def _merge(
    rows: SheetRows, merges: list[Merged], pattern: Sequence[Merged], first: int, last: int
) -> None:
    """Set the merged ranges; cells that the form merges side by side stay so on every line."""
    wide = {left: right for _, left, _, right in pattern}
    done: set[tuple[int, int]] = set()
    found = []
    for top, left, bottom, right in merges:
        found.append((top, left, bottom, wide.get(left, right)))
        done |= {(row, left) for row in range(top, bottom + 1)}
        for row in range(top + 1, bottom + 1):
            clear(rows.cell(row, left))
    for left, right in wide.items():
        lines = (row for row in range(first, last + 1) if (row, left) not in done)
        found += [(row, left, row, right) for row in lines]
    rows.set_merges([*rows.merges(), *found])


def _raise_rows(
    rows: SheetRows,
    styles: SheetStyles,
    mapping: Mapping,
    filled: tuple[int, Sequence[Line], Sequence[Merged]],
) -> None:
    """Make rows as high as their words need; no row gets lower."""
    first, lines, merges = filled
    bottoms = {(top, left): bottom for top, left, bottom, _ in merges}
    below = {(row, left) for top, left, bottom, _ in merges for row in range(top + 1, bottom + 1)}
    needs = []
    for number, line in enumerate(lines, first):
        for column in mapping.columns:
            text = line.texts.get(column.field or "", "")
            style = rows.cell(number, column.index).get("s", "0")
            if not text or (number, column.index) in below or not styles.wraps(style):
                continue
            height = text_height(text, styles.width(column.index), styles.size(style))
            bottom = bottoms.get((number, column.index), number)
            needs.append((number - first, bottom - first, height))
    lowest = float(rows.rows[first].get("ht", DEFAULT_HEIGHT))
    for number, height in enumerate(spread_heights(len(lines), lowest, needs), first):
        if height > lowest:
            rows.rows[number].set("ht", f"{min(height, HIGHEST_ROW):.2f}")
            rows.rows[number].set("customHeight", "1")


def column_names(columns: Sequence[Column]) -> str:
    """Columns as a person names them: C列“涉及金额”."""
    return "、".join(f"{letters(one.index)}列“{one.heading}”" for one in columns)
