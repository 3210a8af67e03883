"""How single items stand: chapters with fields, tables, and states printed at the item."""

import pytest

from zhenggai.notices.facts.statuses import ItemStatus
from zhenggai.notices.reading import read_text

HEAD = (
    "中共青江县委关于巡视整改进展情况的通报\n"
    "2022年3月1日至5月1日，省委第二巡视组对青江县开展了巡视。7月1日，省委巡视组反馈了意见，"
    "指出2个方面4个问题。\n一、整改工作基本情况\n县委高度重视。\n二、整改落实情况\n"
    "（一）贯彻落实党的路线方针政策方面\n1.理论学习不够深入。\n一是组织集体学习12次。\n"
    "2.老旧小区改造推进缓慢。\n一是开工改造老旧小区30个。\n"
    "（二）落实全面从严治党方面\n3.审查调查力度不够。\n一是加大办案力度。\n"
    "4.基层治理存在短板。\n一是建设网格180个。\n"
)
END = "四、下一步打算\n县委将持续抓好整改。\n中共青江县委\n2022年12月8日\n"


def statuses_in(chapter: str) -> tuple[str, tuple[ItemStatus, ...]]:
    text = HEAD + chapter + END
    return text, read_text(text).statuses


FIELDS = (
    "三、未完成和基本完成事项的说明\n（一）未完成的整改事项\n“存在问题2：老旧小区改造推进缓慢”的问题。\n"
    "有关情况说明：工程量大，需三年完成。\n下一步措施：一是加快施工。二是加强监管。\n"
    "完成时限：2024年12月31日前并长期坚持\n"
    "（二）基本完成的整改事项\n1.“存在问题3：审查调查力度不够”的问题。\n"
    "有关情况说明：尚有积存线索，主要原因：一是人手不足。\n下步打算：实行分级预警。\n"
    "完成时限：（1）2023年6月30日前，办结积存线索；（2）长期坚持。\n"
    "2.“基层治理存在短板”的问题。\n未完成原因：网格员缺额较多。\n下一步计划：公开招录。\n"
    "整改期限：2023年3月底\n"
)


def test_a_chapter_tells_state_fields_and_deadline_of_each_item() -> None:
    text, found = statuses_in(FIELDS)
    assert [one.state for one in found] == ["not_done", "basically_done", "basically_done"]
    assert [one.standing for one in found] == [True, True, False]
    explained = [text[slice(*one.explanation)] for one in found if one.explanation]
    assert explained == [
        "工程量大，需三年完成。",
        "尚有积存线索，主要原因：一是人手不足。",
        "网格员缺额较多。",
    ]
    steps = [text[slice(*one.next_steps)] for one in found if one.next_steps]
    assert steps == ["一是加快施工。二是加强监管。", "实行分级预警。", "公开招录。"]
    days = [[str(stone.on) for stone in one.milestones] for one in found]
    assert days == [["2024-12-31"], ["2023-06-30"], ["2023-03-31"]]


def test_an_item_refers_to_the_problem_that_it_names() -> None:
    text, found = statuses_in(FIELDS)
    named = [text[one.refers_to : one.refers_to + 8] for one in found if one.refers_to]
    assert named == ["2.老旧小区改造", "3.审查调查力度", "4.基层治理存在"]


def test_a_span_of_an_item_is_its_heading_and_its_place_takes_all_in() -> None:
    text, found = statuses_in(FIELDS)
    first = found[0]
    assert text[slice(*first.span)].startswith("“存在问题2")
    assert first.place
    assert text[slice(*first.place)].endswith("并长期坚持")
    assert text.startswith("“存在问题2", first.node)


def test_an_item_without_fields_tells_its_next_step_after_a_turn() -> None:
    chapter = (
        "三、正在推进的整改事项\n"
        "1.老旧小区改造推进缓慢。因资金缺口较大，尚有6个小区未开工。下一步，将争取专项债，计划于2023年9月底前完工。\n"
    )
    text, (one,) = statuses_in(chapter)
    assert one.state == "in_progress"
    assert one.explanation
    assert text[slice(*one.explanation)] == "因资金缺口较大，尚有6个小区未开工。"
    assert one.next_steps
    assert text[slice(*one.next_steps)].startswith("下一步，将争取专项债")
    assert [str(stone.on) for stone in one.milestones] == ["2023-09-30"]


def test_a_heading_alone_has_neither_explanation_nor_step_nor_deadline() -> None:
    _, (one,) = statuses_in("三、未完成的整改事项\n1.老旧小区改造推进缓慢问题。\n")
    assert (one.explanation, one.next_steps, one.deadline, one.milestones) == (None, None, None, ())


def test_items_that_must_go_on_are_standing() -> None:
    chapter = "三、需要长期坚持的整改事项\n1.理论学习不够深入问题。情况说明：需常抓不懈。\n"
    _, (one,) = statuses_in(chapter)
    assert (one.state, one.standing) == ("in_progress", True)


def test_a_table_gives_its_rows_as_items() -> None:
    chapter = (
        "三、未完成和基本完成事项清单\n序号 事项 有关情况说明 下一步措施 完成时限\n"
        "1 老旧小区改造（基本完成） 剩余2个小区 抓紧扫尾 2023年3月31日前\n"
        "2 积存线索办理（未完成） 取证困难 提级办理 2023年9月30日前并长期坚持\n"
    )
    text, found = statuses_in(chapter)
    assert [one.state for one in found] == ["basically_done", "not_done"]
    assert [text[slice(*one.span)] for one in found] == [
        "老旧小区改造（基本完成）",
        "积存线索办理（未完成）",
    ]
    assert [str(one.milestones[0].on) for one in found] == ["2023-03-31", "2023-09-30"]
    assert [one.standing for one in found] == [False, True]


@pytest.mark.parametrize(
    ("told", "state", "standing"),
    [
        ("（已完成）", "done", False),
        ("（基本完成）", "basically_done", False),
        ("【持续推进】", "in_progress", False),
        ("（已完成并长期坚持）", "done", True),
        ("\n完成情况:已完成", "done", False),
        ("\n整改状态：基本完成，长期坚持", "basically_done", True),
        ("\n整改情况：开展专题培训。该问题已完成整改。", "done", False),
        ("\n整改情况：开展专题培训。此项任务正在推进。", "in_progress", False),
        ("\n整改情况：开展专题培训。已完成整改。", "done", False),
        ("\n整改情况：正在协调用地。尚未完成。", "not_done", False),
        ("\n整改情况：开展专题培训。该问题取得阶段性成效。", "in_progress", False),
    ],
)
def test_a_state_may_stand_at_the_item_itself(told: str, state: str, standing: bool) -> None:
    text = HEAD.replace("2.老旧小区改造推进缓慢。", f"2.老旧小区改造推进缓慢{told}\n")
    found = [one for one in read_text(text + END).statuses if not one.in_chapter]
    assert [(one.state, one.standing) for one in found] == [(state, standing)]
    assert text.startswith("2.老旧小区", found[0].node)


@pytest.mark.parametrize(
    "told",
    [
        "一是已完成整改方案编制，正在按计划推进项目建设。",
        "一是完成13个平安社区试点建设，剩余2个正在推进中的项目加快建设。",
        "一是对已完成的整改任务开展“回头看”。",
        "一是推动未完成的事项尽快落地（见附件）。",
    ],
)
def test_figures_of_speech_are_no_states(told: str) -> None:
    text = HEAD.replace("一是开工改造老旧小区30个。", told)
    assert read_text(text + END).statuses == ()


def test_a_fault_that_speaks_of_unfinished_work_opens_no_chapter() -> None:
    text = HEAD.replace("2.老旧小区改造推进缓慢。", "2.未完成的整改任务较多，问题推进缓慢。")
    assert not any(one.in_chapter for one in read_text(text + END).statuses)


@pytest.mark.parametrize(
    "text",
    ["（已完成）" * 20_000, "三、未完成的整改事项\n" + "1.问题。\n" * 3_000, "该问题" * 60_000],
)
def test_a_hostile_text_is_read(text: str) -> None:
    assert read_text(text).outline


def test_a_table_may_have_a_column_of_states_empty_cells_and_long_ones() -> None:
    long = (
        "工程量大，需要分三年完成。目前已完成可行性研究、环境影响评价和征地拆迁，正在办理施工许可"
    )
    rows = (
        ("序号", "反馈问题", "整改状态", "有关情况说明", "下一步措施", "完成时限"),
        ("1", "老旧小区改造推进缓慢", "正在整改", long, "", "2024年12月31日前并长期坚持"),
        ("2", "审查调查力度不够", "基本完成", "线索已经办结", "一是加强培训；二是定期调度", ""),
    )
    table = "\n".join("\t".join(row).rstrip("\t") for row in rows)
    text, found = statuses_in(f"三、未完成和基本完成事项的说明\n{table}\n")
    assert [(one.state, one.standing) for one in found] == [
        ("in_progress", True),
        ("basically_done", False),
    ]
    assert [one.next_steps and text[slice(*one.next_steps)] for one in found] == [
        None,
        "一是加强培训；二是定期调度",
    ]
    assert found[0].explanation
    assert text[slice(*found[0].explanation)] == long


def test_the_field_of_a_deadline_beside_a_state_is_the_deadline_of_its_item() -> None:
    text = (
        "情况通报\n一、整改落实情况\n（一）食堂管理不规范。\n整改情况：已整改。①退还伙食费3万元；②问责2人。\n"
        "责任科室：资助中心；完成时限：2021年10月底前并长期坚持\n"
        "（二）大班额问题突出。\n整改期限：2022年9月；整改进度：正在推进。\n一是新建学校1所。\n"
    )
    first, second = read_text(text).statuses
    assert [str(one.on) for one in first.milestones] == ["2021-10-31"]
    assert (first.state, first.standing) == ("done", True)
    assert [str(one.on) for one in second.milestones] == ["2022-09-30"]
    assert (second.state, second.standing) == ("in_progress", False)
