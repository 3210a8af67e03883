"""What all acts of one import share: keys given so far, counts, and what is left over."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from zhenggai.ledger.core.rows import Item
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.intake.paper import DraftNode, PaperDraft, Unplaced
from zhenggai.ledger.intake.paper_compare import Comparison
from zhenggai.ledger.intake.paper_keys import NewKeys

# An item takes something new only in these states.
AT_WORK = frozenset({"registered", "planned", "rectifying"})
COUNTING_RULE = "按来文所载，未经台账核对"
_SHOWN = 200


@dataclass(slots=True)
class Writing:
    """One import in the making; `made` counts things by the names of `ledger import`."""

    draft: PaperDraft
    book: Book
    compared: Comparison
    ids: Mapping[str, str]
    body: str
    keys: dict[int, str] = field(init=False)
    numbers: NewKeys = field(init=False)
    made: Counter[str] = field(default_factory=Counter)
    unplaced: list[Unplaced] = field(default_factory=list)

    def __post_init__(self) -> None:
        """What the ledger has keeps its keys."""
        self.keys = dict(self.compared.keys)
        self.numbers = NewKeys(self.book)

    def leave(self, node: DraftNode, reason: str) -> None:
        """The item, or something told of it, is not written."""
        self.unplaced.append(Unplaced(node.text[:_SHOWN], node.id, reason))

    def row(self, node: DraftNode) -> Item | None:
        """The row that the ledger already has of an item."""
        key = self.compared.keys.get(node.id)
        return self.book.item(key) if key else None
