"""A text without the line breaks that a copy put into the middle of its paragraphs.

The source keeps every character; what is found in the unbroken text is led back to its place there.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from zhenggai.notices.paragraphs import Paragraph
from zhenggai.notices.source import Span

Fact = TypeVar("Fact")
# A line break with the blanks around it
_BREAK = re.compile("[ \t\u3000\u00a0]*[\n\r\v\f\x85\u2028\u2029][ \t\u3000\u00a0\n\r]*")


@dataclass(frozen=True, slots=True)
class Unbroken:
    """The text without breaks inside paragraphs, and the way back.

    `starts` are the offsets in `text` before which something was left out, `ends` those in the
    source behind it, `gaps` how much it is in all.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    gaps: tuple[int, ...]

    def place(self, at: int) -> int:
        """Where a character of the unbroken text stands in the source."""
        index = bisect_right(self.starts, at)
        return at + (self.gaps[index - 1] if index else 0)

    def span(self, span: Span) -> Span:
        """Where a stretch of the unbroken text stands in the source."""
        if span.end <= span.start:
            return Span(self.place(span.start), self.place(span.start))
        return Span(self.place(span.start), self.place(span.end - 1) + 1)

    def folded(self, span: Span) -> Span:
        """Where a stretch of the source stands in the unbroken text."""
        return Span(self.folded_place(span.start), self.folded_place(span.end))

    def folded_place(self, at: int) -> int:
        """Where a character of the source stands in the unbroken text; a break is its end."""
        index = bisect_right(self.ends, at)
        before = self.gaps[index - 1] if index else 0
        return min(at - before, self.starts[index]) if index < len(self.starts) else at - before

    def led_back(self, source: str, facts: Sequence[Fact]) -> tuple[Fact, ...]:
        """Facts of the unbroken text with the places and the print of the source."""
        if not self.starts:
            return tuple(facts)
        return tuple(self._in_place(source, one) for one in facts)

    def _in_place(self, source: str, fact: Any) -> Any:
        spans = {
            one.name: self.span(span)
            for one in fields(fact)
            if isinstance(span := getattr(fact, one.name), Span)
        }
        text = {"text": source[slice(*spans["span"])]} if hasattr(fact, "text") else {}
        return replace(fact, **spans, **text)

    def paragraphs(self, paragraphs: Sequence[Paragraph]) -> tuple[Paragraph, ...]:
        """The paragraphs of the source in the unbroken text."""
        if not self.starts:
            return tuple(paragraphs)
        found = []
        for one in paragraphs:
            first, last = bisect_right(self.ends, one.start), bisect_right(self.ends, one.end)
            before = self.gaps[first - 1] if first else 0
            within = self.gaps[last - 1] if last else 0
            found.append(Paragraph(one.start - before, one.end - within))
        return tuple(found)


def unbroken(text: str, paragraphs: Sequence[Paragraph]) -> Unbroken:
    """The text with every paragraph on one line; the same text where all are whole."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    gaps: list[int] = []
    at = left_out = 0
    mark = "\n" if "\n" in text else "\r"
    for paragraph in paragraphs:
        if text.find(mark, paragraph.start, paragraph.end) < 0:
            continue
        for found in _BREAK.finditer(text, paragraph.start, paragraph.end):
            pieces.append(text[at : found.start()])
            at = found.end()
            left_out += found.end() - found.start()
            starts.append(at - left_out)
            ends.append(at)
            gaps.append(left_out)
    if not starts:
        return Unbroken(text, (), (), ())
    pieces.append(text[at:])
    return Unbroken("".join(pieces), tuple(starts), tuple(ends), tuple(gaps))
