"""Counts of clues, petitions and persons dealt with."""

import pytest

from zhenggai.notices.facts.clues import ClueCount, extract_clues
from zhenggai.notices.facts.quantities import extract_quantities


def counts(text: str) -> tuple[ClueCount, ...]:
    """The counts of a text."""
    return extract_clues(text, extract_quantities(text, []))


def told(text: str) -> list[str]:
    """The counts of a text as words: `filed_persons 6人`."""
    return [f"{one.what} {one.value}{one.unit}" for one in counts(text)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("立案6人，党纪政务处分4人。", ["filed_persons 6人", "disciplined_persons 4人"]),
        ("诫勉谈话2人，批评教育3人次，通报批评1名。", ["talks 2人", "talks 3人次", "talks 1名"]),
        ("移送司法机关1人，组织处理3人。", ["transferred_persons 1人", "organisational 3人"]),
        ("其中开除党籍1人。", ["expelled_persons 1人"]),
        ("共处理19人，问责干部7名。", ["handled_persons 19人", "handled_persons 7名"]),
    ],
)
def test_the_word_before_a_number_tells_what_is_counted(text: str, wanted: list[str]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("给予2名同志党内严重警告处分。", ["disciplined_persons 2名"]),
        ("对5名中层干部立案审查调查，对12人进行诫勉谈话。", ["filed_persons 5名", "talks 12人"]),
        ("对3起典型问题进行通报。", []),
    ],
)
def test_what_is_done_may_stand_behind_the_number(text: str, wanted: list[str]) -> None:
    assert told(text) == wanted


def test_cases_and_persons_are_kept_apart() -> None:
    assert told("转立案2条4人，信访件16件14人，移送检察机关3件2人。") == [
        *("filed_cases 2条", "filed_persons 4人", "letters 16件", "letters 14人"),
        "transferred_persons 2人",
    ]


def test_what_is_closed_and_what_is_open_are_told_apart() -> None:
    assert told("办结问题线索95条，积存问题线索40件，已办结63件，正在办理2件。") == [
        *("concluded 95条", "in_progress 40件", "concluded 63件", "in_progress 2件"),
    ]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("运用“四种形态”批评教育和处理51人次", ["four_forms_all 51人次"]),
        ("按照“四种形态”对21名责任人作出处理", ["four_forms_all 21名"]),
        ("其中第一种形态37人次，第二种形态2人次", ["four_forms_1 37人次", "four_forms_2 2人次"]),
        ("其中第一种、第二种形态39人次", ["four_forms_1_2 39人次"]),
        ("运用第一至第三种形态处理8人", ["four_forms_1_2_3 8人"]),
        ("第一批入库项目9个，市委第一巡察组反馈问题12个", []),
    ],
)
def test_the_four_forms_are_named(text: str, wanted: list[str]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    "text",
    ["处理食品安全类案件19起", "清理档案120件", "参加培训45人", "新建项目3个，投资2亿元"],
)
def test_other_numbers_are_no_counts_of_this_kind(text: str) -> None:
    assert told(text) == []


def test_what_the_inspection_handed_over_is_told_from_the_units_own_work() -> None:
    text = (
        "二、整改情况\n今年以来立案4人。\n"
        "三、移交线索办理情况\n县委巡察组移交问题线索5条，已办结5条，立案2人。\n"
        "四、下一步打算\n去年立案7人。"
    )
    assert [one.scope for one in counts(text)] == [
        *("own", "inspection", "inspection", "inspection", "own"),
    ]


def test_a_span_is_the_number_with_its_unit() -> None:
    text = "立案审查调查12人。"
    (one,) = counts(text)
    assert text[slice(*one.span)] == "12人"
