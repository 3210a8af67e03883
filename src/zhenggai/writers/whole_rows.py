"""A worksheet that takes its rows whole: cell by cell XlsxWriter needs three times as long.

XlsxWriter makes the package, formats, page and merged cells; a row is handed over as it stands in
the file (ECMA-376, part 1, 18.3.1.4 and 18.3.1.73). Only for a workbook in `constant_memory`.
"""

import re
from collections.abc import Iterable

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

# What XML or Excel would read otherwise: a & b, _x000D_, a space at an end.
_UNUSUAL = re.compile(r"[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_x|^\s|\s\Z")
# A pixel is 3/4 of a point; rows are as many pixels high.
PIXEL = 0.75


class RowSheet(Worksheet):  # type: ignore[misc]  # XlsxWriter has no types
    """A worksheet with `put_row` beside XlsxWriter's own ways, each row after those before it."""

    def put_row(self, row: int, height: float, cells: Iterable[str]) -> None:
        """A row of cells from left to right, `height` points high."""
        self._write_single_row(row)
        points = int(height / PIXEL + 0.5) * PIXEL
        told = "".join(cells)
        self.fh.write(f'<row r="{row + 1}" ht="{points:g}" customHeight="1">{told}</row>')
        self.dim_rowmax = row

    def words_cell(self, place: str, style: int, text: str) -> str:
        """A cell with words; `style` as `index_of` tells it."""
        kept = ""
        if _UNUSUAL.search(text):
            text, kept = self._escape_data(self._escape_control_characters(text)), _KEPT
        return f'<c r="{place}" s="{style}" t="inlineStr"><is><t{kept}>{text}</t></is></c>'


_KEPT = ' xml:space="preserve"'


def number_cell(place: str, style: int, digits: str) -> str:
    """A cell with a number."""
    return f'<c r="{place}" s="{style}"><v>{digits}</v></c>'


def blank_cell(place: str, style: int) -> str:
    """A cell that has its lines and colour alone."""
    return f'<c r="{place}" s="{style}"/>'


def index_of(style: Format) -> int:
    """The number by which cells name a format."""
    number: int = style._get_xf_index()  # noqa: SLF001 - given when it is first asked for
    return number
