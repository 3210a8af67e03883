"""Paragraphs of a text: physical lines without indent and blank ends, broken ones joined.

A paragraph is a span, so that no character is copied or changed; blank lines lie between spans.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from zhenggai.notices.labels import LINE_LABEL
from zhenggai.notices.source import Source

# A line and its break: \n, \r\n, \r, vertical tab and form feed of converted files, U+2028/2029.
LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]+")
BLANK = " \t\u00a0\u3000\ufeff\u200b"

# A line that cannot be the end of a paragraph: 「…严格落实，」「…街道、」.
OPEN_END = "，,、"
# A line that cannot be the beginning of one: 「，并长期坚持」「）的规定」.
CLOSED_START = "，,、。；;：:）)》”’！？"

# A copy at a fixed width: this share of its lines is as full as the fullest and torn, that is
# without a mark at its end. Whole lines of that width hardly ever are.
TORN_SHARE = 0.2
FULL_SLACK = 3
WHOLE_END = "。；;：:！？!?”）)》"
WIDEST_COPY = 60


class Paragraph(NamedTuple):
    """One paragraph: `start` is its first printed character, `end` follows its last one."""

    start: int
    end: int


def split_paragraphs(source: Source) -> tuple[Paragraph, ...]:
    """The paragraphs of a source in order, without its furniture."""
    text = source.text
    lines = physical_lines(text, source.furniture)
    width = copy_width(text, lines)
    joined: list[Paragraph] = []
    for line in lines:
        if joined and goes_on(text, joined[-1], line, width):
            joined[-1] = Paragraph(joined[-1].start, line.end)
        else:
            joined.append(line)
    return tuple(joined)


def physical_lines(text: str, furniture: Sequence[tuple[int, int]]) -> list[Paragraph]:
    """Every printed line as a span without the blanks around it."""
    lines = []
    skip = iter(sorted(furniture))
    hidden = next(skip, None)
    for match in LINE.finditer(text):
        body = match.group().strip(BLANK)
        if not body:
            continue
        start = match.start() + match.group().index(body[0])
        while hidden and hidden[1] <= start:
            hidden = next(skip, None)
        if hidden and hidden[0] <= start:
            continue
        lines.append(Paragraph(start, start + len(body)))
    return lines


def copy_width(text: str, lines: list[Paragraph]) -> int | None:
    """The width of a text that was copied with its line breaks, or None where lines are whole."""
    if len(lines) < 12:
        return None
    longest = max(line.end - line.start for line in lines)
    if longest > WIDEST_COPY:
        return None
    torn = sum(
        line.end - line.start >= longest - FULL_SLACK and text[line.end - 1] not in WHOLE_END
        for line in lines
    )
    return longest if torn >= TORN_SHARE * len(lines) else None


def goes_on(text: str, above: Paragraph, line: Paragraph, width: int | None) -> bool:
    """Whether `line` continues the paragraph above it."""
    gap = text[above.end : line.start]
    if gap.count("\n") > 1 or LINE_LABEL.match(text, line.start):
        return False
    if text[above.end - 1] in OPEN_END or text[line.start] in CLOSED_START:
        return True
    if width is None:
        return False
    last = text.rfind("\n", above.start, above.end) + 1
    is_full = above.end - max(last, above.start) >= width - FULL_SLACK
    is_indented = gap[-1] in BLANK
    return is_full and not is_indented
