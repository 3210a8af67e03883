"""Somebody's own words within a paper that has labels: what looks like a label in them is marked.

A unit's report may say 一是…二是… or （1）…（2）…; unmarked, the paper read back would have items
that the ledger has not.
"""

import re
from collections.abc import Iterable

from zhenggai.notices.facts.status_words import find_stated
from zhenggai.notices.labels import LINE_LABEL, SHAPES, STEPS, without_labels
from zhenggai.writers.letter_rows import Parts, Text, Words

# What our reader takes for a field's name: 有关情况说明： 下一步措施： 责任单位： 完成时限：
_FIELD = re.compile(
    "(?:说明|分析|剖析|成因|原因|措施|打算|计划|工作|安排|举措|时限|期限|时间|节点|单位|部门|科室|股室|领导|人|目标|标准"
    "|情况|成效|效果|进展|进度|状态|结果|落实|问题|表现)[*]{0,2}(?P<colon>[:：])"
)
_LABEL = re.compile(SHAPES, re.VERBOSE)


def reported(text: str) -> Parts:
    """The words of a report in parts: marked too is the state that they claim (已完成整改), as that
    is not the paper's word on the item."""
    # As it will stand after a sentence of the paper.
    states = (one.span for one in find_stated(f"。{text}"))
    return quoted(text, [(start - 1, end - 1) for start, end in states])


def quoted(text: str, marked: Iterable[tuple[int, int]] = ()) -> Parts:
    """The words in parts; what looks like a label, or like the colon after a field's name, is
    marked wherever it stands, and so are the stretches `marked`."""
    spans = _labels(text)
    within = {at for start, end in spans for at in range(start, end)}
    colons = (one.span("colon") for one in _FIELD.finditer(text))
    more = [one for one in (*colons, *marked) if within.isdisjoint(range(*one))]
    spans = sorted([*spans, *more])
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
        first = LINE_LABEL.match(text) or STEPS.match(text)
        if first and (not found or found[0][0] >= first.end()):
            found.insert(0, first.span(first.lastgroup or 0))
        if not found:
            return sorted(spans)
        spans += found
        text = without_labels(text, found)


def set_off(label: str, text: Text) -> str:
    """The label with a blank where its point would read as that of a decimal: 1. 12个村."""
    words, _ = with_marks(text)
    return f"{label} " if label.endswith(".") and words[:1].isdecimal() else label


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
