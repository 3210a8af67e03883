"""Somebody's own words within a paper that has labels: what looks like a label in them is marked.

A unit's report may say 一是…二是… or （1）…（2）…; unmarked, the paper read back would have items
that the ledger has not.
"""

import re

from zhenggai.notices.labels import LINE_LABEL, SHAPES, without_labels
from zhenggai.writers.letter_rows import Parts, Text, Words

_LABEL = re.compile(SHAPES, re.VERBOSE)


def quoted(text: str) -> Parts:
    """The words in parts; what looks like a label is marked wherever it stands."""
    spans = _labels(text)
    parts: list[str | Words] = []
    done = 0
    for start, end in spans:
        parts += [text[done:start], Words(text[start:end], is_quoted=True)]
        done = end
    return tuple(part for part in (*parts, text[done:]) if part != "")


def _labels(text: str) -> list[tuple[int, int]]:
    """Where labels stand; one that is marked may make one of what stood before it: 2．1.落实."""
    spans: list[tuple[int, int]] = []
    while True:
        found = [one.span() for one in _LABEL.finditer(text)]
        first = LINE_LABEL.match(text)
        if first and (not found or found[0][0] >= first.end()):
            found.insert(0, first.span(first.lastgroup or 0))
        if not found:
            return sorted(spans)
        spans += found
        text = without_labels(text, found)


def joined(*texts: Text) -> Parts:
    """Texts and parts of texts one after another, plain ones that touch as one."""
    found: list[str | Words] = []
    for text in texts:
        for part in (text,) if isinstance(text, str) else text:
            if found and isinstance(part, str) and isinstance(found[-1], str):
                found[-1] += part
            else:
                found.append(part)
    return tuple(found)


def with_marks(parts: Text) -> tuple[str, tuple[tuple[int, int], ...]]:
    """The plain words, and where in them stand those that are marked."""
    told, marks = "", []
    for part in (parts,) if isinstance(parts, str) else parts:
        text = part if isinstance(part, str) else part.text
        if isinstance(part, Words) and part.is_quoted:
            marks.append((len(told), len(told) + len(text)))
        told += text
    return told, tuple(marks)
