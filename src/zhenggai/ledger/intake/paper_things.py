"""Documents made and figures reported, each at the item whose words tell of it."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from zhenggai.ledger.intake.paper import (
    HEADINGS,
    MEASURES,
    DraftNode,
    PaperDocument,
    PaperDraft,
    PaperFigure,
)
from zhenggai.ledger.intake.paper_words import clause_around
from zhenggai.notices.notice import Notice


def with_things(draft: PaperDraft, notice: Notice) -> PaperDraft:
    """The draft with documents, and in a notice with the figures of its measures."""
    places = _Places(draft)
    documents: dict[int, list[PaperDocument]] = {}
    seen: set[tuple[str, str]] = set()
    for one in notice.regulations:
        node = places.at(one.span.start)
        mark = (one.title, one.number or "")
        if one.made and node and node.kind not in HEADINGS and mark not in seen:
            seen.add(mark)
            told = PaperDocument(one.title, one.number or "", one.action or "", one.span)
            documents.setdefault(node.id, []).append(told)
    figures = _figures(draft.text, notice, places) if draft.kind == "notice" else {}
    return replace(draft, roots=_with(draft.roots, documents, figures))


def _figures(text: str, notice: Notice, places: "_Places") -> dict[int, list[PaperFigure]]:
    found: dict[int, list[PaperFigure]] = {}
    for one in notice.quantities:
        node = places.at(one.span.start)
        if node and node.kind in MEASURES and not node.is_next_step and one.unit not in ("", "第"):
            told = PaperFigure(one.value, one.unit, clause_around(text, one.span), one.span)
            found.setdefault(node.id, []).append(told)
    return found


class _Places:
    """Which node's own words stand at a place."""

    def __init__(self, draft: PaperDraft) -> None:
        rows = [(span.start, span.end, node) for node in draft.walk() for span in node.spans]
        rows.sort(key=lambda row: (row[0], -row[1]))
        self._rows = rows
        self._starts = [row[0] for row in rows]

    def at(self, place: int) -> DraftNode | None:
        """The node whose own words hold the place."""
        index = bisect_right(self._starts, place) - 1
        if index < 0:
            return None
        start, end, node = self._rows[index]
        return node if start <= place < end else None


def _with(
    nodes: Sequence[DraftNode],
    documents: Mapping[int, Sequence[PaperDocument]],
    figures: Mapping[int, Sequence[PaperFigure]],
) -> tuple[DraftNode, ...]:
    return tuple(
        replace(
            one,
            documents=tuple(documents.get(one.id, ())),
            figures=tuple(figures.get(one.id, ())),
            children=_with(one.children, documents, figures),
        )
        for one in nodes
    )
