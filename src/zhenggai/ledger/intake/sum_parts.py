"""What a book can tell a statistical form: its figures with their titles, and its parts by name."""

from collections.abc import Iterable, Mapping

from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.figures import FigureRow
from zhenggai.ledger.core.keys import sort_key
from zhenggai.ledger.core.portions import Portion
from zhenggai.ledger.core.tree import Tree
from zhenggai.ledger.intake.figure_names import Part, Vocabulary

# Id, name and short name
UnitNames = tuple[str, str, str]


def vocabulary_of(
    tree: Tree, figures: Mapping[str, FigureRow], units: Iterable[UnitNames]
) -> Vocabulary:
    """The vocabulary of a book with the figures of its whole; `units` in the house's order."""
    titles = {name: one.title for name, one in figures.items()}
    inspected = tree.book.info.inspected_unit
    told = list(units)
    whole = [name for unit, *names in told if unit == inspected for name in names if name]
    parts = _units(tree, [one for one in told if one[0] != inspected])
    return Vocabulary(titles, (*_headings(tree), *parts), tuple(whole))


def _headings(tree: Tree) -> Iterable[Part]:
    book = tree.book
    rows = sorted(book.headings.values(), key=lambda one: sort_key(one.key))
    for row in rows:
        above = book.headings.get(row.parent)
        if row.kind in ("aspect", "category") and not row.withdrawn:
            yield Part(
                Portion(row.kind, row.key),
                shown(row.text, book),
                above=shown(above.text, book) if above else "",
            )


def _units(tree: Tree, units: Iterable[UnitNames]) -> Iterable[Part]:
    """Units of the house; those that answer for something get lines of their own."""
    used = set().union(*(tree.units.get(one.family, frozenset()) for one in tree.tops))
    leads = {tree.lead_unit(one) for one in tree.tops}
    for unit, name, short in units:
        others = (short,) if short and short != name else ()
        yield Part(Portion("unit", unit), name, others, is_used=unit in used, leads=unit in leads)
