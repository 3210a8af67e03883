"""责任交接单: who leaves a responsibility and who takes it over, what is done and what is open."""

from zhenggai.writers.letter_rows import Letter
from zhenggai.writers.papers.form_tables import FREE, TO_SIGN, form_table, pair, wide
from zhenggai.writers.papers.one_page import on_one_page
from zhenggai.writers.papers.told import NothingToTellError, Told


def handover_form(told: Told) -> Letter:
    """The form of one problem; who takes over is written in by hand."""
    if not told.problems:
        raise NothingToTellError("请先选定一个问题，再出责任交接单。")
    problem = told.problems[0]
    shared = problem.shared
    done = [one.text for one in problem.measures if one.own.state == "已完成"]
    still = [one.text for one in problem.measures if one.own.state != "已完成"]
    rows = (
        pair("问题序号", problem.number, "完成时限", shared.deadline),
        wide("反馈问题", problem.own_text),
        pair("原责任领导", "、".join(shared.leaders), "接任责任领导", ""),
        pair("牵头单位", "、".join(shared.lead_units), "责任单位", "、".join(shared.units)),
        wide("已完成的措施", "\n".join(done) or "无"),
        wide("尚需完成的措施", "\n".join(still) or "无"),
        wide("移交人签字", FREE, TO_SIGN),
        wide("接收人签字", FREE, TO_SIGN),
        wide("监交人签字", FREE, TO_SIGN),
    )
    return on_one_page(Letter(title=("整改责任交接单",), blocks=(form_table(rows),)))
