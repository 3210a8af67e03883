"""A problem is struck off with proof and signatures, comes back, and is opened again."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from ledger_world import (
    ANSWERS,
    ASKED,
    CIVIL,
    CLERK,
    DIGEST,
    DISCIPLINE,
    FINANCE,
    GROUP,
    HEAD,
    LEADER,
    LENT,
    LIAISON,
    MINUTES,
    PLANNED,
    SIGNED,
    VERIFIER,
    ledger_after,
)

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.closings import (
    AskClosure,
    Close,
    DrawRecheck,
    RecordRecheck,
    Reopen,
    Return,
    Sign,
)
from zhenggai.ledger.core.acts.mending import Correct
from zhenggai.ledger.core.acts.plans import PlanMeasure, ReviseMeasure, SetDeadline
from zhenggai.ledger.core.acts.problems import SplitProblem
from zhenggai.ledger.core.acts.progress import AttachProof, ReportProgress, WithdrawProof
from zhenggai.ledger.core.acts.records import (
    RecordAccountability,
    RecordMeeting,
    RecordRegulation,
)
from zhenggai.ledger.core.acts.shape import Decision, Part
from zhenggai.ledger.core.figures import figures
from zhenggai.ledger.core.gates.rechecks import draw
from zhenggai.ledger.core.gates.recusal import BY_PERSON, BY_UNIT, reporters_of
from zhenggai.ledger.core.vocabulary import NO_NUMBER

CLOSED = (*SIGNED, ("2-11", CLERK, Close("problem/1")))
DONE = ("2-1", LIAISON, ReportProgress("measure/1-1", FINANCE, "done", "已经完成"))
PROVED = ("2-1", LIAISON, AttachProof("proof/1-1-1", "measure/1-1", DIGEST, "凭证.pdf", "已拨付"))
ASK = AskClosure("closing/1-1", "problem/1", FINANCE, ANSWERS)


def planned_with(measure: PlanMeasure) -> tuple[tuple[str, object, object], ...]:
    """The planned past with another first measure."""
    return tuple(
        (on, by, measure if isinstance(act, PlanMeasure) else act) for on, by, act in PLANNED
    )


def test_a_problem_with_all_signatures_is_struck_off() -> None:
    ledger = ledger_after(*CLOSED)
    problem = ledger.book.problems["problem/1"]
    assert problem.state == "closed"
    assert problem.closed_on == problem.first_closed_on == date(2026, 2, 11)
    closing = ledger.book.closings["closing/1-1"]
    assert [one.step for one in closing.signatures] == [one.step for one in ledger.pack.signatures]


def test_a_closing_without_a_signature_is_refused_with_its_name() -> None:
    ledger = ledger_after(*SIGNED[:-1])
    fault = ledger.refusal("2-11", CLERK, Close("problem/1"))
    assert fault
    assert (fault.code, fault.sentence) == ("signature_missing", "还缺领导小组审定。")


def test_minutes_stand_for_the_last_signature_when_they_decided_on_the_problem() -> None:
    ledger = ledger_after(*SIGNED[:-1])
    close = Close("problem/1", "meeting/1", "leading_group")
    meeting = RecordMeeting("meeting/1", "leading_group", "第2次会议", decisions=())
    ledger.write("2-10", CLERK, meeting)
    fault = ledger.refusal("3-1", GROUP, close, basis=MINUTES, entered_by=CLERK)
    assert fault
    assert fault.code == "not_decided"
    decided = replace(
        meeting, meeting="meeting/2", decisions=(Decision("同意销号", ("problem/1",)),)
    )
    ledger.write("2-11", CLERK, decided)
    close = replace(close, meeting="meeting/2")
    own = ledger.refusal("2-11", CLERK, close)
    assert own
    assert own.code == "signer"
    ledger.write("3-1", GROUP, close, basis=MINUTES, entered_by=CLERK)
    assert ledger.book.problems["problem/1"].state == "closed"
    signature = ledger.book.closings["closing/1-1"].signatures[-1]
    assert (signature.step, signature.by) == ("leading_group", GROUP.id)
    assert signature.entered_by == CLERK.id


def test_signatures_are_given_in_their_order() -> None:
    fault = ledger_after(*ASKED).refusal("2-3", LEADER, Sign("problem/1", "leader"))
    assert fault
    assert fault.sentence == "须先完成“责任单位主要负责人签字”。"


def test_a_signature_is_given_by_whom_the_list_names() -> None:
    fault = ledger_after(*ASKED).refusal("2-3", LEADER, Sign("problem/1", "responsible_head"))
    assert fault
    assert fault.code == "signer"


def test_a_signature_on_paper_is_entered_with_its_paper() -> None:
    ledger = ledger_after(*SIGNED[:-1])
    sign = Sign("problem/1", "leading_group")
    fault = ledger.refusal("3-1", GROUP, sign, entered_by=CLERK)
    assert fault
    assert fault.code == "basis"
    entry = ledger.write("3-1", GROUP, sign, entered_by=CLERK, basis=MINUTES)
    assert entry.is_on_behalf
    assert entry.basis == MINUTES


def test_whose_unit_answers_for_a_problem_cannot_verify_it() -> None:
    ledger = ledger_after(*SIGNED[:-2])
    fault = ledger.refusal("2-6", LENT, Sign("problem/1", "office", FINANCE))
    assert fault
    assert fault.code == "recusal_unit"
    assert fault.sentence == BY_UNIT


def test_who_reported_on_a_problem_cannot_verify_it_from_another_unit() -> None:
    ledger = ledger_after(*CLOSED)
    moved = Actor(LIAISON.id, DISCIPLINE, frozenset({"verifier"}))
    found = RecordRecheck("problem/1", agrees=True, text="相符", unit=DISCIPLINE)
    fault = ledger.refusal("3-1", moved, found)
    assert fault
    assert (fault.code, fault.sentence) == ("recusal_person", BY_PERSON)
    assert ledger.refusal("3-1", VERIFIER, found) is None


def test_what_was_reported_before_a_reopening_binds_no_verifier() -> None:
    ledger = ledger_after(*CLOSED)
    ledger.write("3-1", VERIFIER, Reopen("problem/1", "recheck", "抽查不相符"))
    assert reporters_of(ledger.book, "problem/1") == (set(), set())


def test_closing_answers_the_standard_point_by_point() -> None:
    ledger = ledger_after(*ASKED[:-1])
    fault = ledger.refusal("2-2", LIAISON, replace(ASK, answers=ANSWERS[:1]))
    assert fault
    assert fault.sentence == "完成标准第2条还没有对照说明。"


def test_closing_needs_every_measure_done() -> None:
    begun = ("2-1", LIAISON, ReportProgress("measure/1-1", FINANCE, "progress", "正在办理"))
    fault = ledger_after(*PLANNED, begun, PROVED).refusal("2-2", LIAISON, ASK)
    assert fault
    assert fault.sentence == "措施1-1处于“进行中”，不能申请销号。"


def test_closing_needs_a_proof_that_still_counts() -> None:
    fault = ledger_after(*PLANNED, DONE).refusal("2-2", LIAISON, replace(ASK))
    assert fault
    assert fault.code == "no_proof"
    withdrawn = ("2-2", CLERK, WithdrawProof("proof/1-1-1", "传错文件"))
    fault = ledger_after(*PLANNED, DONE, PROVED, withdrawn).refusal("2-3", LIAISON, ASK)
    assert fault
    assert fault.code == "no_proof"


def test_a_regulation_shows_title_and_number() -> None:
    measure = PlanMeasure("measure/1-1", "problem/1", "修订办法", kinds=("regulation",))
    ledger = ledger_after(*planned_with(measure), DONE, PROVED)  # type: ignore[arg-type]
    fault = ledger.refusal("2-2", LIAISON, ASK)
    assert fault
    assert fault.code == "no_regulation"
    made = RecordRegulation(
        "regulation/1-1-1", "专项资金管理办法", "青岚政发〔2026〕7号", "measure/1-1"
    )
    ledger.write("2-2", LIAISON, made)
    assert ledger.refusal("2-2", LIAISON, ASK) is None


def test_a_regulation_known_from_a_paper_without_its_number_waits_for_it() -> None:
    measure = PlanMeasure("measure/1-1", "problem/1", "修订办法", kinds=("regulation",))
    ledger = ledger_after(*planned_with(measure), DONE, PROVED)  # type: ignore[arg-type]
    told = RecordRegulation("regulation/1-1-1", "专项资金管理办法", NO_NUMBER, "measure/1-1")
    ledger.write("2-2", LIAISON, told)
    fault = ledger.refusal("2-2", LIAISON, ASK)
    assert fault
    assert fault.sentence == "制度1-1-1的文号未载明，须补登文号。"
    numbered = replace(
        told, regulation="regulation/1-1-2", number="青岚政发〔2026〕7号", replaces=told.regulation
    )
    elsewhere = replace(numbered, regulation="regulation/1-0-1", item="problem/1")
    refused = ledger.refusal("2-2", LIAISON, elsewhere)
    assert refused
    assert refused.code == "replaces"
    ledger.write("2-2", LIAISON, numbered)
    rows = figures(ledger.book, ledger.pack, date(2026, 3, 1))
    assert [one.items for one in rows if one.name == "regulations"] == [(numbered.regulation,)]
    assert ledger.refusal("2-2", LIAISON, ASK) is None
    ledger.write("2-2", CLERK, Correct(len(ledger.entries), "文号有误"))
    assert not ledger.book.regulations[told.regulation].replaced_by


def test_a_measure_that_becomes_one_of_money_names_its_amount() -> None:
    change = ReviseMeasure("measure/1-1", kinds=("money",))
    fault = ledger_after(*PLANNED).refusal("2-1", CLERK, change)
    assert fault
    assert fault.code == "amount"
    ledger_after(*PLANNED).write("2-1", CLERK, replace(change, amount=Decimal(100)))


def test_vouchers_sum_to_the_amount_of_the_measure() -> None:
    measure = PlanMeasure(
        "measure/1-1", "problem/1", "追回资金", kinds=("money",), amount=Decimal("665700.10")
    )
    voucher = AttachProof(
        "proof/1-1-2",
        "measure/1-1",
        DIGEST,
        "回单.pdf",
        "已追回",
        "voucher",
        amount=Decimal(665700),
    )
    ledger = ledger_after(*planned_with(measure), DONE, PROVED)  # type: ignore[arg-type]
    ledger.write("2-1", LIAISON, voucher)
    fault = ledger.refusal("2-2", LIAISON, ASK)
    assert fault
    assert fault.sentence == "措施1-1应挽回665700.10元，凭证合计665700元，两者须相等。"
    ledger.write("2-2", LIAISON, replace(voucher, proof="proof/1-1-3", amount=Decimal("0.10")))
    assert ledger.refusal("2-2", LIAISON, ASK) is None


def test_accountability_shows_a_decision_and_a_count() -> None:
    measure = PlanMeasure("measure/1-1", "problem/1", "追究责任", kinds=("accountability",))
    ledger = ledger_after(*planned_with(measure), DONE, PROVED)  # type: ignore[arg-type]
    fault = ledger.refusal("2-2", LIAISON, ASK)
    assert fault
    assert fault.code == "no_accountability"
    decided = RecordAccountability(
        "accountability/1-1-1",
        "body/discipline",
        "青岚纪〔2026〕4号",
        date(2026, 2, 1),
        "admonition",
        3,
        "measure/1-1",
    )
    ledger.write("2-2", LIAISON, decided)
    assert ledger.refusal("2-2", LIAISON, ASK) is None


def test_a_returned_measure_goes_back_to_its_unit() -> None:
    ledger = ledger_after(*ASKED)
    ledger.write("2-3", VERIFIER, Return("problem/1", "缺拨付凭证", measures=("measure/1-1",)))
    problem = ledger.book.problems["problem/1"]
    assert (problem.state, problem.missing, problem.returns) == ("rectifying", "缺拨付凭证", 1)
    assert ledger.book.measures["measure/1-1"].state == "returned"
    assert ledger.book.closings["closing/1-1"].state == "returned"
    again = replace(ASK, closing="closing/1-2")
    fault = ledger.refusal("2-4", LIAISON, again)
    assert fault
    assert fault.code == "measure_open"


def test_a_return_says_what_is_missing() -> None:
    fault = ledger_after(*ASKED).refusal("2-3", VERIFIER, Return("problem/1", " "))
    assert fault
    assert fault.sentence == "退回补充须写明还缺什么。"


def test_a_reopened_problem_keeps_its_first_closing_and_counts_a_relapse() -> None:
    ledger = ledger_after(*CLOSED)
    ledger.write("4-1", VERIFIER, Reopen("problem/1", "relapse", "资金又沉淀下来"))
    problem = ledger.book.problems["problem/1"]
    assert (problem.state, problem.reopened, problem.relapses) == ("rectifying", 1, 1)
    assert problem.first_closed_on == date(2026, 2, 11)
    fault = ledger.refusal("4-2", LIAISON, replace(ASK, closing="closing/1-2"))
    assert fault
    assert fault.code == "no_new_work"
    ledger.write("4-2", LIAISON, replace(DONE[2], text="又拨付一次"))
    assert ledger.refusal("4-2", LIAISON, replace(ASK, closing="closing/1-2")) is None


def test_what_is_kept_up_goes_on_being_reported_and_falls_back_by_no_report() -> None:
    standing = ("1-12", CLERK, SetDeadline("problem/1", standing=True))
    ledger = ledger_after(*PLANNED[:-1], standing, PLANNED[-1], *CLOSED[len(PLANNED) :])
    for n, result in enumerate(("progress", "no_change", "done"), 1):
        act = ReportProgress("measure/1-1", FINANCE, result, f"第{n}次坚持情况")
        ledger.write("3-1", LIAISON, act)
        assert ledger.book.measures["measure/1-1"].state == "done"
        assert ledger.book.measures["measure/1-1"].last_text == act.text
    ledger.write("3-2", LIAISON, ReportProgress("problem/1", FINANCE, "progress", "仍在坚持"))
    problem = ledger.book.problems["problem/1"]
    assert (problem.state, problem.relapses, problem.reopened) == ("closed", 0, 0)


def test_a_recheck_is_drawn_by_its_seed() -> None:
    ledger = ledger_after(*CLOSED)
    keys = tuple(f"problem/{n}" for n in range(1, 30))
    assert draw("2026-07", keys, 5) == draw("2026-07", reversed(keys), 5)
    wrong = DrawRecheck("recheck/1", "2026-07", keys, draw("2026-07", keys, 1))
    fault = ledger.refusal("4-1", CLERK, wrong)
    assert fault
    assert fault.code in ("draw", "not_found")
    ledger.write("4-1", CLERK, DrawRecheck("recheck/1", "s", ("problem/1",), ("problem/1",)))
    found = RecordRecheck("problem/1", agrees=False, text="仍有沉淀", recheck="recheck/1")
    ledger.write("4-2", VERIFIER, found)
    assert not ledger.book.rows["recheck"]["recheck/1"].findings[0].agrees  # type: ignore[attr-defined]


def test_a_split_problem_is_closed_after_its_parts() -> None:
    parts = (Part("problem/1.1", "市级资金"), Part("problem/1.2", "区级资金"))
    ledger = ledger_after(*PLANNED, DONE, PROVED)
    ledger.write("2-1", CLERK, SplitProblem("problem/1", parts))
    fault = ledger.refusal("2-2", LIAISON, ASK)
    assert fault
    assert fault.sentence == "子项1.1处于“整改中”，须先销号。"


@pytest.mark.parametrize("unit", [CIVIL, ""])
def test_a_unit_asks_for_its_own_items_only(unit: str) -> None:
    fault = ledger_after(*ASKED[:-1]).refusal("2-2", HEAD, replace(ASK, unit=unit))
    assert unit == "" or (fault and fault.code == "other_unit")
