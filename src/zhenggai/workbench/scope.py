"""What an address names is there for a person, or it is not found at all (`ledger.core.scope`)."""

from django.http import Http404

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.entries import Entry
from zhenggai.ledger.core.keys import BOOK, family_of, number_of
from zhenggai.ledger.core.rows import Item
from zhenggai.ledger.core.scope import knows_whole, sees, sees_all
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.tree import Tree
from zhenggai.ledger.evidence import is_digest


def item_for(state: Book, actor: Actor, key: str) -> Item:
    """The item of a key. Raises Http404, also for what is not for this person."""
    item = state.item(key)
    if item is None or not sees(state, actor, key):
        raise Http404(f"没有编号为{number_of(key)}的事项")
    return item


def may_mend(state: Book, actor: Actor, entry: Entry) -> bool:
    """Whether the entry is there for this person, or is of the person's own hands or unit."""
    own = {entry.by, entry.entered_by} & {actor.id, actor.unit}
    items = [key for key in entry.subject if family_of(key) != BOOK]
    is_own = bool(own and items) and all(sees(state, actor, key) for key in items)
    return is_own or sees_entry(state, actor, entry)


def has_scan(entry: Entry) -> bool:
    """Whether the entry rests on a scan that was stored with it."""
    basis = entry.basis
    return basis is not None and not basis.is_taken and is_digest(basis.scan)


def stamped_by(entry: Entry) -> str:
    """The unit whose own stamped sheet the entry rests on; empty for any other paper."""
    basis = entry.basis
    return entry.by if basis and basis.kind == "stamped_sheet" else ""


def opens_scan(tree: Tree, actor: Actor, entry: Entry) -> bool:
    """Whether the person may open the scan: a paper tells of more than its entry, so that it is for
    who knows everything, and a stamped sheet for its own unit.
    """
    is_own = bool(actor.unit) and stamped_by(entry) == actor.unit
    items = (key for key in entry.subject if family_of(key) != BOOK)
    return (is_own and all(sees(tree.book, actor, key) for key in items)) or knows_whole(
        tree, actor
    )


def sees_entry(state: Book, actor: Actor, entry: Entry) -> bool:
    """Whether an entry is about nothing that is not for this person; `state` holds its subject."""
    items = (key for key in entry.subject if family_of(key) != BOOK)
    return sees_all(actor) and all(sees(state, actor, key) for key in items)
