"""调度、督办、佐证: while the work goes on."""

from zhenggai.publication.papers.kinds.kind import PaperKind
from zhenggai.publication.papers.periods import with_month, with_week
from zhenggai.publication.papers.sent_back import with_sent_back
from zhenggai.writers.papers.advisory import advisory
from zhenggai.writers.papers.bulletin import monthly_bulletin, weekly_bulletin
from zhenggai.writers.papers.evidence_catalogue import evidence_catalogue
from zhenggai.writers.papers.extension_form import extension_form
from zhenggai.writers.papers.handover_form import handover_form
from zhenggai.writers.papers.ledger_list import ledger_list
from zhenggai.writers.papers.progress_table import progress_table
from zhenggai.writers.papers.reminder import reminder
from zhenggai.writers.papers.reply_form import reply_form
from zhenggai.writers.papers.supervision_notice import supervision_notice
from zhenggai.writers.papers.talk_record import talk_record
from zhenggai.writers.papers.unit_remark import unit_remark

PRESSING: tuple[PaperKind, ...] = (
    PaperKind(
        "ledger-list", "整改台账", "调度", "book", ledger_list,
        "全部问题和措施，一条措施一行，写明责任、时限、状态和进展。",
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
        "weekly-bulletin", "周通报", "调度", "book", weekly_bulletin,
        "截止日往前七天：各单位报送、新增销号、逾期和将到期的事项，不排名。",
        more=with_week,
    ),
    PaperKind(
        "monthly-bulletin", "月通报", "调度", "book", monthly_bulletin,
        "截止日所在的月份：各单位报送、新增销号、逾期和将到期的事项，不排名。",
        more=with_month,
    ),
    PaperKind(
        "unit-remark", "反馈意见", "调度", "unit", unit_remark,
        "告诉一个单位：报来的情况里哪几项还缺什么。",
        more=with_sent_back,
    ),
    PaperKind(
        "advisory", "工作提示", "督办", "unit", advisory,
        "还没有逾期以前，提示单位将到期、没开始、缺佐证的事项。",
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
)  # fmt: skip
