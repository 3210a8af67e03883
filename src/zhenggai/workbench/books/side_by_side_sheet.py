"""Books side by side as a list for Excel: the columns of the view that is seen."""

from collections.abc import Mapping, Sequence

from zhenggai.workbench.books.side_by_side import BookRow, Totals
from zhenggai.writers.plain_table import PlainCell, PlainColumn, PlainTable
from zhenggai.zh.days import in_words

_WHO = (
    PlainColumn("单位", 24, is_words=True),
    PlainColumn("台账", 28, is_words=True),
    PlainColumn("完成率（%）", 10),
    PlainColumn("逾期（个）", 9),
    PlainColumn("规定动作已办（项）", 12),
    PlainColumn("规定动作缺（项）", 12),
)
_FIGURES = (
    PlainColumn("临近时限（个）", 10),
    PlainColumn("问题（个）", 9),
    PlainColumn("已销号（个）", 10),
    PlainColumn("曾被退回（个）", 10),
    PlainColumn("重新整改（个）", 10),
    PlainColumn("最近填报", 17),
    PlainColumn("本期已报（家）", 10),
    PlainColumn("本期应报（家）", 10),
    PlainColumn("成效评估", 10),
)


def books_table(
    rows: Sequence[BookRow], steps: Mapping[str, str], totals: Totals, note: str
) -> PlainTable:
    """The list with its totals: the prescribed steps, or with no `steps` the progress."""
    more = f"；演练{totals.exercises}本不计入合计" if totals.exercises else ""
    own = [PlainColumn(title, 11) for title in steps.values()] or _FIGURES
    return PlainTable(
        title="规定动作一览表" if steps else "整改进展一览表",
        note=f"{note}{more}。",
        columns=(*_WHO, *own),
        rows=[(*_who(one), *(_steps(one, steps) or _figures(one))) for one in rows],
        totals=(*_who_totals(totals), *(_step_totals(totals, steps) or _figure_totals(totals))),
    )


def _who(one: BookRow) -> list[PlainCell]:
    name = one.name + ("（演练）" if one.desk.held.exercise else "")
    return [one.unit, name, one.stand.rate, one.stand.overdue, one.taken, one.missing]


def _who_totals(totals: Totals) -> list[PlainCell]:
    told = (totals.rate, totals.overdue, totals.all_taken, totals.missing)
    return ["合计", f"{totals.books}本", *told]


def _steps(one: BookRow, steps: Mapping[str, str]) -> list[PlainCell]:
    return [cell.word if cell else "" for cell in one.cells(steps)]


def _step_totals(totals: Totals, steps: Mapping[str, str]) -> list[PlainCell]:
    return [f"已办{totals.taken.get(one, 0)}" for one in steps]


def _figures(one: BookRow) -> list[PlainCell]:
    stand, asked = one.stand, one.round
    return [
        stand.due_soon,
        stand.problems,
        stand.done,
        stand.returned,
        stand.reopened,
        in_words(stand.reported_on) if stand.reported_on else "",
        asked.reported if asked else None,
        asked.sheets if asked else None,
        stand.grade,
    ]


def _figure_totals(totals: Totals) -> list[PlainCell]:
    return [
        totals.due_soon,
        totals.problems,
        totals.done,
        totals.returned,
        totals.reopened,
        "",
        totals.reported,
        totals.sheets,
        "",
    ]
