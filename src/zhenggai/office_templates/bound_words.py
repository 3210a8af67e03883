"""Figures that stay bound to the ledger in a docx which an office's own template makes.

While the template is filled a figure is its plain words; where it is printed its mark comes along
(`writers.bound`), and in the finished file a content control stands in the mark's place.
"""

import copy
import io
import zipfile
from typing import cast

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree
from markupsafe import escape

from zhenggai.notices.render.plain_docx import printable
from zhenggai.writers.bound import OPEN, bare, mark, parts_of
from zhenggai.writers.letter_rows import Words
from zhenggai.writers.wordml import element, figure_control, words

# As it stands in a file: as itself, or as XML writes a character that is none of ASCII.
_SIGNS = (OPEN.encode(), f"&#{ord(OPEN)};".encode())


class BoundWords(str):
    """Words some of which are bound: to compare and to count they are plain, printed they bring
    their marks along."""

    __slots__ = ("marked",)
    marked: str

    def __new__(cls, marked: str) -> "BoundWords":
        """The words of a text with marks."""
        made = super().__new__(cls, bare(marked))
        made.marked = marked
        return made

    def printable(self) -> "BoundWords":
        """Without characters that a docx cannot hold."""
        return BoundWords("".join(map(_printable, parts_of(self.marked))))

    def __html__(self) -> str:
        """What the template prints."""
        return str(escape(self.marked))


def _printable(part: str | Words) -> str:
    if isinstance(part, Words):
        return mark(part.figure, printable(part.title), printable(part.text))
    return printable(part)


def with_controls(data: bytes) -> bytes:
    """The docx with a content control for every mark, and without marks."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for member in before.infolist():
            part = before.read(member)
            has_marks = any(sign in part for sign in _SIGNS)
            after.writestr(member, _bound(part) if has_marks else part)
    return target.getvalue()


def _bound(part: bytes) -> bytes:
    root = parse_xml(part)
    for run in [one for one in root.iter(qn("w:r")) if _has_marks(one)]:
        _split(cast("BaseOxmlElement", run))
    # Properties of the file and what stands in no run: the words alone.
    for one in root.iter():
        if isinstance(one.text, str) and OPEN in one.text:
            one.text = bare(one.text)
    return bytes(etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True))


def _has_marks(run: etree._Element) -> bool:
    return any(OPEN in (one.text or "") for one in run.iter(qn("w:t")))


def _split(run: BaseOxmlElement) -> None:
    """The run as several of the same look, those that are figures in controls."""
    children = [cast("BaseOxmlElement", one) for one in run]
    looks = [one for one in children if one.tag == qn("w:rPr")]
    for child in [one for one in children if one not in looks]:
        told = parts_of(child.text or "") if child.tag == qn("w:t") else ()
        for one in told or (child,):
            text = one.text if isinstance(one, Words) else one
            inner = words(text) if isinstance(text, str) else text
            made = element("r", *map(copy.deepcopy, looks), inner)
            if isinstance(one, Words):
                made = figure_control(one.figure, one.title, made)
            run.addprevious(made)
    above = run.getparent()
    if above is not None:
        above.remove(run)
