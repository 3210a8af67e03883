"""Rows become problems and measures; what cannot be understood is told with its row."""

from collections.abc import Sequence
from datetime import date, datetime

from made_sheet import Row, sheet_bytes

from zhenggai.ledger.intake.draft import SheetDraft
from zhenggai.ledger.intake.header import find_mapping
from zhenggai.ledger.intake.rows import read_sheet
from zhenggai.ledger.intake.workbook import read_workbook

HEAD = ["序号", "方面", "反馈问题", "整改措施", "责任单位", "完成时限", "是否完成"]


def draft_of(
    rows: Sequence[Row], merges: tuple[str, ...] = (), head: list[str] = HEAD
) -> SheetDraft:
    sheet = read_workbook(sheet_bytes([head, *rows], merges))[0]
    mapping = find_mapping(sheet)
    assert mapping
    return read_sheet(sheet, mapping)


def left_out(draft: SheetDraft) -> list[tuple[int, str]]:
    return [(one.row, one.text) for one in draft.row_problems if one.kind == "left_out"]


def test_one_row_a_measure_under_merged_problems() -> None:
    rows: list[Row] = [
        [1, "党的领导", "学习不深入", "建立制度", "区委办", "2026年6月30日前", "是"],
        [None, None, None, "开展检查", "区委办", "2026年6月30日前", "否"],
        [2, None, "调研不够", "深入基层", "区政府办", "长期坚持", "否"],
    ]
    draft = draft_of(rows, ("A2:A3", "B2:B4", "C2:C3"))
    first, second = draft.problems
    assert [one.text for one in first.measures] == ["建立制度", "开展检查"]
    assert (first.number, second.number) == ("1", "2")
    assert draft.aspects == ("党的领导",)
    # What all rows have alike is the problem's; what differs is the measures'
    assert first.shared.units == ("区委办",)
    assert first.shared.deadline.milestones[0].on == date(2026, 6, 30)
    assert [one.own.units for one in first.measures] == [(), ()]
    assert [one.own.state.state for one in first.measures] == ["done", "not_done"]
    assert [one.row for one in first.measures] == [2, 3]
    assert second.shared.deadline.is_standing


def test_a_blank_cell_means_as_above() -> None:
    rows: list[Row] = [
        [1, "党的领导", "学习不深入", "建立制度", "区委办、区人社局", "2026年底", "是"],
        [None, None, None, "开展检查", None, None, "是"],
        [None, None, None, "通报结果", "区纪委", None, "是"],
        [2, None, "调研不够", "深入基层", None, None, None],
    ]
    first, second = draft_of(rows).problems
    assert [one.own.units for one in first.measures] == [
        ("区委办", "区人社局"), ("区委办", "区人社局"), ("区纪委",),
    ]  # fmt: skip
    assert first.shared.deadline.text == "2026年底"
    assert first.shared.state.state == "done"
    assert second.aspect == "党的领导"
    assert second.shared.units == (), "another problem's unit is nobody's guess"


def test_a_state_is_no_state_of_the_row_below() -> None:
    rows: list[Row] = [
        [1, "甲", "问题", "措施一", "区委办", "2026年底", "是"],
        [None, None, None, "措施二", None, None, None],
    ]
    (problem,) = draft_of(rows).problems
    assert problem.shared.state.state is None
    assert [one.own.state.state for one in problem.measures] == ["done", None]


def test_the_same_words_repeated_on_every_row_are_one_problem() -> None:
    rows: list[Row] = [
        [1, "甲", "问题", "措施一", "区委办", "2026年底", ""],
        [2, "甲", "问题", "措施二", "区委办", "2026年底", ""],
    ]
    (problem,) = draft_of(rows).problems
    assert problem.number == ""
    assert [one.number for one in problem.measures] == ["1", "2"]


def test_several_forms_of_one_problem_share_its_row() -> None:
    head = ["序号", "反馈问题", "具体表现", "整改措施", "责任单位"]
    rows: list[Row] = [
        [1, "监管不力", "检查少", "加强检查", "区应急局"],
        [None, None, None, "通报结果", None],
        [None, None, "处罚轻", "严格处罚", "区市场监管局"],
    ]
    draft = draft_of(rows, head=head)
    assert [(one.problem_row, one.row, one.detail) for one in draft.problems] == [
        (2, 2, "检查少"), (2, 4, "处罚轻"),
    ]  # fmt: skip
    assert [one.number for one in draft.problems] == ["1", "1"]
    assert [len(one.measures) for one in draft.problems] == [2, 1]


def test_a_row_from_side_to_side_begins_an_aspect() -> None:
    rows: list[Row] = [
        ["一、聚焦党的领导方面"],
        [1, None, "学习不深入", "建立制度", "区委办", "2026年底", ""],
        ["二、聚焦基层党建方面"],
        [2, None, "组织生活不规范", "开展检查", "区委组织部", "2026年底", ""],
    ]
    draft = draft_of(rows, ("A2:G2", "A4:G4"))
    assert [one.aspect for one in draft.problems] == [
        "一、聚焦党的领导方面",
        "二、聚焦基层党建方面",
    ]
    assert not draft.row_problems


def test_what_is_no_row_of_the_table_is_told_and_the_others_come_in() -> None:
    rows: list[Row] = [
        [None, None, None, "没有问题的措施", "区委办", "2026年底", ""],
        ["示例", "甲", "示例问题", "示例措施", "某单位", "2026年底", ""],
        [1, "甲", "问题", "措施", "区委办", "2026年底", ""],
        HEAD,
        [2],
        [3, "甲", "第二个问题", "措施", "区委办", "2026年底", ""],
        ["合计", None, None, "2条", None, None, None],
        ["填表人：张三", None, "审核人：李四"],
    ]
    draft = draft_of(rows)
    assert [one.text for one in draft.problems] == ["问题", "第二个问题"]
    assert left_out(draft) == [
        (2, "没有问题的措施　区委办　2026年底"),
        (3, "示例　甲　示例问题　示例措施　某单位　2026年底"),
        (8, "合计　2条"),
        (9, "填表人：张三　审核人：李四"),
    ]


def test_a_row_of_sums_is_no_problem() -> None:
    head = ["反馈问题", "整改措施", "责任单位"]
    draft = draft_of([["甲", "措施", "区委办"], ["小 计", "1条", None]], head=head)
    assert [one.text for one in draft.problems] == ["甲"]
    assert left_out(draft) == [(3, "小 计　1条")]


def test_a_cell_that_is_not_understood_stays_as_text_and_is_told() -> None:
    rows: list[Row] = [
        [1, "甲", "问题", "措施", "区委办", "尽快完成", "抓紧办"],
        [2, "甲", "问题二", "措施", "区委办", 2025.1, "是"],
        [3, "甲", "问题三", "措施", "区委办", "2026年2月30日", "是"],
    ]
    draft = draft_of(rows)
    told = [(one.row, one.column, one.text) for one in draft.row_problems]
    assert told == [
        (2, "完成时限", "尽快完成"),
        (2, "整改状态", "抓紧办"),
        (3, "完成时限", "2025.1"),
        (4, "完成时限", "2026年2月30日"),
    ]
    assert all(one.kind == "doubt" for one in draft.row_problems)
    assert draft.problems[0].shared.deadline.text == "尽快完成"


def test_leaders_and_units_of_a_cell_are_taken_apart() -> None:
    head = ["序号", "反馈问题", "整改措施", "责任领导", "牵头单位及责任单位", "责任人"]
    rows: list[Row] = [
        [
            1,
            "问题",
            "措施",
            "张三（区委副书记、政法委书记）\n李四",
            "牵头单位：区委办；责任单位：区教育局，区卫健局/区医保局",
            "王五、赵六",
        ]
    ]
    (problem,) = draft_of(rows, head=head).problems
    shared = problem.shared
    assert shared.leaders == ("张三（区委副书记、政法委书记）", "李四")
    assert shared.lead_units == ("区委办",)
    assert shared.units == ("区教育局", "区卫健局", "区医保局")
    assert shared.persons == ("王五", "赵六")


def test_a_day_typed_as_a_day_is_that_day() -> None:
    rows: list[Row] = [[1, "甲", "问题", "措施", "区委办", datetime(2026, 6, 30), ""]]  # noqa: DTZ001  # a cell knows no time zone
    (problem,) = draft_of(rows).problems
    assert problem.shared.deadline.text == "2026年6月30日"
    assert problem.shared.deadline.milestones[0].on == date(2026, 6, 30)


def test_progress_is_told_while_reading() -> None:
    rows: list[Row] = [
        [place, "甲", f"问题{place}", "措施", "区委办", "2026年底", ""] for place in range(1200)
    ]
    sheet = read_workbook(sheet_bytes([HEAD, *rows]))[0]
    mapping = find_mapping(sheet)
    assert mapping
    told: list[tuple[int, int]] = []
    draft = read_sheet(sheet, mapping, lambda done, total: told.append((done, total)))
    assert len(draft.problems) == 1200
    assert told == [(500, 1201), (1000, 1201), (1201, 1201)]
