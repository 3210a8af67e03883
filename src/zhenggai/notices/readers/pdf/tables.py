"""Tables of a pdf told by their rules: where lines make a grid, what stands between them is a cell.

A table without lines is not seen, nor lines within a picture. One that goes on over the page is
one table where nothing else stands between its parts.
"""

import ctypes
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

from zhenggai.notices.readers.pdf.glyphs import Glyph, Sheet, sheet_of, turned
from zhenggai.notices.readers.pdf.lines import PageLine, lines_of
from zhenggai.notices.readers.text_table import Range, TextTable, laid_out

# Lines nearer than this (points) are one, and meet; a box thinner than this is a line.
NEAR = 3.0
THIN = 3.0
# A line of a cell that ends so many characters before the widest one ends its paragraph.
SHORT = 1.5
# Lines of two cells whose baselines differ by less than this share of their size end at one height.
LEVEL = 0.35
# A cell's words keep so far from its edge.
PADDING = 8.0
# No line ends with an opening mark or begins with a closing one: what was moved down for that is
# so many characters wide.
MOVED = 2.5
MOVES = re.compile(r"[“‘（《〈【「『(\[]|.[”’）》〉】」』)\],，。、；;：:！？]")
# A cut row that goes on in each of so many cells is another row.
MANY = 4
# So many pieces are no table but a drawing, and so many lines that go on in each other.
MOST_RULES = 5000
MOST_LINES = 600


class Rule(NamedTuple):
    """A drawn line along an axis: its place across it, its two ends."""

    is_level: bool
    at: float
    start: float
    end: float


class PlacedTable(NamedTuple):
    """A table with where its columns begin and end, and how many characters would have had room
    after the last words of its last row by column, where these stand low enough to go on over the
    page; `top` and `bottom` are those of the first part, as baselines count on its sheet."""

    table: TextTable
    edges: tuple[float, ...]
    room: Mapping[int, float]
    top: float
    bottom: float

    def holds(self, glyph: Glyph) -> bool:
        """Whether a character of its sheet stands in it."""
        middle = (glyph.left + glyph.right) / 2
        is_across = self.edges[0] <= middle <= self.edges[-1]
        return is_across and self.bottom <= glyph.y + glyph.size / 4 <= self.top

    def rows(self) -> Iterator[list[str]]:
        """Its rows, what a merged cell holds at its first place only."""
        told = [list(row) for row in self.table.rows]
        for top, left, bottom, right in self.table.merges:
            for row in range(top, bottom + 1):
                for column in range(left, right + 1):
                    told[row][column] = told[row][column] if (row, column) == (top, left) else ""
        yield from told


def tables_in(data: bytes) -> list[TextTable]:
    """The ruled tables of a document; one that goes on over the page is one."""
    document = pypdfium2.PdfDocument(data)
    found: list[PlacedTable] = []
    try:
        for page in document:
            for one in tables_on(page, sheet_of(page)):
                if found and goes_on(found[-1], one):
                    found[-1] = joined(found[-1], one)
                else:
                    found.append(one)
            page.close()
    finally:
        document.close()
    return [one.table for one in found]


def goes_on(above: PlacedTable, below: PlacedTable) -> bool:
    """Whether two tables have the same columns."""
    pairs = list(zip(above.edges, below.edges, strict=False))
    alike = all(abs(one - other) <= NEAR for one, other in pairs)
    return len(above.edges) == len(below.edges) and alike


def joined(above: PlacedTable, below: PlacedTable) -> PlacedTable:
    """The two as one: a head printed again is left out, a row cut by the page made whole."""
    rows, again = list(above.table.rows), 0
    for one, other in zip(rows, below.table.rows, strict=False):
        if one != other:
            break
        again += 1
    rest = below.table.rows[again:]
    words = {column: text for column, text in enumerate(rest[0]) if text} if rest else {}
    is_full = all(_goes_on_with(text, above.room.get(one)) for one, text in words.items())
    if words and is_full and not words.keys() >= _told_alone(above.table):
        rows = _continued(above.table, rest[0])
        again, rest = again + 1, rest[1:]
    down = len(rows) - again
    moved = (
        (top + down, left, bottom + down, right)
        for top, left, bottom, right in below.table.merges
        if top >= again
    )
    merges = (*above.table.merges, *moved)
    table = TextTable((*rows, *rest), merges)
    return below._replace(table=table, top=above.top, bottom=above.bottom)


def _goes_on_with(text: str, room: float | None) -> bool:
    """Whether words go on with these over the page, so much room being left before them."""
    return room is not None and room < (MOVED if MOVES.match(text) else 1.0)


def _told_alone(table: TextTable) -> set[int]:
    """The columns with words of the last row itself, of which a cut row goes on in some only; a
    number beyond them where they are few and may all go on."""
    last = len(table.rows) - 1
    over = {
        column
        for top, left, bottom, right in table.merges
        if top < bottom == last
        for column in range(left, right + 1)
    }
    found = {column for column, text in enumerate(table.rows[last]) if text} - over
    return found if len(found) >= MANY else {len(table.rows[last])}


def _continued(table: TextTable, words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The rows of a table whose last cells go on with these words."""
    rows = [list(row) for row in table.rows]
    last = len(rows) - 1
    for column, text in enumerate(words):
        over = (one for one in table.merges if one[2] == last and one[1] <= column <= one[3])
        for row in range(next((one[0] for one in over), last), last + 1):
            rows[row][column] += text
    return [tuple(row) for row in rows]


def tables_on(page: pypdfium2.PdfPage, sheet: Sheet) -> Iterator[PlacedTable]:
    """The tables of a page, the highest first."""
    rules = [rule for one in _segments(page) if (rule := _rule(one, sheet.turns))]
    lines = _merged(rules) if len(rules) <= MOST_RULES else []
    if not 6 <= len(lines) <= MOST_LINES:
        return
    grids = [one for one in map(_Grid, _meeting(lines)) if one.is_table]
    for grid in sorted(grids, key=lambda one: -one.levels[0]):
        own = grid.own(sheet.glyphs)
        cells = [(place, grid.text(place, own)) for place in grid.cells()]
        if any(text for _, text in cells):
            edges = tuple(grid.uprights)
            ends = grid.levels[0], grid.levels[-1]
            yield PlacedTable(laid_out(cells), edges, grid.room(own), *ends)


# x and y of both ends
Segment = tuple[float, float, float, float]


def _segments(page: pypdfium2.PdfPage) -> Iterator[Segment]:
    """The straight lines that are drawn on a page; a thin filled box is one along its middle."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    for path in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=1):
        raw.FPDFPath_GetDrawMode(path.raw, fill, stroke)
        left, bottom, right, top = path.get_bounds()
        if min(right - left, top - bottom) <= THIN:
            middle = (left + right) / 2, (bottom + top) / 2
            is_level = right - left >= top - bottom
            yield (left, middle[1], right, middle[1]) if is_level else (
                middle[0], bottom, middle[0], top,
            )  # fmt: skip
        elif stroke.value:
            yield from _edges(path)


def _edges(path: pypdfium2.PdfObject) -> Iterator[Segment]:
    """The straight pieces of a stroked path."""
    matrix = path.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    first = last = (0.0, 0.0)
    for at in range(min(raw.FPDFPath_CountSegments(path.raw), MOST_RULES)):
        piece = raw.FPDFPath_GetPathSegment(path.raw, at)
        raw.FPDFPathSegment_GetPoint(piece, x, y)
        point = matrix.on_point(x.value, y.value)
        kind = raw.FPDFPathSegment_GetType(piece)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = point
        elif kind == raw.FPDF_SEGMENT_LINETO:
            yield (*last, *point)
        if raw.FPDFPathSegment_GetClose(piece):
            yield (*point, *first)
        last = point


def _rule(segment: Segment, turns: int) -> Rule | None:
    """A level or upright line as it is read; None for one askew or for a dot."""
    x0, y0, x1, y1 = segment
    (left, low), (right, high) = turned(turns, x0, y0), turned(turns, x1, y1)
    if abs(high - low) <= 1 and abs(right - left) > NEAR:
        return Rule(True, (low + high) / 2, min(left, right), max(left, right))  # noqa: FBT003 - a field
    if abs(right - left) <= 1 and abs(high - low) > NEAR:
        return Rule(False, (left + right) / 2, min(low, high), max(low, high))  # noqa: FBT003 - a field
    return None


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Lines that go on in each other as one."""
    found: list[Rule] = []
    for _, held in groupby(sorted(rules), key=lambda one: one.is_level):
        rows: list[list[Rule]] = []
        for one in held:
            if rows and one.at - rows[-1][-1].at <= NEAR:
                rows[-1].append(one)
            else:
                rows.append([one])
        for row in rows:
            found += _along(row)
    return found


def _along(row: list[Rule]) -> list[Rule]:
    found: list[Rule] = []
    for one in sorted(row, key=lambda rule: rule.start):
        if found and one.start - found[-1].end <= NEAR:
            found[-1] = found[-1]._replace(end=max(found[-1].end, one.end))
        else:
            found.append(one)
    return found


def _meeting(rules: list[Rule]) -> Iterator[list[Rule]]:
    """Groups of lines that touch each other."""
    rest = set(rules)
    while rest:
        group, open_ones = [], [rest.pop()]
        while open_ones:
            one = open_ones.pop()
            group.append(one)
            touching = [other for other in rest if _meet(one, other)]
            rest.difference_update(touching)
            open_ones += touching
        yield group


def _meet(one: Rule, other: Rule) -> bool:
    return (
        one.is_level != other.is_level
        and one.start - NEAR <= other.at <= one.end + NEAR
        and other.start - NEAR <= one.at <= other.end + NEAR
    )


class _Grid:
    """Lines that meet as a grid: `levels` from the top down, `uprights` from left to right."""

    def __init__(self, rules: list[Rule]) -> None:
        self.rules = rules
        self.levels = _places(one.at for one in rules if one.is_level)[::-1]
        self.uprights = _places(one.at for one in rules if not one.is_level)

    @property
    def is_table(self) -> bool:
        """Whether there are two rows and two columns at least."""
        return len(self.levels) > 2 and len(self.uprights) > 2

    def cells(self) -> Iterator[Range]:
        """The places of the grid, those between which no line stands as one."""
        done: set[tuple[int, int]] = set()
        for top in range(len(self.levels) - 1):
            for left in range(len(self.uprights) - 1):
                if (top, left) in done:
                    continue
                right, bottom = left, top
                while right + 2 < len(self.uprights) and not self._is_ruled(top, right + 1):
                    right += 1
                while bottom + 2 < len(self.levels) and not self._is_level_ruled(bottom + 1, left):
                    bottom += 1
                done |= {
                    (row, column)
                    for row in range(top, bottom + 1)
                    for column in range(left, right + 1)
                }
                yield top, left, bottom, right

    def _is_ruled(self, row: int, upright: int) -> bool:
        """Whether a line stands at the left of a place."""
        middle = (self.levels[row] + self.levels[row + 1]) / 2
        at = self.uprights[upright]
        return any(
            not one.is_level and abs(one.at - at) <= NEAR and one.start <= middle <= one.end
            for one in self.rules
        )

    def _is_level_ruled(self, level: int, column: int) -> bool:
        """Whether a line lies over a place."""
        middle = (self.uprights[column] + self.uprights[column + 1]) / 2
        at = self.levels[level]
        return any(
            one.is_level and abs(one.at - at) <= NEAR and one.start <= middle <= one.end
            for one in self.rules
        )

    def own(self, glyphs: Sequence[Glyph]) -> list[Glyph]:
        """The characters that stand in it."""
        left, right = self.uprights[0], self.uprights[-1]
        high, low = self.levels[0], self.levels[-1]
        return [
            one
            for one in glyphs
            if left <= one.right and one.left <= right and low <= one.y + one.size / 4 <= high
        ]

    def text(self, place: Range, glyphs: list[Glyph]) -> str:
        """What is printed in a cell, a line a paragraph."""
        return _paragraphs(self._lines(place, glyphs))

    def room(self, glyphs: list[Glyph]) -> dict[int, float]:
        """The columns in which the last line of the last row stands as low as any of that row, with
        how many characters there would have had room after it."""
        last = len(self.levels) - 2
        held = [(place, self._lines(place, glyphs)) for place in self.cells() if place[2] == last]
        ends = [(place, lines[-1]) for place, lines in held if lines]
        lowest = min((line.y for _, line in ends), default=0.0)
        found: dict[int, float] = {}
        for place, line in ends:
            if line.y < lowest + LEVEL * line.size:
                edge = self.uprights[place[3] + 1] - PADDING
                columns = range(place[1], place[3] + 1)
                found |= dict.fromkeys(columns, (edge - line.right) / max(line.size, 1.0))
        return found

    def _lines(self, place: Range, glyphs: list[Glyph]) -> list[PageLine]:
        top, left, bottom, right = place
        high, low = self.levels[top], self.levels[bottom + 1]
        begin, end = self.uprights[left], self.uprights[right + 1]
        own = [
            one
            for one in glyphs
            if begin <= (one.left + one.right) / 2 <= end and low <= one.y + one.size / 4 <= high
        ]
        return lines_of(own, 0, 1.0)


def _places(values: Iterable[float]) -> list[float]:
    """Places across an axis, those that are nearly the same once."""
    found: list[float] = []
    for one in sorted(values):
        if not found or one - found[-1] > NEAR:
            found.append(one)
    return found


def _paragraphs(lines: list[PageLine]) -> str:
    """Lines joined where the words went on: a line that ends early ends its paragraph, but not
    within brackets."""
    edge = max((one.right for one in lines), default=0.0)
    text = ""
    for number, line in enumerate(lines):
        text += line.text.replace("\t", "")
        is_short = line.right < edge - SHORT * line.size
        is_open = text.count("（") > text.count("）")
        if number + 1 < len(lines) and is_short and not is_open:
            text += "\n"
    return text
