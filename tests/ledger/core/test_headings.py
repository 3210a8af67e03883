"""Headings (方面, 类) are revised, moved and taken back; nothing is left hanging under none."""

from dataclasses import replace

import pytest
from ledger_world import CLERK, LIAISON, OPENED, PACK, Ledger, day, ledger_after

from zhenggai.ledger.core.acts.mending import Correct
from zhenggai.ledger.core.acts.problems import (
    AddHeading,
    AddProblem,
    ReviseHeading,
    ReviseProblem,
    WithdrawHeading,
    WithdrawProblem,
)
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.core.figures import figures

# Two aspects, a category under the first, and a problem under the category.
TREE = (
    *OPENED,
    ("1-12", CLERK, AddHeading("heading/1", "落实决策部署有差距", "aspect", "方面")),
    ("1-12", CLERK, AddHeading("heading/2", "资金管理", "category", "类", "heading/1")),
    ("1-12", CLERK, AddHeading("heading/3", "作风建设不实", "aspect", "方面")),
    ("1-12", CLERK, AddProblem("problem/1", "专项资金沉淀", parent="heading/2")),
)


def code(ledger: Ledger, act: Act) -> str:
    fault = ledger.refusal("2-1", CLERK, act)
    return fault.code if fault else ""


def aspects(ledger: Ledger) -> int | None:
    found = figures(ledger.book, PACK, day("3-1"))
    return next((one.numerator for one in found if one.name == "aspects"), None)


def test_a_heading_gets_new_words_and_keeps_what_is_not_told() -> None:
    ledger = ledger_after(*TREE)
    ledger.write("2-1", CLERK, ReviseHeading("heading/3", "作风建设有差距"))
    row = ledger.book.headings["heading/3"]
    assert (row.text, row.kind, row.level) == ("作风建设有差距", "aspect", "方面")


def test_a_heading_moves_with_all_under_it() -> None:
    ledger = ledger_after(*TREE)
    ledger.write("2-1", CLERK, ReviseHeading("heading/2", parent="heading/3"))
    assert ledger.book.headings["heading/2"].parent == "heading/3"
    assert ledger.book.problems["problem/1"].parent == "heading/2"


def test_a_heading_is_withdrawn_once_nothing_stands_under_it() -> None:
    ledger = ledger_after(*TREE)
    take_back = WithdrawHeading("heading/2", "并入其他方面")
    fault = ledger.refusal("2-1", CLERK, take_back)
    assert fault
    assert fault.sentence == "其下还有1个问题，须先移到别处或撤回。"
    ledger.write("2-1", CLERK, ReviseProblem("problem/1", parent="heading/3"))
    ledger.write("2-1", CLERK, take_back)
    assert aspects(ledger) == 2
    ledger.write("2-1", CLERK, WithdrawHeading("heading/1", "重复"))
    assert aspects(ledger) == 1
    assert code(ledger, AddHeading("heading/1", "新方面", "aspect")) == "number_used"


def test_a_withdrawn_problem_does_not_hold_its_heading() -> None:
    ledger = ledger_after(*TREE)
    ledger.write("2-1", CLERK, WithdrawProblem("problem/1", "重复"))
    ledger.write("2-1", CLERK, WithdrawHeading("heading/2", "其下已无问题"))
    assert ledger.book.problems["problem/1"].parent == "heading/2"


@pytest.mark.parametrize(
    ("act", "expected"),
    [
        (ReviseHeading("heading/1", parent="heading/2"), "parent"),
        (ReviseHeading("heading/1", parent="heading/1"), "parent"),
        (ReviseHeading("heading/1", parent="problem/1"), "parent"),
        (ReviseHeading("heading/9", "没有"), "not_found"),
        (ReviseHeading("heading/1", kind="chapter"), "vocabulary"),
        (ReviseHeading("heading/4", "已撤回"), "heading_gone"),
        (ReviseHeading("heading/1", parent="heading/4"), "parent"),
        (WithdrawHeading("heading/1", "重复"), "heading_held"),
        (WithdrawHeading("heading/3", " "), "required"),
        (WithdrawHeading("heading/4", "又撤"), "heading_gone"),
        (AddHeading("heading/5", "类", "category", parent="heading/4"), "parent"),
        (AddHeading("heading/5", "类", "category", parent="problem/1"), "parent"),
        (AddProblem("problem/2", "新问题", parent="heading/4"), "parent"),
        (ReviseProblem("problem/1", parent="heading/4"), "parent"),
        (ReviseProblem("problem/1", parent="problem/1"), "parent"),
    ],
)
def test_what_would_leave_something_hanging_is_refused(act: Act, expected: str) -> None:
    ledger = ledger_after(*TREE)
    ledger.write("1-13", CLERK, AddHeading("heading/4", "误加", "aspect"))
    ledger.write("1-13", CLERK, WithdrawHeading("heading/4", "误加"))
    assert code(ledger, act) == expected


def test_a_sub_item_stays_with_its_problem() -> None:
    ledger = ledger_after(*TREE)
    ledger.write("1-13", CLERK, AddProblem("problem/1.1", "子项", parent="problem/1"))
    assert code(ledger, ReviseProblem("problem/1.1", parent="heading/3")) == "parent"


def test_only_the_office_changes_headings() -> None:
    fault = ledger_after(*TREE).refusal("2-1", LIAISON, ReviseHeading("heading/1", "改"))
    assert fault
    assert fault.code == "role"


def test_a_withdrawal_is_corrected_and_a_heading_in_use_is_not() -> None:
    ledger = ledger_after(*TREE)
    taken_back = ledger.write("2-1", CLERK, WithdrawHeading("heading/3", "误认为重复"))
    ledger.write("2-1", CLERK, Correct(taken_back.n, "没有重复"))
    assert not ledger.book.headings["heading/3"].withdrawn
    made = next(one for one in ledger.entries if one.subject == ("heading/2", "heading/1"))
    fault = ledger.refusal("2-2", CLERK, Correct(made.n, "误加"))
    assert fault
    assert fault.code == "built_on"
    last = replace(Correct(1, "误加"), wrong=len(TREE))
    ledger.write("2-2", CLERK, last)
    ledger.write("2-2", CLERK, Correct(made.n, "误加"))
    assert "heading/2" not in ledger.book.headings
