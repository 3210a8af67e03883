"""Paragraphs of a text: physical lines without indent and blank ends, broken ones joined.

A paragraph is a span, so that no character is copied or changed; blank lines lie between spans.
"""

from dataclasses import dataclass

from zhenggai.notices.source import Source


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: `start` is its first printed character, `end` follows its last one.

    `breaks` are the offsets of line breaks inside it (a paragraph broken in the middle by a copy).
    """

    start: int
    end: int
    breaks: tuple[int, ...] = ()


def split_paragraphs(source: Source) -> tuple[Paragraph, ...]:
    """The paragraphs of a source in order, without its furniture."""
    found = []
    at = 0
    text = source.text
    for line in text.splitlines(keepends=True):
        body = line.strip()
        if body:
            start = at + line.index(body[0])
            found.append(Paragraph(start, start + len(body)))
        at += len(line)
    return tuple(found)
