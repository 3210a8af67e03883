"""群众意见办理情况统计表: how many came, by way, state and month; counts alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from zhenggai.writers.letter_rows import Column, Letter, Paragraph, Table
from zhenggai.writers.plain_table import PlainCell, PlainColumn, PlainTable, plain_table
from zhenggai.zh.days import in_words

TITLE = "群众意见办理情况统计表"


@dataclass(frozen=True, slots=True)
class Counts:
    """One table: what its first column is, and its lines with the total last."""

    title: str
    lines: Sequence[tuple[str, Sequence[int]]]


@dataclass(frozen=True, slots=True)
class OpinionCounts:
    """The tables of these days; `heads` are the columns of counts."""

    office: str
    since: date | None
    until: date
    heads: Sequence[str]
    tables: Sequence[Counts]

    @property
    def span(self) -> str:
        """截至2026年11月20日."""
        since = f"{in_words(self.since)}至" if self.since else "截至"
        return f"{since}{in_words(self.until)}"


def opinion_counts(told: OpinionCounts) -> Letter:
    """The paper, a table after the other."""
    tables = [
        Table(
            rows=((one.title, *told.heads), *((line, *map(str, n)) for line, n in one.lines)),
            columns=(Column(9), *(Column(4, "centre") for _ in told.heads)),
        )
        for one in told.tables
    ]
    note = Paragraph(f"{told.span}收到的群众意见，单位：件。检举控告只统计件数。")
    return Letter(
        title=(TITLE,),
        blocks=(note, *tables),
        signatures=(told.office,) if told.office else (),
        dated_on=told.until,
    )


def opinion_counts_xlsx(told: OpinionCounts) -> bytes:
    """The same as a sheet, one line a count."""
    rows: list[Sequence[PlainCell]] = [
        (one.title, line, *counts) for one in told.tables for line, counts in one.lines
    ]
    columns = [PlainColumn("统计", 14), PlainColumn("项目", 20)]
    return plain_table(
        PlainTable(
            title=TITLE,
            note=f"{told.span}，单位：件",
            columns=[*columns, *(PlainColumn(one, 12) for one in told.heads)],
            rows=rows,
        )
    )
