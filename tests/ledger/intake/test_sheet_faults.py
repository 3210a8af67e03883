"""What a sheet leaves unclear is told with its row, and its words are kept."""

from collections.abc import Sequence

import pytest
from made_sheet import Row, sheet_bytes
from sheet_round import House, sheet_of_bytes

from zhenggai.ledger.core.rows import Item
from zhenggai.ledger.intake.draft import RowProblem
from zhenggai.ledger.intake.sheet_reading import Wish

HEAD = ["序号", "反馈问题", "整改措施", "责任单位", "完成时限", "整改状态", "实际完成时间", "备注"]
UNCLEAR = (
    "序号另起一个而反馈问题空着，看不出是新的问题还是上面问题的措施；请补上反馈问题，或删去序号"
)


def faults(rows: Sequence[Row], merges: Sequence[str] = ()) -> list[RowProblem]:
    return list(sheet_of_bytes(sheet_bytes([HEAD, *rows], merges)).draft.row_problems)


def texts(rows: Sequence[Row], merges: Sequence[str] = ()) -> list[tuple[str, list[str]]]:
    draft = sheet_of_bytes(sheet_bytes([HEAD, *rows], merges)).draft
    return [(one.text, [held.text for held in one.measures]) for one in draft.problems]


def item(house: House, key: str) -> Item:
    found = house.book.item(key)
    assert found
    return found


# ── a number without a problem ───────────────────────────────────────────────


def test_another_number_without_a_problem_is_nobodys_measure() -> None:
    rows: list[Row] = [
        [1, "资金沉淀", "逐项核对", "区财政局"],
        [2, None, "限期拨付", "区财政局"],
        [None, None, "通报结果"],
        [3, "作风漂浮", "开展检查", "区纪委"],
    ]
    assert texts(rows) == [("资金沉淀", ["逐项核对"]), ("作风漂浮", ["开展检查"])]
    found = faults(rows)
    assert [(one.row, one.kind) for one in found] == [(3, "left_out"), (4, "left_out")]
    assert (found[0].reason, found[0].text) == (UNCLEAR, "2　限期拨付　区财政局")


@pytest.mark.parametrize(
    ("rows", "merges"),
    [
        ([[1, "甲", "一"], [2, None, "二"], [3, "乙", "三"], [4, None, "四"]], ("B2:B3",)),
        ([[1, "甲", "一"], [2, None, "二"], [1, "乙", "三"], [2, None, "四"]], ()),
        ([[1, "甲", "一"], ["（1）", None, "二"], [2, "乙", "三"], ["①", None, "四"]], ()),
        ([["1", "甲", "一"], ["1.1", None, "二"], [2, "乙", "三"], ["2.1", None, "四"]], ()),
        ([[1, "甲", "一"], [1, None, "二"], [2, "乙", "三"], [2, None, "四"]], ()),
    ],
    ids=["rows", "measures", "another shape", "a part", "the same again"],
)  # fmt: skip
def test_a_number_that_counts_rows_or_measures_says_nothing_of_problems(
    rows: list[Row], merges: tuple[str, ...]
) -> None:
    assert [(name, len(held)) for name, held in texts(rows, merges)] == [("甲", 2), ("乙", 2)]
    assert faults(rows, merges) == []


# ── a measure that goes on in the next row ───────────────────────────────────


def test_nonsense_in_a_row_that_goes_on_is_told_with_that_row() -> None:
    rows: list[Row] = [
        [1, "资金沉淀", "逐项核对", "区财政局", "2026年6月底", "已完成", "2026年6月3日"],
        [None, None, None, "区审计局", "抓紧", "抓了", "上月"],
    ]
    told = [(one.row, one.column, one.text) for one in faults(rows, ("C2:C3",))]
    assert told == [
        (3, "完成时限", "抓紧"), (3, "实际完成时间", "上月"), (3, "整改状态", "抓了"),
    ]  # fmt: skip
    house = House()
    house.take_bytes(sheet_bytes([HEAD, *rows], ("C2:C3",)))
    found = item(house, "problem/1")
    assert found.state == "closed"
    assert found.deadline_text == "2026年6月底\n抓紧"
    assert found.note == "实际完成时间：上月\n整改状态：抓了"


def test_two_states_of_one_measure_are_none() -> None:
    rows: list[Row] = [
        [1, "资金沉淀", "逐项核对", "区财政局", None, "已完成"],
        [None, None, None, "区审计局", None, "未完成"],
    ]
    (found,) = faults(rows, ("C2:C3",))
    assert (found.row, found.column, found.text) == (2, "整改状态", "已完成\n未完成")
    house = House()
    house.take_bytes(sheet_bytes([HEAD, *rows], ("C2:C3",)))
    assert item(house, "problem/1").state == "registered"


def test_a_day_that_goes_on_takes_its_year_from_the_row_above() -> None:
    rows: list[Row] = [
        [1, "资金沉淀", "逐项核对", "区财政局", "2026年6月底前核对"],
        [None, None, None, None, "12月底前拨付"],
    ]
    assert faults(rows, ("C2:C3",)) == []


# ── words that are not understood ────────────────────────────────────────────


def test_words_that_are_not_understood_stand_in_the_note() -> None:
    head = [*HEAD, "问题来源", "问题性质", "是否长期坚持"]
    said = ["推进得好", "2026年5月", "重点", "来信", "突出", "看情况"]
    rows: list[Row] = [
        [1, "甲", "措施", "区委办", None, *said],
        [None, None, "措施二", None, None, "推进得慢", "五月"],
    ]
    house = House()
    done = house.take_bytes(sheet_bytes([head, *rows]))
    assert item(house, "problem/1").note == ("是否长期坚持：看情况\n问题来源：来信\n问题性质：突出")
    assert item(house, "measure/1-1").note == ("重点\n整改状态：推进得好\n实际完成时间：2026年5月")
    assert item(house, "measure/1-2").note == "整改状态：推进得慢\n实际完成时间：五月"
    assert all(one.reason.endswith("照录在备注") for one in done.unplaced), done.unplaced
    again = house.take_bytes(sheet_bytes([head, *rows, [2, "乙", "措施三", "区委办"]]))
    assert set(again.made) == {"problems", "measures", "responsibilities"}


# ── one column put right ─────────────────────────────────────────────────────


def test_the_other_columns_settle_anew_around_one_that_is_put_right() -> None:
    head = ["序号", "情况", "具体表现", "整改措施", "责任单位"]
    data = sheet_bytes([head, [1, "学习不深", "次数少", "补课", "区委办"]])
    alone = sheet_of_bytes(data).draft.mapping
    assert {one.heading: one.field for one in alone.columns}["具体表现"] == "problem"
    told = sheet_of_bytes(data, wish=Wish(fields={"情况": "反馈问题"})).draft
    assert {one.heading: one.field for one in told.mapping.columns} == {
        "序号": "number", "情况": "problem", "具体表现": "detail", "整改措施": "measure",
        "责任单位": "units",
    }  # fmt: skip
    assert [(one.text, one.detail) for one in told.problems] == [("学习不深", "次数少")]
