"""任务清单: every measure with who does it by when."""

from zhenggai.writers.letter_rows import Letter
from zhenggai.writers.papers.item_lists import item_table
from zhenggai.writers.papers.told import NothingToTellError, Told

COLUMNS = ("number", "problem", "measure", "leaders", "lead_units", "units", "deadline")


def task_list(told: Told) -> Letter:
    """The list, across the page. Raises `NothingToTellError` while nothing is planned."""
    if not any(one.measures for one in told.planned):
        raise NothingToTellError("还没有登记整改措施。请先录入整改方案，再出任务清单。")
    about = told.about
    return Letter(
        title=(f"{about.inspected}{about.kind}整改任务清单",),
        blocks=(item_table(told.planned, COLUMNS),),
        signatures=(about.office,),
        dated_on=about.dated_on,
        is_landscape=True,
    )
