"""The entries about one item and all that hangs on it, newest first, as sentences."""

from django.db.models import Q

from zhenggai.ledger import models, tables
from zhenggai.ledger.core.entries import Entry
from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.rows import Item, Measure, Numbers, Row
from zhenggai.ledger.core.state import Book
from zhenggai.workbench.sentences import Told, teller_for


def history(held: models.Book, state: Book, pack: Pack, item: Item) -> list[Told]:
    """Of a problem with its measures, of a measure alone; corrections of these entries too."""
    found = _about(held, _keys(state, item))
    teller = teller_for(state, pack, found)
    return [teller.told(one) for one in reversed(found)]


def _about(held: models.Book, keys: list[str]) -> list[Entry]:
    wanted = Q()
    for key in keys:
        wanted |= Q(subject__contains=f" {key} ")
    return list(tables.entries_of(tables.entry_rows(held.code).filter(wanted), held.code))


def _keys(state: Book, item: Item) -> list[str]:
    """The item's key, and those of what belongs to it: proofs, askings, measures, sub-items."""
    number = number_of(item.key)
    stems = (f"{number}.",) if isinstance(item, Measure) else (f"{number}-", f"{number}.")
    rows = [
        row for row in state.every() if row.family == item.family and not isinstance(row, Numbers)
    ]
    return [
        row.key
        for row in rows
        if row.key == item.key
        or getattr(row, "item", "") == item.key
        or (_is_tree(row, item) and number_of(row.key).startswith(stems))
    ]


def _is_tree(row: Row, item: Item) -> bool:
    """Of a measure only measures stand below it; of a problem everything of its number."""
    return isinstance(row, Measure) or not isinstance(item, Measure)
