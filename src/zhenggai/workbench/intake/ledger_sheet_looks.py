"""A ledger sheet as it was read, to be looked through: its columns, its first rows, its faults."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from zhenggai.ledger.core.vocabulary import CARRIED_STATES
from zhenggai.ledger.intake.cells import text_of
from zhenggai.ledger.intake.columns import names, title_of
from zhenggai.ledger.intake.deadlines import Deadline
from zhenggai.ledger.intake.draft import (
    LEFT_OUT,
    DraftMeasure,
    DraftProblem,
    Shared,
    SheetDraft,
)
from zhenggai.ledger.intake.mapping import Column, Mapping
from zhenggai.ledger.intake.paper import Unplaced
from zhenggai.ledger.intake.references import letters
from zhenggai.ledger.intake.states import StateRead
from zhenggai.ledger.intake.workbook import Sheet
from zhenggai.workbench.forms.columns import ColumnsTold
from zhenggai.zh.days import in_words

_SAMPLES = 2
_LOOKED_AT = 60


@dataclass(frozen=True, slots=True)
class ColumnLook:
    """A column with its letter and what stands in its first filled cells.

    `is_open` where a person should look, `is_told` where one said what it is.
    """

    column: Column
    letter: str
    samples: tuple[str, ...]
    is_open: bool
    is_told: bool


@dataclass(frozen=True, slots=True)
class RowLook:
    """One row as it was understood."""

    row: int
    aspect: str
    category: str
    problem: str
    measure: str
    answerable: tuple[str, ...]
    deadline: str
    state: str


@dataclass(frozen=True, slots=True)
class FaultLook:
    """The same words that were not understood for the same reason, and all their rows."""

    text: str
    reason: str
    rows: tuple[int, ...]

    @property
    def is_lost(self) -> bool:
        """Whether the words did not come in at all."""
        return self.reason.endswith(LEFT_OUT)


def fault_looks(faults: Iterable[Unplaced]) -> list[FaultLook]:
    """What was not understood, each fault once: first what did not come in, then by rows."""
    found: dict[tuple[str, str], list[int]] = {}
    for one in faults:
        found.setdefault((one.text, one.reason), []).append(one.row)
    looks = [FaultLook(*told, tuple(sorted(rows))) for told, rows in found.items()]
    return sorted(looks, key=lambda one: (not one.is_lost, one.rows))


def column_looks(
    mapping: Mapping, told: ColumnsTold, sheet: Sheet | None = None
) -> list[ColumnLook]:
    """The columns, those to be looked at first; with cells where their sheet is given.

    Once a person has looked, only a column that does not stand as it stood then is open.
    """
    looks = []
    for one in mapping.columns:
        is_open = (
            one.is_doubtful or one.field is None
            if told.chosen is None
            else told.chosen.get(one.index, "") != one.field
        )
        is_told = told.fields is not None and one.index in told.fields
        samples = _samples(one, mapping, sheet)
        looks.append(ColumnLook(one, letters(one.index), samples, is_open, is_told))
    return sorted(looks, key=lambda one: (not one.is_open, one.column.index))


def as_chosen(mapping: Mapping, told: ColumnsTold) -> Mapping:
    """The columns as the page's choices stand, where they cannot be read by."""
    chosen = told.chosen or {}
    columns = (replace(one, field=chosen.get(one.index, one.field)) for one in mapping.columns)
    return replace(mapping, columns=tuple(columns))


def _samples(column: Column, mapping: Mapping, sheet: Sheet | None) -> tuple[str, ...]:
    if sheet is None:
        return ()
    first, index = mapping.bottom + 1, column.index
    places = range(first, min(first + _LOOKED_AT, len(sheet.rows)))
    texts = (text_of(sheet.rows[row][index]) for row in places if (row, index) not in sheet.covered)
    return tuple(dict.fromkeys(text for text in texts if text))[:_SAMPLES]


def field_titles() -> list[tuple[str, str]]:
    """What a column may be taken for: the field and its word."""
    return [(field, title_of(field)) for field in names()]


def first_rows(draft: SheetDraft, count: int) -> list[RowLook]:
    """The first rows as they were understood, one a measure."""
    found: list[RowLook] = []
    for look in _rows(draft.problems):
        if len(found) == count:
            break
        found.append(look)
    return found


def _rows(problems: Sequence[DraftProblem]) -> Iterator[RowLook]:
    for problem in problems:
        for measure in problem.measures or (None,):
            yield _row(problem, measure)


def _row(problem: DraftProblem, measure: DraftMeasure | None) -> RowLook:
    own = measure.own if measure else Shared()
    shared = problem.shared
    return RowLook(
        row=measure.row if measure else problem.row,
        aspect=problem.aspect,
        category=problem.category,
        problem="：".join(one for one in (problem.text, problem.detail) if one),
        measure=measure.text if measure else "",
        answerable=(
            *(own.leaders or shared.leaders),
            *(own.lead_units or shared.lead_units),
            *(own.units or shared.units),
        ),
        deadline=deadline_words(own.deadline if own.deadline.text else shared.deadline),
        state=_state_words(own.state if own.state.text else shared.state),
    )


def deadline_words(told: Deadline) -> str:
    """A deadline as it was understood; its own words where it was not."""
    days = [f"{in_words(one.on)}前" for one in told.milestones]
    standing = ["长期坚持"] if told.is_standing else []
    return "，".join([*days, *standing]) or told.text


def _state_words(told: StateRead) -> str:
    return CARRIED_STATES[told.state] if told.state else told.text
