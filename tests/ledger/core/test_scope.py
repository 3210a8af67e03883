"""Who may know: a limited problem is there for the office and for those whom it names."""

from dataclasses import replace

import pytest
from ledger_world import (
    CIVIL,
    CLERK,
    DISCIPLINE,
    FINANCE,
    GROUP,
    HEAD,
    LEADER,
    LIAISON,
    MINUTES,
    PACK,
    PLANNED,
    SUPERIOR,
    VERIFIER,
    Ledger,
    day,
    ledger_after,
)

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.plans import PlanMeasure
from zhenggai.ledger.core.acts.problems import AddProblem, MarkPriority, ReviseProblem
from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.ledger.core.acts.records import Comment, RecordMeeting
from zhenggai.ledger.core.acts.shape import Decision
from zhenggai.ledger.core.figures import figures
from zhenggai.ledger.core.scope import seen_by, sees, unit_may_know

READER = Actor("person/reader", "", frozenset({"reader"}))
CIVIL_LIAISON = Actor("person/civil", CIVIL, frozenset({"liaison"}))


def limited_to(*named: str) -> Ledger:
    """Problem 1 of the finance bureau, of which only these may know, and an open problem 2."""
    ledger = ledger_after(*PLANNED)
    ledger.write("2-1", CLERK, AddProblem("problem/2", "采购不规范", source="immediate"))
    ledger.write("2-1", CLERK, PlanMeasure("measure/2-1", "problem/2", "修订采购办法"))
    ledger.write("2-1", CLERK, ReviseProblem("problem/1", need_to_know=named))
    return ledger


def seen(ledger: Ledger, actor: Actor) -> set[str]:
    return set(seen_by(ledger.book, actor).problems)


@pytest.mark.parametrize(
    ("named", "who"),
    [((LEADER.id,), LEADER), ((DISCIPLINE,), VERIFIER), (("leading_group",), GROUP)],
)
def test_a_person_a_unit_or_a_role_may_be_named(named: tuple[str, ...], who: Actor) -> None:
    ledger = limited_to(*named)
    assert "problem/1" in seen(ledger, who)
    assert sees(ledger.book, who, "measure/1-1")


@pytest.mark.parametrize("who", [LEADER, VERIFIER, GROUP, SUPERIOR, READER, LIAISON, HEAD])
def test_for_everybody_else_it_does_not_exist(who: Actor) -> None:
    ledger = limited_to("person/somebody")
    assert "problem/1" not in seen(ledger, who)
    assert not sees(ledger.book, who, "measure/1-1")
    assert not [one for one in seen_by(ledger.book, who).every() if one.family == "problem/1"]


def test_the_office_always_knows() -> None:
    ledger = limited_to("person/somebody")
    assert seen_by(ledger.book, CLERK) is ledger.book
    assert sees(ledger.book, CLERK, "problem/1")


def test_it_is_in_nobodys_counts_but_the_offices() -> None:
    ledger = limited_to("person/somebody")
    of_office, of_reader = (
        {one.name: one.text for one in figures(seen_by(ledger.book, who), PACK, day("3-1"))}
        for who in (CLERK, READER)
    )
    assert (of_office["problems"], of_reader["problems"]) == ("1个", "0个")
    assert (of_office["measures"], of_reader["measures"]) == ("1条", "0条")
    # The frozen count would tell how much is not seen.
    assert of_office["approved_problems"] == "1个"
    assert "approved_problems" not in of_reader


def test_a_unit_that_is_named_knows_though_it_answers_for_nothing_there() -> None:
    assert seen(limited_to(CIVIL), CIVIL_LIAISON) == {"problem/1"}
    assert seen(limited_to(FINANCE), LIAISON) == {"problem/1"}
    assert seen(limited_to("all"), CIVIL_LIAISON) == set()


def test_a_sheet_that_a_whole_unit_reads_needs_the_unit_named() -> None:
    for named, may in ((FINANCE, True), (LIAISON.id, False), ("liaison", False), ("all", True)):
        assert unit_may_know(limited_to(named).book, FINANCE, "measure/1-1") == may
    assert unit_may_know(limited_to(CIVIL).book, FINANCE, "measure/2-1")


def test_the_limit_is_lifted_for_everybody() -> None:
    ledger = limited_to("person/somebody")
    ledger.write("2-2", CLERK, ReviseProblem("problem/1", need_to_know=("all",)))
    assert seen(ledger, READER) == {"problem/1", "problem/2"}
    assert "problem/1" in seen(ledger, LIAISON)


def test_a_meeting_is_shown_without_what_it_decided_on_a_hidden_problem() -> None:
    ledger = limited_to("person/somebody")
    decisions = (Decision("同意延期", ("problem/1",)), Decision("加快办理", ("problem/2",)))
    ledger.write("2-2", CLERK, RecordMeeting("meeting/1", "leading_group", "第1次", "", decisions))
    told = seen_by(ledger.book, READER).meetings["meeting/1"].decisions
    assert [one.text for one in told] == ["加快办理"]
    assert len(seen_by(ledger.book, CLERK).meetings["meeting/1"].decisions) == 2


def test_who_may_not_know_acts_as_on_what_is_not_there() -> None:
    ledger = limited_to("person/somebody")
    for who, act in (
        (LIAISON, ReportProgress("measure/1-1", FINANCE, "progress", "已拨付")),
        (LEADER, Comment("problem/1", "抓紧")),
    ):
        fault = ledger.refusal("2-2", who, act)
        assert fault
        # What is said of the same item where nobody ever registered it.
        assert fault == ledger_after(*PLANNED[:3]).refusal("2-2", who, act)


def test_the_office_enters_what_was_done_on_paper() -> None:
    ledger = limited_to("person/somebody")
    told = ReportProgress("measure/1-1", FINANCE, "progress", "已拨付")
    ledger.write("3-2", LIAISON, told, entered_by=CLERK, basis=MINUTES)
    ledger.write("3-2", CLERK, MarkPriority("problem/1", priority=True))


def test_a_sub_item_goes_with_its_problem() -> None:
    ledger = limited_to("person/somebody")
    part = AddProblem("problem/1.1", "子项", parent="problem/1")
    fault = ledger.refusal("2-2", CLERK, replace(part, need_to_know=(CIVIL,)))
    assert fault
    assert fault.code == "need_to_know"
    ledger.write("2-2", CLERK, part)
    assert "problem/1.1" not in seen(ledger, READER)
    refused = ledger.refusal("2-2", CLERK, ReviseProblem("problem/1.1", need_to_know=(CIVIL,)))
    assert refused
    assert refused.code == "need_to_know"
