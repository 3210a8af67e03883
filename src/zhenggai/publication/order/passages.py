"""Passages of a part that a text may leave out alone: one part of a problem (具体表现), one
paragraph, one measure, one sentence; and the part's text without them.

A passage is told by its words, so that it is found again where somebody wrote around it. In what
stays, labels close up and the count that announces a list follows; all else stays word by word.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import count, takewhile
from typing import Literal

from zhenggai.ledger.core.chain import sm3
from zhenggai.notices.readers.list_numbers import circled, thousands
from zhenggai.publication.drafts.kept_text import (
    BODY,
    BREAK,
    HEADING,
    TABLE,
    is_free,
    places_in,
    without_stretches,
)
from zhenggai.writers.bound import OPEN
from zhenggai.writers.official_style import label
from zhenggai.zh.numerals import parse_chinese

Kind = Literal["sub", "paragraph", "measure", "sentence"]
KINDS: Mapping[Kind, str] = {
    "sub": "具体表现",
    "paragraph": "整段",
    "measure": "一条",
    "sentence": "一句",
}
# Between the key of a part and the words of a passage in it.
MARK = "#"
_LONGEST_KEY = 80
_SHORTEST = 4
# 一是 （1） ① within a paragraph; （一） 1. a. at its beginning
_LABEL = re.compile(
    r"(?:^|(?<=[。；：:]))(?:(?P<shi>[一二三四五六七八九十]{1,3})是|（(?P<k4>\d{1,2})）|(?P<k5>[①-⑳]))"
    r"|^(?:（(?P<k2>[一二三四五六七八九十]{1,3})）|(?P<k3>\d{1,2})[.．])"
)
_LADDER = {"k2": 2, "k3": 3, "k4": 4, "k5": 5, "shi": 6}
# 从两个方面抓好整改： before the first label of a list
_ANNOUNCED = re.compile(r"([两一二三四五六七八九十]{1,3}|\d{1,2})(?=个方面|项措施|条措施|项工作)")
_SENTENCE = re.compile(r"[^。！？]*[。！？][”’）]*|[^。！？]+$")
# 整改情况： leads to what stays of a paragraph
_LEAD = re.compile(r"[^。；：]{2,12}：")
_ALONE = re.compile(r"[^。；：]{2,20}：")
# Parts that are no passage's: the sums of the paper, what comes next, whom to call.
_WHOLE = frozenset({"outlook", "contact"})
_NOTHING_LEFT = "有关情况按规定略去。"
_END = re.compile(r"[；;，,]$")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters that a person reads in a line of a part."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Passage:
    """What may be left out: `key` is that of the part with the digest of the words."""

    key: str
    kind: Kind
    words: str
    places: tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class _Label:
    """A label of a list: which list, its place there, how deep it lies among open lists."""

    line: int
    start: int
    end: int
    kind: str
    number: int
    of: int
    depth: int


class PartText:
    """A part's kept text, read for its passages; `subs` are the words of the parts of its problem.

    The first line is the heading, of an item always: who leaves that out leaves out the whole.
    """

    def __init__(self, key: str, text: str, subs: Collection[str], *, is_item: bool) -> None:
        """Read lines and labels."""
        self.key, self.is_item = key, is_item
        self.lines = text.split("\n")
        self.plain = [_plain(one) for one in self.lines]
        self.subs = {bare(one) for one in subs}
        self.heads = [n for n, one in enumerate(self.plain) if n and self._is_sub(one)]
        self.begins = [self._begin(n) for n in range(len(self.lines))]
        self.labels = list(self._labels())
        self.lengths = {one.of: one.number for one in self.labels}

    def passages(self) -> list[Passage]:
        """All of them, each once, in the order of the text."""
        if self.key in _WHOLE or len(self.key) > _LONGEST_KEY:
            return []
        found: dict[tuple[Stretch, ...], Passage] = {}
        for n in range(len(self.lines)):
            for kind, places in self._in_line(n):
                words = "\n".join(self.plain[one.line][one.start : one.end] for one in places)
                if len(bare(words)) >= _SHORTEST and self._may_go(kind, places):
                    found.setdefault(places, self._passage(kind, words.strip(), places))
        return list(found.values())

    def found(self, gone: Collection[str]) -> frozenset[str]:
        """Those of these that stand in the text."""
        return frozenset(one.key for one in self.passages() if one.key in gone)

    def without(self, gone: Collection[str]) -> str:
        """The text as it is kept without these passages; "" where only a heading would stay."""
        cut = [bytearray(len(one)) for one in self.plain]
        for passage in self.passages():
            if passage.key in gone:
                for place in passage.places:
                    cut[place.line][place.start : place.end] = b"\1" * (place.end - place.start)
        if not any(map(any, cut)):
            return "\n".join(self.lines)
        self._cut_labels_over_nothing(cut)
        self._cut_leads_to_nothing(cut)
        edits = self._closed_up(cut)
        lines = [one for n in range(len(self.lines)) if (one := self._told(n, cut[n], edits))]
        if not any(self._tells(one) for one in lines[1:] or lines):
            return "\n".join([*lines, _NOTHING_LEFT]) if self.is_item else ""
        return "\n".join(lines)

    def _may_go(self, kind: Kind, places: tuple[Stretch, ...]) -> bool:
        """The opening keeps its counts of the ledger: what is left out is told beside them."""
        if self.key != "opening":
            return True
        at = places[0]
        marks = places_in(self.lines[at.line])
        first = marks[at.start - 1] + 1 if at.start else 0
        told = self.lines[at.line][first : marks[at.end - 1]]
        is_last = at.line == len(self.lines) - 1
        return kind == "sentence" and f"{OPEN}counted/" not in told and not is_last

    def _passage(self, kind: Kind, words: str, places: tuple[Stretch, ...]) -> Passage:
        # A part of a problem is known by its heading, whatever is written below it.
        told = words.partition("\n")[0] if kind == "sub" else words
        return Passage(f"{self.key}{MARK}{sm3(bare(told).encode())[:12]}", kind, words, places)

    def _is_sub(self, plain: str) -> bool:
        return bool(self.subs) and bare(plain) in self.subs

    def _begin(self, n: int) -> int:
        """Where in a line words stand that may be left out; its length where none do."""
        line = self.lines[n]
        if BODY in line:
            at = line.index(BODY)
            return sum(one < at for one in places_in(line))
        is_head = (n == 0 and self.is_item) or n in self.heads or line.startswith(HEADING)
        is_other = is_head or line.startswith((TABLE, BREAK))
        return len(self.plain[n]) if is_other else 0

    def _labels(self) -> Iterator[_Label]:
        """Labels that belong to a list: each follows the one before it."""
        numbers = count()
        open_: list[tuple[str, int, int]] = []
        for n, plain in enumerate(self.plain):
            for found in _LABEL.finditer(plain):
                kind = str(found.lastgroup)
                start, end = found.span()
                if (n == 0 and start == 0 and self.is_item) or not is_free(
                    self.lines[n], start, end
                ):
                    continue
                number = _number(found[kind])
                before = [at for at, one in enumerate(open_) if one[:2] == (kind, number - 1)]
                if number == 1:
                    open_.append((kind, 1, next(numbers)))
                elif before:
                    open_[before[-1] :] = [(kind, number, open_[before[-1]][2])]
                else:
                    continue
                yield _Label(n, start, end, kind, number, open_[-1][2], len(open_))

    def _in_line(self, n: int) -> Iterator[tuple[Kind, tuple[Stretch, ...]]]:
        if n in self.heads:
            yield "sub", tuple(self._block(n))
        begin, end = self.begins[n], len(self.plain[n])
        if begin == end:
            return
        own = [one for one in self.labels if one.line == n and one.start >= begin]
        own = [one for one in own if self.lengths[one.of] > 1]
        is_lead = _ALONE.fullmatch(self.plain[n])
        if not is_lead and not (own and own[0].start == begin and len(own) == 1):
            yield "paragraph", (Stretch(n, begin, end),)
        for place, one in enumerate(own):
            later = (each.start for each in own[place + 1 :] if each.depth <= one.depth)
            yield "measure", (Stretch(n, one.start, next(later, end)),)
        stops = [*(one.start for one in own), end]
        lead = _LEAD.match(self.plain[n], begin)
        first = lead.end() if lead else begin
        yield from self._sentences(n, first, stops[0])
        for place, one in enumerate(own):
            yield from self._sentences(n, one.end, stops[place + 1])

    def _sentences(
        self, n: int, start: int, end: int
    ) -> Iterator[tuple[Kind, tuple[Stretch, ...]]]:
        found = [one.span() for one in _SENTENCE.finditer(self.plain[n][start:end]) if one[0]]
        if len(found) > 1:
            for left, right in found:
                yield "sentence", (Stretch(n, start + left, start + right),)

    def _block(self, n: int) -> Iterator[Stretch]:
        """A part of a problem with all that stands below it."""
        level = _level(self.plain[n])
        later = (one for one in self.heads if one > n and _level(self.plain[one]) <= level)
        for line in range(n, next(later, len(self.lines))):
            yield Stretch(line, 0, len(self.plain[line]))

    def _cut_labels_over_nothing(self, cut: Sequence[bytearray]) -> None:
        for place, one in enumerate(self.labels):
            same = [each.start for each in self.labels[place + 1 :] if each.line == one.line]
            end = next(iter(same), len(self.plain[one.line]))
            if one.end < end and all(cut[one.line][one.end : end]):
                cut[one.line][one.start : one.end] = b"\1" * (one.end - one.start)

    def _cut_leads_to_nothing(self, cut: Sequence[bytearray]) -> None:
        """A line that only leads to lines below it goes with all of them."""
        listed = {one.line for one in self.labels if one.start == 0}
        for n, plain in enumerate(self.plain):
            if not _ALONE.fullmatch(plain):
                continue
            below = list(takewhile(listed.__contains__, range(n + 1, len(self.plain))))
            if below and all(all(cut[one]) for one in below):
                cut[n][:] = b"\1" * len(plain)

    def _closed_up(self, cut: Sequence[bytearray]) -> dict[int, list[tuple[int, int, str]]]:
        """New words by line: labels without a gap, none where one is left, announced counts."""
        edits: dict[int, list[tuple[int, int, str]]] = {}
        for of, length in self.lengths.items():
            every = [one for one in self.labels if one.of == of]
            stay = [one for one in every if not cut[one.line][one.start]]
            if len(stay) == length or not stay:
                continue
            for number, one in enumerate(stay, 1):
                printed = _printed(one.kind, number) if len(stay) > 1 else ""
                edits.setdefault(one.line, []).append((one.start, one.end, printed))
            if edit := self._announced(every[0], length, len(stay)):
                edits.setdefault(edit[0], []).append(edit[1:])
        return edits

    def _announced(self, first: _Label, length: int, now: int) -> tuple[int, int, int, str] | None:
        before = [(first.line, self.plain[first.line][: first.start])]
        if first.start == 0 and first.line:
            before = [(first.line - 1, self.plain[first.line - 1])]
        for n, words in before:
            for found in reversed(list(_ANNOUNCED.finditer(words))):
                if _number(found[1].replace("两", "二")) == length:
                    text = f"{now}" if found[1].isdecimal() else thousands(now).replace("二", "两")
                    return n, *found.span(1), text
        return None

    def _told(self, n: int, cut: bytearray, edits: Mapping[int, list[tuple[int, int, str]]]) -> str:
        line, plain, begin = self.lines[n], self.plain[n], self.begins[n]
        if not plain or not (any(cut) or n in edits):
            return line
        if all(cut):
            return ""
        left = "".join(one for at, one in enumerate(plain) if at >= begin and not cut[at])
        if any(cut) and _LEAD.fullmatch(left):
            cut[begin:] = b"\1" * (len(cut) - begin)
        if not begin and all(cut):
            return ""
        changes = [*edits.get(n, []), *_stretches(cut)]
        last = max(at for at in range(len(plain)) if not cut[at])
        if last < len(plain) - 1 and _END.match(plain[last]):
            changes.append((last, last + 1, "。"))
        # A heading whose words went on is a heading alone.
        return without_stretches(line, changes).removesuffix(BODY)

    def _tells(self, line: str) -> bool:
        return not line.startswith(HEADING) or BODY in line


def bare(text: str) -> str:
    """Words by which a passage is known: no blanks, no label before them, no mark after them."""
    told = "".join(text.split())
    found = _LABEL.match(told)
    return (told[found.end() :] if found else told).strip("。；;，,”’")


def part_of(item: str) -> str:
    """The key of the part in which a passage stands; of a problem its own."""
    return item.partition(MARK)[0]


def _plain(line: str) -> str:
    if line.startswith((TABLE, BREAK)):
        return ""
    return "".join(line[at] for at in places_in(line))


def _level(plain: str) -> int:
    found = _LABEL.match(plain)
    return _LADDER[str(found.lastgroup)] if found else 0


def _number(printed: str) -> int:
    if printed.isdecimal():
        return int(printed)
    return parse_chinese(printed) or ord(printed[0]) - ord("①") + 1


def _printed(kind: str, number: int) -> str:
    if kind == "shi":
        return f"{thousands(number)}是"
    return circled(number) if kind == "k5" else label(_LADDER[kind], number)


def _stretches(cut: bytearray) -> Iterator[tuple[int, int, str]]:
    for one in re.finditer(b"\1+", bytes(cut)):
        yield one.start(), one.end(), ""
