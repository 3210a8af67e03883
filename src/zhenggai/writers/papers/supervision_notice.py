"""督办通知单: to one unit, what of its is late, and what is asked of it by when."""

from datetime import timedelta

from zhenggai.writers.letter_rows import Letter, Paragraph
from zhenggai.writers.papers.late_table import late_table
from zhenggai.writers.papers.told import NothingToTellError, Told
from zhenggai.zh.days import in_words

# Days that a unit has to answer, where nothing else is agreed.
TO_ANSWER = 7


def supervision_notice(told: Told) -> Letter:
    """The notice. Raises `NothingToTellError` where nothing of the unit is late."""
    about = told.about
    late = [one for one in told.late if one.days > 0]
    if not late:
        raise NothingToTellError(
            f"截至{in_words(about.cut_off)}，{told.unit}没有逾期的事项，不需要督办。"
        )
    until = in_words(about.dated_on + timedelta(days=TO_ANSWER))
    return Letter(
        title=("督办通知单",),
        addressee=told.unit,
        blocks=(
            Paragraph(
                f"截至{in_words(about.cut_off)}，你单位承担的{about.kind}反馈问题整改事项中，"
                f"有{len(late)}项超过完成时限仍未完成，现予督办。"
            ),
            late_table(late, days="逾期天数"),
            Paragraph(
                "请你单位主要负责同志亲自过问，查明未按时完成的原因，"
                "逐项提出赶上进度的办法和新的完成时间，"
                f"于{until}前将办理情况书面报送{about.office}。"
                "确需延期的，请按规定办理延期审批。"
            ),
        ),
        signatures=(about.office,),
        dated_on=about.dated_on,
        sealed=True,
    )
