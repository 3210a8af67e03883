"""Searching a notice's own words: what a pattern finds outside the furniture of the page."""

import re
from collections.abc import Iterator
from itertools import islice

from zhenggai.notices.source import Source

# A hundred notices have fewer: what has more is no paper, and must not take minutes.
MOST = 20_000


def matches(pattern: re.Pattern[str], source: Source, start: int = 0) -> Iterator[re.Match[str]]:
    """The first `MOST` matches of a pattern in the document itself, in order, from `start` on."""
    for match in islice(pattern.finditer(source.text, start), MOST):
        if is_printed(source, match.start()):
            yield match


def is_printed(source: Source, at: int) -> bool:
    """Whether an offset lies in the document and not in the furniture of its page."""
    return not any(one.start <= at < one.end for one in source.furniture)


def clause_start(text: str, at: int, stops: str = "。；;！？\n", reach: int = 200) -> int:
    """Where the sentence around `at` begins, at most `reach` characters before it."""
    floor = max(0, at - reach)
    return max(floor, *(text.rfind(stop, floor, at) + 1 for stop in stops))
