"""The items of a draft and the rows of a book, paired by their words.

Words that changed a little are still the same item, sooner so under the same number or label.
"""

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from rapidfuzz import fuzz, process

from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.keys import number_of, number_place, sort_key
from zhenggai.ledger.core.rows import Heading, Measure, Problem, Row
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.vocabulary import GONE
from zhenggai.ledger.intake.paper import HEADINGS, MEASURES, PROBLEMS, DraftNode
from zhenggai.notices.same_words import folded

# How like the words of two items must be, of 100: with one number or label, and without.
_LIKE_WITH_LABEL = 50.0
_LIKE = 75.0
# More is not compared: the beginning tells what an item is.
_LONGEST = 300
# 一、 · （二） before a heading is its label, wherever it stands
_LABEL = re.compile(
    r"^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十]{1,3}[)）])"
)

# What an item is, and the key of what it hangs under: empty at the top.
Place = tuple[str, str]
# All problems that are no sub-items, under whatever heading
_TOPS: Place = ("problem", "*")
# All sub-items, under whatever problem
_PARTS: Place = ("sub_problem", "*")


@dataclass(slots=True)
class Pairing:
    """Pairs from the top down: `keys` by id of the node, `new` the nodes without a row."""

    book: Book
    keys: dict[int, str] = field(default_factory=dict)
    new: list[int] = field(default_factory=list)
    # The words of the rows that are not paired yet, by place and key
    _free: dict[Place, dict[str, str]] = field(default_factory=dict)
    # Keys by place and words, and by place and label
    _by_words: dict[tuple[Place, str], list[str]] = field(default_factory=dict)
    _by_label: dict[tuple[Place, str], list[str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Index the rows that stand, in a person's order."""
        for row in sorted(self.book.by_key.values(), key=lambda one: sort_key(one.key)):
            if not isinstance(row, Heading | Problem | Measure) or is_out(row):
                continue
            words = _words(_kind(row), shown(row.text, self.book))
            whole = self._whole(row)
            for place in (_place(row), _anywhere(_kind(row))):
                if place:
                    self._free.setdefault(place, {})[row.key] = words
                    for told in {words, whole} - {""}:
                        self._by_words.setdefault((place, told), []).append(row.key)
                    for label in _labels_of(row):
                        self._by_label.setdefault((place, label), []).append(row.key)

    def _whole(self, row: Row) -> str:
        """A problem with its 具体表现, which others print in one cell; empty where it has none."""
        if not isinstance(row, Problem) or not row.detail:
            return ""
        return _words(_kind(row), shown(row.text, self.book) + shown(row.detail, self.book))

    def pair(self, nodes: Sequence[DraftNode], above: str) -> None:
        """Pair the nodes under one item with the rows under its row, and what hangs below them."""
        for node in self._level(nodes, above):
            # Below a new item all is new: no row hangs under such a key.
            self.pair(node.children, self.keys.get(node.id, f"new/{node.id}"))

    def pair_problems(self, nodes: Sequence[DraftNode], above: str) -> None:
        """The same for headings and problems, and nothing below."""
        for node in self._level(nodes, above):
            if node.kind in HEADINGS:
                self.pair_problems(node.children, self.keys.get(node.id, f"new/{node.id}"))

    def pair_reworded(
        self, nodes: Sequence[DraftNode], above: str, missing: AbstractSet[str]
    ) -> list[int]:
        """Pair new problems with those rows that are missing under the same number, whatever their
        words; gives their nodes.

        Not where the numbers beside it have shifted: then the number tells nothing.
        """
        found: list[int] = []
        nodes = [one for one in nodes if not one.skipped]
        for place, node in enumerate(nodes):
            if node.kind in PROBLEMS and node.id not in self.keys:
                fitting = self._fitting(node, (_sort(node.kind), above))
                key = next((one for one in fitting if one in missing), "")
                if self._stays_between(nodes, place) and self._take(node, key):
                    found.append(node.id)
                    below = {one.id for one in node.walk()}
                    self.new = [one for one in self.new if one not in below]
                    self.pair(node.children, key)
            if node.id in self.keys:
                found += self.pair_reworded(node.children, self.keys[node.id], missing)
        return found

    def _stays_between(self, nodes: Sequence[DraftNode], place: int) -> bool:
        """Whether the nearest paired items before and behind a place bear their old numbers."""
        paired = [number for number, one in enumerate(nodes) if one.id in self.keys]
        near = [*(one for one in paired if one < place)][-1:]
        near += [one for one in paired if one > place][:1]
        return all(self._keeps_number(nodes[one]) for one in near)

    def _keeps_number(self, node: DraftNode) -> bool:
        row = self.book.row(self.keys[node.id])
        told = isinstance(row, Heading | Problem | Measure) and _labels_of(row)
        return not _labels(node) or not told or not told.isdisjoint(_labels(node))

    def _level(self, nodes: Sequence[DraftNode], above: str) -> Sequence[DraftNode]:
        """The nodes that are taken, paired with rows, first by the same words."""
        nodes = [one for one in nodes if not one.skipped]
        waiting = nodes
        for find in (self._numbered, self._same, self._elsewhere, self._as_part, self._alike):
            waiting = [one for one in waiting if not self._take(one, find(one, above))]
        self.new += [one.id for one in waiting]
        return nodes

    def _take(self, node: DraftNode, key: str) -> bool:
        row = self.book.row(key)
        if not isinstance(row, Heading | Problem | Measure):
            return False
        for place in (_place(row), _anywhere(_kind(row))):
            if place:
                del self._free[place][key]
        self.keys[node.id] = key
        return True

    def _numbered(self, node: DraftNode, above: str) -> str:
        """The same words under the same number."""
        place = _sort(node.kind), above
        fitting = set(self._fitting(node, place))
        return next((key for key in self._with_words(node, place) if key in fitting), "")

    def _same(self, node: DraftNode, above: str) -> str:
        """The same words."""
        return next(iter(self._with_words(node, (_sort(node.kind), above))), "")

    def _elsewhere(self, node: DraftNode, _: str) -> str:
        """The same words under another heading: each paper groups its problems in its own way."""
        place = _anywhere(node.kind) if node.kind != "sub_problem" else None
        return next(iter(self._with_words(node, place)), "") if place else ""

    def _as_part(self, node: DraftNode, _: str) -> str:
        """The same words of a sub-item, where a paper tells what we have below a problem alone."""
        if node.kind != "problem":
            return ""
        return next(iter(self._with_words(node, _PARTS)), "")

    def _alike(self, node: DraftNode, above: str) -> str:
        """Words that are nearly the same; from a sheet under another heading too, by number."""
        place = _sort(node.kind), above
        found = self._nearest_numbered(node, place) or self._nearest(node, place)
        if found or node.kind != "problem":
            return found
        if node.row:
            return self._nearest_numbered(node, _TOPS)
        if self._free.get(place):
            return ""
        return self._nearest_numbered(node, _TOPS) or self._nearest(node, _TOPS)

    def _nearest(self, node: DraftNode, place: Place) -> str:
        return _best(node, self._free.get(place, {}), _LIKE)

    def _nearest_numbered(self, node: DraftNode, place: Place) -> str:
        held = self._free.get(place, {})
        fitting = {key: held[key] for key in self._fitting(node, place)}
        return _best(node, fitting, _LIKE_WITH_LABEL)

    def _with_words(self, node: DraftNode, place: Place) -> list[str]:
        """The keys under a place whose row has the node's words, or those and its 具体表现."""
        held = self._free.get(place)
        if not held:
            return []
        told = (node.text, node.text + node.detail) if node.detail else (node.text,)
        keys = (self._by_words.get((place, _words(node.kind, one)), ()) for one in told)
        return [key for found in keys for key in found if key in held]

    def _fitting(self, node: DraftNode, place: Place) -> list[str]:
        """The keys under a place whose row bears the node's label or number."""
        held = self._free.get(place, {})
        keys = (self._by_label.get((place, label), ()) for label in _labels(node))
        return [key for found in keys for key in found if key in held]


def are_alike(one: str, two: str) -> bool:
    """Whether words are nearly the same."""
    return fuzz.ratio(folded(one)[:_LONGEST], folded(two)[:_LONGEST]) >= _LIKE


def is_out(row: Row) -> bool:
    """Whether a heading or an item does not stand any more."""
    if isinstance(row, Heading):
        return row.withdrawn
    return isinstance(row, Problem | Measure) and row.state in GONE | {"dropped"}


def _sort(kind: str) -> str:
    if kind in HEADINGS:
        return "heading"
    return "measure" if kind in MEASURES else "problem"


def _kind(row: Heading | Problem | Measure) -> str:
    if isinstance(row, Heading):
        return row.kind
    if isinstance(row, Measure):
        return "measure"
    return "sub_problem" if row.is_part else "problem"


def _place(row: Heading | Problem | Measure) -> Place:
    if isinstance(row, Measure):
        return "measure", row.group or row.problem
    return _sort(_kind(row)), row.parent


def _anywhere(kind: str) -> Place | None:
    """The place of all headings of a kind, of all problems or of all sub-items; None for what has
    one place only.
    """
    if kind in HEADINGS:
        return f"heading of {kind}", "*"
    return {"problem": _TOPS, "sub_problem": _PARTS}.get(kind)


def _words(kind: str, text: str) -> str:
    return folded(_LABEL.sub("", text) if kind in HEADINGS else text)[:_LONGEST]


def _labels_of(row: Heading | Problem | Measure) -> set[str]:
    """What may stand as its label, as its number (=12-3), or as its last number (#3)."""
    number = number_place(row.key)[2]
    return {row.label, f"={number_of(row.key)}", f"#{number}"} - {""}


def _labels(node: DraftNode) -> list[str]:
    """The same for a node; only sheets print the ledger's own numbers."""
    if not node.row:
        return [node.label] if node.label else []
    told = [f"={node.label}", node.label] if node.label else []
    return [*told, f"#{node.number}"] if node.number else told


def _best(node: DraftNode, held: dict[str, str], least: float) -> str:
    """The key of the words that are nearest to the node's; empty where none are near enough."""
    if not held:
        return ""
    words = _words(node.kind, node.text)
    found = process.extractOne(words, held, scorer=fuzz.ratio, score_cutoff=least)
    return str(found[2]) if found else ""
