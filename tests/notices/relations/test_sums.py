"""Sums of one paragraph: what is judged, by which words, and with what working."""

import pytest

from zhenggai.notices.reading import read_text
from zhenggai.notices.relations.relation import Relation


def sums_of(text: str) -> list[Relation]:
    """The sums of a text."""
    return [one for one in read_text(text).relations if one.kind == "sum"]


@pytest.mark.parametrize(
    ("text", "working"),
    [
        ("42件问题线索，已办结38件，正在办理4件。", "38＋4＝42，总数写42"),
        ("18座水库，其中12座已完工，其余6座正在施工。", "12＋6＝18，总数写18"),
        ("批评教育41人、诫勉8人、处分11人，共计60人。", "41＋8＋11＝60，总数写60"),
        ("投入1.2亿元，其中财政资金8500万元、社会资本3500万元。", "0.85＋0.35＝1.2，总数写1.2"),
        ("受理举报356件（其中，来电209件，来信147件）。", "209＋147＝356，总数写356"),
        ("两年分别化解8.1亿元、12.35亿元，共化解20.45亿元。", "8.1＋12.35＝20.45，总数写20.45"),
        (
            "票据426张，涉及58.37万元，其中手续完备的411张、56.92万元，手续不全的15张、1.45万元。",
            "411＋15＝426，总数写426",
        ),
    ],
)
def test_a_right_sum_shows_its_working(text: str, working: str) -> None:
    found = [one for one in sums_of(text) if one.working == working]
    assert [one.verdict for one in found] == ["consistent"]


def test_money_in_two_columns_is_added_up_as_well() -> None:
    text = "清理214笔、2783.5万元，收回127笔、1164.2万元，其余87笔、1619.3万元正在催收。"
    assert [one.verdict for one in sums_of(text)] == ["consistent", "consistent"]


def test_figures_rounded_to_wan_may_miss_their_sum_by_the_rounding() -> None:
    right = "培训62.7万人，其中省级36人、县级2.5万人、乡级8.8万人、其他51.4万人。"
    wrong = "培训62.7万人，其中省级36人、县级2.5万人、乡级8.8万人、其他56.4万人。"
    assert [one.verdict for one in sums_of(right)] == ["consistent"]
    assert [one.verdict for one in sums_of(wrong)] == ["inconsistent"]


def test_a_wrong_sum_points_at_the_whole_and_names_its_parts() -> None:
    text = "24个问题中，完成整改20个，基本完成3个，未完成2个。"
    one = sums_of(text)[0]
    assert text[one.span.start : one.span.end].startswith("24个")
    assert [text[start:end] for start, end in one.parts[1:]] == ["20个", "3个", "2个"]
    assert one.working == "20＋3＋2＝25，总数写24"


@pytest.mark.parametrize(
    "text",
    [
        "立案12件14人，党纪处分13人，组织处理9人，移送司法1人。",
        "以200—400户为单位，设置网格860个，覆盖户数12万户，其余3万户正在核对。",
        "每300户配备1名，共配备网格员860名，其中专职620名。",
        "年收入由21.3万元增加到26.1万元，其中租金6.8万元。",
        "检查企业344家，发现问题企业13家，其余正在核实。",
        "全年共开展公共安全检查12次，公开通报3次，共同研究5次。",
    ],
)
def test_what_is_no_sum_is_not_judged(text: str) -> None:
    assert not [one for one in sums_of(text) if one.verdict == "inconsistent"]


def test_persons_are_added_whatever_word_counts_them() -> None:
    text = "与136名领导干部进行谈话，其中县级领导61人，部门主要领导75人。"
    assert [one.verdict for one in sums_of(text)] == ["consistent"]


def test_a_part_of_another_sentence_belongs_to_the_total() -> None:
    text = "修订制度8项。新制定制度5项，废止2项，共计15项。"
    assert [one.verdict for one in sums_of(text)] == ["consistent"]
