"""A plan that is a table in a Word file, a web page or a pdf comes in row by row, like a sheet."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from made_table_plan import HEAD, ROWS, TITLE, table_plan
from paper_house import Import

from zhenggai.ledger.intake.paper import PaperDraft
from zhenggai.ledger.intake.paper_reading import draft_of
from zhenggai.ledger.intake.paper_tables import with_table
from zhenggai.notices.readers import source_of_bytes
from zhenggai.notices.reading import read_source

# The fixture `soffice`
Convert = Callable[[Path, str], Path]


def read_plan(data: bytes, name: str = "方案.docx") -> PaperDraft:
    return with_table(draft_of(read_source(source_of_bytes(data, name))), data)


def told(draft: PaperDraft) -> dict[str, list[str]]:
    """The problems of a draft with their measures."""
    problems = [one for one in draft.walk() if one.kind == "problem"]
    return {one.text: [measure.text for measure in one.children] for one in problems}


# The rows of `ROWS` as problems with their measures
TOLD = {
    problem: [row[2] for row in ROWS if row[1] == problem]
    for problem in dict.fromkeys(row[1] for row in ROWS)
}


@pytest.mark.parametrize("merged", [False, True])
def test_each_row_is_a_measure_of_its_problem(merged: bool) -> None:
    draft = read_plan(table_plan(ROWS, merged=merged))
    assert (draft.title, draft.kind) == (TITLE, "sheet")
    problems = [one for one in draft.walk() if one.kind == "problem"]
    assert [one.text for one in problems] == list(dict.fromkeys(row[1] for row in ROWS))
    assert told(draft) == TOLD
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


# ── web pages ────────────────────────────────────────────────────────────────


def page(rows: str, *, layout: bool = False) -> bytes:
    """A page of a made-up county whose plan is a table; `layout` puts it all into another one."""
    table = f"<table>{rows}</table>"
    body = f"<p>现制定整改方案如下。</p>{table}<p>以上方案请认真落实。</p>"
    body = f"<table><tr><td>{body}</td></tr></table>" if layout else body
    return (
        f"<html><head><meta charset='utf-8'><title>{TITLE}</title></head>"
        f"<body><h1>{TITLE}</h1><div id='zoom'>{body}</div></body></html>"
    ).encode()


HEAD_ROW = "<tr>" + "".join(f"<th>{one}</th>" for one in HEAD) + "</tr>"
SPANNED = f"""{HEAD_ROW}
<tr><td rowspan="3">{ROWS[0][0]}</td><td rowspan="2">{ROWS[0][1]}</td><td>{ROWS[0][2]}</td>
    <td>{ROWS[0][3]}</td><td>{ROWS[0][4]}</td></tr>
<tr><td>{ROWS[1][2]}</td><td>{ROWS[1][3]}</td><td>{ROWS[1][4]}</td></tr>
<tr><td>{ROWS[2][1]}</td><td><p>{ROWS[2][2]}</p></td><td>{ROWS[2][3]}</td><td>{ROWS[2][4]}</td></tr>
<tr><td rowspan="0">{ROWS[3][0]}</td><td>{ROWS[3][1]}</td><td>{ROWS[3][2]}</td>
    <td>{ROWS[3][3]}</td><td>{ROWS[3][4]}</td></tr>"""


@pytest.mark.parametrize("layout", [False, True])
def test_a_table_of_a_web_page_with_spanned_cells_comes_in_row_by_row(layout: bool) -> None:
    draft = read_plan(page(SPANNED, layout=layout), "方案.html")
    assert (draft.kind, told(draft)) == ("sheet", TOLD)
    same = read_plan(table_plan(ROWS))
    assert [(one.kind, one.text, one.responsible) for one in draft.walk()] == [
        (one.kind, one.text, one.responsible) for one in same.walk()
    ]


def test_a_head_over_several_columns_of_a_web_page_names_them_all() -> None:
    rows = (
        "<tr><th rowspan='2'>反馈问题</th><th colspan='2'>整改措施</th></tr>"
        "<tr><th>具体措施</th><th>完成时限</th></tr>"
        "<tr><td>学习不深入</td><td>修订制度</td><td>2024年6月30日前</td></tr>"
    )
    draft = read_plan(page(rows), "方案.html")
    assert told(draft) == {"学习不深入": ["修订制度"]}


# ── pdf ──────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("merged", [False, True])
def test_a_ruled_table_of_a_pdf_comes_in_row_by_row(
    merged: bool, soffice: Convert, tmp_path: Path
) -> None:
    paper = tmp_path / "plan.docx"
    paper.write_bytes(table_plan(ROWS, merged=merged, ruled=True))
    draft = read_plan(soffice(paper, "pdf").read_bytes(), "方案.pdf")
    assert (draft.kind, told(draft)) == ("sheet", TOLD)
    assert [one.text for one in draft.walk() if one.kind == "aspect"] == [ROWS[0][0], ROWS[3][0]]


def test_a_table_of_a_pdf_goes_on_over_the_page(soffice: Convert, tmp_path: Path) -> None:
    rows = [
        ["落实决策部署方面", f"第{n}个制度没有落实", f"落实制度{n}", "办公室", ""]
        for n in range(60)
    ]
    paper = tmp_path / "plan.docx"
    paper.write_bytes(table_plan(rows, ruled=True))
    draft = read_plan(soffice(paper, "pdf").read_bytes(), "方案.pdf")
    assert told(draft) == {row[1]: [row[2]] for row in rows}


def test_words_of_a_cell_that_break_into_lines_are_one(soffice: Convert, tmp_path: Path) -> None:
    long = "对全县十二个乡镇的高标准农田管护协议逐一核查并公示"
    paper = tmp_path / "plan.docx"
    paper.write_bytes(table_plan([[*ROWS[0][:2], long, *ROWS[0][3:]]], ruled=True))
    draft = read_plan(soffice(paper, "pdf").read_bytes(), "方案.pdf")
    assert told(draft) == {ROWS[0][1]: [long]}


def test_a_table_without_lines_is_read_as_words(soffice: Convert, tmp_path: Path) -> None:
    paper = tmp_path / "plan.docx"
    paper.write_bytes(table_plan(ROWS))
    assert read_plan(soffice(paper, "pdf").read_bytes(), "方案.pdf").kind != "sheet"
