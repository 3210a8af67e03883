"""Who answers for an item: its own assignment, else that of what stands above it."""

from zhenggai.ledger.core.rows import Item, Measure, Problem
from zhenggai.ledger.core.state import Book


def above(item: Item) -> str:
    """The key of what an item belongs to: group, problem, parent problem; empty at the top."""
    if isinstance(item, Measure):
        return item.group or item.problem
    return item.parent if isinstance(item, Problem) and item.is_part else ""


def assigned(book: Book, key: str, what: str) -> tuple[str, ...]:
    """What a field of responsibility (`leaders`, `lead_units`, …) says, of the item or above it."""
    item = book.item(key)
    while item:
        own: tuple[str, ...] = getattr(item, what)
        if own:
            return own
        item = book.item(above(item))
    return ()


def units_of(book: Book, key: str) -> frozenset[str]:
    """Every unit that answers for the item, or, for a problem, for anything under it."""
    units = {*assigned(book, key, "lead_units"), *assigned(book, key, "responsible_units")}
    for measure in measures_of(book, key):
        units |= {*measure.lead_units, *measure.responsible_units}
    for part in parts_of(book, key):
        units |= units_of(book, part.key)
    return frozenset(units)


def parts_of(book: Book, key: str) -> list[Problem]:
    """The sub-items of a problem that are still its own."""
    under = (book.find(Problem, one) for one in book.below.get(key, ()))
    return [one for one in under if one and one.state not in ("withdrawn", "merged")]


def measures_of(book: Book, key: str) -> list[Measure]:
    """The measures of a problem that were not dropped, groups too."""
    under = (book.find(Measure, one) for one in book.below.get(key, ()))
    return [one for one in under if one and one.state != "dropped"]
