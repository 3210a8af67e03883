"""整改进展情况表: every measure with its state, its last word and what comes next."""

from zhenggai.writers.letter_rows import Letter
from zhenggai.writers.papers.item_lists import item_table
from zhenggai.writers.papers.told import NothingToTellError, Told
from zhenggai.zh.days import in_words

COLUMNS = (
    "number", "problem", "measure", "lead_units", "deadline", "state", "progress", "next_steps",
)  # fmt: skip


def progress_table(told: Told) -> Letter:
    """The table, of the whole round or of one unit. Raises `NothingToTellError`."""
    if not told.problems:
        raise NothingToTellError("台账里还没有问题。请先导入反馈意见或整改方案。")
    about = told.about
    whose = told.unit or about.inspected
    return Letter(
        title=(f"{whose}{about.kind}整改进展情况表",),
        subtitle=f"（截至{in_words(about.cut_off)}）",
        blocks=(item_table(told.problems, COLUMNS, size=9),),
        signatures=(told.unit, "主要负责人（签字）：") if told.unit else (about.office,),
        sealed=bool(told.unit),
        dated_on=about.dated_on,
        is_landscape=True,
    )
