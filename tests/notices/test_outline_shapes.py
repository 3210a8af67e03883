"""Trees of rarer shapes: numbers in two steps, stops within quotes, headings without a label."""

import pytest

from zhenggai.notices.outline import Node
from zhenggai.notices.reading import read_text

NUMBERED = ("cn_comma", "cn_paren", "arabic_dot", "arabic_paren", "circled", "shi")


def every(text: str) -> list[Node]:
    return list(read_text(text).nodes)


def labels(text: str) -> list[str | None]:
    return [node.label for node in every(text) if node.level in NUMBERED]


def test_numbers_in_two_steps_are_labels_where_each_follows_another() -> None:
    text = (
        "情况通报\n1、生态方面\n1.1 禁牧不到位。\n一是巡查12次。\n二是处罚3人。\n"
        "1.2 治理欠账多。\n一是治理3.2 公里。\n二是投入5万元。\n"
        "2、教育方面\n2.1关于短板明显的问题。\n"
    )
    assert labels(text) == ["1、", "1.1", "一是", "二是", "1.2", "一是", "二是", "2、", "2.1"]
    first = next(node for node in every(text) if node.label == "1、")
    assert [child.label for child in first.children] == ["1.1", "1.2"]


@pytest.mark.parametrize(
    "line", ["3.5 万人参加，较上年增加。", "1.2 亿元资金到位。\n2.6 亿元在途。"]
)
def test_a_decimal_at_the_start_of_a_line_is_no_label(line: str) -> None:
    assert labels(f"情况通报\n{line}\n") == []


def test_a_stop_within_quotes_is_no_end_of_a_heading() -> None:
    text = (
        "情况通报\n（1）关于“学习不够深入。2021年仅学习3次”的问题。\n整改情况：一是增加学习。\n"
        "（2）关于“监管有漏洞。”问题\n整改情况：一是加强监管。\n（3）落实“双减”。清理机构3家。\n"
    )
    headings = [node.heading for node in every(text) if node.level == "arabic_paren"]
    assert headings == [
        "关于“学习不够深入。2021年仅学习3次”的问题",
        "关于“监管有漏洞。”问题",
        "落实“双减”",
    ]


def test_a_chapter_before_the_first_problem_tells_the_organisation() -> None:
    text = (
        "情况通报\n一、党委履行整改主体责任情况\n（一）提高政治站位。\n（二）健全整改机制。\n（三）强化监督问效。\n"
        "二、重点问题整改进展情况\n（一）关于落实决策部署方面\n1.针对“创新能力不足”问题\n一是加大投入。\n"
        "2.针对“风险防控不力”问题\n一是压降库存。\n"
    )
    kinds = {node.label: node.kind for node in every(text) if node.label}
    organised = [node.kind for node in every(text) if node.part == "organisation"]
    assert organised == ["section", "narrative", "narrative", "narrative"]
    assert [kinds["（一）"], kinds["1."], kinds["2."]] == ["aspect", "problem", "problem"]


def test_where_counts_do_not_agree_running_numbers_tell_the_problems() -> None:
    text = (
        "巡视组反馈了26个问题。\n一、整改落实情况\n（一）党的领导弱化的问题\n1.部署落实打折扣的问题。开展督查。\n"
        "2.学习不够深入的问题。开展研讨。\n（二）党的建设缺失的问题\n3.选人用人不规范的问题。开展清理。\n"
    )
    problems = [node.label for node in every(text) if node.kind == "problem"]
    assert problems == ["1.", "2.", "3."]


def test_the_number_at_the_end_tells_the_problems_where_none_stands_before() -> None:
    text = (
        "一、落实部署不到位问题的整改情况\n（一）关于改造缓慢的问题\n1.加快建设。\n2.争取资金。\n"
        "（二）关于物业矛盾突出的问题\n1.完善制度。\n2.化解投诉。\n"
        "二、管党治党不力问题的整改情况\n（一）关于廉政风险防控不严的问题\n1.排查风险。\n2.以案促改。\n"
        "以上3个问题，已完成整改2个，正在整改1个。\n"
    )
    assert sum(node.kind == "problem" for node in every(text)) == text.count("（")


def test_a_unit_that_is_responsible_is_no_measure_and_every_contact_line_is_one() -> None:
    text = (
        "情况通报\n一、整改落实情况\n（一）食堂管理不规范。\n整改情况：已整改。①退还3万元；②问责2人。\n责任领导：副局长\n"
        "二、下一步打算\n持续整改。\n欢迎监督。\n联系电话：0700-1234567\n邮政信箱：云汀市大学路1号整改办\n"
        "电子邮箱：zg@example.cn\n"
    )
    assert [node.kind for node in every(text) if node.level == "field"] == ["narrative"]
    assert sum(node.kind == "contact" for node in every(text)) >= text.count("：") - 2


def test_a_measure_that_begins_like_a_heading_is_none_where_the_problems_are_numbered() -> None:
    text = (
        "情况通报\n一、整改落实情况\n1.学习不够深入的问题\n关于学习频次的问题。已增加到每月1次。\n一是集中学习12次。\n"
        "2.监督不够有力的问题\n关于监督方式的问题。已改为随机抽查。\n一是抽查8次。\n"
    )
    problems = [node.label for node in every(text) if node.kind == "problem"]
    assert problems == ["1.", "2."]


def test_what_closes_the_items_of_a_chapter_is_no_measure_of_the_last() -> None:
    text = (
        "情况通报\n一、整改落实情况\n1.学习不够深入的问题\n一是集中学习12次。\n2.监督不够有力的问题\n一是抽查8次。\n"
        "以上2个问题均已完成整改。\n二、下一步打算\n持续整改。\n"
    )
    chapter = next(node for node in every(text) if node.label == "一、")
    assert [child.kind for child in chapter.children] == ["problem", "problem", "narrative"]


def test_a_last_chapter_that_lists_acts_tells_what_comes_next() -> None:
    text = (
        "情况通报\n一、动真碰硬抓整改\n（一）在落实决策部署方面\n1.招商质效不高。\n一是走访企业126家。\n2.土地处置不力。\n"
        "一是处置土地862亩。\n二、建章立制，持之以恒抓整改\n新建制度14项。下一步，做好以下工作：\n"
        "（一）持续深化政治建设。\n（二）持续推进问题整改。\n"
    )
    last = [node for node in every(text) if node.label][-3:]
    assert [node.kind for node in last] == ["outlook", "outlook", "outlook"]
