"""档案目录（一轮一卷）: everything in the file of a round, numbered through."""

from collections.abc import Sequence

from zhenggai.writers.letter_rows import Cell, Column, Letter, Paragraph, Table
from zhenggai.writers.papers.told import NothingToTellError, Told
from zhenggai.writers.papers.told_archive import Filed
from zhenggai.zh.days import in_words

HEAD = ("件号", "题名", "文号或编号", "日期", "页数", "备注")


def archive_index(told: Told) -> Letter:
    """The index by its parts. Raises `NothingToTellError` while nothing is kept."""
    about, filed = told.about, told.filed
    if not filed:
        raise NothingToTellError(
            "还没有存入文件，也没有登记会议、佐证和依据。存入以后再出档案目录。"
        )
    return Letter(
        title=(f"{about.inspected}{about.kind}整改档案目录",),
        subtitle="（一轮一卷）",
        blocks=(_table(filed), Paragraph(_sums(filed))),
        signatures=(about.office,),
        dated_on=about.dated_on,
        is_landscape=True,
    )


def _table(filed: Sequence[Filed]) -> Table:
    rows: list[tuple[str | Cell, ...]] = []
    part = ""
    for place, one in enumerate(filed, 1):
        if one.part != part:
            part = one.part
            count = sum(other.part == part for other in filed)
            rows.append((Cell(f"{part}（{count}件）", len(HEAD), "left", is_head=True),))
        pages = "" if one.pages is None else str(one.pages)
        on = in_words(one.on) if one.on else ""
        rows.append((str(place), one.title, one.number, on, pages, one.note))
    return Table(
        rows=(HEAD, *rows),
        columns=(
            Column(2.6, "centre"),
            Column(14.9),
            Column(9),
            Column(6.5, "centre"),
            Column(2.8, "centre"),
            Column(6),
        ),
        size=10.5,
    )


def _sums(filed: Sequence[Filed]) -> str:
    known = [one.pages for one in filed if one.pages is not None]
    free = len(filed) - len(known)
    pages = f"，已知页数的{len(known)}件共{sum(known)}页" if known else ""
    rest = f"，{free}件待装订时填写页数" if free else ""
    return f"注：本卷共{len(filed)}件{pages}{rest}。"
