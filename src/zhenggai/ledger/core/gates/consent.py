"""Frozen counts (核定数): after the approval they change with the superior's consent only."""

from zhenggai.ledger.core.actors import Case
from zhenggai.ledger.core.acts.plans import DropMeasure
from zhenggai.ledger.core.acts.problems import (
    AddProblem,
    MergeProblem,
    ReviseProblem,
    WithdrawProblem,
)
from zhenggai.ledger.core.counting import is_in_counts, is_in_plan
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.responsibility import measures_of
from zhenggai.ledger.core.rows import Measure, Problem
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.vocabulary import WITHOUT_PLAN

Counting = AddProblem | MergeProblem | WithdrawProblem | DropMeasure


def consent_fault(case: Case, act: Counting) -> NotAllowed | None:
    """An act that changes a frozen count rests on the superior's consent."""
    basis = case.draft.basis
    if case.book.info.approved_problems is None or not _touches_counts(case.book, act):
        return None
    if basis and basis.kind == "superior_consent":
        return None
    return NotAllowed(
        "frozen", "整改方案已审定，核定数不能改动；确需变更的，请以上级同意变更的文件为依据登记。"
    )


def _touches_counts(book: Book, act: Counting) -> bool:
    if isinstance(act, AddProblem):
        return is_in_plan(act.source, act.parent)
    if isinstance(act, DropMeasure):
        measure = book.find(Measure, act.measure)
        return measure is not None and is_in_counts(book, measure)
    problem = book.find(Problem, act.problem)
    if problem is None or is_in_plan(problem.source, problem.parent):
        return problem is not None
    # A sub-item is in no count of problems, but its measures may be in that of measures.
    return any(is_in_counts(book, one) for one in measures_of(book, act.problem))


def source_fault(case: Case, act: ReviseProblem) -> NotAllowed | None:
    """A problem neither comes into the approved plan nor leaves it by another source."""
    problem = case.book.find(Problem, act.problem)
    if case.book.info.approved_problems is None or not problem or not act.source:
        return None
    if (act.source in WITHOUT_PLAN) == (problem.source in WITHOUT_PLAN):
        return None
    return NotAllowed("frozen", "整改方案已审定，不能再改变问题是否列入方案。")
