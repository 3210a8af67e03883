"""A draft without the problems that it leaves out: no gap in its numbers, no heading over nothing,
and a sentence that says how many are not told.

The counts of the text stay those of the whole ledger; the sentence makes them agree with what is
listed. What somebody wrote is kept word by word but for the numbers that move up.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import replace
from itertools import takewhile

from zhenggai.notices.readers.list_numbers import circled
from zhenggai.publication.drafts.drafted import LedgerText
from zhenggai.publication.drafts.drafting import heads, is_edited
from zhenggai.publication.drafts.kept_text import ASIDE, HEADING, TABLE, blocks_of_kept, kept
from zhenggai.publication.models import Draft, DraftPart, PartVersion
from zhenggai.publication.order.excluding import SCOPES, items_left_out
from zhenggai.writers.letter_rows import Block, Cell, Letter, Table
from zhenggai.writers.notice_rows import STATES, ProblemWords
from zhenggai.writers.notice_unfinished import held_open
from zhenggai.writers.official_style import label
from zhenggai.zh.numerals import parse_chinese

Head = tuple[DraftPart, PartVersion]
Row = tuple[str | Cell, ...]
UNFINISHED = "unfinished"
# 一、 （一） 1. （1） ① at the beginning of a part, behind the marks of a heading
_LABEL = re.compile(
    f"(?P<marks>{HEADING}[1-4]|{ASIDE}[lcr])?"
    r"(?:(?P<k1>[一二三四五六七八九十]{1,3})、|（(?P<k2>[一二三四五六七八九十]{1,3})）"
    r"|(?P<k3>\d{1,3})[.．]|（(?P<k4>\d{1,3})）|(?P<k5>[①-⑳]))"
)
_PRINTED: Mapping[str, Callable[[int], str]] = {
    "k1": lambda number: label(1, number),
    "k2": lambda number: label(2, number),
    "k3": lambda number: label(3, number),
    "k4": lambda number: label(4, number),
    "k5": circled,
}
# “存在问题12：…”: how the chapter on what is not done names a problem of a running count
_CITED = re.compile(r"(存在问题|问题)(\d{1,3})(?=[：:])")
# Somebody wrote the sentence already.
_SAID = re.compile("不予公开|不在党内通报|不列入本通报")
_WORDS = {"party": "按规定不在党内通报", "public": "按规定不予公开"}
_COLUMN_OF_PROBLEM = 1


def told_heads(draft: Draft, ledger: LedgerText) -> list[Head]:
    """The parts that go out with their text as it goes out; nothing is stored."""
    held = _standing(draft)
    return _Trim(draft, ledger, held).heads(held)


def told_letter(draft: Draft, ledger: LedgerText) -> Letter:
    """The whole paper as it goes out."""
    held = _standing(draft)
    trim = _Trim(draft, ledger, held)
    told = trim.heads(held)
    letter = ledger.framed(block for _, one in told for block in blocks_of_kept(one.text))
    annexes = (
        replace(one, blocks=tuple(trim.block(block) for block in one.blocks))
        for one in letter.annexes
    )
    return replace(letter, annexes=tuple(annexes))


def _standing(draft: Draft) -> list[Head]:
    """The parts but those of which the ledger tells no more and that nobody wrote at."""
    return [one for one in heads(draft) if not (one[0].gone and not is_edited(one[1]))]


class _Trim:
    """What a draft leaves out, which parts go with it, and which numbers move up."""

    def __init__(self, draft: Draft, ledger: LedgerText, held: Sequence[Head]) -> None:
        self.gone = gone = items_left_out(draft)
        self.open = [one.key for row in held_open(ledger.rows).values() for _, one in row]
        self.problems = [one for one in _problems(ledger) if one.key in gone]
        self.said = _said(draft, ledger, self.problems) if self.problems else ""
        self.texts = [_bare_text(one.text) for one in self.problems]
        self.dropped = _dropped([part for part, _ in held], gone)
        # Of each part the label that it has afterwards; of a running count the cited numbers.
        self.labels: dict[str, str] = {}
        self.cited: dict[str, str] = {}
        self._move(held)

    def _move(self, held: Sequence[Head]) -> None:
        lost: Counter[str] = Counter()
        for part, version in held:
            found = _LABEL.match(version.text)
            if found is None:
                continue
            kind = next(name for name in _PRINTED if found[name])
            number = _number(found[kind])
            if number == 1:
                lost[kind] = 0
            if part.key in self.dropped:
                lost[kind] += 1
            elif lost[kind]:
                self.labels[part.key] = _PRINTED[kind](number - lost[kind])
            if part.item and kind == "k4" and not part.key.startswith(UNFINISHED):
                self.cited[str(number)] = str(number - lost[kind])

    def heads(self, held: Sequence[Head]) -> list[Head]:
        """The parts that are told, with their text."""
        if not self.problems:
            return list(held)
        return [
            (part, _with_text(version, self.text(part, version.text)))
            for part, version in held
            if part.key not in self.dropped
        ]

    def text(self, part: DraftPart, text: str) -> str:
        """A part's text with its new label, problems cited as they are numbered now."""
        found = _LABEL.match(text)
        if found and part.key in self.labels:
            text = f"{found['marks'] or ''}{self.labels[part.key]}{text[found.end() :]}"
        if part.key.startswith(UNFINISHED):
            text = self._with_cited(text)
        if part.key == "opening" and not _SAID.search(text):
            text = _with_sentence(text, self.said)
        if TABLE in text:
            text = kept(self.block(one) for one in blocks_of_kept(text))
        return text

    def block(self, block: Block) -> Block:
        """A table without the rows that tell of these problems, its numbers without a gap."""
        if not isinstance(block, Table):
            return block
        body = block.rows[block.head :]
        # Two problems may read alike: in the ledger's own table each row is told by its place.
        known = len(body) == len(self.open)
        rows = [
            *block.rows[: block.head],
            *(
                row
                for place, row in enumerate(body)
                if not (self._tells_of(row) and (not known or self.open[place] in self.gone))
            ),
        ]
        if len(rows) == len(block.rows):
            return block
        told = tuple(_numbered(rows, block.head, self._with_cited))
        return replace(block, rows=told, heights=block.heights[: len(rows)])

    def _tells_of(self, row: Row) -> bool:
        words = _bare_text(_words(row[_COLUMN_OF_PROBLEM])) if len(row) > 1 else ""
        return any(words.endswith(one) for one in self.texts)

    def _with_cited(self, text: str) -> str:
        return _CITED.sub(lambda found: f"{found[1]}{self.cited.get(found[2], found[2])}", text)


def without_label(line: str) -> str:
    """A line without the label with which it begins."""
    found = _LABEL.match(line)
    return line[found.end() :] if found else line


def _problems(ledger: LedgerText) -> Iterator[ProblemWords]:
    yield from ledger.rows.problems()
    for _, apart in ledger.rows.apart:
        yield from apart


def _dropped(parts: Sequence[DraftPart], gone: Collection[str]) -> frozenset[str]:
    """The keys of parts that are not told: those of the items, and headings over nothing else."""
    dropped = {part.key for part in parts if part.item in gone}
    for place, part in enumerate(parts):
        items = [one for one in _below(part, parts[place + 1 :]) if one.item]
        if not part.item and items and all(one.key in dropped for one in items):
            dropped.add(part.key)
    return frozenset(dropped)


def _below(part: DraftPart, later: Sequence[DraftPart]) -> Iterator[DraftPart]:
    return takewhile(lambda one: one.depth > part.depth, later)


def _said(draft: Draft, ledger: LedgerText, problems: Sequence[ProblemWords]) -> str:
    """其中2个问题（已完成整改1个、正在整改1个）按规定不予公开，以下列出其余问题的整改情况。"""
    counts = Counter(one.state for one in problems)
    states = "、".join(
        f"{ledger.wording.say('states', one)}{counts[one]}个" for one in STATES if counts[one]
    )
    told = f"（{states}）" if ledger.rows.states_known else ""
    words = _WORDS[SCOPES[draft.paper]]
    return f"其中{len(problems)}个问题{told}{words}，以下列出其余问题的整改情况。"


def _number(printed: str) -> int:
    if printed.isdecimal():
        return int(printed)
    return parse_chinese(printed) or ord(printed) - ord("①") + 1


def _with_text(version: PartVersion, text: str) -> PartVersion:
    if text == version.text:
        return version
    made = copy(version)
    made.text = text
    return made


def _with_sentence(text: str, sentence: str) -> str:
    """Before the words that lead on to the paper; behind all where there is one paragraph."""
    lines = text.split("\n")
    at = len(lines) - 1 if len(lines) > 1 else len(lines)
    return "\n".join([*lines[:at], sentence, *lines[at:]])


def _numbered(rows: Sequence[Row], head: int, cited: Callable[[str], str]) -> Iterator[Row]:
    for place, row in enumerate(rows):
        first = _words(row[0])
        if place < head:
            yield row
        elif first.isdecimal():
            yield (str(place - head + 1), *(_with_words(one, cited) for one in row[1:]))
        else:
            yield tuple(_with_words(one, cited) for one in row)


def _words(cell: str | Cell) -> str:
    return cell if isinstance(cell, str) else cell.text


def _with_words(cell: str | Cell, cited: Callable[[str], str]) -> str | Cell:
    """The cell; one with marks in its words keeps them as they are."""
    return cited(cell) if isinstance(cell, str) else cell


def _bare_text(text: str) -> str:
    return "".join(text.split()).rstrip("。；;”’")
