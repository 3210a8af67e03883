"""Books side by side as a list for Excel: steps and figures of each book in one row."""

from collections.abc import Mapping, Sequence

from zhenggai.workbench.side_by_side import BookRow, Totals
from zhenggai.writers.plain_table import PlainCell, PlainColumn, PlainTable

_WHO = (PlainColumn("单位", 24, is_words=True), PlainColumn("台账", 28, is_words=True))
_FIGURES = tuple(
    PlainColumn(title, 9)
    for title in (
        "问题（个）", "已销号（个）", "完成率（%）", "逾期（个）", "临近时限（个）",
        "曾被退回（个）", "重新整改（个）", "规定动作已办（项）", "规定动作缺（项）",
        "本期已报（家）", "本期应报（家）",
    )
)  # fmt: skip
_LAST = (PlainColumn("最近填报", 13), PlainColumn("成效评估", 10))


def books_table(
    rows: Sequence[BookRow], steps: Mapping[str, str], totals: Totals, note: str
) -> PlainTable:
    """The list with its totals."""
    more = f"；演练{totals.exercises}本不计入合计" if totals.exercises else ""
    return PlainTable(
        title="整改情况一览表",
        note=f"{note}{more}。",
        columns=(*_WHO, *_FIGURES, *_LAST, *(PlainColumn(one, 11) for one in steps.values())),
        rows=[_row(one, steps) for one in rows],
        totals=_totals(totals, steps),
    )


def _row(one: BookRow, steps: Mapping[str, str]) -> list[PlainCell]:
    stand = one.stand
    on = stand.reported_on
    return [
        one.unit,
        one.name + ("（演练）" if one.desk.held.exercise else ""),
        stand.problems,
        stand.done,
        stand.rate,
        stand.overdue,
        stand.due_soon,
        stand.returned,
        stand.reopened,
        one.taken,
        one.missing,
        one.round.reported if one.round else None,
        one.round.sheets if one.round else None,
        on.isoformat() if on else "",
        one.grade,
        *(cell.word if cell else "" for cell in one.cells(steps)),
    ]


def _totals(totals: Totals, steps: Mapping[str, str]) -> list[PlainCell]:
    return [
        "合计",
        f"{totals.books}本",
        totals.problems,
        totals.done,
        totals.rate,
        totals.overdue,
        totals.due_soon,
        totals.returned,
        totals.reopened,
        totals.all_taken,
        totals.missing,
        totals.reported,
        totals.sheets,
        "",
        "",
        *(f"已办{totals.taken.get(one, 0)}" for one in steps),
    ]
