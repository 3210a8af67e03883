"""A mistake is put right by a new entry; what later rests on it stands in the way."""

from dataclasses import replace

import pytest
from ledger_world import (
    CLERK,
    DIGEST,
    FINANCE,
    HEAD,
    LIAISON,
    PLANNED,
    SIGNED,
    day,
    ledger_after,
)

from zhenggai.ledger.core.acts.closings import Close, Sign
from zhenggai.ledger.core.acts.mending import CarryOverState, Correct
from zhenggai.ledger.core.acts.plans import PlanMeasure
from zhenggai.ledger.core.acts.problems import AddProblem
from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.ledger.core.acts.records import Comment
from zhenggai.ledger.core.entries import Basis, from_line, to_line

CLOSED = (*SIGNED, ("2-11", CLERK, Close("problem/1")))


def test_a_corrected_closing_is_as_if_it_had_not_been_and_no_relapse() -> None:
    ledger = ledger_after(*SIGNED)
    before = dict(ledger.book.by_key)
    wrong = ledger.write("2-11", CLERK, Close("problem/1"))
    ledger.write("2-12", CLERK, Correct(wrong.n, "误点", ("problem/1",)))
    assert ledger.book.by_key == before
    assert ledger.book.problems["problem/1"].relapses == 0
    ledger.write("2-12", CLERK, Close("problem/1"))
    assert ledger.book.problems["problem/1"].state == "closed"


def test_what_later_builds_on_an_entry_is_named() -> None:
    ledger = ledger_after(*CLOSED)
    asked = next(one for one in ledger.entries if one.kind == "ask_closure")
    fault = ledger.refusal("2-12", CLERK, Correct(asked.n, "填错"))
    assert fault
    assert fault.code == "built_on"
    assert "销号" in fault.sentence
    assert str(ledger.entries[-1].n) in fault.sentence


def test_a_remark_builds_on_nothing() -> None:
    ledger = ledger_after(*CLOSED)
    wrong = ledger.entries[-1]
    ledger.write("2-12", CLERK, Comment("problem/1", "请核对会议纪要"))
    assert ledger.refusal("2-12", CLERK, Correct(wrong.n, "误点")) is None


def test_the_report_that_began_the_work_is_what_later_reports_rest_on() -> None:
    ledger = ledger_after(*PLANNED)
    ledger.write("2-1", CLERK, PlanMeasure("measure/1-2", "problem/1", "另一措施"))
    first = ledger.write("2-1", LIAISON, ReportProgress("measure/1-1", FINANCE, "progress", "甲"))
    second = ledger.write("2-2", LIAISON, ReportProgress("measure/1-2", FINANCE, "progress", "乙"))
    fault = ledger.refusal("2-3", CLERK, Correct(first.n, "填错单位"))
    assert fault
    assert f"第{second.n}号" in fault.sentence
    ledger.write("2-3", CLERK, Correct(second.n, "填错单位"))
    ledger.write("2-3", CLERK, Correct(first.n, "填错单位"))
    assert ledger.book.problems["problem/1"].state == "planned"
    assert ledger.book.measures["measure/1-1"].reporters == ()


def test_a_number_that_was_corrected_away_is_not_given_again() -> None:
    ledger = ledger_after(*PLANNED)
    plan = PlanMeasure("measure/1-2", "problem/1", "写错的措施")
    wrong = ledger.write("2-1", CLERK, plan)
    ledger.write("2-1", CLERK, Correct(wrong.n, "重复"))
    assert "measure/1-2" not in ledger.book.measures
    fault = ledger.refusal("2-2", CLERK, plan)
    assert fault
    assert fault.code == "number_used"


@pytest.mark.parametrize(("wrong", "code"), [(1, "final"), (2, "final"), (999, "not_found")])
def test_what_cannot_be_corrected_says_why(wrong: int, code: str) -> None:
    fault = ledger_after(*PLANNED).refusal("2-1", CLERK, Correct(wrong, "误"))
    assert fault
    assert fault.code == code


def test_an_entry_is_corrected_once_and_a_correction_never() -> None:
    ledger = ledger_after(*CLOSED)
    wrong = ledger.entries[-1].n
    corrected = ledger.write("2-12", CLERK, Correct(wrong, "误点"))
    again = ledger.refusal("2-12", CLERK, Correct(wrong, "误点"))
    assert again
    assert again.code == "corrected"
    undone = ledger.refusal("2-12", CLERK, Correct(corrected.n, "误点"))
    assert undone
    assert undone.code == "final"


def test_an_act_does_not_lie_before_the_last_one_on_its_item() -> None:
    ledger = ledger_after(*SIGNED[:-4])
    fault = ledger.refusal(
        "2-1", HEAD, Sign("problem/1", "lead_unit", FINANCE), at=ledger.entries[-1].at
    )
    assert fault
    assert fault.code == "before_last_change"


def test_a_late_entry_says_why() -> None:
    ledger = ledger_after(*PLANNED)
    at = ledger.entries[-1].at.replace(month=3)
    report = ReportProgress("measure/1-1", FINANCE, "progress", "已拨付")
    fault = ledger.refusal("2-1", LIAISON, report, at=at)
    assert fault
    assert fault.code == "late"
    entry = ledger.write("2-1", LIAISON, report, at=at, late_reason="单位补报纸质材料")
    assert entry.late_reason == "单位补报纸质材料"


def test_what_is_read_off_a_paper_is_of_its_day_and_not_late() -> None:
    ledger = ledger_after(*PLANNED)
    at = ledger.entries[-1].at.replace(month=3)
    state = CarryOverState("problem/1", "in_progress", "正在整改", DIGEST)
    paper = Basis("notice", day("2-1"), "整改进展情况的通报", DIGEST)
    typed = ledger.refusal("2-1", CLERK, state, at=at, basis=paper)
    assert typed
    assert typed.code == "late"
    nameless = replace(paper, scan="", is_taken=True)
    assert ledger.refusal("2-1", CLERK, state, at=at, basis=nameless)
    entry = ledger.write("2-1", CLERK, state, at=at, basis=replace(paper, is_taken=True))
    assert not entry.late_reason
    assert from_line(to_line(entry)).basis == replace(paper, is_taken=True)


def test_an_act_of_tomorrow_is_not_written_today() -> None:
    ledger = ledger_after(*PLANNED)
    fault = ledger.refusal("9-1", CLERK, AddProblem("problem/2", "新"), at=ledger.entries[-1].at)
    assert fault
    assert fault.code == "future"


def test_what_an_approved_plan_counts_cannot_be_corrected_behind_it() -> None:
    ledger = ledger_after(*PLANNED)
    planned = next(one for one in ledger.entries if one.kind == "plan_measure")
    fault = ledger.refusal("2-1", CLERK, Correct(planned.n, "重复"))
    assert fault
    assert "审定整改方案" in fault.sentence


def test_what_a_closing_judged_cannot_be_corrected_under_it() -> None:
    ledger = ledger_after(*CLOSED)
    for kind in ("report_progress", "attach_proof"):
        judged = next(one for one in ledger.entries if one.kind == kind)
        fault = ledger.refusal("2-12", CLERK, Correct(judged.n, "填错"))
        assert fault
        assert "销号" in fault.sentence
