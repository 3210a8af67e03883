"""The glyphs of a page as lines from top to bottom, blanks told from the gaps between them."""

import unicodedata
from dataclasses import dataclass
from itertools import pairwise

from zhenggai.notices.readers.pdf.glyphs import Glyph

# Glyphs whose baselines differ by less than this share of their size stand on one line.
SAME_LINE = 0.45
# What is wider than so many characters was drawn for two.
WIDE = 1.5
# A gap of so many characters parts the cells of a row.
CELL_GAP = 2.2


@dataclass(frozen=True, slots=True)
class PageLine:
    """A printed line: its text, its edges and baseline in points, the size of its characters.

    `level` is its height on the sheet, from 0 at the lower edge to 1. `is_whole`: it is a paragraph
    by itself, of a table.
    """

    text: str
    page: int
    y: float
    left: float
    right: float
    size: float
    level: float
    is_whole: bool = False


def lines_of(glyphs: list[Glyph], page: int, height: float) -> list[PageLine]:
    """The lines of one page of a height."""
    lines = [line_of(row, page, height) for row in rows_of(glyphs)]
    return [line for line in lines if line is not None]


def rows_of(glyphs: list[Glyph]) -> list[list[Glyph]]:
    """Glyphs by baseline, the highest row first."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: -one.y):
        # a raised or lowered small figure belongs to the line of the full-sized ones
        if rows and rows[-1][0].y - glyph.y <= SAME_LINE * max(rows[-1][0].size, glyph.size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    return rows


def line_of(row: list[Glyph], page: int, height: float) -> PageLine | None:
    """One row from left to right; None where only blanks are printed."""
    row = sorted(row, key=lambda glyph: glyph.left)
    while row and row[0].char.isspace():
        row.pop(0)
    while row and row[-1].char.isspace():
        row.pop()
    if not row:
        return None
    text = row[0].char
    for before, glyph in pairwise(row):
        if is_redrawn(before, glyph):
            continue
        text += gap_between(before, glyph) + glyph.char
    sizes = sorted(glyph.size for glyph in row)
    edge = max(glyph.right for glyph in row)
    level = row[0].y / height
    return PageLine(text, page, row[0].y, row[0].left, edge, sizes[len(sizes) // 2], level)


def is_redrawn(before: Glyph, glyph: Glyph) -> bool:
    """Whether a character is drawn a second time over itself, to look bold; the two strokes of a
    —— that a font draws as one stand at one place too."""
    if glyph.right - glyph.left > WIDE * glyph.size:
        return False
    return before.char == glyph.char and glyph.left - before.left < 0.2 * glyph.size


def gap_between(before: Glyph, glyph: Glyph) -> str:
    """What is printed between two glyphs that no character fills: a tab, a blank or nothing."""
    gap = glyph.left - before.right
    size = max(min(before.size, glyph.size), 1.0)
    if before.char.isspace() or glyph.char.isspace() or gap <= 0.2 * size:
        return ""
    if gap > CELL_GAP * size:
        return "\t"
    # between Chinese and figures a word processor leaves a quarter of a character by itself
    if is_wide(before.char) or is_wide(glyph.char):
        return ""
    return " "


def is_wide(char: str) -> bool:
    """Whether a character is Chinese or a full-width mark."""
    return unicodedata.east_asian_width(char) in "WFA" and not char.isdecimal()
