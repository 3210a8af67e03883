"""The head of a sheet is found by its names, shown, corrected and remembered."""

import json
from collections.abc import Sequence

import pytest
from made_sheet import Row, sheet_bytes

from zhenggai.ledger.intake.columns import fields_of, named_in
from zhenggai.ledger.intake.header import find_mapping, find_mappings, settled_around
from zhenggai.ledger.intake.mapping import Mapping
from zhenggai.ledger.intake.workbook import Sheet, read_workbook

PLAIN = ["序号", "反馈问题", "整改措施", "责任单位", "完成时限"]


def sheet_of(rows: Sequence[Row], merges: tuple[str, ...] = ()) -> Sheet:
    return read_workbook(sheet_bytes(rows, merges))[0]


def mapping_of(rows: Sequence[Row], merges: tuple[str, ...] = ()) -> Mapping:
    mapping = find_mapping(sheet_of(rows, merges))
    assert mapping
    return mapping


def fields(mapping: Mapping) -> list[str | None]:
    return [column.field for column in mapping.columns]


def test_the_head_stands_below_the_title_rows() -> None:
    rows: list[Row] = [
        ["青禾区巡察整改台账"],
        ["填报单位：青禾区委办", None, None, "2026年6月30日"],
        PLAIN,
    ]
    mapping = mapping_of(rows, ("A1:E1",))
    assert (mapping.top, mapping.bottom) == (2, 2)
    assert fields(mapping) == ["number", "problem", "measure", "units", "deadline"]


def test_a_head_of_two_rows_with_merged_cells_is_read_as_one() -> None:
    rows: list[Row] = [
        ["台账"],
        ["序号", "反馈问题", "整改措施", None, None, "责任单位", None, "备注"],
        [None, None, "具体措施", "责任人", "完成时限", "牵头", "配合", None],
        [1, "甲", "乙", "张三", "2026年底", "区委办", "区财政局", None],
    ]
    merges = ("A1:H1", "A2:A3", "B2:B3", "C2:E2", "F2:G2", "H2:H3")
    mapping = mapping_of(rows, merges)
    assert (mapping.top, mapping.bottom) == (1, 2)
    assert fields(mapping) == [
        "number", "problem", "measure", "persons", "deadline", "lead_units", "units", "note",
    ]  # fmt: skip
    assert mapping.columns[5].heading == "责任单位／牵头"


def test_a_problem_is_known_by_its_wording_beside_its_kind() -> None:
    rows: list[Row] = [
        ["序号", "反馈问题", None, "整改措施", "责任单位"],
        [None, "问题类型", "问题表述", None, None],
    ]
    mapping = mapping_of(rows, ("A1:A2", "B1:C1", "D1:D2", "E1:E2"))
    assert fields(mapping) == ["number", "category", "problem", "measure", "units"]


def test_a_problem_and_its_details_below_one_head_are_told_apart() -> None:
    rows: list[Row] = [
        ["序号", "反馈问题", None, "整改措施", "责任单位"],
        [None, "问题概括", "具体表现", None, None],
    ]
    mapping = mapping_of(rows, ("A1:A2", "B1:C1", "D1:D2", "E1:E2"))
    assert fields(mapping) == ["number", "problem", "detail", "measure", "units"]


def test_a_head_of_two_rows_is_read_where_no_range_is_merged() -> None:
    rows: list[Row] = [
        ["序号", "反馈问题", "整改措施", "责任单位", None, "完成时限"],
        [None, None, None, "牵头单位", "配合单位", None],
        [1, "甲", "乙", "区委办", "区财政局", "2026年底"],
    ]
    mapping = mapping_of(rows)
    assert (mapping.top, mapping.bottom) == (0, 1)
    assert fields(mapping)[3:] == ["lead_units", "units", "deadline"]


def test_what_stands_under_measures_is_theirs_where_problems_have_it_too() -> None:
    rows: list[Row] = [
        ["反馈问题", "责任单位", "完成时限", "整改措施", None, None],
        [None, None, None, "措施内容", "责任单位", "完成时限"],
    ]
    mapping = mapping_of(rows, ("A1:A2", "B1:B2", "C1:C2", "D1:F1"))
    assert fields(mapping) == [
        "problem", "units", "deadline", "measure", "measure_units", "measure_deadline",
    ]  # fmt: skip


def test_the_same_heading_again_behind_the_measures_is_theirs() -> None:
    mapping = mapping_of([["具体表现", "责任领导", "责任单位", "措施内容", "责任领导", "责任单位"]])
    assert fields(mapping) == [
        "problem", "leaders", "units", "measure", "measure_leaders", "measure_units",
    ]  # fmt: skip


def test_a_department_behind_the_measures_is_their_unit() -> None:
    mapping = mapping_of([["反馈问题", "责任单位", "整改措施", "责任部门", "配合单位"]])
    assert fields(mapping) == ["problem", "units", "measure", "measure_units", "units"]


def test_a_column_of_states_is_the_state_whatever_it_is_called() -> None:
    head = ["序号", "反馈问题", "责任单位", "完成情况"]
    states = mapping_of([head, [1, "甲", "区委办", "已完成"], [2, "乙", "区委办", "推进中"]])
    assert (states.columns[3].field, states.columns[3].is_doubtful) == ("state", True)
    words = mapping_of([head, [1, "甲", "区委办", "已完成"], [2, "乙", "区委办", "已开展3次检查"]])
    assert words.columns[3].field == "progress"


def test_a_printed_head_is_found_once_though_it_stands_on_every_page() -> None:
    rows: list[Row] = [PLAIN, [1, "甲", "乙", "区委办", "2026年底"], PLAIN]
    assert mapping_of(rows).top == 0


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("序 号", "number"),
        ("反馈问题\n（原文）", "problem"),
        ("整改措施*", "measure"),
        ("完成时限（年/月/日）", "deadline"),
        ("责任单位（部门）", "units"),
        ("是否销号", "state"),
        ("佐证材料", "evidence"),
        ("牵头领导", "leaders"),
    ],
)
def test_a_heading_is_known_with_blanks_and_brackets(heading: str, field: str) -> None:
    assert fields_of(heading) == (field,)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("本月整改进展情况", "progress"),
        ("牵头单位及责任单位", "units"),
        ("责任领导/责任单位/责任人", None),
        ("涉及金额（万元）", None),
        ("是否涉及资金问题", None),
    ],
)
def test_a_longer_heading_is_doubtful_or_unknown(heading: str, field: str | None) -> None:
    named = named_in(heading)
    assert named.field == field
    assert named.is_doubtful or field is None


def test_a_sheet_that_is_no_ledger_has_no_mapping() -> None:
    rows: list[Row] = [["序号", "单位", "联系人", "备注"], [1, "区委办", "张三", None]]
    assert find_mapping(read_workbook(sheet_bytes(rows))[0]) is None


def test_a_sheet_of_examples_is_read_only_alone() -> None:
    sheets = read_workbook(sheet_bytes([PLAIN], name="填写示例"))
    others = read_workbook(sheet_bytes([PLAIN], name="一、党的领导"))
    assert [one.sheet for one in find_mappings((*sheets, *others))] == ["一、党的领导"]
    assert [one.sheet for one in find_mappings(sheets)] == ["填写示例"]


def test_a_correction_is_remembered_for_the_same_head() -> None:
    rows: list[Row] = [[*PLAIN, "本期情况"], [1, "甲", "乙", "丙", "2026年底", "丁"]]
    found = mapping_of(rows)
    assert [column.heading for column in found.unknown] == ["本期情况"]
    corrected = settled_around(sheet_of(rows), found, {5: "progress"})
    memory = json.loads(json.dumps(corrected.as_json()))
    again = mapping_of([["八月台账"], *rows]).remembered(memory)
    assert fields(again) == [*fields(found)[:5], "progress"]
    assert mapping_of([PLAIN]).remembered(memory) == mapping_of([PLAIN])


def test_a_correction_takes_a_single_field_from_the_column_that_had_it() -> None:
    rows: list[Row] = [[*PLAIN, "新问题栏"]]
    mapping = settled_around(sheet_of(rows), mapping_of(rows), {5: "problem"})
    assert mapping.columns_of("problem") == (5,)
    assert mapping.columns[1].field is None


def test_words_for_states_beside_the_progress_are_the_state() -> None:
    rows: list[Row] = [
        ["反馈问题", "整改措施", "完成情况", "具体进展"],
        ["甲不落实", "抓落实", "已完成", "印发通报4期"],
        ["乙不落实", "抓落实", "整改中", "正在推进"],
    ]
    assert fields(mapping_of(rows)) == ["problem", "measure", "state", "progress"]
