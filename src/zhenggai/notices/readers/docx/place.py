"""Where in a docx each stretch of its text is printed: what reading and commenting share."""

from dataclasses import dataclass

from zhenggai.notices.readers.element import Element


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text and the element that prints it.

    `leaf` is an element of a run of the body (w:t, w:tab, w:sym …) whose run can be split there.
    `host` and `until` are the first and last element that stand for text printed elsewhere (a
    footnote, a text box) or only as a whole (a formula). A piece with none of them stands in no
    run: an automatic number, a tab between cells. `is_quoted` tells somebody's own words, `control`
    the tagged content control in which it stands.
    """

    text: str
    paragraph: Element | None = None
    leaf: Element | None = None
    host: Element | None = None
    until: Element | None = None
    is_quoted: bool = False
    control: Element | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of the text; `furniture` marks lines of a table of contents."""

    pieces: tuple[Piece, ...]
    furniture: bool = False

    @property
    def text(self) -> str:
        """The line's characters."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece with its offset in the text."""

    start: int
    piece: Piece

    @property
    def end(self) -> int:
        """The offset after its last character."""
        return self.start + len(self.piece.text)
