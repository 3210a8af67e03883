"""立行立改、整改方案、民主生活会: from the first days to the approved plan."""

from zhenggai.publication.papers.house_order import with_units
from zhenggai.publication.papers.kinds.kind import PaperKind
from zhenggai.publication.papers.reviewed import with_opinions
from zhenggai.writers.papers.adoption_table import adoption_table
from zhenggai.writers.papers.immediate_notice import immediate_notice
from zhenggai.writers.papers.life_meeting import (
    life_meeting_plan,
    life_meeting_problems,
    life_meeting_report,
)
from zhenggai.writers.papers.opinion_table import opinion_table
from zhenggai.writers.papers.plan import plan, plan_for_opinion
from zhenggai.writers.papers.problem_list import problem_list
from zhenggai.writers.papers.receipt import receipt
from zhenggai.writers.papers.responsibility_list import responsibility_list
from zhenggai.writers.papers.special import special_plan
from zhenggai.writers.papers.task_list import task_list

PREPARING: tuple[PaperKind, ...] = (
    PaperKind(
        "immediate-notice", "立行立改通知书", "立行立改", "unit", immediate_notice,
        "把立行立改、边巡边改和交办的事项通知责任单位，附送达回证。",
    ),
    PaperKind(
        "receipt", "送达回证", "立行立改", "unit", receipt,
        "随文书送达，由收件人签收后交回。",
    ),
    PaperKind(
        "plan-for-opinion", "整改方案征求意见函", "整改方案", "unit", plan_for_opinion,
        "把方案中涉及一个单位的部分送去征求意见，附意见反馈表。",
    ),
    PaperKind(
        "opinion-table", "意见汇总表", "整改方案", "book", opinion_table,
        "各单位对整改方案征求意见稿的意见，一个单位一行；没有登记的留空填写。",
        more=with_units,
    ),
    PaperKind(
        "plan", "整改方案", "整改方案", "book", plan,
        "全部问题的目标、标准、责任、措施和时限，附三张清单；审定后从“代录”录回会议纪要。",
        comes_back="minutes",
    ),
    PaperKind(
        "special-plan-personnel", "选人用人专项整改方案", "整改方案", "book",
        special_plan("选人用人"),
        "“1＋N”中选人用人专项检查问题的整改方案，附任务清单。",
        comes_back="minutes",
    ),
    PaperKind(
        "special-plan-ideology", "意识形态专项整改方案", "整改方案", "book",
        special_plan("意识形态"),
        "“1＋N”中意识形态专项检查问题的整改方案，附任务清单。",
        comes_back="minutes",
    ),
    PaperKind(
        "special-plan-inspection", "巡察工作专项整改方案", "整改方案", "book",
        special_plan("巡察工作"),
        "“1＋N”中巡察工作专项检查问题的整改方案，附任务清单。",
        comes_back="minutes",
    ),
    PaperKind(
        "problem-list", "问题清单", "整改方案", "book", problem_list,
        "反馈问题逐条列出，写明整改目标、责任和时限，作整改方案的附件。",
    ),
    PaperKind(
        "task-list", "任务清单", "整改方案", "book", task_list,
        "整改措施一条一行，写明谁来做、什么时候做完。",
    ),
    PaperKind(
        "responsibility-list", "责任清单", "整改方案", "book", responsibility_list,
        "按责任领导排列各自负责的问题、牵头单位和时限。",
    ),
    PaperKind(
        "adoption-table", "审核意见采纳情况表", "整改方案", "book", adoption_table,
        "上级对方案、报告的审核意见，逐条写明采纳情况和理由。",
        more=with_opinions,
    ),
    PaperKind(
        "life-meeting-plan", "民主生活会方案", "民主生活会", "book", life_meeting_plan,
        "巡视巡察整改专题民主生活会怎么准备、怎么开、会后怎么整改。",
        comes_back="minutes",
    ),
    PaperKind(
        "life-meeting-problems", "查摆问题清单", "民主生活会", "book", life_meeting_problems,
        "民主生活会上查摆的问题、措施、责任人和时限。",
    ),
    PaperKind(
        "life-meeting-report", "民主生活会情况报告", "民主生活会", "book", life_meeting_report,
        "会议召开、查摆问题和议定事项的情况，报送上级。",
    ),
)  # fmt: skip
