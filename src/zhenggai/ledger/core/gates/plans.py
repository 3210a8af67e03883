"""What measures, deadlines, extensions and the plan itself need."""

from collections.abc import Iterator

from zhenggai.ledger.core.actors import Case
from zhenggai.ledger.core.acts.plans import (
    ApprovePlan,
    AskExtension,
    DecideExtension,
    DropMeasure,
    HandOver,
    PlanMeasure,
    ReviseMeasure,
    SetDeadline,
)
from zhenggai.ledger.core.counting import counted_measures, planned_problems
from zhenggai.ledger.core.deadlines import bearer_of
from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.responsibility import parts_of
from zhenggai.ledger.core.rows import Measure
from zhenggai.ledger.core.state import Book


def measure_fault(case: Case, act: PlanMeasure) -> NotAllowed | None:
    """Leaves carry measures, measures nest one level."""
    if parts_of(case.book, act.problem):
        return NotAllowed("split", "该问题已拆分，请在子项下制定措施。")
    group = case.book.find(Measure, act.group)
    if act.group and (group is None or not _may_be_group(group, act.problem)):
        return NotAllowed("group", "措施只能归入同一问题下的一级措施，已取消的不能。")
    is_new_group = group is not None and not any(_in_group(case.book, group))
    if is_new_group and case.book.info.approved_on:
        return NotAllowed("frozen", "方案审定后不能把一条措施改为一组措施。")
    return None


def amount_fault(case: Case, act: PlanMeasure | ReviseMeasure) -> NotAllowed | None:
    """Money names its amount."""
    if "money" in act.kinds:
        before = case.book.find(Measure, act.measure)
        if act.amount is None and (before is None or before.amount is None):
            return NotAllowed("amount", "挽回损失的措施须写明金额（元）。")
    amount = act.amount
    if amount is not None and (amount <= 0 or amount != round(amount, 2)):
        return NotAllowed("amount", "金额须大于零，至多两位小数。")
    return None


def _may_be_group(measure: Measure, problem: str) -> bool:
    return measure.problem == problem and not measure.group and measure.state != "dropped"


def drop_fault(case: Case, act: DropMeasure) -> NotAllowed | None:
    """A group goes after what stands in it."""
    measure = case.book.find(Measure, act.measure)
    if measure is None or all(one.state == "dropped" for one in _in_group(case.book, measure)):
        return None
    return NotAllowed("group", "这一组措施之下还有措施，须先取消下面的措施。")


def _in_group(book: Book, group: Measure) -> Iterator[Measure]:
    """The measures in a group, dropped ones too."""
    for key in book.below.get(group.problem, ()):
        measure = book.find(Measure, key)
        if measure and measure.group == group.key:
            yield measure


def deadline_fault(_: Case, act: SetDeadline | AskExtension) -> NotAllowed | None:
    """Something is asked for or set, day after day."""
    if not act.milestones and not act.standing:
        return NotAllowed("deadline", "请写明完成日期，或标明长期坚持。")
    days = [one.on for one in act.milestones if one.on]
    if days != sorted(days):
        return NotAllowed("deadline", "分阶段时限须按日期先后排列。")
    return None


def fixed_fault(case: Case, act: SetDeadline) -> NotAllowed | None:
    """A deadline of an approved plan moves by extension only."""
    item = case.book.item(act.item)
    if case.book.info.approved_on is None or item is None or not item.first_milestones:
        return None
    return NotAllowed("deadline_fixed", "方案审定后时限不能直接改动，请申请延期。")


def pending_fault(case: Case, act: AskExtension) -> NotAllowed | None:
    """One request at a time, and for another deadline than the one that holds."""
    waiting = [one for one in case.book.extensions.values() if one.item == act.item]
    if any(one.state == "asked" for one in waiting):
        return NotAllowed("pending", "该事项已有一份延期申请等待审批。")
    holds = bearer_of(case.book, case.book.item(act.item))
    asked = (act.milestones, act.standing, act.reviews)
    if holds and asked == (holds.milestones, holds.standing, holds.reviews):
        return NotAllowed("deadline", "申请的时限与现在的时限相同，请写明延到哪一天。")
    return None


def decide_fault(case: Case, act: DecideExtension) -> NotAllowed | None:
    """Somebody else decides, once; who refuses says why."""
    asked = case.book.extensions.get(act.extension)
    if not asked or asked.state != "asked":
        return NotAllowed("decided", "该延期申请已经审批。")
    if case.draft.by in (asked.asked_by, asked.entered_by):
        return NotAllowed("own_request", "申请人不能审批自己的延期申请。")
    if asked.asked_on and case.draft.on < asked.asked_on:
        return NotAllowed("before_last_change", "审批的日期不能早于申请的日期。")
    if not act.granted and not act.reason.strip():
        return NotAllowed("extension_reason", "不同意延期，请写明理由。")
    return None


def hand_over_fault(case: Case, act: HandOver) -> NotAllowed | None:
    """From a leader of the item to another."""
    item = case.book.item(act.item)
    if item is None:
        return None
    if act.leader_from not in item.leaders or act.leader_to in ("", act.leader_from):
        return NotAllowed("hand_over", "移交人须是该事项的牵头领导，接手人须是另一人。")
    return None


def approve_fault(case: Case, act: ApprovePlan) -> NotAllowed | None:
    """The plan's own counts are those of the ledger, and no problem is without a measure."""
    info, basis = case.book.info, case.draft.basis
    if info.approved_on and not (basis and basis.kind == "superior_consent"):
        return NotAllowed("frozen", "方案已审定；变更方案请以上级同意变更的文件为依据登记。")
    problems, measures = planned_problems(case.book), counted_measures(case.book)
    for noun, told, held in (
        ("个问题", act.problems, len(problems)),
        ("条措施", act.measures, len(measures)),
    ):
        if told != held:
            return NotAllowed("counts", f"方案载明{told}{noun}，台账中有{held}{noun}，请先核对。")
    if not problems:
        return NotAllowed("counts", "台账中还没有列入方案的问题。")
    served = {measure.family for measure in measures}
    for problem in problems:
        if problem.family not in served and problem.state != "closed":
            return NotAllowed("no_measure", f"问题{number_of(problem.key)}还没有整改措施。")
    return None
