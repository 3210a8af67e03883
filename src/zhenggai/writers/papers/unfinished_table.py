"""未完成和基本完成事项说明表: what is not done, why, what comes next, by when."""

from zhenggai.writers.letter_rows import Column, Letter, Table
from zhenggai.writers.notice_figures import counted_explanation
from zhenggai.writers.notice_rows import ProblemWords
from zhenggai.writers.notice_style import NoticeStyle, load_style
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
    wording = load_style("running", "report")
    return Table(
        rows=(
            ("序号", "反馈问题", "整改状态", "未完成原因说明", "下一步措施", "完成时限"),
            *((place, *_told(one, wording)) for place, one in rows),
        ),
        columns=(
            Column(2.4, "centre"),
            Column(8.4),
            Column(3.8, "centre"),
            Column(8.6),
            Column(8.8),
            Column(7, "centre"),
        ),
        size=10.5,
    )


def _still_to_do(one: ProblemWords) -> list[str]:
    return [measure.text for measure in one.measures if measure.state != "done"]


def _told(one: ProblemWords, wording: NoticeStyle) -> tuple[str, ...]:
    steps = one.next_steps.split("\n") if one.next_steps else _still_to_do(one)
    next_steps = "；".join(line.rstrip("。；") for line in steps)
    explanation = one.explanation or counted_explanation(one.measures, wording)
    return (one.text, STATES[one.state], explanation, next_steps, one.deadline)
