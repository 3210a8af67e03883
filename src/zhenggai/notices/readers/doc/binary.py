"""The file information block and the piece table of a doc: where each character of the text lies.

Numbers in comments are sections of [MS-DOC].
"""

import struct
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

WORD_6 = 0xA5DC
WORD_97 = 0x00C1
# 2.5.6: pairs of offset and length in the table stream, by their place in FibRgFcLcb97
PAIRS_AT = 154
STYLES, CHAR_PAGES, PARAGRAPH_PAGES, PIECES, LISTS, LIST_USES = 1, 12, 13, 33, 73, 74


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters `first` to `last` of the text, which lie at `at` in the main stream."""

    first: int
    last: int
    at: int
    width: int


@dataclass(frozen=True, slots=True)
class Document:
    """The two streams, the pieces, and where the stories begin and end: body, footnotes …."""

    main: bytes
    table: bytes
    pieces: tuple[Piece, ...]
    by_place: tuple[Piece, ...]
    stories: dict[str, tuple[int, int]]

    def pair(self, which: int) -> bytes:
        """A structure of the table stream; empty where the document has none."""
        offset, length = struct.unpack_from("<II", self.main, PAIRS_AT + 8 * which)
        return self.table[offset : offset + length]

    def tail(self, which: int) -> bytes:
        """A structure of the table stream and what follows it."""
        (offset,) = struct.unpack_from("<I", self.main, PAIRS_AT + 8 * which)
        return self.table[offset:]

    def text(self, first: int, last: int) -> str:
        """The characters of a stretch."""
        return "".join(
            characters(self.main, piece, max(first, piece.first), min(last, piece.last))
            for piece in self.pieces
            if piece.first < last and piece.last > first
        )

    def place(self, character: int) -> int:
        """Where a character lies in the main stream; -1 for none."""
        at = bisect_right(self.pieces, character, key=lambda piece: piece.first) - 1
        if at < 0 or character >= self.pieces[at].last:
            return -1
        piece = self.pieces[at]
        return piece.at + (character - piece.first) * piece.width

    def stretches(self, first: int, last: int) -> list[tuple[int, int]]:
        """The characters that lie between two places of the main stream."""
        found = []
        begin_at = bisect_right(self.by_place, first, key=lambda piece: piece.at) - 1
        for piece in self.by_place[max(begin_at, 0) :]:
            if piece.at >= last:
                break
            end = piece.at + (piece.last - piece.first) * piece.width
            begin, stop = max(first, piece.at), min(last, end)
            if begin < stop:
                found.append(
                    (
                        piece.first + (begin - piece.at) // piece.width,
                        piece.first + (stop - piece.at + piece.width - 1) // piece.width,
                    )
                )
        return found


def characters(main: bytes, piece: Piece, first: int, last: int) -> str:
    """Some characters of a piece: of two bytes, or of one where all are Western."""
    begin = piece.at + (first - piece.first) * piece.width
    data = main[begin : begin + (last - first) * piece.width]
    if piece.width == 1:
        return data.decode("cp1252", errors="replace")
    # a character of two halves counts as two: the halves are put together with the line
    return "".join(map(chr, struct.unpack(f"<{len(data) // 2}H", data[: len(data) // 2 * 2])))


def is_old(main: bytes) -> bool:
    """Whether a main stream is of Word 6 or 95, which lay their text out in another way."""
    magic, version = struct.unpack_from("<HH", main, 0)
    return bool(magic == WORD_6 or version < WORD_97)


def open_document(main: bytes, tables: dict[str, bytes]) -> Document | None:
    """The document in a main stream; None if it is locked with a password."""
    (flags,) = struct.unpack_from("<H", main, 0x0A)
    if flags & 0x0100:
        return None
    table = tables["1Table" if flags & 0x0200 else "0Table"]
    names = ("body", "footnotes", "headers", "macros", "annotations", "endnotes", "boxes")
    # 2.5.4: ccpText, ccpFtn, ccpHdd, reserved, ccpAtn, ccpEdn, ccpTxbx
    stories, at = {}, 0
    for name, length in zip(names, struct.unpack_from("<7i", main, 0x4C), strict=True):
        stories[name] = (at, at + max(length, 0))
        at += max(length, 0)
    pieces = read_pieces(Document(main, table, (), (), stories).pair(PIECES))
    if sum((one.last - one.first) * one.width for one in pieces) > 2 * len(main):
        raise ValueError("more text than the file has room for")
    by_place = tuple(sorted(pieces, key=lambda piece: piece.at))
    return Document(main, table, pieces, by_place, stories)


def read_pieces(clx: bytes) -> tuple[Piece, ...]:
    """2.9.38 Clx: property changes that are skipped, then the piece table."""
    at = 0
    while clx[at] == 1:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if clx[at] != 2:
        raise ValueError("no piece table")
    (length,) = struct.unpack_from("<I", clx, at + 1)
    plc = clx[at + 5 : at + 5 + length]
    count = (len(plc) - 4) // 12
    places = struct.unpack_from(f"<{count + 1}I", plc, 0)
    pieces = []
    for number in range(count):
        (fc,) = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * number + 2)
        # 2.9.73 FcCompressed: bit 30 says one byte a character, at half the offset
        width = 1 if fc & 0x40000000 else 2
        offset = (fc & 0x3FFFFFFF) // (2 if width == 1 else 1)
        if places[number] < places[number + 1]:
            pieces.append(Piece(places[number], places[number + 1], offset, width))
    if any(one.last > after.first for one, after in pairwise(pieces)):
        raise ValueError("pieces overlap")
    return tuple(pieces)
