"""套用上级表样: a superior's statistical form is filled with the figures of the ledger.

Each cell takes the figure that its row and its column name together; formulas stay, and what the
form wants and the ledger has not is named.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from zhenggai.ledger.core.figures import FigureRow
from zhenggai.ledger.core.portions import Portion
from zhenggai.ledger.intake.figure_names import Meaning, Vocabulary, combined
from zhenggai.ledger.intake.form_package import open_form
from zhenggai.ledger.intake.package_guard import refuse
from zhenggai.ledger.intake.references import letters
from zhenggai.ledger.intake.sheet_rows import (
    SheetRows,
    has_content,
    has_formula,
    write_number,
    write_text,
)
from zhenggai.ledger.intake.sheet_styles import SheetStyles
from zhenggai.ledger.intake.sum_layout import SumForm, SumLine
from zhenggai.ledger.intake.sum_listing import listed
from zhenggai.ledger.intake.superior_form import NO_SHEET
from zhenggai.ledger.intake.workbook import Sheet, read_workbook

# The figures of a part of the book, by name
Figures = Callable[[tuple[Portion, ...]], Mapping[str, FigureRow]]
_HUNDRED = Decimal(100)
# 追缴资金（万元） · 完成率（%）
_UNIT = re.compile(r"[（(](?P<unit>亿元|万元|元|人次|人|件次|次|场|期|个|项|条|件|类|份|%|％)[)）]")
# One thing is counted in any of these, another thing in none of them.
_COUNTING = frozenset("个项条件类份")


@dataclass(frozen=True, slots=True)
class SumCell:
    """A cell that was filled: where it is (from 0), how it is printed, whose figure it is."""

    row: int
    column: int
    text: str
    figure: FigureRow


@dataclass(frozen=True, slots=True)
class FilledSums:
    """The filled form.

    `unknown` are columns and rows that mean nothing to the ledger, `blank` cells (B5) of which it
    can say nothing, with the reason, `reckoned` cells left to their formulas, `overwritten` cells
    whose own figure gave way. `lines` are the rows as they stand now. Problems that no row counts
    are in `left_out`, those in several rows in `doubled`.
    """

    data: bytes
    lines: tuple[SumLine, ...]
    cells: tuple[SumCell, ...]
    unknown: tuple[SumLine, ...]
    blank: tuple[tuple[str, str], ...]
    reckoned: tuple[str, ...]
    overwritten: tuple[str, ...]
    left_out: tuple[str, ...] = ()
    doubled: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Target:
    """A cell of the form, the names beside which it stands, what it shall tell."""

    row: int
    column: int
    names: tuple[str, ...]
    meaning: Meaning | None


def fill_sums(data: bytes, form: SumForm, vocabulary: Vocabulary, figures: Figures) -> FilledSums:
    """Fill a statistical form. Raises `ReadError` for what is no xlsx or lacks the form's sheet."""
    package = open_form(data)
    part = package.sheets().get(form.sheet)
    sheet = next((one for one in read_workbook(data) if one.name == form.sheet), None)
    if part is None or sheet is None:
        refuse("missing", NO_SHEET)
    rows = SheetRows(package.part(part))
    rows.spell_out_formulas()
    if form.listing:
        form = listed(package, rows, sheet, form, vocabulary)
    filling = _Filling(rows, SheetStyles.of(package, rows.root), form, figures)
    for target in _targets(form, sheet):
        filling.fill(target)
    rows.forget_values()
    package.forget_calculation()
    left_out, doubled = _counted_by_rows(form, figures)
    return FilledSums(
        data=package.as_bytes(),
        lines=form.lines,
        cells=tuple(filling.cells),
        unknown=tuple(one for one in form.lines if not one.meaning.is_known),
        blank=tuple(filling.blank),
        reckoned=tuple(filling.reckoned),
        overwritten=tuple(filling.overwritten),
        left_out=left_out,
        doubled=doubled,
    )


def _targets(form: SumForm, sheet: Sheet) -> Iterator[_Target]:
    """The cells that something is known of; of a merged range its first one."""
    for one in form.along("pair"):
        yield _Target(*one.place, (one.label,), one.meaning)
    for row in form.along("row"):
        for column in form.along("column"):
            place = (row.index, column.index)
            if row.meaning.is_known and column.meaning.is_known and place not in sheet.covered:
                meaning = combined(row.meaning, column.meaning)
                yield _Target(*place, (row.label, column.label), meaning)


class _Filling:
    """The cells of one form as they are filled."""

    def __init__(
        self, rows: SheetRows, styles: SheetStyles, form: SumForm, figures: Figures
    ) -> None:
        self.rows, self.styles, self.form, self.figures = rows, styles, form, figures
        self.cells: list[SumCell] = []
        self.blank: list[tuple[str, str]] = []
        self.reckoned: list[str] = []
        self.overwritten: list[str] = []

    def fill(self, target: _Target) -> None:
        """Put a figure into a cell, or tell why it stays as it is."""
        number = target.row + 1
        place = f"{letters(target.column)}{number}"
        if number not in self.rows.rows:
            self.rows.copy_row(number, number)
        cell = self.rows.cell(number, target.column)
        if has_formula(cell):
            self.reckoned.append(place)
            return
        figure, fault = self._figure(target)
        if figure is None or figure.value is None:
            self.blank += [(place, fault)] if fault else []
            return
        if has_content(cell):
            self.overwritten.append(place)
        heading = target.names[-1]
        if figure.unit != "%":
            write_number(cell, figure.value)
        elif self.styles.is_percent(cell.get("s", "0")):
            write_number(cell, figure.value / _HUNDRED)
        elif "%" in heading or "％" in heading:
            write_number(cell, figure.value)
        else:
            write_text(cell, figure.text)
        self.cells.append(SumCell(target.row, target.column, figure.text, figure))

    def _figure(self, target: _Target) -> tuple[FigureRow | None, str]:
        """The figure that a cell wants, or why there is none."""
        meaning = target.meaning
        if meaning is None:
            return None, "“{}”与“{}”合在一起，台账里没有这个数".format(*target.names)
        portions = told_portions(self.form, meaning.portions)
        figure = self.figures(portions).get(meaning.figure)
        if figure is None:
            return None, f"“{target.names[-1]}”台账只有全部的数，没有分开的数"
        unit = _UNIT.search(target.names[-1])
        if unit and not _is_counted_so(figure.unit, unit["unit"]):
            return None, f"“{target.names[-1]}”台账以{figure.unit}计，单位不同，请换算后填写"
        return figure, ""


def told_portions(form: SumForm, portions: Sequence[Portion]) -> tuple[Portion, ...]:
    """The parts of the book as the form counts units, in one order."""
    kind = "lead_unit" if form.by_lead else "unit"
    units = (replace(one, kind=kind) if one.kind == "unit" else one for one in portions)
    return tuple(sorted(set(units)))


def _is_counted_so(own: str, wanted: str) -> bool:
    wanted = "%" if wanted == "％" else wanted
    return own == wanted or {own, wanted} <= _COUNTING


def _counted_by_rows(form: SumForm, figures: Figures) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Problems that no row counts, and those that several rows of one kind count."""
    rows = [one.meaning for one in form.along("row") if len(one.meaning.portions) == 1]
    kinds = {one.portions[0].kind for one in rows}
    if len(kinds) != 1 or len(rows) < 2 or any(one.figure for one in rows):
        return (), ()
    counted = Counter(
        key for one in rows for key in figures(told_portions(form, one.portions))["problems"].items
    )
    every = figures(())["problems"].items
    doubled = tuple(key for key in every if counted[key] > 1)
    return tuple(key for key in every if not counted[key]), doubled
