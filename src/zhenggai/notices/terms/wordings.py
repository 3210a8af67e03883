"""Fixed phrases cut in two, so that a phrase with a slip in it is found by its whole half.

A phrase with one wrong, missing, added or swapped character still has one half intact; the other
half is compared with what stands beside it.
"""

from functools import cache
from typing import NamedTuple

from zhenggai.notices.source import Span
from zhenggai.notices.terms.lists import load

# A slip in these alone leaves the wording alone: 中华民族的伟大复兴, 生态保护与高质量发展.
IDLE = frozenset("的地之和与同及并、，,。；;：:“”‘’\"'《》〈〉（）() \u3000\n\r\t·")


class Stem(NamedTuple):
    """Half of a phrase: `words` is whole, `rest` is the half that may have a slip."""

    words: str
    rest: str
    phrase: str
    is_head: bool


class Slip(NamedTuple):
    """A phrase printed with one slip at `span`."""

    phrase: str
    span: Span


@cache
def stems() -> tuple[Stem, ...]:
    """Both halves of every fixed phrase."""
    found = []
    for phrase in load("fixed_wording")["phrases"]:
        half = len(phrase) // 2
        head, tail = phrase[:half], phrase[half:]
        found.append(Stem(head, tail, phrase, is_head=True))
        found.append(Stem(tail, head, phrase, is_head=False))
    return tuple(found)


def find_slip(text: str, stem: Stem, span: Span) -> Slip | None:
    """The phrase around a whole half, if its other half has just one slip."""
    size = len(stem.rest)
    if stem.is_head:
        beside = text[span.end : span.end + size + 1]
        length = slipped_length(stem.rest, beside, sure=1)
        return None if length is None else Slip(stem.phrase, Span(span.start, span.end + length))
    beside = text[max(0, span.start - size - 1) : span.start]
    length = slipped_length(stem.rest[::-1], beside[::-1], sure=2)
    return None if length is None else Slip(stem.phrase, Span(span.start - length, span.end))


def slipped_length(want: str, beside: str, sure: int) -> int | None:
    """How many characters of `beside` are `want` with one slip; None where it is something else.

    The outermost `sure` characters of `want` must stand: 全面建设社会主义现代化国防 and
    全力建设社会主义现代化国家 are other phrases and no slips. A slip in 的 or 和 is none.
    """
    size = len(want)
    if beside.startswith(want):
        return None
    pairs = enumerate(zip(want, beside, strict=False))
    at = next((n for n, (wanted, printed) in pairs if wanted != printed), size)
    if at >= size - sure or at >= len(beside) or IDLE & {want[at], beside[at]}:
        return None
    slips = (
        (size, want[at + 1] + want[at] + want[at + 2 :]),  # two characters swapped
        (size, beside[at] + want[at + 1 :]),  # another character
        (size + 1, beside[at] + want[at:]),  # one too many
        (size - 1, want[at + 1 :]),  # one missing
    )
    return next((length for length, slip in slips if beside[at:length] == slip), None)
