"""What acts on the tree of problems need."""

from zhenggai.ledger.core.actors import Case
from zhenggai.ledger.core.acts.problems import (
    AddProblem,
    MergeProblem,
    ReviseProblem,
    SplitProblem,
    WithdrawProblem,
)
from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.ledger.core.gates.headings import under_fault
from zhenggai.ledger.core.keys import family_of, kind_of, number_of
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.responsibility import parts_of
from zhenggai.ledger.core.rows import Problem
from zhenggai.ledger.core.vocabulary import GONE, WITHOUT_PLAN


def place_fault(case: Case, act: AddProblem | ReviseProblem) -> NotAllowed | None:
    """A problem stands under a heading or, one level deep, under a live problem."""
    if not act.parent:
        return None
    if kind_of(act.parent) == "heading":
        is_moved_part = isinstance(act, ReviseProblem) and _is_part(case, act.problem)
        return _moved_part() if is_moved_part else under_fault(case.book, act.parent)
    if isinstance(act, ReviseProblem):
        return _moved_part()
    above = case.book.find(Problem, act.parent)
    if above is None or above.is_part or above.state in GONE | {"closed"}:
        return NotAllowed("parent", "子项只能加在未销号的问题之下，且只有一层。")
    return None


def limit_fault(case: Case, act: AddProblem | ReviseProblem) -> NotAllowed | None:
    """Who may know is told of a problem; its sub-items go with it."""
    if not act.need_to_know:
        return None
    is_part = isinstance(act, AddProblem) and act.parent.startswith("problem/")
    if is_part or _is_part(case, act.problem):
        return NotAllowed("need_to_know", "知悉范围在问题上设定，子项随所属问题。")
    return None


def _is_part(case: Case, key: str) -> bool:
    problem = case.book.find(Problem, key)
    return problem is not None and problem.is_part


def _moved_part() -> NotAllowed:
    """Its number tells whose sub-item it is."""
    return NotAllowed("parent", "问题与子项不能互相移动；请在原处撤回，在新处重新登记。")


def split_fault(case: Case, act: SplitProblem) -> NotAllowed | None:
    """Into at least two, one level deep."""
    problem = case.book.find(Problem, act.problem)
    if problem is None:
        return None
    if problem.is_part:
        return NotAllowed("split", "子项不能再拆分。")
    keys = [part.problem for part in act.parts]
    if len(keys) < 2 or len(set(keys)) != len(keys):
        return NotAllowed("split", "拆分须分成两个以上不同编号的子项。")
    if not all(part.text.strip() for part in act.parts):
        return NotAllowed("required", "每个子项都须写明内容。")
    return None


def merge_fault(case: Case, act: MergeProblem) -> NotAllowed | None:
    """Into another live problem of the same level; a whole with sub-items does not go."""
    problem, into = case.book.find(Problem, act.problem), case.book.find(Problem, act.into)
    if not problem or not into or act.into == act.problem or into.state in GONE | {"closed"}:
        return NotAllowed("merge", "只能并入另一个未销号的问题。")
    if problem.is_part != into.is_part or (problem.is_part and problem.parent != into.parent):
        return NotAllowed("merge", "只能并入同一层级的问题。")
    return _with_parts(case, act.problem)


def withdraw_fault(case: Case, act: WithdrawProblem) -> NotAllowed | None:
    """A whole with sub-items does not go."""
    return _with_parts(case, act.problem)


def _with_parts(case: Case, key: str) -> NotAllowed | None:
    parts = parts_of(case.book, key)
    if not parts:
        return None
    numbers = "、".join(number_of(one.key) for one in parts)
    return NotAllowed("split", f"该问题有子项{numbers}，须先处理子项。")


def plan_needed_fault(case: Case, act: ReportProgress) -> NotAllowed | None:
    """Work is reported under an approved plan, but for what needs none."""
    top = case.book.find(Problem, family_of(act.item))
    if not top or top.source in WITHOUT_PLAN or top.state != "registered" or top.added_by_consent:
        return None
    return NotAllowed(
        "no_plan", "整改方案尚未审定，还不能报送进展；立行立改、边巡边改和交办事项除外。"
    )
