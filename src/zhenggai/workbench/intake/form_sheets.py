"""The sheets of a superior's form: which want items and which want figures, each filled in turn.

What a person chose on the page holds for its sheet; a sheet that is not wanted stays as it came.
"""

from collections.abc import Mapping as Table
from collections.abc import Sequence
from dataclasses import dataclass

from zhenggai.ledger.core.portions import PortionFigures
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.file_content import refuse_marked, sheet_text
from zhenggai.ledger.intake.figure_names import Vocabulary
from zhenggai.ledger.intake.header import find_mappings
from zhenggai.ledger.intake.mapping import Mapping
from zhenggai.ledger.intake.package_guard import refuse
from zhenggai.ledger.intake.sum_choices import (
    as_json,
    chosen,
    fingerprint,
    remembered,
)
from zhenggai.ledger.intake.sum_form import FilledSums, fill_sums
from zhenggai.ledger.intake.sum_layout import SumForm, find_sums, is_for_sums
from zhenggai.ledger.intake.superior_form import FilledForm, fill_form
from zhenggai.ledger.intake.workbook import Sheet, read_workbook
from zhenggai.ledger.sheet_uploads import memory_of, remember, remember_head, sheet_of
from zhenggai.workbench.forms.columns import ColumnsTold, columns_told
from zhenggai.workbench.forms.sum_lines import sums_told
from zhenggai.writers.ledger_rows import ProblemRow

NOTHING_ASKED = (
    "表样里既找不到“反馈问题”“整改措施”这样逐条填写的列，也找不到“问题总数”“已完成”“完成率”这样填数的栏。"
    "请确认选对了文件；表头用的是别的说法的，请改成常见的说法再传。"
)


@dataclass(frozen=True, slots=True)
class Filling:
    """What a form is filled from."""

    problems: Sequence[ProblemRow]
    figures: PortionFigures
    vocabulary: Vocabulary


@dataclass(frozen=True, slots=True)
class ItemSheet:
    """A sheet that wants a line an item."""

    prefix: str
    name: str
    mapping: Mapping
    told: ColumnsTold
    filled: FilledForm | None
    refusal: NotAllowed | None = None

    def remember(self, by: str, _: Vocabulary) -> None:
        """Keep the columns as they were confirmed."""
        remember(self.mapping, by=by)


@dataclass(frozen=True, slots=True)
class SumSheet:
    """A sheet that wants figures; `form` is as it was found or chosen, before lines were listed."""

    prefix: str
    name: str
    form: SumForm
    filled: FilledSums | None
    is_seen: bool
    refusal: None = None

    def remember(self, by: str, vocabulary: Vocabulary) -> None:
        """Keep what the lines were confirmed to mean."""
        remember_head(fingerprint(self.form), as_json(self.form, vocabulary), by)


FormSheet = ItemSheet | SumSheet


@dataclass(frozen=True, slots=True)
class FilledSheets:
    """The form filled, sheet by sheet; `others` are sheets that ask for nothing known."""

    data: bytes
    sheets: tuple[FormSheet, ...]
    others: tuple[str, ...]

    @property
    def refusal(self) -> NotAllowed | None:
        """What is wrong with the columns that were chosen."""
        return next((one.refusal for one in self.sheets if one.refusal), None)


def fill_sheets(name: str, data: bytes, filling: Filling, posted: Table[str, str]) -> FilledSheets:
    """Fill every sheet that is wanted. Raises ReadError, and NotAllowed for a marked file."""
    sheets = read_workbook(data)
    refuse_marked(name, sheet_text(sheets))
    mappings = {one.sheet: one for one in find_mappings(sheets)}
    work = _Work(name, data, filling, posted)
    others = []
    for number, sheet in enumerate(sheets):
        forms = () if sheet.is_hidden else _sum_forms(sheet, mappings, filling.vocabulary)
        if forms:
            work.fill_sums(f"s{number}", forms)
        elif sheet.name in mappings and not sheet.is_hidden:
            work.fill_items(f"s{number}-", sheet.name)
        elif any(cell != "" for row in sheet.rows for cell in row):
            others.append(sheet.name)
    if not work.sheets:
        refuse("no_head", NOTHING_ASKED)
    return FilledSheets(work.data, tuple(work.sheets), tuple(others))


def _sum_forms(
    sheet: Sheet, mappings: Table[str, Mapping], vocabulary: Vocabulary
) -> tuple[SumForm, ...]:
    """The forms of figures on a sheet; none on one that wants items."""
    forms = find_sums(sheet, vocabulary)
    mapping = mappings.get(sheet.name)
    fields = [one.field for one in mapping.columns] if mapping else []
    is_sums = mapping is None or any(is_for_sums(one, fields) for one in forms)
    return forms if is_sums else ()


class _Work:
    """The file as it is filled, sheet by sheet."""

    def __init__(self, name: str, data: bytes, filling: Filling, posted: Table[str, str]) -> None:
        self.name, self.data, self.filling, self.posted = name, data, filling, posted
        self.sheets: list[FormSheet] = []

    def fill_sums(self, stem: str, forms: Sequence[SumForm]) -> None:
        """Fill the forms of one sheet, the lowest first: rows put in move what stands below."""
        words = self.filling.vocabulary
        done = []
        for number, found in reversed(list(enumerate(forms))):
            prefix = f"{stem}t{number}-"
            told, memory = self._told(prefix), memory_of(fingerprint(found))
            form = found
            if "seen" in told:
                form = chosen(found, words, sums_told(told))
            elif memory:
                form = remembered(found, words, memory)
            filled = None
            if _is_wanted(told):
                filled = fill_sums(self.data, form, words, self.filling.figures.of)
                self.data = filled.data
            name = f"{form.sheet}（第{number + 1}个表）" if len(forms) > 1 else form.sheet
            done.append(SumSheet(prefix, name, form, filled, "seen" in told or bool(memory)))
        self.sheets += reversed(done)

    def fill_items(self, prefix: str, sheet: str) -> None:
        """Fill a sheet with a line an item."""
        told, refusal = self._told(prefix), None
        columns = columns_told(told)
        try:
            mapping = self._mapping(sheet, columns)
        except NotAllowed as fault:
            # The form stays on the page with the columns as they were chosen.
            mapping, refusal = self._mapping(sheet, ColumnsTold("", None, None)), fault
        filled = None
        if _is_wanted(told) and not refusal:
            filled = fill_form(self.data, mapping, self.filling.problems)
            self.data = filled.data
        self.sheets.append(ItemSheet(prefix, sheet, mapping, columns, filled, refusal))

    def _mapping(self, sheet: str, told: ColumnsTold) -> Mapping:
        return sheet_of(self.data, self.name, sheet=sheet, fields=told.fields).draft.mapping

    def _told(self, prefix: str) -> dict[str, str]:
        """What came from the page of one sheet."""
        held = self.posted.items()
        return {name.removeprefix(prefix): text for name, text in held if name.startswith(prefix)}


def _is_wanted(told: Table[str, str]) -> bool:
    return "seen" not in told or "want" in told
