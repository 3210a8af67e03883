"""Which quotes, brackets and book marks of a text have no partner, or the wrong one.

Marks are paired within a paragraph, each family by itself, and quotes inside 《》 apart from
those around it: so one
missing mark is one fault and says nothing about the marks after it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice
from typing import Literal

from zhenggai.notices.paragraphs import Paragraph
from zhenggai.notices.source import Span

Family = Literal["quote", "bracket", "book"]
Kind = Literal["unclosed", "unopened", "mismatched", "width", "reversed"]


@dataclass(frozen=True, slots=True)
class MarkFault:
    """A mark without its partner.

    `unclosed` has no closing mark, `unopened` no opening one; `mismatched` is closed by a mark of
    another shape
    and `width` by one of another width; `reversed` is a pair of twice the same mark. `mark` is
    the place of the
    mark itself, `span` takes in the words beside it. `more` counts further faults of this kind in
    the paragraph
    that are not told one by one.
    """

    family: Family
    kind: Kind
    mark: Span
    span: Span
    more: int = 0


@dataclass(frozen=True, slots=True)
class _Mark:
    """One printed mark."""

    sign: str
    at: int


# What is wrong, in which family, at which mark, with which partner
_Fault = tuple[Kind, Family, _Mark, _Mark | None]

CLOSES = {
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "（": "）",
    "(": ")",
    "〔": "〕",
    "【": "】",
    "[": "]",
    "［": "］",
    "《": "》",
    "〈": "〉",
}
OPENS = {closing: opening for opening, closing in CLOSES.items()}
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
WIDTHS = ({"（", ")"}, {"(", "）"}, {"[", "］"}, {"［", "]"})
# Everything that is no mark: what remains of a paragraph is its marks alone.
_OTHER = re.compile("[^" + re.escape("".join(FAMILIES.values())) + "]+")
_MARK = re.compile("[" + re.escape("".join(FAMILIES.values())) + "]")
# “” （） 《》 "": a pair with nothing but pairs in it.
_PAIR = re.compile("|".join(re.escape(one + other) for one, other in CLOSES.items()) + '|""')
# 1) · a) · 12） · 三）: a label, whose bracket opens nowhere. It stands at the start or after a
# mark or blank.
_LABEL = re.compile(r"(?:^|[\s。；;:：，,、.])(?:\d{1,3}|[a-zA-Z]|[一二三四五六七八九十]{1,3})$")
# 2020: what stands in the brackets of a document number, which has a rule of its own.
_YEAR = re.compile(r"\d{4}$")
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
    marks: dict[Family, list[_Mark]] = {"quote": [], "bracket": [], "book": []}
    every = _MARK.finditer(text, paragraph.start, paragraph.end)
    for match in islice(every, MOST_MARKS):
        sign = match.group()
        for family, signs in FAMILIES.items():
            if sign in signs:
                marks[family].append(_Mark(sign, match.start()))
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
        firsts: dict[tuple[Kind, Family], tuple[_Mark, _Mark | None]] = {}
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
    marks: tuple[_Mark, _Mark | None],
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


def pair_books(marks: list[_Mark]) -> tuple[list[tuple[Kind, _Mark]], list[Span]]:
    """Book marks without partner, and the spans of the outermost titles."""
    open_ones: list[_Mark] = []
    found: list[tuple[Kind, _Mark]] = []
    titles: list[Span] = []
    for mark in marks:
        if mark.sign in CLOSES:
            open_ones.append(mark)
        elif open_ones:
            opening = open_ones.pop()
            while titles and titles[-1].start > opening.at:
                titles.pop()
            titles.append(Span(opening.at, mark.at))
        else:
            found.append(("unopened", mark))
    return found + [("unclosed", mark) for mark in open_ones], titles


def scopes(marks: list[_Mark], titles: list[Span]) -> Iterator[list[_Mark]]:
    """Quotes outside titles, then those inside each title."""
    outside: list[_Mark] = []
    inside: dict[int, list[_Mark]] = {}
    at = 0
    for mark in marks:
        while at < len(titles) and titles[at].end < mark.at:
            at += 1
        if at < len(titles) and titles[at].start < mark.at:
            inside.setdefault(at, []).append(mark)
        else:
            outside.append(mark)
    yield outside
    yield from inside.values()


def pair_quotes(text: str, marks: list[_Mark]) -> Iterator[tuple[Kind, _Mark, _Mark | None]]:
    """Quotes of one scope that have no partner or the wrong one."""
    open_ones: list[_Mark] = []
    lonely: list[_Mark] = []
    marks = [mark for mark in marks if not is_apostrophe(text, mark)]
    straight_is_odd = sum(mark.sign == '"' for mark in marks) % 2
    for n, mark in enumerate(marks):
        sign = mark.sign
        top = open_ones[-1].sign if open_ones else ""
        following = marks[n + 1].sign if n + 1 < len(marks) else ""
        if sign in CLOSES:
            open_ones.append(mark)
        elif sign == '"':
            if top == '"':
                open_ones.pop()
            elif top == "“" and straight_is_odd and following != "”":
                yield "mismatched", open_ones.pop(), mark
            else:
                open_ones.append(mark)
        elif top == OPENS[sign]:
            open_ones.pop()
        elif len(open_ones) > 1 and open_ones[-2].sign == OPENS[sign]:
            yield "unclosed", open_ones.pop(), None
            open_ones.pop()
        elif top and following != CLOSES.get(top):
            yield "mismatched", open_ones.pop(), mark
        else:
            lonely.append(mark)
    yield from twins(open_ones, "unclosed")
    yield from twins(lonely, "unopened")


def twins(marks: list[_Mark], kind: Kind) -> Iterator[tuple[Kind, _Mark, _Mark | None]]:
    """Two like marks near each other are one pair set wrongly (“四风“), else each is alone."""
    n = 0
    while n < len(marks):
        mark, partner = marks[n], marks[n + 1] if n + 1 < len(marks) else None
        if partner and partner.sign == mark.sign != '"' and partner.at - mark.at < 30:
            yield "reversed", mark, partner
            n += 2
        else:
            yield kind, mark, None
            n += 1


def is_apostrophe(text: str, mark: _Mark) -> bool:
    """Whether ’ stands in a Latin word (it’s), or a straight quote means inches (24")."""
    before = text[mark.at - 1 : mark.at]
    if mark.sign == "’":
        return before.isascii() and before.isalnum() and text[mark.at + 1 : mark.at + 2].isascii()
    return mark.sign == '"' and before.isdigit() and text.find('"', mark.at + 1, mark.at + 60) < 0


def pair_brackets(
    text: str, paragraph: Paragraph, marks: list[_Mark]
) -> Iterator[tuple[Kind, _Mark, _Mark | None]]:
    """Brackets that have no partner or the wrong one; labels such as 1) have none by right."""
    open_ones: list[_Mark] = []
    for mark in marks:
        if mark.sign in CLOSES:
            open_ones.append(mark)
        elif not open_ones:
            if not _LABEL.search(text[max(paragraph.start, mark.at - 4) : mark.at]):
                yield "unopened", mark, None
        elif open_ones[-1].sign == OPENS[mark.sign]:
            open_ones.pop()
        elif {open_ones[-1].sign, mark.sign} in WIDTHS:
            yield "width", open_ones.pop(), mark
        elif len(open_ones) > 1 and open_ones[-2].sign == OPENS[mark.sign]:
            yield "unclosed", open_ones.pop(), None
            open_ones.pop()
        else:
            opening = open_ones.pop()
            if not _YEAR.match(text[opening.at + 1 : mark.at]):
                yield "mismatched", opening, mark
    for mark in open_ones:
        yield "unclosed", mark, None


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
