"""The text of a notice as numbered paragraphs, with findings as links and facts underlined."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from html import escape

from zhenggai.notices.notice import Notice
from zhenggai.notices.source import Span

# Headings on a line of their own keep their rank; a paragraph that only begins with a label is
# text.
TAGS = {"title": "h2", "cn_comma": "h3", "cn_paren": "h4"}
HEADINGS = {"title", "section", "aspect", "category", "problem", "sub_problem", "outlook", "clues"}

GRADES = ("error", "warning", "advice")
# A finding that somebody answered: its mark stays, and no paragraph takes its colour.
ANSWERED = "verified"
_ORDER = (*GRADES, ANSWERED)

# "整改\n    工作" is one word that a copied page has cut.
BREAK = re.compile(r"[ \t　]*[\r\n\v\f\x85\u2028\u2029]+[ \t　]*")


@dataclass(frozen=True, slots=True)
class Underline:
    """A fact in the text: its style, an anchor for links, and what the pointer shows."""

    span: Span
    style: str = ""
    anchor: str = ""
    hint: str = ""

    def opening(self) -> str:
        """The tag that begins it."""
        pairs = (("class", self.style), ("id", self.anchor), ("title", self.hint))
        return "<u" + "".join(f' {name}="{escape(value)}"' for name, value in pairs if value) + ">"


@dataclass(frozen=True, slots=True)
class Note:
    """A finding in the text: a link to card `number`, which stands raised behind its last
    character. `severity` is one of `GRADES`, or `ANSWERED`."""

    span: Span
    number: int
    severity: str
    hint: str


@dataclass(frozen=True, slots=True)
class Stretch:
    """What one note marks once overlaps are settled; `ending` are the notes that end with it."""

    span: Span
    note: Note
    ending: tuple[Note, ...]


class Paper:
    """The paragraphs of one notice, ready to be written with marks."""

    def __init__(
        self, notice: Notice, underlines: Iterable[Underline], notes: Iterable[Note] = ()
    ) -> None:
        self.text = notice.source.text
        self.paragraphs = notice.paragraphs
        self.starts = [one.start for one in notice.paragraphs]
        self.headings = heading_tags(notice)
        self.underlines = outermost(one for one in underlines if self.is_printed(one.span[0]))
        self.anchors = {one.span: one.anchor for one in self.underlines if one.anchor}
        self.underline_ends = [one.span[1] for one in self.underlines]
        self.stretches = stretches(self.settled(note) for note in notes)
        self.stretch_starts = [one.span[0] for one in self.stretches]

    def number_of(self, offset: int) -> int:
        """The number, from 1, of the paragraph that an offset lies in or follows."""
        return max(bisect_right(self.starts, offset), 1)

    def is_printed(self, offset: int) -> bool:
        """Whether an offset lies in a paragraph: furniture of a web page does not."""
        home = self.paragraphs[self.number_of(offset) - 1] if self.paragraphs else None
        return home is not None and home.start <= offset < home.end

    def anchor_of(self, span: Span) -> str:
        """The anchor of a place; its paragraph's where the place itself could not be marked."""
        return self.anchors.get(Span(*span)) or f"p{self.number_of(span[0])}"

    def settled(self, note: Note) -> Note:
        """The note within one paragraph: places between paragraphs move to the end of the one
        before."""
        if not self.paragraphs:
            return note
        home = self.paragraphs[self.number_of(note.span[0]) - 1]
        start = min(max(note.span[0], home.start), home.end)
        return replace(note, span=Span(start, min(max(note.span[1], start), home.end)))

    def as_html(self) -> str:
        """All paragraphs; `pN` is the anchor of the Nth, whose number the style sheet counts."""
        return "\n".join(self.paragraph(at) for at in range(len(self.paragraphs)))

    def paragraph(self, index: int) -> str:
        """One paragraph with its marks; its edge takes the colour of the gravest finding in it."""
        home = self.paragraphs[index]
        first = bisect_left(self.stretch_starts, home.start)
        follower = self.starts[index + 1] if index + 1 < len(self.starts) else len(self.text) + 1
        inside = self.stretches[first : bisect_left(self.stretch_starts, follower)]
        html, at = "", home.start
        for one in inside:
            html += self.underlined(at, one.span[0]) + self.link(one)
            at = one.span[1]
        html += self.underlined(at, home.end)
        gravest = gravest_of(note for one in inside for note in one.ending)
        tag = self.headings.get(home.start, "p")
        return f'<{tag} id="p{index + 1}"{gravest}>{html}</{tag}>'

    def link(self, one: Stretch) -> str:
        """A marked stretch with the numbers of the notes that end with it."""
        own = f"<sup>{one.note.number}</sup>" if one.note in one.ending else ""
        html = anchor(one.note, self.underlined(*one.span) + own)
        others = (note for note in one.ending if note is not one.note)
        return html + "".join(anchor(note, f"<sup>{note.number}</sup>") for note in others)

    def underlined(self, start: int, end: int) -> str:
        """Text with its facts underlined; a fact that reaches over an edge is underlined up to
        it."""
        html, at = "", start
        for index in range(bisect_right(self.underline_ends, start), len(self.underlines)):
            one = self.underlines[index]
            if one.span[0] >= end:
                break
            first, last = max(one.span[0], at), min(one.span[1], end)
            html += f"{self.plain(at, first)}{one.opening()}{self.plain(first, last)}</u>"
            at = last
        return html + self.plain(at, end)

    def plain(self, start: int, end: int) -> str:
        """Escaped text; a line that was broken in the middle of a sentence is joined for the
        eye."""
        return escape(self.words(start, end), quote=False)

    def words(self, start: int, end: int) -> str:
        """The words of a stretch, as plain text."""
        return BREAK.sub("", self.text[start:end])


def anchor(note: Note, html: str) -> str:
    """The link from the text to a card."""
    return (
        f'<a class="m {note.severity}" id="m{note.number}" href="#f{note.number}" '
        f'title="{escape(note.hint)}">{html}</a>'
    )


def gravest_of(notes: Iterable[Note]) -> str:
    """The class of a paragraph with findings: its edge takes the colour of the gravest."""
    grades = {note.severity for note in notes}
    return next((f' class="{grade}"' for grade in GRADES if grade in grades), "")


def heading_tags(notice: Notice) -> dict[int, str]:
    """Tags of the paragraphs that are headings and nothing else, by their start."""
    ends = {one.start: one.end for one in notice.paragraphs}
    nodes = (node for top in notice.outline for node in top.walk())
    return {
        node.start: TAGS[node.level]
        for node in nodes
        if node.level in TAGS
        and node.kind in HEADINGS
        and ends.get(node.start, 0) <= node.head[1] + 1
    }


def outermost(underlines: Iterable[Underline]) -> list[Underline]:
    """Underlines in the order of the text without overlaps.

    What links lead to stays; of the others the first and longest one.
    """
    ordered = sorted(underlines, key=lambda one: (one.span[0], -one.span[1]))
    kept = without_overlaps([one for one in ordered if one.anchor])
    taken = sorted(place for one in kept for place in one.span)
    free = [one for one in ordered if not one.anchor and is_free(one.span, taken)]
    return sorted([*kept, *without_overlaps(free)], key=lambda one: one.span)


def without_overlaps(ordered: list[Underline]) -> list[Underline]:
    """Every underline that begins after the one before has ended."""
    kept: list[Underline] = []
    for one in ordered:
        if one.span[1] > one.span[0] and (not kept or one.span[0] >= kept[-1].span[1]):
            kept.append(one)
    return kept


def is_free(span: Span, taken: list[int]) -> bool:
    """Whether a span lies outside of all spans whose ends, in order, are `taken`."""
    at = bisect_right(taken, span[0])
    return at % 2 == 0 and (at == len(taken) or taken[at] >= span[1])


def stretches(notes: Iterable[Note]) -> list[Stretch]:
    """Notes as stretches that do not overlap: a later one gives way, one that is covered keeps
    its number only."""
    found: list[Stretch] = []
    for note in sorted(notes, key=lambda one: (one.span, _ORDER.index(one.severity))):
        at = max(note.span[0], found[-1].span[1] if found else 0)
        if found and note.span[1] <= found[-1].span[1] and note.span[0] < found[-1].span[1]:
            found[-1] = replace(found[-1], ending=(*found[-1].ending, note))
        else:
            found.append(Stretch(Span(at, max(at, note.span[1])), note, (note,)))
    return found
