"""Sentences that a ledger tells, and the same sentences of a paper: which of them differ.

A sentence is what stands between two marks, without labels; so the order of a paper, its labels and
its paragraphs do not matter, and what the office wrote itself is no fault. Only sentences of the
same item are held against each other, and numbers that say the same are no difference.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import NamedTuple, TypeVar

from zhenggai.notices.compare.same_number import says_same
from zhenggai.notices.compare.sentence_places import Places, Where
from zhenggai.notices.labels import LINE_LABEL
from zhenggai.notices.source import Span

# What ends a sentence; a tab parts the cells of a row
_ENDS = re.compile(r"[。；;：:！!？?\t\n\r]+")
_BLANKS = re.compile(r"[ \u3000\xa0]+")
# 21个 · 60.00% · 386.52万元 · 2026年: a number with what it counts
NUMBER = re.compile(r"\d+(?:\.\d+)?(?:[%％]|[万亿]?[一-龥])?")
_DIGITS = re.compile(r"\d+(?:\.\d+)?")
# Two sentences with so much in common are one that was changed.
ALIKE = 0.6


@dataclass(frozen=True, slots=True)
class ToldFigure:
    """A figure of a sentence that is bound to the ledger: where it stands in it, what a person
    calls it, and how it was made."""

    span: Span
    title: str
    working: str


@dataclass(frozen=True, slots=True)
class ToldSentence:
    """A sentence of the ledger; `about` names the item that it tells of, `place` the part of the
    paper (a row of a table is one of its own), `of_item` whether that is about problems.

    `words` are those that say something else when they are changed: the name of the team, that a
    deadline is past.
    """

    text: str
    about: str = ""
    figures: tuple[ToldFigure, ...] = ()
    place: str = ""
    of_item: bool = False
    words: tuple[ToldFigure, ...] = ()


@dataclass(frozen=True, slots=True)
class Printed:
    """A sentence of the paper, without its label."""

    text: str
    span: Span


One = TypeVar("One", ToldSentence, Printed)


@dataclass(frozen=True, slots=True)
class Difference:
    """A number of the ledger (`told`) and what the paper has in its place (`now` at `span`; empty
    where nothing stands there)."""

    sentence: ToldSentence
    told: Span
    now: str
    span: Span


class Beside(NamedTuple):
    """A paper beside a ledger: the numbers that differ, the sentences that only the paper has,
    those that only the ledger has, and the words that were changed or left out."""

    numbers: list[Difference]
    own: list[Printed]
    lost: list[ToldSentence]
    words: list[Difference]


def sentences_of(text: str) -> Iterator[Span]:
    """Where the sentences of a text stand, labels left out."""
    start = 0
    for end in [*_ENDS.finditer(text), None]:
        stop = end.start() if end else len(text)
        yield from _without_label(text, start, stop)
        start = end.end() if end else stop


def _without_label(text: str, start: int, stop: int) -> Iterator[Span]:
    while label := LINE_LABEL.match(text, start, stop):
        start = label.end(label.lastgroup or 0)
    while start < stop and text[start] in " \u3000\xa0，,":
        start += 1
    if text[start:stop].strip():
        yield Span(start, stop)


def printed_sentences(text: str) -> list[Printed]:
    """The sentences of a paper."""
    return [Printed(text[one.start : one.end], one) for one in sentences_of(text)]


def same_count(told: Iterable[ToldSentence], printed: Iterable[Printed]) -> int:
    """How many sentences of the paper are the ledger's."""
    return (_counted(told) & _counted(printed)).total()


def differences(told: Sequence[ToldSentence], printed: Sequence[Printed]) -> Beside:
    """In what a paper differs from the ledger's sentences."""
    missing, own = _unlike(told, printed)
    missing, own = _rest(missing, _counted(own)), _rest(own, _counted(missing))
    places = dict(zip(printed, places_of(told, printed), strict=True))
    numbers: list[Difference] = []
    words: list[Difference] = []
    lost: list[ToldSentence] = []
    for one in missing:
        there = [other for other in own if one.place in places[other].possible]
        is_held = bool(one.words or _DIGITS.search(one.text))
        twin = twin_of(one, there) if is_held else None
        if twin is None:
            lost.append(one)
            continue
        own.remove(twin)
        numbers += _compared(one, twin)
        words += _words_compared(one, twin)
    return Beside(numbers, own, lost, words)


def places_of(told: Sequence[ToldSentence], printed: Sequence[Printed]) -> list[Where]:
    """For each sentence of the paper where in the ledger's it belongs."""
    known = Places([(_bare(one.text), one.place) for one in told])
    return known.of([_bare(one.text) for one in printed])


def _unlike(
    told: Sequence[ToldSentence], printed: Sequence[Printed]
) -> tuple[list[ToldSentence], list[Printed]]:
    """Both without what stands in both in the same order: of sentences that occur several times the
    one that was changed remains."""
    old, new = [_bare(one.text) for one in told], [_bare(one.text) for one in printed]
    first = _alike_from(old, new)
    last = _alike_from(old[first:][::-1], new[first:][::-1])
    old, new = old[first : len(old) - last], new[first : len(new) - last]
    missing: list[ToldSentence] = []
    own: list[Printed] = []
    for kind, begin, end, new_begin, new_end in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if kind != "equal":
            missing += told[first + begin : first + end]
            own += printed[first + new_begin : first + new_end]
    return missing, own


def _alike_from(old: Sequence[str], new: Sequence[str]) -> int:
    """How many sentences at the beginning are the same."""
    pairs = enumerate(zip(old, new, strict=False))
    return next((at for at, (one, other) in pairs if one != other), min(len(old), len(new)))


def _counted(held: Iterable[ToldSentence | Printed]) -> Counter[str]:
    return Counter(_bare(one.text) for one in held)


def _rest(held: Iterable[One], other: Counter[str]) -> list[One]:
    """What the other side has not, or not so often."""
    left = Counter(other)
    rest: list[One] = []
    for one in held:
        text = _bare(one.text)
        if left[text] > 0:
            left[text] -= 1
        else:
            rest.append(one)
    return rest


def twin_of(one: ToldSentence, own: Sequence[Printed]) -> Printed | None:
    """The sentence of the paper that this one became: the same but for its numbers, else the one
    most alike."""
    mask = _masked(one.text)
    same = [other for other in own if _masked(other.text) == mask]
    if same:
        return max(same, key=lambda other: _likeness(one.text, other.text))
    alike = [(_likeness(mask, _masked(other.text)), other) for other in own]
    best = max(alike, key=lambda pair: pair[0], default=(0.0, None))
    return best[1] if best[0] >= ALIKE else None


def _compared(one: ToldSentence, other: Printed) -> Iterator[Difference]:
    """Each number of the ledger's sentence that the paper's has not in its place."""
    old, new = _tokens(one.text), _tokens(other.text)
    for kind, begin, end, new_begin, new_end in _opcodes(one, old, other, new):
        if kind not in ("replace", "delete"):
            continue
        numbers = [each for each in old[begin:end] if NUMBER.fullmatch(one.text[each])]
        others = new[new_begin:new_end]
        digits = [each for each in others if NUMBER.fullmatch(other.text[each])]
        pairs = len(numbers) == len(digits)
        for place, number in enumerate(numbers):
            there = [digits[place]] if pairs else others
            at = Span(there[0].start, there[-1].stop) if there else Span(0, 0)
            now = other.text[at.start : at.end]
            if not says_same(now, one.text[number]):
                yield Difference(one, Span(number.start, number.stop), now, _placed(other, at))


def _words_compared(one: ToldSentence, other: Printed) -> Iterator[Difference]:
    """Each of the words that say something else in the paper; a shorter form says the same."""
    old, new = _tokens(one.text), _tokens(other.text)
    codes = list(_opcodes(one, old, other, new)) if one.words else []
    for word in one.words:
        told = one.text[word.span.start : word.span.end]
        # What stands beside the characters of the word: all of a stretch that was replaced.
        there: list[slice] = []
        for kind, begin, end, new_begin, new_end in codes:
            inside = [
                at
                for at in range(begin, end)
                if word.span.start <= old[at].start and old[at].stop <= word.span.end
            ]
            if inside and kind == "equal":
                there += [new[new_begin + at - begin] for at in inside]
            elif inside:
                there += new[new_begin:new_end]
        at = Span(there[0].start, there[-1].stop) if there else Span(0, 0)
        now = other.text[at.start : at.end]
        if not now or not _is_shortened(told, now):
            yield Difference(one, word.span, now, _placed(other, at))


def _is_shortened(told: str, now: str) -> bool:
    """Whether a text is another one, some of its characters left out: 巡视组 for 省委第三巡视组."""
    left = iter(told)
    return all(one in left for one in _bare(now))


def _opcodes(
    one: ToldSentence, old: Sequence[slice], other: Printed, new: Sequence[slice]
) -> list[tuple[str, int, int, int, int]]:
    matcher = SequenceMatcher(
        None, [one.text[each] for each in old], [other.text[each] for each in new], autojunk=False
    )
    return list(matcher.get_opcodes())


def _placed(other: Printed, at: Span) -> Span:
    """Where in the paper a stretch of a sentence stands; all of the sentence where it is empty."""
    if at.start == at.end:
        return other.span
    return Span(other.span.start + at.start, min(other.span.start + at.end, other.span.end))


def _tokens(text: str) -> list[slice]:
    """Numbers with their unit whole, and every other character."""
    found: list[slice] = []
    done = 0
    for one in [*NUMBER.finditer(text), None]:
        start, end = one.span() if one else (len(text), len(text))
        found += [slice(at, at + 1) for at in range(done, start)]
        if one:
            found.append(slice(start, end))
        done = end
    return found


def _masked(text: str) -> str:
    return _DIGITS.sub("#", _bare(text))


def _bare(text: str) -> str:
    return _BLANKS.sub("", text)


def _likeness(one: str, other: str) -> float:
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    is_alike = matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE
    return matcher.ratio() if is_alike else 0.0
