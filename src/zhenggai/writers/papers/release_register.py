"""发布登记表: which paper was given out by which medium, at which address, on what day."""

from zhenggai.writers.letter_rows import Cell, Column, Letter, Paragraph, Table
from zhenggai.writers.papers.told import Told
from zhenggai.writers.papers.told_archive import Released
from zhenggai.zh.days import in_words

BLANK_ROWS, TO_FILL = 5, 12.0


def release_register(told: Told) -> Letter:
    """The register; with nothing on record a blank of it."""
    about = told.about
    rows = [_row(at, one) for at, one in enumerate(told.released, 1)]
    blank = [] if rows else [tuple(Cell("") for _ in range(7))] * BLANK_ROWS
    return Letter(
        title=(f"{about.inspected}{about.kind}整改情况发布登记表",),
        blocks=(
            Table(
                rows=(
                    ("序号", "发布文稿", "发布媒介", "网址或版面", "发布日期", "经办人", "备注"),
                    *rows,
                    *blank,
                ),
                columns=(
                    Column(2.6, "centre"),
                    Column(10),
                    Column(6),
                    Column(10),
                    Column(6.6, "centre"),
                    Column(4, "centre"),
                    Column(5),
                ),
                size=10.5,
                heights=(0.0, *(TO_FILL for _ in (*rows, *blank))),
            ),
            Paragraph("注：页面截图随本表存档。发布后更正的，另行登记，写明更正哪一稿。"),
        ),
        signatures=(about.office,),
        dated_on=about.dated_on,
        is_landscape=True,
    )


def _row(place: int, one: Released) -> tuple[str, ...]:
    on = in_words(one.on) if one.on else ""
    return (str(place), one.title, one.medium, one.address, on, one.by, one.note)
