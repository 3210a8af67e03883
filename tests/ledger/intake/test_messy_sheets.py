"""Workbooks as they come: each is understood, or told with a sentence that says what to do."""

import io
import zipfile
from collections.abc import Callable, Sequence

import pytest
from made_docx import made_docx
from made_sheet import Row, sheet_bytes
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from sheet_round import House, sheet_of_bytes

from zhenggai.ledger.intake.sheet_reading import LedgerSheet, Wish
from zhenggai.ledger.intake.sheet_tree import draft_of_sheet
from zhenggai.notices.source import ReadError

HEAD = ["序号", "方面", "反馈问题", "整改措施", "责任单位", "完成时限", "整改状态", "备注"]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def row(n: int, **cells: object) -> list[object]:
    """One row; `cells` replace columns by their letter."""
    plain: list[object] = [
        n, "党的领导方面", f"问题{n}不落实", f"措施{n}", "区委办", "2026年底", "已完成", None
    ]  # fmt: skip
    for letter, value in cells.items():
        plain[ord(letter) - ord("A")] = value
    return plain


def workbook(
    *sheets: tuple[str, Sequence[Row]], change: Callable[[Worksheet], object] = str
) -> bytes:
    """Sheets by name; the first is then changed."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets:
        sheet = book.create_sheet(name)
        for one in rows:
            sheet.append(list(one))
    change(book.worksheets[0])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def read(rows: Sequence[Row], merges: Sequence[str] = ()) -> LedgerSheet:
    return sheet_of_bytes(sheet_bytes(rows, merges))


def problems(sheet: LedgerSheet) -> list[str]:
    return [one.text for one in sheet.draft.problems]


def told(sheet: LedgerSheet) -> list[tuple[int, str]]:
    return [(one.row, one.sentence) for one in sheet.draft.row_problems]


# ── what is no ledger sheet ──────────────────────────────────────────────────


def csv_bytes() -> bytes:
    return "\n".join(",".join(map(str, one)) for one in (HEAD, row(1), row(2))).encode("gb18030")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "空的"),
        (csv_bytes(), "另存为 xlsx"),
        (made_docx(""), "Word 文档"),
        (OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(900), "打开密码"),
        (OLE + bytes(2000), "不是 Excel 表格"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "网页"),
        (sheet_bytes([HEAD, row(1)])[:2000], "重新另存"),
        (sheet_bytes([]), "没有一格写了内容"),
        (sheet_bytes([["姓名", "电话"], ["甲", 1]]), "找不到台账的表头"),
    ],
    ids=["nothing", "csv", "docx", "locked", "another", "web", "cut", "empty", "no ledger"],
)  # fmt: skip
def test_what_is_no_ledger_is_refused_with_what_to_do(data: bytes, says: str) -> None:
    with pytest.raises(ReadError, match=says):
        sheet_of_bytes(data)


def test_a_workbook_with_macros_is_read_and_its_macros_are_not() -> None:
    buffer = io.BytesIO()
    plain = zipfile.ZipFile(io.BytesIO(sheet_bytes([HEAD, row(1)])))
    with zipfile.ZipFile(buffer, "w") as new:
        for name in plain.namelist():
            macro = b"application/vnd.ms-excel.sheet.macroEnabled.main+xml"
            main = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
            new.writestr(name, plain.read(name).replace(main, macro))
        new.writestr("xl/vbaProject.bin", OLE + bytes(500))
    assert problems(sheet_of_bytes(buffer.getvalue(), "台账.xlsm")) == ["问题1不落实"]


# ── several sheets, hidden ones, hidden rows ─────────────────────────────────


def test_each_sheet_of_a_file_may_be_taken_in_and_each_once() -> None:
    one, two, three = (
        row(n, C=text) for n, text in enumerate(("学习不深", "资金沉淀", "作风漂浮"), 1)
    )
    sheets: list[tuple[str, Sequence[Row]]] = [
        ("封面", [["台账"]]),
        ("领导", [HEAD, one]),
        ("建设", [HEAD, two, three]),
    ]
    data = workbook(*sheets)
    assert sheet_of_bytes(data).sheets == ("建设", "领导")
    house = House()
    for name, count in (("建设", 2), ("领导", 3), ("领导", 3)):
        house.take(draft_of_sheet(sheet_of_bytes(data, wish=Wish(name))))
        assert len(house.book.problems) == count
    assert all(one.state != "withdrawn" for one in house.book.problems.values())


def test_a_hidden_sheet_is_the_last_choice() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.sheet_state = "hidden"

    data = workbook(("旧", [HEAD, *map(row, range(1, 9))]), ("新", [HEAD, row(1)]), change=hide)
    assert sheet_of_bytes(data).sheets == ("新", "旧")


def test_hidden_and_filtered_rows_come_in_and_are_told() -> None:
    def hide(sheet: Worksheet) -> None:
        sheet.auto_filter.ref = "A1:H4"
        sheet.row_dimensions[2].hidden = sheet.row_dimensions[4].hidden = True
        sheet.column_dimensions["G"].hidden = True

    sheet = sheet_of_bytes(workbook(("台账", [HEAD, row(1), row(2), row(3)]), change=hide))
    assert (len(problems(sheet)), sheet.hidden) == (3, (2, 1))


# ── formulas ─────────────────────────────────────────────────────────────────


def formulas(cell: str) -> LedgerSheet:
    """A sheet in which Excel kept this for the state of row 2."""
    data = sheet_bytes([HEAD, row(1, G="=1+1"), row(2)])
    buffer = io.BytesIO()
    plain = zipfile.ZipFile(io.BytesIO(data))
    with zipfile.ZipFile(buffer, "w") as new:
        for name in plain.namelist():
            xml = plain.read(name)
            new.writestr(name, xml.replace(b'<c r="G2"><f>1+1</f><v></v></c>', cell.encode()))
    return sheet_of_bytes(buffer.getvalue())


def test_a_formula_counts_by_the_value_that_was_kept() -> None:
    sheet = formulas('<c r="G2" t="str"><f>1+1</f><v>已完成</v></c>')
    assert sheet.draft.problems[0].shared.state.state == "done"
    assert told(sheet) == []
    assert told(formulas('<c r="G2" t="str"><f>1+1</f><v></v></c>')) == []


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ('<c r="G2"><f>1+1</f><v></v></c>', "打开、保存一次再传"),
        ('<c r="G2"><f>1+1</f></c>', "打开、保存一次再传"),
        ('<c r="G2" t="e"><f>1+1</f><v>#N/A</v></c>', "公式出错（#N/A）"),
    ],
)
def test_a_formula_without_a_value_is_told(cell: str, says: str) -> None:
    ((where, sentence),) = told(formulas(cell))
    assert where == 2
    assert says in sentence


# ── days ─────────────────────────────────────────────────────────────────────


def test_a_day_that_became_a_number_is_told_with_its_day() -> None:
    sheet = read([HEAD, row(1, F=46203)])
    assert [one.reason for one in sheet.draft.row_problems] == [
        "像是日期变成了数字（2026年6月30日），请把这一格设为日期格式再传"
    ]
    assert sheet.draft.problems[0].shared.deadline.text == "46203"


@pytest.mark.parametrize("text", ["12月底", "6月30日", "年底前", "整改期内"])
def test_a_day_without_a_year_is_never_given_one(text: str) -> None:
    sheet = read([HEAD, row(1, F=text)])
    assert sheet.draft.problems[0].shared.deadline.milestones == ()
    assert [where for where, _ in told(sheet)] == [2]


# ── pages, sums and notes ────────────────────────────────────────────────────


def test_title_head_and_number_of_every_page_are_no_rows() -> None:
    title = ["青禾区整改台账"]
    rows: list[Row] = [
        title,
        HEAD,
        row(1),
        [None, None, "第1页 共2页"],
        title,
        HEAD,
        row(2),
        ["— 2 —"],
    ]
    sheet = read(rows, ("A1:H1", "A5:H5"))
    assert (problems(sheet), told(sheet)) == (["问题1不落实", "问题2不落实"], [])


def test_a_problem_goes_on_behind_the_head_of_the_next_page() -> None:
    more = row(1, A=None, B=None, C=None, D="措施二")
    sheet = read([HEAD, row(1), HEAD, more])
    assert [[one.text for one in held.measures] for held in sheet.draft.problems] == [
        ["措施1", "措施二"]
    ]


@pytest.mark.parametrize(
    "line",
    [
        ["小计", None, 2, 2],
        [None, None, "合计：4个问题"],
        [None, None, "累 计"],
        ["党的领导小计：2项"],
        ["备注：本表一式两份。"],
        [None, None, "填表说明：1.按月报送。"],
        ["填报人：张三", None, None, "审核人：李四"],
        ["单位主要负责人（签字）：", None, None, None, "年 月 日"],
        ["（单位公章）"],
        ["报送区委整改办汇总"],
    ],
    ids=lambda line: "".join(filter(None, map(str, line))),
)
def test_what_stands_below_the_table_is_told_and_is_no_problem(line: list[object]) -> None:
    sheet = read([HEAD, row(1), line, row(2)])
    assert problems(sheet) == ["问题1不落实", "问题2不落实"]
    assert [where for where, _ in told(sheet)] == [3]


@pytest.mark.parametrize(
    "text", ["审核把关不严", "累计拖欠工程款300万元", "合计差错3处未整改", "备注栏填写不规范"]
)
def test_a_problem_that_begins_like_a_foot_line_is_a_problem(text: str) -> None:
    assert problems(read([HEAD, row(1, C=text)])) == [text]
