"""The ledger sheet as Excel shows and prints it."""

import io
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from zhenggai.writers.example_rows import EXAMPLE
from zhenggai.writers.ledger_rows import Carried, MeasureRow, ProblemRow
from zhenggai.writers.printed_mark import mark_of, printed_mark
from zhenggai.writers.table import LONGEST_TEXT, TooLongError, ledger_sheet, template
from zhenggai.writers.text_heights import text_height

# The fixture `soffice`
Convert = Callable[[Path, str], Path]


def opened(data: bytes, name: str = "整改台账") -> Worksheet:
    return load_workbook(io.BytesIO(data))[name]


@pytest.fixture(scope="module")
def sheet() -> Worksheet:
    return opened(ledger_sheet(EXAMPLE, "青禾区整改台账", "截至2026年6月30日"))


def column_of(sheet: Worksheet, heading: str) -> str:
    return str(next(cell.column_letter for cell in sheet[3] if cell.value == heading))


def test_it_prints_on_a3_across_with_the_head_on_every_page(sheet: Worksheet) -> None:
    assert sheet.page_setup.paperSize == 8
    assert sheet.page_setup.orientation == "landscape"
    assert sheet.page_setup.fitToWidth in (None, 1)  # one page is what is meant where none is said
    assert sheet.page_setup.fitToHeight == 0
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$3:$3"


def test_the_head_is_frozen_and_filtered(sheet: Worksheet) -> None:
    assert sheet.freeze_panes == "E4"
    assert sheet.auto_filter.ref.startswith("A3:")


def test_problems_and_aspects_are_merged_over_their_measures(sheet: Worksheet) -> None:
    merged = {str(one) for one in sheet.merged_cells.ranges}
    problem, state = column_of(sheet, "反馈问题"), column_of(sheet, "整改状态")
    assert {f"{problem}4:{problem}5", f"{state}4:{state}5", "A4:A5", "A6:A7"} <= merged
    assert sheet[f"{column_of(sheet, '整改措施')}5"].value.startswith("按季度")


def test_numbers_are_numbers_and_words_are_never_formulas() -> None:
    rows = (ProblemRow(text="=1+1", number="7", measures=(MeasureRow("http://a.b", "012"),)),)
    sheet = opened(ledger_sheet(rows))
    assert sheet[f"{column_of(sheet, '问题序号')}4"].value == 7
    assert sheet[f"{column_of(sheet, '反馈问题')}4"].data_type == "s"
    assert sheet[f"{column_of(sheet, '整改措施')}4"].hyperlink is None
    assert sheet[f"{column_of(sheet, '措施序号')}4"].value == "012"


@pytest.mark.parametrize(
    "text",
    ["甲<r>&乙</r>", "<r>只有标签</r>", " 前后有空格　", "“引号”\n第二行"],
)
def test_whatever_characters_a_text_has_they_come_back(text: str) -> None:
    sheet = opened(ledger_sheet((ProblemRow(text=text, number="1"),)))
    assert sheet[f"{column_of(sheet, '反馈问题')}4"].value == text


def test_fonts_are_those_of_official_papers(sheet: Worksheet) -> None:
    assert (sheet["A1"].font.name, sheet["A3"].font.name) == ("方正小标宋简体", "黑体")
    assert sheet["D4"].font.name == "仿宋"


def test_columns_that_no_row_fills_are_left_out(sheet: Worksheet) -> None:
    headings = [cell.value for cell in sheet[3]]
    assert "原因分析" not in headings
    assert "联络员" in headings
    assert "备注" in headings


def test_no_row_is_lower_than_its_words_and_none_higher_than_excel_allows() -> None:
    long = ProblemRow(
        text="整改落实" * 30,
        number="1",
        shared=Carried(progress="一是认真学习。\n" * 90),
        measures=(MeasureRow("措施" * 400), MeasureRow("乙")),
    )
    sheet = opened(ledger_sheet((long,)))
    heights = [sheet.row_dimensions[row].height for row in range(4, sheet.max_row + 1)]
    assert max(heights) <= 400
    width = sheet.column_dimensions[column_of(sheet, "进展情况")].width
    assert sum(heights) >= text_height(long.shared.progress, width, 10.5)


def test_a_text_that_no_cell_can_hold_is_refused_by_name() -> None:
    rows = (ProblemRow(text="长" * (LONGEST_TEXT + 1), number="1"),)
    with pytest.raises(TooLongError, match="反馈问题"):
        ledger_sheet(rows)


def test_an_empty_ledger_is_a_sheet_with_a_head() -> None:
    assert opened(ledger_sheet(()))["D3"].value == "反馈问题"


def test_the_template_offers_lists_and_hints() -> None:
    sheet = opened(template())
    assert sheet["A2"].value.startswith("填写说明：")
    rules = {str(one.sqref): one for one in sheet.data_validations.dataValidation}
    state = column_of(sheet, "整改状态")
    assert rules[f"{state}4:{state}303"].formula1 == '"未完成,正在整改,基本完成,已完成"'
    deadline = column_of(sheet, "完成时限")
    assert "写明年份" in rules[f"{deadline}4:{deadline}303"].prompt
    assert opened(template(), "填写示例")["D4"].value == EXAMPLE[0].text


def test_every_word_is_on_the_printed_page(soffice: Convert, tmp_path: Path) -> None:
    paper = tmp_path / "ledger.xlsx"
    paper.write_bytes(ledger_sheet(EXAMPLE, "青禾区整改台账"))
    printed = subprocess.run(
        ["pdftotext", "-raw", soffice(paper, "pdf"), "-"], check=True, capture_output=True
    ).stdout.decode()
    letters = "".join(printed.split())
    for problem in EXAMPLE:
        for measure in problem.measures:
            assert measure.text[-8:] in letters
        assert problem.text[-6:] in letters


@pytest.mark.parametrize(
    "data",
    [b"", b"PK\x03\x04torn", ledger_sheet(EXAMPLE), ledger_sheet(EXAMPLE, mark="b1 2:x")],
    ids=["empty", "torn", "none", "false"],
)
def test_a_file_without_a_mark_has_none(data: bytes) -> None:
    assert printed_mark(data) == ""


def test_a_sheet_bears_the_mark_of_the_book_that_printed_it() -> None:
    assert printed_mark(ledger_sheet(EXAMPLE, mark=mark_of("b1f2", 127))) == "b1f2:127"


def test_who_waits_is_told_how_far_a_long_sheet_is() -> None:
    told: list[tuple[int, int]] = []
    rows = [replace(EXAMPLE[0], number=str(number)) for number in range(1, 601)]
    ledger_sheet(rows, shown=lambda done, total: told.append((done, total)))
    count = sum(len(one.measures) for one in rows)
    assert told[0] == (0, count)
    assert told[-1] == (count, count)
    assert [done for done, _ in told] == sorted({done for done, _ in told})


def test_a_cell_over_several_rows_is_ruled_in_every_one_of_them() -> None:
    sheet = load_workbook(io.BytesIO(ledger_sheet(EXAMPLE))).worksheets[0]
    merged = [one for one in sheet.merged_cells.ranges if one.min_row > 3]
    assert merged
    for one in merged:
        cells = [sheet.cell(row, one.min_col) for row in range(one.min_row, one.max_row + 1)]
        assert {cell.border.left.style for cell in cells} == {"thin"}
