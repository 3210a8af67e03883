"""The shapes in which offices write notices and feedback: each gives the same problems with the
same measures.
"""

import pytest
from made_papers import NOTICE
from paper_house import Import, of

from zhenggai.ledger.intake.paper import PaperDraft

ASPECTS = ("贯彻落实党的理论和路线方针政策方面", "群众身边不正之风和腐败问题方面")
FOUND = {
    "理论学习不够深入": ["健全制度。修订学习制度", "强化考核。纳入年度考核"],
    "水利规划编制滞后": [
        "加快编制。完成规划编制",
        "严格审查。组织评审3次",
        "压实责任。明确科室4个",
    ],
    "惠农补贴监管不严": ["全面核查。核查资金860万元", "追缴资金。追缴资金3.6万元"],
    "工程招投标不规范": ["开展自查。对32个项目开展自查", "完善制度。印发办法1个"],
}
HEAD = NOTICE[: NOTICE.index("截至目前")] + "\n\n二、反馈问题整改落实情况\n"
CN = "一二三四五六七八九十"


def run(measures: list[str], labels: list[str]) -> str:
    return "；".join(f"{label}{one}" for label, one in zip(labels, measures, strict=False)) + "。"


def shaped(shape: str, number: int, problem: str, measures: list[str]) -> list[str]:
    """One problem with its measures as lines."""
    own = [f"{one}。" for one in measures]
    count = CN[len(measures) - 1] if len(measures) != 2 else "两"
    match shape:
        case "整改情况：一是…":
            return [
                f"{number}.{problem}的问题。",
                f"整改情况：{run(measures, [f'{one}是' for one in CN])}",
            ]
        case "着重从N个方面…（1）":
            lead = f"{number}.对{problem}问题，着重从{count}个方面抓好整改。"
            return [lead, *(f"（{place}）{one}" for place, one in enumerate(own, 1))]
        case "主要从N个方面…①":
            told = run(measures, list("①②③④"))
            return [f"{number}.关于{problem}的问题。", f"主要从{count}个方面抓好整改：{told}"]
        case "running（1）–（35）":
            labelled = [f"{CN[place]}是{one}" for place, one in enumerate(own)]
            return [f"（{number}）{problem}。", "整改情况：", *labelled]
        case "第一，第二，":
            told = "".join(f"第{CN[place]}，{one}" for place, one in enumerate(own))
            return [f"{number}.针对“{problem}”的问题。{told}"]
    raise AssertionError(shape)


def notice(shape: str) -> PaperDraft:
    lines: list[str] = []
    for number, (problem, measures) in enumerate(FOUND.items(), 1):
        if number % 2:
            lines.append(f"（{CN[number // 2]}）{ASPECTS[number // 2]}")
        lines += shaped(shape, number, problem, measures)
    return of(HEAD + "\n".join(lines) + "\n")


@pytest.mark.parametrize(
    "shape",
    [
        "整改情况：一是…",
        "着重从N个方面…（1）",
        "主要从N个方面…①",
        "running（1）–（35）",
        "第一，第二，",
    ],
)
def test_each_shape_gives_the_same_problems_and_measures(shape: str) -> None:
    draft = notice(shape)
    problems = [one for one in draft.walk() if one.kind == "problem"]
    assert draft.count("aspect") == len(ASPECTS)
    for node, (problem, measures) in zip(problems, FOUND.items(), strict=True):
        assert problem in node.text
        assert [one.text.rstrip("。；") for one in node.children] == measures


def test_a_table_of_unfinished_items_tells_states_deadlines_and_next_steps() -> None:
    table = (
        "四、未完成和基本完成事项的说明\n序号\t事项\t整改情况\t下一步措施\t完成时限\n"
        "1\t高标准农田管护不到位（基本完成）\t2个项目区正在验收\t加快验收\t2024年11月30日前\n"
        "2\t惠农补贴资金监管不严（未完成）\t尚有3.2万元未追缴\t申请支付令\t2024年12月31日前并长期坚持\n"
    )
    start, end = NOTICE.index("四、未完成"), NOTICE.index("\n欢迎广大")
    house = Import()
    house.take_text(NOTICE[:start] + table + NOTICE[end:])
    states = [one.state for one in house.book.problems.values()]
    assert states == ["closed", "rectifying", "planned", "closed"]
    third = house.book.problems["problem/3"]
    assert third.standing
    assert third.deadline_text == "2024年12月31日前并长期坚持"
    steps = [one.text for one in house.book.measures.values()]
    assert "申请支付令" in steps


def test_feedback_in_running_sentences_gives_a_problem_each() -> None:
    lines = [
        "县委第一巡察组关于巡察县水利局党组情况的反馈",
        "2025年6月12日，县委第一巡察组向县水利局党组反馈了巡察意见。",
        f"一、{ASPECTS[0]}",
        "一是理论学习不够深入，学用结合不紧。二是水利规划编制滞后，三个专项规划尚未完成。",
        f"二、{ASPECTS[1]}",
        "一是惠农补贴监管不严，存在多发漏发现象。二是工程招投标不规范，存在应招未招问题。",
    ]
    draft = of("\n".join(lines))
    assert (draft.kind, draft.title) == ("feedback", lines[0])
    told = [one.text for one in draft.walk() if one.kind == "problem"]
    assert [one[:8] for one in told] == list(FOUND)
    assert draft.count("measure") == 0
