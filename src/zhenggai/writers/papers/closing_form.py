"""销号申请表: the standard of completion answered point by point, and the line of signatures."""

from zhenggai.writers.letter_rows import Letter
from zhenggai.writers.papers.form_tables import FREE, form_table, pair, wide
from zhenggai.writers.papers.one_page import on_one_page
from zhenggai.writers.papers.told import Answered, NothingToTellError, Signed, Told
from zhenggai.zh.days import in_words

# Millimetres: many sign, and the sheet is to stay one.
ROOM, SIGNED = 19.0, 13.0


def closing_form(told: Told) -> Letter:
    """The form, filled as far as the ledger knows; what is not signed yet is left free."""
    if not told.problems:
        raise NothingToTellError("请先选定一个问题，再出销号申请表。")
    problem, closing = told.problems[0], told.closing
    answers = "\n".join(map(_answer, closing.answers))
    shared = problem.shared
    rows = (
        pair("问题序号", problem.number, "完成时限", shared.deadline),
        wide("反馈问题", problem.text),
        pair("牵头单位", "、".join(shared.lead_units), "责任单位", "、".join(shared.units)),
        wide("整改目标", problem.target),
        wide("完成标准及落实情况", answers or problem.standard),
        *(wide(step.step, _opinion(step), SIGNED if step.on else ROOM) for step in closing.steps),
    )
    return on_one_page(
        Letter(
            title=(f"{told.about.kind}反馈问题整改销号申请表",),
            blocks=(form_table(rows, title=f"申请单位：{closing.unit}"),),
        )
    )


def _answer(one: Answered) -> str:
    proofs = f"（佐证：{'；'.join(one.proofs)}）" if one.proofs else ""
    return f"{one.point}\n{one.answer}{proofs}" if one.answer else one.point


def _opinion(step: Signed) -> str:
    """What was signed, or the room for it."""
    if step.on is None:
        return FREE
    who = "　".join(dict.fromkeys(one for one in (step.unit, step.by) if one))
    return f"{step.opinion or '同意。'}\n{who}　{in_words(step.on)}"
