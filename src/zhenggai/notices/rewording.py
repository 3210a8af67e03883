"""What was written otherwise in a later version of a paper: its paragraphs side by side.

Comparisons of `notices.compare` judge problems, counts and deadlines; this tells every change of
words. Paragraphs that moved without a change are told as gone and come.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from rapidfuzz import fuzz
from rapidfuzz.distance import Indel

from zhenggai.notices.notice import Notice
from zhenggai.notices.source import Span

# Of 100: two paragraphs are one that was reworded; below, one went and another came.
ENOUGH = 50
# An unchanged stretch that is shorter than this would only tear the words apart.
TORN = 2
# A number changes as a whole: 34 to 35, 89.5 to 98.5
_TOKEN = re.compile(r"[0-9]+(?:\.[0-9]+)?|.", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a paragraph; `is_changed` where the other version has it otherwise."""

    text: str
    is_changed: bool


@dataclass(frozen=True, slots=True)
class Reworded:
    """A paragraph in both versions; one side is empty where a paragraph went or came.

    `old_number` and `new_number` count paragraphs from 1; 0 where there is none.
    """

    old: tuple[Words, ...]
    new: tuple[Words, ...]
    old_number: int
    new_number: int


def reworded(old: Notice, new: Notice) -> list[Reworded]:
    """Every paragraph that is not the same in both, in the order of the new one."""
    return reworded_lines(_texts(old), _texts(new))


def reworded_lines(before: Sequence[str], after: Sequence[str]) -> list[Reworded]:
    """The same for paragraphs that are at hand."""
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    found: list[Reworded] = []
    for tag, old_start, old_end, new_start, new_end in matcher.get_opcodes():
        if tag != "equal":
            found += _changed(before, after, Span(old_start, old_end), Span(new_start, new_end))
    return found


def _texts(notice: Notice) -> list[str]:
    return [notice.source.text[one.start : one.end].strip() for one in notice.paragraphs]


def _changed(
    before: Sequence[str], after: Sequence[str], olds: Span, news: Span
) -> Iterator[Reworded]:
    """A run of paragraphs that were put in place of others: each beside the likeliest, in order."""
    at = olds.start
    for number in range(news.start, news.end):
        like = [fuzz.ratio(before[one], after[number]) for one in range(at, olds.end)]
        best = max(range(len(like)), key=like.__getitem__, default=-1)
        if best < 0 or like[best] < ENOUGH:
            yield Reworded((), (Words(after[number], is_changed=True),), 0, number + 1)
            continue
        for gone in range(at, at + best):
            yield Reworded((Words(before[gone], is_changed=True),), (), gone + 1, 0)
        at += best
        yield Reworded(*_beside(before[at], after[number]), at + 1, number + 1)
        at += 1
    for gone in range(at, olds.end):
        yield Reworded((Words(before[gone], is_changed=True),), (), gone + 1, 0)


def _beside(old: str, new: str) -> tuple[tuple[Words, ...], tuple[Words, ...]]:
    """Both wordings with what differs."""
    left: list[Words] = []
    right: list[Words] = []
    olds, news = _TOKEN.findall(old), _TOKEN.findall(new)
    for one in Indel.opcodes(olds, news):
        same = "".join(olds[one.src_start : one.src_end])
        is_changed = one.tag != "equal" or len(same) < TORN
        _add(left, same, is_changed=is_changed)
        _add(right, "".join(news[one.dest_start : one.dest_end]), is_changed=is_changed)
    return tuple(left), tuple(right)


def _add(to: list[Words], text: str, *, is_changed: bool) -> None:
    if not text:
        return
    if to and to[-1].is_changed == is_changed:
        to[-1] = Words(to[-1].text + text, is_changed)
    else:
        to.append(Words(text, is_changed))
