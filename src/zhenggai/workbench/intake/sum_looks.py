"""A statistical form as it is looked through: what its lines mean, its figures as they stand."""

from collections.abc import Sequence
from dataclasses import dataclass

from zhenggai.ledger.core.figures import FigureRow
from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.intake.figure_names import Vocabulary
from zhenggai.ledger.intake.references import letters
from zhenggai.ledger.intake.sum_form import FilledSums
from zhenggai.ledger.intake.sum_layout import SumForm, SumLine
from zhenggai.ledger.intake.sum_listing import portion_kinds
from zhenggai.workbench.intake.form_sheets import SumSheet

_KIND_TITLES = {"aspect": "方面", "category": "类别", "unit": "单位"}
_LISTING_TITLES = {"unit": "每个单位一行", "category": "每类一行", "aspect": "每个方面一行"}
_MOST_NUMBERS = 12

Options = list[tuple[str, list[tuple[str, str]]]]


@dataclass(frozen=True, slots=True)
class LineLook:
    """A column, a row or a name of the form: where it stands, what it is taken for."""

    number: int
    place: str
    label: str
    token: str
    rule: str
    is_open: bool
    is_known: bool
    options: Options


@dataclass(frozen=True, slots=True)
class SumLook:
    """One sheet of figures: its lines, its figures as a table, what it lacks."""

    lines: Sequence[LineLook]
    heads: Sequence[str]
    rows: Sequence[tuple[str, Sequence[FigureRow | None]]]
    listings: Sequence[tuple[str, str]]
    has_units: bool
    unknown: str
    reckoned: str
    overwritten: str
    left_out: str
    doubled: str


def sum_look(sheet: SumSheet, vocabulary: Vocabulary) -> SumLook:
    """The sheet as the page shows it."""
    form, filled = sheet.form, sheet.filled
    kinds = portion_kinds(vocabulary)
    listings = [("", "不列，只填一行"), *((kind, _LISTING_TITLES[kind]) for kind in kinds)]
    told = form.lines if filled is None else filled.lines
    has_units = form.listing == "unit" or any(
        portion.kind == "unit" for one in told for portion in one.meaning.portions
    )
    heads, rows = _table(form, filled) if filled else ([], [])
    return SumLook(
        lines=_lines(sheet, vocabulary),
        heads=heads,
        rows=rows,
        listings=listings if form.is_blank else [],
        has_units=has_units,
        unknown=_unknown(filled) if filled else "",
        reckoned=_some(filled.reckoned) if filled else "",
        overwritten=_some(filled.overwritten) if filled else "",
        left_out=_some([number_of(one) for one in filled.left_out]) if filled else "",
        doubled=_some([number_of(one) for one in filled.doubled]) if filled else "",
    )


def _lines(sheet: SumSheet, vocabulary: Vocabulary) -> list[LineLook]:
    form = sheet.form
    rules = {
        one.figure.title: one.figure.counting_rule
        for one in (sheet.filled.cells if sheet.filled else ())
    }
    names_rows = any(one.meaning.figure for one in form.along("row"))
    figures = _figures(vocabulary)
    parts = _parts(vocabulary)
    looks = []
    for number, one in enumerate(form.lines):
        if not one.label:
            continue
        wants_parts = one.axis == "row" and not names_rows
        options = parts if wants_parts else [*figures, *parts]
        token = vocabulary.told(one.meaning)
        if token and not any(token == told for _, group in options for told, _ in group):
            options = [("", [(token, vocabulary.title(one.meaning))]), *options]
        title = vocabulary.titles.get(one.meaning.figure, "")
        is_open = one.meaning.is_doubtful or (not one.meaning.is_known and not sheet.is_seen)
        looks.append(
            LineLook(
                number, _place(one), one.label, token, rules.get(title, ""), is_open,
                one.meaning.is_known, options,
            )
        )  # fmt: skip
    return sorted(looks, key=lambda one: not one.is_open)


def _figures(vocabulary: Vocabulary) -> Options:
    return [("数字", [(f"figure:{name}", title) for name, title in vocabulary.titles.items()])]


def _parts(vocabulary: Vocabulary) -> Options:
    found: Options = [("全部", [("whole", "全部")])]
    for kind, title in _KIND_TITLES.items():
        group = [
            (vocabulary.token(one.portion), one.name)
            for one in vocabulary.parts
            if one.portion.kind == kind and one.is_used
        ]
        found += [(title, group)] if group else []
    return found


def _place(line: SumLine) -> str:
    if line.axis == "column":
        return f"{letters(line.index)}列"
    return f"第{line.index + 1}行"


def _table(
    form: SumForm, filled: FilledSums
) -> tuple[list[str], list[tuple[str, list[FigureRow | None]]]]:
    """The figures under the heads of the columns that hold any; names with theirs beside."""
    held = {(one.row, one.column): one.figure for one in filled.cells}
    pairs = [one for one in filled.lines if one.axis == "pair"]
    if pairs:
        return ["数"], [(one.label, [held.get(one.place)]) for one in pairs]
    columns = [one for one in form.along("column") if any(place[1] == one.index for place in held)]
    rows = sorted((one for one in filled.lines if one.axis == "row"), key=lambda one: one.index)
    return [one.label for one in columns], [
        (row.label or "全部", [held.get((row.index, one.index)) for one in columns])
        for row in rows
        if row.meaning.is_known
    ]


def _unknown(filled: FilledSums) -> str:
    return "、".join(f"{_place(one)}“{one.label}”" for one in filled.unknown)


def _some(names: Sequence[str]) -> str:
    told = "、".join(names[:_MOST_NUMBERS])
    return f"{told}等{len(names)}个" if len(names) > _MOST_NUMBERS else told
