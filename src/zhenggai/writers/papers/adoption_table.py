"""审核意见采纳情况表: every opinion of who reviews, point by point, and what became of it."""

from collections.abc import Sequence

from zhenggai.writers.letter_rows import Column, Letter, Paragraph, Table
from zhenggai.writers.papers.told import NothingToTellError, Told
from zhenggai.writers.papers.told_meetings import Adopted


def adoption_table(told: Told) -> Letter:
    """The table with its sums. Raises `NothingToTellError` while no opinion came."""
    about = told.about
    if not told.adopted:
        raise NothingToTellError(
            "还没有收到审核意见。审核意见反馈以后，在“审核”里逐条答复，再出采纳情况表。"
        )
    return Letter(
        title=(f"{about.inspected}{about.kind}整改审核意见采纳情况表",),
        blocks=(_table(told.adopted), Paragraph(_sums(told.adopted))),
        signatures=(about.office,),
        dated_on=about.dated_on,
        is_landscape=True,
    )


def _table(told: Sequence[Adopted]) -> Table:
    """The opinions; without the column of points where all are on a paper as a whole."""
    rows = (
        (str(at), one.version, one.body, one.point, one.opinion, one.outcome, one.why)
        for at, one in enumerate(told, 1)
    )
    columns = (
        ("序号", Column(2.3, "centre")),
        ("文稿", Column(4, is_merged=True)),
        ("审核机关", Column(5, is_merged=True)),
        ("审核要点", Column(5)),
        ("意见", Column(13)),
        ("采纳情况", Column(4, "centre")),
        ("说明", Column(9)),
    )
    has_points = any(one.point for one in told)
    shown = [at for at, (title, _) in enumerate(columns) if has_points or title != "审核要点"]
    return Table(
        rows=tuple(
            tuple(row[at] for at in shown) for row in (tuple(one for one, _ in columns), *rows)
        ),
        columns=tuple(columns[at][1] for at in shown),
        size=10.5,
    )


def _sums(told: Sequence[Adopted]) -> str:
    """共5条，采纳4条，不采纳1条; what is not answered is said too."""
    words = ("采纳", "部分采纳", "不采纳")
    counts = [(word, sum(one.outcome == word for one in told)) for word in words]
    parts = [f"{word}{count}条" for word, count in counts if count]
    open_ones = sum(not one.outcome for one in told)
    if open_ones:
        parts.append(f"尚未答复{open_ones}条")
    return f"注：共{len(told)}条意见，其中{'，'.join(parts)}。"
