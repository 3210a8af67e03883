"""Dates and intervals as printed, with the missing year supplied from the paper's own context."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from zhenggai.notices.source import Span

Open = Literal["since", "by"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """An explicit date, month, year or interval.

    `iso` is the contract's form: `2021-08-06`, `2021-08`, `2021`, `a/b`, `a/..`, `../b`. `first` and `last` are
    the days it covers (None where `possible` is false: 2月30日 is read and reported, never mended). `open` tells
    以来 (since) from 前 (by). `supplied_year` says that the year is not printed. `anchor` is the printed
    word that stood for it (今年, 去年 …) or None.
    """

    span: Span
    text: str
    iso: str
    first: date | None
    last: date | None
    open: Open | None
    supplied_year: bool
    possible: bool
    anchor: str | None


def extract_dates(text: str, anchors: tuple[date | None, date | None]) -> tuple[DateMention, ...]:
    """All explicit dates of `text` in order; `anchors` are the inspection's first day and the paper's day."""
    return ()
