"""Which quotes, brackets and book marks of a text have no partner, or the wrong one.

Marks are paired within a paragraph, each family by itself, and quotes inside 《》 apart from those
around it: so one missing mark is one fault and says nothing about the marks after it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Literal

from zhenggai.notices.pairing import (
    CLOSES,
    Kind,
    Mark,
    pair_books,
    pair_brackets,
    pair_quotes,
    scopes,
)
from zhenggai.notices.paragraphs import Paragraph
from zhenggai.notices.source import Span

Family = Literal["quote", "bracket", "book"]


@dataclass(frozen=True, slots=True)
class MarkFault:
    """A mark without its partner.

    `unclosed` has no closing mark, `unopened` no opening one; `mismatched` is closed by a mark of
    another shape and `width` by one of another width; `reversed` is a pair of twice the same mark.
    `mark` is the place of the mark itself, `span` takes in the words beside it. `more` counts
    further faults of this kind in the paragraph that are not told one by one.
    """

    family: Family
    kind: Kind
    mark: Span
    span: Span
    more: int = 0


# What is wrong, in which family, at which mark, with which partner
_Fault = tuple[Kind, Family, Mark, Mark | None]

NAMES = {
    "“": "前双引号",
    "”": "后双引号",
    "‘": "前单引号",
    "’": "后单引号",
    '"': "直引号",
    "「": "前直角引号",
    "」": "后直角引号",
    "『": "前双直角引号",
    "』": "后双直角引号",
    "《": "前书名号",
    "》": "后书名号",
    "〈": "前单书名号",
    "〉": "后单书名号",
}
FAMILIES: dict[Family, str] = {
    "quote": '“”‘’「」『』"',
    "bracket": "（）()〔〕【】[]［］",
    "book": "《》〈〉",
}
# Everything that is no mark: what remains of a paragraph is its marks alone.
_OTHER = re.compile("[^" + re.escape("".join(FAMILIES.values())) + "]+")
_MARK = re.compile("[" + re.escape("".join(FAMILIES.values())) + "]")
# “” （） 《》 "": a pair with nothing but pairs in it.
_PAIR = re.compile("|".join(re.escape(one + other) for one, other in CLOSES.items()) + '|""')
# Where the words beside a mark end.
_STOP = re.compile(r"[，。；：、！？,;:!?\s“”‘’《》〈〉（）()〔〕【】\[\]\"]")
BESIDE = 10
# Of more faults in a paragraph only the first of each kind is told; a text with more than the
# most is none.
TELL = 12
MOST_FAULTS = 1_000
MOST_MARKS = 100_000


@lru_cache(maxsize=2)  # asked once by each of three rules
def mark_faults(text: str, paragraphs: tuple[Paragraph, ...]) -> tuple[MarkFault, ...]:
    """Every mark without its right partner, in the order of the text."""
    found: list[MarkFault] = []
    looked_at = 0
    for paragraph, after in zip(paragraphs, [*paragraphs[1:], None], strict=False):
        if is_well_formed(text[paragraph.start : paragraph.end]):
            continue
        looked_at += 1
        goes_on = after is not None and is_quoted_on(text, after)
        found += (
            one
            for one in paragraph_faults(text, paragraph)
            if not (goes_on and one.kind == "unclosed" and text[one.mark.start] == "“")
        )
        if max(looked_at, len(found)) > MOST_FAULTS:
            break
    return tuple(continued(sorted(found, key=lambda one: one.mark), text))


def is_quoted_on(text: str, paragraph: Paragraph) -> bool:
    """Whether a paragraph goes on with a quotation of several, each of which opens anew."""
    last = text.rfind("”", paragraph.start, paragraph.end)
    return text[paragraph.start] == "“" and last in (-1, paragraph.end - 1)


def is_well_formed(body: str) -> bool:
    """Whether all marks nest: the quick answer for the paragraphs that are right."""
    marks = _OTHER.sub("", body)
    for _ in range(4):  # deeper nesting is walked mark by mark
        if not marks:
            return True
        marks = _PAIR.sub("", marks)
    return not marks


def paragraph_faults(text: str, paragraph: Paragraph) -> list[MarkFault]:
    """The faults of one paragraph, a family at a time."""
    marks: dict[Family, list[Mark]] = {"quote": [], "bracket": [], "book": []}
    every = _MARK.finditer(text, paragraph.start, paragraph.end)
    for match in islice(every, MOST_MARKS):
        sign = match.group()
        for family, signs in FAMILIES.items():
            if sign in signs:
                marks[family].append(Mark(sign, match.start()))
    books, titles = pair_books(marks["book"])
    lonely: list[_Fault] = [(kind, "book", mark, None) for kind, mark in books]
    for scope in scopes(marks["quote"], titles):
        lonely += [(kind, "quote", one, two) for kind, one, two in pair_quotes(text, scope)]
    brackets = pair_brackets(text, paragraph, marks["bracket"])
    lonely += [(kind, "bracket", one, two) for kind, one, two in brackets]
    return list(told(text, paragraph, lonely))


def told(text: str, paragraph: Paragraph, pairs: list[_Fault]) -> Iterator[MarkFault]:
    """Faults with their places; of very many in one paragraph only the first of each kind."""
    if len(pairs) > TELL:
        firsts: dict[tuple[Kind, Family], tuple[Mark, Mark | None]] = {}
        for kind, family, mark, partner in pairs:
            firsts.setdefault((kind, family), (mark, partner))
        for (kind, family), (mark, partner) in firsts.items():
            same = sum(1 for one in pairs if one[:2] == (kind, family)) - 1
            yield fault(text, paragraph, kind, family, (mark, partner), same)
        return
    for kind, family, mark, partner in pairs:
        yield fault(text, paragraph, kind, family, (mark, partner), 0)


def fault(
    text: str,
    paragraph: Paragraph,
    kind: Kind,
    family: Family,
    marks: tuple[Mark, Mark | None],
    more: int,
) -> MarkFault:
    """One fault with a narrow place: the mark and the words that it belongs to."""
    mark, partner = marks
    place = Span(mark.at, mark.at + 1)
    if partner and partner.at - mark.at < 50:
        return MarkFault(family, kind, place, Span(mark.at, partner.at + 1), more)
    if kind == "unopened":
        before = text[max(paragraph.start, mark.at - BESIDE) : mark.at]
        words = len(before) - max((stop.end() for stop in _STOP.finditer(before)), default=0)
        return MarkFault(family, kind, place, Span(mark.at - words, mark.at + 1), more)
    after = text[mark.at + 1 : min(paragraph.end, mark.at + 1 + BESIDE)]
    stop = _STOP.search(after)
    words = stop.start() if stop else len(after)
    return MarkFault(family, kind, place, Span(mark.at, mark.at + 1 + words), more)


def continued(found: list[MarkFault], text: str) -> Iterator[MarkFault]:
    """Faults without those pairs that a paragraph's end has torn apart."""
    skip = False
    for one, following in zip(found, [*found[1:], None], strict=False):
        if skip:
            skip = False
        elif (
            following
            and (one.kind, following.kind) == ("unclosed", "unopened")
            and CLOSES.get(text[one.mark.start]) == text[following.mark.start]
            and is_torn(text[one.mark.start : following.mark.start])
        ):
            skip = True
        else:
            yield one


def is_torn(between: str) -> bool:
    """Whether a line broken in the middle of a sentence stands between two marks."""
    before, newline, after = between.partition("\n")
    return bool(newline) and after.count("\n") < 8 and before.rstrip()[-1:] not in "。；;！？"
