"""The sheet as xlsx: out, filled in with another program, and read back row by row."""

import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from ledger_world import CIVIL, CLERK, HEAD, LIAISON
from round_world import LAST_WORDS, book_at_work, now, round_of, sheet_of

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.supervision.answers import Answer
from zhenggai.supervision.filling import nil_return, save
from zhenggai.supervision.models import Round, Sheet
from zhenggai.supervision.receiving import return_sheet
from zhenggai.supervision.reporting import confirm
from zhenggai.supervision.sheets import read_sheet
from zhenggai.supervision.workbooks import ReadRow, mark_of, read_returned, workbook_of
from zhenggai.writers.round_sheet import COLUMNS, FIRST_ROW, HEAD_ROW, MARK_ROW, NOTE_ROW, RETURNED

pytestmark = pytest.mark.django_db
Cells = dict[str, dict[str, Any]]


@pytest.fixture
def asked() -> Round:
    return round_of(book_at_work())


def out(sheet: Sheet) -> bytes:
    return workbook_of(read_sheet(sheet, now()))


def filled_in(data: bytes, cells: Cells) -> bytes:
    """The workbook with cells typed into, by number of the row and head of the column."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    page = book.active
    heads = {one.value: one.column for one in page[HEAD_ROW + 1]}
    rows = {one.value: one.row for one in page["A"]}
    for number, told in cells.items():
        for head, value in told.items():
            page.cell(rows[number], heads[head], value)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def back(sheet: Sheet, data: bytes, *, names_units: bool = True) -> dict[str, ReadRow]:
    rows = read_returned(read_sheet(sheet, now()), data, "填报表.xlsx", names_units=names_units)
    return {one.number: one for one in rows}


def test_a_sheet_shows_its_items_last_words_and_figures(asked: Round) -> None:
    page = openpyxl.load_workbook(io.BytesIO(out(sheet_of(asked)))).active
    table = [[cell.value for cell in row] for row in page.iter_rows(min_row=HEAD_ROW + 1)]
    assert tuple(table[0][: len(COLUMNS)]) == COLUMNS
    row = next(one for one in table if one[0] == "1-2")
    assert row[3] == LAST_WORDS
    assert row[len(COLUMNS) : len(COLUMNS) + 2] == ["已纠正合同（份）", 67]
    assert not any(one[0] == "3-1" for one in table)


def test_only_what_is_to_be_filled_in_may_be_typed_into(asked: Round) -> None:
    page = openpyxl.load_workbook(io.BytesIO(out(sheet_of(asked)))).active
    assert page.protection.sheet
    is_open = [not cell.protection.locked for cell in page[FIRST_ROW + 2]]
    assert is_open == [False, False, False, False, True, True, True, False, False, True]
    rule = page.data_validations.dataValidation[0]
    assert rule.formula1 == '"无变化,有进展,已完成"'


def test_a_returned_sheet_marks_its_rows_and_says_why(asked: Round) -> None:
    sheet = sheet_of(asked)
    assert RETURNED not in [cell.value for cell in _page(sheet)[HEAD_ROW + 1]]
    nil_return(sheet, by=LIAISON)
    confirm(sheet, by=HEAD)
    return_sheet(sheet, "没有附佐证材料", items=["measure/1-2"], by=CLERK)
    sheet.refresh_from_db()
    page = _page(sheet)
    rows = {row[0].value: row for row in page.iter_rows(min_row=FIRST_ROW + 1)}
    assert page.cell(HEAD_ROW + 1, page.max_column).value == RETURNED
    assert rows["1-2"][-1].value == "没有附佐证材料"
    assert not rows["1-1"][-1].value
    assert rows["1-2"][0].fill.fgColor.rgb != rows["1-1"][0].fill.fgColor.rgb
    assert "编号标色的1项" in str(page.cell(NOTE_ROW + 1, 1).value)
    told = {"1-2": {"本期情况": "有进展", "本期内容": "已纠正81份。", "本期数": 81}}
    read = back(sheet, filled_in(out(sheet), told))["1-2"].answer
    assert read is not None
    assert (read.result, [one.value for one in read.figures]) == ("progress", [Decimal(81)])


def test_a_sheet_returned_as_a_whole_says_why_at_its_head(asked: Round) -> None:
    sheet = sheet_of(asked)
    nil_return(sheet, by=LIAISON)
    confirm(sheet, by=HEAD)
    return_sheet(sheet, "内容过于笼统", by=CLERK)
    sheet.refresh_from_db()
    assert "整改办已退回：内容过于笼统" in str(_page(sheet).cell(NOTE_ROW + 1, 1).value)


def _page(sheet: Sheet) -> Any:
    return openpyxl.load_workbook(io.BytesIO(out(sheet))).active


def test_what_was_filled_in_comes_back_row_by_row(asked: Round) -> None:
    sheet = sheet_of(asked)
    data = filled_in(
        out(sheet),
        {
            "1-1": {"本期情况": "无变化", "下一步措施": "报常务会议审议。"},
            "1-2": {"本期情况": "有进展", "本期内容": "已纠正81份。", "本期数": 81},
            "1-3": {"本期情况": "已完成", "本期内容": "办法已印发。"},
        },
    )
    rows = back(sheet, data)
    assert rows["1-1"].answer == Answer("no_change", next_steps="报常务会议审议。")
    told = rows["1-2"].answer
    assert told is not None
    assert (told.result, told.text) == ("progress", "已纠正81份。")
    assert [(one.name, one.value, one.unit) for one in told.figures] == [
        ("other", Decimal(81), "份")
    ]
    assert rows["1-3"].answer == Answer("done", "办法已印发。")
    assert (rows["2-1"].answer, rows["2-1"].fault) == (None, "")


def test_a_draft_goes_out_with_the_sheet_and_comes_back_the_same(asked: Round) -> None:
    sheet = sheet_of(asked)
    told = Answer("progress", "已纠正81份。", next_steps="余下13份逐份协商。")
    save(sheet, {"measure/1-2": told}, by=LIAISON)
    assert back(sheet, out(sheet))["1-2"].answer == told


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ({"本期情况": "进行中", "本期内容": "正在办"}, "本期情况写的是“进行中”"),
        ({"本期内容": "做了一些"}, "没有选本期情况"),
        ({"本期情况": "有进展"}, "没有写本期内容"),
        ({"本期情况": "无变化", "本期内容": "做了一些"}, "只能留一样"),
        ({"本期情况": "有进展", "本期内容": "已纠正", "本期数": "81份"}, "不是数字"),
    ],
)
def test_what_cannot_be_understood_says_why(asked: Round, told: dict[str, str], said: str) -> None:
    sheet = sheet_of(asked)
    row = back(sheet, filled_in(out(sheet), {"1-2": told}))["1-2"]
    assert row.answer is None
    assert said in row.fault


def test_rows_that_are_not_on_the_sheet_are_said(asked: Round) -> None:
    sheet = sheet_of(asked)
    data = filled_in(out(sheet), {"1-1": {"编号": "9-9"}, "1-3": {"编号": "1-2"}})
    rows = back(sheet, data)
    assert "不在本单位这张表上" in rows["9-9"].fault
    assert "编号重复" in rows["1-2"].fault


def test_another_units_sheet_is_refused_and_named_only_to_the_office(asked: Round) -> None:
    data = out(sheet_of(asked))
    civil = sheet_of(asked, CIVIL)
    with pytest.raises(NotAllowed, match="这是青岚区财政局的表"):
        back(civil, data)
    with pytest.raises(NotAllowed) as refused:
        back(civil, data, names_units=False)
    assert "财政局" not in refused.value.sentence


def test_the_sheet_of_an_earlier_round_is_refused(asked: Round) -> None:
    data = out(sheet_of(asked))
    with pytest.raises(NotAllowed, match="这是第1期的表，现在填的是第2期"):
        back(sheet_of(round_of(asked.book)), data)


@pytest.mark.parametrize("mark", ["", "表号 1-1-0123456789"])
def test_a_file_without_its_mark_is_refused(asked: Round, mark: str) -> None:
    sheet = sheet_of(asked)
    book = openpyxl.load_workbook(io.BytesIO(out(sheet)))
    book.active.cell(MARK_ROW + 1, 1, mark)
    buffer = io.BytesIO()
    book.save(buffer)
    with pytest.raises(NotAllowed, match="表号"):
        back(sheet, buffer.getvalue())


@pytest.mark.parametrize("text", ["", "not a sheet", "PK\x03\x04 broken"])
def test_what_is_no_workbook_is_refused(asked: Round, text: str) -> None:
    with pytest.raises(NotAllowed):
        back(sheet_of(asked), text.encode())


def test_a_sheet_marked_secret_is_refused(asked: Round) -> None:
    sheet = sheet_of(asked)
    data = filled_in(out(sheet), {"1-1": {"本期情况": "已完成", "本期内容": "秘密★10年"}})
    with pytest.raises(NotAllowed, match="非涉密系统"):
        back(sheet, data)


def test_the_rounds_question_is_answered_on_the_sheet() -> None:
    sheet = sheet_of(round_of(book_at_work(), question="有没有类似问题？"), CIVIL)
    row = back(sheet, filled_in(out(sheet), {"专项": {"本期内容": "没有。"}}))["专项"]
    assert row.answer == Answer(text="没有。")


def test_a_mark_names_one_sheet(asked: Round) -> None:
    assert mark_of(sheet_of(asked)) != mark_of(sheet_of(asked, CIVIL))


def test_a_sheet_filled_in_with_libreoffice_comes_back(
    asked: Round, soffice: Any, tmp_path: Path
) -> None:
    sheet = sheet_of(asked, CIVIL)
    data = filled_in(out(sheet), {"3-1": {"本期情况": "有进展", "本期内容": "已验收4个站点。"}})
    paper = tmp_path / "表.xlsx"
    paper.write_bytes(data)
    for kind in ("ods", "xls"):
        rows = back(sheet, soffice(paper, kind).read_bytes())
        assert rows["3-1"].answer == Answer("progress", "已验收4个站点。")
