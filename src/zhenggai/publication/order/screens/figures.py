"""Figures of the text beside the ledger's: bound ones that are stale, typed ones that differ."""

from collections.abc import Iterator

from zhenggai.publication.drafts.beside_parts import Beside
from zhenggai.publication.drafts.drafted import reprinted
from zhenggai.publication.drafts.free_figures import FreeFigure, free_figures
from zhenggai.publication.models import PartVersion
from zhenggai.publication.order.screens.found import (
    STALE_FIGURE,
    TYPED_FIGURE,
    UNBOUND_FIGURE,
    Fix,
    Found,
    Place,
)
from zhenggai.publication.order.screens.text import BoundWords, ScreenedText
from zhenggai.writers.bound import mark


def figure_findings(screened: ScreenedText) -> Iterator[Found]:
    """Every figure that is not, or could be, the ledger's."""
    for one in screened.bound:
        row = screened.ledger.figures.get(one.figure)
        now = reprinted(row, one.text) if row else ""
        if now != one.text:
            yield _stale(screened, one, now)
    beside = _written(screened)
    for free in free_figures(screened.heads, screened.read, screened.ledger, beside):
        if free.verdict != "unknown":
            span = screened.span_in(free.part, free.line, free.start, free.end)
            yield _typed(free, screened.place(span))


def _written(screened: ScreenedText) -> dict[int, Beside]:
    """What the ledger once wrote of each part."""
    found = {part.pk: Beside() for part, _ in screened.heads}
    for one in PartVersion.objects.filter(part__in=found, why="written"):
        found[one.part_id].written.append(one.text)
    return found


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
        working=f"文中＝{one.text}\n台账＝{now}",
        advice="换成台账现在的数；台账登记有误的，先更正台账。",
        fix=Fix(f"换成{now}", place.line, place.span, mark(one.figure, one.title, now)),
    )


def _typed(one: FreeFigure, place: Place) -> Found:
    """A number without binding: it differs, or agrees and could be bound."""
    if one.verdict == "differs":
        return Found(
            TYPED_FIGURE,
            "error",
            f"手工写的是{one.text}，台账“{one.title}”是{one.told}。",
            place,
            working=f"文中＝{one.text}\n台账＝{one.told}",
            advice="以台账为准改数；确是另一口径的，写明口径后标为已核实。",
            fix=_binding(one, place, one.told, f"改用台账数{one.told}"),
        )
    return Found(
        UNBOUND_FIGURE,
        "advice",
        f"{one.text}与台账“{one.title}”相符，可以绑定，以后随台账更新。",
        place,
        advice="绑定以后换截止日时自动跟着换。",
        fix=_binding(one, place, one.text, "绑定台账"),
    )


def _binding(one: FreeFigure, place: Place, text: str, title: str) -> Fix:
    """The ledger's figure in the place of the typed one."""
    return Fix(title, place.line, place.span, mark(one.figure, one.title, text))
