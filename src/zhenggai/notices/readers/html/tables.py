"""The tables of a web page as a browser lays them out: rowspan and colspan followed."""

from collections.abc import Iterator

from zhenggai.notices.readers.element import Element
from zhenggai.notices.readers.html.flow import int_of, is_hidden, lines_of
from zhenggai.notices.readers.html.main_text import main_element
from zhenggai.notices.readers.html.page import parse_page
from zhenggai.notices.readers.text_table import Range, TextTable, laid_out

# A browser goes no further (HTML, 4.9.11).
_WIDEST, _TALLEST = 1000, 65534


def tables_in(data: bytes) -> list[TextTable]:
    """The tables in the main text of a page; one that lays out others is none."""
    main = main_element(parse_page(data))
    # the main text may be the table itself
    above = next(main.iterancestors("table"), main)
    found = (one for one in above.iter("table") if next(one.iter("td", "th"), None) is not None)
    inner = (one for one in found if len(list(one.iter("table"))) == 1)
    return [laid_out(_cells(one)) for one in inner]


def _cells(table: Element) -> Iterator[tuple[Range, str]]:
    taken: set[tuple[int, int]] = set()
    rows = [one for one in table.iter("tr") if not is_hidden(one)]
    for top, row in enumerate(rows):
        left = 0
        for cell in row.iterchildren("td", "th"):
            if is_hidden(cell):
                continue
            while (top, left) in taken:
                left += 1
            width = min(max(int_of(cell.get("colspan"), 1), 1), _WIDEST)
            asked = int_of(cell.get("rowspan"), 1) or len(rows)  # 0 is down to the end
            height = min(asked, _TALLEST, len(rows) - top)
            place = (top, left, top + height - 1, left + width - 1)
            taken |= {
                (down, across)
                for down in range(top, top + height)
                for across in range(left, left + width)
            }
            yield place, "\n".join(line.text for line in lines_of(cell, cell))
            left += width
