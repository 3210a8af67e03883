"""When the cells of a table's row read best as one line, whatever format the table comes in."""

from collections.abc import Iterable, Sequence

# A cell with a full stop and so many characters is prose: it reads as a paragraph of its own.
PROSE = 40


def is_one_line(cells: Iterable[Sequence[str]]) -> bool:
    """Whether a row, given as the lines of its cells, is a row of data and no set of paragraphs."""
    return all(len(cell) <= 1 and not any(map(is_prose, cell)) for cell in cells)


def is_prose(line: str) -> bool:
    """Whether a cell's line is a paragraph."""
    return len(line) >= PROSE and "。" in line
