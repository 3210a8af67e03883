"""Ranges of Word comments put into a document's tree, exactly around the characters they speak of.

Runs are split where a range begins or ends inside them; no character is added, changed or moved.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from itertools import groupby

from lxml import etree

from zhenggai.notices.readers.docx.place import Placed
from zhenggai.notices.readers.docx.runs import PRESERVE, characters_of
from zhenggai.notices.readers.docx.walk import Walked
from zhenggai.notices.readers.docx.wordml import local
from zhenggai.notices.readers.element import Element
from zhenggai.notices.source import Span


@dataclass(frozen=True, slots=True)
class Edge:
    """One end of a comment's range: before the character at `offset`, or after the one before
    it."""

    offset: int
    is_start: bool
    comment: int
    placed: Placed


def put_marks(walked: Walked, comments: Iterable[tuple[int, Span]]) -> None:
    """Put the ranges of comments, each with its id, into the tree that was walked."""
    printing = [placed for placed in walked.placed if is_in_run(placed)]
    order = {element: at for at, element in enumerate(walked.root.iter())}
    edges: list[Edge] = []
    bare: list[tuple[int, Element]] = []
    for comment, (start, end) in comments:
        # a place without extent gets the character after it
        span = Span(start, max(end, start + 1))
        covered = covering(printing, span)
        if covered:
            # notes and boxes stand elsewhere in the document than in the text
            first = min(covered, key=lambda placed: order[first_element(placed)])
            last = max(covered, key=lambda placed: order[last_element(placed)])
            edges.append(Edge(max(span.start, first.start), True, comment, first))  # noqa: FBT003 start
            edges.append(Edge(min(span.end, last.end), False, comment, last))  # noqa: FBT003 end
        else:
            bare.append((comment, paragraph_at(walked, span.start)))
    # From the end of the text to its beginning: what is split off was dealt with before.
    edges.sort(key=lambda edge: (edge.offset, edge.is_start), reverse=True)
    for _, group in groupby(edges, key=lambda edge: (edge.offset, edge.is_start, id(edge.placed))):
        put_edges(list(group))
    for comment, paragraph in reversed(bare):
        put_before_text(paragraph, comment)


def is_in_run(placed: Placed) -> bool:
    """Whether a piece is printed by an element that a range can enclose."""
    return placed.piece.leaf is not None or placed.piece.host is not None


def first_element(placed: Placed) -> Element:
    """The first element that prints a piece."""
    piece = placed.piece
    return piece.leaf if piece.leaf is not None else host_of(piece.host)


def last_element(placed: Placed) -> Element:
    """The last element that prints a piece."""
    piece = placed.piece
    return piece.leaf if piece.leaf is not None else host_of(piece.until)


def covering(printing: list[Placed], span: Span) -> list[Placed]:
    """The printing pieces that a span has characters of."""
    first = bisect_right(printing, span.start, key=lambda placed: placed.end)
    last = bisect_left(printing, span.end, key=lambda placed: placed.start)
    return printing[first:last]


def paragraph_at(walked: Walked, offset: int) -> Element:
    """The paragraph of a place that no run prints: an automatic number, or the nearest one to
    it."""
    at = bisect_right(walked.placed, offset, key=lambda placed: placed.start) - 1
    nearest = [*walked.placed[max(at, 0) :], *reversed(walked.placed[: max(at, 0)])]
    found = (placed.piece.paragraph for placed in nearest)
    return next(paragraph for paragraph in found if paragraph is not None)


def put_edges(edges: list[Edge]) -> None:
    """The marks of one place in the text."""
    edge = edges[0]
    piece = edge.placed.piece
    within = edge.offset - edge.placed.start
    if edge.is_start:
        element = run_from(piece.leaf, within) if piece.leaf is not None else host_of(piece.host)
        for one in edges:
            element.addprevious(mark(element, "commentRangeStart", one.comment))
    else:
        element = run_until(piece.leaf, within) if piece.leaf is not None else host_of(piece.until)
        for one in edges:
            end = mark(element, "commentRangeEnd", one.comment)
            element.addnext(end)
            child_of_paragraph(end).addnext(reference(end, one.comment))


def host_of(element: Element | None) -> Element:
    """The element that stands for a piece."""
    assert element is not None, "a piece in a run has a leaf or a host"  # noqa: S101 for mypy
    return element


def put_before_text(paragraph: Element, comment: int) -> None:
    """A range without extent at the start of a paragraph."""
    at = 1 if len(paragraph) and local(paragraph[0]) == "pPr" else 0
    start = mark(paragraph, "commentRangeStart", comment)
    end = mark(paragraph, "commentRangeEnd", comment)
    for new in (reference(end, comment), end, start):
        paragraph.insert(at, new)


def run_from(leaf: Element, offset: int) -> Element:
    """The run that begins with the leaf's character at an offset; split off where it does not."""
    run = parent_of(leaf)
    following = split_text(leaf, offset)
    first = next((one for one in run if local(one) != "rPr"), None)
    return run if first is following or following is None else split_run(run, following)


def run_until(leaf: Element, offset: int) -> Element:
    """The run that ends with the leaf's character before an offset."""
    run = parent_of(leaf)
    following = split_text(leaf, offset)
    if following is not None:
        split_run(run, following)
    return run


def split_text(leaf: Element, offset: int) -> Element | None:
    """The element of a run that begins at an offset in one of its leaves; a w:t is cut there."""
    if offset <= 0:
        return leaf
    text = characters_of(leaf) if local(leaf) == "t" else ""
    if offset >= len(text):
        return leaf.getnext()
    rest = alike(leaf)
    for part, characters in ((leaf, text[:offset]), (rest, text[offset:])):
        part.text = characters
        part.set(PRESERVE, "preserve")
    leaf.addnext(rest)
    return rest


def split_run(run: Element, first: Element) -> Element:
    """A new run after this one, alike in looks, with everything from one of its elements on."""
    new = alike(run)
    looks = next((one for one in run if local(one) == "rPr"), None)
    moved = [first, *first.itersiblings()]
    if looks is not None:
        new.append(deepcopy(looks))
    new.extend(moved)
    run.addnext(new)
    return new


def alike(element: Element) -> Element:
    """An empty element with the same name and attributes."""
    new = etree.Element(element.tag)
    for name, text in element.attrib.items():
        new.set(name, text)
    return new


def mark(beside: Element, name: str, comment: int) -> Element:
    """A commentRangeStart or commentRangeEnd."""
    space = word_space(beside)
    return etree.Element(f"{space}{name}", {f"{space}id": str(comment)})


def reference(beside: Element, comment: int) -> Element:
    """The run with the comment's reference, which follows the end of its range."""
    run = etree.Element(f"{word_space(beside)}r")
    run.append(mark(run, "commentReference", comment))
    return run


def word_space(element: Element) -> str:
    """The namespace of Word's own elements in this tree, in braces."""
    root = element.getroottree().getroot()
    own = root if local(root) == "document" else element
    return f"{own.tag.rpartition('}')[0]}}}"


def child_of_paragraph(element: Element) -> Element:
    """The element's ancestor (or itself) that stands in the paragraph directly."""
    parent = element.getparent()
    while parent is not None and local(parent) != "p":
        element, parent = parent, parent.getparent()
    return element


def parent_of(leaf: Element) -> Element:
    """The run of a leaf."""
    run = leaf.getparent()
    assert run is not None, "a leaf stands in a run"  # noqa: S101 for mypy
    return run
