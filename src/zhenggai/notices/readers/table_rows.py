"""When the cells of a table's row read best as one line, whatever format the table comes in."""

import re
from collections.abc import Iterable, Sequence

# A cell with a full stop and so many characters is prose: it reads as a paragraph of its own.
PROSE = 40
# 序号 反馈问题 有关情况说明 下一步措施 完成时限
_OF_UNFINISHED = (
    re.compile("说明|原因"),
    re.compile("下一?步|后续|状态"),
    re.compile("时限|期限|完成时间"),
)


def is_one_line(cells: Iterable[Sequence[str]]) -> bool:
    """Whether a row, given as the lines of its cells, is a row of data and no set of paragraphs."""
    return all(len(cell) <= 1 and not any(map(is_prose, cell)) for cell in cells)


def row_lines(cells: Sequence[Sequence[str]], *, is_listed: bool) -> list[str]:
    """A row, given as the lines of its cells, as the lines that it is read as: one line for a row
    of data and for one of a list of unfinished items, else the lines of its cells in turn."""
    if not is_listed and not is_one_line(cells):
        return [line for cell in cells for line in cell]
    line = "\t".join("".join(cell) for cell in cells).rstrip("\t")
    return [line] if line.strip() else []


def is_prose(line: str) -> bool:
    """Whether a cell's line is a paragraph."""
    return len(line) >= PROSE and "。" in line


def lists_unfinished(cells: Sequence[Sequence[str]], *, known: bool | None) -> bool | None:
    """What is known, after one more row, of whether a table lists what is not done: its first row
    of several cells tells; a title over all columns does not."""
    if known is not None or sum(any(cell) for cell in cells) < 2:
        return known
    return heads_unfinished(cells)


def heads_unfinished(cells: Iterable[Sequence[str]]) -> bool:
    """Whether a row is the head of a table of what is not done: its rows are one line each, however
    much a cell tells."""
    words = ["".join(cell) for cell in cells]
    is_head = len(words) >= 3 and all(len(word) <= 12 for word in words)
    return is_head and all(any(map(one.search, words)) for one in _OF_UNFINISHED)
