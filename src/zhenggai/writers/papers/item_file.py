"""一项一档: everything on one problem in one file, from its cover to its history.

The pages of its evidence follow in the pdf (`evidence_pages`); the catalogue says which.
"""

from collections.abc import Iterator

from zhenggai.writers.ledger_rows import ProblemRow
from zhenggai.writers.letter_rows import Block, Column, Heading, Letter, PageBreak, Paragraph, Table
from zhenggai.writers.papers.form_tables import form_table, pair, wide
from zhenggai.writers.papers.told import Answered, NothingToTellError, Signed, Told
from zhenggai.writers.papers.told_item import Happened
from zhenggai.writers.quoting import quoted
from zhenggai.zh.days import in_words

SIZE = 10.5
# The room of a line on the cover, in millimetres.
ROOM = 12.0


def item_file(told: Told) -> Letter:
    """The file of one problem. Raises `NothingToTellError` where none is chosen."""
    if not told.problems:
        raise NothingToTellError("请先选定一个问题，再出一项一档。")
    about, problem = told.about, told.problems[0]
    return Letter(
        title=(f"{about.inspected}{about.kind}整改", "问题档案（一项一档）"),
        blocks=(_cover(told, problem), PageBreak(), *_inside(told, problem)),
    )


def _cover(told: Told, problem: ProblemRow) -> Table:
    about, shared = told.about, problem.shared
    level = "　".join(one for one in (about.level, about.round, about.team) if one)
    closed = in_words(told.closing.closed_on) if told.closing.closed_on else "未销号"
    return form_table(
        (
            wide("档案编号", f"问题{problem.number}", ROOM),
            wide("反馈问题", problem.text, 2 * ROOM),
            wide("所属方面", f"{problem.aspect}　{problem.category}".strip(), ROOM),
            pair("问题来源", problem.source, "问题性质", problem.kind),
            wide("巡视巡察", level, ROOM),
            wide("责任领导", "、".join(shared.leaders), ROOM),
            wide("牵头单位", "、".join(shared.lead_units), ROOM),
            wide("责任单位", "、".join(shared.units), ROOM),
            wide("完成时限", shared.deadline, ROOM),
            pair("整改状态", shared.state, "销号日期", closed),
            wide("立卷单位", about.office, ROOM),
            wide("立卷日期", f"{in_words(about.dated_on)}（截至{in_words(about.cut_off)}）", ROOM),
        )
    )


def _inside(told: Told, problem: ProblemRow) -> Iterator[Block]:
    yield Heading("反馈原文和整改要求")
    for name, text in (
        ("反馈原文", problem.detail or problem.text),
        ("原因分析", problem.cause),
        ("整改目标", problem.target),
        ("完成标准", "；".join(line.rstrip("；。") for line in problem.standard.split("\n"))),
    ):
        if text:
            yield Paragraph(quoted(f"{name}：{text.rstrip('。')}。"))
    yield Heading("整改措施")
    yield from _measures(told)
    yield Heading("进展情况")
    yield from _happened([one for one in told.history if one.is_progress], "还没有报送进展。")
    yield Heading("佐证材料目录")
    yield from _proofs(told)
    yield Heading("销号情况")
    yield from _closing(told)
    yield Heading("办理经过")
    yield from _happened(told.history, "还没有登记。")


def _measures(told: Told) -> Iterator[Block]:
    rows = [
        (
            one.number,
            one.text,
            "、".join(one.own.units or problem.shared.units or problem.shared.lead_units),
            one.own.deadline or problem.shared.deadline,
            one.own.state,
        )
        for problem in told.problems
        for one in problem.measures
    ]
    if not rows:
        yield Paragraph("还没有制定整改措施。")
        return
    yield Table(
        rows=(("序号", "整改措施", "责任单位", "完成时限", "状态"), *rows),
        columns=(
            Column(2.8, "centre"),
            Column(10.6),
            Column(5.8),
            Column(7.5, "centre"),
            Column(3.8, "centre"),
        ),
        size=SIZE,
    )


def _happened(rows: list[Happened] | tuple[Happened, ...], nothing: str) -> Iterator[Block]:
    if not rows:
        yield Paragraph(nothing)
        return
    told = (
        (in_words(one.on), one.who, f"{one.what}（{one.paper}）" if one.paper else one.what)
        for one in rows
    )
    yield Table(
        rows=(("日期", "经办", "事项和依据"), *told),
        columns=(Column(6.6, "centre"), Column(4.8), Column(16.6)),
        size=SIZE,
    )


def _proofs(told: Told) -> Iterator[Block]:
    if not told.proofs:
        yield Paragraph("还没有登记佐证材料。")
        return
    rows = (
        (
            one.number,
            one.name,
            one.claim,
            "" if one.pages is None else str(one.pages),
            "附后" if one.is_enclosed else "另存",
        )
        for one in told.proofs
    )
    yield Table(
        rows=(("编号", "材料名称", "证明事项", "页数", "存放"), *rows),
        columns=(
            Column(3.4, "centre"),
            Column(10),
            Column(9),
            Column(2.8, "centre"),
            Column(2.8, "centre"),
        ),
        size=SIZE,
    )
    yield Paragraph(
        "注：附后的材料逐件附在本档案的PDF版之后；另存的材料保存在台账的佐证目录里，按编号查找。"
    )


def _closing(told: Told) -> Iterator[Block]:
    closing = told.closing
    if closing.asked_on is None:
        yield Paragraph("还没有申请销号。")
        return
    by = f"{closing.unit}于" if closing.unit else ""
    yield Paragraph(f"{by}{in_words(closing.asked_on)}申请销号。完成标准逐条作答如下：")
    yield Table(
        rows=(("序号", "完成标准", "落实情况", "佐证"), *_answers(closing.answers)),
        columns=(Column(2.4, "centre"), Column(9), Column(10), Column(7)),
        size=SIZE,
    )
    yield Paragraph("逐级签批：")
    yield Table(
        rows=(("环节", "签批单位和人", "意见", "日期"), *map(_signed, closing.steps)),
        columns=(Column(7), Column(8), Column(7), Column(6.5, "centre")),
        size=SIZE,
    )
    if closing.closed_on:
        meeting = f"，依据{closing.meeting}纪要" if closing.meeting else ""
        yield Paragraph(f"{in_words(closing.closed_on)}销号{meeting}。")


def _answers(told: tuple[Answered, ...]) -> Iterator[tuple[str, ...]]:
    for place, one in enumerate(told, 1):
        yield str(place), one.point, one.answer, "；".join(one.proofs)


def _signed(one: Signed) -> tuple[str, ...]:
    if one.on is None:
        return (one.step, "", "待签", "")
    who = "　".join(dict.fromkeys(name for name in (one.unit, one.by) if name))
    return (one.step, who, one.opinion or "同意", in_words(one.on))
