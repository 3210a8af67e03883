"""Pairing marks of one family: which of them have no partner, or the wrong one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from zhenggai.notices.paragraphs import Paragraph
from zhenggai.notices.source import Span

Kind = Literal["unclosed", "unopened", "mismatched", "width", "reversed"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One printed mark."""

    sign: str
    at: int


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
WIDTHS = ({"（", ")"}, {"(", "）"}, {"[", "］"}, {"［", "]"})
# 1) · a) · 12） · 三）: a label, whose bracket opens nowhere. It stands at the start or after a
# mark or blank.
_LABEL = re.compile(r"(?:^|[\s。；;:：，,、.])(?:\d{1,3}|[a-zA-Z]|[一二三四五六七八九十]{1,3})$")
# 2020: what stands in the brackets of a document number, which has a rule of its own.
_YEAR = re.compile(r"\d{4}$")


def pair_books(marks: list[Mark]) -> tuple[list[tuple[Kind, Mark]], list[Span]]:
    """Book marks without partner, and the spans of the outermost titles."""
    open_ones: list[Mark] = []
    found: list[tuple[Kind, Mark]] = []
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


def scopes(marks: list[Mark], titles: list[Span]) -> Iterator[list[Mark]]:
    """Quotes outside titles, then those inside each title."""
    outside: list[Mark] = []
    inside: dict[int, list[Mark]] = {}
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


def pair_quotes(text: str, marks: list[Mark]) -> Iterator[tuple[Kind, Mark, Mark | None]]:
    """Quotes of one scope that have no partner or the wrong one."""
    open_ones: list[Mark] = []
    lonely: list[Mark] = []
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


def twins(marks: list[Mark], kind: Kind) -> Iterator[tuple[Kind, Mark, Mark | None]]:
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


def is_apostrophe(text: str, mark: Mark) -> bool:
    """Whether ’ stands in a Latin word (it’s), or a straight quote means inches (24")."""
    before = text[mark.at - 1 : mark.at]
    if mark.sign == "’":
        return before.isascii() and before.isalnum() and text[mark.at + 1 : mark.at + 2].isascii()
    return mark.sign == '"' and before.isdigit() and text.find('"', mark.at + 1, mark.at + 60) < 0


def pair_brackets(
    text: str, paragraph: Paragraph, marks: list[Mark]
) -> Iterator[tuple[Kind, Mark, Mark | None]]:
    """Brackets that have no partner or the wrong one; labels such as 1) have none by right."""
    open_ones: list[Mark] = []
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
