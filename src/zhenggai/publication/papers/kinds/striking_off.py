"""销号、核数: what shows that the work is done."""

from zhenggai.publication.papers.item_files import enclosed_of, with_file
from zhenggai.publication.papers.kinds.kind import PaperKind
from zhenggai.writers.papers.acceptance import acceptance
from zhenggai.writers.papers.accountability_table import accountability_table
from zhenggai.writers.papers.closing_form import closing_form
from zhenggai.writers.papers.external_figures import external_figures
from zhenggai.writers.papers.item_file import item_file
from zhenggai.writers.papers.reconciliation import reconciliation
from zhenggai.writers.papers.regulation_list import regulation_list
from zhenggai.writers.papers.truth_promise import truth_promise

STRIKING_OFF: tuple[PaperKind, ...] = (
    PaperKind(
        "closing-form", "销号申请表", "销号", "problem", closing_form,
        "完成标准逐条作答，各级逐栏签字；签完的扫描件从“代录”录回。",
        comes_back="slip",
        for_units=True,
    ),
    PaperKind(
        "reconciliation", "对账销号单", "销号", "problem", reconciliation,
        "整改办逐条措施对账：时限、完成情况和佐证，相符的才销号。",
        comes_back="slip",
    ),
    PaperKind(
        "acceptance", "验收意见", "销号", "problem", acceptance,
        "核查验收人员对照完成标准逐条写明是否达到，签字。",
        comes_back="slip",
    ),
    PaperKind(
        "item-file", "一项一档", "销号", "problem", item_file,
        "一个问题的全部档案：原文、要求、措施、进展、佐证、签批和办理经过；PDF版附佐证材料原页。",
        for_units=True,
        more=with_file,
        enclosed=enclosed_of,
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
)  # fmt: skip
