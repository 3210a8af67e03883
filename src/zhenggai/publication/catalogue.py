"""The papers of a round: each with its name, its moment, what it is about, and who writes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from zhenggai.writers.letter_rows import Letter
from zhenggai.writers.papers.accountability_table import accountability_table
from zhenggai.writers.papers.approval_slip import approval_slip
from zhenggai.writers.papers.closing_form import closing_form
from zhenggai.writers.papers.evidence_catalogue import evidence_catalogue
from zhenggai.writers.papers.extension_form import extension_form
from zhenggai.writers.papers.external_figures import external_figures
from zhenggai.writers.papers.handover_form import handover_form
from zhenggai.writers.papers.immediate_notice import immediate_notice
from zhenggai.writers.papers.leader_report import leader_report
from zhenggai.writers.papers.plan import plan, plan_for_opinion
from zhenggai.writers.papers.problem_list import problem_list
from zhenggai.writers.papers.progress_table import progress_table
from zhenggai.writers.papers.receipt import receipt
from zhenggai.writers.papers.regulation_list import regulation_list
from zhenggai.writers.papers.reminder import reminder
from zhenggai.writers.papers.reply_form import reply_form
from zhenggai.writers.papers.reports import (
    later_report,
    party_notice,
    rectification_report,
    stage_report,
)
from zhenggai.writers.papers.responsibility_list import responsibility_list
from zhenggai.writers.papers.supervision_notice import supervision_notice
from zhenggai.writers.papers.talk_record import talk_record
from zhenggai.writers.papers.task_list import task_list
from zhenggai.writers.papers.told import Told
from zhenggai.writers.papers.truth_promise import truth_promise
from zhenggai.writers.papers.unfinished_table import unfinished_table

Subject = Literal["book", "unit", "problem"]
# Where the signed paper comes back to: a form of 代录, or the register of papers.
Return = Literal["slip", "minutes", "stamped", "documents"]


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One paper: `why` says in a sentence what it is for; `for_units`: a unit writes it too."""

    key: str
    title: str
    moment: str
    subject: Subject
    write: Callable[[Told], Letter]
    why: str
    comes_back: Return = "documents"
    for_units: bool = False


# In the order of a round; papers of one moment stand together.
PAPERS: tuple[PaperKind, ...] = (
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
        "plan", "整改方案", "整改方案", "book", plan,
        "全部问题的目标、标准、责任、措施和时限，附三张清单；审定后从“代录”录回会议纪要。",
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
        "progress-table", "整改进展情况表", "调度", "book", progress_table,
        "全部措施的状态、进展和下一步，半月、按月调度时用。",
    ),
    PaperKind(
        "unit-progress-table", "单位整改进展情况表", "调度", "unit", progress_table,
        "一个单位承担的事项，供该单位核对、签字、盖章。",
        comes_back="stamped",
        for_units=True,
    ),
    PaperKind(
        "reminder", "提醒函", "督办", "unit", reminder,
        "30天内到期的事项，提前提醒责任单位。",
    ),
    PaperKind(
        "supervision-notice", "督办通知单", "督办", "unit", supervision_notice,
        "发给有逾期事项的单位，列明逾期事项，要求限期书面答复。",
    ),
    PaperKind(
        "reply-form", "督办回复单", "督办", "unit", reply_form,
        "单位答复督办：没有按时完成的原因、下一步办法和完成时间。",
        for_units=True,
    ),
    PaperKind(
        "talk-record", "约谈记录", "督办", "unit", talk_record,
        "约谈责任单位时记录，事由按逾期事项写好。",
    ),
    PaperKind(
        "extension-form", "延期（调整）审批表", "督办", "problem", extension_form,
        "申请改变完成时限，逐级签署意见；批准后从“代录”录回。",
        comes_back="slip",
        for_units=True,
    ),
    PaperKind(
        "handover-form", "责任交接单", "督办", "problem", handover_form,
        "责任领导变动时交接：做完的、没做完的一并列明。",
        comes_back="slip",
    ),
    PaperKind(
        "evidence-catalogue", "佐证材料目录", "佐证", "book", evidence_catalogue,
        "全部佐证按“问题号-措施号-件号”排列，写明证明什么。",
    ),
    PaperKind(
        "unit-evidence-catalogue", "单位佐证材料目录", "佐证", "unit", evidence_catalogue,
        "一个单位承担事项的佐证目录，随材料一并报送。",
        for_units=True,
    ),
    PaperKind(
        "closing-form", "销号申请表", "销号", "problem", closing_form,
        "完成标准逐条作答，各级逐栏签字；签完的扫描件从“代录”录回。",
        comes_back="slip",
        for_units=True,
    ),
    PaperKind(
        "regulation-list", "建章立制清单", "核数", "book", regulation_list,
        "制定和修订的制度、文号、印发日期和对应的问题。",
    ),
    PaperKind(
        "accountability-table", "问责处理统计表", "核数", "book", accountability_table,
        "按处理形式统计人数，列决定机构和文号，不列姓名。",
    ),
    PaperKind(
        "external-figures", "线索信访办理统计表", "核数", "book", external_figures,
        "纪检监察机关、信访部门来函提供的件数和人数，注明来函。",
    ),
    PaperKind(
        "truth-promise", "真实性承诺书", "核数", "unit", truth_promise,
        "单位对所报进展、数字和佐证的真实性负责，主要负责人签字。",
        for_units=True,
    ),
    PaperKind(
        "unfinished-table", "未完成和基本完成事项说明表", "报告", "book", unfinished_table,
        "没有完成的逐条说明原因、下一步和时限，作整改报告的附件。",
    ),
    PaperKind(
        "stage-report", "阶段性整改情况报告", "报告", "book", stage_report,
        "集中整改期未满时报送上级，写到截止日为止。",
    ),
    PaperKind(
        "report", "整改情况报告", "报告", "book", rectification_report,
        "集中整改期满报送上级：组织情况、逐条整改情况、未完成事项说明。",
    ),
    PaperKind(
        "leader-report", "主要负责人组织落实情况报告", "报告", "book", leader_report,
        "主要负责人履行第一责任人责任的情况，数字按台账写好，个人工作由本人补写。",
    ),
    PaperKind(
        "approval-slip", "呈批单", "报告", "book", approval_slip,
        "文件呈领导审阅签批，摘要写好当前的数字。",
    ),
    PaperKind(
        "party-notice", "整改情况通报", "通报", "book", party_notice,
        "党内通报的文稿，与审定的报告一致；向社会公开的文稿另行审定。",
    ),
    PaperKind(
        "later-report", "后续整改情况报告", "后续整改", "book", later_report,
        "集中整改期满以后，报告未完成和长期坚持事项的进展。",
    ),
)  # fmt: skip
BY_KEY: Mapping[str, PaperKind] = {one.key: one for one in PAPERS}
