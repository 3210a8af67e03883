"""`zhenggai ledger import` of an Excel ledger, as a clerk types it."""

import shutil
from pathlib import Path

import pytest
from made_sheet import Row, sheet_bytes
from openpyxl import load_workbook
from typed_command import Run, told

from zhenggai.ledger.intake.workbook import read_workbook

NOTICE = Path(__file__).parents[3] / "src/zhenggai/samples/notice.txt"
HEAD = ["序号", "反馈问题", "整改措施", "主责甲", "完成时限", "整改状态"]
ROWS: list[Row] = [
    [1, "资金沉淀", "清理资金", "区财政局", "2026年6月30日前", "正在整改"],
    [None, None, "印发办法", None, "尽快", "正在整改"],
    ["合计", None, "2条"],
]


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(sheet_bytes([["某区整改台账"], HEAD, *ROWS]))
    return path


def entries(zhenggai: Run, book: str) -> int:
    return len(zhenggai("ledger", "entries", book).stdout.splitlines())


def test_a_sheet_goes_in_once_and_what_is_left_over_is_told_by_row(
    zhenggai: Run, sheet: Path
) -> None:
    done = zhenggai("ledger", "import", sheet, "--book", "甲")
    first = told(done)
    assert (first["book"], first["sheet"], first["already"]) == ("甲", "台账", False)
    assert first["made"]["measures"] == 2
    assert [(one["row"], one["text"]) for one in first["unplaced"]] == [
        (2, "主责甲"), (4, "尽快"), (5, "合计　2条"),
    ]  # fmt: skip
    assert first["columns"][3] == {
        "heading": "主责甲", "field": None, "title": None, "doubtful": False,
    }  # fmt: skip
    assert "没有导入的列：“主责甲”" in done.stderr
    again = told(zhenggai("ledger", "import", sheet, "--book", "甲"))
    assert (again["already"], again["made"]) == (True, {})


def test_a_column_put_right_once_is_known_the_next_time(
    zhenggai: Run, sheet: Path, tmp_path: Path
) -> None:
    zhenggai("ledger", "import", sheet, "--book", "甲", "--map", "主责甲=牵头单位")
    exported = tmp_path / "出.xlsx"
    zhenggai("ledger", "export", "甲", "--to", exported)
    (printed,) = read_workbook(exported.read_bytes())
    assert "区财政局" in {cell for row in printed.rows for cell in row}
    later = told(zhenggai("ledger", "import", sheet, "--book", "乙"))
    assert [one["field"] for one in later["columns"]][3] == "lead_units"
    assert later["made"]["responsibilities"] == 1
    dropped = told(zhenggai("ledger", "import", sheet, "--book", "丙", "--map", "主责甲="))
    assert "responsibilities" not in dropped["made"]


def test_the_best_of_several_sheets_is_taken_and_the_others_are_named(
    zhenggai: Run, tmp_path: Path
) -> None:
    path = tmp_path / "两张.xlsx"
    path.write_bytes(sheet_bytes([HEAD, *ROWS], name="一季度"))
    book = load_workbook(path)
    other = book.create_sheet("二季度")
    other.append([*HEAD, "备注", "责任领导"])
    other.append([7, "作风漂浮", "整治", "区纪委", "长期", "否", "", "张三"])
    book.save(path)
    best = zhenggai("ledger", "import", path, "--book", "甲")
    assert told(best)["sheets"] == ["二季度", "一季度"]
    assert "取的是工作表“二季度”；另有：一季度" in best.stderr
    asked = told(zhenggai("ledger", "import", path, "--book", "乙", "--sheet", "一季度"))
    assert (asked["sheet"], asked["made"]["measures"]) == ("一季度", 2)


def test_what_the_name_says_does_not_matter(zhenggai: Run, sheet: Path, tmp_path: Path) -> None:
    notice = tmp_path / "通报.xlsx"
    shutil.copy(NOTICE, notice)
    assert "columns" not in told(zhenggai("ledger", "import", notice, "--book", "甲"))
    shutil.copy(sheet, tmp_path / "台账.docx")
    assert told(zhenggai("ledger", "import", tmp_path / "台账.docx", "--book", "乙"))["columns"]


def test_a_notice_comes_back_from_its_sheet_without_a_difference(
    zhenggai: Run, tmp_path: Path
) -> None:
    one, two = tmp_path / "一.xlsx", tmp_path / "二.xlsx"
    zhenggai("ledger", "import", NOTICE, "--book", "甲")
    zhenggai("ledger", "export", "甲", "--to", one)
    before = entries(zhenggai, "甲")
    assert told(zhenggai("ledger", "import", one, "--book", "甲"))["made"] == {}
    assert entries(zhenggai, "甲") == before
    zhenggai("ledger", "import", one, "--book", "乙")
    zhenggai("ledger", "export", "乙", "--to", two)
    (first,), (second,) = (read_workbook(path.read_bytes()) for path in (one, two))
    assert first.rows[1:] == second.rows[1:], "all but the book's name"
    assert first.merges == second.merges


@pytest.mark.parametrize(
    ("rows", "words", "status", "sentence"),
    [
        ([["甲", "乙"], [1, 2]], [], 2, "找不到台账的表头"),
        ([HEAD], [], 2, "没有读出一条问题"),
        ([HEAD, [None, None, "措施"], ["合计"]], [], 2, "第2行：这一行没有反馈问题"),
        ([HEAD, *ROWS, ["机密★5年"]], [], 1, "非涉密系统"),
        ([HEAD, *ROWS], ["--sheet", "三季度"], 1, "没有名为“三季度”的台账工作表"),
        ([HEAD, *ROWS], ["--map", "主责=牵头单位"], 1, "表中没有“主责”这一列"),
        ([HEAD, *ROWS], ["--map", "主责甲=经费"], 1, "没有“经费”这个栏目"),
        ([HEAD, *ROWS], ["--map", "主责甲"], 2, "应写成“列名=栏目”"),
    ],
    ids=["no_head", "empty", "no_row", "secret", "no_sheet", "no_column", "no_field", "no_mark"],
)
def test_what_is_refused_says_why_and_opens_no_book(
    zhenggai: Run, tmp_path: Path, rows: list[Row], words: list[str], status: int, sentence: str
) -> None:
    path = tmp_path / "台账.xlsx"
    path.write_bytes(sheet_bytes(rows))
    refused = zhenggai("ledger", "import", path, "--book", "甲", *words, status=status)
    assert sentence in refused.stderr
    zhenggai("ledger", "status", "甲", status=1)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("<html><table><tr><td>序号</td></tr></table></html>", "这是网页"),
        ("序号,反馈问题,整改措施\n1,资金沉淀,清理\n", "这是文本文件"),
    ],
    ids=["web_page", "csv"],
)
def test_what_is_only_called_a_sheet_is_refused_with_what_to_do(
    zhenggai: Run, tmp_path: Path, text: str, sentence: str
) -> None:
    path = tmp_path / "台账.xls"
    path.write_text(text, encoding="utf-8")
    assert sentence in zhenggai("ledger", "import", path, "--book", "甲", status=2).stderr


def test_a_broken_sheet_and_a_paper_with_a_sheets_options_are_refused(
    zhenggai: Run, sheet: Path
) -> None:
    for_sheets = zhenggai("ledger", "import", NOTICE, "--book", "甲", "--sheet", "一", status=1)
    assert "只用于 Excel 台账" in for_sheets.stderr
    sheet.write_bytes(sheet.read_bytes()[:-60])
    assert "已损坏" in zhenggai("ledger", "import", sheet, "--book", "甲", status=2).stderr
