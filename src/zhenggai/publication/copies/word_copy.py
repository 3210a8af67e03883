"""A docx as it came back from Word or WPS: its paragraphs with all changes accepted, the figures in
them by their content controls, who changed something, and the comments.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from zhenggai.notices.readers.docx.package import Package, open_package
from zhenggai.notices.readers.docx.wordml import Element, attribute, child, local, value
from zhenggai.notices.source import ReadError

_GONE = frozenset({"del", "moveFrom"})
_TRACKED = frozenset({"ins", "del", "moveFrom", "moveTo"})
# What stands in a paragraph and holds no words of it.
_NO_WORDS = frozenset({"pPr", "rPr", "instrText", "delText", "AlternateContent", "drawing", "pict"})


@dataclass(frozen=True, slots=True)
class CopyFigure:
    """A content control in a paragraph: its figure, and where its words stand."""

    figure: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class CopyParagraph:
    """A paragraph, or a row of a table, as it reads with all changes accepted; `changed_by` wrote
    in it."""

    text: str
    figures: tuple[CopyFigure, ...] = ()
    changed_by: tuple[str, ...] = ()
    is_row: bool = False


@dataclass(frozen=True, slots=True)
class CopyComment:
    """A comment with the words that it speaks of, and its paragraph (from 0)."""

    author: str
    words: str
    quote: str
    paragraph: int


@dataclass(frozen=True, slots=True)
class WordCopy:
    """All that is told of the paper; `about` is what its properties say."""

    paragraphs: tuple[CopyParagraph, ...]
    comments: tuple[CopyComment, ...]
    about: str = ""

    @property
    def has_controls(self) -> bool:
        """Whether the program kept the controls of figures."""
        return any(one.figures for one in self.paragraphs)


def copy_as_json(copy: WordCopy) -> str:
    """The copy as it is kept until it is dealt with."""
    return json.dumps(asdict(copy), ensure_ascii=False)


def copy_of_json(text: str) -> WordCopy:
    """The same back."""
    told: dict[str, Any] = json.loads(text)
    paragraphs = (
        CopyParagraph(
            one["text"],
            tuple(CopyFigure(**each) for each in one["figures"]),
            tuple(one["changed_by"]),
            one["is_row"],
        )
        for one in told["paragraphs"]
    )
    comments = (CopyComment(**one) for one in told["comments"])
    return WordCopy(tuple(paragraphs), tuple(comments), told["about"])


def words_of_copy(copy: WordCopy) -> str:
    """Every word that the copy brings, of its paragraphs and of its comments."""
    told = (word for one in copy.comments for word in (one.author, one.words, one.quote))
    return "\n".join((*(one.text for one in copy.paragraphs), *told))


def word_copy(data: bytes) -> WordCopy:
    """The paper in a docx. Raises `ReadError` for what is none."""
    if not data.startswith(b"PK"):
        raise ReadError("unknown", "这不是docx文件。请在WPS或Word里另存为docx后再收回。")
    package = open_package(data)
    body = package.part(package.main)
    walk = _Walk()
    if body is not None:
        walk.blocks(body)
    return WordCopy(tuple(walk.paragraphs), tuple(_comments(package, walk.ranges)), package.about())


@dataclass(slots=True)
class _Range:
    """What a comment speaks of, as far as its first paragraph goes."""

    paragraph: int
    quote: str


@dataclass(slots=True)
class _Open:
    """A paragraph that is being read."""

    text: str = ""
    figures: list[CopyFigure] = field(default_factory=list)
    authors: dict[str, None] = field(default_factory=dict)
    # where in it comments begin, by their ids
    begun: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Walk:
    """The body from top to bottom; a paragraph whose end was deleted goes on in the next."""

    paragraphs: list[CopyParagraph] = field(default_factory=list)
    ranges: dict[str, _Range] = field(default_factory=dict)
    held: _Open = field(default_factory=_Open)

    def blocks(self, element: Element) -> None:
        for one in element:
            name = local(one)
            if name == "p":
                self.paragraph(one)
            elif name == "tbl":
                self.table(one)
            elif name not in _GONE and name != "sectPr":
                self.blocks(one)

    def paragraph(self, element: Element) -> None:
        self.words(element)
        marks = child(element, "pPr", "rPr")
        tracked = [one for one in (marks if marks is not None else ()) if local(one) in _TRACKED]
        for one in tracked:
            self.note(one)
        if not any(local(one) in _GONE for one in tracked):
            self.shut()

    def table(self, element: Element) -> None:
        """A row is a paragraph; the tables of a draft are the ledger's."""
        for row in (one for one in element.iter() if local(one) == "tr"):
            if child(row, "trPr", "del") is not None:
                continue
            for one in row.iter():
                if local(one) in _TRACKED:
                    self.note(one)
                elif local(one) == "commentReference":
                    number = attribute(one, "id") or ""
                    self.ranges.setdefault(number, _Range(len(self.paragraphs), ""))
            cells = (one for one in row if local(one) == "tc")
            texts = ("".join(_texts(cell)) for cell in cells)
            self.held.text += "\t".join(" ".join(text.split()) for text in texts)
            self.shut(is_row=True)

    def words(self, element: Element) -> None:
        for one in element:
            name = local(one)
            if name in _TRACKED:
                self.note(one)
            if name == "t":
                self.held.text += one.text or ""
            elif name == "commentRangeStart":
                self.held.begun[attribute(one, "id") or ""] = len(self.held.text)
            elif name == "commentRangeEnd":
                self.quote(attribute(one, "id") or "")
            elif name == "commentReference":
                self.ranges.setdefault(attribute(one, "id") or "", _Range(len(self.paragraphs), ""))
            elif name == "sdt":
                self.control(one)
            elif name not in _GONE and name not in _NO_WORDS:
                self.words(one)

    def control(self, element: Element) -> None:
        start = len(self.held.text)
        content = child(element, "sdtContent")
        if content is not None:
            self.words(content)
        figure = value(child(element, "sdtPr"), "tag") or ""
        if "/" in figure and len(self.held.text) > start:
            self.held.figures.append(CopyFigure(figure, start, len(self.held.text)))

    def note(self, element: Element) -> None:
        author = attribute(element, "author")
        if author:
            self.held.authors[author] = None

    def quote(self, one: str) -> None:
        start = self.held.begun.pop(one, None)
        if start is not None:
            self.ranges[one] = _Range(len(self.paragraphs), self.held.text[start:])

    def shut(self, *, is_row: bool = False) -> None:
        held, self.held = self.held, _Open()
        for one, start in held.begun.items():
            self.ranges[one] = _Range(len(self.paragraphs), held.text[start:])
        self.paragraphs.append(
            CopyParagraph(held.text, tuple(held.figures), tuple(held.authors), is_row)
        )


def _texts(element: Element) -> Iterator[str]:
    for one in element:
        if local(one) == "t":
            yield one.text or ""
        elif local(one) not in _GONE:
            yield from _texts(one)


def _comments(package: Package, ranges: Mapping[str, _Range]) -> Iterator[CopyComment]:
    root = package.part(package.related("comments"))
    for one in root if root is not None else ():
        if local(one) != "comment":
            continue
        words = "\n".join(
            filter(None, ("".join(_texts(each)).strip() for each in one if local(each) == "p"))
        )
        place = ranges.get(attribute(one, "id") or "", _Range(0, ""))
        if words:
            author = attribute(one, "author") or ""
            yield CopyComment(author, words, place.quote.strip(), place.paragraph)
