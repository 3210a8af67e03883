"""What a unit's figures change, reported with progress or taken from paper."""

from collections.abc import Iterable

from zhenggai.ledger.core.acts.shape import ReportedFigure
from zhenggai.ledger.core.keys import part_number
from zhenggai.ledger.core.rows import Figure
from zhenggai.ledger.core.state import Turn


def put_reported(turn: Turn, item: str, owner: str, figures: Iterable[ReportedFigure]) -> None:
    """Each figure of an item, or of the book, under its name; told anew it is to be confirmed."""
    for told in figures:
        key = f"figure/{part_number(item)}-{told.name}"
        before = turn.book.find(Figure, key)
        turn.put(
            Figure(
                key=key,
                made_by=before.made_by if before else turn.entry.n,
                name=told.name,
                kind="reported",
                value=told.value,
                unit=told.unit,
                title=told.title,
                counting_rule=told.counting_rule,
                item=item,
                owner=owner,
                letter=turn.entry.text("basis.number"),
                on=turn.entry.on,
            )
        )
