"""What a paper in official layout is written from: title, addressee, blocks, signature, imprint.

Texts are plain: no markup is read in them. A line feed in a text begins a new paragraph.
"""

from dataclasses import dataclass
from datetime import date
from typing import Literal

Align = Literal["", "left", "centre", "right"]
Level = Literal[1, 2, 3, 4]
Face = Literal["", "黑体", "楷体"]


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a paragraph with its own type: strong, or the face of a heading's level.

    `is_quoted` marks somebody's own words that look like a label, so that our reader takes them
    for none. `figure` names what in the ledger the words are bound to (`counted/completion_rate`),
    and `title` what a person calls it.
    """

    text: str
    is_strong: bool = False
    face: Face = ""
    is_quoted: bool = False
    figure: str = ""
    title: str = ""


Parts = tuple[str | Words, ...]
Text = str | Parts


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 to 4.

    `label` None: the writer counts, each level anew under the one above; "": none; else as given.
    `body` goes on in the same paragraph.
    """

    text: Text
    level: Level = 1
    label: str | None = None
    body: Text = ""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; without `align` it begins two characters in and fills its lines."""

    text: Text
    align: Align = ""


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that takes several columns, is aligned otherwise, or is a heading in a form.

    `marks` are where somebody's own words in it look like a label, as `Words.is_quoted`.
    """

    text: str
    across: int = 1
    align: Align = ""
    is_head: bool = False
    marks: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its share of the width; `is_merged` makes equal cells below each other one.

    Cells merge only where those of the merged columns to the left do.
    """

    width: float
    align: Align = "left"
    is_merged: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: rows of cells; the first `head` rows stand on every page.

    `size` is the type in points, `heights` the least height of each row in millimetres (forms).
    From one row of `starts` to the next the rows stay on one page, and merged words stand anew;
    `pages` are those of them that surely begin a page (`table_pages`).
    """

    rows: tuple[tuple[str | Cell, ...], ...]
    columns: tuple[Column, ...]
    head: int = 1
    title: str = ""
    size: float = 12.0
    heights: tuple[float, ...] = ()
    starts: tuple[int, ...] = ()
    pages: tuple[int, ...] = ()


Block = Heading | Paragraph | Table | PageBreak


@dataclass(frozen=True, slots=True)
class RedHead:
    """发文机关标志 with 发文字号, and 签发人 on a paper to a superior body."""

    issuer: str
    number: str = ""
    signer: str = ""


@dataclass(frozen=True, slots=True)
class Imprint:
    """版记: who gets copies, who printed it on what day."""

    copies: tuple[str, ...] = ()
    issuer: str = ""
    printed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Annex:
    """An attachment bound to the paper: it begins on a page of its own, lists perhaps across."""

    title: tuple[str, ...]
    blocks: tuple[Block, ...] = ()
    is_landscape: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """A whole paper.

    `title` line by line; `attachments` are names in 附件说明, and `annexes` the attachments bound
    to it; `signatures` one a line; `sealed` leaves the place that a seal needs. `author` and
    `about` go to the file's properties and not on the paper. `proof` stands small at the foot of
    the last page.
    """

    title: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    subtitle: str = ""
    addressee: str = ""
    attachments: tuple[str, ...] = ()
    signatures: tuple[str, ...] = ()
    dated_on: date | None = None
    sealed: bool = False
    red_head: RedHead | None = None
    imprint: Imprint | None = None
    annexes: tuple[Annex, ...] = ()
    is_numbered: bool = True
    is_landscape: bool = False
    author: str = ""
    about: str = ""
    proof: str = ""
