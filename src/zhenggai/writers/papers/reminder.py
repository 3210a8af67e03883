"""提醒函: to one unit, what of its is due soon, before it is late."""

from zhenggai.writers.letter_rows import Letter, Paragraph
from zhenggai.writers.papers.late_table import late_table
from zhenggai.writers.papers.told import NothingToTellError, Told
from zhenggai.zh.days import in_words

# Days before a deadline from which a unit is reminded.
AHEAD = 30


def reminder(told: Told) -> Letter:
    """The letter. Raises `NothingToTellError` where nothing is due soon."""
    about = told.about
    soon = sorted((one for one in told.late if -AHEAD <= one.days <= 0), key=lambda one: one.due)
    if not soon:
        raise NothingToTellError(
            f"{in_words(about.cut_off)}起{AHEAD}天内，{told.unit}没有到期的事项，不需要提醒。"
        )
    return Letter(
        title=("提醒函",),
        addressee=told.unit,
        blocks=(
            Paragraph(
                f"你单位承担的{about.kind}反馈问题整改事项中，有{len(soon)}项将在{AHEAD}天内到期，现予提醒。"
            ),
            late_table(soon, days="剩余天数"),
            Paragraph("请对照完成标准抓紧办理，按时报送进展情况和佐证材料。"),
        ),
        signatures=(about.office,),
        dated_on=about.dated_on,
        sealed=True,
    )
