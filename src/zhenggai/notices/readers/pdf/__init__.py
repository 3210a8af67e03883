"""PDF files with a text layer: the lines of the pages, joined to the paragraphs that they were.

Headers, footers and page numbers are left out. What stands in a ruled table is read cell by cell. A
scan has no text layer and is refused.
"""

import re
from collections.abc import Iterator

import pypdfium2
from pypdfium2 import raw

from zhenggai.notices.readers.pdf.glyphs import sheet_of
from zhenggai.notices.readers.pdf.lines import lines_of
from zhenggai.notices.readers.pdf.margins import without_margins
from zhenggai.notices.readers.pdf.paragraphs import paragraphs_of
from zhenggai.notices.readers.pdf.placing import LaidPage, with_tables
from zhenggai.notices.readers.pdf.tables import tables_on
from zhenggai.notices.source import ReadError, Span

MAX_CHARACTERS = 3_000_000
# A scan may carry a stamp or a page number as text; a page of a paper has hundreds of characters.
SCAN_CHARACTERS = 30

SCANNED = (
    "这是扫描件（图片做成的 PDF），里面没有可读的文字。"
    "请用原来的 docx，或者先做文字识别（OCR）并校对，再试一次。"
)
ENCRYPTED = "这份 PDF 加了密码，打不开。请去掉打开密码，另存后再试。"
BROKEN = "这份 PDF 已损坏，打不开。请向提供者重新要一份，或改用原来的 docx。"
GARBLED = (
    "这份 PDF 里的文字是乱码（字体没有附带文字对照表），读不出来。"
    "请用原来的 docx，或者先做文字识别（OCR）并校对，再试一次。"
)
TOO_LARGE = "这份 PDF 的文字太多，不像是一份通报。请只取其中的通报，另存后再试。"

# unmapped glyphs, private use, and what fonts without a table give
GARBAGE = re.compile(r"[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")


def read(data: bytes) -> tuple[str, tuple[Span, ...]]:
    """The text of a pdf, a line a paragraph."""
    document = opened(data)
    try:
        pages = list(pages_of(document))
        has_pictures = any(map(is_pictured, document)) if is_scant(pages) else False
    except pypdfium2.PdfiumError as error:
        raise ReadError("broken", BROKEN) from error
    finally:
        document.close()
    if is_scant(pages) and (has_pictures or not any(page.lines or page.tables for page in pages)):
        raise ReadError("scanned", SCANNED)
    bodies = without_margins([page.lines for page in pages])
    whole = with_tables(
        [page._replace(lines=body) for page, body in zip(pages, bodies, strict=True)]
    )
    text = "\n".join(paragraphs_of(whole))
    if len(GARBAGE.findall(text)) > len(text) // 5:
        raise ReadError("scanned", GARBLED)
    return text, ()


def opened(data: bytes) -> pypdfium2.PdfDocument:
    """The document; refused if it is locked or damaged."""
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise ReadError("encrypted", ENCRYPTED) from error
        raise ReadError("broken", BROKEN) from error


def pages_of(document: pypdfium2.PdfDocument) -> Iterator[LaidPage]:
    """The lines of each page, from top to bottom, and its tables."""
    total = 0
    for number, page in enumerate(document):
        sheet = sheet_of(page)
        total += len(sheet.glyphs)
        if total > MAX_CHARACTERS:
            raise ReadError("too_large", TOO_LARGE)
        tables = tuple(tables_on(page, sheet))
        page.close()
        outside = [one for one in sheet.glyphs if not any(table.holds(one) for table in tables)]
        moved = [one._replace(y=one.y - sheet.edge) for one in outside]
        placed = tuple(
            one._replace(top=one.top - sheet.edge, bottom=one.bottom - sheet.edge) for one in tables
        )
        yield LaidPage(lines_of(moved, number, sheet.height), placed, len(sheet.glyphs))


def is_scant(pages: list[LaidPage]) -> bool:
    """Whether there is hardly any text on the pages."""
    characters = sum(page.characters for page in pages)
    return characters < SCAN_CHARACTERS * max(len(pages), 1) // 2 + 1


def is_pictured(page: pypdfium2.PdfPage) -> bool:
    """Whether a page shows a picture."""
    kinds = (raw.FPDF_PAGEOBJ_IMAGE,)
    found = next(page.get_objects(filter=kinds, max_depth=3), None) is not None
    page.close()
    return found
