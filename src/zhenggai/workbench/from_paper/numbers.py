"""Numbers of items as a clerk types them: 3、5-8、12; 15-1 for a measure; 12.1 for a sub-item."""

import re
from collections.abc import Collection, Iterator

_BETWEEN = re.compile(r"[、，,；;\s]+")
# 5-8 · 5－8 · 5—8 · 5~8 · 5至8; also 问题5至8
_RANGE = re.compile(r"(\d{1,4})\s*(?:[-－—–~～]+|至|到)\s*(\d{1,4})")
# 15-1 · 15-1.2, with the hyphen of whatever keyboard
_HYPHENS = re.compile(r"[－—–]")
_ONE = re.compile(r"\d{1,4}(?:\.\d{1,3})?(?:-\d{1,4}(?:\.\d{1,3})?)?")
_MOST = 300


class NumbersError(ValueError):
    """A text that is no list of numbers; the sentence says what was not understood."""


def numbers_of(text: str, exact: Collection[str] = ()) -> list[str]:
    """The numbers in the order typed, each once. `exact` are numbers such as 15-1 that are meant
    as they stand, not from 15 to 1. Raises NumbersError."""
    found = list(dict.fromkeys(_each(text, frozenset(exact))))
    if len(found) > _MOST:
        raise NumbersError(f"一行最多{_MOST}项。")
    return found


def _each(text: str, exact: Collection[str]) -> Iterator[str]:
    for part in _BETWEEN.split(_without_names(text).strip()):
        if not part:
            continue
        plain = _HYPHENS.sub("-", part)
        span = _RANGE.fullmatch(part)
        if plain in exact or (not span and _ONE.fullmatch(plain)):
            yield plain
        elif span:
            first, last = int(span[1]), int(span[2])
            if last < first or last - first >= _MOST:
                raise NumbersError(f"“{part}”不是一段编号，请从小到大写，如5-8。")
            yield from map(str, range(first, last + 1))
        else:
            raise NumbersError(f"“{part}”不是编号。编号用顿号隔开，连号写5-8。")


def _without_names(text: str) -> str:
    return text.replace("问题", "").replace("措施", "").replace("第", "").replace("项", "")
