"""Lists that a number counts, and items that stand twice."""

import pytest

from zhenggai.notices.reading import read_text
from zhenggai.notices.relations.relation import Relation


def lists_of(text: str) -> list[Relation]:
    """The lists of a text."""
    return [one for one in read_text(text).relations if one.kind == "enumeration"]


@pytest.mark.parametrize(
    ("text", "verdict", "grade"),
    [
        ("规范立项、评审、审批、验收四个环节。", "consistent", "wrong"),
        ("规范立项、评审、审批、验收五个环节。", "inconsistent", "wrong"),
        ("建立县、乡镇（街道）、村组、网格员四级联动机制。", "consistent", "wrong"),
        ("在东沟村、西沟村、南沟村3个村试点。", "consistent", "doubtful"),
        ("在东沟村、西沟村、南沟村4个村试点。", "inconsistent", "doubtful"),
        ("健全三项制度（会商制度、通报制度、考核制度）。", "consistent", "doubtful"),
        ("健全三项制度（会商制度、通报制度、考核制度、督查制度）。", "inconsistent", "likely"),
        ("打造党建引领、网格治理、便民服务“三个平台”。", "consistent", "wrong"),
    ],
)
def test_a_list_is_counted(text: str, verdict: str, grade: str) -> None:
    found = [(one.verdict, one.grade) for one in lists_of(text)]
    assert found == [(verdict, grade)]


@pytest.mark.parametrize(
    "text",
    [
        "新建、改建、扩建4所学校，修订、完善3项制度。",
        "在理论学习、作风建设方面查摆3个方面12条问题。",
        "深入5个乡镇（街道、园区），走访12个部门（单位）。",
        "对4个县（市、区）、6个科室（办公室、财务科等）开展检查。",
        "市直部门、乡镇街道35个单位完成整改。",
        "涉及教育、医疗等7个领域。",
    ],
)
def test_what_is_no_counted_list_is_not_called_wrong(text: str) -> None:
    assert not [one for one in lists_of(text) if one.verdict == "inconsistent"]


def test_an_item_that_stands_often_is_told_once() -> None:
    found = lists_of("走访甲村村委、乙村村委、丁村村委、乙村村委、戊村村委、乙村村委、丙村村委。")
    assert [one.topic for one in found] == ["repeated_item"]
