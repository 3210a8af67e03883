"""Figures of a line that was worded anew in another order: found by what is said of each number.

35个问题中，已完成21个、正在整改12个 comes back as 正在整改12个，共35个问题. A number is the figure
of which its clause speaks, or that has its noun, or the only one that reads the same; where
two could be meant, none is.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from zhenggai.notices.source import Span
from zhenggai.publication.drafts.sayings import clause_of, said

_NUMBER = r"(?<![\d.])\d[\d,]*(?:\.\d+)?"
_TOLD = re.compile(rf"{_NUMBER}(?P<unit>.*)")
_QUANTITY = re.compile(rf"{_NUMBER}(?:[%％]|万元|亿元|人次|[个项件条人次家名份元])?")
# So many letters beside a number are its noun.
_NOUN = 2
# 完成率为60% · 问题共35个
_FILLER = "为达到至约共计有是了"
# How surely a number is a figure: it reads the same and is said alike, the clause names the figure,
# it has the noun of it, it reads the same.
_SURE, _NAMED, _ALIKE, _READS = 4, 3, 2, 1


@dataclass(frozen=True, slots=True)
class SentFigure:
    """A figure as it went out, with its place in what a person reads."""

    figure: str
    title: str
    told: str
    start: int
    end: int


def spoken_figures(
    left: Sequence[SentFigure], was: str, words: str, taken: Collection[Span]
) -> Iterator[tuple[SentFigure, Span]]:
    """Those of the figures of the line `was` that stand somewhere in `words`, outside the places
    that are `taken`, each with its place now."""
    before, now = _Line(was), _Line(words)
    likely = [
        (sure, one, place)
        for one in left
        for place in now.places_for(one)
        if not any(place.start < each.end and each.start < place.end for each in taken)
        for sure in (_sureness(one, place, before, now),)
        if sure
    ]
    for level in (_SURE, _NAMED, _ALIKE, _READS):
        pairs = [(one, place) for sure, one, place in likely if sure == level]
        figures, places = Counter(one for one, _ in pairs), Counter(place for _, place in pairs)
        chosen = [pair for pair in pairs if figures[pair[0]] == places[pair[1]] == 1]
        yield from chosen
        gone, full = {one for one, _ in chosen}, {place for _, place in chosen}
        likely = [one for one in likely if one[1] not in gone and one[2] not in full]


class _Line:
    """A plain line with its numbers."""

    def __init__(self, words: str) -> None:
        self.words = words
        self.spans = [Span(*one.span()) for one in _QUANTITY.finditer(words)]

    def places_for(self, one: SentFigure) -> Iterator[Span]:
        """Every number with the unit of the figure."""
        told = _TOLD.fullmatch(one.told)
        if told:
            pattern = rf"{_NUMBER}{re.escape(told['unit'])}(?!\d)"
            yield from (Span(*found.span()) for found in re.finditer(pattern, self.words))

    def clause(self, at: Span) -> str:
        """The clause of a number with # in its place."""
        return clause_of(at, self.spans, self.words)


def _sureness(one: SentFigure, place: Span, before: _Line, now: _Line) -> int:
    clause, old = now.clause(place), before.clause(Span(one.start, one.end))
    is_named, is_alike = said(clause) == one.figure, _noun(clause) == _noun(old) != ""
    if now.words[slice(*place)] == one.told:
        return _SURE if is_named or is_alike else _READS
    return _NAMED if is_named else _ALIKE if is_alike else 0


def _noun(clause: str) -> str:
    """What a number counts: the words right before it, else those behind it; "" where none say."""
    before, _, after = clause.partition("#")
    before = before.rstrip(_FILLER)
    noun = before[-_NOUN:] if before else after[:_NOUN]
    return noun if len(noun) == _NOUN else ""
