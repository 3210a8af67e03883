"""Which items of a draft the ledger already has: what is new, changed, and gone.

Items are paired by their words within the item above them; words that changed a little under the
same label are still the same item.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from zhenggai.ledger.core.entries import Entry
from zhenggai.ledger.core.keys import sort_key
from zhenggai.ledger.core.rows import Heading, Measure, Problem, Row
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.vocabulary import GONE
from zhenggai.ledger.intake.paper import HEADINGS, MEASURES, PROBLEMS, DraftNode, PaperDraft
from zhenggai.ledger.intake.paper_words import folded

# How like the words of two items must be: with one label, and without.
_LIKE_WITH_LABEL = 0.5
_LIKE = 0.75
# More is not compared: the beginning tells what an item is.
_LONGEST = 300

# The kind of paper that an entry rests on, by the kind of paper.
BASIS_OF = {"notice": "notice", "feedback": "report", "plan": "other"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """`keys` are the rows of the items that the ledger has, by id of the node.

    `changed` are those of them whose words an earlier version of this paper gave otherwise, `gone`
    the rows that it gave and this one does not; `earlier` are that version's entries.
    """

    keys: dict[int, str]
    new: tuple[int, ...]
    changed: tuple[int, ...]
    gone: tuple[str, ...]
    earlier: frozenset[int] = frozenset()

    @property
    def is_same(self) -> bool:
        """Whether the paper's items are those of the ledger."""
        return not (self.new or self.changed or self.gone)


def papers_taken(entries: Iterable[Entry]) -> frozenset[str]:
    """The digests of the files on which entries rest."""
    return frozenset(one.basis.scan for one in entries if one.basis and one.basis.scan)


def entries_of_earlier(draft: PaperDraft, entries: Iterable[Entry]) -> frozenset[int]:
    """The entries that rest on an earlier version of this paper: same kind, same name."""
    kind, name = BASIS_OF[draft.kind], draft.title or draft.name
    return frozenset(
        one.n
        for one in entries
        if one.basis
        and (one.basis.kind, one.basis.number) == (kind, name)
        and one.basis.scan != draft.digest
    )


def compare_with(draft: PaperDraft, book: Book, earlier: Collection[int] = ()) -> Comparison:
    """The draft against the ledger; `earlier` are the entries of an earlier version of it."""
    pairing = _Pairing(book, earlier)
    pairing.pair(draft.roots, "")
    paired = set(pairing.keys.values())
    rows: list[Row] = [*book.problems.values(), *book.measures.values()]
    gone = [
        row.key
        for row in rows
        if row.made_by in earlier and row.key not in paired and not _is_out(row)
    ]
    return Comparison(
        keys=pairing.keys,
        new=tuple(pairing.new),
        changed=tuple(pairing.changed),
        gone=tuple(sorted(gone, key=sort_key)),
        earlier=frozenset(earlier),
    )


def _is_out(row: Row) -> bool:
    if isinstance(row, Heading):
        return row.withdrawn
    return isinstance(row, Problem | Measure) and row.state in GONE | {"dropped"}


@dataclass(slots=True)
class _Pairing:
    book: Book
    earlier: Collection[int]
    keys: dict[int, str] = field(default_factory=dict)
    new: list[int] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    rows: dict[tuple[str, str], list[Row]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for row in sorted(self.book.by_key.values(), key=lambda one: sort_key(one.key)):
            if not _is_out(row) and (place := _place(row)):
                self.rows.setdefault(place, []).append(row)

    def pair(self, nodes: Sequence[DraftNode], above: str) -> None:
        """Pair the nodes under one item with the rows under its row, first by the same words."""
        nodes = [one for one in nodes if not one.skipped]
        waiting = [one for one in nodes if not self._take(one, above, _same)]
        for node in waiting:
            if not self._take(node, above, _alike):
                self.new.append(node.id)
        for node in nodes:
            # Below a new item all is new: no row hangs under an empty key.
            self.pair(node.children, self.keys.get(node.id, f"new/{node.id}"))

    def _take(self, node: DraftNode, above: str, fits: Callable[[DraftNode, Row], bool]) -> bool:
        sort = _sort(node)
        rows = self.rows.get((sort, above), [])
        if not rows and sort == "problem" and not above.startswith("problem/"):
            # The plan may have its problems under other headings than the notice.
            rows = [one for place, held in self.rows.items() for one in held
                    if place[0] == "problem" and not place[1].startswith("problem/")]  # fmt: skip
        row = next((one for one in rows if fits(node, one)), None)
        if row is None:
            return False
        self.rows[_place(row) or ("", "")].remove(row)
        self.keys[node.id] = row.key
        if row.made_by in self.earlier and _is_reworded(node, row):
            self.changed.append(node.id)
        return True


def _sort(node: DraftNode) -> str:
    if node.kind in HEADINGS:
        return "heading"
    return "measure" if node.kind in MEASURES else "problem"


def _place(row: Row) -> tuple[str, str] | None:
    """What a row is and what it hangs under."""
    match row:
        case Heading():
            return "heading", row.parent
        case Problem():
            return "problem", row.parent
        case Measure():
            return "measure", row.group or row.problem
    return None


def _text(row: Row) -> str:
    return row.text if isinstance(row, Heading | Problem | Measure) else ""


def _label(row: Row) -> str:
    return row.label if isinstance(row, Heading | Problem | Measure) else ""


def _same(node: DraftNode, row: Row) -> bool:
    return folded(node.text) == folded(_text(row))


def _alike(node: DraftNode, row: Row) -> bool:
    one, two = folded(node.text)[:_LONGEST], folded(_text(row))[:_LONGEST]
    least = _LIKE_WITH_LABEL if node.label and node.label == _label(row) else _LIKE
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    return (
        matcher.real_quick_ratio() >= least
        and matcher.quick_ratio() >= least
        and matcher.ratio() >= least
    )


def _is_reworded(node: DraftNode, row: Row) -> bool:
    # A label that is printed no longer changes nothing: what is not told stays.
    if node.text != _text(row) or (node.label and node.label != _label(row)):
        return True
    return node.kind in PROBLEMS and isinstance(row, Problem) and node.detail != row.detail
