"""Figures of the text beside the ledger's: bound ones that are stale, typed ones that differ."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from zhenggai.ledger.core.figures import figures
from zhenggai.notices.source import Span
from zhenggai.papers.beside_ledger import Compared, compared_figures
from zhenggai.publication.drafted import LedgerText, reprinted
from zhenggai.publication.screens.found import (
    STALE_FIGURE,
    TYPED_FIGURE,
    UNBOUND_FIGURE,
    Fix,
    Found,
    Place,
)
from zhenggai.publication.screens.text import BoundWords, ScreenedText
from zhenggai.writers.bound import mark
from zhenggai.writers.notice_rows import FigureWords


def figure_findings(screened: ScreenedText) -> Iterator[Found]:
    """Every figure that is not, or could be, the ledger's."""
    ledger = screened.ledger
    for one in screened.bound:
        row = ledger.figures.get(one.figure)
        now = reprinted(row, one.text) if row else ""
        if now != one.text:
            yield _stale(screened, one, now)
    source = ledger.source
    rows = figures(source.tree.book, source.pack, source.cut_off)
    # What is bound says nothing of what was typed under the same word.
    free = (one for one in screened.notice.declared if not screened.is_bound(one.span))
    for told in compared_figures(replace(screened.notice, declared=tuple(free)), rows):
        yield from _typed(screened, told)


def _stale(screened: ScreenedText, one: BoundWords, now: str) -> Found:
    place = screened.place(one.span)
    if not now:
        return Found(
            STALE_FIGURE,
            "error",
            f"“{one.title}”在台账里已经没有，文中还绑着{one.text}。",
            place,
            advice="删去这个数字，或者去掉绑定、改成手工数字并写明来源。",
        )
    return Found(
        STALE_FIGURE,
        "error",
        f"“{one.title}”文中是{one.text}，台账现在是{now}。",
        place,
        working=f"文中{one.text}\n台账{now}",
        advice="换成台账现在的数；台账登记有误的，先更正台账。",
        fix=Fix(f"换成{now}", place.line, place.span, mark(one.figure, one.title, now)),
    )


def _typed(screened: ScreenedText, told: Compared) -> Iterator[Found]:
    """A number without binding: it differs, or agrees and could be bound."""
    row = told.figure
    if row is None or told.verdict == "unknown":
        return
    place = screened.place(told.declared.span)
    fix = _binding(screened.ledger, told, place)
    if told.verdict == "differs":
        yield Found(
            TYPED_FIGURE,
            "error",
            f"文中手工写的是{told.printed}，台账“{row.title}”是{row.text}。",
            place,
            working=f"文中{told.printed}\n台账{row.text}",
            advice="以台账为准改数；确是另一口径的，写明口径后标为已核实。",
            fix=fix,
        )
    elif fix:
        yield Found(
            UNBOUND_FIGURE,
            "advice",
            f"{told.printed}与台账“{row.title}”相符，可以绑定，以后随台账更新。",
            place,
            advice="绑定以后换截止日时自动跟着换。",
            fix=fix,
        )


def _binding(ledger: LedgerText, told: Compared, place: Place) -> Fix | None:
    """The ledger's figure in the place of the typed digits."""
    row = told.figure
    found = ledger.figures.get(f"{row.kind}/{row.name}") if row else None
    digits = _digits(place.line[slice(*place.span)])
    if row is None or found is None or not digits:
        return None
    text = _printed(found, digits)
    span = Span(place.span.start, place.span.start + len(digits))
    title = f"改用台账数{text}" if told.verdict == "differs" else "绑定台账"
    return Fix(title, place.line, span, mark(f"{row.kind}/{row.name}", found.title, text))


def _printed(figure: FigureWords, digits: str) -> str:
    """As many decimals as stand there."""
    _, dot, decimals = digits.partition(".")
    value = figure.value if figure.value is not None else Decimal(0)
    if not dot and value != value.to_integral():
        return f"{value:f}"
    return f"{value:.{len(decimals)}f}"


def _digits(words: str) -> str:
    """The number at the beginning of the words, in plain digits; "" where it is none."""
    length = next(
        (n for n, one in enumerate(words) if not (one.isdigit() or one == ".")), len(words)
    )
    told = words[:length].rstrip(".")
    return told if told.isascii() else ""
