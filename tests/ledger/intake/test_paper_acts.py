"""Acts of a draft: the core accepts them in their order, and the book holds what the paper says."""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from made_papers import FEEDBACK, NOTICE, PLAN
from paper_house import CLERK, GROUP, PACK, TODAY, Import, of

from zhenggai.ledger.core.acts.plans import ApprovePlan
from zhenggai.ledger.core.book import fold
from zhenggai.ledger.core.chain_check import check_chain
from zhenggai.ledger.core.entries import Basis, Draft, to_line
from zhenggai.ledger.core.figures import figures, item_figures
from zhenggai.ledger.core.rows import Problem
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.intake.paper import PaperDraft
from zhenggai.ledger.intake.paper_changes import skip
from zhenggai.ledger.intake.paper_compare import compare_with
from zhenggai.ledger.intake.paper_reading import draft_of
from zhenggai.notices import benchmark
from zhenggai.notices.reading import read

MADE_UP = sorted((Path(benchmark.__file__).parent / "notices").glob("*.txt"))


def states(book: Book) -> list[tuple[str, bool, bool]]:
    return [(one.state, one.basically_done, one.carried) for one in book.problems.values()]


def test_a_notice_opens_a_book_with_its_problems_measures_and_states() -> None:
    house = Import()
    taken = house.take(of(NOTICE))
    assert taken.made == {
        "aspects": 2,
        "problems": 4,
        "measures": 8,
        "targets": 2,
        "deadlines": 2,
        "states": 8,
        "regulations": 1,
        "figures": 9,
        "reported_figures": 9,
    }
    assert states(house.book) == [
        ("closed", False, True),
        ("rectifying", True, True),
        ("planned", False, True),
        ("closed", False, True),
    ]
    told = house.told()
    assert (told["done"], told["basically_done"], told["not_done"]) == ("2个", "1个", "1个")
    assert told["completion_rate"] == "50.00%"
    assert told["clues"] == "3件"


def test_days_persons_and_basis_are_those_of_the_paper() -> None:
    draft = of(NOTICE)
    taken = Import().take(draft)
    days = {one.act.KIND: one.on for one in taken.drafts}
    assert days["open_book"] == days["receive_feedback"] == days["add_problem"] == date(2024, 5, 20)
    assert days["plan_measure"] == days["state_carried_over"] == date(2024, 10, 18)
    for one in taken.drafts:
        day, paper = date(2024, 10, 18), (draft.title, draft.digest)
        assert one.basis == Basis("notice", day, *paper, is_taken=True)
        assert (one.by, one.entered_by) == (CLERK.id, CLERK.id)
        assert not one.late_reason


def test_a_carried_state_quotes_the_paper_with_its_place() -> None:
    draft = of(NOTICE)
    acts = [one.act for one in Import().take(draft).drafts if one.act.KIND == "state_carried_over"]
    named = next(act for act in acts if act.state == "not_done")  # type: ignore[attr-defined]
    assert named.text.startswith("“存在问题3：惠农补贴资金监管不严”")  # type: ignore[attr-defined]
    assert NOTICE[named.start :].startswith("“存在问题3")  # type: ignore[attr-defined]
    assert named.paper == draft.digest  # type: ignore[attr-defined]


def test_the_same_file_twice_adds_nothing() -> None:
    house = Import()
    house.take(of(NOTICE))
    before = house.book.head
    again = house.take(of(NOTICE, "另存.txt"))
    assert (again.already, again.drafts, house.book.head) == (True, (), before)
    assert again.as_json("青禾台账") == {
        "book": "青禾台账",
        "made": {},
        "unplaced": [],
        "already": True,
        "changed": [],
        "gone": [],
    }


@pytest.mark.parametrize("path", MADE_UP, ids=lambda path: path.stem)
def test_even_without_its_digest_a_paper_is_known_by_its_words(path: Path) -> None:
    house = Import()
    house.take(draft_of(read(path)))
    draft = replace(draft_of(read(path)), digest="0" * 64)
    assert compare_with(draft, house.book).is_same
    assert house.take(draft).drafts == ()


def test_a_corrected_notice_makes_only_what_is_new_changed_and_gone() -> None:
    house = Import()
    house.take(of(NOTICE))
    text = NOTICE.replace("一是依法申请支付令；二是", "一是依法向法院申请支付令；二是").replace(
        "整改情况：\n18个项目区", "整改情况：\n逐个项目区复核。\n18个项目区"
    )
    text = text.replace("验收后10日内签订管护协议", "聘请第三方开展工程质量复检")
    taken = house.take(of(text))
    kinds = Counter(one.act.KIND for one in taken.drafts)
    assert kinds == {"plan_measure": 2, "revise_measure": 1, "drop_measure": 1}
    assert (taken.made["changed"], taken.made["gone"], taken.made["measures"]) == (1, 1, 2)


def test_what_is_struck_off_does_not_vanish_with_a_corrected_paper() -> None:
    house = Import()
    house.take(of(NOTICE))
    gone = NOTICE[NOTICE.index("4.执法不够规范") : NOTICE.index("三、问题线索")]
    taken = house.take(of(NOTICE.replace(gone, "\n")))
    assert "withdraw_problem" not in {one.act.KIND for one in taken.drafts}
    assert any("已销号，没有撤回" in one.reason for one in taken.unplaced)


def test_a_problem_that_is_gone_from_corrected_feedback_is_withdrawn() -> None:
    house = Import()
    house.take(of(FEEDBACK))
    taken = house.take(of(FEEDBACK.replace("4.执法不够规范。\n", "")))
    assert [one.act.KIND for one in taken.drafts] == ["withdraw_problem"]
    assert house.told()["problems"] == "3个"


def test_another_paper_takes_nothing_away() -> None:
    house = Import()
    house.take(of(FEEDBACK))
    cut = NOTICE.replace(NOTICE[NOTICE.index("4.执法") : NOTICE.index("三、问题线索")], "\n")
    assert house.take(of(cut)).made.get("gone") is None
    assert house.told()["problems"] == "4个"


def test_feedback_plan_and_notice_are_one_book_of_four_problems() -> None:
    house = Import()
    assert house.take(of(FEEDBACK)).made == {"aspects": 2, "problems": 4}
    plan = house.take(of(PLAN))
    assert (plan.made["measures"], plan.made["deadlines"]) == (6, 5)
    assert "problems" not in plan.made
    house.take(of(NOTICE))
    assert house.told()["problems"] == "4个"
    first = house.book.problems["problem/1"]
    assert first.text == "理论学习不够深入"
    assert first.detail.startswith("学用结合不紧")
    assert first.target.startswith("中心组学习制度健全")
    assert first.state == "closed"


def test_units_and_leaders_are_assigned_where_their_names_are_known() -> None:
    house = Import()
    taken = house.take(of(PLAN))
    first = house.book.problems["problem/1"]
    assert first.leaders == ("person/7",)
    assert first.responsible_units == ("unit/1", "unit/2")
    assert house.book.measures["measure/2-1"].responsible_units == ("unit/3",)
    reasons = [one.reason for one in taken.unplaced]
    assert "单位或人员在系统中没有：执法大队" in reasons


def test_a_measure_of_the_plan_keeps_its_words_and_the_notice_stands_beside() -> None:
    house = Import()
    house.take(of(PLAN))
    text = NOTICE.replace("二是强化考核。将", "二是将").replace("年度考核。\n", "年度目标考核。\n")
    taken = house.take(of(text))
    comments = [one.act for one in taken.drafts if one.act.KIND == "comment"]
    assert [(act.item, act.text) for act in comments] == [  # type: ignore[attr-defined]
        ("measure/1-2", "来文所载：将学习情况纳入年度目标考核。")
    ]
    assert house.book.measures["measure/1-2"].text == "将学习情况纳入年度考核。"


def test_an_approved_plan_is_not_changed_by_a_paper() -> None:
    house = Import()
    house.take(of(PLAN))
    house.write(Draft(ApprovePlan("1", 4, 6), TODAY, GROUP.id, GROUP.id), GROUP)
    gone = "（2）将学习情况纳入年度考核。\n"
    later = PLAN.replace(gone, "").replace("2024年9月底前", "2026年9月底前")
    taken = house.take(of(later))
    assert taken.drafts == ()
    reasons = " ".join(one.reason for one in taken.unplaced)
    assert "核定数不能改动" in reasons
    assert "方案审定后时限不能直接改动" in reasons


def test_the_ledgers_own_record_stands_against_a_paper() -> None:
    house = Import()
    house.take(of(PLAN))
    problem = house.book.problems["problem/4"]
    house.book.put(replace(problem, state="rectifying", changed_on=date(2025, 1, 5)))
    taken = house.take(of(NOTICE))
    told = [one for one in taken.drafts if one.act.KIND == "state_carried_over"]
    assert "problem/4" not in {one.act.item for one in told}  # type: ignore[attr-defined]
    assert any("另有登记" in one.reason for one in taken.unplaced)


def test_a_corrected_file_renames_its_aspects() -> None:
    house = Import()
    house.take(of(PLAN))
    renamed = PLAN.replace("群众身边不正之风和腐败问题方面", "群众身边腐败和不正之风问题方面")
    taken = house.take(of(renamed))
    assert [one.act.KIND for one in taken.drafts] == ["revise_heading"]
    names = [one.text for one in house.book.headings.values()]
    assert "群众身边腐败和不正之风问题" in " ".join(names)
    assert house.take(of(renamed)).already


def test_a_skipped_item_is_not_written() -> None:
    draft = of(NOTICE)
    node = next(one for one in draft.walk() if one.text.startswith("理论学习"))
    house = Import()
    house.take(skip(draft, node.id))
    assert [one.text[:4] for one in house.book.problems.values()] == [
        "高标准农",
        "惠农补贴",
        "执法不够",
    ]


def test_a_headline_that_names_no_exceptions_is_listed() -> None:
    text = NOTICE[: NOTICE.index("四、未完成")] + NOTICE[NOTICE.index("欢迎广大") :]
    house = Import()
    taken = house.take(of(text))
    assert "states" not in taken.made
    assert any("没有逐一写明" in one.reason for one in taken.unplaced)


def test_a_document_without_a_number_says_so() -> None:
    house = Import()
    house.take(of(NOTICE.replace("（青农党〔2024〕12号）", "")))
    assert [one.number for one in house.book.regulations.values()] == ["未载明"]


def test_figures_of_measures_are_reported_by_who_gives_the_paper() -> None:
    house = Import()
    taken = house.take(of(NOTICE))
    told = [one for one in house.book.figures.values() if one.item]
    assert len({one.name for one in told}) == len(told) == taken.made["reported_figures"]
    assert {(one.kind, one.owner, one.letter) for one in told} == {
        ("reported", "body/bureau", of(NOTICE).title)
    }
    first = item_figures(house.book, "problem/1")[0]
    assert (first.title, first.text, first.on) == ("开展研讨4次", "4次", of(NOTICE).day)
    assert first.unconfirmed
    assert not [one for one in figures(house.book, PACK, TODAY) if one.name.startswith("p1_")]


def test_figures_of_measures_are_those_of_who_answers_for_them() -> None:
    house = Import()
    house.take(of(PLAN))
    house.take(of(NOTICE))
    owners = {one.item: one.owner for one in house.book.figures.values() if one.item}
    assert (owners["measure/1-3"], owners["measure/4-2"]) == ("unit/1", "body/bureau")


def test_counts_of_clues_are_given_by_others_and_the_rest_by_the_unit_itself() -> None:
    house = Import()
    house.take(of(NOTICE))
    kinds = {one.name: one.kind for one in house.book.figures.values() if not one.item}
    assert kinds["clues"] == "external"
    assert kinds["declared_done"] == "reported"


def counted(draft: PaperDraft) -> dict[str, int]:
    """Problems and measures that a book of this draft must hold, with sub-items and groups."""
    kinds = Counter(node.kind for node in draft.walk())
    return {
        "problem": kinds["problem"] + kinds["sub_problem"],
        "measure": kinds["measure"] + kinds["measure_group"],
    }


def assert_conserved(draft: PaperDraft) -> Import:
    house = Import()
    house.take(draft)
    book = house.book
    held = {"problem": len(book.problems), "measure": len(book.measures)}
    assert held == counted(draft)
    texts = {one.text for one in (*book.problems.values(), *book.measures.values())}
    assert texts == {
        node.text for node in draft.walk() if node.kind not in ("section", "aspect", "category")
    }
    tops = [one for one in book.problems.values() if not one.is_part]
    assert all(one.parent in book.headings or not one.parent for one in tops)
    again = fold(house.entries)
    assert again.by_key == book.by_key
    report = check_chain([to_line(one) for one in house.entries])
    assert report.ok
    return house


@pytest.mark.parametrize("path", MADE_UP, ids=lambda path: path.stem)
def test_counts_are_conserved_through_the_core(path: Path) -> None:
    assert_conserved(draft_of(read(path)))


@pytest.mark.parametrize("number", ["001", "002", "004"])
def test_counts_of_real_notices_are_conserved_through_the_core(shared: Path, number: str) -> None:
    house = assert_conserved(draft_of(read(shared / "notices" / f"{number}.txt")))
    if number == "004":
        told: dict[str, Any] = house.told()
        assert [told[name] for name in ("problems", "done", "basically_done", "not_done")] == [
            "35个",
            "30个",
            "4个",
            "1个",
        ]
        done = [one for one in house.book.problems.values() if one.state == "closed"]
        assert all(isinstance(one, Problem) and one.carried for one in done)


def test_points_of_a_standard_are_written_without_their_labels() -> None:
    held = Import()
    more = "完成标准：①制度印发；②研讨4次以上。\n整改措施：\n（1）修订"
    held.take(of(PLAN.replace("整改措施：\n（1）修订", more)))
    problems = (one for one in held.book.problems.values() if one.standard)
    assert [one.standard for one in problems] == [("制度印发", "研讨4次以上")]
