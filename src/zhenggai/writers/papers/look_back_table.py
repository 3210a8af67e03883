"""“回头看”和抽查情况表: what was looked at again after it was struck off, and what was found."""

from collections.abc import Sequence

from zhenggai.writers.letter_rows import Column, Letter, Table
from zhenggai.writers.papers.told import NothingToTellError, Told
from zhenggai.writers.papers.told_item import LookedBack
from zhenggai.zh.days import in_words


def look_back_table(told: Told) -> Letter:
    """The table. Raises `NothingToTellError` while nothing was looked at again."""
    if not told.looked_back:
        raise NothingToTellError(
            "还没有登记“回头看”和抽查的结果。在已销号问题的页面登记后，再出情况表。"
        )
    about = told.about
    return Letter(
        title=(f"{about.inspected}{about.kind}整改“回头看”和抽查情况表",),
        subtitle=f"（截至{in_words(about.cut_off)}）",
        blocks=(_table(told.looked_back),),
        signatures=(about.office,),
        dated_on=about.dated_on,
        is_landscape=True,
    )


def _table(told: Sequence[LookedBack]) -> Table:
    rows = (
        (
            one.number,
            one.text,
            one.way,
            in_words(one.on),
            one.by,
            "相符" if one.agrees else "不相符",
            one.found,
        )
        for one in told
    )
    return Table(
        rows=(("序号", "反馈问题", "方式", "核查日期", "核查人", "结果", "核查情况"), *rows),
        columns=(
            Column(2.6, "centre"),
            Column(9),
            Column(4, "centre"),
            Column(6.4, "centre"),
            Column(5),
            Column(3.2, "centre"),
            Column(10),
        ),
        size=10.5,
    )
