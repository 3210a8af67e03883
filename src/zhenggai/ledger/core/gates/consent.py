"""Frozen counts (核定数): after the approval they change with the superior's consent only."""

from zhenggai.ledger.core.actors import Case
from zhenggai.ledger.core.acts.plans import DropMeasure
from zhenggai.ledger.core.acts.problems import AddProblem, MergeProblem, WithdrawProblem
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.rows import Problem
from zhenggai.ledger.core.vocabulary import WITHOUT_PLAN


def consent_fault(case: Case) -> NotAllowed | None:
    """An act that changes a frozen count rests on the superior's consent."""
    basis = case.draft.basis
    frozen = case.book.info.approved_problems is not None
    if not frozen or not _touches_counts(case) or (basis and basis.kind == "superior_consent"):
        return None
    return NotAllowed(
        "frozen", "整改方案已审定，核定数不能改动；确需变更的，请以上级同意变更的文件为依据登记。"
    )


def _touches_counts(case: Case) -> bool:
    act = case.draft.act
    if isinstance(act, AddProblem):
        return act.source not in WITHOUT_PLAN and not act.parent.startswith("problem/")
    if isinstance(act, MergeProblem | WithdrawProblem):
        problem = case.book.find(Problem, act.problem)
        return problem is not None and not problem.is_part and problem.source not in WITHOUT_PLAN
    return isinstance(act, DropMeasure)
