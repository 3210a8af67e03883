"""Where the pages of a paper end in its tables, so that merged words stand anew on each.

No program says a merged cell again overleaf. So such a cell ends where the page is reckoned to,
and begins with its words again; what lies between two beginnings is kept on one page. Where a
program breaks the page elsewhere, it does so at a beginning.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from zhenggai.writers import official_style as style
from zhenggai.writers.letter_ends import ABOVE_ISSUER
from zhenggai.writers.letter_lines import Line, Placed, Turn
from zhenggai.writers.letter_rows import Cell, PageBreak, RedHead, Table
from zhenggai.writers.letter_table import as_cell, is_short, merged_cells, shares
from zhenggai.writers.paper_heights import (
    MILLIMETRE,
    cell_height,
    line_height,
    row_heights,
    title_height,
)

# What is kept on one page below other things takes no more than this share of it, so that a page
# that ends earlier than reckoned is not left empty.
LARGEST = 0.7
# Points of a page that are not counted on: programs set lines around cells each in its own way.
SPARE = 8.0
# Points that a long row needs to be begun at the foot of a page.
LEAST_BEGUN = 60.0
# Titles and what leads to a table take no more than this share of a page.
MOST_ABOVE = 0.5


def paged(placed: Iterable[Placed], *, is_landscape: bool) -> Iterator[Placed]:
    """The paper with the beginnings of its tables (`Table.starts`)."""
    width, height = style.text_block(is_landscape=is_landscape)
    # Below many lines nobody knows for sure where on its page a table begins.
    used, is_sure = 0.0, True
    for one in placed:
        if isinstance(one, Turn):
            width, height = style.text_block(is_landscape=one.is_landscape)
        if isinstance(one, (Turn, PageBreak)):
            used, is_sure = 0.0, True
        elif isinstance(one, RedHead):
            used = ABOVE_ISSUER * MILLIMETRE + 5 * style.LINE / 20
        elif isinstance(one, Line):
            used = used + line_height(one, width)
            is_sure = is_sure and used < height * MOST_ABOVE
        elif isinstance(one, Table):
            table, used = _begun(_grid(one, width), used % height, height - SPARE)
            yield table if is_sure else replace(table, pages=())
            continue
        yield one


@dataclass(frozen=True, slots=True)
class _Grid:
    """A table with what is reckoned of it; `merged` are its columns of merged cells."""

    table: Table
    rows: Sequence[Sequence[Cell]]
    heights: Sequence[float]
    merged: Sequence[int]
    # By row and column the first row of a merged cell, and by that what its words need.
    tops: Mapping[tuple[int, int], int]
    needs: Mapping[tuple[int, int], float]

    def top(self, at: int, column: int) -> int:
        """The first row of the cell that stands in a row."""
        return self.tops.get((at, column), at)

    def is_last(self, at: int, column: int) -> bool:
        """Whether the cell of a row ends there."""
        return self.top(at + 1, column) != self.top(at, column)


def _grid(table: Table, width: float) -> _Grid:
    rows = [tuple(map(as_cell, row)) for row in table.rows]
    widths = [one / 20 for one in shares([one.width for one in table.columns], round(width * 20))]
    goes_on = merged_cells(replace(table, starts=()), rows)
    tops: dict[tuple[int, int], int] = {}
    for at, column in sorted(goes_on):
        tops[at, column] = tops[at - 1, column] if goes_on[at, column] else at
    merged = sorted({column for _, column in tops})
    needs = {
        (at, column): cell_height(rows[at][column], widths[column], table.size)
        for at in range(table.head, len(rows))
        for column in merged
        if len(rows[at]) == len(table.columns)
    }
    return _Grid(table, rows, row_heights(table, rows, widths, merged), merged, tops, needs)


@dataclass(slots=True)
class _Page:
    """A page being filled with rows: what is used, and of each merged cell what it has so far."""

    used: float
    given: dict[int, float] = field(default_factory=dict)

    def lack(self, grid: _Grid, at: int, *, ends: bool) -> float:
        """What the words that end with a row, or with the page here, need beyond their rows."""
        return max(
            (
                grid.needs.get((at, column), 0.0) - self.given.get(column, 0.0)
                for column in grid.merged
                if ends or grid.is_last(at, column)
            ),
            default=0.0,
        )

    def add(self, grid: _Grid, at: int) -> None:
        """A row, as high as what ends with it."""
        self._grow(grid, grid.heights[at])
        self._grow(grid, max(self.lack(grid, at, ends=False), 0.0))
        for column in grid.merged:
            if grid.is_last(at, column):
                self.given[column] = 0.0

    def would_use(self, grid: _Grid, at: int) -> float:
        """What is used if the page ends with a row."""
        high = grid.heights[at]
        lack = self.lack(grid, at, ends=True) - high
        return self.used + high + max(lack, 0.0)

    def _grow(self, grid: _Grid, more: float) -> None:
        self.used += more
        for column in grid.merged:
            self.given[column] = self.given.get(column, 0.0) + more


def _begun(grid: _Grid, used: float, height: float) -> tuple[Table, float]:
    """The table with its beginnings, and what it uses of its last page."""
    head = grid.table.head
    above = sum(grid.heights[:head])
    page = _Page(used + title_height(grid.table) + above)
    firsts, sure, is_sure = [head], list[int](), True
    for at in range(head, len(grid.rows)):
        is_full = page.would_use(grid, at) > height
        goes_on = is_full and not is_short(grid.rows[at])
        is_sure = is_sure and not goes_on
        if is_full and at != firsts[-1]:
            firsts.append(at)
            sure += [at] if is_sure else []
        if is_full and not (goes_on and height - page.used > LEAST_BEGUN):
            page = _Page(above)
        page.add(grid, at)
        if page.used > height:
            # A long row goes on overleaf; the next one begins anew below its rest.
            page = _Page(above + (page.used - height) % (height - above))
            firsts.append(at + 1)
    pages = list(pairwise([*firsts, len(grid.rows)]))
    parts = (
        part
        for at, one in enumerate(pages)
        for part in _parts(grid, one, LARGEST * height, height if at else LARGEST * height)
    )
    if not grid.merged:
        return grid.table, page.used
    starts = tuple(first for first, _ in parts)
    return replace(grid.table, starts=starts, pages=tuple(sure)), page.used


# From a row to before another.
_Part = tuple[int, int]


def _parts(grid: _Grid, page: _Part, largest: float, at_top: float) -> Iterator[_Part]:
    """The rows of a page in parts of which each stays whole: a cell of the first merged column
    each, a large one in several; that at the top of the page may be larger."""
    if not grid.merged:
        return
    for cell in _cells(grid, page, grid.merged[0]):
        if _height(grid, cell) <= (at_top if cell[0] == page[0] else largest):
            yield cell
        else:
            yield from _split(grid, cell, 1, largest)


def _split(grid: _Grid, part: _Part, level: int, largest: float) -> Iterator[_Part]:
    """A part in smaller ones, where the cells of the merged column `level` end."""
    first, end = part
    if level == len(grid.merged):
        yield from _joined(grid, [(at, at + 1) for at in range(first, end)], largest)
        return
    for cell in _joined(grid, _cells(grid, part, grid.merged[level]), largest):
        if _height(grid, cell) <= largest:
            yield cell
        else:
            yield from _split(grid, cell, level + 1, largest)


def _cells(grid: _Grid, part: _Part, column: int) -> list[_Part]:
    """The cells of a merged column in these rows."""
    first, end = part
    edges = [at for at in range(first, end) if at == first or grid.is_last(at - 1, column)]
    return list(pairwise([*edges, end]))


def _joined(grid: _Grid, parts: Sequence[_Part], largest: float) -> Iterator[_Part]:
    """Parts side by side as one, as far as they stay small enough."""
    held: _Part | None = None
    for part in parts:
        if held and _height(grid, (held[0], part[1])) <= largest:
            held = held[0], part[1]
        else:
            if held:
                yield held
            held = part
    if held:
        yield held


def _height(grid: _Grid, part: _Part) -> float:
    """How high rows are together, with what their merged words need."""
    own = sum(grid.heights[slice(*part)])
    return max([own, *(_height_by(grid, part, column) for column in grid.merged)])


def _height_by(grid: _Grid, part: _Part, column: int) -> float:
    cells = _cells(grid, part, column)
    return sum(max(grid.needs[one[0], column], sum(grid.heights[slice(*one)])) for one in cells)
