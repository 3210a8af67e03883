"""Kinds of which there is none are left out of a sentence that counts kinds: offices do not write
基本完成0个. The others still make the sum."""

import re

from zhenggai.writers.bound import BETWEEN, OPEN, SHUT
from zhenggai.writers.notice_rows import STATES

_NAMES = "|".join((*STATES, "measures_done"))
_ANY = f"{OPEN}counted/(?:{_NAMES}){BETWEEN}[^{SHUT}]*{SHUT}"
_NONE = f"{OPEN}counted/(?:{_NAMES}){BETWEEN}[^{BETWEEN}]*{BETWEEN}0[个条项]?{SHUT}"
# 基本完成整改 before a figure, 的 or 个 behind it
_WORDS = f"[^、，。；：（）\n{OPEN}{SHUT}]"
_KIND = f"{_WORDS}{{1,12}}{_NONE}{_WORDS}{{0,4}}"
# 、基本完成0个 behind another kind · 已完成整改0个、 before one
_BEHIND = re.compile(f"({_ANY}{_WORDS}{{0,4}})[、，]{_KIND}(?=[、，。；）])")
_BEFORE = re.compile(f"(?<=[，：（]){_KIND}[、，](?={_WORDS}{{1,12}}{_ANY})")


def without_zero_kinds(kept: str) -> str:
    """A kept text without bound counts of states that are nought, where another kind stands beside
    them in the same row."""
    if not re.search(_NONE, kept):
        return kept
    while (shorter := _BEFORE.sub("", _BEHIND.sub(r"\1", kept))) != kept:
        kept = shorter
    return kept
