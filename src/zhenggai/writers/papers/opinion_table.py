"""意见汇总表: what each unit said of the plan; a form for what is not in yet."""

from zhenggai.writers.letter_rows import Column, Letter, Table
from zhenggai.writers.papers.told import NothingToTellError, Told
from zhenggai.writers.papers.told_meetings import Opined
from zhenggai.zh.days import in_words

# Millimetres: a row that a hand fills.
TO_FILL = 12.0


def opinion_table(told: Told) -> Letter:
    """The table, a row a unit. Raises `NothingToTellError` while no unit answers for anything."""
    about = told.about
    if not told.units:
        raise NothingToTellError("台账里还没有明确牵头单位和责任单位。先明确责任，再出意见汇总表。")
    said = [one for one in told.opinions if one.is_unit]
    rows = [row for unit in told.units for row in _of_unit(unit, said)]
    head = ("序号", "单位", "意见内容", "提出日期", "采纳情况", "不采纳的理由")
    return Letter(
        title=(f"{about.inspected}{about.kind}整改方案征求意见汇总表",),
        blocks=(
            Table(
                rows=(head, *((str(at), *row) for at, row in enumerate(rows, 1))),
                columns=(
                    Column(2.4, "centre"),
                    Column(7.6),
                    Column(12),
                    Column(6.6, "centre"),
                    Column(4, "centre"),
                    Column(8),
                ),
                size=10.5,
                heights=(0.0, *(TO_FILL for _ in rows)),
            ),
        ),
        signatures=(about.office,),
        dated_on=about.dated_on,
        is_landscape=True,
    )


def _of_unit(unit: str, said: list[Opined]) -> list[tuple[str, ...]]:
    own = [one for one in said if one.body == unit]
    if not own:
        return [(unit, "", "", "", "")]
    return [
        (
            unit,
            one.opinion or ("没有意见" if one.agrees else ""),
            in_words(one.on) if one.on else "",
            "",
            "",
        )
        for one in own
    ]
