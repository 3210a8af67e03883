"""Minutes of meetings: what was decided, and which problems were struck off."""

from collections.abc import Iterator

from zhenggai.demo.district import District
from zhenggai.demo.records import Decision, Meeting
from zhenggai.writers.letter_rows import Block, Heading, Letter, Paragraph, RedHead
from zhenggai.zh.days import in_words

GROUP = "中共云汀区委巡视整改工作领导小组"
# Who keeps the minutes, by the kind of meeting: whose they are, who signs.
KEEPERS = {
    "leading_group": (GROUP, f"{GROUP}办公室"),
    "committee": ("中共云汀区委常委会", "中共云汀区委办公室"),
}


def minutes(district: District, meeting: Meeting) -> Letter:
    """The minutes of one meeting."""
    chair, (body, keeper) = district.person(meeting.chair), KEEPERS[meeting.kind]
    return Letter(
        title=(f"{meeting.number}纪要",),
        blocks=(
            Paragraph(
                f"{in_words(meeting.on)}，{chair.title}{chair.name}在{meeting.place}主持召开"
                f"{meeting.number}。会议议题：{meeting.agenda}。纪要如下："
            ),
            *_decisions(district, meeting),
        ),
        signatures=(keeper,),
        dated_on=meeting.on,
        red_head=RedHead(f"{body}会议纪要"),
        author=body,
    )


def _decisions(district: District, meeting: Meeting) -> Iterator[Block]:
    for decision in meeting.decisions:
        yield Heading(decision.title)
        yield Paragraph(f"会议{decision.text}。{_struck_off(district, decision)}")


def _struck_off(district: District, decision: Decision) -> str:
    """The problems by number and title, as the minutes are quoted when they are struck off."""
    titles = [f"问题{one}“{quoted(district.problem(one).title)}”" for one in decision.problems]
    return f"审定销号的是：{'、'.join(titles)}。" if titles else ""


def quoted(text: str) -> str:
    """Words for between quotation marks: marks within them become single ones."""
    return text.replace("“", "‘").replace("”", "’")
