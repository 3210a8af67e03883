"""What a person changes in a draft: kinds, names, places, merging, splitting, skipping."""

import pytest
from made_papers import NOTICE, PLAN

from zhenggai.ledger.intake.paper import DraftNode, PaperDraft, Unplaced
from zhenggai.ledger.intake.paper_changes import (
    change_kind,
    change_level,
    change_paper_kind,
    move,
    restore,
    skip,
    take_into,
    take_up,
)
from zhenggai.ledger.intake.paper_merging import fold_up, merge, split
from zhenggai.ledger.intake.paper_reading import draft_of
from zhenggai.ledger.intake.paper_states import states_of
from zhenggai.ledger.intake.paper_tree import DraftError
from zhenggai.notices.reading import read_text

DRAFT = draft_of(read_text(NOTICE))


def at(words: str, draft: PaperDraft = DRAFT) -> DraftNode:
    return next(node for node in draft.walk() if node.text.startswith(words))


def texts(node: DraftNode) -> list[str]:
    return [child.text[:4] for child in node.children]


def test_the_draft_before_a_change_stays_as_it_was() -> None:
    skip(DRAFT, at("健全制度").id)
    assert not at("健全制度").skipped


def test_a_problem_becomes_a_category_only_where_its_children_fit() -> None:
    with pytest.raises(DraftError, match="类之下不能放措施"):
        change_kind(DRAFT, at("理论学习").id, "category")


def test_a_sub_item_is_made_of_a_problem_by_moving_it_under_another() -> None:
    draft = move(DRAFT, at("执法不够规范").id, at("惠农补贴").id)
    moved = at("执法不够规范", draft)
    assert moved.kind == "sub_problem"
    assert texts(moved) == ["开展评查"]
    assert draft.count("problem") == 3


def test_a_measure_moves_to_another_problem_with_what_it_tells() -> None:
    measure = at("健全制度")
    draft = move(DRAFT, measure.id, at("惠农补贴").id, 0)
    assert at("健全制度", draft).documents == measure.documents
    assert texts(at("惠农补贴", draft))[0] == "健全制度"
    assert texts(at("理论学习", draft)) == ["强化考核"]


def test_nothing_moves_below_itself_or_where_it_does_not_fit() -> None:
    with pytest.raises(DraftError, match="不能移到自己下面"):
        move(DRAFT, at("理论学习").id, at("健全制度").id)
    with pytest.raises(DraftError, match="方面之下不能放措施"):
        move(DRAFT, at("健全制度").id, at("群众身边").id)


def test_merged_measures_are_one_with_the_words_and_facts_of_both() -> None:
    draft = merge(DRAFT, at("强化考核").id, at("健全制度").id)
    one = at("健全制度", draft)
    assert one.text.endswith("强化考核。将学习情况纳入年度考核。")
    assert one.spans == (*at("健全制度").spans, *at("强化考核").spans)
    assert draft.count("measure") == DRAFT.count("measure") - 1


def test_a_measure_does_not_merge_into_a_problem() -> None:
    with pytest.raises(DraftError, match="措施不能并入问题"):
        merge(DRAFT, at("强化考核").id, at("理论学习").id)


def test_merged_headings_keep_the_first_name_and_the_problems_of_both() -> None:
    draft = merge(DRAFT, at("群众身边").id, at("贯彻落实").id)
    aspect = at("贯彻落实", draft)
    assert aspect.text == at("贯彻落实").text
    assert [child.kind for child in aspect.children] == ["problem"] * 4


def test_a_measure_that_was_only_words_of_its_problem_becomes_that() -> None:
    measure, problem = at("强化考核"), at("理论学习")
    draft = fold_up(DRAFT, measure.id)
    after = at("理论学习", draft)
    assert after.detail == measure.text
    assert after.spans == (*problem.spans, *measure.spans)
    assert texts(after) == ["健全制度"]
    with pytest.raises(DraftError, match="只有措施"):
        fold_up(DRAFT, problem.id)


def test_a_measure_is_split_and_each_half_keeps_its_own_facts() -> None:
    place = NOTICE.index("开展研讨4次")
    draft = split(DRAFT, at("健全制度").id, place)
    first, second = at("健全制度", draft), at("开展研讨", draft)
    assert (first.id, second.id) == (at("健全制度").id, place)
    assert len(first.documents) == 1
    assert not second.documents
    assert [told.value for told in second.figures] == [4]
    assert not first.figures
    assert texts(at("理论学习", draft)) == ["健全制度", "开展研讨", "强化考核"]


def test_what_was_merged_is_split_again_where_the_second_began() -> None:
    one, other = at("健全制度"), at("强化考核")
    draft = split(merge(DRAFT, other.id, one.id), one.id, other.spans[0].start)
    assert [at("健全制度", draft).text, at("强化考核", draft).text] == [one.text, other.text]


def test_a_split_at_the_edge_or_outside_is_refused() -> None:
    node = at("健全制度")
    for place in (node.spans[0].start, 0):
        with pytest.raises(DraftError, match="中间拆分"):
            split(DRAFT, node.id, place)


def test_a_split_problem_keeps_its_measures_with_the_first_half() -> None:
    place = NOTICE.index("监管不严的问题。\n一是")
    draft = split(DRAFT, at("惠农补贴资金").id, place)
    assert at("惠农补贴资金", draft).text == "惠农补贴资金"
    assert len(at("惠农补贴资金", draft).children) == 3
    assert not at("监管不严的问题", draft).children


def test_a_skipped_problem_takes_all_below_it_along_and_comes_back() -> None:
    draft = skip(DRAFT, at("惠农补贴").id)
    assert draft.count("problem") == 3
    assert draft.count("measure") == DRAFT.count("measure") - 3
    # one exception fewer: the headline no longer fits, and nothing is taken for done
    assert {told.state for told in states_of(draft).values()} == {"basically_done", "in_progress"}
    assert restore(draft, at("惠农补贴").id) == DRAFT


def test_a_level_has_another_name_everywhere() -> None:
    draft = change_level(DRAFT, "problem", "任务")
    assert {node.level for node in draft.walk() if node.kind == "problem"} == {"任务"}


def lost(draft: PaperDraft) -> Unplaced:
    """The chapter on requirements, which found no place."""
    return next(one for one in draft.unplaced if one.text.startswith("三、工作要求"))


def test_words_without_a_place_are_taken_up() -> None:
    draft = draft_of(read_text(PLAN))
    left = lost(draft)
    taken = take_up(draft, left.start, at("执法不够规范", draft).id, "measure")
    assert left not in taken.unplaced
    assert at("三、工作要求", taken).kind == "measure"
    assert at("三、工作要求", taken).level == "措施"


def test_words_without_a_place_become_more_words_of_an_item() -> None:
    draft = draft_of(read_text(PLAN))
    left = lost(draft)
    problem, measure = at("执法不够规范", draft), at("开展执法案卷", draft)
    longer = take_into(draft, left.start, problem.id)
    assert left not in longer.unplaced
    assert "加强组织领导" in at("执法不够规范", longer).detail
    assert "加强组织领导" in at("开展执法案卷", take_into(draft, left.start, measure.id)).text
    with pytest.raises(DraftError, match="方面只有名称"):
        take_into(draft, left.start, at("群众身边", draft).id)


def test_the_paper_is_of_another_kind() -> None:
    assert change_paper_kind(DRAFT, "plan").kind == "plan"


def test_an_unknown_item_is_told() -> None:
    with pytest.raises(DraftError, match="没有这一条"):
        skip(DRAFT, 99_999)
