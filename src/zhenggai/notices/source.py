"""The text that every offset counts in, and where it came from.

The text is never normalised: offsets are Python code points into the decoded file, and
`source[span]` is exactly what the author printed.
"""

from dataclasses import dataclass
from typing import NamedTuple


class Span(NamedTuple):
    """A stretch of the source: `start` included, `end` not."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Control:
    """A content control of the file: where its words stand, and the tag that names it."""

    span: Span
    tag: str


@dataclass(frozen=True, slots=True)
class Source:
    """One document as decoded text.

    `furniture` are stretches that belong to the page and not to the document (breadcrumb, source
    line, share buttons, page numbers): they keep their offsets and take no part in the outline.
    `quoted` are stretches that the writer of the file marked as somebody's own words: what looks
    like a label there is none. `controls` are its content controls, `about` what its properties
    say of it.
    """

    name: str
    media_type: str
    sha256: str
    text: str
    furniture: tuple[Span, ...] = ()
    quoted: tuple[Span, ...] = ()
    controls: tuple[Control, ...] = ()
    about: str = ""

    def __getitem__(self, span: Span | tuple[int, int]) -> str:
        """The printed text of a span."""
        return self.text[span[0] : span[1]]


class ReadError(Exception):
    """A file that cannot be read: says in Chinese what it is and what to do.

    `reason` is a stable English word (missing, folder, forbidden, empty, encrypted, scanned,
    broken, picture, bomb, too_large, unknown, secret) for programs; the message is for people.
    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason
