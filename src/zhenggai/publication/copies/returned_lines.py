"""A paragraph that came back as a line of its part: which figures in it are still the ledger's."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from zhenggai.notices.source import Span
from zhenggai.publication.copies.spoken_figures import SentFigure, spoken_figures
from zhenggai.publication.copies.word_copy import CopyFigure, CopyParagraph
from zhenggai.publication.drafts.drafted import LedgerText, reprinted
from zhenggai.publication.drafts.kept_text import places_in, plain_of_kept
from zhenggai.publication.drafts.typed_text import kept_line
from zhenggai.writers.bound import figures_at, mark

_BLANKS = re.compile(r"\s+")
# A figure is no longer than this, and holds none of these marks.
_LONGEST = 20
_ENDS = re.compile("[，。；、：（）]")
# 一、 （一） 1. （1） ① 一是
_LABEL = re.compile(
    r"[一二三四五六七八九十]{1,3}[、是]|（[一二三四五六七八九十\d]{1,3}）|\d{1,3}[.．]|[①-⑳]"
)
# An unchanged stretch that is shorter than this tells no place.
_TORN = 2


@dataclass(frozen=True, slots=True)
class BackFigure:
    """A figure in a paragraph that came back: it went out as `told` and reads `now`, from `start`
    to `end`. `printed` is what the ledger says; `n` counts the part's figures."""

    n: int
    figure: str
    title: str
    told: str
    now: str
    printed: str
    found: Literal["control", "sentence"]
    start: int
    end: int

    @property
    def agrees(self) -> bool:
        """Whether it still says what went out."""
        return _bare(self.now) == _bare(self.told)


@dataclass(frozen=True, slots=True)
class BackLine:
    """A line of a part: the kept one it was, and what came back in its place (None: untouched)."""

    was: str
    words: str | None = None
    figures: tuple[BackFigure, ...] = ()

    def kept(self, free: Collection[int]) -> str:
        """The line as it is kept, those figures bound that are not `free`."""
        if self.words is None:
            return self.was
        made, done = "", 0
        for one in sorted(self.figures, key=lambda each: each.start):
            if one.n not in free and one.start >= done:
                marked = mark(one.figure, one.title, one.printed)
                made += self.words[done : one.start] + marked
                done = one.end
        return kept_line(made + self.words[done:], self.was)


def back_line(
    paragraph: CopyParagraph,
    was: str,
    started: int,
    ledger: LedgerText,
    titles: Mapping[str, str],
) -> BackLine:
    """The paragraph in place of a kept line; its figures are numbered from `started`."""
    lead = len(paragraph.text) - len(paragraph.text.lstrip())
    words = paragraph.text.strip()
    controls = [
        CopyFigure(one.figure, one.start - lead, one.end - lead) for one in paragraph.figures
    ]
    found: list[BackFigure] = []
    plain = plain_of_kept(was)
    beside = _Beside(plain, words)
    left: list[SentFigure] = []
    for one in _figures_of(was):
        place = _controlled(one, controls) or _in_sentence(one, beside)
        if place is None:
            left.append(one)
            continue
        how: Literal["control", "sentence"] = "control" if place[2] else "sentence"
        found.append(_figure(started + len(found), one, words, place[:2], how, ledger))
    taken = [Span(one.start, one.end) for one in found]
    taken += [Span(one.start, one.end) for one in controls]
    for one, span in spoken_figures(left, plain, words, taken):
        found.append(_figure(started + len(found), one, words, span, "sentence", ledger))
    for control in controls:
        # A sentence that was copied to another place, control and all.
        now = words[control.start : control.end]
        title = titles.get(control.figure, "")
        if title:
            copied = SentFigure(control.figure, title, now, 0, 0)
            place_of = (control.start, control.end)
            found.append(_figure(started + len(found), copied, words, place_of, "control", ledger))
    if was and _is_same(words, plain):
        # The very words: whatever became of the controls, the figures are where they were.
        return BackLine(was)
    return BackLine(was, words, tuple(found))


def _figure(
    n: int,
    one: SentFigure,
    words: str,
    place: tuple[int, int],
    how: Literal["control", "sentence"],
    ledger: LedgerText,
) -> BackFigure:
    row = ledger.figures.get(one.figure)
    printed = reprinted(row, one.told) if row else one.told
    now = words[place[0] : place[1]]
    return BackFigure(n, one.figure, one.title, one.told, now, printed, how, *place)


def _figures_of(line: str) -> Iterator[SentFigure]:
    """The figures of a kept line, each with its place in what a person reads."""
    places = places_in(line)
    for at, figure, title, text in figures_at(line):
        if text:
            start = places.index(at)
            yield SentFigure(figure, title, text, start, start + len(text))


def _controlled(one: SentFigure, controls: list[CopyFigure]) -> tuple[int, int, bool] | None:
    """The first control of the figure that is left; it is taken."""
    for place, control in enumerate(controls):
        if control.figure == one.figure:
            del controls[place]
            return control.start, control.end, True
    return None


class _Beside:
    """Two wordings of a line: where what stood at a place stands now."""

    def __init__(self, was: str, words: str) -> None:
        """The line that went out, and what came back."""
        self.words = words
        self.length = len(was)
        same = SequenceMatcher(None, was, words, autojunk=False).get_matching_blocks()
        self._led = {
            one.a + at: one.b + at for one in same if one.size >= _TORN for at in range(one.size)
        }

    def led(self, at: int) -> int | None:
        """The place now; None where the character is gone or others."""
        return self._led.get(at)


def _in_sentence(one: SentFigure, beside: _Beside) -> tuple[int, int, bool] | None:
    """The figure by the words right before and after it."""
    start, end = beside.led(one.start - 1), beside.led(one.end)
    if one.start == 0:
        start = -1
    if one.end == beside.length:
        end = len(beside.words)
    if start is None or end is None or (one.start == 0 and one.end == beside.length):
        return None
    now = beside.words[start + 1 : end]
    if not now or len(now) > _LONGEST or _ENDS.search(now):
        return None
    return start + 1, end, False


def _is_same(words: str, was: str) -> bool:
    """Whether a paragraph is the line that went out, be it that a program made its label a number
    of its own."""
    now, before = _bare(words), _bare(was)
    return now == before or (
        before.endswith(now) and bool(_LABEL.fullmatch(before.removesuffix(now)))
    )


def _bare(text: str) -> str:
    return _BLANKS.sub("", text)
