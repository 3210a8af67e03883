"""整改台账 as a paper: a row a measure with who, by when, how far, across the page."""

from zhenggai.writers.letter_rows import Letter
from zhenggai.writers.papers.item_lists import item_table
from zhenggai.writers.papers.told import NothingToTellError, Told
from zhenggai.zh.days import in_words

COLUMNS = (
    "number", "problem", "target", "measure", "leaders", "lead_units", "units", "deadline", "state",
    "progress",
)  # fmt: skip


def ledger_list(told: Told) -> Letter:
    """The list. Raises `NothingToTellError` while there is no problem."""
    if not told.problems:
        raise NothingToTellError("台账里还没有问题。请先导入反馈意见或整改方案。")
    about = told.about
    return Letter(
        title=(f"{about.inspected}{about.kind}整改台账",),
        subtitle=f"（截至{in_words(about.cut_off)}）",
        blocks=(item_table(told.problems, COLUMNS, size=9),),
        signatures=(about.office,),
        dated_on=about.dated_on,
        is_landscape=True,
    )
