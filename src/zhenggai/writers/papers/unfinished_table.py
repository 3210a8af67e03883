"""未完成和基本完成事项说明表: what is not done, why, what comes next, by when."""

from zhenggai.writers.letter_rows import Column, Letter, Table
from zhenggai.writers.notice_rows import ProblemWords
from zhenggai.writers.papers.told import NothingToTellError, Told
from zhenggai.zh.days import in_words

STATES = {"basically_done": "基本完成", "in_progress": "正在整改", "not_done": "未完成"}


def unfinished_table(told: Told) -> Letter:
    """The table. Raises `NothingToTellError` where everything is done, or nothing is known."""
    about = told.about
    open_ones = [
        (str(place), one)
        for place, one in enumerate(told.notice.problems() if told.notice else (), 1)
        if one.state in STATES
    ]
    if not open_ones:
        raise NothingToTellError(
            f"截至{in_words(about.cut_off)}，台账里没有未完成或基本完成的问题，不需要这份表。"
        )
    return Letter(
        title=(f"{about.inspected}{about.kind}整改未完成和", "基本完成事项说明表"),
        subtitle=f"（截至{in_words(about.cut_off)}）",
        blocks=(_table(open_ones),),
        signatures=(about.office,),
        dated_on=about.dated_on,
        is_landscape=True,
    )


def _table(rows: list[tuple[str, ProblemWords]]) -> Table:
    return Table(
        rows=(
            ("序号", "反馈问题", "整改状态", "未完成原因说明", "下一步措施", "完成时限"),
            *((place, *_told(one)) for place, one in rows),
        ),
        columns=(
            Column(2, "centre"),
            Column(9),
            Column(3, "centre"),
            Column(9),
            Column(9),
            Column(5, "centre"),
        ),
        size=10.5,
    )


def _told(one: ProblemWords) -> tuple[str, ...]:
    next_steps = one.next_steps or "；".join(
        measure.text.rstrip("。；") for measure in one.measures if measure.state != "done"
    )
    return (one.text, STATES[one.state], one.explanation, next_steps, one.deadline)
