"""A draft against the ledger: what is new, changed, and gone."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from zhenggai.ledger.core.keys import sort_key
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.intake.paper import PaperDraft
from zhenggai.ledger.intake.paper_earlier import NO_EARLIER, Earlier
from zhenggai.ledger.intake.paper_pairing import Pairing, is_out

# So much of an earlier version comes again in a later one; else it is another paper.
_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Comparison:
    """`keys` are the rows of the items that the ledger has, by id of the node.

    `new` are the nodes that it has not, `changed` those that it has and of which something is
    written, `gone` the rows that an earlier version told and this one does not.
    """

    keys: dict[int, str]
    new: tuple[int, ...]
    gone: tuple[str, ...]
    changed: tuple[int, ...] = ()

    @property
    def is_same(self) -> bool:
        """Whether the paper's items are those of the ledger."""
        return not (self.new or self.changed or self.gone)


def compare_with(draft: PaperDraft, book: Book, earlier: Earlier = NO_EARLIER) -> Comparison:
    """The items of a draft and those of the ledger; what is changed is known once it is written."""
    pairing = Pairing(book)
    pairing.pair(draft.roots, "")
    gone = _gone(book, earlier, frozenset(pairing.keys.values()))
    return Comparison(pairing.keys, tuple(pairing.new), gone)


def _gone(book: Book, earlier: Earlier, paired: AbstractSet[str]) -> tuple[str, ...]:
    """The items that the last version of this paper told, and that no longer come."""
    for told in earlier.versions:
        items = [key for key in told if (row := book.item(key)) and not is_out(row)]
        missing = [key for key in items if key not in paired]
        if items and len(missing) <= len(items) * (1 - _SHARE):
            return tuple(sorted(missing, key=sort_key))
    return ()
