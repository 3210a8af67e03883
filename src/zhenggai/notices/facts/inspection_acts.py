"""The clause of an opening that says who inspected whom: 对…开展了巡视, 接受…巡察, 进驻…."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhenggai.notices.facts.teams import Team
from zhenggai.notices.source import Span
from zhenggai.zh.dates import find_dates


@dataclass(frozen=True, slots=True)
class Act:
    """One clause with its sentence, the unit in it, and its word (巡视, 巡察, 审计, 督察)."""

    sentence: Span
    unit: Span
    word: str


LONGEST_UNIT = 60
FULL_STOPS = "。\n；;！"
_SUPERVISION = "巡[视察]|审计|督察"
_NOT_WORK = "(?!整改|反馈|发现|指出|办|组|机构|机关|意见|条例|成果|移交)"
# 对青江区委开展了巡视 · 对市财政局党组进行了为期45天的常规巡察 · 对青江县实施提级巡察
# 对青江集团开展了经济责任审计
_ACT = re.compile(
    r"(?<![针相面比])对(?![照于标应口])(?P<unit>[^，,。；;\n]{2,60}?)(?:集中|依法|依规)?"
    rf"(?:开展|进行|实施|启动)了?(?P<what>[^，,。；;\n]{{0,40}}?(?:{_SUPERVISION})){_NOT_WORK}"
)
# 青江区委接受了省委第三巡视组的巡视 · 市医院党委接受市委第二巡察组巡察
_RECEIVED = re.compile(
    rf"(?:接受|迎接)了?(?P<what>[^，,。；;\n]{{0,40}}?(?:{_SUPERVISION})组[^，,。；;\n]{{0,30}}?(?:{_SUPERVISION})){_NOT_WORK}"
)
# 省委第七巡视组进驻青江县，开展… · 市委第二巡察组进驻市财政局开展巡察
_ENTERED = re.compile(
    r"(?:巡[视察]|督察)组[^，,。；;\n]{0,40}?进驻(?P<unit>[^，,。；;\n]{2,40}?)(?=[，,。；;\n]|开展|进行|对其|实施)"
)
# 省委第三巡视组巡视了青江县 · 巡察组对…: 巡察 as the verb itself
_VERB = re.compile(
    r"(?:巡[视察])组(?:于[^，,。；;\n]{0,30}?)?(?:集中)?(?P<what>巡[视察])了?(?!组|工作|反馈|办|期间|的|中|意见|整改|情况|发现)"
    r"(?P<unit>[^，,。；;\n]{2,40}?)(?:党组织)?(?=[，,。；;\n]|工作|情况)"
)


def find_act(text: str, zone: int, teams: Sequence[Team]) -> Act | None:
    """The clause of the first `zone` characters that has most proof around it."""
    best: tuple[int, Act] | None = None
    for act in _acts(text, zone):
        start, end = act.sentence
        proof = 2 * any(start <= one.span.start < end for one in teams)
        proof += any(True for _ in find_dates(text, start, end))
        proof += 4 * act.word.startswith("巡")
        if best is None or proof > best[0]:
            best = (proof, act)
    # The bare word 巡视 without a team or a day proves nothing.
    return best[1] if best and best[0] not in (0, 4) else None


def _acts(text: str, zone: int) -> Iterator[Act]:
    """Every clause of the opening that tells an inspection."""
    for found in _ACT.finditer(text, 0, zone):
        yield _act(text, found, found.span("unit"), found["what"][-2:])
    for found in _RECEIVED.finditer(text, 0, zone):
        low = max(text.rfind(mark, 0, found.start()) for mark in "，,。；;\n") + 1
        unit = (max(low, found.start() - LONGEST_UNIT), found.start())
        yield _act(text, found, unit, found["what"][-2:])
    for found in _ENTERED.finditer(text, 0, zone):
        yield _act(text, found, found.span("unit"), found[0][:2])
    for found in _VERB.finditer(text, 0, zone):
        yield _act(text, found, found.span("unit"), found["what"])


def _act(text: str, found: re.Match[str], unit: tuple[int, int], word: str) -> Act:
    first, last = unit
    while first < last and text[first] in " \t　":
        first += 1
    while first < last and text[last - 1] in " \t　":
        last -= 1
    return Act(_sentence(text, found.start(), found.end()), Span(first, last), word)


def _sentence(text: str, start: int, end: int) -> Span:
    """The sentence around a place."""
    first = max(text.rfind(mark, 0, start) for mark in FULL_STOPS) + 1
    ends = [at for mark in FULL_STOPS if (at := text.find(mark, end, end + 600)) >= 0]
    return Span(first, min(ends, default=min(len(text), end + 600)))
