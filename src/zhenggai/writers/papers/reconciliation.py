"""对账销号单: the office holds every measure of a problem against its deadline and its proof."""

from zhenggai.writers.ledger_rows import MeasureRow, ProblemRow
from zhenggai.writers.letter_rows import Column, Letter, Table
from zhenggai.writers.papers.form_tables import FREE, TO_SIGN, form_table, pair, wide
from zhenggai.writers.papers.one_page import on_one_page
from zhenggai.writers.papers.told import NothingToTellError, Told

# What the hand ticks for each measure.
TICKS = "□相符　□不相符"
# Points: a cell that holds what was reported.
SIZE = 10.5


def reconciliation(told: Told) -> Letter:
    """The sheet of one problem. Raises `NothingToTellError` where it has no measure."""
    if not told.problems or not any(one.measures for one in told.problems):
        raise NothingToTellError("这个问题还没有整改措施，没有可以对账的。请先登记措施。")
    problem = told.problems[0]
    shared = problem.shared
    head = form_table(
        (
            pair("问题序号", problem.number, "完成时限", shared.deadline),
            wide("反馈问题", problem.text),
            pair("牵头单位", "、".join(shared.lead_units), "责任单位", "、".join(shared.units)),
            wide("完成标准", problem.standard),
        )
    )
    signing = form_table(
        (
            wide("对账意见", "", 16),
            wide("对账人签字（两人）", FREE, TO_SIGN),
            wide("整改办负责人签字", FREE, TO_SIGN),
        ),
        is_whole=True,
    )
    return on_one_page(
        Letter(
            title=(f"{told.about.kind}反馈问题对账销号单",),
            blocks=(head, _measures(told), signing),
        )
    )


def _measures(told: Told) -> Table:
    rows = [
        _row(problem, measure, told) for problem in told.problems for measure in problem.measures
    ]
    return Table(
        rows=(("序号", "整改措施", "完成时限", "完成情况", "佐证材料", "对账结果"), *rows),
        columns=(
            Column(2.8, "centre"),
            Column(7.4),
            Column(4.4, "centre"),
            Column(9.4),
            Column(6.6),
            Column(4.2, "centre"),
        ),
        size=SIZE,
    )


def _row(problem: ProblemRow, measure: MeasureRow, told: Told) -> tuple[str, ...]:
    own = measure.own
    state = f"{own.state}。" if own.state else ""
    proofs = [f"{one.number} {one.name}" for one in told.proofs if one.item == measure.number]
    deadline = own.deadline or problem.shared.deadline
    return (
        measure.number,
        measure.text,
        deadline,
        f"{state}{own.progress}",
        "；".join(proofs) or "无",
        TICKS,
    )
