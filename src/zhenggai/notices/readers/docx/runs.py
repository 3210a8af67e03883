"""What the runs of one paragraph print: characters, tabs, breaks, symbols, results of fields.

Tracked changes read as accepted, hidden text and the instructions of fields are not printed.
"""

from dataclasses import dataclass, field

from zhenggai.notices.readers.docx.place import Piece
from zhenggai.notices.readers.docx.styles import Styles
from zhenggai.notices.readers.docx.wordml import (
    attribute,
    child,
    is_on,
    local,
    value,
)
from zhenggai.notices.readers.element import Element
from zhenggai.notices.readers.symbols import SIGNS, enclosed, symbol

# Elements that hold runs and print nothing themselves.
TRANSPARENT = frozenset(
    (
        *("ins", "moveTo", "sdt", "sdtContent", "customXml"),
        *("hyperlink", "smartTag", "fldSimple", "dir", "bdo"),
    )
)
# Fields in fields beyond these, and longer instructions, are damage.
DEEPEST, LONGEST = 50, 500
# Elements of a run that print one fixed text.
FIXED = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-"}
BLANKS = str.maketrans("\t\r\n", "   ")
# one character for one, so that offsets stay true
PRINTED = BLANKS | {0xF000 + code: sign for code, sign in SIGNS.items()}
PRESERVE = "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(slots=True)
class Field:
    """A field that has begun: its instruction so far, and whether its result has begun.

    `before` counts the pieces of the paragraph that come before the result.
    """

    begin: Element
    instruction: str = ""
    in_result: bool = False
    before: int = 0


@dataclass(slots=True)
class Boxed:
    """Text that stands outside the line: a text box with the run that anchors it."""

    content: Element
    host: Element


@dataclass(slots=True)
class Note:
    """A reference to a footnote or endnote: its kind, its id, and the run that prints its mark."""

    kind: str
    number: str
    paragraph: Element
    host: Element


@dataclass(slots=True)
class Inline:
    """Walks through paragraphs and keeps what reaches beyond one of them: fields, notes, boxes."""

    styles: Styles
    fields: list[Field] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    boxes: list[Boxed] = field(default_factory=list)
    pieces: list[Piece] = field(default_factory=list)
    # set while text is walked that stands for an element elsewhere: (paragraph, host)
    stand_in: tuple[Element, Element] | None = None
    paragraph: Element | None = None
    hidden_style: bool = False
    is_quoted: bool = False
    control: Element | None = None

    def walk(self, paragraph: Element) -> list[Piece]:
        """What a paragraph prints."""
        self.paragraph = paragraph
        style = value(paragraph, "pPr", "pStyle") or self.styles.default
        self.hidden_style = self.styles.hides(style)
        self.pieces = []
        self.content(paragraph)
        # an instruction that its paragraph does not end is damage: it must not swallow the rest
        self.fields = [one for one in self.fields if one.in_result]
        return self.pieces

    @property
    def in_contents(self) -> bool:
        """Whether a table of contents is being printed."""
        return any(one.instruction.lstrip().upper().startswith("TOC") for one in self.fields)

    @property
    def is_muted(self) -> bool:
        """Whether an instruction is being walked."""
        return any(not one.in_result for one in self.fields)

    def content(self, parent: Element) -> None:
        """Everything in a paragraph or a transparent element."""
        for element in parent:
            name = local(element)
            if name == "r":
                self.run(element)
            elif name == "sdt" and value(element, "sdtPr", "tag"):
                outer, self.control = self.control, element
                self.content(element)
                self.control = outer
            elif name in TRANSPARENT:
                self.content(element)
            elif name == "AlternateContent":
                self.content(chosen(element))
            elif name in ("oMath", "oMathPara"):
                self.whole(formula(element), element)

    def run(self, run: Element) -> None:
        """One run."""
        shown = not self.is_hidden(run)
        self.is_quoted = value(run, "rPr", "rStyle") in self.styles.quoted
        for element in run:
            name = local(element)
            if name == "fldChar":
                self.field_mark(element, run)
            elif name == "instrText":
                self.instruction(element.text or "")
            elif shown and not self.is_muted:
                self.printed(element, name, run)

    def is_hidden(self, run: Element) -> bool:
        """Whether a run is hidden text, by itself or by its style."""
        properties = child(run, "rPr")
        if properties is None:
            return self.hidden_style
        vanish = child(properties, "vanish")
        if vanish is not None:
            return is_on(vanish)
        style = value(properties, "rStyle")
        return self.hidden_style or (style is not None and self.styles.hides(style))

    def printed(self, element: Element, name: str, run: Element) -> None:
        """One element of a visible run."""
        if name == "t":
            self.leaf(characters_of(element).translate(PRINTED), element)
        elif name in FIXED:
            self.leaf(FIXED[name], element)
        elif name == "br":
            self.line_break(element)
        elif name == "sym":
            self.leaf(symbol(hexadecimal(attribute(element, "char"))), element)
        elif name in ("footnoteReference", "endnoteReference"):
            self.note(element, name, run)
        elif name in ("drawing", "pict", "object", "AlternateContent"):
            self.boxes += (Boxed(content, run) for content in box_contents(element))
        elif name == "ruby":
            base = child(element, "rubyBase")
            self.whole("" if base is None else texts(base), run)

    def line_break(self, element: Element) -> None:
        """A w:br: a new line; a new page or column only ends a line that has begun."""
        if attribute(element, "type") in (None, "textWrapping") or self.pieces:
            self.leaf("\n", element)

    def leaf(self, text: str, element: Element) -> None:
        """Text that an element of a run prints."""
        if self.stand_in is not None:
            self.whole(text, element)
        elif text:
            self.pieces.append(
                Piece(
                    text,
                    self.paragraph,
                    leaf=element,
                    is_quoted=self.is_quoted,
                    control=self.control,
                )
            )

    def whole(self, text: str, first: Element, last: Element | None = None) -> None:
        """Text that elements print as a whole."""
        paragraph = self.paragraph
        if self.stand_in is not None:
            paragraph, first = self.stand_in
            last = None
        if text:
            until = first if last is None else last
            self.pieces.append(Piece(text, paragraph, host=first, until=until))

    def note(self, element: Element, name: str, run: Element) -> None:
        """A reference to a note: its text comes at the end of the document."""
        number, paragraph = attribute(element, "id"), self.paragraph
        if number is None or paragraph is None:
            return
        if self.stand_in is not None:
            paragraph, run = self.stand_in
        self.notes.append(Note(name.removesuffix("Reference"), number, paragraph, run))

    def instruction(self, words: str) -> None:
        """Words of a field's instruction; what shows is told by its first ones."""
        if self.fields and len(self.fields[-1].instruction) < LONGEST:
            self.fields[-1].instruction += words

    def field_mark(self, element: Element, run: Element) -> None:
        """The begin, the middle or the end of a field."""
        kind = attribute(element, "fldCharType")
        if kind == "begin" and len(self.fields) < DEEPEST:
            self.fields.append(Field(run))
        elif kind == "separate" and self.fields:
            self.fields[-1].in_result = True
            self.fields[-1].before = len(self.pieces)
        elif kind == "end" and self.fields:
            ended = self.fields.pop()
            empty = not ended.in_result or ended.before == len(self.pieces)
            if empty and not self.is_muted:
                self.whole(enclosed(ended.instruction), ended.begin, run)


def chosen(element: Element) -> Element:
    """The one of mc:AlternateContent's alternatives that is read; the other says the same again."""
    for name in ("Choice", "Fallback"):
        found = child(element, name)
        if found is not None:
            return found
    return element


def box_contents(element: Element) -> list[Element]:
    """The w:txbxContent in a drawing, each once: none in a fallback, none inside another."""
    name = local(element)
    if name == "txbxContent":
        return [element]
    if name == "AlternateContent":
        element = chosen(element)
    return [content for one in element for content in box_contents(one)]


def characters_of(element: Element) -> str:
    """The characters of a w:t; blanks at its ends count only where it says so."""
    text = element.text or ""
    return text if element.get(PRESERVE) == "preserve" else text.strip(" \t\r\n")


def texts(element: Element) -> str:
    """The characters of all text below an element."""
    return "".join(one.text or "" for one in element.iter() if local(one) == "t")


def formula(element: Element) -> str:
    """A formula's characters in a row."""
    return texts(element).translate(BLANKS)


def hexadecimal(text: str | None) -> int:
    """The code of a w:sym; 0 for damage."""
    try:
        return int(text or "", 16) if len(text or "") <= 6 else 0
    except ValueError:
        return 0
