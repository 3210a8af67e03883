"""The paper beside its draft: paragraph by paragraph, each word with the item whose word it is.

The words are the paper's own and none is left out but those of chapters on clues and petitions:
in their place stands what they count.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from zhenggai.ledger.intake.paper import DraftNode, PaperDraft, PaperFigure, Unplaced
from zhenggai.notices.source import Span

# A label is short and stands on the line of its words.
_LONGEST_LABEL = 12


@dataclass(frozen=True, slots=True)
class Words:
    """Words in a row; `is_fact` where a state, a document or a figure is told."""

    text: str
    is_fact: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of one paragraph that belong together.

    `node` is the item whose words they are, `lost` the place in the list of what found none; most
    words of a paper are neither. `is_first` where the item, or the lost words, begin: there is the
    anchor.
    """

    words: tuple[Words, ...]
    node: DraftNode | None = None
    lost: Unplaced | None = None
    is_first: bool = False
    is_left_out: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; where words are withheld it has none, and tells what they count."""

    pieces: tuple[Piece, ...]
    head: DraftNode | None = None
    is_withheld: bool = False
    counts: tuple[PaperFigure, ...] = ()


@dataclass(frozen=True, slots=True)
class _Stretch:
    start: int
    end: int
    node: DraftNode | None = None
    lost: Unplaced | None = None
    is_first: bool = False
    is_left_out: bool = False


def marked_paper(draft: PaperDraft) -> tuple[Paragraph, ...]:
    """The paragraphs of the paper as the draft stands."""
    stretches = _stretches(draft)
    facts = sorted(_facts(draft))
    found: list[Paragraph] = []
    shown: set[Span] = set()
    place = 0
    for start, end in _lines(draft.text):
        hidden = next((one for one in draft.withheld if one.start <= start < one.end), None)
        if hidden:
            found += [] if hidden in shown else [_withheld(draft, hidden)]
            shown.add(hidden)
            continue
        while place < len(stretches) and stretches[place].end <= start:
            place += 1
        pieces = tuple(_pieces(draft.text, start, end, stretches[place:], facts))
        if draft.text[start:end].strip():
            head = next((one.node for one in pieces if one.node and one.is_first), None)
            found.append(Paragraph(pieces, head))
    return tuple(found)


def _withheld(draft: PaperDraft, place: Span) -> Paragraph:
    counts = tuple(one for one in draft.figures if place.start <= one.span.start < place.end)
    return Paragraph((), is_withheld=True, counts=counts)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, start + len(line.rstrip("\r\n"))
        start += len(line)


def _stretches(draft: PaperDraft) -> list[_Stretch]:
    """Whose words stand where, in order; no two overlap, and items come before lost words."""
    taken: list[_Stretch] = []
    wanted = {one.id for one in draft.walk(with_skipped=False)}
    for node in draft.walk():
        spans = sorted(node.spans)
        for span in spans:
            is_first = span == spans[0]
            start = _with_label(draft.text, node, span) if is_first else span.start
            taken.append(_Stretch(start, span.end, node, None, is_first, node.id not in wanted))
    items = list(_apart(taken))
    lost: list[_Stretch] = []
    for one in draft.unplaced:
        for start, end in _gaps(items, one.start, one.end):
            is_first = not (lost and lost[-1].lost is one)
            lost.append(_Stretch(start, end, lost=one, is_first=is_first))
    return list(_apart([*items, *lost]))


def _with_label(text: str, node: DraftNode, first: Span) -> int:
    """Where the item's mark begins: at its label, which its words do not hold."""
    gap = text[node.id : first.start]
    is_label = 0 < len(gap) <= _LONGEST_LABEL and "\n" not in gap and gap.strip()
    return node.id if is_label else first.start


def _apart(stretches: Sequence[_Stretch]) -> Iterator[_Stretch]:
    """In order, each without what the one before has taken."""
    done = 0
    for one in sorted(stretches, key=lambda each: (each.start, each.end)):
        start = max(one.start, done)
        if start < one.end:
            yield replace(one, start=start)
            done = one.end


def _gaps(stretches: Sequence[_Stretch], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a range that no stretch has taken."""
    for one in stretches:
        if one.end <= start or one.start >= end:
            continue
        if start < one.start:
            yield start, one.start
        start = one.end
    if start < end:
        yield start, end


def _facts(draft: PaperDraft) -> Iterator[Span]:
    for node in draft.walk():
        yield from (one.span for one in node.documents)
        yield from (one.span for one in node.figures)
        if node.state:
            yield node.state.span


def _pieces(
    text: str, start: int, end: int, stretches: Sequence[_Stretch], facts: Sequence[Span]
) -> Iterator[Piece]:
    """The pieces of one line; a stretch that began in a line before goes on here."""
    at = start
    for one in stretches:
        if one.start >= end:
            break
        if at < one.start:
            yield Piece((Words(text[at : one.start]),))
        first, at = max(one.start, start), min(one.end, end)
        words = tuple(_words(text, first, at, facts))
        is_first = one.is_first and first == one.start
        yield Piece(words, one.node, one.lost, is_first, one.is_left_out)
    if at < end:
        yield Piece((Words(text[at:end]),))


def _words(text: str, start: int, end: int, facts: Sequence[Span]) -> Iterator[Words]:
    inside = [fact for fact in facts if fact.start < end and start < fact.end]
    edges = {max(fact.start, start) for fact in inside} | {min(fact.end, end) for fact in inside}
    for first, last in pairwise(sorted({start, end} | edges)):
        yield Words(
            text[first:last], any(fact.start <= first and last <= fact.end for fact in inside)
        )
