"""What all acts of one import share: the keys given, what stood and stands, what is left over."""

from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from zhenggai.ledger.core.rows import Item, Row
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.intake.paper import DraftNode, PaperDraft, Unplaced
from zhenggai.ledger.intake.paper_compare import Comparison
from zhenggai.ledger.intake.paper_earlier import Verdict, verdict
from zhenggai.ledger.intake.paper_keys import NewKeys
from zhenggai.ledger.printed import Printed

# An item takes something new only in these states.
AT_WORK = frozenset({"registered", "planned", "rectifying"})
COUNTING_RULE = "按来文所载，未经台账核对"
_SHOWN = 200


class Cell(NamedTuple):
    """One thing that a paper tells of an item: its words, how a row shows it, what it is called.

    `fields` are the row's fields that hold it.
    """

    told: str
    show: Callable[[Any], str]
    what: str
    fields: tuple[str, ...]


@dataclass(slots=True)
class Writing:
    """One import in the making.

    `ids` tells ids of units and persons by printed name, `printed` what a sheet of the book prints;
    `body` is the id of the body whose figures the paper gives.
    """

    draft: PaperDraft
    book: Book
    compared: Comparison
    printed: Printed
    ids: Mapping[str, str]
    body: str
    # What was remarked on an item already, by its key
    remarks: AbstractSet[tuple[str, str]] = frozenset()
    keys: dict[int, str] = field(init=False)
    numbers: NewKeys = field(init=False)
    unplaced: list[Unplaced] = field(default_factory=list)
    # By key, what the paper tells otherwise than the ledger and is not written.
    apart: dict[str, set[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """What the ledger has keeps its keys."""
        self.keys = dict(self.compared.keys)
        self.numbers = NewKeys(self.book)

    @property
    def earlier(self) -> Mapping[str, Row]:
        """The rows as the earlier version of the paper said."""
        return self.compared.earlier.rows if self.compared.earlier else {}

    @property
    def is_sheet(self) -> bool:
        """Whether every cell counts: in other papers the same thing is told in other words."""
        return self.draft.kind == "sheet"

    def leave(self, node: DraftNode, reason: str) -> None:
        """The item, or something told of it, is not written."""
        start = 0 if node.row else node.id
        self.unplaced.append(Unplaced(node.text[:_SHOWN], start, reason, row=node.row))

    def row(self, node: DraftNode) -> Item | None:
        """The row that the ledger already has of an item."""
        key = self.compared.keys.get(node.id)
        return self.book.item(key) if key else None

    def before(self, row: Item) -> Item | None:
        """The row as the earlier version of the paper said."""
        found = self.earlier.get(row.key)
        return found if isinstance(found, Item) else None

    def verdict(self, row: Item | None, cell: Cell) -> Verdict:
        """Whether what is told of an item is to be written."""
        if row is None:
            return "news" if cell.told else "same"
        now, before = cell.show(row), self.before(row)
        found = verdict(cell.told, now, cell.show(before) if before else None)
        if found != "news" and cell.told and cell.told != now:
            self.keep_apart(row, cell.fields)
        return found

    def keep_apart(self, row: Item, fields: Iterable[str]) -> None:
        """The ledger says otherwise than the paper in these fields, and is left so."""
        self.apart.setdefault(row.key, set()).update(fields)

    def is_news(self, node: DraftNode, row: Item | None, cell: Cell) -> bool:
        """The same; what clashes with the ledger is left, and where a sheet says it listed."""
        found = self.verdict(row, cell)
        if found == "clash" and self.is_sheet:
            self.leave(node, f"台账已有{cell.what}，没有改为：{cell.told[:_SHOWN]}")
        return found == "news"
