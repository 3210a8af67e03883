"""立行立改通知书: to one unit, what is to be put right at once, with a receipt to be signed."""

from zhenggai.writers.letter_rows import Annex, Letter, Paragraph
from zhenggai.writers.papers.item_lists import item_table
from zhenggai.writers.papers.receipt import receipt_form
from zhenggai.writers.papers.told import AT_ONCE, NothingToTellError, Told

COLUMNS = ("number", "problem", "target", "deadline")


def immediate_notice(told: Told) -> Letter:
    """The notice of what is not done. Raises `NothingToTellError` where there is nothing of the
    kind."""
    at_once = (one for one in told.problems if one.source in AT_ONCE)
    problems = [one for one in at_once if one.shared.state != "已完成"]
    if not problems:
        raise NothingToTellError(
            f"{told.unit}没有尚未办结的立行立改、边巡边改或交办事项。请先登记这些事项，再出通知书。"
        )
    about = told.about
    count = sum(not one.is_part for one in problems)
    return Letter(
        title=("立行立改通知书",),
        addressee=told.unit,
        blocks=(
            Paragraph(
                f"{about.kind}期间移交的下列{count}项问题，由你单位负责立行立改。"
                f"请接到通知后立即整改，在时限内将整改情况和佐证材料报送{about.office}，"
                "并在送达回证上签收。"
            ),
            item_table(problems, COLUMNS, size=12),
        ),
        attachments=("送达回证",),
        signatures=(about.office,),
        dated_on=about.dated_on,
        sealed=True,
        annexes=(Annex(("送达回证",), (receipt_form(told, "立行立改通知书"),)),),
    )
