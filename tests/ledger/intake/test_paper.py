"""A paper becomes a draft: its kind, its tree, and what is told of each item."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from made_papers import FEEDBACK, NOTICE, PLAN

from zhenggai.ledger.intake.paper import DraftNode, PaperDraft
from zhenggai.ledger.intake.paper_reading import draft_of
from zhenggai.ledger.intake.paper_states import states_of
from zhenggai.ledger.intake.paper_words import words
from zhenggai.notices import benchmark
from zhenggai.notices.reading import read, read_text

MADE_UP = sorted((Path(benchmark.__file__).parent / "notices").glob("*.txt"))


def of(text: str) -> PaperDraft:
    return draft_of(read_text(text))


def one(draft: PaperDraft, words: str) -> DraftNode:
    found = [node for node in draft.walk() if node.text.startswith(words)]
    assert len(found) == 1
    return found[0]


def test_the_three_kinds_of_paper_are_told_apart() -> None:
    assert [of(text).kind for text in (FEEDBACK, PLAN, NOTICE)] == ["feedback", "plan", "notice"]


def test_the_kind_may_be_set_by_hand() -> None:
    assert draft_of(read_text(PLAN), "notice").kind == "notice"


def test_feedback_gives_problems_with_all_their_words_and_no_measures() -> None:
    draft = of(FEEDBACK)
    problem = one(draft, "惠农补贴资金监管不严")
    assert problem.detail == "存在多发、漏发现象，涉及资金12.6万元。"
    assert (draft.count("aspect"), draft.count("problem"), draft.count("measure")) == (2, 4, 0)


def test_advice_is_listed_and_not_taken() -> None:
    left = of(FEEDBACK).unplaced
    assert [(found.text[:6], found.start) for found in left] == [
        ("根据县委统一", FEEDBACK.index("根据县委统一")),
        ("二、意见建议", FEEDBACK.index("二、意见建议")),
    ]


def test_a_plan_gives_targets_units_and_deadlines() -> None:
    draft = of(PLAN)
    assert (draft.count("aspect"), draft.count("problem"), draft.count("measure")) == (2, 4, 6)
    first = one(draft, "理论学习不够深入")
    assert first.target == "中心组学习制度健全，学习质量明显提高"
    assert first.responsible.leaders == ("张明远",)
    assert first.responsible.responsible_units == ("办公室", "机关党委")
    assert first.deadline
    assert [mark.on for mark in first.deadline.milestones] == [date(2024, 6, 30)]
    assert first.deadline.standing


def test_a_measure_may_have_its_own_unit_and_deadline_in_brackets() -> None:
    measure = one(of(PLAN), "建立季度巡查制度")
    assert measure.responsible.responsible_units == ("农田建设股",)
    assert measure.deadline
    assert measure.deadline.milestones[0].on == date(2024, 8, 15)


def test_a_chapter_that_is_no_problem_does_not_mislead_the_count_of_problems() -> None:
    # three aspects and two demands make five, as many as the plan has problems
    more = (
        "（三）基层党组织建设方面\n5.民主生活会质量不高的问题\n"
        "整改措施：制定会前审核办法。\n完成时限：2024年12月底前\n\n三、工作要求"
    )
    text = PLAN.replace("2个方面4个问题", "3个方面5个问题").replace("三、工作要求", more)
    draft = of(text)
    assert (draft.count("aspect"), draft.count("problem")) == (3, 5)


def test_an_unlabelled_paragraph_under_a_problem_is_a_measure() -> None:
    problem = one(of(NOTICE), "高标准农田管护不到位")
    first = problem.children[0]
    assert (first.kind, first.label) == ("measure", "")
    assert first.text == "18个项目区已有16个签订管护协议，落实管护员43名。"


def test_words_after_a_problem_in_one_line_are_its_measure() -> None:
    text = NOTICE.replace("的问题。\n整改情况：\n18个", "的问题。18个")
    problem = one(of(text), "高标准农田管护不到位")
    assert [child.text for child in problem.children if not child.is_next_step] == [
        "18个项目区已有16个签订管护协议，落实管护员43名。"
    ]


def test_what_goes_on_describing_a_problem_is_its_detail() -> None:
    text = NOTICE.replace(
        "的问题。\n整改情况：", "的问题。\n反馈指出：5个项目区没有管护主体。\n整改情况："
    )
    problem = one(of(text), "高标准农田管护不到位")
    assert "5个项目区没有管护主体" in problem.detail
    assert len([child for child in problem.children if not child.is_next_step]) == 1


def test_named_exceptions_leave_the_rest_done() -> None:
    draft = of(NOTICE)
    states = states_of(draft)
    problems = [node for node in draft.walk() if node.kind == "problem"]
    assert [states[node.id].state for node in problems] == [
        "done",
        "basically_done",
        "not_done",
        "done",
    ]
    ground = states[problems[0].id]
    assert ground.is_remainder
    assert words(NOTICE, *ground.span) == ground.text
    assert "已完成整改2个，基本完成1个，未完成1个" in ground.text


def test_where_exceptions_are_not_named_nothing_is_taken_for_done() -> None:
    text = NOTICE[: NOTICE.index("四、未完成")] + NOTICE[NOTICE.index("欢迎广大") :]
    assert states_of(of(text)) == {}


def test_a_skipped_exception_is_no_longer_there_to_leave_the_rest() -> None:
    text = NOTICE.replace("未完成1个。", "未完成2个。")
    states = states_of(of(text))
    # the measure of what is basically done has begun
    wanted = ["basically_done", "in_progress", "not_done"]
    assert sorted(told.state for told in states.values()) == wanted


def test_next_steps_deadline_and_explanation_go_to_the_problem_that_is_named() -> None:
    problem = one(of(NOTICE), "惠农补贴资金监管不严")
    steps = [child.text for child in problem.children if child.is_next_step]
    assert steps == ["依法申请支付令", "建立补贴发放月度比对制度。"]
    assert problem.deadline
    assert [(mark.on, mark.what) for mark in problem.deadline.milestones] == [
        (date(2024, 12, 31), "完成追缴")
    ]
    assert problem.deadline.standing
    assert problem.cause == "尚有3.2万元因当事人外出务工未能追缴。"


def test_documents_and_figures_stand_at_their_measures() -> None:
    draft = of(NOTICE)
    measure = one(draft, "健全制度")
    assert [(told.title, told.number) for told in measure.documents] == [
        ("党组理论学习中心组学习制度", "青农党〔2024〕12号")
    ]
    figures = one(draft, "开展评查").figures
    assert [(told.value, told.unit) for told in figures] == [
        (Decimal(120), "份"),
        (Decimal(2), "期"),
        (Decimal(86), "人次"),
    ]
    assert figures[0].title == "评查执法案卷120份"


def test_a_plan_has_no_reported_figures() -> None:
    assert not [told for node in of(PLAN).walk() for told in node.figures]


def test_clues_give_counts_under_fixed_names_and_no_words() -> None:
    draft = of(NOTICE)
    told = {figure.name: figure.value for figure in draft.figures}
    assert (told["clues"], told["concluded"], told["filed_persons"]) == (
        Decimal(3),
        Decimal(2),
        Decimal(1),
    )
    titles = " ".join(figure.title for figure in draft.figures)
    assert "王某某" not in titles + draft.text
    assert len(draft.text) == len(NOTICE)
    (place,) = draft.withheld
    assert NOTICE[place.start : place.end].startswith("三、问题线索处置情况")
    assert not draft.text[place.start : place.end].strip()
    assert all(draft.text[span.start : span.end] for node in draft.walk() for span in node.spans)


def test_organisation_outlook_contact_and_signature_are_not_taken() -> None:
    told = " ".join(node.text for node in of(NOTICE).walk())
    for words_of in ("提高政治站位", "0600-5512345", "农业农村局党组的通报"):
        assert words_of not in told


def test_a_hard_wrapped_sentence_is_one_sentence() -> None:
    draft = of(NOTICE.replace("落实管护员43名", "落实管\n护员43名"))
    assert one(draft, "18个项目区").text == "18个项目区已有16个签订管护协议，落实管护员43名。"


def test_levels_are_named_as_the_paper_names_them() -> None:
    path = next(path for path in MADE_UP if path.stem == "city-inspection")
    names = {node.kind: node.level for node in draft_of(read(path)).walk()}
    assert names["problem"] == "问题"
    assert names["aspect"] == "方面"


def test_a_short_notice_without_numbers_has_its_problems() -> None:
    path = next(path for path in MADE_UP if path.stem == "village-inspection")
    draft = draft_of(read(path))
    assert draft.count("problem") == draft.count("measure") == 6


def test_special_inspections_are_a_part_of_their_own() -> None:
    path = next(path for path in MADE_UP if path.stem == "district-inspection")
    draft = draft_of(read(path))
    assert draft.count("section") == 2
    sources = [node.source for node in draft.walk() if node.kind == "problem"]
    assert sources.count("feedback") == 12
    assert set(sources) == {"feedback", "special_inspection"}


@pytest.mark.parametrize("path", MADE_UP, ids=lambda path: path.stem)
def test_every_problem_and_measure_of_the_made_up_notices_is_in_the_draft(path: Path) -> None:
    notice = read(path)
    draft = draft_of(notice)
    ids = {node.id for node in draft.walk()}
    for node in notice.nodes:
        is_item = node.kind in ("problem", "sub_problem", "measure_group", "measure")
        if is_item and node.part == "main" and node.level != "field":
            assert node.start in ids, node.heading
    # ids are places, each once, and every node's words are where it says
    assert len(ids) == len(list(draft.walk()))
    text = notice.source.text
    for item in draft.walk():
        first = words(text, *item.spans[0])
        assert item.text.split("\n")[0].rstrip("；;")[:12] in first


@pytest.mark.parametrize("text", ["", "　\n", "整改", "一、\n（一）\n1.\n", "（" * 300])
def test_any_text_gives_a_draft(text: str) -> None:
    draft = of(text)
    assert draft.text == text
    assert states_of(draft) == {}


def test_a_standard_in_points_is_one_field_of_the_problem() -> None:
    more = "完成标准：①制度印发；②研讨4次以上。"
    draft = of(PLAN.replace("\n整改措施：\n（1）修订", f"\n{more}\n整改措施：\n（1）修订"))
    first = one(draft, "理论学习不够深入")
    assert first.standard == "①制度印发；②研讨4次以上。"
    assert draft.count("measure") == of(PLAN).count("measure")
