"""A paper in official layout as docx: from its title to its imprint (GB/T 9704—2012, 7)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from docx.shared import Twips

from zhenggai.writers import official_style as style
from zhenggai.writers.docx_package import empty_paper, packed
from zhenggai.writers.letter_ends import add_imprint, add_red_head, add_signatures
from zhenggai.writers.letter_flow import Flow
from zhenggai.writers.letter_rows import (
    Annex,
    Block,
    Heading,
    Letter,
    Paragraph,
    Parts,
    Table,
    Words,
)
from zhenggai.writers.letter_table import table_element
from zhenggai.writers.quoting import joined


def letter_docx(letter: Letter) -> bytes:
    """The paper; the same letter gives the same bytes."""
    flow = Flow(empty_paper(), is_landscape=letter.is_landscape, is_numbered=letter.is_numbered)
    if letter.red_head:
        add_red_head(flow, letter.red_head)
    add_title(flow, letter.title, gap_above=2 if letter.red_head else 0)
    if letter.subtitle:
        flow.add(style.SUBTITLE, letter.subtitle)
    if letter.addressee:
        add_gap(flow)
        flow.add(style.ADDRESSEE, f"{letter.addressee}：")
    elif letter.title and letter.blocks:
        add_gap(flow)
    add_blocks(flow, letter.blocks)
    add_attachments(flow, letter.attachments)
    add_signatures(flow, letter.signatures, letter.dated_on, sealed=letter.sealed)
    for number, annex in enumerate(letter.annexes, 1):
        add_annex(flow, annex, number if len(letter.annexes) > 1 else 0)
    if letter.imprint:
        add_imprint(flow, letter.imprint)
    return packed(flow.paper, title="".join(letter.title), author=letter.author, about=letter.about)


def add_title(flow: Flow, lines: Sequence[str], *, gap_above: int = 0) -> None:
    """A title of one paragraph a line."""
    for at, line in enumerate(lines):
        paragraph = flow.add(style.TITLE, line)
        if not at and gap_above:
            paragraph.paragraph_format.space_before = Twips(gap_above * style.LINE)


def add_gap(flow: Flow) -> None:
    """An empty line."""
    flow.add(style.NORMAL, "")


def add_blocks(flow: Flow, blocks: Iterable[Block]) -> None:
    """The body."""
    for block in numbered(blocks):
        if isinstance(block, Heading):
            add_heading(flow, block)
        elif isinstance(block, Paragraph):
            add_paragraph(flow, block)
        elif isinstance(block, Table):
            add_table(flow, block)
        else:
            flow.break_page()


def numbered(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks, each heading with its label: a level counts anew under the one above."""
    counts = dict.fromkeys(style.HEADINGS, 0)
    for block in blocks:
        if not isinstance(block, Heading):
            yield block
            continue
        for level in counts:
            counts[level] *= level <= block.level
        if block.label is None:
            counts[block.level] += 1
            yield replace(block, label=style.label(block.level, counts[block.level]))
        else:
            yield block


def add_heading(flow: Flow, heading: Heading) -> None:
    """A heading on a line of its own, or with the words that go on after it."""
    words = joined(heading.label or "", heading.text)
    if not heading.body:
        flow.add(style.HEADINGS[heading.level], words)
        return
    face = style.FACES[heading.level]
    lead = [
        replace(one, face=face) if isinstance(one, Words) else Words(one, face=face)
        for one in words
    ]
    flow.add(style.BODY, (*lead, heading.body))


def add_paragraph(flow: Flow, paragraph: Paragraph) -> None:
    """A paragraph; each line of a text is one."""
    if not isinstance(paragraph.text, str):
        add_line(flow, paragraph.text, paragraph)
        return
    for line in paragraph.text.split("\n"):
        add_line(flow, (line,), paragraph)


def add_line(flow: Flow, parts: Parts, paragraph: Paragraph) -> None:
    """One paragraph of the body, or one that stands to a side."""
    flow.add(style.NORMAL if paragraph.align else style.BODY, parts, paragraph.align)


def add_table(flow: Flow, table: Table) -> None:
    """A table with its title above it."""
    if table.title:
        flow.add(style.TABLE_TITLE, table.title)
    flow.add_element(table_element(table, flow.width))
    # Two tables that touch would become one.
    flow.add_hidden_line()


def add_attachments(flow: Flow, names: Sequence[str]) -> None:
    """附件说明, 7.3.4: two characters in, numbered where there are several."""
    for at, name in enumerate(names, 1):
        number = f"{at}." if len(names) > 1 else ""
        lead = "附件：" if at == 1 else ""
        paragraph = flow.add(style.ATTACHMENTS, f"{lead}{number}{name}")
        first = 2 if lead else 5
        rest = 5 + style.width_of(number)
        layout = paragraph.paragraph_format
        layout.left_indent = Twips(round(rest * style.CHARACTER))
        layout.first_line_indent = Twips(round((first - rest) * style.CHARACTER))
        if lead:
            layout.space_before = Twips(style.LINE)


def add_annex(flow: Flow, annex: Annex, number: int) -> None:
    """An attachment on a page of its own: 附件 in the first line, its title in the third."""
    flow.turn(is_landscape=annex.is_landscape)
    flow.add(style.ANNEX, f"附件{number or ''}")
    add_gap(flow)
    add_title(flow, annex.title)
    if annex.title:
        add_gap(flow)
    add_blocks(flow, annex.blocks)
