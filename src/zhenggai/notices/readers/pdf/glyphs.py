"""The characters of a page as they are drawn: each with its place, whatever order they come in."""

import ctypes
import unicodedata
from math import pi
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

# A sheet may be stored turned; text that is turned on the sheet is a watermark or a stamp.
SKEW = 0.1


class Glyph(NamedTuple):
    """A drawn character: baseline, left and right edge, height of its box (all in points)."""

    y: float
    left: float
    right: float
    size: float
    char: str


def glyphs_of(page: pypdfium2.PdfPage) -> list[Glyph]:
    """The upright characters of a page, in the order of drawing."""
    text_page = page.get_textpage()
    turned = page.get_rotation()
    found = []
    rect, x, y = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    for at in range(text_page.count_chars()):
        char = character(raw.FPDFText_GetUnicode(text_page, at))
        if not char or raw.FPDFText_IsGenerated(text_page, at) == 1:
            continue
        if is_turned(raw.FPDFText_GetCharAngle(text_page, at), turned):
            continue
        raw.FPDFText_GetCharOrigin(text_page, at, x, y)
        raw.FPDFText_GetLooseCharBox(text_page, at, rect)
        edges = (rect.left, rect.bottom, rect.right, rect.top)
        found.append(upright(char, (x.value, y.value), edges, turned))
    text_page.close()
    return found


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


def is_turned(angle: float, page_degrees: int) -> bool:
    """Whether a character stands askew on the sheet as it is shown."""
    # an angle below zero is pdfium's word for unknown
    if angle < 0:
        return False
    shown = (angle - page_degrees * pi / 180) % (2 * pi)
    return SKEW < shown < 2 * pi - SKEW


def upright(
    char: str, origin: tuple[float, float], edges: tuple[float, float, float, float], turned: int
) -> Glyph:
    """A glyph on the sheet as it is shown."""
    left, bottom, right, top = edges
    x, y = origin
    if turned == 90:
        return Glyph(-x, bottom, top, abs(right - left), char)
    if turned == 180:
        return Glyph(-y, -right, -left, abs(top - bottom), char)
    if turned == 270:
        return Glyph(x, -top, -bottom, abs(right - left), char)
    return Glyph(y, left, right, abs(top - bottom), char)
