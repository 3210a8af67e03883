"""A long sheet, cut so that each page of it stays light; a line is never cut.

A form sends the lines that it shows, so that each page is kept by itself, and what is sent to the
head is the whole sheet.
"""

from collections.abc import Sequence

from zhenggai.supervision.sheets import SheetLine

# What a page of lines may weigh in bytes: the markup of each, and its words.
MOST_WEIGHT = 150_000
_LINE_WEIGHT = 1_350
_CHARACTER = 3
# A sheet that is read shows so many lines; of a longer one what did not change is folded.
MOST_READ = 120


def pages_of(lines: Sequence[SheetLine]) -> list[tuple[SheetLine, ...]]:
    """The lines page by page; one page, perhaps an empty one, where they are few."""
    pages: list[list[SheetLine]] = [[]]
    weight = 0
    for one in lines:
        more = _weight(one)
        if weight and weight + more > MOST_WEIGHT:
            pages.append([])
            weight = 0
        pages[-1].append(one)
        weight += more
    return [tuple(one) for one in pages]


def _weight(one: SheetLine) -> int:
    words = len(one.item.text if one.item else "") + len(one.last) + len(one.answer.text)
    return _LINE_WEIGHT + _CHARACTER * words


def is_folded(line: SheetLine) -> bool:
    """Whether a line of a long sheet that is read says nothing new."""
    is_told = line.is_change or line.row.returned_why or line.item is None
    return bool(line.answer.result) and not is_told
