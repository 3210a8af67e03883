"""立行立改通知书: the task that the team handed over while it was in the district."""

from zhenggai.demo.district import District
from zhenggai.writers.letter_rows import Letter, Paragraph, RedHead
from zhenggai.zh.days import in_words


def immediate(district: District) -> Letter:
    """The notice to the district committee."""
    paperwork, problem = district.records.paperwork, district.immediate
    deadline = in_words(problem.deadline.milestones[-1].on)
    return Letter(
        title=("立行立改通知书",),
        addressee="中共云汀区委",
        blocks=(
            Paragraph(f"巡视发现，{problem.finding}"),
            Paragraph(
                f"请区委督促有关单位立即整改，于{deadline}前将整改情况书面报巡视组。"
                "整改情况应当附佐证材料，由区委主要负责人签字。"
            ),
        ),
        signatures=(district.team,),
        dated_on=paperwork.immediate_on,
        red_head=RedHead(district.team, paperwork.immediate_number),
        author=district.team,
    )
