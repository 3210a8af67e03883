"""What an address names is there for a person, or it is not found at all (`ledger.core.scope`)."""

from django.http import Http404

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.entries import Entry
from zhenggai.ledger.core.keys import BOOK, family_of, number_of
from zhenggai.ledger.core.rows import Item
from zhenggai.ledger.core.scope import sees, sees_all
from zhenggai.ledger.core.state import Book


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


def sees_entry(state: Book, actor: Actor, entry: Entry) -> bool:
    """Whether an entry is about nothing that is not for this person; `state` holds its subject."""
    items = (key for key in entry.subject if family_of(key) != BOOK)
    return sees_all(actor) and all(sees(state, actor, key) for key in items)
