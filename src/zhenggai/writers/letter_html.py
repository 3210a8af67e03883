"""A paper as a piece of html: to be looked at on a page, and for the editor of a web site.

Plain elements with the names of the paper's styles as classes; every text is escaped.
"""

from collections.abc import Callable, Iterator
from html import escape

from zhenggai.writers import official_style as style
from zhenggai.writers.letter_ends import imprint_lines
from zhenggai.writers.letter_lines import Foot, Line, Placed, placed_lines
from zhenggai.writers.letter_rows import Imprint, Letter, Parts, RedHead, Table, Words
from zhenggai.writers.letter_table import as_cell, merged_cells, rows_down

_ELEMENTS = {
    style.TITLE: "h2",
    **{name: f"h{level + 2}" for level, name in style.HEADINGS.items()},
}
_CLASSES = {one.id: one.id.removeprefix("Gw").lower() for one in style.STYLES}


# The address at which a bound figure shows its working, by its name; "" where it has none.
Link = Callable[[str], str]


def letter_html(letter: Letter, link: Link = lambda _: "") -> str:
    """The paper without a frame: what stands in a page's body. `link` leads from bound figures."""
    return "\n".join(piece for one in placed_lines(letter) for piece in _pieces(one, link))


def _pieces(one: Placed, link: Link) -> Iterator[str]:
    if isinstance(one, Line):
        if one.parts:
            yield _line(one, link)
    elif isinstance(one, Table):
        yield _table(one)
    elif isinstance(one, RedHead):
        signer = f'<span class="signer">签发人：{escape(one.signer)}</span>' if one.signer else ""
        yield f'<p class="redhead">{escape(one.issuer)}</p>'
        yield f'<p class="number"><span>{escape(one.number)}</span>{signer}</p>'
    elif isinstance(one, Foot):
        yield f'<p class="foot">{escape(one.text)}</p>'
    elif isinstance(one, Imprint):
        for left, right in imprint_lines(one):
            yield f'<p class="imprint"><span>{escape(left)}</span><span>{escape(right)}</span></p>'


def _line(line: Line, link: Link) -> str:
    name = _ELEMENTS.get(line.style, "p")
    aligned = f" {line.align}" if line.align else ""
    return f'<{name} class="{_CLASSES[line.style]}{aligned}">{_words(line.parts, link)}</{name}>'


def _words(parts: Parts, link: Link) -> str:
    return "".join(_run(one if isinstance(one, Words) else Words(one), link) for one in parts)


def _run(words: Words, link: Link) -> str:
    text = escape(words.text)
    if words.figure:
        address = link(words.figure)
        name, to = ("a", f' href="{escape(address)}"') if address else ("span", "")
        figure = f' class="figure" data-figure="{escape(words.figure)}"'
        text = f"<{name}{figure}{to}>{text}</{name}>"
    return f"<strong>{text}</strong>" if words.is_strong or words.face else text


def _table(table: Table) -> str:
    rows = [tuple(map(as_cell, row)) for row in table.rows]
    goes_on = merged_cells(table, rows)
    made = []
    for at, row in enumerate(rows):
        left, cells = 0, []
        for cell in row:
            name = "th" if at < table.head or cell.is_head else "td"
            if not goes_on.get((at, left)):
                down = rows_down(goes_on, at, left)
                spans = (f' rowspan="{down}"' if down > 1 else "") + (
                    f' colspan="{cell.across}"' if cell.across > 1 else ""
                )
                text = "<br>".join(map(escape, cell.text.split("\n")))
                cells.append(f"<{name}{spans}>{text}</{name}>")
            left += cell.across
        made.append(f"<tr>{''.join(cells)}</tr>")
    title = f"<caption>{escape(table.title)}</caption>" if table.title else ""
    head, body = "".join(made[: table.head]), "\n".join(made[table.head :])
    top = f"<thead>{head}</thead>" if head else ""
    return f"<table>{title}{top}<tbody>{body}</tbody></table>"
