"""问题清单: the problems of the feedback with target, responsibility and deadline."""

from zhenggai.writers.letter_rows import Letter
from zhenggai.writers.papers.item_lists import item_table
from zhenggai.writers.papers.told import NothingToTellError, Told

COLUMNS = (
    "aspect", "category", "number", "problem", "target", "leaders", "lead_units", "units",
    "deadline",
)  # fmt: skip


def problem_list(told: Told) -> Letter:
    """The list, across the page. Raises `NothingToTellError` while there is no problem."""
    if not told.planned:
        raise NothingToTellError("台账里还没有问题。请先导入反馈意见，再出问题清单。")
    about = told.about
    return Letter(
        title=(f"{about.inspected}{about.kind}反馈问题清单",),
        blocks=(item_table(told.planned, COLUMNS),),
        signatures=(about.office,),
        dated_on=about.dated_on,
        is_landscape=True,
    )
