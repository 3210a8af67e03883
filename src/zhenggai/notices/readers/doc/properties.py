"""Properties of characters and paragraphs of a doc: hidden, deleted, symbol, list, table row."""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from zhenggai.notices.readers.doc.binary import CHAR_PAGES, PARAGRAPH_PAGES, Document

PAGE = 512
# 2.6.1 and 2.6.2: single property modifiers that show in the text
DELETED, HIDDEN, SYMBOL = 0x0800, 0x083C, 0x6A09
STYLE, LIST_LEVEL, LIST_USE = 0x4600, 0x260A, 0x460B
IN_TABLE, ROW_END = 0x2416, 0x2417
# Operands by the highest three bits of a modifier; None: the first byte is their length.
SIZES = (1, 1, 2, 4, 2, 2, None, 3)
TABLE_DEFINITION, TAB_CHANGE = 0xD608, 0xC615


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one kind in the main stream: from `first` to before `last`."""

    first: int
    last: int
    changes: dict[int, bytes]

    def is_on(self, change: int) -> bool:
        """Whether a switch is on; 0x81 means not as in the style."""
        return self.changes.get(change, b"\0")[:1] in (b"\1", b"\x81")


def modifiers(data: bytes) -> dict[int, bytes]:
    """2.6 a run of modifiers: each with its operand, the last of a kind counts."""
    found, at = {}, 0
    while at + 2 <= len(data):
        (change,) = struct.unpack_from("<H", data, at)
        at += 2
        size = SIZES[change >> 13]
        if size is None:
            if at >= len(data):
                break
            size = 1 + data[at]
            if change == TABLE_DEFINITION:
                size = 1 + struct.unpack_from("<H", data.ljust(at + 2, b"\0"), at)[0]
            elif change == TAB_CHANGE and data[at] == 255:
                # a long list of tabs tells its length otherwise: nothing after it can be trusted
                break
        found[change] = data[at : at + size]
        at += size
    return found


def pages(document: Document, which: int) -> Iterator[tuple[bytes, int]]:
    """The pages of a kind, each with the number of its runs (2.8.5, 2.8.6)."""
    plc = document.pair(which)
    count = (len(plc) - 4) // 8
    for number in range(max(count, 0)):
        (page,) = struct.unpack_from("<I", plc, 4 * (count + 1) + 4 * number)
        offset = (page & 0x3FFFFF) * PAGE
        data = document.main[offset : offset + PAGE]
        if len(data) == PAGE:
            yield data, min(data[PAGE - 1], 101)


def character_runs(document: Document) -> Iterator[Run]:
    """2.9.33 ChpxFkp: runs of characters that differ from their style."""
    done = 0
    for data, count in pages(document, CHAR_PAGES):
        places = struct.unpack_from(f"<{count + 1}I", data, 0)
        for number in range(count):
            offset = 2 * data[4 * (count + 1) + number]
            # runs lie one behind the other; damage may let them overlap
            if offset and done <= places[number] < places[number + 1]:
                done = places[number + 1]
                changes = modifiers(data[offset + 1 : offset + 1 + data[offset]])
                yield Run(places[number], places[number + 1], changes)


@dataclass(frozen=True, slots=True)
class ParagraphRun(Run):
    """A paragraph's properties and its style."""

    style: int


class Paragraphs:
    """The properties of paragraphs, found by the place of a character."""

    def __init__(self, document: Document) -> None:
        runs = sorted(paragraph_runs(document), key=lambda run: run.first)
        self.runs = tuple(runs)
        self.firsts = tuple(run.first for run in runs)

    def at(self, place: int) -> ParagraphRun | None:
        """The paragraph that has the character at a place of the main stream."""
        at = bisect_right(self.firsts, place) - 1
        return self.runs[at] if at >= 0 and place < self.runs[at].last else None


def paragraph_runs(document: Document) -> Iterator[ParagraphRun]:
    """2.9.176 PapxFkp: the paragraphs with what differs from their style."""
    for data, count in pages(document, PARAGRAPH_PAGES):
        places = struct.unpack_from(f"<{count + 1}I", data, 0)
        for number in range(count):
            at = 4 * (count + 1) + 13 * number
            offset = 2 * data[at] if at < PAGE else 0
            if not offset:
                yield ParagraphRun(places[number], places[number + 1], {}, 0)
                continue
            # 2.9.175 PapxInFkp: the length is odd, or follows as even after a zero
            begin, size = offset + 1, 2 * data[offset] - 1
            if size < 0:
                begin, size = offset + 2, 2 * data[offset + 1]
            style = data[begin : begin + size]
            changes = modifiers(style[2:])
            own = changes.get(STYLE, style[:2]).ljust(2, b"\0")
            number_of_style = struct.unpack_from("<H", own)[0]
            yield ParagraphRun(places[number], places[number + 1], changes, number_of_style)
