"""延期（调整）审批表: another deadline for an item, with the reason and who decides."""

from zhenggai.writers.letter_rows import Letter
from zhenggai.writers.papers.form_tables import FREE, TO_SIGN, form_table, pair, wide
from zhenggai.writers.papers.one_page import on_one_page
from zhenggai.writers.papers.told import NothingToTellError, Told


def extension_form(told: Told) -> Letter:
    """The form of one problem, with the request that waits for a decision if there is one."""
    if not told.problems:
        raise NothingToTellError("请先选定一个问题，再出延期审批表。")
    problem, asked = told.problems[0], told.extension
    shared = problem.shared
    rows = (
        pair("问题序号", problem.number, "原完成时限", shared.deadline),
        wide("反馈问题", problem.text),
        pair("牵头单位", "、".join(shared.lead_units), "责任单位", "、".join(shared.units)),
        wide("目前进展", shared.progress),
        wide("申请延期到", asked.until),
        wide("申请理由", asked.reason, TO_SIGN),
        wide("责任单位意见", FREE, TO_SIGN),
        wide("牵头单位意见", FREE, TO_SIGN),
        wide("牵头领导意见", FREE, TO_SIGN),
        wide("领导小组意见", FREE, TO_SIGN),
    )
    return on_one_page(Letter(title=("整改事项延期（调整）审批表",), blocks=(form_table(rows),)))
