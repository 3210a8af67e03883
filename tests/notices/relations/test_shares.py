"""Shares and growth: the printed decimals decide, and the rounding of the parts is allowed for."""

import pytest

from zhenggai.notices.reading import read_text
from zhenggai.notices.relations.relation import Relation


def shares_of(text: str) -> list[Relation]:
    """The shares and growths of a text."""
    return [one for one in read_text(text).relations if one.kind == "share"]


@pytest.mark.parametrize(
    ("rate", "verdict", "grade"),
    [
        ("90.48%", "consistent", "wrong"),
        ("90.5%", "consistent", "wrong"),
        ("90%", "consistent", "wrong"),
        ("90.47%", "inconsistent", "cut_off"),
        ("90.4%", "inconsistent", "cut_off"),
        ("91.48%", "inconsistent", "wrong"),
        ("91%", "inconsistent", "wrong"),
    ],
)
def test_the_printed_decimals_decide(rate: str, verdict: str, grade: str) -> None:
    one = shares_of(f"42件问题线索，已办结38件，办结率{rate}。")[0]
    assert (one.verdict, one.grade) == (verdict, grade)
    assert one.working.startswith("38÷42＝90.4")


def test_parts_in_wan_leave_room_for_their_rounding() -> None:
    text = "全省参保共33.2万人次，其中线上办理23.6万人次，占{}。"
    assert shares_of(text.format("70.9%"))[0].verdict == "consistent"
    assert shares_of(text.format("73.9%"))[0].verdict == "inconsistent"


@pytest.mark.parametrize(
    "text",
    [
        "今年以来受理诉求86件，群众满意率98.7%。",
        "占全市总量的12.6%，同比提高1.2个百分点。",
        "受理58件，办结率为100%，投诉率下降5.2个百分点。",
        "35岁以下年轻干部占科级干部的比例由11.3%提高到15.8%，提高4.5个百分点。",
    ],
)
def test_a_share_without_its_parts_is_not_judged(text: str) -> None:
    assert not [one for one in shares_of(text) if one.topic == "share"]


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("由213张减少到79张，减少134张。", ["consistent"]),
        ("186件，较上年的229件减少43件，下降18.78%。", ["consistent", "consistent"]),
        ("186件，较上年的229件减少53件，下降18.78%。", ["inconsistent", "consistent"]),
        ("收入86.37亿元，较上年增加5.22亿元，增长6.43%。", ["consistent"]),
        ("收入86.37亿元，较上年增加5.22亿元，增长7.43%。", ["inconsistent"]),
        ("覆盖率由61.5%提高到74.3%，提高12.8个百分点。", ["consistent"]),
        ("由40万人次增加到100万人次，增长1.5倍。", []),
        ("由40万人次增加到100万人次，增长4倍。", ["inconsistent"]),
    ],
)
def test_growth_is_recomputed_from_both_ends(text: str, verdicts: list[str]) -> None:
    assert [one.verdict for one in shares_of(text)] == verdicts
