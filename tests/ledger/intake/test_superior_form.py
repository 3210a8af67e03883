"""A superior's form is filled from the ledger; all else in it stays as it was."""

import io
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from made_sheet import sheet_bytes
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell
from openpyxl.formatting.rule import CellIsRule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from zhenggai.ledger.intake.header import find_mapping, find_mappings
from zhenggai.ledger.intake.references import Inserted, copied_formula
from zhenggai.ledger.intake.rows import read_sheet
from zhenggai.ledger.intake.superior_form import FilledForm, fill_form
from zhenggai.ledger.intake.workbook import read_workbook
from zhenggai.notices.source import ReadError
from zhenggai.writers.example_rows import EXAMPLE
from zhenggai.writers.ledger_rows import Carried, MeasureRow, ProblemRow

HEAD = [
    "序号",
    "问题类别",
    "反馈问题",
    "整改措施",
    "责任单位",
    "涉及金额（万元）",
    "是否完成",
    "核算",
]
# The fixture `soffice`
Convert = Callable[[Path, str], Path]
THIN = Side(style="thin")


def form(blank_rows: int = 3) -> bytes:
    """A form of a made-up city: title, unit, head, blank rows with formats, a sum, signatures."""
    book = Workbook()
    sheet = book.active
    sheet.title = "上级表样"
    sheet.append(["附件2"])
    sheet.append(["云岭市巡察整改情况统计表"])
    sheet.merge_cells("A2:H2")
    sheet["A2"].font = Font(name="方正小标宋简体", size=22)
    sheet.append(HEAD)
    for place in range(blank_rows):
        row = 4 + place
        for column in range(1, 9):
            cell = sheet.cell(row, column)
            cell.font = Font(name="楷体_GB2312", size=12)
            cell.border = Border(THIN, THIN, THIN, THIN)
            cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.cell(row, 8).value = f'=IF(G{row}="是",$F$3&F{row},"")'
    last = 3 + blank_rows
    sheet.append(["合计", None, None, None, None, f"=SUM(F4:F{last})"])
    sheet.append(["填表人：", None, None, "审核人："])
    sheet.merge_cells(start_row=last + 2, start_column=4, end_row=last + 2, end_column=8)
    sheet.column_dimensions["C"].width = 33
    sheet.print_title_rows = "3:3"
    sheet.print_area = f"A1:H{last + 2}"
    sheet.freeze_panes = "A4"
    choice = DataValidation(type="list", formula1='"是,否"')
    choice.add(f"G4:G{last}")
    sheet.add_data_validation(choice)
    red = PatternFill("solid", bgColor="FFC7CE")
    sheet.conditional_formatting.add(f"G4:G{last}", CellIsRule("equal", ['"否"'], fill=red))
    other = book.create_sheet("汇总")
    other["A1"] = f"=上级表样!F{last + 1}"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


PROBLEMS = (
    ProblemRow(
        text="监管不力，检查流于形式。" * 6,
        number="1",
        category="作风",
        shared=Carried(units=("区应急局", "区住建局"), state="否"),
        measures=(
            MeasureRow("加强检查"),
            MeasureRow("通报结果", own=Carried(units=("区纪委",))),
            MeasureRow("完善制度"),
        ),
    ),
    ProblemRow(
        text="学习不深入", number="2", category="作风", shared=Carried(progress="已开展"),
        measures=(MeasureRow("=建立制度\x02"), MeasureRow("开展检查")),
    ),
)  # fmt: skip


def filled(
    data: bytes, problems: tuple[ProblemRow, ...] = PROBLEMS
) -> tuple[FilledForm, Worksheet]:
    (mapping,) = find_mappings(read_workbook(data))
    result = fill_form(data, mapping, problems)
    return result, load_workbook(io.BytesIO(result.data))["上级表样"]


def test_lines_are_put_in_with_the_formats_of_the_first() -> None:
    result, sheet = filled(form())
    assert (result.first, result.last) == (4, 8)
    assert [sheet.cell(row, 4).value for row in range(4, 9)] == [
        "加强检查", "通报结果", "完善制度", "=建立制度", "开展检查",
    ]  # fmt: skip
    assert [sheet.cell(row, 5).value for row in range(4, 7)] == [
        "区应急局、区住建局", "区纪委", "区应急局、区住建局",
    ]  # fmt: skip
    for row in range(4, 9):
        for column in range(1, 9):
            cell = sheet.cell(row, column)
            if isinstance(cell, MergedCell):  # openpyxl forgets the formats of covered cells
                continue
            assert cell.font.name == "楷体_GB2312"
            assert cell.border.left.style == "thin"
    assert sheet["A4"].value == 1
    assert sheet["D7"].data_type == "s"


def test_what_the_superior_wrote_stays_and_moves_along() -> None:
    _, sheet = filled(form())
    assert sheet["A2"].value == "云岭市巡察整改情况统计表"
    assert sheet["A2"].font.size == 22
    assert sheet["A9"].value == "合计"
    assert sheet["F9"].value == "=SUM(F4:F8)"
    assert sheet["D10"].value == "审核人："
    merged = {str(one) for one in sheet.merged_cells.ranges}
    assert {"A2:H2", "D10:H10", "C4:C6", "C7:C8", "B4:B8", "A4:A6"} <= merged
    assert sheet.column_dimensions["C"].width == 33
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.print_area == "'上级表样'!$A$1:$H$10"
    assert sheet.freeze_panes == "A4"
    assert str(sheet.data_validations.dataValidation[0].sqref) == "G4:G8"
    assert [str(one.sqref) for one in sheet.conditional_formatting] == ["G4:G8"]


def test_formulas_are_kept_and_copied() -> None:
    result, sheet = filled(form())
    assert [sheet.cell(row, 8).value for row in (4, 6, 8)] == [
        '=IF(G4="是",$F$3&F4,"")', '=IF(G6="是",$F$3&F6,"")', '=IF(G8="是",$F$3&F8,"")',
    ]  # fmt: skip
    assert load_workbook(io.BytesIO(result.data))["汇总"]["A1"].value == "=上级表样!F9"
    assert [one.heading for one in result.unknown] == ["涉及金额（万元）", "核算"]


def test_what_the_form_does_not_ask_for_is_named() -> None:
    result, _ = filled(form())
    assert result.not_shown == ("进展情况",)


def test_a_row_is_as_high_as_its_words() -> None:
    _, sheet = filled(form())
    heights = [sheet.row_dimensions[row].height or 15 for row in (4, 5, 6)]
    assert sum(heights) >= 3 * 16


def test_a_form_with_more_lines_than_needed_keeps_the_rest_blank() -> None:
    result, sheet = filled(form(blank_rows=9))
    assert (result.first, result.last) == (4, 8)
    assert sheet["A13"].value == "合计"
    assert sheet["F13"].value == "=SUM(F4:F12)"
    assert sheet["D9"].value is None


def test_a_form_of_one_blank_line_sums_all_lines() -> None:
    _, sheet = filled(form(blank_rows=1))
    assert sheet["F9"].value == "=SUM(F4:F8)"


def test_an_example_gives_way_and_is_told() -> None:
    book = load_workbook(io.BytesIO(form()))
    sheet = book["上级表样"]
    sheet["A4"], sheet["C4"], sheet["D4"] = "示例", "示例问题", "示例措施"
    sheet.merge_cells("C4:C5")
    buffer = io.BytesIO()
    book.save(buffer)
    result, after = filled(buffer.getvalue(), PROBLEMS[1:])
    assert result.overwritten == (4,)
    assert after["C4"].value == "学习不深入"
    assert after["C6"].value is None


def test_a_form_without_measures_has_one_line_a_problem() -> None:
    data = sheet_bytes(
        [["序号", "反馈问题", "完成情况", "责任单位"], [None, None]], name="上级表样"
    )
    problem = replace(
        PROBLEMS[0],
        measures=(
            MeasureRow("甲", own=Carried(progress="已查3次")),
            MeasureRow("乙", own=Carried(progress="已通报")),
        ),
    )
    result, sheet = filled(data, (problem, PROBLEMS[1]))
    assert [sheet.cell(row, 3).value for row in (2, 3)] == ["已查3次\n已通报", "已开展"]
    assert "整改措施" in result.not_shown


def test_a_filled_form_is_read_back_as_the_ledger() -> None:
    result, _ = filled(form())
    sheet = read_workbook(result.data)[0]
    mapping = find_mapping(sheet)
    assert mapping
    draft = read_sheet(sheet, mapping)
    assert [one.text for one in draft.problems] == [one.text for one in PROBLEMS]
    assert draft.measures == 5


def test_libreoffice_reckons_the_filled_form(soffice: Convert, tmp_path: Path) -> None:
    book = load_workbook(io.BytesIO(form()))
    book["上级表样"]["F4"] = 12
    book["上级表样"]["F6"] = 30
    buffer = io.BytesIO()
    book.save(buffer)
    result, _ = filled(buffer.getvalue())
    paper = tmp_path / "form.xlsx"
    paper.write_bytes(result.data)
    (sheet, other) = read_workbook(soffice(paper, "ods").read_bytes())
    assert sheet.rows[8][5] == 42
    assert other.rows[0][0] == 42


def test_an_old_format_is_refused(soffice: Convert, tmp_path: Path) -> None:
    paper = tmp_path / "form.xlsx"
    paper.write_bytes(form())
    (mapping,) = find_mappings(read_workbook(form()))
    with pytest.raises(ReadError, match="另存为"):
        fill_form(soffice(paper, "xls").read_bytes(), mapping, EXAMPLE)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("SUM(F4:F6)", "SUM(F4:F8)"),
        ("SUM($F$4:$F$6)+F7", "SUM($F$4:$F$8)+F9"),
        ("SUM(B6:E6)", "SUM(B6:E6)"),
        ("SUM(B9:E9)", "SUM(B11:E11)"),
        ('"F7"&F7', '"F7"&F9'),
        ("LOG10(F2)", "LOG10(F2)"),
        ("其他!F7+'台 账'!F7", "其他!F7+'台 账'!F9"),
    ],
)
def test_references_follow_the_rows_that_are_put_in(before: str, after: str) -> None:
    assert Inserted("台 账", after=6, count=2).formula(before, at_home=True) == after


def test_a_copied_formula_goes_along_where_it_has_no_dollar() -> None:
    assert copied_formula('IF(G4="G4",$F$3,F$3+$F4)', 2) == 'IF(G6="G4",$F$3,F$3+$F6)'
    assert copied_formula("A1+$A1", 1, 2) == "C2+$A2"
