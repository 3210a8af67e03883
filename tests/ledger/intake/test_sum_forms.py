"""Statistical forms of superiors, as offices have them, are filled with the ledger's figures."""

import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from ledger_world import PACK
from made_sheet import sheet_bytes
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from zhenggai.ledger.core.keys import BOOK
from zhenggai.ledger.core.portions import PortionFigures
from zhenggai.ledger.core.rows import BookRow, Figure, Heading, Measure, Meeting, Problem, Row
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.tree import Tree
from zhenggai.ledger.intake.header import find_mapping
from zhenggai.ledger.intake.sum_choices import SumChoices, as_json, chosen, remembered
from zhenggai.ledger.intake.sum_form import FilledSums, fill_sums
from zhenggai.ledger.intake.sum_layout import SumForm, find_sums, is_for_sums
from zhenggai.ledger.intake.sum_parts import vocabulary_of
from zhenggai.ledger.intake.workbook import read_workbook

# The fixture `soffice`
Convert = Callable[[Path, str], Path]
DAY = date(2026, 6, 30)
UNITS = (
    ("unit/finance", "青岚区财政局", "区财政局"),
    ("unit/civil", "青岚区民政局", "区民政局"),
    ("unit/water", "青岚区水务局", ""),
    ("unit/district", "青岚区", ""),
    ("unit/idle", "青岚区文旅局", ""),
)
ASPECTS = ("落实党的路线方针政策方面", "全面从严治党方面")
CATEGORIES = ("落实主体责任存在差距", "干部队伍建设存在短板", "作风建设不够扎实")
# aspect's category, lead units, responsible units, state, basically done, measures (state, unit)
PROBLEMS: tuple[tuple[int, str, str, str, bool, str], ...] = (
    (2, "finance", "civil", "closed", False, "done done"),
    (2, "finance", "", "closed", False, "done"),
    (2, "civil", "", "rectifying", True, "done begun"),
    (3, "finance water", "", "rectifying", False, "begun begun done"),
    (3, "water", "", "planned", False, "not_begun"),
    (5, "civil", "finance", "closed", False, "done"),
    (5, "civil", "", "rectifying", False, "begun"),
)


def ids(names: str) -> tuple[str, ...]:
    return tuple(f"unit/{one}" for one in names.split())


def made_book() -> Book:
    """A made-up district of two aspects, three categories and seven problems."""
    rows: list[Row] = [
        BookRow(BOOK, 1, name="青岚区2026年省委巡视整改", inspected_unit="unit/district"),
        Heading("heading/1", 1, "aspect", "方面", "一、", ASPECTS[0]),
        Heading("heading/2", 1, "category", "类", "（一）", CATEGORIES[0], "heading/1"),
        Heading("heading/3", 1, "category", "类", "（二）", CATEGORIES[1], "heading/1"),
        Heading("heading/4", 1, "aspect", "方面", "二、", ASPECTS[1]),
        Heading("heading/5", 1, "category", "类", "（一）", CATEGORIES[2], "heading/4"),
        Meeting("meeting/1", 1, "standing_committee", "1"),
        Figure(
            "figure/0-1", 1, "funds_recovered", "reported", value=Decimal("12.5"), unit="万元",
            title="清退、追回资金", owner="unit/finance",
        ),
    ]  # fmt: skip
    for number, (category, leads, shares, state, basically, measures) in enumerate(PROBLEMS, 1):
        problem = Problem(
            f"problem/{number}", 1, text=f"问题{number}", parent=f"heading/{category}",
            state=state, source="feedback", basically_done=basically, lead_units=ids(leads),
            responsible_units=ids(shares),
        )  # fmt: skip
        rows.append(problem)
        rows += [
            Measure(f"measure/{number}-{n}", 1, text=f"措施{n}", problem=problem.key, state=one)
            for n, one in enumerate(measures.split(), 1)
        ]
    book = Book()
    for row in rows:
        book.put(row)
    return book


BOOK_TREE = Tree(made_book())
FIGURES = PortionFigures(BOOK_TREE, PACK, DAY)
WORDS = vocabulary_of(BOOK_TREE, FIGURES.of(()), UNITS)


@dataclass(frozen=True)
class Filled:
    """A form as it came back."""

    form: SumForm
    result: FilledSums
    sheet: Worksheet

    def row(self, first: str, width: int) -> list[Any]:
        """The cells behind the one that says `first`, in the row where it stands."""
        for cells in self.sheet.iter_rows():
            for place, cell in enumerate(cells):
                if cell.value == first:
                    return [one.value for one in cells[place + 1 : place + 1 + width]]
        raise AssertionError(first)


def form_of(data: bytes) -> SumForm:
    sheets = read_workbook(data)
    (found,) = find_sums(sheets[0], WORDS)
    return found


def filled(data: bytes, form: SumForm | None = None) -> Filled:
    form = form or form_of(data)
    result = fill_sums(data, form, WORDS, FIGURES.of)
    return Filled(form, result, load_workbook(io.BytesIO(result.data))[form.sheet])


def count(
    lead: str = "", category: int = 0, state: str = "", *, basically: bool | None = None
) -> int:
    """How many problems of the list above are so; 0 and empty do not ask."""
    return sum(
        (not lead or lead == one[1].split()[0])
        and (not category or category == one[0])
        and (not state or state == one[3])
        and (basically is None or basically == one[4])
        for one in PROBLEMS
    )


def measures(lead: str = "", state: str = "") -> int:
    told = [one[5].split() for one in PROBLEMS if not lead or lead == one[1].split()[0]]
    return sum(not state or state == one for found in told for one in found)


def bytes_of(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def rate(part: int, whole: int) -> str:
    return f"{100 * part / whole:.2f}%"


# ── a line a unit, formulas in the sum ───────────────────────────────────────


def by_units() -> bytes:
    """附件: title, two-row head, named units, a sum by formulas, a share by format, a foot."""
    book = Workbook()
    sheet = book.active
    sheet.title = "附件2"
    rows: tuple[list[Any], ...] = (
        ["附件2"],
        ["云岭市巡察整改情况统计表"],
        ["序号", "单位", "问题总数", "整改情况", None, None, "完成率", "制度数", "备注"],
        [None, None, None, "已完成", "基本完成", "正在推进", None, None, None],
        [1, "区财政局", None, None, None, None, None, None, None],
        [2, "青岚区民政局", None, None, None, None, None, None, "请说明"],
        [3, "区水务局（牵头）", 99, None, None, None, None, None, None],
        [4, "区气象局", None, None, None, None, None, None, None],
        ["合计", None, "=SUM(C5:C8)", "=SUM(D5:D8)", None, None, None, None, None],
        ["填表人：", None, None, "审核人："],
    )
    for row in rows:
        sheet.append(row)
    for merge in ("A2:I2", "D3:F3", "A3:A4", "B3:B4", "C3:C4", "G3:G4", "H3:H4", "A9:B9"):
        sheet.merge_cells(merge)
    sheet["A2"].font = Font(name="方正小标宋简体", size=22)
    for place in range(5, 10):
        sheet.cell(place, 7).number_format = "0.00%"
    return bytes_of(book)


def test_named_units_get_their_figures_and_the_sum_keeps_its_formulas() -> None:
    done = filled(by_units())
    for unit, name in (("finance", "区财政局"), ("civil", "青岚区民政局")):
        told = done.row(name, 4)
        assert told[:2] == [count(unit), count(unit, state="closed")]
        assert told[2] == count(unit, basically=True)
    assert done.sheet["C9"].value == "=SUM(C5:C8)"
    assert done.sheet["E9"].value == count(basically=True)
    assert float(done.sheet["G9"].value) == pytest.approx(count(state="closed") / 7, abs=1e-4)
    assert done.sheet["A2"].font.size == 22
    assert {"C9", "D9"} <= set(done.result.reckoned)


def test_unknown_rows_and_columns_are_named_and_left_alone() -> None:
    done = filled(by_units())
    assert [one.label for one in done.result.unknown] == ["备注", "区气象局"]
    assert done.sheet["I6"].value == "请说明"
    assert done.sheet["C8"].value is None


def test_a_unit_is_known_with_a_bracket_behind_its_name_and_its_old_figure_gives_way() -> None:
    done = filled(by_units())
    assert done.sheet["C7"].value == count("water")
    assert done.result.overwritten == ("C7",)


def test_problems_that_no_row_counts_are_told() -> None:
    book = load_workbook(io.BytesIO(by_units()))
    book["附件2"]["B6"] = "区气象局"
    done = filled(bytes_of(book))
    assert done.result.left_out == ("problem/3", "problem/6", "problem/7")
    assert done.result.doubled == ()


def test_who_shares_in_a_problem_counts_it_where_the_head_says_so() -> None:
    book = load_workbook(io.BytesIO(by_units()))
    book["附件2"]["B3"] = "责任单位"
    done = filled(bytes_of(book))
    own = [one for one in PROBLEMS if "finance" in f"{one[1]} {one[2]}"]
    assert done.row("区财政局", 1) == [len(own)]
    assert done.result.doubled == ("problem/1", "problem/4", "problem/6")


def test_libreoffice_reckons_the_sum_of_the_filled_form(soffice: Convert, tmp_path: Path) -> None:
    paper = tmp_path / "form.xlsx"
    paper.write_bytes(filled(by_units()).result.data)
    (sheet,) = read_workbook(soffice(paper, "ods").read_bytes())
    assert sheet.rows[8][2] == count()
    assert sheet.rows[8][3] == count(state="closed")


# ── a line an aspect or a category, the sum first ────────────────────────────


def test_aspects_under_a_sum_that_stands_first_and_measures_beside_problems() -> None:
    done = filled(
        sheet_bytes(
            [
                ["方面", "问题", None, None, "整改措施", None, None],
                [None, "总数", "完成", "未完成", "总数", "已完成", "完成率（%）"],
                ["总 计"],
                ["一、落实党的路线方针政策"],
                ["二、全面从严治党"],
            ],
            ["A1:A2", "B1:D1", "E1:G1"],
        )
    )
    closed = count(state="closed")
    assert done.row("总 计", 5) == [7, closed, 7 - closed, measures(), measures(state="done")]
    assert float(done.sheet["G3"].value) == round(100 * measures(state="done") / measures(), 2)
    first, second = count(category=2) + count(category=3), count(category=5)
    assert done.row("一、落实党的路线方针政策", 1) == [first]
    assert done.row("二、全面从严治党", 1) == [second]
    # written otherwise than in the ledger: a person looks
    assert [one.meaning.is_doubtful for one in done.form.along("row")] == [False, True, True]


def test_categories_beside_their_merged_aspect_with_part_sums() -> None:
    done = filled(
        sheet_bytes(
            [
                ["青岚区巡视整改情况汇总表"],
                ["方面", "类别", "问题数（个）", "措施数（条）", "占比"],
                [ASPECTS[0], CATEGORIES[0]],
                [None, CATEGORIES[1]],
                [None, "小计"],
                [ASPECTS[1], CATEGORIES[2]],
                ["合计"],
            ],
            ["A1:E1", "A3:A5", "A7:B7"],
        )
    )
    assert done.row(CATEGORIES[0], 1) == [count(category=2)]
    assert done.row(CATEGORIES[1], 1) == [count(category=3)]
    assert done.row("小计", 1) == [count(category=2) + count(category=3)]
    assert done.row("合计", 4)[1:] == [count(), measures(), rate(1, 1)]
    assert done.row(CATEGORIES[2], 3)[2] == rate(count(category=5), count())


# ── states, single lines, upright forms ──────────────────────────────────────


def test_a_line_a_state() -> None:
    done = filled(
        sheet_bytes(
            [
                ["整改状态", "问题数", "占比", "措施数"],
                ["已完成"],
                ["基本完成"],
                ["正在推进"],
                ["未启动"],
                ["合计"],
            ]
        )
    )
    closed = count(state="closed")
    in_progress = count(state="rectifying", basically=False)
    assert done.row("已完成", 2) == [closed, rate(closed, 7)]
    assert [done.row(one, 1)[0] for one in ("基本完成", "正在推进", "未启动")] == [
        count(basically=True), in_progress, count(state="planned"),
    ]  # fmt: skip
    assert done.row("合计", 3) == [7, "100.00%", measures()]


def test_a_single_line_of_figures() -> None:
    done = filled(
        sheet_bytes(
            [
                [
                    "填报单位",
                    "反馈问题",
                    "整改措施",
                    "已完成",
                    "未完成",
                    "整改率",
                    "追缴资金（万元）",
                ],
                ["甲", 1, 2, 3, 4, 5, 6],
                ["青岚区"],
            ]
        )
    )
    closed = count(state="closed")
    told = done.row("青岚区", 6)
    assert told[:5] == [7, measures(), closed, 7 - closed, rate(closed, 7)]
    assert told[5] == 12.5
    assert done.sheet["B2"].value == 1


def test_a_blank_line_below_a_head_is_the_whole() -> None:
    done = filled(sheet_bytes([["问题总数", "完成数", "完成率"]]))
    assert [done.sheet.cell(2, one).value for one in (1, 2)] == [7, count(state="closed")]


def test_names_one_below_the_other_with_their_figures_beside() -> None:
    done = filled(
        sheet_bytes(
            [
                ["指标", "计量单位", "数量", "备注"],
                ["反馈问题数", "个"],
                ["其中：已完成", "个"],
                ["召开会议", "次"],
                ["挽回群众损失", "万元"],
            ]
        )
    )
    assert done.row("反馈问题数", 2)[1] == 7
    assert done.row("其中：已完成", 2)[1] == count(state="closed")
    assert done.row("召开会议", 2)[1] == 1
    assert "挽回群众损失" in [one.label for one in done.result.unknown]


def test_names_with_blanks_between_them() -> None:
    done = filled(
        sheet_bytes(
            [
                ["巡视整改情况一览"],
                ["问题总数", None, "已完成", None],
                ["措施数", None, "完成率", None],
            ],
            ["A1:D1"],
        )
    )
    assert [done.sheet[one].value for one in ("B2", "D2", "B3")] == [
        7, count(state="closed"), measures(),
    ]  # fmt: skip
    assert done.sheet["D3"].value == rate(count(state="closed"), 7)


def test_units_against_aspects() -> None:
    done = filled(
        sheet_bytes(
            [
                ["牵头单位", *ASPECTS, "合计"],
                ["区财政局"],
                ["区民政局"],
                ["合计"],
            ]
        )
    )
    first = count("finance", 2) + count("finance", 3)
    assert done.row("区财政局", 3) == [first, count("finance", 5), count("finance")]
    sums = [done.sheet.cell(4, column).value for column in (2, 3, 4)]
    assert sums == [count(category=2) + count(category=3), count(category=5), 7]


# ── lines that the form leaves blank ─────────────────────────────────────────


def test_blank_lines_before_a_sum_are_listed_a_unit_each() -> None:
    book = load_workbook(
        io.BytesIO(
            sheet_bytes(
                [
                    ["序号", "牵头单位", "问题数", "完成数", "完成率"],
                    [1, None, None, None, '=IF(C2=0,"",D2/C2)'],
                    [2],
                    ["合计", None, "=SUM(C2:C3)"],
                ]
            )
        )
    )
    book.active["B2"].font = Font(name="楷体_GB2312", size=12)
    done = filled(bytes_of(book))
    names = ["青岚区财政局", "青岚区民政局", "青岚区水务局"]  # the idle one has nothing
    assert [done.sheet.cell(row, 2).value for row in (2, 3, 4)] == names
    assert [done.sheet.cell(row, 1).value for row in (2, 3, 4)] == [1, 2, 3]
    assert [done.sheet.cell(row, 3).value for row in (2, 3, 4)] == [
        count("finance"), count("civil"), count("water"),
    ]  # fmt: skip
    assert done.sheet["C5"].value == "=SUM(C2:C4)"
    assert done.sheet["B4"].font.name == "楷体_GB2312"
    assert done.sheet["E2"].value == '=IF(C2=0,"",D2/C2)'


def test_two_forms_one_below_the_other() -> None:
    data = sheet_bytes(
        [
            ["一、总体情况"],
            ["问题总数", "已完成", "完成率"],
            [],
            ["二、分单位情况"],
            ["单位", "问题数", "完成数"],
            ["区财政局"],
            ["合计"],
        ]
    )
    first, second = find_sums(read_workbook(data)[0], WORDS)
    data = filled(filled(data, second).result.data, first).result.data
    sheet = load_workbook(io.BytesIO(data)).active
    assert [sheet.cell(3, one).value for one in (1, 2)] == [count(), count(state="closed")]
    assert [sheet.cell(6, one).value for one in (2, 3)] == [
        count("finance"), count("finance", state="closed"),
    ]  # fmt: skip
    assert sheet.cell(7, 2).value == count()


# ── what cannot be told, what is put right ───────────────────────────────────


def test_what_is_kept_of_the_whole_only_stays_blank_in_a_part_and_is_told() -> None:
    done = filled(
        sheet_bytes([["单位", "问题数", "召开会议", "清退资金（人次）"], ["区财政局"], ["合计"]])
    )
    assert done.row("区财政局", 2) == [count("finance"), None]
    assert done.row("合计", 2) == [7, 1]
    told = dict(done.result.blank)
    assert "没有分开的数" in told["C2"]
    assert "单位不同" in told["D3"]


def test_a_line_that_was_put_right_is_remembered_by_its_name() -> None:
    data = sheet_bytes([["单位", "问题数", "办妥"], ["财政部门"], ["区民政局"]])
    form = form_of(data)
    assert [one.label for one in form.lines if not one.meaning.is_known] == ["办妥", "财政部门"]
    told = {1: "figure:done", 2: "unit:unit/finance"}
    form = chosen(form, WORDS, SumChoices(told))
    assert filled(data, form).row("财政部门", 2) == [
        count("finance"),
        count("finance", 0, "closed"),
    ]
    memory = as_json(form, WORDS)
    longer = sheet_bytes([["单位", "问题数", "办妥"], ["区民政局"], ["财政部门"]])
    again = filled(longer, remembered(form_of(longer), WORDS, memory))
    assert again.row("财政部门", 2) == [count("finance"), count("finance", 0, "closed")]


@pytest.mark.parametrize(
    ("head", "is_sums"),
    [
        (["责任单位", "反馈问题（个）", "整改措施（条）", "已完成", "未完成", "完成率"], True),
        (["序号", "反馈问题", "整改措施", "责任单位", "是否完成", "完成率", "备注"], False),
        (["序号", "问题类别", "反馈问题", "整改目标", "整改措施", "已完成", "正在推进"], False),
    ],
)
def test_a_sheet_of_items_is_told_from_a_form_of_sums(head: list[str], *, is_sums: bool) -> None:
    (sheet,) = read_workbook(sheet_bytes([head, ["区财政局"]]))
    mapping = find_mapping(sheet)
    assert mapping
    fields = [one.field for one in mapping.columns]
    assert any(is_for_sums(one, fields) for one in find_sums(sheet, WORDS)) is is_sums
