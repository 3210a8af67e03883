"""A ledger sheet as it was read, to be looked through: its columns, its first rows, its faults."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from zhenggai.ledger.core.vocabulary import CARRIED_STATES
from zhenggai.ledger.intake.cells import text_of
from zhenggai.ledger.intake.columns import names, title_of
from zhenggai.ledger.intake.deadlines import Deadline
from zhenggai.ledger.intake.draft import (
    DraftMeasure,
    DraftProblem,
    RowProblem,
    Shared,
    SheetDraft,
)
from zhenggai.ledger.intake.mapping import Column, Mapping
from zhenggai.ledger.intake.paper import Unplaced
from zhenggai.ledger.intake.references import letters
from zhenggai.ledger.intake.states import StateRead
from zhenggai.ledger.intake.workbook import Sheet
from zhenggai.zh.days import in_words

_SAMPLES = 2
_LOOKED_AT = 60


@dataclass(frozen=True, slots=True)
class ColumnLook:
    """A column with its letter and what stands in its first filled cells.

    `is_chosen` where a person has looked at the columns and took this one so.
    """

    column: Column
    letter: str
    samples: tuple[str, ...]
    is_chosen: bool = False

    @property
    def is_open(self) -> bool:
        """Whether a person should look: it is taken for nothing, or for something unsure."""
        return self.column.is_doubtful or (self.column.field is None and not self.is_chosen)


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
    """A row, or a cell, that was not understood, and what became of it."""

    row: int
    text: str
    reason: str


def fault_looks(draft: SheetDraft, left: Iterable[Unplaced]) -> list[FaultLook]:
    """What was not understood and what finds no place in the book, by rows."""
    found = [FaultLook(one.row, one.text, _reason(one)) for one in draft.row_problems]
    found += [FaultLook(one.row, one.text, one.reason) for one in left]
    return sorted(found, key=lambda one: one.row)


def _reason(one: RowProblem) -> str:
    column = f"{one.column}：" if one.column else ""
    # a deadline stands as it is printed, whatever it says
    is_kept = one.kind == "doubt" and one.column == title_of("deadline")
    end = "只照录文字" if is_kept else "没有导入"
    return f"{column}{one.reason}" + ("" if one.reason.endswith(end) else f"，{end}")


def column_looks(
    mapping: Mapping, sheet: Sheet | None = None, *, is_chosen: bool = False
) -> list[ColumnLook]:
    """The columns, those to be looked at first; with cells where their sheet is given."""
    looks = [
        ColumnLook(one, letters(one.index), _samples(one, mapping, sheet), is_chosen)
        for one in mapping.columns
    ]
    return sorted(looks, key=lambda one: (not one.is_open, one.column.index))


def _samples(column: Column, mapping: Mapping, sheet: Sheet | None) -> tuple[str, ...]:
    rows = sheet.rows[mapping.bottom + 1 : mapping.bottom + 1 + _LOOKED_AT] if sheet else ()
    texts = (text_of(row[column.index]) for row in rows if column.index < len(row))
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
