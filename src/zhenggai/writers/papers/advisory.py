"""工作提示: to one unit, before anything is late: what is due soon, not begun, without proof."""

from collections.abc import Iterator, Sequence

from zhenggai.writers.letter_rows import Block, Column, Heading, Letter, Paragraph, Table
from zhenggai.writers.papers.late_table import late_table
from zhenggai.writers.papers.reminder import AHEAD
from zhenggai.writers.papers.told import Lack, NothingToTellError, Told
from zhenggai.zh.days import in_words


def advisory(told: Told) -> Letter:
    """The note. Raises `NothingToTellError` where there is nothing to draw attention to."""
    about = told.about
    blocks = tuple(_blocks(told))
    if not blocks:
        raise NothingToTellError(
            f"截至{in_words(about.cut_off)}，{told.unit}没有{AHEAD}天内到期、尚未开始"
            "或者缺少佐证的事项，不需要提示。"
        )
    opening = Paragraph(
        f"截至{in_words(about.cut_off)}，你单位承担的{about.kind}反馈问题整改事项中，"
        "下列情况请予注意。"
    )
    closing = Paragraph(f"请对照完成标准抓紧推进。办理中有困难的，及时与{about.office}联系。")
    return Letter(
        title=("工作提示",),
        addressee=told.unit,
        blocks=(opening, *blocks, closing),
        signatures=(about.office,),
        dated_on=about.dated_on,
    )


def _blocks(told: Told) -> Iterator[Block]:
    soon = sorted((one for one in told.late if -AHEAD <= one.days <= 0), key=lambda one: one.due)
    if soon:
        yield Heading(f"{AHEAD}天内到期{len(soon)}项")
        yield late_table(soon, days="剩余天数")
    for kind, words in (
        ("not_begun", "尚未开始的措施{}条"),
        ("unproved", "已完成但还没有佐证的措施{}条"),
    ):
        own = [one for one in told.lacks if one.kind == kind]
        if own:
            yield Heading(words.format(len(own)))
            yield lack_table(own)


def lack_table(lacks: Sequence[Lack]) -> Table:
    """Number and words of each."""
    return Table(
        rows=(("序号", "事项"), *((one.number, one.text) for one in lacks)),
        columns=(Column(3, "centre"), Column(21)),
    )
