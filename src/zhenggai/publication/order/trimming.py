"""A draft without the problems that it leaves out: no gap in its numbers, no heading over nothing,
and a sentence that says how many are not told.

The counts of the text stay those of the whole ledger; the sentence makes them agree with what is
listed. What somebody wrote is kept word by word but for the numbers that move up.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, replace
from itertools import takewhile

from zhenggai.notices.readers.list_numbers import circled
from zhenggai.publication.drafts.drafted import LedgerText
from zhenggai.publication.drafts.drafting import heads, is_edited
from zhenggai.publication.drafts.kept_text import ASIDE, HEADING, TABLE, blocks_of_kept, kept
from zhenggai.publication.models import Draft, DraftPart, PartVersion
from zhenggai.publication.order.excluding import SCOPES, items_left_out, part_texts
from zhenggai.publication.order.passages import MARK, part_of
from zhenggai.writers.letter_rows import Block, Cell, Letter, Table
from zhenggai.writers.notice_rows import STATES, ProblemWords
from zhenggai.writers.notice_unfinished import held_open
from zhenggai.writers.official_style import label
from zhenggai.zh.numerals import parse_chinese

Head = tuple[DraftPart, PartVersion]
Row = tuple[str | Cell, ...]
UNFINISHED, OPENING = "unfinished", "opening"
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
_FIRST_CELL = re.compile(r"^\d{1,3}\t")
# Somebody wrote the sentence already.
SAID = re.compile("不予公开|不在党内通报|不列入本通报")
_WORDS = {"party": "按规定不在党内通报", "public": "按规定不予公开"}
# Of some words in a part; the checker takes it for no count of problems.
_SKIPPED = "按规定略去"
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


def said_behind_opening(draft: Draft, ledger: LedgerText) -> str:
    """What goes out behind the opening and stands in no part: how much is left out. Empty where
    nothing is, and where somebody wrote it."""
    if not items_left_out(draft):
        return ""
    held = _standing(draft)
    trim = _Trim(draft, ledger, held)
    texts = (trim.rest.get(part.key, one.text) for part, one in held if part.key == OPENING)
    return "".join(sentence for text in texts for sentence in trim.said_behind(text))


def _standing(draft: Draft) -> list[Head]:
    """The parts but those of which the ledger tells no more and that nobody wrote at."""
    return [one for one in heads(draft) if not (one[0].gone and not is_edited(one[1]))]


class _Trim:
    """What a draft leaves out, which parts go with it, and which numbers move up."""

    def __init__(self, draft: Draft, ledger: LedgerText, held: Sequence[Head]) -> None:
        self.gone = gone = items_left_out(draft)
        self.open = [one.key for row in held_open(ledger.rows).values() for _, one in row]
        out = omitted(ledger, gone)
        self.problems = out.problems
        self.said = _said(draft, ledger, out) if out.problems else ""
        self.is_trimmed = bool(gone)
        self.texts = [_bare_text(one.text) for one in self.problems]
        self.dropped = _dropped([part for part, _ in held], gone)
        # Of each part some words of which are left out alone, its text without them.
        self.passages = frozenset(one for one in gone if MARK in one)
        self.skipped = 0
        self.rest = self._rest(draft, held)
        self.dropped |= {key for key, text in self.rest.items() if not text}
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

    def _rest(self, draft: Draft, held: Sequence[Head]) -> dict[str, str]:
        if not self.passages:
            return {}
        keys = {part_of(one) for one in self.passages} - self.dropped
        texts = part_texts(draft)
        found = {part.key: texts[part.key] for part, _ in held if part.key in keys & texts.keys()}
        self.skipped = sum(len(one.found(self.passages)) for one in found.values())
        return {key: text.without(self.passages) for key, text in found.items()}

    def heads(self, held: Sequence[Head]) -> list[Head]:
        """The parts that are told, with their text."""
        if not self.is_trimmed:
            return list(held)
        return [
            (part, _with_text(version, self.text(part, version.text)))
            for part, version in held
            if part.key not in self.dropped
        ]

    def text(self, part: DraftPart, text: str) -> str:
        """A part's text with its new label, problems cited as they are numbered now."""
        text = self.rest.get(part.key, text)
        found = _LABEL.match(text)
        if found and part.key in self.labels:
            text = f"{found['marks'] or ''}{self.labels[part.key]}{text[found.end() :]}"
        if part.key.startswith(UNFINISHED):
            text = self._with_cited(text)
        if part.key == OPENING:
            for sentence in self.said_behind(text):
                text = _with_sentence(text, sentence)
        if TABLE in text:
            text = kept(self.block(one) for one in blocks_of_kept(text))
        return text

    def said_behind(self, opening: str) -> Iterator[str]:
        """What is said behind an opening that does not say it itself."""
        if self.said and not SAID.search(opening):
            yield self.said
        if self.skipped and _SKIPPED not in opening:
            yield _skipped(self.skipped)

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


def without_numbers(line: str) -> str:
    """A line without what moves when a problem is left out: its label, the number in its first
    cell, the numbers of problems that it cites."""
    return _CITED.sub(r"\1", without_label(_FIRST_CELL.sub("", line)))


def without_label(line: str) -> str:
    """A line without the label with which it begins."""
    found = _LABEL.match(line)
    return line[found.end() :] if found else line


@dataclass(frozen=True, slots=True)
class Omitted:
    """The problems that a text leaves out: those that its totals count, and by their source those
    that stand outside the feedback's count."""

    counted: tuple[ProblemWords, ...]
    apart: tuple[tuple[str, tuple[ProblemWords, ...]], ...]

    @property
    def problems(self) -> tuple[ProblemWords, ...]:
        """All of them."""
        return (*self.counted, *(one for _, rows in self.apart for one in rows))


def omitted(ledger: LedgerText, gone: Collection[str]) -> Omitted:
    """What of `gone` the ledger would tell in the paper."""
    apart = ((name, _those(rows, gone)) for name, rows in ledger.rows.apart)
    return Omitted(
        counted=_those(ledger.rows.problems(), gone),
        apart=tuple((name, rows) for name, rows in apart if rows),
    )


def _those(rows: Iterable[ProblemWords], gone: Collection[str]) -> tuple[ProblemWords, ...]:
    return tuple(one for one in rows if one.key in gone)


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


def _said(draft: Draft, ledger: LedgerText, out: Omitted) -> str:
    """其中2个问题（已完成整改1个、正在整改1个）按规定不予公开；反馈意见之外另有立行立改问题1个（已完成整改
    1个）按规定不予公开。以下列出其余问题的整改情况。"""
    words = _WORDS[SCOPES[draft.paper]]
    told = []
    if out.counted:
        told.append(f"其中{len(out.counted)}个问题{_by_state(ledger, out.counted)}{words}")
    if out.apart:
        parts = (
            f"{source.removesuffix('事项')}问题{len(rows)}个{_by_state(ledger, rows)}"
            for source, rows in out.apart
        )
        told.append(f"反馈意见之外另有{'、'.join(parts)}{words}")
    return f"{'；'.join(told)}。以下列出其余问题的整改情况。"


def scope_told(draft: Draft, ledger: LedgerText, listed: int) -> str:
    """How the items that are listed stand to the totals of the paper; empty if they are the same.

    以上为通报列出的28个问题，其中1个是反馈意见之外的；另有7个问题按规定不予公开。
    """
    gone = items_left_out(draft)
    out = omitted(ledger, gone)
    apart = sum(one.key not in gone for _, rows in ledger.rows.apart for one in rows)
    if not (out.problems or apart):
        return ""
    among = f"，其中{apart}个是反馈意见之外的" if apart else ""
    told = f"以上为通报列出的{listed}个问题{among}"
    if out.problems:
        others = sum(len(rows) for _, rows in out.apart)
        among = f"（反馈意见的{len(out.counted)}个，反馈意见之外的{others}个）" if others else ""
        told = f"{told}；另有{len(out.problems)}个问题{among}{_WORDS[SCOPES[draft.paper]]}"
    return f"{told}。"


def _skipped(passages: int) -> str:
    return f"文中另有{passages}处内容{_SKIPPED}，各项总数仍按全部问题、措施统计。"


def _by_state(ledger: LedgerText, problems: Sequence[ProblemWords]) -> str:
    if not ledger.rows.states_known:
        return ""
    counts = Counter(one.state for one in problems)
    states = (
        f"{ledger.wording.say('states', one)}{counts[one]}个" for one in STATES if counts[one]
    )
    return f"（{'、'.join(states)}）"


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
