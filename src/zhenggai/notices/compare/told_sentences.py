"""Sentences that a ledger tells, and the same sentences of a paper: which of them differ.

A sentence is what stands between two marks, without labels; so the order of a paper, its labels and
its paragraphs do not matter, and what the office wrote itself is no fault.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeVar

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
    """A sentence of the ledger; `about` names the item that it tells of."""

    text: str
    about: str = ""
    figures: tuple[ToldFigure, ...] = ()


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


def differences(
    told: Sequence[ToldSentence], printed: Sequence[Printed]
) -> tuple[list[Difference], list[Printed]]:
    """The numbers in which a sentence of the paper is another than the ledger's, and the sentences
    that only the paper has."""
    missing, own = _unlike(told, printed)
    missing, own = _rest(missing, _counted(own)), _rest(own, _counted(missing))
    found: list[Difference] = []
    for one in missing:
        twin = _twin(one, own) if _DIGITS.search(one.text) else None
        if twin is not None:
            own.remove(twin)
            found += _compared(one, twin)
    return found, own


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


def _twin(one: ToldSentence, own: Sequence[Printed]) -> Printed | None:
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
    matcher = SequenceMatcher(
        None, [one.text[each] for each in old], [other.text[each] for each in new], autojunk=False
    )
    for kind, begin, end, new_begin, new_end in matcher.get_opcodes():
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
            yield Difference(one, Span(number.start, number.stop), now, _placed(other, at))


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
