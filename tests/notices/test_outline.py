"""The tree of a notice: labels in every shape, lists inside paragraphs, running and restarting
numbers.
"""

from collections.abc import Callable

import pytest

from zhenggai.notices.outline import Node
from zhenggai.notices.reading import read_text

NUMBERED = ("cn_comma", "cn_paren", "arabic_dot", "arabic_paren", "circled", "shi")

DISTRICT = """中共云汀区委关于巡视整改进展情况的通报
根据省委统一部署，2024年3月4日至5月20日，省委第三巡视组对云汀区开展了巡视。
一、整改工作组织情况
一是提高认识。召开常委会会议4次。
二是压实责任。明确牵头单位17家。
二、反馈意见整改落实情况
（一）贯彻新发展理念方面
1.产业升级步伐不快的问题，着重从两个方面抓好整改。
（1）强化规划引领。编制产业规划。
（2）加大投入力度。一是设立基金。二是落实奖补，兑现资金1200万元。
2.营商环境不够优的问题，着重从两个方面抓好整改。
（1）精简审批环节。压减环节12个。
（2）开展走访服务。走访企业320家。
（二）全面从严治党方面
3.监督执纪不够严的问题，着重从两个方面抓好整改。
（1）强化日常监督。开展谈话60人次。
（2）严肃查处问题。处分9人。
三、问题线索和信访件办理情况
移交的12件问题线索已办结10件，正在办理2件。
四、下一步工作打算
（一）持续抓好后续整改。
（二）持续完善长效机制。
欢迎广大干部群众监督。联系电话：0571-80000000。
中共云汀区委
2024年12月20日
"""


def every(text: str) -> list[Node]:
    return [node for top in read_text(text).outline for node in top.walk()]


def labels(text: str) -> list[str | None]:
    return [node.label for node in every(text) if node.level in NUMBERED]


def test_a_district_notice_has_chapters_aspects_problems_and_measures() -> None:
    kinds = [(node.label, node.kind) for node in every(DISTRICT) if node.level in NUMBERED]
    assert kinds == [
        ("一、", "section"),
        ("一是", "narrative"),
        ("二是", "narrative"),
        ("二、", "section"),
        ("（一）", "aspect"),
        ("1.", "problem"),
        ("（1）", "measure"),
        ("（2）", "measure_group"),
        ("一是", "measure"),
        ("二是", "measure"),
        ("2.", "problem"),
        ("（1）", "measure"),
        ("（2）", "measure"),
        ("（二）", "aspect"),
        ("3.", "problem"),
        ("（1）", "measure"),
        ("（2）", "measure"),
        ("三、", "clues"),
        ("四、", "outlook"),
        ("（一）", "outlook"),
        ("（二）", "outlook"),
    ]


@pytest.mark.parametrize(
    ("printed", "level"),
    [
        ("一、", "cn_comma"),
        ("（一）", "cn_paren"),
        ("(一)", "cn_paren"),
        ("㈠", "cn_paren"),
        ("1.", "arabic_dot"),
        ("1、", "arabic_dot"),
        ("１．", "arabic_dot"),
        ("⒈", "arabic_dot"),
        ("(1)", "arabic_paren"),
        ("（１）", "arabic_paren"),
        ("⑴", "arabic_paren"),
        ("1)", "arabic_paren"),
        ("①", "circled"),
        ("a.", "latin"),
        ("一是", "shi"),
        ("第一", "shi"),
    ],
)
def test_every_shape_of_label_is_seen_at_the_start_of_a_line(printed: str, level: str) -> None:
    mark = "，" if printed == "第一" else ""
    nodes = every(f"整改情况通报\n　　{printed}{mark}加强学习。组织学习12次。\n")
    assert [(node.label, node.level) for node in nodes if node.label] == [(printed, level)]


@pytest.mark.parametrize(
    "line",
    [
        "1.5亿元资金已经到位，项目全部开工。",
        "二、三产业融合发展步伐加快，新增产值6亿元。",
        "2024年12月底前全面完成，并长期坚持。",
        "重点任务之一是完善制度，已修订3项。",
        "第一批项目开工12个，第二批项目正在准备。",
    ],
)
def test_what_only_looks_like_a_label_is_text(line: str) -> None:
    assert labels(f"整改情况通报\n{line}\n") == []


def test_numbers_may_run_on_through_aspects_and_begin_anew_below_them() -> None:
    nodes = every(DISTRICT)
    third = next(node for node in nodes if node.label == "3.")
    aspect = next(node for node in nodes if node.label == "（二）" and node.kind == "aspect")
    assert third in aspect.children


def test_a_heading_ends_before_the_words_that_announce_the_measures() -> None:
    headings = [node.heading for node in every(DISTRICT) if node.kind == "problem"]
    assert headings == ["产业升级步伐不快的问题", "营商环境不够优的问题", "监督执纪不够严的问题"]


def test_the_first_item_of_a_list_may_stand_in_the_line_of_its_heading() -> None:
    text = "（1）完善机制。一是明确责任。\n二是细化流程。\n三是严格考核。\n（2）强化监督。\n"
    assert labels(text) == ["（1）", "一是", "二是", "三是", "（2）"]
    first = next(node for node in every(text) if node.label == "（1）")
    assert [child.label for child in first.children] == ["一是", "二是", "三是"]


def test_problems_may_be_labelled_with_the_word_itself() -> None:
    text = (
        "二、整改落实情况\n（一）党建方面\n问题1：学习不够深入\n整改措施：\n1.制定计划。\n2.开展研讨。\n"
        "整改成效：学习质量提高。\n问题2：制度执行不严\n整改措施：\n1.修订制度。\n2.加强检查。\n"
    )
    problems = [node for node in every(text) if node.kind == "problem"]
    assert [node.heading for node in problems] == ["学习不够深入", "制度执行不严"]
    assert [sum(child.kind == "measure" for child in node.children) for node in problems] == [2, 2]


def test_chapters_may_be_the_aspects_themselves() -> None:
    text = (
        "一、关于政治建设方面的问题\n（一）学习不够深入\n1.制定计划。\n2.开展研讨。\n"
        "二、关于队伍建设方面的问题\n（一）选人用人不规范\n1.修订制度。\n2.加强检查。\n三、下一步打算\n继续整改。\n"
    )
    kinds = {node.kind for node in every(text) if node.level == "cn_comma"}
    assert kinds == {"aspect", "outlook"}
    assert [node.heading for node in every(text) if node.kind == "problem"] == [
        "学习不够深入",
        "选人用人不规范",
    ]


def test_the_level_that_agrees_with_the_declared_number_is_the_problem() -> None:
    items = "".join(
        f"{number}.{topic}抓得不紧\n（{number}）{topic}责任不够明确\n整改情况：\n一是明确责任。\n二是加强检查。\n"
        for number, topic in enumerate(("学习", "宣传", "监督"), 1)
    )
    text = f"巡视组反馈1个方面3类3个问题。\n二、整改落实情况\n（一）政治建设方面\n{items}"
    assert any(node.kind == "problem" for node in every(text))


def test_a_chapter_on_unfinished_items_tells_and_its_next_steps_are_measures() -> None:
    text = DISTRICT.replace("四、下一步", "五、下一步").replace(
        "五、下一步",
        "四、未完成整改事项的说明\n1.“存在问题2：营商环境不够优”的问题。\n有关情况说明：受条件限制。\n"
        "下一步措施：一是加快审批改革。二是强化服务。\n完成时限：2025年6月底前并长期坚持。\n五、下一步",
    )
    unfinished = [node for node in every(text) if node.part == "unfinished"]
    assert [node.label for node in unfinished if node.level == "field"] == [
        "有关情况说明：",
        "下一步措施：",
        "完成时限：",
    ]
    assert [node.label for node in unfinished if node.kind == "measure"] == ["一是", "二是"]


DAMAGE: dict[str, Callable[[str], str]] = {
    "full-width digits": lambda text: text.translate(
        str.maketrans("0123456789", "０１２３４５６７８９")
    ),
    "half-width marks": lambda text: text.translate(str.maketrans("，：；（）", ",:;()")),
    "windows line ends": lambda text: text.replace("\n", "\r\n"),
    "blank lines": lambda text: text.replace("\n", "\n\n"),
    "indents": lambda text: "".join(f"　　{line}\n" for line in text.splitlines()),
    "bold markers": lambda text: "".join(f"**{line}**\n" for line in text.splitlines()),
    "one paragraph": lambda text: text.replace("\n", " "),
    "wrapped at 30": lambda text: "".join(
        f"　　{line}"[at : at + 30] + "\n"
        for line in text.splitlines()
        for at in range(0, len(line) + 2, 30)
    ),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_damage_of_copies_changes_no_number_of_the_outline(damage: str) -> None:
    damaged = DAMAGE[damage](DISTRICT)
    whole = [(node.level, node.number) for node in every(DISTRICT) if node.level in NUMBERED]
    assert [(node.level, node.number) for node in every(damaged) if node.level in NUMBERED] == whole


def test_nodes_lie_in_order_and_inside_their_parents() -> None:
    def is_sound(nodes: tuple[Node, ...], start: int, end: int) -> None:
        at = start
        for node in nodes:
            assert at <= node.start <= node.body <= node.end <= end
            assert node.heading == DISTRICT[node.head.start : node.head.end]
            is_sound(node.children, node.start, node.end)
            at = node.end

    notice = read_text(DISTRICT)
    is_sound(notice.outline, 0, len(DISTRICT))
    left = "".join(
        DISTRICT[one.end : other.start]
        for one, other in zip(notice.outline, notice.outline[1:], strict=False)
    )
    assert not left.strip()


def test_a_text_that_is_no_notice_has_paragraphs_and_no_labels() -> None:
    nodes = every("春天来了。\n院子里的树发了芽，孩子们在树下读书。\n")
    assert [node.level for node in nodes] == ["para", "para"]


def test_an_outlook_chapter_keeps_its_paragraph_and_its_list() -> None:
    tail = "五、下步打算\n下步，区委重点抓好两件事：一是抓学习；二是抓整改。\n"
    (chapter,) = [one for one in read_text(DISTRICT + tail).outline if one.label == "五、"]
    assert [(one.label, one.kind) for one in chapter.children] == [
        ("一是", "outlook"),
        ("二是", "outlook"),
    ]


def test_headings_that_follow_each_other_in_one_line_are_all_labels() -> None:
    text = "情况通报\n一、打算\n（一）再学习。组织2次。（二）再整改。完成3项。（三）再提升。\n"
    assert labels(text) == ["一、", "（一）", "（二）", "（三）"]


def test_a_label_counts_before_a_digit_where_the_list_lacks_it() -> None:
    line = "整改情况：1.12处堆存点清零，投资2.5亿元。2.强化监督。3.15个项目开工。"
    assert labels(f"情况通报\n一、整改进展\n{line}\n") == ["一、", "1.", "2.", "3."]
    lines = "1.学习不够的问题。\n2.12345热线办理不到位的问题。\n3.考核不严的问题。\n"
    assert labels(f"情况通报\n一、整改进展\n{lines}") == ["一、", "1.", "2.", "3."]
    assert labels("情况通报\n1.学习不够的问题。投入资金，\n2.5亿元已经到位。\n") == ["1."]


def test_a_part_of_the_paper_begins_anew() -> None:
    text = (
        "情况通报\n第一部分 主体责任落实情况\n"
        "第一，认识到位。开会3次。\n第二，组织到位。建组2个。\n"
        "第二部分 问题整改情况\n一、党的建设方面\n1.学习不够的问题\n（1）加强学习。学习6次。\n"
        "第三部分 下一步打算\n一是抓学习。二是抓整改。\n"
    )
    tops = read_text(text).outline
    assert [one.label for one in tops if one.label] == ["第一", "第二", "一、", "一是", "二是"]
    assert [one.kind for one in tops if one.level == "shi"][-2:] == ["outlook"] * 2


def test_a_marker_stands_beside_the_field_before_it() -> None:
    text = (
        "情况通报\n一、整改进展\n（一）关于排污管控不严的问题\n整改目标：水质达标。\n"
        "整改时限：2024年6月底前。\n整改措施：1.排查；2.治理。\n"
    )
    fields = [node for node in every(text) if node.level == "field"]
    assert [node.label for node in fields] == ["整改目标：", "整改时限："]
    assert not any(node.children for node in fields)


def test_a_point_ends_a_heading_where_a_copy_prints_no_full_stop() -> None:
    lines = '(1) 关于"停车难"问题. 新增车位 480 个.\n(2) 关于"看病难"问题. 推行预约.\n'
    text = f"情况通报\n一、整改进展\n{lines}"
    assert [node.heading for node in every(text) if node.level == "arabic_paren"] == [
        '关于"停车难"问题',
        '关于"看病难"问题',
    ]


def test_labels_stand_behind_a_heading_in_black_brackets() -> None:
    text = (
        "情况通报\n一、党的领导方面存在的问题\n【问题1】学习不够到位。\n"
        "【整改落实】①学习6次；②研讨2次。\n【问题2】办法不多。\n【整改落实】①招商3次；②签约4项。\n"
    )
    assert labels(text) == ["一、", "①", "②", "①", "②"]
    assert [node.label for node in every(text) if node.kind == "problem"] == [
        "【问题1】",
        "【问题2】",
    ]


def test_circled_problems_may_hold_measures_in_brackets() -> None:
    text = (
        "情况通报\n一、整改进展\n1.学习不够的问题\n①针对“学用脱节”的问题。\n（1）学习6次。\n（2）研讨2次。\n"
        "②针对“走过场”的问题。\n（1）督查3次。\n（2）通报2期。\n2.作风不实的问题\n"
        "①针对“文山会海”的问题。\n（1）会议压减12%。\n（2）文件压减9%。\n"
    )
    first = next(node for node in every(text) if node.label == "①")
    assert [child.label for child in first.children] == ["（1）", "（2）"]
    assert (first.kind, first.children[0].kind) == ("sub_problem", "measure")


def test_an_aspect_may_count_its_problems_in_brackets() -> None:
    text = (
        "情况通报\n反馈了2个方面3个问题。\n一、总体情况\n县委高度重视。\n"
        "二、党的建设方面（2个问题）\n1.学习不够。学习6次。\n2.作风不实。督查3次。\n"
        "三、正风肃纪方面（1个问题）\n3.监督不力。约谈5人。\n"
    )
    assert [node.label for node in every(text) if node.kind == "aspect"] == ["二、", "三、"]


def test_a_heading_ends_before_the_measures_in_its_line() -> None:
    text = (
        "情况通报\n一、整改进展\n1.发展党员把关不严。整改情况：清退违规资金2.2万元。\n"
        "另外组织培训2期。\n2.考核不严。整改情况：修订办法。\n"
    )
    headings = [node.heading for node in every(text) if node.level == "arabic_dot"]
    assert headings == ["发展党员把关不严", "考核不严"]


def test_points_of_a_completion_standard_are_no_measures() -> None:
    text = (
        "关于反馈意见的整改方案\n反馈了1个方面2个问题。\n一、党的建设方面\n1.学习不够深入\n"
        "完成标准：①修订学习制度；②补学3次。\n整改措施：\n（1）修订制度。\n（2）组织补学。\n"
        "2.作风不实\n完成标准：通报2期；约谈5人。\n整改措施：\n（1）开展督查。\n"
    )
    measures = [node.label for node in every(text) if node.kind == "measure"]
    assert measures == ["（1）", "（2）", "（1）"]


def test_levels_that_count_alike_keep_their_order() -> None:
    text = """中共云汀区委关于巡视整改情况的通报
2024年6月3日，省委第三巡视组反馈了巡视意见，指出了2个方面2类共2个问题。
一、反馈意见整改落实情况
（一）贯彻新发展理念方面
1.产业升级步伐不快。
（1）项目落地较少。
编制产业规划。
（二）全面从严治党方面
1.监督执纪不够严。
（1）日常监督不到位。
开展谈话60人次。
"""
    kinds = [(node.label, node.kind) for node in every(text) if node.level in NUMBERED]
    branch = [("1.", "category"), ("（1）", "problem")]
    assert kinds[1:] == [("（一）", "aspect"), *branch, ("（二）", "aspect"), *branch]


def test_a_chapter_that_only_announces_problems_is_none() -> None:
    text = "一、巡察发现的主要问题\n（一）落实决策部署方面\n1.产业规划滞后。\n2.项目推进缓慢。\n"
    kinds = [one.kind for one in read_text(text).nodes]
    assert kinds == ["section", "aspect", "problem", "problem"]


ANNOUNCED = """中共云汀区委关于巡视整改进展情况的通报
一、反馈意见整改落实情况
（一）全面从严治党方面
（1）监督执纪不够严。
主要从2个方面推进整改：①处理违规发放津补贴突出问题。②纠治监督偏软问题。
（2）基层基础薄弱。
①党员教育不经常。
整改情况：组织集中学习12次。
②活动场所不规范。
整改情况：改造场所9个。
"""


def test_announced_measures_are_none_of_the_parts_that_have_the_same_labels() -> None:
    circled = [node for node in every(ANNOUNCED) if node.level == "circled"]
    assert [node.kind for node in circled] == ["measure", "measure", "sub_problem", "sub_problem"]


def test_what_stands_outside_the_counts_changes_no_level() -> None:
    text = (
        "省委巡视组指出了1个方面2个问题。\n一、反馈意见整改落实情况\n（一）全面从严治党方面\n"
        "（1）监督执纪不够严。\n整改情况：开展谈话60人次。\n"
        "（2）基层基础薄弱。\n整改情况：改造场所9个。\n"
        "二、立行立改事项整改情况\n（一）村口道路路灯长期不亮。\n整改情况：更换路灯12盏。\n"
    )
    kinds = [(node.kind, node.label) for node in every(text) if node.label]
    assert ("aspect", "（一）") in kinds
    assert [label for kind, label in kinds if kind == "problem"] == ["（1）", "（2）", "（一）"]
