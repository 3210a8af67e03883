"""A plain docx of a text that came as txt, html, pdf or doc: one paragraph a line, official type.

Page and type follow GB/T 9704—2012 5.2 (margins, 仿宋 16 pt), so that it prints like a paper.
"""

import io
from bisect import bisect_right
from dataclasses import dataclass

from docx import Document
from docx.document import Document as Paper
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from zhenggai.notices.render.lines import Lines
from zhenggai.notices.source import Span

BODY = "仿宋"
TITLE = "方正小标宋简体"
LATIN = "Times New Roman"


@dataclass(frozen=True, slots=True)
class Plain:
    """A docx and its lines: where each begins in the text, where in the docx, and its length."""

    data: bytes
    lines: tuple[tuple[int, int, int], ...]

    def moved(self, span: Span) -> Span:
        """A span of the text as a span of the docx."""
        return Span(self.offset(span.start), self.offset(span.end))

    def offset(self, at: int) -> int:
        """An offset of the text as an offset of the docx; blank lines belong to the line before."""
        line = bisect_right(self.lines, at, key=lambda line: line[0]) - 1
        before, after, length = self.lines[max(line, 0)]
        return after + min(max(at - before, 0), length)


def plain_docx(text: str, title: Span | None) -> Plain:
    """The text as a docx; lines without a character are left out."""
    document = Document()
    lay_page(document)
    kept, at = [], 0
    lines = Lines(text)
    for number in range(1, len(lines.starts) + 1):
        start, end = lines.bounds(number)
        words = text[start:end]
        if not words.strip():
            continue
        paragraph = document.add_paragraph(printable(words))
        if title is not None and start <= title.start < end:
            as_title(paragraph)
        elif not words[0].isspace():
            indent(paragraph)
        kept.append((start, at, len(words)))
        at += len(words) + 1
    target = io.BytesIO()
    document.save(target)
    return Plain(target.getvalue(), tuple(kept))


def printable(words: str) -> str:
    """Words without what XML cannot hold, one character for one."""
    return "".join(char if char.isprintable() or char in "\t　\xa0" else " " for char in words)


def lay_page(document: Paper) -> None:
    """Margins, type and spacing of an official paper."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    normal = document.styles["Normal"]
    normal.font.name = LATIN
    normal.font.size = Pt(16)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), BODY)
    normal.paragraph_format.space_after = Pt(0)
    normal.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    normal.paragraph_format.line_spacing = Pt(28.95)
    document.core_properties.author = "整改台"
    document.core_properties.comments = ""


def as_title(paragraph: Paragraph) -> None:
    """A title: centred, larger, in its own type."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for run in paragraph.runs:
        run.font.size = Pt(22)
        run.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), TITLE)


def indent(paragraph: Paragraph) -> None:
    """The first line begins two characters in."""
    paragraph.paragraph_format.first_line_indent = Pt(32)
    paragraph.paragraph_format.element.pPr.ind.set(qn("w:firstLineChars"), "200")
