"""The ledger that we write as a sheet comes back through the reader without a difference."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_rows import PROBLEM, numbered

from zhenggai.ledger.intake.columns import fields_of
from zhenggai.ledger.intake.draft import DraftMeasure, DraftProblem, Shared, SheetDraft
from zhenggai.ledger.intake.header import find_mapping, find_mappings
from zhenggai.ledger.intake.rows import read_sheet
from zhenggai.ledger.intake.workbook import read_workbook
from zhenggai.writers.example_rows import EXAMPLE
from zhenggai.writers.ledger_rows import COLUMNS, Carried, ColumnSpec, MeasureRow, ProblemRow
from zhenggai.writers.table import ledger_sheet, template


def read_back(data: bytes) -> SheetDraft:
    """The first sheet's draft."""
    sheet = read_workbook(data)[0]
    mapping = find_mapping(sheet)
    assert mapping
    return read_sheet(sheet, mapping)


def carried(shared: Shared) -> Carried:
    return Carried(
        leaders=shared.leaders,
        lead_units=shared.lead_units,
        units=shared.units,
        persons=shared.persons,
        liaisons=shared.liaisons,
        deadline=shared.deadline.text,
        done_on=shared.done_on.text,
        state=shared.state.text,
        progress=shared.progress,
        next_steps=shared.next_steps,
        evidence=shared.evidence,
        note=shared.note,
    )


def measure_row(measure: DraftMeasure) -> MeasureRow:
    return MeasureRow(measure.text, measure.number, measure.task, carried(measure.own))


def problem_row(problem: DraftProblem) -> ProblemRow:
    return ProblemRow(
        text=problem.text,
        number=problem.number,
        detail=problem.detail,
        aspect=problem.aspect,
        category=problem.category,
        source=problem.source,
        kind=problem.kind,
        cause=problem.cause,
        target=problem.target,
        standard=problem.standard,
        is_standing=problem.is_standing,
        shared=carried(problem.shared),
        measures=tuple(map(measure_row, problem.measures)),
    )


def rows_of(draft: SheetDraft) -> tuple[ProblemRow, ...]:
    return tuple(map(problem_row, draft.problems))


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PROBLEM, min_size=1, max_size=6).map(numbered))
def test_an_exported_ledger_comes_back_without_a_difference(
    problems: tuple[ProblemRow, ...],
) -> None:
    draft = read_back(ledger_sheet(problems))
    assert rows_of(draft) == problems
    assert not [one for one in draft.row_problems if one.kind == "left_out"]


def test_the_parts_of_one_problem_come_back_as_parts() -> None:
    first = ProblemRow(text="监管不到位", number="1", detail="一是检查少。", aspect="甲方面")
    second = replace(first, detail="二是处罚轻。", shared=Carried(units=("区应急局",)))
    draft = read_back(ledger_sheet((first, second, ProblemRow(text="作风漂浮", number="2"))))
    assert rows_of(draft) == (first, second, ProblemRow(text="作风漂浮", number="2"))
    assert [one.problem_row for one in draft.problems] == [4, 4, 6]


def test_a_measure_of_many_pages_stays_one_measure() -> None:
    measure = MeasureRow("整改" * 6000, own=Carried(progress="进展" * 9000))
    problem = ProblemRow(text="问题", number="1", measures=(measure, MeasureRow("乙")))
    assert rows_of(read_back(ledger_sheet((problem,)))) == (problem,)


def test_the_example_of_the_template_comes_back() -> None:
    assert rows_of(read_back(ledger_sheet(EXAMPLE))) == EXAMPLE


def test_an_empty_template_holds_nothing_and_its_example_is_not_read() -> None:
    sheets = read_workbook(template())
    assert [sheet.name for sheet in sheets] == ["整改台账", "填写示例"]
    (mapping,) = find_mappings(sheets)
    draft = read_sheet(sheets[0], mapping)
    assert (draft.problems, draft.row_problems, mapping.unknown) == ((), (), ())


@pytest.mark.parametrize("column", COLUMNS, ids=lambda column: column.field)
def test_every_heading_that_we_print_names_its_field(column: ColumnSpec) -> None:
    assert fields_of(column.title)[0] == column.field
