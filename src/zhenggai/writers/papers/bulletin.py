"""周通报、月通报: where the round stands, what was struck off, what is late: no ranks, no marks."""

from collections.abc import Iterator, Sequence

from zhenggai.writers.letter_rows import Block, Cell, Column, Heading, Letter, Paragraph, Table
from zhenggai.writers.notice_figures import as_printed
from zhenggai.writers.papers.late_table import late_table
from zhenggai.writers.papers.told import NothingToTellError, Told
from zhenggai.writers.papers.told_period import Period, Struck, UnitStand
from zhenggai.zh.days import in_words

# The days ahead of which a bulletin tells.
AHEAD = 30
# The figures of the first sentence.
TOLD = ("problems", "done", "basically_done", "in_progress", "not_done")


def weekly_bulletin(told: Told) -> Letter:
    """周通报, of the seven days up to the cut-off day. Raises `NothingToTellError`."""
    return _bulletin(told, "周通报")


def monthly_bulletin(told: Told) -> Letter:
    """月通报, of the month of the cut-off day. Raises `NothingToTellError`."""
    return _bulletin(told, "月通报")


def _bulletin(told: Told, name: str) -> Letter:
    about, period = told.about, told.period
    if period is None or not told.problems:
        raise NothingToTellError("台账里还没有问题，没有可以通报的进展。请先导入反馈意见。")
    return Letter(
        title=(f"{about.inspected}{about.kind}整改{name}",),
        subtitle=f"（{in_words(period.since)}—{in_words(period.until)}）",
        blocks=tuple(_blocks(told, period)),
        signatures=(about.office,),
        dated_on=about.dated_on,
        sealed=True,
    )


def _blocks(told: Told, period: Period) -> Iterator[Block]:
    yield Heading("总体情况")
    yield Paragraph(_overall(told, period))
    if period.units:
        yield Heading("各单位情况")
        if period.asked:
            yield Paragraph(_reported(period))
        yield _unit_table(period)
        yield Paragraph("注：按台账中的单位次序排列，不作排名；问题和事项按牵头单位统计。")
    yield Heading("本期新增销号")
    if period.struck:
        yield _struck_table(period.struck)
    else:
        yield Paragraph("本期没有新增销号的问题。")
    late = [one for one in told.late if one.days > 0]
    yield Heading("逾期未完成事项")
    if late:
        yield late_table(late, days="逾期天数")
    else:
        yield Paragraph("没有逾期未完成的事项。")
    soon = sorted((one for one in told.late if -AHEAD <= one.days <= 0), key=lambda one: one.due)
    yield Heading(f"{AHEAD}天内到期事项")
    if soon:
        yield late_table(soon, days="剩余天数")
    else:
        yield Paragraph(f"{AHEAD}天内没有到期的事项。")
    if late or soon:
        yield Paragraph("请各牵头单位、责任单位对照台账抓紧推进，按时报送进展和佐证材料。")


def _overall(told: Told, period: Period) -> str:
    known = [told.counted[one] for one in TOLD if one in told.counted]
    # What is nothing is not told, but for the sum itself.
    shown = [one for one in known if one.value or one.name in TOLD[:2]]
    figures = "，".join(f"{one.title}{as_printed(one)}" for one in shown)
    rate = told.counted.get("completion_rate")
    told_rate = f"，{rate.title}{as_printed(rate)}" if rate else ""
    struck = f"本期新增销号{len(period.struck)}个。" if period.struck else ""
    stand = f"{figures}{told_rate}。" if figures else ""
    return f"截至{in_words(period.until)}，{stand}{struck}" if stand or struck else "本期没有变化。"


def _reported(period: Period) -> str:
    """本期（第7期）17个单位应报，按时14个，迟报2个，未报1个: 市应急管理局。"""
    asked = [one for one in period.units if one.report]
    parts = [
        f"{word}{count}个"
        for word in ("按时", "迟报", "退回", "未报", "未到时限")
        if (count := sum(one.report == word for one in asked))
    ]
    return f"{period.asked}应报{len(asked)}个单位，{'，'.join(parts)}。"


def _unit_table(period: Period) -> Table:
    head = ("序号", "单位", "牵头问题", "本期报送", "本期销号", "逾期事项", f"{AHEAD}天内到期")
    is_asked = bool(period.asked)
    rows = ((str(at), *_stand(one, is_asked=is_asked)) for at, one in enumerate(period.units, 1))
    totals = [
        str(sum(getattr(one, name) for one in period.units)) for name in ("struck", "late", "soon")
    ]
    problems = str(sum(one.problems for one in period.units))
    total: tuple[str | Cell, ...] = (Cell("合计", 2, is_head=True), problems, "", *totals)
    return Table(
        rows=(head, *rows, total),
        columns=(
            Column(2.2, "centre"),
            Column(7),
            Column(3.4, "centre"),
            Column(3.6, "centre"),
            Column(3.4, "centre"),
            Column(3.4, "centre"),
            Column(4.4, "centre"),
        ),
        size=10.5,
    )


def _stand(one: UnitStand, *, is_asked: bool) -> tuple[str, ...]:
    report = one.report or ("未要求" if is_asked else "")
    counts = map(str, (one.struck, one.late, one.soon))
    return (one.unit, str(one.problems), report, *counts)


def _struck_table(struck: Sequence[Struck]) -> Table:
    rows = ((one.number, one.text, one.unit, in_words(one.on)) for one in struck)
    return Table(
        rows=(("序号", "反馈问题", "牵头单位", "销号日期"), *rows),
        columns=(Column(2.4, "centre"), Column(10.8), Column(6), Column(6.8, "centre")),
    )
