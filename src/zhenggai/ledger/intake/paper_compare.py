"""A draft against the ledger: what is new, changed, and gone."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from zhenggai.ledger.core.keys import sort_key
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.intake.paper import PaperDraft
from zhenggai.ledger.intake.paper_earlier import Version, version_of
from zhenggai.ledger.intake.paper_pairing import Pairing, is_out

# Where less of an earlier version comes again, the rest is not gone.
_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Comparison:
    """`keys` are the rows of the items that the ledger has, by id of the node.

    `new` are the nodes that it has not, `changed` those that it has and of which something is
    written, `missing` the rows that the `earlier` version told and this one does not. They are
    `gone` where that version was a whole. `reworded` are the nodes whose words are wholly others
    than those of their row: only the number says that they are the same problem.
    """

    keys: dict[int, str]
    new: tuple[int, ...]
    missing: tuple[str, ...] = ()
    changed: tuple[int, ...] = ()
    earlier: Version | None = None
    reworded: tuple[int, ...] = ()

    @property
    def gone(self) -> tuple[str, ...]:
        """The rows that are taken back."""
        return self.missing if self.earlier and self.earlier.is_whole else ()

    @property
    def is_same(self) -> bool:
        """Whether the paper's items are those of the ledger."""
        return not (self.new or self.changed or self.gone)


def compare_with(draft: PaperDraft, book: Book, earlier: Iterable[Version] = ()) -> Comparison:
    """The items of a draft and those of the ledger; what is changed is known once it is written."""
    pairing = Pairing(book)
    pairing.pair(draft.roots, "")
    paired = frozenset(pairing.keys.values())
    version = version_of(earlier, paired)
    missing = _missing(book, version, paired) if version else ()
    reworded: list[int] = []
    if version and missing and (version.is_whole or draft.printed_from):
        reworded = pairing.pair_reworded(draft.roots, "", frozenset(missing))
        missing = _missing(book, version, frozenset(pairing.keys.values()))
    return Comparison(
        pairing.keys, tuple(pairing.new), missing, earlier=version, reworded=tuple(reworded)
    )


def _missing(book: Book, version: Version, paired: AbstractSet[str]) -> tuple[str, ...]:
    items = [key for key in version.rows if (row := book.item(key)) and not is_out(row)]
    missing = [key for key in items if key not in paired]
    if len(missing) > len(items) * (1 - _SHARE):
        return ()
    return tuple(sorted(missing, key=sort_key))
