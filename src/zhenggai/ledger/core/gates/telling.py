"""What an act must tell so that the entry says something: who, which version, how many."""

from collections.abc import Mapping
from dataclasses import fields

from zhenggai.ledger.core.actors import Case
from zhenggai.ledger.core.acts import books, closings, plans, problems, progress, records
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.core.keys import kind_of, number_of
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.zh.days import in_words

# Ids and versions that an act cannot do without, with what a person calls them.
_NEEDED: Mapping[type[Act], tuple[tuple[str, str], ...]] = {
    plans.ReviewPlan: (("body", "会审单位"), ("version", "方案版次")),
    plans.MergeOpinions: (("version", "方案版次"),),
    plans.ApprovePlan: (("version", "方案版次"),),
    problems.RecordWiderCheck: (("unit", "自查单位"),),
    progress.ReportProgress: (("unit", "填报单位"),),
    closings.AskClosure: (("unit", "申请单位"),),
    books.RecordEvaluation: (("body", "评估机关"),),
    records.RecordAccountability: (("body", "决定机关"),),
    records.RecordExternalFigure: (("body", "提供机关"),),
}
# Acts that change what they name: told nothing, they would change nothing, or take all away.
Changing = (
    problems.ReviseHeading
    | problems.ReviseProblem
    | problems.RecordTarget
    | plans.ReviseMeasure
    | plans.Assign
)


def needed_fault(_: Case, act: Act) -> NotAllowed | None:
    """Who and which version is told."""
    for name, title in _NEEDED.get(type(act), ()):
        if not getattr(act, name).strip():
            return NotAllowed("required", f"{act.TITLE}须写明{title}。")
    return None


def nothing_fault(_: Case, act: Changing) -> NotAllowed | None:
    """Something is told besides the item that it is told of."""
    told = [getattr(act, one.name) for one in fields(act)[1:]]
    if any(value not in ("", (), None) for value in told):
        return None
    return NotAllowed("nothing", f"{act.TITLE}须至少写明一项内容。")


def inspection_fault(
    case: Case, act: books.OpenBook | books.DescribeInspection
) -> NotAllowed | None:
    """Something is told; it ended after it began, before the feedback; its mode is of its kind."""
    if isinstance(act, books.DescribeInspection) and not any(vars(act).values()):
        return NotAllowed("nothing", f"{act.TITLE}须至少写明一项内容。")
    info = case.book.info
    kind = act.inspection_kind if isinstance(act, books.OpenBook) else info.inspection_kind
    if act.mode and kind not in act.mode:
        return NotAllowed("mode", f"本台账登记的是{kind}，“{act.mode.strip()}”与之不符，请核对。")
    began, ended = act.began_on or info.began_on, act.ended_on or info.ended_on
    if began and ended and ended < began:
        return NotAllowed(
            "inspection_days",
            f"{in_words(began)}进驻，不能在{in_words(ended)}结束，请核对起止日期。",
        )
    last = ended or began
    if last and info.feedback_on and info.feedback_on < last:
        return NotAllowed(
            "inspection_days",
            f"反馈意见登记为{in_words(info.feedback_on)}收到，进驻的起止日期应当在这以前，请核对。",
        )
    return None


def feedback_fault(case: Case, _: books.ReceiveFeedback) -> NotAllowed | None:
    """Periods count from one day; more may be told of the feedback of that day."""
    known = case.book.info.feedback_on
    if known in (None, case.draft.on):
        return None
    text = f"反馈意见已登记为{in_words(known)}收到；登记有误的，请先更正。"
    return NotAllowed("feedback", text)


def merged_fault(case: Case, act: plans.MergeOpinions) -> NotAllowed | None:
    """Opinions are merged that were given, and each that is named was."""
    rows = case.book.rows["review"].values()
    bodies = {
        getattr(one, "body", "") for one in rows if getattr(one, "version", "") == act.version
    }
    if not bodies:
        return NotAllowed("no_review", f"还没有登记对方案{act.version}版的会审意见。")
    if any(one.body not in bodies for one in act.adoptions):
        return NotAllowed("no_review", "采纳情况中有单位没有登记过会审意见。")
    return None


def checked_fault(_: Case, act: problems.RecordWiderCheck) -> NotAllowed | None:
    """No more is put right than was found."""
    if 0 <= act.corrected <= act.found:
        return None
    return NotAllowed("count", "已整改的个数不能多于发现的个数。")


def step_fault(case: Case, act: records.RecordStep) -> NotAllowed | None:
    """A prescribed step is one of the pack's, and something shows that it was taken."""
    if kind_of(act.step) != "step" or number_of(act.step) not in {
        one.step for one in case.pack.steps
    }:
        return NotAllowed("step", "本地规则中没有这项规定动作。")
    if act.number.strip() or act.text.strip() or act.scan or case.draft.basis:
        return None
    return NotAllowed("required", "登记规定动作须写明文号或情况，或者附上佐证。")


def group_fault(_: Case, act: records.SetGroup) -> NotAllowed | None:
    """A group has a number of its own."""
    if kind_of(act.group) == "group":
        return None
    return NotAllowed("key", f"“{act.group}”不是工作机构的编号。")
