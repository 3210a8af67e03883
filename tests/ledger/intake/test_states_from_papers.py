"""States that a paper tells: what is done at once, what has begun, and what rests on no paper."""

from collections import Counter
from pathlib import Path

import pytest
from made_papers import NOTICE
from made_sheet import Row, sheet_bytes
from paper_house import Import, of
from sheet_round import sheet_of_bytes

from zhenggai.ledger.intake.paper import DraftNode, PaperDraft
from zhenggai.ledger.intake.paper_reading import draft_of
from zhenggai.ledger.intake.paper_states import states_of
from zhenggai.ledger.intake.sheet_tree import draft_of_sheet
from zhenggai.notices.reading import read

AT_ONCE = (
    "巡察期间共移交立行立改问题3项，其中会议室超标、公车管理混乱2项问题已整改完成，食堂账目不清问题"
    "未整改到位。一是核对账目。完成2023年以来账目核对。\n"
)


def at_once(draft: PaperDraft) -> list[DraftNode]:
    return [one for one in draft.walk() if one.source == "immediate" and one.kind == "problem"]


def with_at_once(words: str) -> PaperDraft:
    return of(NOTICE.replace("三、问题线索处置情况", f"{words}三、问题线索处置情况"))


def test_each_task_done_at_once_is_a_problem_with_its_own_state() -> None:
    found = at_once(with_at_once(AT_ONCE))
    assert [(one.text, one.state.state) for one in found if one.state] == [
        ("会议室超标", "done"),
        ("公车管理混乱", "done"),
        ("食堂账目不清", "not_done"),
    ]
    assert [len(one.children) for one in found] == [0, 0, 1]


@pytest.mark.parametrize(
    "words",
    [
        AT_ONCE.replace("3项", "4项"),  # names fewer than it counts
        AT_ONCE.replace("，食堂账目不清问题未整改到位", ""),
        AT_ONCE.replace("会议室超标、公车管理混乱2项", "有关2项"),
    ],
)
def test_tasks_that_are_not_all_named_stay_one(words: str) -> None:
    assert len(at_once(with_at_once(words))) == 1


def test_the_real_notices_tasks_done_at_once_are_told_apart(shared: Path) -> None:
    house = Import()
    house.take(draft_of(read(shared / "notices" / "001.txt")))
    tasks = [one for one in house.book.problems.values() if one.source == "immediate"]
    assert Counter(one.state for one in tasks) == {"closed": 2, "planned": 1}


def test_a_measure_told_with_results_has_begun_where_the_problem_is_under_way() -> None:
    draft = of(NOTICE)
    states = states_of(draft)
    told = {one.text[:6]: states[one.id].state for one in draft.walk() if one.id in states}
    assert told["18个项目区"] == "in_progress"
    steps = [one for one in draft.walk() if one.is_next_step]
    assert steps
    assert not [one for one in steps if one.id in states]


def test_of_a_notice_without_states_no_state_is_guessed() -> None:
    head, tail = NOTICE.split("截至目前，")
    text = head + tail.split("\n", 1)[1]
    assert states_of(of(text[: text.index("四、未完成")])) == {}


def test_a_sheets_word_for_what_has_not_begun_rests_on_nothing() -> None:
    rows: list[Row] = [
        ["序号", "反馈问题", "整改措施", "整改状态"],
        [1, "资金沉淀", "清理资金", "未完成"],
        [2, "制度缺失", "印发办法", "正在整改"],
    ]
    house = Import()
    taken = house.take(draft_of_sheet(sheet_of_bytes(sheet_bytes(rows))))
    carried = {one.text: one.carried for one in house.book.problems.values()}
    assert carried == {"资金沉淀": False, "制度缺失": True}
    assert taken.unplaced == ()


HEAD: Row = ["序号", "反馈问题", "整改措施", "整改状态"]


def measures_after(rows: list[Row], merges: tuple[str, ...] = ()) -> dict[str, str]:
    house = Import()
    taken = house.take(draft_of_sheet(sheet_of_bytes(sheet_bytes([HEAD, *rows], merges))))
    assert taken.unplaced == ()
    return {one.text: one.state for one in house.book.measures.values()}


@pytest.mark.parametrize("words", ["整改中", "有进展", "基本完成"])
def test_a_measure_whose_own_row_says_it_is_under_way_has_begun(words: str) -> None:
    rows: list[Row] = [
        [1, "资金沉淀", "清理资金", words],
        [1, "资金沉淀", "印发办法", words],
        [2, "制度缺失", "健全制度", words],
    ]
    assert measures_after(rows) == dict.fromkeys(
        ("清理资金", "印发办法", "健全制度"), "in_progress"
    )


def test_one_cell_merged_over_the_rows_of_a_problem_speaks_of_no_single_measure() -> None:
    rows: list[Row] = [[1, "资金沉淀", "清理资金", "整改中"], [None, None, "印发办法", None]]
    assert measures_after(rows, ("A2:A3", "B2:B3", "D2:D3")) == {
        "清理资金": "not_begun",
        "印发办法": "not_begun",
    }
