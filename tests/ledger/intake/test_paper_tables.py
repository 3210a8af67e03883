"""A plan that is a table in a Word file comes in row by row, as a sheet does."""

import io

import pytest
from docx import Document
from made_table_plan import ROWS, TITLE, table_plan
from paper_house import Import

from zhenggai.ledger.intake.paper import PaperDraft
from zhenggai.ledger.intake.paper_reading import draft_of
from zhenggai.ledger.intake.paper_tables import with_table
from zhenggai.notices.readers import source_of_bytes
from zhenggai.notices.reading import read_source


def read_plan(data: bytes) -> PaperDraft:
    return with_table(draft_of(read_source(source_of_bytes(data, "方案.docx"))), data)


@pytest.mark.parametrize("merged", [False, True])
def test_each_row_is_a_measure_of_its_problem(merged: bool) -> None:
    draft = read_plan(table_plan(ROWS, merged=merged))
    assert (draft.title, draft.kind) == (TITLE, "sheet")
    problems = [one for one in draft.walk() if one.kind == "problem"]
    assert [one.text for one in problems] == list(dict.fromkeys(row[1] for row in ROWS))
    told = [[measure.text for measure in one.children] for one in problems]
    assert told == [["修订学习制度", "纳入年度考核"], ["签订管护协议"], ["开展案卷评查"]]
    assert [one.text for one in draft.walk() if one.kind == "aspect"] == [ROWS[0][0], ROWS[3][0]]


def test_what_stands_beside_the_table_is_listed() -> None:
    left = read_plan(table_plan(ROWS)).unplaced
    assert [one.text for one in left] == ["现制定整改方案如下。", "以上方案请认真落实。"]
    assert all("表格以外" in one.reason for one in left)


def test_a_table_that_goes_on_under_the_same_head_is_one() -> None:
    draft = read_plan(table_plan(ROWS[:2], ROWS[2:]))
    assert [draft.count("problem"), draft.count("measure")] == [3, 4]


def test_the_table_comes_into_a_book_and_again_adds_nothing() -> None:
    house = Import()
    data = table_plan(ROWS)
    made = house.take(read_plan(data)).made
    assert (made["aspects"], made["problems"], made["measures"]) == (2, 3, 4)
    assert house.take(read_plan(data)).already


def test_a_paper_that_tells_its_problems_in_words_is_read_by_its_words() -> None:
    paper = Document()
    for line in (TITLE, "一、整改任务", "1.理论学习不够深入的问题", "整改措施：修订制度。"):
        paper.add_paragraph(line)
    table = paper.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "反馈问题", "整改措施"
    held = io.BytesIO()
    paper.save(held)
    assert read_plan(held.getvalue()).kind == "plan"
