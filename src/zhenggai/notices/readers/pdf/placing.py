"""The tables of the pages put between their lines, each row as the paragraphs that it is."""

from typing import NamedTuple

from zhenggai.notices.readers.pdf.lines import PageLine
from zhenggai.notices.readers.pdf.tables import PlacedTable, goes_on, joined
from zhenggai.notices.readers.table_rows import lists_unfinished, row_lines


class LaidPage(NamedTuple):
    """A page: its lines from top to bottom, its tables, and how many characters it has in all."""

    lines: list[PageLine]
    tables: tuple[PlacedTable, ...]
    characters: int


def with_tables(pages: list[LaidPage]) -> list[list[PageLine]]:
    """The lines of the pages with those of their tables at their places; a table that goes on over
    the page stands where it begins."""
    held = [list(page.tables) for page in pages]
    # From the last page on, so that a table over three pages becomes one.
    for at in range(len(pages) - 1, 0, -1):
        if held[at - 1] and held[at] and _meets_the_break(pages[at - 1], pages[at]):
            above, below = held[at - 1][-1], held[at][0]
            if goes_on(above, below):
                held[at - 1][-1] = joined(above, below)
                del held[at][0]
    return [
        _placed(page, tables, at) for at, (page, tables) in enumerate(zip(pages, held, strict=True))
    ]


def _meets_the_break(page: LaidPage, following: LaidPage) -> bool:
    """Whether nothing stands below the last table of a page or above the first of the next."""
    below = any(line.y < page.tables[-1].bottom for line in page.lines)
    return not below and not any(line.y > following.tables[0].top for line in following.lines)


def _placed(page: LaidPage, tables: list[PlacedTable], number: int) -> list[PageLine]:
    lines = list(page.lines)
    for table in tables:
        at = next((n for n, line in enumerate(lines) if line.y < table.top), len(lines))
        lines[at:at] = [
            PageLine(
                text, number, table.top, table.edges[0], table.edges[-1], 0.0, 0.5, is_whole=True
            )
            for text in _texts(table)
        ]
    return lines


def _texts(table: PlacedTable) -> list[str]:
    lines: list[str] = []
    is_listed: bool | None = None
    for row in table.rows():
        cells = [cell.split("\n") if cell else [] for cell in row]
        is_listed = lists_unfinished(cells, known=is_listed)
        lines += row_lines(cells, is_listed=bool(is_listed))
    return lines
