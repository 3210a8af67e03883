"""问责处理统计表: how many persons were called to account, by form; no names."""

from collections.abc import Sequence

from zhenggai.writers.letter_rows import Cell, Column, Letter, Table
from zhenggai.writers.papers.told import Accounted, NothingToTellError, Told
from zhenggai.zh.days import in_words


def accountability_table(told: Told) -> Letter:
    """The table with its sum. Raises `NothingToTellError` where nothing was recorded."""
    if not told.accountability:
        raise NothingToTellError(
            "还没有登记问责处理。登记作出决定的机构、文号和人数后，再出统计表。"
        )
    about = told.about
    return Letter(
        title=(f"{about.inspected}{about.kind}整改问责处理统计表",),
        subtitle=f"（截至{in_words(about.cut_off)}）",
        blocks=(_table(told.accountability),),
        signatures=(about.office,),
        dated_on=about.dated_on,
        is_landscape=True,
    )


def _table(told: Sequence[Accounted]) -> Table:
    head = ("序号", "处理形式", "人数", "作出决定的机构", "文号", "决定日期", "对应事项")
    rows = (
        (
            str(place), one.form, str(one.count), one.body, one.number,
            in_words(one.decided_on) if one.decided_on else "", one.item,
        )
        for place, one in enumerate(told, 1)
    )  # fmt: skip
    total = (Cell("合计", 2, is_head=True), str(sum(one.count for one in told)), Cell("", 4))
    return Table(
        rows=(head, *rows, total),
        columns=(
            Column(2.2, "centre"),
            Column(6.6),
            Column(2.2, "right"),
            Column(7.4),
            Column(7),
            Column(5.8, "centre"),
            Column(3.8, "centre"),
        ),
        size=10.5,
    )
