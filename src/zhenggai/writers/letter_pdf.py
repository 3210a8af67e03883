"""The same paper in official layout as pdf, set by typst: to be read and printed as it is.

The paper goes to typst as data, so nothing that a person wrote is read as markup. Typst is the
extra `pdf`: where it is not installed, the docx can still be written.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any, cast

from zhenggai.writers import official_style as style
from zhenggai.writers.fonts import FACES
from zhenggai.writers.letter_ends import ABOVE_ISSUER, fitted, imprint_lines
from zhenggai.writers.letter_lines import Foot, Line, Placed, Turn, placed_lines
from zhenggai.writers.letter_rows import Cell, Imprint, Letter, Parts, RedHead, Table, Words
from zhenggai.writers.letter_table import (
    aligned,
    as_cell,
    is_short,
    merged_cells,
    rows_down,
)
from zhenggai.writers.table_pages import paged

try:
    import typst
except ImportError:  # the extra `pdf` is not installed
    typst = None  # type: ignore[assignment]

TEMPLATE = Path(__file__).with_name("letter.typ")
# What stands for any face that the machine lacks.
LAST = ("Noto Serif CJK SC", "Noto Sans CJK SC")
# Half of what is free between two lines, in millimetres: Word puts it above the first line too.
HALF_LEADING = (style.LINE / 20 - 16) / 2 / 72 * 25.4
LEVELS = {name: level for level, name in style.HEADINGS.items()}

# One thing as letter.typ is told of it.
Told = dict[str, Any]


class NoPdfError(RuntimeError):
    """This machine cannot write a pdf; the message says in Chinese what to do."""


def letter_pdf(letter: Letter) -> bytes:
    """The paper as pdf; the same letter gives the same bytes. Raises `NoPdfError`."""
    return compiled(TEMPLATE, _told(letter))


def compiled(template: Path, told: Told) -> bytes:
    """What a template makes of what it is told. Raises `NoPdfError`."""
    if typst is None:
        raise NoPdfError(
            "本机没有安装 PDF 排版组件（typst）。请改为下载 Word 版，或请管理员安装后再试。"
        )
    inputs = {"letter": json.dumps(told, ensure_ascii=False)}
    compiler = typst.Compiler(template, font_paths=_fonts(), sys_inputs=inputs)
    return cast("bytes", compiler.compile(format="pdf", timestamp=0))


@cache
def _fonts() -> Any:
    return typst.Fonts()


@cache
def faces_here() -> Mapping[str, Sequence[str]]:
    """For each face what this machine has of it, the best first."""
    here = set(_fonts().families())
    return {
        one.name: [name for name in (one.name, *one.others, *LAST) if name in here] for one in FACES
    }


def _told(letter: Letter) -> Told:
    return {
        "title": "".join(letter.title),
        "author": letter.author,
        "about": letter.about,
        "numbered": letter.is_numbered,
        "faces": faces_here(),
        "styles": {one.id: _style(one) for one in style.STYLES},
        "gauge": {
            "character": style.CHARACTER / 20,
            "line": style.LINE / 20,
            "above_issuer": ABOVE_ISSUER,
        },
        "pages": list(_pages(letter)),
    }


def _style(one: style.Style) -> Told:
    return {
        "face": one.face,
        "size": one.size,
        "line": one.line / 20,
        "align": one.align,
        "first": one.first,
        "tighter": one.tighter / 20,
        "keeps_next": one.keeps_next,
        "level": LEVELS.get(one.id, 0),
    }


def _pages(letter: Letter) -> Iterator[Told]:
    """Pages that lie the same way: the paper itself, then every attachment."""
    is_landscape, blocks = letter.is_landscape, list[Told]()
    for one in paged(placed_lines(letter), is_landscape=is_landscape):
        if isinstance(one, Turn):
            yield _page(blocks, is_landscape=is_landscape)
            is_landscape, blocks = one.is_landscape, []
        else:
            blocks.append(_block(one))
    yield _page(blocks, is_landscape=is_landscape)


def _page(blocks: Sequence[Told], *, is_landscape: bool) -> Told:
    top, right, bottom, left = style.edges(is_landscape=is_landscape)
    lower = HALF_LEADING
    margin = {"top": top + lower, "right": right, "bottom": bottom - lower, "left": left}
    return {"is_landscape": is_landscape, "margin": margin, "blocks": blocks}


def _block(one: Placed) -> Told:
    if isinstance(one, Line):
        return _line(one)
    if isinstance(one, Table):
        return _table(one)
    if isinstance(one, RedHead):
        size, scale = fitted(len(one.issuer))
        signer = f"签发人：{one.signer}" if one.signer else ""
        words = {"issuer": one.issuer, "number": one.number, "signer": signer}
        return {"kind": "red_head", "size": size, "scale": scale, **words}
    if isinstance(one, Imprint):
        return {"kind": "imprint", "lines": imprint_lines(one)}
    if isinstance(one, Foot):
        return {"kind": "foot", "text": one.text}
    return {"kind": "new_page"}


def _line(line: Line) -> Told:
    given = style.STYLES_BY_ID[line.style]
    return {
        "kind": "line",
        "style": line.style,
        "parts": _parts(line.parts),
        "align": line.align or given.align,
        "left": line.left or 0,
        "first": given.first if line.first is None else line.first,
        "above": line.above,
        "keeps_next": given.keeps_next if line.keeps_next is None else line.keeps_next,
    }


def _parts(parts: Parts) -> list[Told]:
    return [
        {
            "text": one.text,
            "is_strong": one.is_strong,
            "face": style.FONTS[one.face] if one.face else "",
        }
        for one in (part if isinstance(part, Words) else Words(part) for part in parts)
    ]


def _table(table: Table) -> Told:
    rows = [tuple(map(as_cell, row)) for row in table.rows]
    goes_on = merged_cells(table, rows)
    edges = [table.head, *table.pages, len(rows)]
    leading = table.size * (style.TABLE_LEADING - 1)
    told = [list(_cells(table, at, rows, goes_on)) for at in range(len(rows))]
    return {
        "kind": "table",
        "title": table.title,
        "is_whole": len(table.starts) == 1,
        "columns": [one.width for one in table.columns],
        "size": table.size,
        "leading": leading,
        # A row is as high as in Word, which sets half of the leading above the first line.
        "inset": style.CELL_ABOVE / 20 + leading / 2,
        "head": told[: table.head],
        "pages": [told[first:end] for first, end in pairwise(edges)],
    }


def _cells(
    table: Table,
    at: int,
    rows: Sequence[Sequence[Cell]],
    goes_on: Mapping[tuple[int, int], bool],
) -> Iterator[Told]:
    lefts = accumulate((cell.across for cell in rows[at]), initial=0)
    is_whole = at < table.head or is_short(rows[at])
    for cell, left in zip(rows[at], lefts, strict=False):
        if goes_on.get((at, left)):
            continue
        is_head = at < table.head or cell.is_head
        yield {
            "lines": cell.text.split("\n"),
            "across": cell.across,
            "down": rows_down(goes_on, at, left),
            "align": aligned(table, cell, left, is_head=is_head),
            "is_head": is_head,
            "is_whole": is_whole,
            "height": table.heights[at] if at < len(table.heights) else 0,
        }
