"""A sheet as an office keeps it: every cell has its place in the book or is listed with its row."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from made_sheet import Row, sheet_bytes
from sheet_round import CLERK, House, sheet_of_bytes

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.plans import ApprovePlan, SetDeadline
from zhenggai.ledger.core.acts.shape import Milestone
from zhenggai.ledger.core.entries import Draft
from zhenggai.ledger.core.rows import Item
from zhenggai.ledger.intake.draft_acts import Taken
from zhenggai.ledger.intake.paper import DraftNode, PaperDraft
from zhenggai.ledger.intake.sheet_tree import draft_of_sheet

GROUP = Actor("body/group", "", frozenset({"leading_group"}))
# Two title rows, a head of two rows, merged cells for aspect and problem, deadlines as text.
TITLE: list[Row] = [
    ["青禾区委巡视整改工作台账"],
    ["填报单位：区委整改办", *[None] * 13, "截至2026年6月30日"],
    [
        "序号", "方面", "反馈问题", "具体表现", "原因分析", "整改目标", "完成标准", "整改措施",
        None, "责任领导", "责任单位", None, "责任人", "完成时限", "完成情况", None, None, "备注",
    ],
    [
        *[None] * 7, "序号", "具体措施", None, "牵头单位", "配合单位", None, None, "是否完成",
        "进展情况", "实际完成时间", None,
    ],
]  # fmt: skip
ROWS: list[Row] = [
    [
        1, "党的领导方面", "学习不够深入", "次数不足", "重视不够", "学习制度化",
        "制度印发\n记录齐全", "1", "修订制度", "张三（区委副书记）", "区委办",
        "区委宣传部、区委党校", "王五", "2026年3月底前", "已完成", "已印发", "2026年3月20日", None,
    ],
    [
        None, None, None, None, None, None, None, "2", "每季度集中学习", None, None, None, None,
        "长期坚持", "正在整改", "已开展2次", None, "按季推进",
    ],
    [
        None, None, None, "学用脱节", None, None, None, "1", "开展调研", "李四", "区委政研室", None,
        None, "立行立改", "是", None, None, None,
    ],
    [
        2, "党的建设方面", "“三会一课”不规范", None, None, None, None, "1", "开展抽查", None,
        "区委组织部", None, None, "（1）2026年6月30日，抽查；（2）2026年底，整改到位", "基本完成",
        None, None, None,
    ],
]  # fmt: skip
MERGES = (
    "A1:R1", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:E4", "F3:F4", "G3:G4", "H3:I3", "J3:J4",
    "K3:L3", "M3:M4", "N3:N4", "O3:Q3", "R3:R4", "A5:A7", "B5:B7", "C5:C7", "D5:D6", "E5:E6",
    "F5:F6", "G5:G6", "J5:J6", "K5:K6", "L5:L6", "M5:M6",
)  # fmt: skip


def office(rows: Sequence[Row] = ROWS, merges: tuple[str, ...] = MERGES) -> bytes:
    return sheet_bytes([*TITLE, *rows], merges)


def taken(house: House, data: bytes) -> Taken:
    return house.take_bytes(data)


def item(house: House, key: str) -> Item:
    found = house.book.item(key)
    assert found
    return found


def kinds(one: Taken) -> Counter[str]:
    return Counter(draft.act.KIND for draft in one.drafts)


def left(one: Taken) -> list[tuple[int, str]]:
    return [(lost.row, lost.reason) for lost in one.unplaced]


def with_cell(row: int, column: int, text: object) -> list[list[Any]]:
    """The rows with one cell changed."""
    rows = [list(one) for one in ROWS]
    rows[row][column] = text
    return rows


# ── what a sheet tells ───────────────────────────────────────────────────────


def test_every_column_has_its_place() -> None:
    house = House()
    done = taken(house, office())
    assert done.unplaced == ()
    assert done.made == {
        "aspects": 2, "problems": 2, "sub_problems": 2, "measures": 4, "targets": 1,
        "responsibilities": 3, "states": 8, "deadlines": 4, "words": 4,
    }  # fmt: skip
    part = house.book.problems["problem/1.1"]
    assert (part.text, part.cause, part.target) == ("次数不足", "重视不够", "学习制度化")
    assert part.standard == ("制度印发", "记录齐全")
    assert house.names[part.leaders[0]] == "张三（区委副书记）"
    assert [house.names[one] for one in part.responsible_units] == ["区委宣传部", "区委党校"]
    first, second = item(house, "measure/1.1-1"), item(house, "measure/1.1-2")
    assert (first.last_text, first.state, first.carried_row) == ("已印发", "done", 5)
    assert first.carried_done_on == date(2026, 3, 20)
    assert first.milestones == (Milestone(date(2026, 3, 31)),)
    assert (second.standing, second.note, part.persons) == (True, "按季推进", ("王五",))


def test_parts_and_measures_that_differ_make_the_whole_in_progress() -> None:
    house = House()
    taken(house, office())
    states = {key: (one.state, one.basically_done) for key, one in house.book.problems.items()}
    assert states == {
        "problem/1": ("rectifying", False),
        "problem/1.1": ("rectifying", False),
        "problem/1.2": ("closed", False),
        "problem/2": ("rectifying", True),
    }


def test_each_entry_rests_on_the_sheet_and_each_state_on_its_row() -> None:
    house = House()
    done = taken(house, office())
    basis = {one.basis for one in done.drafts}
    assert [(one.kind, one.on, one.number) for one in basis if one] == [
        ("ledger_sheet", date(2026, 6, 30), "青禾区委巡视整改工作台账")
    ]
    told = {
        one.act.item: (one.act.row, one.act.text)  # type: ignore[attr-defined]
        for one in done.drafts
        if one.act.KIND == "state_carried_over"
    }
    assert told["measure/1.1-1"] == (5, "已完成")
    assert told["problem/1.2"] == (7, "是否完成：是")


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        (("1.修订制度", "2.集中学习"), ("修订制度", "集中学习")),
        (("（1）修订制度", "（2）集中学习"), ("修订制度", "集中学习")),
        (("①修订制度", "② 集中学习"), ("修订制度", "集中学习")),
        (("3.修订制度", "4.集中学习"), ("3.修订制度", "4.集中学习")),
        (("1.修订制度", "集中学习"), ("1.修订制度", "集中学习")),
        (("1.5万元结余上缴", "2.集中学习"), ("1.5万元结余上缴", "2.集中学习")),
        (("1、修订制度",), ("修订制度",)),
        (("1.修订制度\n2.集中学习",), ("1.修订制度\n2.集中学习",)),
    ],
)
def test_a_number_before_a_measure_that_only_repeats_the_order_is_left_out(
    printed: tuple[str, ...], kept: tuple[str, ...]
) -> None:
    rows: list[Row] = [["序号", "反馈问题", "整改措施", "责任单位"]]
    rows += [[1, "学习不够深入", text, "区委办"] for text in printed]
    house = House()
    taken(house, sheet_bytes(rows))
    assert [one.text for one in house.book.measures.values()] == list(kept)


def test_a_task_is_a_group_of_measures() -> None:
    head = ["序号", "反馈问题", "整改任务", "整改措施", "责任单位", "完成时限"]
    rows: list[Row] = [
        [1, "资金沉淀", "清理资金", "逐项核对", "区财政局", "2026年底"],
        [None, None, None, "限期拨付", None, None],
        [None, None, "健全制度", "印发办法", None, None],
    ]
    house = House()
    house.take_bytes(sheet_bytes([head, *rows]))
    assert {key: (one.text, one.group) for key, one in house.book.measures.items()} == {
        "measure/1-1": ("清理资金", ""),
        "measure/1-1.1": ("逐项核对", "measure/1-1"),
        "measure/1-1.2": ("限期拨付", "measure/1-1"),
        "measure/1-2": ("健全制度", ""),
        "measure/1-2.1": ("印发办法", "measure/1-2"),
    }
    assert [row.task for one in house.rows() for row in one.measures] == [
        "清理资金", "清理资金", "健全制度",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("numbers", "keys", "labels"),
    [
        (["3", "7"], ["problem/3", "problem/7"], ["", ""]),
        (["一", "二"], ["problem/1", "problem/2"], ["一", "二"]),
        (["5", "2"], ["problem/5", "problem/6"], ["", "2"]),
        (["", ""], ["problem/1", "problem/2"], ["", ""]),
    ],
    ids=["rising", "words", "falling", "none"],
)
def test_printed_numbers_are_kept_where_the_ledger_allows(
    numbers: list[str], keys: list[str], labels: list[str]
) -> None:
    head = ["问题序号", "反馈问题", "整改措施", "责任单位"]
    texts = ["资金沉淀", "作风漂浮"]
    rows: list[Row] = [[n, t, f"措施{t}", "区委办"] for n, t in zip(numbers, texts, strict=True)]
    house = House()
    house.take_bytes(sheet_bytes([head, *rows]))
    assert list(house.book.problems) == keys
    assert [one.label for one in house.book.problems.values()] == labels


def test_numbers_that_count_the_rows_are_no_numbers_of_problems() -> None:
    head = ["序号", "反馈问题", "整改措施", "责任单位"]
    rows: list[Row] = [
        [1, "资金沉淀", "核对", "区财政局"],
        [2, "资金沉淀", "拨付", "区财政局"],
        [3, "作风漂浮", "检查", "区纪委"],
    ]
    house = House()
    house.take_bytes(sheet_bytes([head, *rows]))
    assert [(key, one.label) for key, one in house.book.problems.items()] == [
        ("problem/1", ""), ("problem/2", ""),
    ]  # fmt: skip
    assert house.book.measures["measure/2-1"].label == "3"


def test_numbers_of_measures_that_run_through_the_sheet_are_labels() -> None:
    head = ["问题序号", "反馈问题", "措施序号", "整改措施", "责任单位"]
    rows: list[Row] = [
        [1, "资金沉淀", 1, "核对", "区财政局"],
        [None, None, 2, "拨付", None],
        [2, "作风漂浮", 3, "检查", "区纪委"],
    ]
    house = House()
    house.take_bytes(sheet_bytes([head, *rows]))
    assert {key: one.label for key, one in house.book.measures.items()} == {
        "measure/1-1": "", "measure/1-2": "", "measure/2-1": "3",
    }  # fmt: skip


# ── what has no place ────────────────────────────────────────────────────────


def test_what_has_no_place_is_listed_with_its_row() -> None:
    head = [
        "序号", "反馈问题", "问题来源", "问题性质", "整改措施", "责任单位", "完成时限", "整改状态",
        "实际完成时间", "经费", None,
    ]  # fmt: skip
    rows: list[Row] = [
        [1, "甲", "选人用人专项", "突出", "措施一", "区委办", "尽快", "推进得好", None, 12, "无"],
        [2, "乙", "群众来信", "共性", "措施二", "区委办", "长期", "整改", "2026年5月", 30, "名"],
        [3, "丙", None, None, "措施三", "区委办", "长期", "未完成", "2026年5月3日", None, None],
        ["合计", None, None, None, "3条"],
    ]  # fmt: skip
    house = House()
    done = house.take_bytes(sheet_bytes([head, *rows]))
    assert left(done) == [
        (1, "看不出这一列是什么，其中2格的内容没有导入"),
        (1, "看不出这一列是什么，其中1格的内容没有导入"),
        (2, "完成时限：看不出是哪一天，只照录文字"),
        (2, "整改状态：不是认得的说法，照录在备注"),
        (2, "问题来源按“专项检查”登记，哪一项专项检查照录在备注"),
        (2, "问题性质不是个性或共性，照录在备注"),
        (3, "实际完成时间：没有写明是哪一天，照录在备注"),
        (3, "问题来源不在词表内，照录在备注"),
        (5, "表下的签署、说明或合计，不是台账内容，没有导入"),
        (4, "填了实际完成时间，但没有写已完成，这一天没有登记"),
    ]
    assert [one.text for one in house.book.problems.values()] == ["甲", "乙", "丙"]
    assert item(house, "problem/1").deadline_text == "尽快", "it stands as mere words"


def test_a_day_that_has_not_come_is_no_day_of_a_closing() -> None:
    head = ["序号", "反馈问题", "整改措施", "责任单位", "整改状态", "实际完成时间"]
    rows: list[Row] = [[1, "甲", "措施", "区委办", "已完成", "2027年5月3日"]]
    house = House()
    done = house.take_bytes(sheet_bytes([head, *rows]))
    assert left(done) == [(2, "实际完成时间2027年5月3日还没有到，没有登记")]
    assert item(house, "problem/1").state == "closed"


# ── the same sheet, a corrected one, another one ─────────────────────────────


def test_the_same_file_twice_adds_nothing() -> None:
    house, data = House(), office()
    taken(house, data)
    before = house.book.head
    again = taken(house, data)
    assert (again.already, again.drafts, house.book.head) == (True, (), before)


def test_a_corrected_sheet_makes_only_what_is_new_changed_and_gone() -> None:
    house = House()
    taken(house, office())
    rows = with_cell(1, 8, "每季度集中学习一次")
    rows[3][13] = "2026年底"
    rows[3][17] = "重点事项"
    rows = [*rows[:2], rows[3], [3, None, "作风漂浮", *[None] * 5, "开展整治", *[None] * 9]]
    merges = tuple(one for one in MERGES if one[1:] not in ("5:A7", "5:B7", "5:C7"))
    done = taken(house, office(rows, merges))
    assert kinds(done) == {
        "add_problem": 1, "plan_measure": 1, "revise_measure": 1, "set_deadline": 1,
        "words_carried_over": 1,
    }  # fmt: skip
    assert left(done) == [(0, "来文已无此条，但它在台账中已销号，没有撤回；如系误登，请更正")]
    comparison = done.comparison
    assert comparison
    assert (len(comparison.new), len(comparison.changed)) == (2, 2)
    assert comparison.gone == ("measure/1.2-1", "problem/1.2")


def numbered(*problems: str) -> bytes:
    """A sheet of problems with a measure each."""
    rows = [[n, text, f"落实{text}的整改"] for n, text in enumerate(problems, 1)]
    return sheet_bytes([["序号", "反馈问题", "整改措施"], *rows])


ENOUGH = ("学习不够深入", "调研走过场", "会议偏多", "监督乏力")


def test_a_row_that_keeps_its_number_in_wholly_other_words_is_changed() -> None:
    house = House()
    taken(house, numbered(*ENOUGH))
    again = taken(house, numbered(*ENOUGH[:2], "惠农资金拨付滞后", ENOUGH[3]))
    told = [(one.item, one.old, one.new) for one in again.changes if one.reworded]
    assert told == [("problem/3", ENOUGH[2], "惠农资金拨付滞后")]
    assert [one.item for one in again.gone if one.item.startswith("problem")] == []


def test_a_row_put_in_shifts_the_numbers_and_rewrites_nothing() -> None:
    house = House()
    taken(house, numbered(*ENOUGH))
    again = taken(house, numbered(ENOUGH[0], "惠农资金拨付滞后", *ENOUGH[1:]))
    assert not any(one.reworded for one in again.changes)
    assert again.gone == ()
    assert [item(house, f"problem/{n}").text for n in range(1, 5)] == [*ENOUGH]


def test_a_row_put_in_where_another_one_goes_rewrites_nothing() -> None:
    house = House()
    taken(house, numbered(*ENOUGH))
    again = taken(house, numbered(ENOUGH[0], "惠农资金拨付滞后", ENOUGH[1], ENOUGH[3]))
    assert not any(one.reworded for one in again.changes)
    assert [one.item for one in again.gone] == ["problem/3"]


def test_a_row_that_is_gone_takes_its_measure_with_it() -> None:
    house = House()
    taken(house, office())
    merges = tuple(one for one in MERGES if not one.endswith("6"))
    done = taken(house, office([ROWS[0], *ROWS[2:]], merges))
    assert [one.act.KIND for one in done.drafts if one.act.KIND == "drop_measure"]
    assert item(house, "measure/1.1-2").state == "dropped"


def test_another_units_sheet_with_the_same_head_takes_nothing_away() -> None:
    house = House()
    taken(house, office())
    other: list[Row] = [[1, "党的建设方面", "台账不全", *[None] * 5, "补齐台账", *[None] * 9]]
    done = taken(house, sheet_bytes([*TITLE, *other], MERGES[:15]))
    assert "gone" not in done.made
    assert done.made["problems"] == 1


def test_the_ledgers_own_record_stands_against_an_old_sheet() -> None:
    house = House()
    taken(house, office())
    later = SetDeadline("measure/1.1-1", (Milestone(date(2026, 9, 30)),), text="2026年9月底前")
    house.write(Draft(later, date(2026, 12, 1), CLERK.id, CLERK.id, late_reason="补录"))
    same = taken(house, office(with_cell(1, 17, "按月推进")))
    assert kinds(same) == {"words_carried_over": 1}, "an unchanged cell is no news"
    for note in ("按周推进", "按日推进"):
        rows = with_cell(0, 13, "2026年5月底前")
        rows[1][17] = note
        clash = taken(house, office(rows))
        assert kinds(clash) == {"words_carried_over": 1}
        assert left(clash) == [(5, "台账已有完成时限，没有改为：2026年5月底前")]
    assert item(house, "measure/1.1-1").deadline_text == "2026年9月底前"


def test_what_a_sheet_changes_may_be_changed_by_the_next_one() -> None:
    house = House()
    taken(house, office())
    for text in ("已开展3次", "已开展4次"):
        done = taken(house, office(with_cell(1, 15, text)))
        assert kinds(done) == {"words_carried_over": 1}
    assert item(house, "measure/1.1-2").last_text == "已开展4次"


def test_a_later_version_of_one_sheet_does_not_undo_what_another_sheet_changed() -> None:
    house = House()
    taken(house, office())
    more: list[Row] = [
        [n, None, f"台账问题{n}", *[None] * 5, f"整改{n}", *[None] * 9] for n in "34"
    ]
    summary = taken(house, office([*with_cell(0, 13, "2026年5月底前"), *more]))
    assert summary.made["deadlines"] == 1
    again = taken(house, office(with_cell(1, 17, "按月推进")))
    assert kinds(again) == {"words_carried_over": 1}
    assert item(house, "measure/1.1-1").deadline_text == "2026年5月底前"


def test_a_problem_goes_under_another_aspect_with_its_cell() -> None:
    house = House()
    taken(house, office())
    rows = with_cell(3, 1, "作风建设方面")
    done = taken(house, office(rows))
    assert kinds(done) == {"add_heading": 1, "revise_problem": 1}
    heading = house.book.problems["problem/2"].parent
    assert house.book.headings[heading].text == "作风建设方面"


def test_a_frozen_count_takes_no_new_row_and_the_others_come_in() -> None:
    house = House()
    house.take(_without_states(office()))
    counts = len(house.book.problems) - 2, len(house.book.measures)
    act = ApprovePlan("1", *counts)
    house.write(Draft(act, date(2026, 12, 1), GROUP.id, GROUP.id, late_reason="补录"), GROUP)
    more: Row = [3, None, "作风漂浮", *[None] * 5, "开展整治", *[None] * 9]
    rows = [*with_cell(1, 17, "按月推进"), more]
    done = house.take(_without_states(office(rows)))
    assert kinds(done) == {"words_carried_over": 1}
    assert [row for row, _ in left(done)] == [9, 9]
    assert all("核定数不能改动" in reason for _, reason in left(done))


def test_a_closed_problem_takes_words_and_lists_the_rest() -> None:
    house = House()
    taken(house, office())
    rows = with_cell(2, 17, "已验收")
    rows[2][9] = "赵六"
    done = taken(house, office(rows))
    assert kinds(done) == {"words_carried_over": 1}
    assert [row for row, _ in left(done)] == [7]


def _without_states(data: bytes) -> PaperDraft:
    def plain(node: DraftNode) -> DraftNode:
        children = tuple(map(plain, node.children))
        return replace(node, state=None, done_on=None, children=children)

    draft = draft_of_sheet(sheet_of_bytes(data))
    return replace(draft, roots=tuple(map(plain, draft.roots)))
