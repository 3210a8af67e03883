"""How high the words of an official paper stand, in points, before a program sets them.

A Chinese character is a square in every face of an official paper and lines are of exact height,
so both can be counted; narrow characters are taken a little wider than they are, for a machine may
set them in another face.
"""

import re
from collections.abc import Sequence

from zhenggai.writers import official_style as style
from zhenggai.writers.letter_lines import Line
from zhenggai.writers.letter_rows import Cell, Table, Words

# What stays on one line: no mark begins a line or ends it that may not, no number is torn.
_UNITS = re.compile(r"[（《〈“‘【〔]*(?:[!-~]+|.)[，。；：！？、）》〉”’】〕]*")
# Of a character's width; a face for it has a half.
NARROW = 0.56
# The line around a cell.
RULE = 0.5
MILLIMETRE = 72 / 25.4


def lines_of(text: str, room: float) -> int:
    """How many lines a text takes where `room` characters of its own type stand in one."""
    return sum(_lines(line, room) for line in text.split("\n"))


def _lines(line: str, room: float) -> int:
    if len(line) <= room:
        return 1
    count, used = 1, 0.0
    for unit in _UNITS.findall(line):
        width = _width(unit)
        if used and used + width > room:
            count, used = count + 1, 0.0
        used += width
        while used > room:
            count, used = count + 1, used - room
    return count


def _width(text: str) -> float:
    return len(text) - (1 - NARROW) * len(text.encode("ascii", "ignore"))


def line_height(line: Line, width: float) -> float:
    """A paragraph in a text block of this width, with the empty lines above it."""
    given = style.STYLES_BY_ID[line.style]
    size = given.size + given.tighter / 20
    text = "".join(one.text if isinstance(one, Words) else one for one in line.parts)
    first = (given.first if line.first is None else line.first) * style.CHARACTER / 20
    room = width - (line.left or 0) * style.CHARACTER / 20
    indent = "　" * max(round(first / size), 0)
    return lines_of(indent + text, room / size) * given.line / 20 + line.above * style.LINE / 20


def cell_height(cell: Cell, width: float, size: float) -> float:
    """A cell of a table in columns of this width, with the line below it."""
    lines = lines_of(cell.text, (width - 2 * style.CELL_MARGIN / 20) / size)
    return lines * size * style.TABLE_LEADING + 2 * style.CELL_ABOVE / 20 + RULE


def least_height(table: Table, at: int) -> float:
    """What a form leaves at least for a row."""
    return table.heights[at] * MILLIMETRE if at < len(table.heights) else 0.0


def title_height(table: Table) -> float:
    """The title above a table, if it has one."""
    return style.STYLES_BY_ID[style.TABLE_TITLE].line / 20 if table.title else 0.0


def row_heights(
    table: Table, rows: Sequence[Sequence[Cell]], widths: Sequence[float], without: Sequence[int]
) -> list[float]:
    """The rows of a table in columns of these widths, whatever stands in the columns `without`."""
    found = []
    for at, cells in enumerate(rows):
        high, left = least_height(table, at), 0
        for cell in cells:
            right = left + cell.across
            if left not in without or at < table.head:
                high = max(high, cell_height(cell, sum(widths[left:right]), table.size))
            left = right
        found.append(high)
    return found
