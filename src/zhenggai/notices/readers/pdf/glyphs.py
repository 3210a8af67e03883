"""The characters of a page as they are drawn: each with its place, whatever order they come in."""

import ctypes
import unicodedata
from collections import Counter
from ctypes import addressof
from itertools import count
from math import pi
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

# Text that stands askew is a watermark or a stamp.
SKEW = 0.1


class Glyph(NamedTuple):
    """A drawn character: baseline, left and right edge, height of its box (all in points).

    The baseline counts upwards.
    """

    y: float
    left: float
    right: float
    size: float
    char: str


class Drawn(NamedTuple):
    """A character on the page as it is stored: quarter turns, start of its baseline, its box."""

    turns: int
    x: float
    y: float
    left: float
    bottom: float
    right: float
    top: float
    char: str


class Sheet(NamedTuple):
    """The upright characters of a page, in the order of drawing, and how the sheet is stored: in
    quarter turns, its lower edge and its height as it is read.

    Upright is how most characters stand.
    """

    glyphs: list[Glyph]
    turns: int
    edge: float
    height: float


def sheet_of(page: pypdfium2.PdfPage) -> Sheet:
    """The characters of a page; their baselines count from where the sheet's do."""
    drawn = drawn_on(page)
    left, bottom, right, top = page.get_bbox()
    turns = turns_of(drawn)
    edge = {0: bottom, 1: left, 2: -top, 3: -right}[turns]
    height = max(right - left if turns % 2 else top - bottom, 1.0)
    return Sheet([upright(one) for one in drawn if one.turns == turns], turns, edge, height)


def turns_of(drawn: list[Drawn]) -> int:
    """How most characters of a page stand, in quarter turns."""
    most = Counter(one.turns for one in drawn).most_common(1)
    return most[0][0] if most else 0


def drawn_on(page: pypdfium2.PdfPage) -> list[Drawn]:
    """The characters of a page but those that stand askew."""
    text_page = page.get_textpage()
    handle = text_page.raw
    found: list[Drawn] = []
    joined: set[int] = set()
    box, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for at in range(text_page.count_chars()):
        char = character(raw.FPDFText_GetUnicode(handle, at))
        # generated blanks and breaks are pdfium's guesses: ours know Chinese type
        if not char or raw.FPDFText_IsGenerated(handle, at) == 1:
            continue
        turns = quarter_turns(raw.FPDFText_GetCharAngle(handle, at))
        if turns is None:
            continue
        raw.FPDFText_GetCharOrigin(handle, at, x, y)
        raw.FPDFText_GetLooseCharBox(handle, at, box)
        one = Drawn(turns, x.value, y.value, box.left, box.bottom, box.right, box.top, char)
        is_there = turns == 0 and bool(found) and found[-1][:-1] == one[:-1]
        if is_there and is_letter_of_ligature(handle, at, char):
            joined.add(len(found))
        found.append(one)
    text_page.close()
    return set_apart(found, joined) if joined else found


def is_letter_of_ligature(handle: raw.FPDF_TEXTPAGE, at: int, char: str) -> bool:
    """Whether a letter at the place of the one before it is drawn by the same stroke (ff, fi).

    One drawn twice, to look bold, comes from two words of the file.
    """
    if not ("a" <= char <= "z"):
        return False
    before, this = (raw.FPDFText_GetTextObject(handle, one) for one in (at - 1, at))
    return bool(before and this) and addressof(before.contents) == addressof(this.contents)


def set_apart(drawn: list[Drawn], joined: set[int]) -> list[Drawn]:
    """The letters of ligatures side by side; each came with the place and box of the whole.

    `joined` are the places of the letters that share the place of the one before.
    """
    apart = list(drawn)
    for first in (at for at in range(len(drawn)) if at not in joined and at + 1 in joined):
        end = next(at for at in count(first + 1) if at not in joined)
        one = drawn[first]
        share = (one.right - one.left) / (end - first)
        for nth, at in enumerate(range(first, end)):
            left = one.left + nth * share
            apart[at] = drawn[at]._replace(x=left, left=left, right=left + share)
    return apart


def character(code: int) -> str:
    """A character by its code; radicals drawn for their ideographs (⼀ for 一) are folded."""
    if code in (10, 13, 0xFFFE):
        return ""
    if code == 2:
        return "-"
    if code == 0 or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
        return "\ufffd"
    if 0x2E80 <= code < 0x2FE0:
        return unicodedata.normalize("NFKC", chr(code))
    return chr(code)


def quarter_turns(angle: float) -> int | None:
    """0 to 3 for a character that stands straight, None for one askew."""
    # an angle below zero is pdfium's word for unknown
    turns = round(max(angle, 0.0) / (pi / 2))
    return turns % 4 if abs(max(angle, 0.0) - turns * pi / 2) < SKEW else None


def upright(one: Drawn) -> Glyph:
    """A character turned back to be read."""
    turns, x, y, left, bottom, right, top, char = one
    if turns == 1:
        return Glyph(x, -top, -bottom, right - left, char)
    if turns == 2:
        return Glyph(-y, -right, -left, top - bottom, char)
    if turns == 3:
        return Glyph(-x, bottom, top, right - left, char)
    return Glyph(y, left, right, top - bottom, char)


def turned(turns: int, x: float, y: float) -> tuple[float, float]:
    """A point of the sheet where `upright` puts what stands there."""
    return ((x, y), (-y, x), (-x, -y), (y, -x))[turns]
