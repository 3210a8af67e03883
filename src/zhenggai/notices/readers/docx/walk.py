"""One walk through the body of a docx: its lines, and for each character the place that prints it.

`read` takes the text of it, the writer of Word comments the places, so that they can never differ.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, groupby

from zhenggai.notices.readers.docx.numbering import Numbering
from zhenggai.notices.readers.docx.package import Package
from zhenggai.notices.readers.docx.place import Line, Piece, Placed
from zhenggai.notices.readers.docx.runs import Boxed, Inline, Note, chosen
from zhenggai.notices.readers.docx.styles import Styles
from zhenggai.notices.readers.docx.wordml import (
    attribute,
    child,
    is_on,
    local,
    value,
)
from zhenggai.notices.readers.element import Element
from zhenggai.notices.readers.numbered_lists import separator
from zhenggai.notices.readers.table_rows import is_one_line, lists_unfinished
from zhenggai.notices.source import Control, Span

# Elements that hold paragraphs and tables and print nothing themselves.
TRANSPARENT = frozenset(("sdt", "sdtContent", "customXml", "ins", "moveTo"))
NOTE_NAMES = {"footnote": "注", "endnote": "尾注"}


@dataclass(frozen=True, slots=True)
class Walked:
    """The text of a document, every piece of it with its place, furniture, quoted words and content
    controls."""

    root: Element
    text: str
    placed: tuple[Placed, ...]
    furniture: tuple[Span, ...]
    quoted: tuple[Span, ...] = ()
    controls: tuple[Control, ...] = ()


def walk_docx(package: Package) -> Walked:
    """Walk through a document; the elements named in the places belong to `root`."""
    root = package.part(package.main)
    assert root is not None, "open_package has seen to it"  # noqa: S101
    styles = Styles(package.part(package.related("styles")))
    numbering = Numbering(package.part(package.related("numbering")), styles)
    walk = Walk(styles, numbering)
    body = child(root, "body")
    lines = [] if body is None else walk.lines_of(body)
    lines += note_lines(walk, package)
    return laid_out(root, lines)


def laid_out(root: Element, lines: list[Line]) -> Walked:
    """Offsets for every piece; lines are joined by line feeds."""
    placed, furniture, at = [], [], 0
    for line in lines:
        begin = at
        for piece in line.pieces:
            placed.append(Placed(at, piece))
            at += len(piece.text)
        if line.furniture and begin < at:
            furniture.append(Span(begin, at))
        at += 1  # the line feed
    text = "\n".join(line.text for line in lines)
    quoted = tuple(Span(one.start, one.end) for one in placed if one.piece.is_quoted)
    return Walked(root, text, tuple(placed), tuple(furniture), quoted, tuple(controls_in(placed)))


def controls_in(placed: Iterable[Placed]) -> Iterator[Control]:
    """Each content control with all that it prints."""
    for control, group in groupby(placed, lambda one: one.piece.control):
        held = list(group)
        if control is not None:
            tag = value(control, "sdtPr", "tag") or ""
            yield Control(Span(held[0].start, held[-1].end), tag)


class Walk:
    """Blocks into lines: paragraphs with their labels, rows of tables, text boxes."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.numbering = numbering
        self.inline = Inline(styles)
        # what a paragraph printed whose end is deleted: the next one goes on with it
        self.open: list[Piece] = []

    def lines_of(self, container: Element) -> list[Line]:
        """The lines of a body, a cell, a text box or a note."""
        lines = list(chain.from_iterable(self.block(element) for element in container))
        if self.open:
            lines.append(Line(tuple(self.open)))
            self.open = []
        return lines

    def block(self, element: Element) -> list[Line]:
        """The lines of a paragraph, a table, or what holds them."""
        name = local(element)
        if name == "p":
            return self.paragraph(element)
        if name == "tbl":
            return self.table(element)
        if name == "AlternateContent":
            element, name = chosen(element), "sdt"
        if name in TRANSPARENT:
            return list(chain.from_iterable(self.block(one) for one in element))
        return []

    def paragraph(self, element: Element) -> list[Line]:
        """A paragraph's line, and the lines of the text boxes that hang on it."""
        in_contents = self.inline.in_contents
        self.open += self.inline.walk(element)
        boxes, self.inline.boxes = self.inline.boxes, []
        in_contents = in_contents or self.inline.in_contents
        properties = child(element, "pPr")
        lines = []
        if not goes_on(properties, self.open):
            pieces, self.open = self.open, []
            lines = [Line(self.labelled(element, properties, pieces), in_contents)]
        return lines + [line for box in boxes for line in self.box(element, box)]

    def labelled(
        self, element: Element, properties: Element | None, pieces: list[Piece]
    ) -> tuple[Piece, ...]:
        """A paragraph's pieces with its automatic number before them."""
        label, gap = self.numbering.label(properties)
        if not label:
            return tuple(pieces)
        body = "".join(piece.text for piece in pieces)
        paragraph = element
        if self.inline.stand_in is not None:
            paragraph = self.inline.stand_in[0]
        return (Piece(label + separator(label, gap, body), paragraph), *pieces)

    def box(self, paragraph: Element, box: Boxed) -> list[Line]:
        """The lines of a text box, which stand for the run that anchors it."""
        outer, before = self.inline.stand_in, self.open
        self.inline.stand_in = outer or (paragraph, box.host)
        self.open = []
        lines = self.lines_of(box.content)
        self.inline.stand_in, self.open = outer, before
        return [line for line in lines if line.text.strip()]

    def table(self, element: Element) -> list[Line]:
        """A table's rows: one line for a row of data, else the lines of its cells in turn."""
        lines: list[Line] = []
        is_listed: bool | None = None
        for row in inside(element, "tr"):
            if child(row, "trPr", "del") is not None:
                continue
            cells = [self.cell(cell) for cell in inside(row, "tc")]
            words = [[line.text for line in cell] for cell in cells]
            is_listed = lists_unfinished(words, known=is_listed)
            if is_listed or is_one_line(words):
                lines += joined(cells)
            else:
                lines += chain.from_iterable(cells)
        return lines

    def cell(self, element: Element) -> list[Line]:
        """A cell's printed lines; the lower parts of a merged cell and deleted cells have none."""
        properties = child(element, "tcPr")
        merge = child(properties, "vMerge")
        goes_down = merge is not None and attribute(merge, "val") in (None, "continue")
        if goes_down or child(properties, "cellDel") is not None:
            return []
        before, self.open = self.open, []
        lines = self.lines_of(element)
        self.open = before
        return [line for line in lines if line.text.strip()]


def goes_on(properties: Element | None, pieces: list[Piece]) -> bool:
    """Whether a paragraph's end is not there for a reader: deleted, moved away or hidden."""
    mark = child(properties, "rPr")
    if mark is None:
        return False
    if child(mark, "del") is not None or child(mark, "moveFrom") is not None:
        return True
    if not is_on(child(mark, "vanish")):
        return False
    return is_on(child(mark, "specVanish")) or not pieces


def inside(parent: Element, name: str) -> list[Element]:
    """The rows of a table or the cells of a row, also those in a content control."""
    found = []
    for element in parent:
        if local(element) == name:
            found.append(element)
        elif local(element) in TRANSPARENT:
            found += inside(element, name)
    return found


def joined(cells: list[list[Line]]) -> list[Line]:
    """The cells of a row as one line, a tab between them; nothing for an empty row."""
    while cells and not cells[-1]:
        cells.pop()
    pieces: list[Piece] = []
    for at, cell in enumerate(cells):
        if at:
            pieces.append(Piece("\t"))
        pieces += chain.from_iterable(line.pieces for line in cell)
    furniture = any(line.furniture for cell in cells for line in cell)
    return [Line(tuple(pieces), furniture)] if pieces else []


def note_lines(walk: Walk, package: Package) -> list[Line]:
    """The footnotes and endnotes in the order of their marks: 注1：…."""
    lines: list[Line] = []
    notes, walk.inline.notes = walk.inline.notes, []
    for kind, name in NOTE_NAMES.items():
        root = package.part(package.related(f"{kind}s"))
        found = {attribute(one, "id"): one for one in root} if root is not None else {}
        # a note that damage mentions twice stands where it is mentioned first
        own = {note.number: note for note in reversed(notes) if note.kind == kind}
        mentioned = [
            note for note in notes if own.get(note.number) is note and note.number in found
        ]
        for at, note in enumerate(mentioned, 1):
            lines += note_line(walk, note, found[note.number], f"{name}{at}：")
    return lines


def note_line(walk: Walk, note: Note, element: Element, label: str) -> list[Line]:
    """One note, which stands for the run that prints its mark."""
    walk.inline.stand_in = (note.paragraph, note.host)
    lines = [line for line in walk.lines_of(element) if line.text.strip()]
    walk.inline.stand_in = None
    first = Piece(label, note.paragraph, host=note.host, until=note.host)
    return [Line((first, *lines[0].pieces)), *lines[1:]] if lines else []
