"""What a person may see of a book: a unit's people their own items, the others all of it.

Outside one's scope a thing does not exist: it is in no list, no count and under no address.
"""

from django.http import Http404

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.keys import BOOK, family_of, number_of
from zhenggai.ledger.core.responsibility import units_of
from zhenggai.ledger.core.rows import Heading, Item
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.tree import Tree

_WHOLE = frozenset({"office", "leader", "verifier", "leading_group", "superior", "reader"})


def sees_all(actor: Actor) -> bool:
    """Whether the whole book is open to this person."""
    return bool(actor.roles & _WHOLE)


def sees(state: Book, actor: Actor, key: str) -> bool:
    """Whether the row of this key is: its unit answers for something of the same problem."""
    if sees_all(actor):
        return True
    family = family_of(key)
    return family != BOOK and bool(actor.unit) and actor.unit in units_of(state, family)


def seen_by(state: Book, actor: Actor) -> Book:
    """The book as far as this person sees it."""
    if sees_all(actor):
        return state
    families = {one.key for one in state.problems.values() if sees(state, actor, one.key)}
    seen = Book(expunged=state.expunged, head=state.head)
    seen.put(state.info)
    for row in state.every():
        if row.family in families and row.key != BOOK:
            seen.put(row)
    for heading in _headings_above(state, seen):
        seen.put(heading)
    return seen


def seen_tree(tree: Tree, actor: Actor) -> Tree:
    """The tree as far as this person sees it."""
    if sees_all(actor):
        return tree
    units = tree.units.items() if actor.unit else ()
    return tree.only(family for family, answering in units if actor.unit in answering)


def _headings_above(state: Book, seen: Book) -> list[Heading]:
    found: dict[str, Heading] = {}
    for problem in list(seen.problems.values()):
        heading = state.headings.get(problem.parent)
        while heading and heading.key not in found:
            found[heading.key] = heading
            heading = state.headings.get(heading.parent)
    return list(found.values())


def item_for(state: Book, actor: Actor, key: str) -> Item:
    """The item of a key. Raises Http404, also for what is not for this person."""
    item = state.item(key)
    if item is None or not sees(state, actor, key):
        raise Http404(f"没有编号为{number_of(key)}的事项")
    return item
