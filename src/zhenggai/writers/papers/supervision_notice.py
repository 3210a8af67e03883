"""督办通知单: to one unit, what of its is late or soon due, and what is asked of it by when."""

from datetime import timedelta

from zhenggai.writers.letter_rows import Column, Letter, Paragraph, Table
from zhenggai.writers.papers.told import Late, NothingToTellError, Told
from zhenggai.zh.days import in_words

# Days that a unit has to answer, where nothing else is agreed.
TO_ANSWER = 7


def supervision_notice(told: Told) -> Letter:
    """The notice. Raises `NothingToTellError` where nothing of the unit is late."""
    late = [one for one in told.late if one.days > 0]
    if not late:
        raise NothingToTellError(
            f"截至{in_words(told.about.cut_off)}，{told.unit}没有逾期的事项，不需要督办。"
        )
    about = told.about
    until = in_words(about.dated_on + timedelta(days=TO_ANSWER))
    return Letter(
        title=("督办通知单",),
        addressee=told.unit,
        blocks=(
            Paragraph(
                f"截至{in_words(about.cut_off)}，你单位承担的{about.kind}反馈问题整改事项中，"
                f"有{len(late)}项超过完成时限仍未完成，现予督办。"
            ),
            _table(late),
            Paragraph(
                "请你单位主要负责同志亲自过问，查明未按时完成的原因，逐项提出赶上进度的办法和新的完成时间，"
                f"于{until}前将办理情况书面报送{about.office}。确需延期的，请按规定办理延期审批。"
            ),
        ),
        signatures=(about.office,),
        dated_on=about.dated_on,
        sealed=True,
    )


def _table(late: list[Late]) -> Table:
    return Table(
        rows=(
            ("序号", "事项", "完成时限", "逾期天数"),
            *((one.number, one.text, in_words(one.due), str(one.days)) for one in late),
        ),
        columns=(Column(2, "centre"), Column(14), Column(5, "centre"), Column(3, "centre")),
    )
