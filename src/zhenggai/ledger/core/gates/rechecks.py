"""Rechecks are drawn so that anybody can draw them again; reopening says why."""

from collections.abc import Iterable

from zhenggai.ledger.core.actors import Case
from zhenggai.ledger.core.acts.books import RecordEvaluation
from zhenggai.ledger.core.acts.closings import DrawRecheck, RecordRecheck
from zhenggai.ledger.core.chain import sm3
from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.rows import Problem, Recheck


def draw(seed: str, of: Iterable[str], count: int) -> tuple[str, ...]:
    """`count` of these keys in the order of SM3(seed/key): whoever has the seed draws the same."""
    return tuple(sorted(of, key=lambda key: sm3(f"{seed}/{key}".encode()))[:count])


def finding_fault(case: Case, act: RecordRecheck) -> NotAllowed | None:
    """A finding of a recheck is on what was drawn for it."""
    if not act.recheck:
        return None
    recheck = case.book.find(Recheck, act.recheck)
    if recheck and act.problem in recheck.drawn:
        return None
    return NotAllowed("not_drawn", "该问题不在这次抽取之列。")


def draw_fault(case: Case, act: DrawRecheck) -> NotAllowed | None:
    """The draw is that of its seed among closed problems."""
    closed = all(
        (row := case.book.find(Problem, key)) is not None and row.state == "closed"
        for key in act.of
    )
    if not act.seed or not act.drawn or not closed or len(set(act.of)) != len(act.of):
        return NotAllowed("draw", "只能从已销号的问题中抽取，并须记录随机种子。")
    if act.drawn != draw(act.seed, act.of, len(act.drawn)):
        return NotAllowed("draw", "抽取结果与随机种子不符。")
    return None


def evaluation_fault(case: Case, act: RecordEvaluation) -> NotAllowed | None:
    """The grade is of the pack's list; a second rectification names closed problems."""
    if act.grade not in case.pack.grades:
        return NotAllowed("vocabulary", f"评估等次只能是{'、'.join(case.pack.grades)}。")
    if bool(act.problems) != act.second_rectification:
        return NotAllowed("evaluation", "要求二次整改的，须列明是哪些问题；不要求的，不列问题。")
    for key in act.problems:
        row = case.book.find(Problem, key)
        if row is None or row.state != "closed":
            return NotAllowed("evaluation", f"问题{number_of(key)}没有销号，不必二次整改。")
        if row.changed_on and case.draft.on < row.changed_on:
            return NotAllowed("before_last_change", "评估的日期不能早于问题最近一次登记。")
    return None
