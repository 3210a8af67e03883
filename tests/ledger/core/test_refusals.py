"""Every act is refused with a plain sentence where it may not be, whoever asks."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

import pytest
from ledger_world import (
    ASKED,
    CLERK,
    DIGEST,
    FINANCE,
    GROUP,
    HEAD,
    LEADER,
    LIAISON,
    OPENED,
    PACK,
    PLANNED,
    SIGNED,
    SUPERIOR,
    VERIFIER,
    day,
    ledger_after,
)

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts import ACTS
from zhenggai.ledger.core.acts import closings as c
from zhenggai.ledger.core.acts import plans as p
from zhenggai.ledger.core.acts import problems as q
from zhenggai.ledger.core.acts import records as r
from zhenggai.ledger.core.acts.books import (
    AbandonBook,
    AdoptPack,
    DescribeInspection,
    MarkExercise,
    OpenBook,
    ReceiveFeedback,
    RecordEvaluation,
)
from zhenggai.ledger.core.acts.mending import (
    AskExpunge,
    CarryOverState,
    CarryOverWords,
    Correct,
    DeclineExpunge,
    Expunge,
)
from zhenggai.ledger.core.acts.progress import (
    AssessBasicallyDone,
    AttachProof,
    ConfirmFigure,
    ReportProgress,
    WithdrawProof,
)
from zhenggai.ledger.core.acts.shape import Act, Adoption, Milestone, Part, ReportedFigure

Past = Iterable[tuple[str, Actor, Act]]
READER = Actor("person/reader", "", frozenset({"reader"}))
CLOSED = (*SIGNED, ("2-11", CLERK, c.Close("problem/1")))
ABANDONED = (*OPENED, ("1-11", CLERK, AbandonBook("登记错误")))
REVIEW = p.ReviewPlan("review/1", "body/inspection", "1", agrees=True)
REVIEWED = (*OPENED, ("1-15", SUPERIOR, REVIEW))
ASK_MORE = p.AskExtension("extension/1-0-1", "problem/1", "诉讼未结", (Milestone(day("9-30")),))
WAITING = (*PLANNED, ("2-1", LIAISON, ASK_MORE))
TODAY = "3-1"

# The past, who asks, for what, and the answer.
REFUSED: tuple[tuple[Past, Actor, Act, str], ...] = (
    (OPENED, CLERK, OpenBook("又一本", "unit/district", "巡视"), "台账已经开立。"),
    ((), CLERK, AdoptPack("甲", "1", "ab"), "台账尚未开立。"),
    (OPENED, CLERK, DescribeInspection(), "登记巡视巡察情况须至少写明一项内容。"),
    (
        OPENED, CLERK, DescribeInspection(mode="提级巡察"),
        "本台账登记的是巡视，“提级巡察”与之不符，请核对。",
    ),
    (
        OPENED, CLERK, DescribeInspection(began_on=day("1-3"), ended_on=day("1-2")),
        "2026年1月3日进驻，不能在2026年1月2日结束，请核对起止日期。",
    ),
    (
        OPENED, CLERK, DescribeInspection(ended_on=day("1-11")),
        "反馈意见登记为2026年1月10日收到，进驻的起止日期应当在这以前，请核对。",
    ),
    (
        OPENED, CLERK, ReceiveFeedback("岚巡发〔2026〕2号"),
        "反馈意见已登记为2026年1月10日收到；登记有误的，请先更正。",
    ),
    (OPENED, CLERK, q.AddHeading("heading/1", " ", "aspect"), "添加方面或类别须写明内容。"),
    (OPENED, CLERK, q.ReviseHeading("heading/9", "改名"), "台账中没有编号“heading/9”。"),
    (OPENED, CLERK, q.WithdrawHeading("heading/9", "重复"), "台账中没有编号“heading/9”。"),
    (
        PLANNED, CLERK, q.AddProblem("problem/1", "重复的编号"),
        "编号1已经用过，撤回的编号也不再使用。",
    ),
    (CLOSED, CLERK, q.ReviseProblem("problem/1", "改"), "问题处于“已销号”，不能修改问题。"),
    (PLANNED, CLERK, q.ReviseProblem("problem/1"), "修改问题须至少写明一项内容。"),
    (
        PLANNED, CLERK, q.RecordTarget("problem/1"),
        "登记整改目标和完成标准须至少写明一项内容。",
    ),
    (
        PLANNED, CLERK, q.SplitProblem("problem/1", (Part("problem/1.1", "甲"),)),
        "拆分须分成两个以上不同编号的子项。",
    ),
    (
        PLANNED, CLERK, q.MergeProblem("problem/1", "problem/1", "同一件事"),
        "整改方案已审定，核定数不能改动；确需变更的，请以上级同意变更的文件为依据登记。",
    ),
    (
        PLANNED[:-1], CLERK, q.MergeProblem("problem/1", "problem/1", "同一件事"),
        "只能并入另一个未销号的问题。",
    ),
    (PLANNED[:-1], CLERK, q.WithdrawProblem("problem/1", " "), "撤回问题须写明理由。"),
    (
        PLANNED, CLERK, q.MarkPriority("problem/9", priority=True),
        "台账中没有编号“problem/9”。",
    ),
    (PLANNED, CLERK, q.MarkCommonProblem("problem/9"), "台账中没有编号“problem/9”。"),
    (
        PLANNED, CLERK, q.RecordWiderCheck("problem/1", FINANCE, "已自查", 2, 3),
        "已整改的个数不能多于发现的个数。",
    ),
    (
        PLANNED, CLERK, q.RecordWiderCheck("problem/1", "", "已自查", 3, 2),
        "登记举一反三须写明自查单位。",
    ),
    (
        PLANNED, CLERK, p.PlanMeasure("measure/1-2", "problem/1", "追回", kinds=("money",)),
        "挽回损失的措施须写明金额（元）。",
    ),
    (PLANNED, CLERK, p.ReviseMeasure("measure/1-1"), "修改整改措施须至少写明一项内容。"),
    (
        CLOSED, CLERK, p.DropMeasure("measure/1-1", "不再需要"),
        "所属问题处于“已销号”，不能取消整改措施。",
    ),
    (PLANNED, CLERK, p.Assign("problem/1"), "明确责任须至少写明一项内容。"),
    (
        PLANNED, CLERK, p.HandOver("problem/1", CLERK.id, LEADER.id),
        "移交人须是该事项的牵头领导，接手人须是另一人。",
    ),
    (
        PLANNED, CLERK, p.SetDeadline("problem/1", (Milestone(day("9-30")),)),
        "方案审定后时限不能直接改动，请申请延期。",
    ),
    (
        PLANNED, LIAISON, p.AskExtension("extension/1-0-1", "problem/1", "诉讼未结"),
        "请写明完成日期，或标明长期坚持。",
    ),
    (
        PLANNED, LIAISON,
        p.AskExtension("extension/1-0-1", "problem/1", "诉讼未结", (Milestone(day("6-30")),)),
        "申请的时限与现在的时限相同，请写明延到哪一天。",
    ),
    (
        (*WAITING, ("2-2", LEADER, p.DecideExtension("extension/1-0-1", granted=True))),
        LEADER, p.DecideExtension("extension/1-0-1", granted=False),
        "该延期申请已经审批。",
    ),
    (
        WAITING, LEADER, p.DecideExtension("extension/1-0-1", granted=False),
        "不同意延期，请写明理由。",
    ),
    (
        OPENED, SUPERIOR, p.ReviewPlan("review/1", "", "1", agrees=True),
        "登记会审意见须写明会审单位。",
    ),
    (OPENED, CLERK, p.MergeOpinions("1", "一致同意"), "还没有登记对方案1版的会审意见。"),
    (
        REVIEWED, CLERK,
        p.MergeOpinions("1", "一致同意", (Adoption("body/other", "补充", adopted=True),)),
        "采纳情况中有单位没有登记过会审意见。",
    ),
    (PLANNED[:-1], GROUP, p.ApprovePlan("1", 2, 1), "方案载明2个问题，台账中有1个问题，请先核对。"),
    (
        PLANNED[:-1], LIAISON, ReportProgress("measure/1-1", FINANCE, "progress", "已启动"),
        "整改方案尚未审定，还不能报送进展；立行立改、边巡边改和交办事项除外。",
    ),
    (
        PLANNED, LIAISON, AttachProof("proof/1-1-1", "measure/1-1", "x", "凭证.pdf", "已拨付"),
        "佐证材料没有文件，请选一份文件。",
    ),
    (
        (*ASKED, ("2-2", CLERK, WithdrawProof("proof/1-1-1", "传错"))),
        CLERK, WithdrawProof("proof/1-1-1", "传错"), "该佐证材料已不再有效。",
    ),
    (
        PLANNED, CLERK, AssessBasicallyDone("problem/1", basically_done=True, reason="见效"),
        "问题处于“已列方案”，不能评定基本完成。",
    ),
    (
        PLANNED, LIAISON, ConfirmFigure("figure/1-1-x", FINANCE, date(2026, 2, 28), Decimal(1)),
        "只有单位填报数需要确认。",
    ),
    (
        PLANNED, LIAISON, c.AskClosure("closing/1-1", "problem/1", FINANCE, ()),
        "问题处于“已列方案”，不能申请销号。",
    ),
    (ASKED, LEADER, c.Sign("problem/1", "leader"), "须先完成“责任单位主要负责人签字”。"),
    (ASKED, VERIFIER, c.Return("problem/1", " "), "退回补充须写明还缺什么。"),
    (SIGNED[:-1], CLERK, c.Close("problem/1"), "还缺领导小组审定。"),
    (
        (*SIGNED, ("2-10", CLERK, WithdrawProof("proof/1-1-1", "传错文件"))),
        CLERK, c.Close("problem/1"), "措施1-1还没有佐证材料。",
    ),
    (
        PLANNED, CLERK, c.DrawRecheck("recheck/1", "种子", ("problem/1",), ("problem/1",)),
        "只能从已销号的问题中抽取，并须记录随机种子。",
    ),
    (
        CLOSED, VERIFIER, c.RecordRecheck("problem/1", agrees=True, text="相符", unit=FINANCE),
        "您所在单位是本问题的牵头（责任）单位，按回避要求不能核查",
    ),
    (
        PLANNED, VERIFIER, c.LookBack("problem/1", agrees=True, text="相符"),
        "问题处于“已列方案”，不能登记回头看。",
    ),
    (
        PLANNED, VERIFIER, c.Reopen("problem/1", "relapse", "又有沉淀"),
        "问题处于“已列方案”，不能重新整改。",
    ),
    (
        CLOSED, SUPERIOR, RecordEvaluation("优", "body/superior"),
        "评估等次只能是好、较好、一般、差。",
    ),
    (
        CLOSED, SUPERIOR, RecordEvaluation("差", "body/superior", second_rectification=True),
        "要求二次整改的，须列明是哪些问题；不要求的，不列问题。",
    ),
    (
        PLANNED, SUPERIOR,
        RecordEvaluation(
            "差", "body/superior", second_rectification=True, problems=("problem/1",)
        ),
        "问题1没有销号，不必二次整改。",
    ),
    (
        PLANNED, LIAISON, r.RecordRegulation("regulation/1-1-1", "办法", "", "measure/1-1"),
        "登记建章立制须写明文号（编号）。",
    ),
    (OPENED, CLERK, r.RecordMeeting("meeting/1", "tea", "第1次"), "会议种类“tea”不在词表内。"),
    (
        OPENED, CLERK, r.SetGroup("step/plan_issued", "专班", "task_force"),
        "“step/plan_issued”不是工作机构的编号。",
    ),
    (OPENED, CLERK, r.RecordStep("step/dance", "1号"), "本地规则中没有这项规定动作。"),
    (
        OPENED, CLERK, r.RecordStep("step/plan_issued"),
        "登记规定动作须写明文号或情况，或者附上佐证。",
    ),
    (
        PLANNED, LIAISON,
        r.RecordAccountability(
            "accountability/1-1-1", "body/discipline", "1号", day("2-1"), "criticism", 0,
            "measure/1-1",
        ),
        "问责人数须为一人以上。",
    ),
    (
        OPENED, CLERK,
        r.RecordReportedFigures(FINANCE, (ReportedFigure("studies", Decimal(3), "次"),)),
        "登记单位填报数须写明出自哪份文件：文件种类、名称和日期。",
    ),
    (
        OPENED, CLERK,
        r.RecordExternalFigure("figure/0-0-clues", "clues", Decimal(6), "条", "", "来函"),
        "登记外部提供数须写明提供机关。",
    ),
    (PLANNED, CLERK, r.Comment("problem/1", " "), "批注须写明内容。"),
    (PLANNED, CLERK, CarryOverState("problem/1", "done", "", DIGEST), "据文件登记状态须写明内容。"),
    (
        PLANNED, CLERK, CarryOverWords("problem/9", 4, "已完成"),
        "台账中没有编号“problem/9”。",
    ),
    (PLANNED, CLERK, Correct(1, "误录"), "“开立台账”不能更正。"),
    (
        PLANNED, CLERK, Expunge(4, ("text",), "secret", CLERK.id),
        "清除须先由一人提请，再由另一人决定。",
    ),
    (
        PLANNED, CLERK, AskExpunge("expunging/1", 4, ("nothing",), "secret"),
        "第4号登记中没有“nothing”，或者已经清除。",
    ),
    (PLANNED, CLERK, DeclineExpunge("expunging/9", "不涉密"), "台账中没有编号“expunging/9”。"),
    (OPENED, CLERK, MarkExercise(" "), "标为演练须写明理由。"),
    (ABANDONED, CLERK, AbandonBook("又停用"), "台账已停用，只供查阅，不能再登记。"),
)  # fmt: skip


@pytest.mark.parametrize(
    ("past", "by", "act", "sentence"),
    REFUSED,
    ids=[f"{type(act).__name__}-{n}" for n, (_, _, act, _) in enumerate(REFUSED)],
)
def test_an_act_that_may_not_be_is_refused_with_a_sentence(
    past: Past, by: Actor, act: Act, sentence: str
) -> None:
    fault = ledger_after(*past).refusal(TODAY, by, act, late_reason="补录")
    assert fault
    assert fault.sentence == sentence


def test_no_act_is_left_out() -> None:
    assert {type(act) for _, _, act, _ in REFUSED} == set(ACTS)


@pytest.mark.parametrize("act", [act for _, _, act, _ in REFUSED], ids=lambda act: act.KIND)
def test_who_has_no_such_duty_is_told_so(act: Act) -> None:
    fault = ledger_after(*PLANNED).refusal(TODAY, READER, act)
    assert fault
    assert fault.sentence == f"您在本台账中的职责不包括“{act.TITLE}”。"


def test_the_pack_that_ships_lets_nobody_do_everything() -> None:
    roles = frozenset().union(*PACK.who.values())
    for role in roles:
        assert not all(PACK.may(frozenset({role}), act.KIND) for act in ACTS), role


@pytest.mark.parametrize("by", [CLERK, HEAD, LIAISON])
def test_nothing_is_written_in_a_book_that_was_abandoned(by: Actor) -> None:
    act: Act = r.Comment("book", "还有一句")
    fault = ledger_after(*ABANDONED).refusal(TODAY, by, act, late_reason="补录")
    assert fault
    assert fault.code == "abandoned"
