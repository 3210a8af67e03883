"""How much of a notice was understood: shares of its characters and of its figures.

A character counts as understood when it lies

- in the title, the signature or the contact line;
- in a paper that keeps speaking of an inspection and its rectification (整改, 巡视, 巡察 …):
  in a part whose kind is known, with the headings and text below it, or in an unnumbered paragraph
  that speaks of it or holds a fact;
- elsewhere, in a fact (a date, a quantity, a document …).

So a novel with numbered chapters scores low, and so does a list that mentions 审计 once. Blanks and
the page's own furniture count on neither side. A figure is a run of Arabic digits; it is understood
when it begins in a fact, a label or a document number. A text without figures has nothing unread:
its share is 1.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from zhenggai.notices.outline import Node
from zhenggai.notices.source import Source, Span

# What papers of this trade keep saying, and how often at least: once in so many characters.
TRADE = ("整改", "巡视", "巡察", "督察", "审计", "反馈意见")
DENSITY = 400
# "1286", "79.2", "1,286", "２０２０", also "2020" in 〔2020〕
FIGURE = re.compile(r"[0-9０-９]+(?:[.,．][0-9０-９]+)*")
BLANK = re.compile(r"\s+")
WHOLE = {"title", "signature", "contact"}


@dataclass(frozen=True, slots=True)
class Coverage:
    """Shares (0 to 1) of the printed characters and of the figures that were understood.

    `unread` are the places of numerals that belong to no fact and no label; `figures` is how many
    numerals there are.
    """

    characters: float
    quantities: float
    unread: tuple[tuple[int, int], ...]
    figures: int = 0


def measure_coverage(source: Source, outline: tuple[Node, ...], facts: Iterable[Span]) -> Coverage:
    """What share of a text is understood, given its outline and the places of all facts."""
    text = source.text
    in_facts = mark(bytearray(len(text)), facts)
    mark(in_facts, labels(outline))
    known = mark(in_facts[:], understood_parts(text, outline, in_facts))
    page = bytearray(b"\1") * len(text)
    for unprinted in (source.furniture, [Span(*one.span()) for one in BLANK.finditer(text)]):
        mark(page, unprinted, b"\0")
        mark(known, unprinted, b"\0")
    figures = [one.span() for one in FIGURE.finditer(text) if page[one.start()]]
    unread = tuple(one for one in figures if not in_facts[one[0]])
    return Coverage(
        characters=known.count(1) / page.count(1) if page.count(1) else 0.0,
        quantities=1 - len(unread) / len(figures) if figures else 1.0,
        unread=unread,
        figures=len(figures),
    )


def mark(mask: bytearray, spans: Iterable[Span], value: bytes = b"\1") -> bytearray:
    """Write the value into a mask of one byte a character, wherever a span lies."""
    for start, end in spans:
        mask[start:end] = value * (end - start)
    return mask


def labels(outline: tuple[Node, ...]) -> Iterator[Span]:
    """The places of all labels: their digits are no claims."""
    for top in outline:
        for node in top.walk():
            if node.label:
                yield Span(node.start, node.body)


def understood_parts(text: str, outline: tuple[Node, ...], in_facts: bytearray) -> Iterator[Span]:
    """The stretches whose place in the paper is known."""
    of_trade = sum(map(text.count, TRADE)) * DENSITY >= len(text)
    for top in outline:
        known = top.kind != "narrative" or any(
            text.find(word, top.start, top.end) >= 0 for word in TRADE
        )
        holds = in_facts.find(1, top.start, top.end) >= 0
        if top.kind in WHOLE or (of_trade and (known or holds)):
            yield Span(top.start, top.end)
