"""Dates and intervals as printed, with the missing year supplied from the paper's own context."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from zhenggai.notices.facts.years import Years
from zhenggai.notices.source import Span
from zhenggai.zh.dates import PrintedDate, find_dates
from zhenggai.zh.days import stretch_of, year_of_end

Open = Literal["since", "by"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """An explicit date, month, year or interval.

    `iso` is the contract's form: `2021-08-06`, `2021-08`, `2021`, `a/b`, `a/..`, `../b`. `first`
    and `last` are the days it covers (None where `possible` is false: 2月30日 is read and reported,
    never mended). `open` tells 以来 (since) from 前 (by): since has no `last`, by no `first`.
    `supplied_year` says that the year is not printed, `anchor` is the printed word that stood for
    it (今年, 去年 …) or None.
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
    """All explicit dates of `text` in order.

    `anchors` are the inspection's first day and the paper's day; where one is None the text's first
    and last full date stand in. A date whose year nothing tells is left out.
    """
    printed = list(find_dates(text))
    years = Years(text, printed, *anchors)
    supplied = [(one, years.year_of(place)) for place, one in enumerate(printed)]
    return tuple(mention_of(text, one, year) for one, year in supplied if year is not None)


def mention_of(text: str, printed: PrintedDate, year: int) -> DateMention:
    """A printed date that begins in `year`."""
    first = last = stretch_of(printed.first, year)
    iso = first.iso
    if printed.last:
        last = stretch_of(printed.last, year_of_end(printed.first, printed.last, year))
        iso = f"{first.first_iso}/{last.last_iso}"
    if printed.open:
        iso = f"{first.first_iso}/.." if printed.open == "since" else f"../{last.last_iso}"
    possible = None not in (first.first, first.last, last.first, last.last)
    return DateMention(
        span=Span(printed.start, printed.end),
        text=text[printed.start : printed.end],
        iso=iso,
        first=first.first if possible and printed.open != "by" else None,
        last=last.last if possible and printed.open != "since" else None,
        open=printed.open,
        supplied_year=printed.first.year is None,
        possible=possible,
        anchor=printed.first.anchor,
    )
