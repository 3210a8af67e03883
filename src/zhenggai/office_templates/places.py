"""A template as lines, one a paragraph, each with the place at which a person finds it."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from docx import Document
from docx.oxml.ns import qn

from zhenggai.notices.readers.docx.wordml import Element

# {%p for 段 in 正文 %} · {%tr endfor %} · {{r 标题 }}: to which a tag belongs, for docxtpl alone
_BELONGS = re.compile(r"(\{[{%])(?:p|tr|tc|r) ")
# docxtpl reads “ and ” within a tag as quotation marks
_QUOTES = str.maketrans("“”‘’", "\"\"''")
_TAG = re.compile(r"\{[{%#].*?[}%#]\}")
_BLANK = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph: its words as jinja reads them, and where it stands (第3段, 表2第1行第4格)."""

    text: str
    place: str


def parts_of(data: bytes) -> Iterator[list[Line]]:
    """The parts of the file that are filled, each by its lines: body, headers, footers, properties.

    Raises what python-docx raises for a file that is no docx.
    """
    paper = Document(io.BytesIO(data))
    yield list(_lines(paper.element.body, ""))
    for at, section in enumerate(paper.sections, 1):
        for name, one in (
            ("页眉", section.header),
            ("页脚", section.footer),
            ("首页页眉", section.first_page_header),
            ("首页页脚", section.first_page_footer),
            ("偶数页页眉", section.even_page_header),
            ("偶数页页脚", section.even_page_footer),
        ):
            if not one.is_linked_to_previous:
                yield list(_lines(one._element, f"第{at}节{name}"))  # noqa: SLF001 - python-docx has no other way to it
    told = paper.core_properties
    fields = (told.author, told.comments, told.identifier, told.language, told.subject, told.title)
    yield [Line(_readable(one), "文件属性") for one in fields if one]


def _lines(root: Element, lead: str) -> Iterator[Line]:
    tables = {id(one): at for at, one in enumerate(root.iter(qn("w:tbl")), 1)}
    paragraph = 0
    for one in root.iter(qn("w:p")):
        row = next(one.iterancestors(qn("w:tr")), None)
        if row is None:
            paragraph += 1
            place = f"第{paragraph}段"
        else:
            place = _cell_place(one, row, tables)
        text = _readable("".join(_texts(one)))
        yield Line(text, f"{lead}{place}")


def _cell_place(paragraph: Element, row: Element, tables: dict[int, int]) -> str:
    table = next(row.iterancestors(qn("w:tbl")))
    rows = [one for one in table if one.tag == qn("w:tr")]
    cells = [one for one in row if one.tag == qn("w:tc")]
    cell = next((one for one in paragraph.iterancestors(qn("w:tc")) if one in cells), None)
    at = f"第{cells.index(cell) + 1}格" if cell is not None else ""
    return f"表{tables.get(id(table), 1)}第{rows.index(row) + 1}行{at}"


def _texts(paragraph: Element) -> Iterator[str]:
    """The texts of its own runs: those of a text box within are a paragraph of their own."""
    for one in paragraph.iter(qn("w:t"), qn("w:tab"), qn("w:br")):
        if next(one.iterancestors(qn("w:p"))) is paragraph:
            yield one.text or " " if one.tag == qn("w:t") else " "


def _readable(text: str) -> str:
    """One line, tags as jinja reads them."""
    line = _BELONGS.sub(r"\1 ", _BLANK.sub(" ", text))
    return _TAG.sub(lambda tag: tag[0].translate(_QUOTES), line)
