"""Edits of a draft are values: replayed they give the same draft, one fewer the one before."""

import pytest
from made_papers import NOTICE, PLAN

from zhenggai.ledger.intake.paper import DraftNode, PaperDraft
from zhenggai.ledger.intake.paper_changes import move, skip
from zhenggai.ledger.intake.paper_edits import Edit, edit_words, edited
from zhenggai.ledger.intake.paper_merging import merge
from zhenggai.ledger.intake.paper_reading import draft_of
from zhenggai.ledger.intake.paper_tree import DraftError
from zhenggai.notices.reading import read_text

DRAFT = draft_of(read_text(NOTICE))


def at(words: str, draft: PaperDraft = DRAFT) -> DraftNode:
    return next(node for node in draft.walk() if node.text.startswith(words))


def test_edits_do_in_order_what_they_say() -> None:
    one, other, problem = at("健全制度"), at("强化考核"), at("惠农补贴")
    edits = (
        Edit("merge", (one.id, other.id)),
        Edit("skip", (at("执法不够规范").id,)),
        Edit("move", (one.id,), at=problem.id),
    )
    by_hand = merge(DRAFT, other.id, one.id)
    by_hand = skip(by_hand, at("执法不够规范").id)
    assert edited(DRAFT, edits) == move(by_hand, one.id, problem.id)
    assert edited(DRAFT, edits[:2]) == by_hand
    assert edited(DRAFT, ()) is DRAFT


def test_three_items_become_one() -> None:
    inner = at("惠农补贴").children
    after = edited(DRAFT, [Edit("merge", tuple(one.id for one in inner))])
    (only,) = at("惠农补贴", after).children
    assert all(one.text in only.text for one in inner)


def test_what_hangs_below_a_moved_item_goes_along_with_it() -> None:
    problem, measure = at("理论学习"), at("健全制度")
    aspect = at("群众身边")
    after = edited(DRAFT, [Edit("move", (problem.id, measure.id), at=aspect.id)])
    assert at("健全制度", after) in at("理论学习", after).children


def test_kind_level_split_and_words_without_a_place_are_edits_too() -> None:
    draft = draft_of(read_text(PLAN))
    left, problem = draft.unplaced[-1], at("执法不够规范", draft)
    after = edited(
        draft,
        [
            Edit("paper", word="notice"),
            Edit("level", kind="problem", word="任务"),
            Edit("split", (at("开展执法案卷", draft).id,), at=PLAN.index("组织执法人员")),
            Edit("take", (left.start,), kind="measure", at=problem.id),
        ],
    )
    assert after.kind == "notice"
    assert at("执法不够规范", after).level == "任务"
    told = [child.text for child in at("执法不够规范", after).children]
    assert told[1].startswith("组织执法人员")
    assert "加强组织领导" in told[2]
    longer = edited(draft, [Edit("text", (left.start,), at=problem.id)])
    assert "加强组织领导" in at("执法不够规范", longer).detail


def test_an_edit_is_told_in_words() -> None:
    assert edit_words(Edit("merge", (1, 2, 3))) == "合并3条"
    assert edit_words(Edit("kind", (1,), kind="measure")) == "1条改为措施"


# ── refusals ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("edit", "why"),
    [
        (Edit("merge", (at("健全制度").id,)), "两条以上"),
        (Edit("split", (at("健全制度").id,)), "从哪里拆开"),
        (Edit("kind", (at("健全制度").id,), kind="nothing"), "没有这种层级"),
        (Edit("paper", word="nothing"), "没有这种文件"),
        (Edit("take", (1,), kind="measure"), "没有这一段"),
        (Edit("text", (1,)), "并入哪一条"),
        (Edit("skip", (99_999,)), "没有这一条"),
    ],
)
def test_an_edit_that_cannot_be_made_says_why(edit: Edit, why: str) -> None:
    with pytest.raises(DraftError, match=why):
        edited(DRAFT, [edit])


def test_the_problems_of_a_paper_can_be_one_level_below_and_come_back() -> None:
    title = "关于巡察青禾县的反馈意见\n"
    feedback = "一、落实决策部署方面\n（一）项目管理不严。\n1.资金拨付缓慢。\n2.验收不规范。\n"
    draft = draft_of(read_text(title + feedback))
    assert [one.kind for one in draft.walk()] == [
        "aspect", "problem", "sub_problem", "sub_problem",
    ]  # fmt: skip
    after = edited(draft, [Edit("below")])
    assert [one.kind for one in after.walk()] == ["aspect", "category", "problem", "problem"]
    assert edited(after, [Edit("above")]) == draft


def test_a_problem_with_measures_of_its_own_is_no_mere_heading() -> None:
    draft = edited(DRAFT, [Edit("kind", (at("健全制度").id,), kind="sub_problem")])
    with pytest.raises(DraftError, match="不只是标题"):
        edited(draft, [Edit("below")])
