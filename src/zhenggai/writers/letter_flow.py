"""Paragraphs into a docx one after another: runs in a face, a place on the line, new pages."""

from docx.document import Document as Paper
from docx.enum.section import WD_ORIENTATION, WD_SECTION_START
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section
from docx.shared import Mm, Twips
from docx.styles.style import CharacterStyle, ParagraphStyle
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from zhenggai.notices.render.plain_docx import printable
from zhenggai.writers import official_style as style
from zhenggai.writers.letter_rows import Align, Text, Words
from zhenggai.writers.wordml import element, figure_control

ALIGNMENTS = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


class Flow:
    """A paper being written from its beginning to its end."""

    def __init__(self, paper: Paper, *, is_landscape: bool, is_numbered: bool) -> None:
        self.paper = paper
        styles = [one for one in paper.styles if isinstance(one, CharacterStyle)]
        self.styles = {one.style_id: one for one in styles if isinstance(one, ParagraphStyle)}
        # The only one of characters alone
        self.quoted = next(one for one in styles if not isinstance(one, ParagraphStyle))
        self.is_landscape = is_landscape
        self.breaks_page = False
        section = paper.sections[0]
        lay_page(section, is_landscape=is_landscape)
        if is_numbered:
            self.number_pages(section)

    def add(self, name: str, text: Text, align: Align = "") -> Paragraph:
        """A paragraph of a style."""
        paragraph = self.paper.add_paragraph()
        paragraph.style = self.styles[name]
        if self.breaks_page:
            paragraph.paragraph_format.page_break_before = True
            self.breaks_page = False
        if align:
            paragraph.alignment = ALIGNMENTS[align]
        for part in (text,) if isinstance(text, str) else text:
            self.add_words(paragraph, part if isinstance(part, Words) else Words(part))
        return paragraph

    def add_words(self, paragraph: Paragraph, words: Words) -> None:
        """A run with its own type."""
        if not words.text:
            return
        run = paragraph.add_run(printable(words.text))
        run.bold = True if words.is_strong else None
        if words.is_quoted:
            run.style = self.quoted
        if words.face:
            put_face(run, style.FONTS[words.face])
        if words.figure:
            bind(run, words)

    def add_element(self, made: BaseOxmlElement) -> None:
        """A table that is built elsewhere."""
        if self.breaks_page:
            self.add_hidden_line()
        self.paper.element.body.insert_element_before(made, "w:sectPr")

    def add_hidden_line(self, height: int | None = None) -> Paragraph:
        """A paragraph that takes no room: Word wants one after a table; or room of this height, in
        twentieths of a point."""
        line = self.add(style.HIDDEN, "")
        if height is not None:
            line.paragraph_format.line_spacing = Twips(height)
        return line

    def break_page(self) -> None:
        """What comes next stands on a new page."""
        self.breaks_page = True

    def turn(self, *, is_landscape: bool) -> None:
        """A new page, across or upright."""
        if is_landscape == self.is_landscape:
            self.break_page()
            return
        section = self.paper.add_section(WD_SECTION_START.NEW_PAGE)
        lay_page(section, is_landscape=is_landscape)
        # A section ends with an empty paragraph, which must not begin another page.
        self.paper.paragraphs[-1].style = self.styles[style.HIDDEN]
        self.is_landscape, self.breaks_page = is_landscape, False

    @property
    def width(self) -> int:
        """The width of the text block in twentieths of a point."""
        return int(style.text_block(is_landscape=self.is_landscape)[0] * 20)

    @property
    def left(self) -> int:
        """The left margin in twentieths of a point."""
        return int(Mm(style.edges(is_landscape=self.is_landscape)[3]).twips)

    def number_pages(self, section: Section) -> None:
        """— 1 —, to the right on odd pages and to the left on even ones: 7.5."""
        for footer, align in ((section.footer, "right"), (section.even_page_footer, "left")):
            footer.is_linked_to_previous = False
            paragraph = footer.paragraphs[0]
            paragraph.style = self.styles[style.PAGE_NUMBER]
            paragraph.alignment = ALIGNMENTS[align]
            paragraph.paragraph_format.left_indent = Twips(style.CHARACTER)
            paragraph.paragraph_format.right_indent = Twips(style.CHARACTER)
            paragraph.add_run("— ")
            add_page_number(paragraph)
            paragraph.add_run(" —")


def lay_page(section: Section, *, is_landscape: bool) -> None:
    """A4 with the margins of the text block."""
    width, height, foot = style.PAGE_WIDTH, style.PAGE_HEIGHT, style.NUMBER_FROM_EDGE
    if is_landscape:
        width, height, foot = height, width, style.NUMBER_FROM_EDGE_ACROSS
    section.page_width, section.page_height = Mm(width), Mm(height)
    section.orientation = WD_ORIENTATION.LANDSCAPE if is_landscape else WD_ORIENTATION.PORTRAIT
    top, right, bottom, left = map(Mm, style.edges(is_landscape=is_landscape))
    section.top_margin, section.right_margin = top, right
    section.bottom_margin, section.left_margin = bottom, left
    section.footer_distance, section.header_distance = Mm(foot), Mm(15)
    put_grid(section)


def put_grid(section: Section) -> None:
    """22 lines on a page: lines alone, as the other kind of grid tears words apart elsewhere."""
    properties = section._sectPr  # noqa: SLF001 - python-docx has no other way to the grid
    for old in properties.findall(qn("w:docGrid")):
        properties.remove(old)
    properties.append(element("docGrid", type="lines", linePitch=style.LINE))


def put_face(run: Run, face: str) -> None:
    """One face for all characters of a run."""
    faces = run.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("ascii", "hAnsi", "eastAsia", "cs"):
        faces.set(qn(f"w:{kind}"), face)


def bind(run: Run, words: Words) -> None:
    """A content control around a figure."""
    control = figure_control(words.figure, words.title)
    run.element.addprevious(control)
    control[-1].append(run.element)


def add_page_number(paragraph: Paragraph) -> None:
    """The field that a program fills with the page's number."""
    field = element("fldSimple", instr=" PAGE ")
    field.append(paragraph.add_run("1").element)
    paragraph.paragraph_format.element.append(field)
