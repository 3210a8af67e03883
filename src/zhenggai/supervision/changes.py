"""What a round brought: every line with progress, the words of last time beside the new ones."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.keys import sort_key
from zhenggai.ledger.core.rows import Item
from zhenggai.ledger.core.state import Book
from zhenggai.people.models import Unit
from zhenggai.supervision.differences import Piece, differences, moved
from zhenggai.supervision.known_items import knows
from zhenggai.supervision.models import REPORTED, Line, Round
from zhenggai.supervision.sheets import reports_of


@dataclass(frozen=True, slots=True)
class MovedFigure:
    """A figure as it was told now, and by how much it moved."""

    title: str
    text: str
    moved: str


@dataclass(frozen=True, slots=True)
class Change:
    """What one unit told of one item."""

    unit: Unit
    item: Item
    result: str
    last: str
    pieces: tuple[Piece, ...]
    figures: tuple[MovedFigure, ...]
    proofs: int


def changes_of(asked: Round, reader: Actor) -> tuple[Book, list[Change]]:
    """The changes that came in so far and that the reader may know of, in the order of the items,
    and the book in which they stand.
    """
    book = queries.tree(asked.book).book
    rows = Line.objects.filter(
        sheet__round=asked, sheet__state__in=REPORTED, result__in=["progress", "done"]
    )
    came_in = (one for one in rows.select_related("sheet__unit") if one.report_n)
    lines = [one for one in came_in if knows(book, reader, one.item)]
    numbers = {n for one in lines for n in (one.last_n, one.report_n) if n}
    reports = reports_of(asked.book_id, numbers, book.withheld)
    found = (_change(one, reports, book) for one in lines)
    return book, sorted((one for one in found if one), key=lambda one: sort_key(one.item.key))


def _change(row: Line, reports: Mapping[int, ReportProgress], book: Book) -> Change | None:
    item, act = book.item(row.item), reports.get(row.report_n or 0)
    if item is None or act is None:
        return None
    before = reports.get(row.last_n or 0)
    last = shown(before.text, book) if before else ""
    numbers: Mapping[str, str] = json.loads(row.last_figures)
    figures = tuple(
        MovedFigure(
            shown(one.title, book),
            f"{one.value:f}{one.unit}",
            moved(Decimal(numbers[one.name]) if one.name in numbers else None, one.value),
        )
        for one in act.figures
    )
    return Change(
        row.sheet.unit,
        item,
        act.result,
        last,
        differences(last, shown(act.text, book)),
        figures,
        len(row.proofs.split()),
    )
