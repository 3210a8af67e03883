"""Comparisons on two papers: what changed is told, what only reads differently is not."""

from pathlib import Path

import pytest

from zhenggai.notices.compare import compare
from zhenggai.notices.compare.pairing import pair_papers, words_of
from zhenggai.notices.reading import read_text

HEAD = "云汀县委关于巡察整改情况的通报\n县委巡察反馈{}个问题。\n一、巡察反馈问题整改情况\n"
PROBLEMS = [
    "理论学习不够深入",
    "基层党组织建设薄弱",
    "公务接待管理不严",
    "项目招标投标监管不力",
    "惠民资金发放不及时",
]


def paper(problems: list[str], frame: str = "关于“{}”的问题。已开展整改3次。") -> str:
    lines = [f"{number}.{frame.format(one)}" for number, one in enumerate(problems, 1)]
    return HEAD.format(len(problems)) + "\n".join(lines) + "\n"


def codes(old: str, new: str) -> list[str]:
    return [one.code for one in compare(read_text(old), read_text(new))]


def test_a_paper_against_itself_is_silent() -> None:
    assert codes(paper(PROBLEMS), paper(PROBLEMS)) == []


@pytest.mark.parametrize(
    "frame",
    [
        "{}。",
        "针对{}问题，认真整改4次。",
        "“{}”问题整改情况：已整改。",
        "反馈意见指出，{}的问题。已改。",
    ],
)
def test_another_frame_is_the_same_problem(frame: str) -> None:
    assert codes(paper(PROBLEMS), paper(PROBLEMS, frame)) == []


def test_a_slightly_reworded_problem_is_the_same() -> None:
    reworded = [*PROBLEMS[:2], "公务接待管理不够严格", *PROBLEMS[3:]]
    assert codes(paper(PROBLEMS), paper(reworded)) == []


def test_a_missing_problem_is_told_where_it_should_stand() -> None:
    old, new = read_text(paper(PROBLEMS)), read_text(paper(PROBLEMS[:2] + PROBLEMS[3:]))
    lost = [one for one in compare(old, new) if one.code == "CMP101"]
    assert [old.source[one.old] for one in lost if one.old] == ["关于“公务接待管理不严”的问题"]
    assert new.source[lost[0].span] == "关于“基层党组织建设薄弱”的问题"


def test_a_problem_told_at_another_level_has_not_vanished() -> None:
    new = paper(PROBLEMS[:4]) + "（1）惠民资金发放不及时。已补发12万元。\n"
    assert "CMP101" not in codes(paper(PROBLEMS), new)


def test_an_added_problem_is_advice() -> None:
    added = compare(read_text(paper(PROBLEMS[:4])), read_text(paper(PROBLEMS)))
    assert [(one.severity, one.old) for one in added if one.code == "CMP105"] == [("advice", None)]


def test_a_moved_total_is_told_with_both_figures() -> None:
    old = paper(PROBLEMS)
    moved = compare(read_text(old), read_text(old.replace("反馈5个问题", "反馈6个问题")))
    assert [(one.code, one.working) for one in moved] == [("CMP102", "5个问题 → 6个问题")]


def test_more_done_than_before_is_progress() -> None:
    old = paper(PROBLEMS).replace("反馈5个问题。", "反馈5个问题，已完成整改3个，正在整改2个。")
    assert codes(old, old.replace("整改3个", "整改4个").replace("整改2个", "整改1个")) == []


def test_fewer_done_than_before_is_told() -> None:
    old = paper(PROBLEMS).replace("反馈5个问题。", "反馈5个问题，已完成整改4个，正在整改1个。")
    assert codes(old, old.replace("整改4个", "整改3个").replace("整改1个", "整改2个")) == ["CMP102"]


def test_a_later_deadline_is_told() -> None:
    old = paper(PROBLEMS, "{}。\n完成时限：2022年6月底前。")
    assert codes(old, old.replace("2022年6月底", "2022年12月底", 1)) == ["CMP103"]


def test_an_earlier_deadline_is_silent() -> None:
    old = paper(PROBLEMS, "{}。\n完成时限：2022年6月底前。")
    assert codes(old, old.replace("2022年6月底", "2022年3月底", 1)) == []


def test_unlike_papers_are_not_compared_problem_by_problem() -> None:
    other = paper(["河道采砂监管缺位", "粮食收购贷款违规", "林地占用审批把关不严"])
    pair = pair_papers(read_text(paper(PROBLEMS)), read_text(other))
    assert not pair.is_related
    assert not {"CMP101", "CMP105"} & set(codes(paper(PROBLEMS), other))


def test_empty_papers_are_no_fault() -> None:
    assert codes("", "") == []
    assert codes(paper(PROBLEMS), "") == []
    assert codes("", paper(PROBLEMS)) == []


def test_the_words_of_a_problem_are_what_is_left_without_its_frame() -> None:
    for heading in (
        "关于“学习不够深入”的问题",
        "针对学习不够深入问题",
        "学习 不够深入。",
        "学习不够深入方面存在的问题",
    ):
        assert words_of(heading) == "学习不够深入"


def city() -> str:
    """A notice with 24 problems, of which four are named as not wholly done."""
    name = "src/zhenggai/notices/benchmark/notices/city-inspection.txt"
    return (Path(__file__).parents[3] / name).read_text(encoding="utf-8")


def test_a_done_problem_that_comes_back_is_an_error() -> None:
    later = city().replace("存在问题5：房地产领域风险化解不够有力", "存在问题7：")
    returned = [one for one in compare(read_text(city()), read_text(later)) if one.code == "CMP104"]
    assert [one.severity for one in returned] == ["error"]
    assert "旧件写“已完成”，新件写“未完成”" in returned[0].message


def test_an_open_problem_that_is_done_now_is_progress() -> None:
    later = city().replace("未完成的整改事项", "说明")
    assert "CMP104" not in codes(city(), later)
