"""Every act goes into facts and words and comes back; rows keep names; buttons are offered."""

import re
from dataclasses import fields
from datetime import date
from decimal import Decimal

import pytest
from ledger_world import (
    ASKED,
    CLERK,
    HEAD,
    LIAISON,
    OPENED,
    PACK,
    PLANNED,
    SIGNED,
    VERIFIER,
    ledger_after,
)

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts import ACT_OF_KIND, ACTS
from zhenggai.ledger.core.acts.plans import PlanMeasure, SetDeadline
from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.ledger.core.acts.shape import Act, Milestone, ReportedFigure
from zhenggai.ledger.core.book import FOLDS, fold
from zhenggai.ledger.core.coding import decode, encode, expunged_field, subject_of
from zhenggai.ledger.core.entries import from_line, to_line
from zhenggai.ledger.core.gates import GATES, acts_of
from zhenggai.ledger.core.keys import family_of, is_key, number_place, part_number, sort_key
from zhenggai.ledger.core.moves import MOVES, next_acts
from zhenggai.ledger.core.needs import families

REPORT = ReportProgress(
    "measure/12-3",
    "unit/finance",
    "progress",
    "已清退",
    (ReportedFigure("recovered", Decimal("66.570"), "万元", "清退资金"),),
    (1, 2),
)
DEADLINE = SetDeadline(
    "problem/12",
    (Milestone(date(2026, 6, 30), "出台办法"), Milestone(None)),
    standing=True,
    text="年底前",
)


def offered(past: object, actor: Actor, subject: str = "problem/1") -> dict[str, str]:
    book = ledger_after(*past).book  # type: ignore[misc]
    at = ledger_after(*SIGNED).entries[-1].at
    found = next_acts(book, subject, actor, PACK, at)
    return {one.title: one.refusal.sentence if one.refusal else "" for one in found}


def test_kinds_are_listed_once_and_each_has_a_move_and_a_fold() -> None:
    assert len(ACT_OF_KIND) == len(ACTS)
    assert set(MOVES) == set(FOLDS) == set(ACTS)
    assert all(re.fullmatch("[a-z_]+", act.KIND) for act in ACTS)


def test_every_gate_says_by_its_type_which_acts_it_is_for() -> None:
    assert {act for gate in GATES for act in acts_of(gate)} <= set(ACTS)


@pytest.mark.parametrize("act", [REPORT, DEADLINE, *(act for _, _, act in SIGNED)])
def test_an_act_comes_back_from_its_facts_and_words(act: Act) -> None:
    facts, words = encode(act)
    content = {name: ["00", text] for name, text in words.items()}
    assert decode(act.KIND, act.V, facts, words, content, 1) == act


def test_words_stand_beside_the_facts() -> None:
    facts, words = encode(REPORT)
    assert facts["figures"] == [{"name": "recovered", "value": "66.570", "unit": "万元"}]
    assert words == {"text": "已清退", "figures.0.title": "清退资金"}
    assert subject_of(REPORT) == ("measure/12-3",)


def test_words_that_are_gone_are_known_by_entry_and_field() -> None:
    facts, words = encode(REPORT)
    act = decode(REPORT.KIND, 1, facts, words, {}, 17)
    assert isinstance(act, ReportProgress)
    assert expunged_field(act.text) == (17, "text")
    assert act.figures[0].value == Decimal("66.570")


def test_a_kind_from_the_future_changes_nothing() -> None:
    ledger = ledger_after(*PLANNED)
    strange = to_line(ledger.entries[-1]).replace("approve_plan", "bless_plan")
    book = fold([*ledger.entries, from_line(strange)._replace(n=len(ledger.entries) + 1)])
    assert book.by_key == ledger.book.by_key


def test_rows_have_the_names_of_their_kind_and_no_other() -> None:
    for row in ledger_after(*SIGNED).book.every():
        names = {one.name for one in fields(row)}
        assert set(vars(row)) <= names
        assert all(hasattr(row, name) for name in names)


def test_keys_tell_family_number_and_order() -> None:
    assert family_of("proof/12.1-3-1") == "problem/12"
    assert family_of("regulation/0-0-4") == family_of("meeting/12") == "book"
    assert number_place("measure/12-3.1") == ("numbers/12", "measure/12-3", 1)
    assert number_place("problem/12") == ("numbers/0", "problem", 12)
    assert number_place("problem/12.1") == ("numbers/12", "problem/12", 1)
    assert number_place("step/plan_issued")[2] == 0
    assert (part_number("problem/12"), part_number("measure/12-3")) == ("12-0", "12-3")
    assert not is_key("problem/十二")
    keys = ["problem/10", "problem/2.1", "problem/2"]
    assert sorted(keys, key=sort_key) == ["problem/2", "problem/2.1", "problem/10"]


def test_an_act_needs_its_family_and_the_book() -> None:
    assert families(REPORT) == {"book", "problem/12"}
    assert families(PLANNED[-1][2]) == {"*"}


def test_only_what_the_role_may_do_in_this_state_is_offered() -> None:
    assert "申请销号" not in offered(PLANNED, LIAISON)
    asked = offered(ASKED, HEAD)
    assert asked["签署意见"] == ""
    assert "报送进展" not in asked
    assert offered(ASKED, VERIFIER)["签署意见"] == "须先完成“责任单位主要负责人签字”。"
    assert offered(SIGNED, CLERK)["销号"] == ""
    assert "还缺" in offered(ASKED, CLERK)["销号"]


def test_closing_is_offered_with_what_is_still_missing() -> None:
    begun = ("2-1", LIAISON, ReportProgress("problem/1", "unit/finance", "progress", "启动"))
    assert offered((*PLANNED, begun), LIAISON)["申请销号"].startswith("措施1-1处于“未开始”")


def test_the_book_offers_its_own_acts() -> None:
    assert "添加问题" in offered(OPENED, CLERK, "book")
    assert "销号" not in offered(OPENED, CLERK, "book")


def test_a_measure_of_a_group_takes_its_number_from_the_group() -> None:
    ledger = ledger_after(*PLANNED[:-1])
    ledger.write("1-13", CLERK, PlanMeasure("measure/1-1.1", "problem/1", "甲", "measure/1-1"))
    fault = ledger.refusal("1-13", CLERK, PlanMeasure("measure/1-2.1", "problem/1", "乙"))
    assert fault
    assert fault.code == "key"
