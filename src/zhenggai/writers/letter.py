"""A paper in official layout as docx: from its title to its imprint (GB/T 9704—2012, 7)."""

from docx.shared import Twips

from zhenggai.writers import official_style as style
from zhenggai.writers.docx_package import empty_paper, packed
from zhenggai.writers.letter_ends import add_foot, add_imprint, add_red_head
from zhenggai.writers.letter_flow import Flow
from zhenggai.writers.letter_lines import Foot, Line, Placed, Turn, placed_lines
from zhenggai.writers.letter_rows import Imprint, Letter, RedHead, Table
from zhenggai.writers.letter_table import table_element
from zhenggai.writers.table_pages import paged

# Between words and a table, in twentieths of a point.
GAP = 120


def letter_docx(letter: Letter) -> bytes:
    """The paper; the same letter gives the same bytes."""
    flow = Flow(empty_paper(), is_landscape=letter.is_landscape, is_numbered=letter.is_numbered)
    lines = list(paged(placed_lines(letter), is_landscape=letter.is_landscape))
    for before, one, after in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        if isinstance(one, Table):
            _add_table(flow, one, before, after)
        else:
            _add(flow, one)
    return packed(flow.paper, title="".join(letter.title), author=letter.author, about=letter.about)


def _add(flow: Flow, one: Placed) -> None:
    if isinstance(one, Line):
        _add_line(flow, one)
    elif isinstance(one, Turn):
        flow.turn(is_landscape=one.is_landscape)
    elif isinstance(one, RedHead):
        add_red_head(flow, one)
    elif isinstance(one, Imprint):
        add_imprint(flow, one)
    elif isinstance(one, Foot):
        add_foot(flow, one.text)
    else:
        flow.break_page()


def _add_line(flow: Flow, line: Line) -> None:
    layout = flow.add(line.style, line.parts, line.align).paragraph_format
    if line.left is not None:
        layout.left_indent = Twips(round(line.left * style.CHARACTER))
    if line.style == style.SIGNATURE:
        # Digits of a substitute face are wider: a date takes free characters, no second line.
        layout.right_indent = Twips(-2 * style.CHARACTER)
    if line.first is not None:
        layout.first_line_indent = Twips(round(line.first * style.CHARACTER))
    if line.above:
        layout.space_before = Twips(line.above * style.LINE)
    if line.keeps_next is not None:
        layout.keep_with_next = line.keeps_next


def _add_table(flow: Flow, table: Table, before: Placed | None, after: Placed | None) -> None:
    """A table with its title above it, and a little room to the words before and after it."""
    if isinstance(before, Line) and before.parts and not table.title:
        flow.add_hidden_line(GAP).paragraph_format.keep_with_next = True
    if table.title:
        flow.add(style.TABLE_TITLE, table.title)
    flow.add_element(table_element(table, flow.width))
    # Two tables that touch would become one.
    flow.add_hidden_line(GAP if isinstance(after, Line) and after.parts else None)
