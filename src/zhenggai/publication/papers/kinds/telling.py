"""报告、通报、后续整改、归档: what goes up, what goes out, what is kept."""

from zhenggai.publication.papers.archived import with_archive
from zhenggai.publication.papers.given_out import with_releases
from zhenggai.publication.papers.kept_out import with_exclusions
from zhenggai.publication.papers.kinds.kind import PaperKind
from zhenggai.publication.papers.looked_back import with_look_backs
from zhenggai.writers.papers.approval_slip import approval_slip
from zhenggai.writers.papers.archive_index import archive_index
from zhenggai.writers.papers.exclusion_table import exclusion_table
from zhenggai.writers.papers.leader_report import leader_report
from zhenggai.writers.papers.look_back_table import look_back_table
from zhenggai.writers.papers.release_register import release_register
from zhenggai.writers.papers.reports import (
    later_report,
    party_notice,
    rectification_report,
    stage_report,
)
from zhenggai.writers.papers.special import special_report
from zhenggai.writers.papers.unfinished_table import unfinished_table

TELLING: tuple[PaperKind, ...] = (
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
        "special-report-personnel", "选人用人专项整改报告", "报告", "book",
        special_report("选人用人"),
        "“1＋N”中选人用人专项检查问题的整改情况，随整改情况报告一并报送。",
    ),
    PaperKind(
        "special-report-ideology", "意识形态专项整改报告", "报告", "book",
        special_report("意识形态"),
        "“1＋N”中意识形态专项检查问题的整改情况，随整改情况报告一并报送。",
    ),
    PaperKind(
        "special-report-inspection", "巡察工作专项整改报告", "报告", "book",
        special_report("巡察工作"),
        "“1＋N”中巡察工作专项检查问题的整改情况，随整改情况报告一并报送。",
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
        "exclusion-table", "拟不公开事项说明表", "通报", "book", exclusion_table,
        "拟不公开的内容、理由和同意的机关；没有登记的是一张空表。",
        more=with_exclusions,
    ),
    PaperKind(
        "release-register", "发布登记表", "通报", "book", release_register,
        "通报在哪里、哪一天发布，网址是什么；没有登记的是一张空表。",
        more=with_releases,
    ),
    PaperKind(
        "later-report", "后续整改情况报告", "后续整改", "book", later_report,
        "集中整改期满以后，报告未完成和长期坚持事项的进展。",
    ),
    PaperKind(
        "look-back-table", "“回头看”和抽查情况表", "后续整改", "book", look_back_table,
        "已销号问题“回头看”和抽查的结果，不相符的写明情况。",
        more=with_look_backs,
    ),
    PaperKind(
        "archive-index", "档案目录", "归档", "book", archive_index,
        "一轮一卷：文件、会议、依据和佐证统一编号，已知页数的写明页数。",
        more=with_archive,
        has_volume=True,
    ),
)  # fmt: skip
