"""A table of an official paper: fixed columns that fill the text block, a head on every page."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate, pairwise

from docx.oxml.xmlchemy import BaseOxmlElement

from zhenggai.writers import official_style as style
from zhenggai.writers.letter_rows import Align, Cell, Table
from zhenggai.writers.wordml import element, words

# Twentieths of a point in a millimetre.
MILLIMETRE = 56.7
# Half a point, in eighths of a point.
LINE_WIDTH = 4
# A cell of more characters than these may go on overleaf.
SHORT = 120
# What is free between the lines of a cell and its words.
_MARGINS = (
    ("top", style.CELL_ABOVE),
    ("left", style.CELL_MARGIN),
    ("bottom", style.CELL_ABOVE),
    ("right", style.CELL_MARGIN),
)
SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
JUSTIFY = {"left": "left", "centre": "center", "right": "right"}


def table_element(table: Table, width: int) -> BaseOxmlElement:
    """The table as `w:tbl`, `width` twentieths of a point wide."""
    widths = shares([one.width for one in table.columns], width)
    rows = [tuple(map(as_cell, row)) for row in table.rows]
    goes_on = merged_cells(table, rows)
    return element(
        "tbl",
        table_properties(width, SIDES),
        element("tblGrid", *(element("gridCol", w=one) for one in widths)),
        *(_row(table, at, rows[at], widths, goes_on) for at in range(len(rows))),
    )


def table_properties(width: int, ruled: Sequence[str]) -> BaseOxmlElement:
    """A table as wide as the text block, with lines on these sides."""
    return element(
        "tblPr",
        element("tblW", w=width, type="dxa"),
        element("jc", val="center"),
        element(
            "tblBorders",
            *(element(one, val="single", sz=LINE_WIDTH, space=0, color="auto") for one in ruled),
        ),
        element("tblLayout", type="fixed"),
        # Said on the table itself: LibreOffice does not look for it in the style.
        element(
            "tblCellMar",
            *(element(one, w=width, type="dxa") for one, width in _MARGINS),
        ),
    )


def as_cell(cell: str | Cell) -> Cell:
    """A bare text is a cell of one column."""
    return cell if isinstance(cell, Cell) else Cell(cell)


def aligned(table: Table, cell: Cell, column: int, *, is_head: bool) -> Align:
    """To which side the words of a cell stand."""
    return cell.align or ("centre" if is_head else table.columns[column].align)


def shares(weights: Sequence[float], width: int) -> list[int]:
    """Columns of these weights that make up exactly the width."""
    whole = sum(weights)
    edges = [0, *(round(width * reached / whole) for reached in accumulate(weights))]
    return [right - left for left, right in pairwise(edges)]


def merged_cells(table: Table, rows: Sequence[Sequence[Cell]]) -> dict[tuple[int, int], bool]:
    """By row and column the cells that are part of one over several rows: whether it goes on.

    Where the table has a start (`Table.starts`) all begin anew.
    """
    columns = [at for at, one in enumerate(table.columns) if one.is_merged]
    found: dict[tuple[int, int], bool] = {}
    body = [at for at in range(table.head, len(rows)) if len(rows[at]) == len(table.columns)]
    for above, below in pairwise(body):
        for column in columns:
            one, other = rows[above][column].text, rows[below][column].text
            if below != above + 1 or one != other or not one or below in table.starts:
                break
            found.setdefault((above, column), False)
            found[below, column] = True
    return found


def rows_down(goes_on: Mapping[tuple[int, int], bool], at: int, column: int) -> int:
    """Over how many rows the cell goes that begins here."""
    down = 1
    while goes_on.get((at + down, column)):
        down += 1
    return down


def stays_with_next(table: Table, at: int) -> bool:
    """Whether a row stands on one page with the one below it: a head, a row of one cell over a
    list that it names, and rows of the same merged words."""
    if at == len(table.rows) - 1:
        return False
    names_others = len(table.rows[at]) == 1 < len(table.columns)
    is_within = bool(table.starts) and at + 1 not in table.starts
    return at < table.head or names_others or is_within


def is_short(cells: Sequence[Cell]) -> bool:
    """Whether a row is so short that it had better stand on one page as a whole."""
    return all(len(cell.text) <= SHORT for cell in cells)


def _row(
    table: Table,
    at: int,
    cells: Sequence[Cell],
    widths: Sequence[int],
    goes_on: dict[tuple[int, int], bool],
) -> BaseOxmlElement:
    is_head = at < table.head
    keeps_next = stays_with_next(table, at)
    height = round(table.heights[at] * MILLIMETRE) if at < len(table.heights) else 0
    edges = [0, *accumulate(cell.across for cell in cells)]
    return element(
        "tr",
        element(
            "trPr",
            element("cantSplit") if is_head or is_short(cells) else None,
            element("trHeight", val=height, hRule="atLeast") if height else None,
            element("tblHeader") if is_head else None,
        ),
        *(
            element(
                "tc",
                _cell_properties(sum(widths[left:right]), cell, goes_on.get((at, left))),
                *_paragraphs(
                    table,
                    cell,
                    left,
                    is_head=is_head,
                    is_hidden=goes_on.get((at, left)),
                    keeps_next=keeps_next,
                ),
            )
            for cell, (left, right) in zip(cells, pairwise(edges), strict=True)
        ),
    )


def _cell_properties(width: int, cell: Cell, goes_on: bool | None) -> BaseOxmlElement:  # noqa: FBT001 - one of three states
    merge = {True: "continue", False: "restart"}
    return element(
        "tcPr",
        element("tcW", w=width, type="dxa"),
        element("gridSpan", val=cell.across) if cell.across > 1 else None,
        None if goes_on is None else element("vMerge", val=merge[goes_on]),
        element("vAlign", val="center"),
    )


def _paragraphs(
    table: Table,
    cell: Cell,
    column: int,
    *,
    is_head: bool,
    is_hidden: bool | None,
    keeps_next: bool,
) -> Iterator[BaseOxmlElement]:
    is_head = is_head or cell.is_head
    align = aligned(table, cell, column, is_head=is_head)
    name = style.TABLE_HEAD if is_head else style.TABLE_TEXT
    resized = None if table.size == style.TABLE_SIZE else round(table.size * 2)
    start = 0
    for line in ("" if is_hidden else cell.text).split("\n"):
        marks = [(left - start, right - start) for left, right in cell.marks]
        start += len(line) + 1
        yield element(
            "p",
            element(
                "pPr",
                element("pStyle", val=name),
                element("keepNext") if keeps_next else None,
                element(
                    "spacing", line=round(table.size * style.TABLE_LEADING * 20), lineRule="exact"
                )
                if resized
                else None,
                element("jc", val=JUSTIFY[align]) if align else None,
            ),
            *(_run(words, resized, is_quoted=is_quoted) for words, is_quoted in _runs(line, marks)),
        )


def _runs(line: str, marks: Sequence[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    """The line in stretches: whether each is marked as somebody's own words."""
    done = 0
    for start, end in marks:
        if 0 <= start < end <= len(line):
            yield line[done:start], False
            yield line[start:end], True
            done = end
    yield line[done:], False


def _run(text: str, size: int | None, *, is_quoted: bool) -> BaseOxmlElement | None:
    if not text:
        return None
    properties = element(
        "rPr",
        element("rStyle", val=style.QUOTED_WORDS) if is_quoted else None,
        element("sz", val=size) if size else None,
        element("szCs", val=size) if size else None,
    )
    return element("r", properties if is_quoted or size else None, words(text))
