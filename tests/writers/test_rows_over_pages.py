"""A table over several pages: a short row stands on one of them as a whole, a long one goes on."""

import io
import re

import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn

from zhenggai.writers.letter import letter_docx
from zhenggai.writers.letter_pdf import letter_pdf
from zhenggai.writers.letter_rows import Column, Letter, Table
from zhenggai.writers.letter_table import SHORT

# Two lines each, so that a page ends within one of them if it may.
ROWS = [(str(at), f"甲{at:03}乙" * 9 + f"末{at:03}") for at in range(1, 90)]
LONG = "长" * (SHORT * 20)


def paper(rows: list[tuple[str, str]]) -> Letter:
    columns = (Column(2, "centre"), Column(10))
    return Letter(title=("表",), blocks=(Table((("序号", "事项"), *rows), columns),))


def test_in_word_short_rows_are_kept_whole_and_long_ones_are_not() -> None:
    data = letter_docx(paper([*ROWS[:2], ("3", LONG)]))
    table = Document(io.BytesIO(data)).tables[0]
    whole = [row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows]  # noqa: SLF001
    assert whole == [True, True, True, False]


def test_in_pdf_no_short_row_is_torn_and_none_is_lost() -> None:
    with pypdfium2.PdfDocument(letter_pdf(paper(ROWS))) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    assert len(pages) > 2
    for page in pages:
        begun, ended = set(re.findall(r"甲(\d{3})", page)), set(re.findall(r"末(\d{3})", page))
        assert begun == ended
    assert sum(len(set(re.findall(r"末(\d{3})", page))) for page in pages) == len(ROWS)


@pytest.mark.parametrize("rows", [[("1", LONG)], [("1", "短"), ("2", LONG), ("3", "短")]])
def test_in_pdf_a_row_longer_than_a_page_goes_on_overleaf(rows: list[tuple[str, str]]) -> None:
    with pypdfium2.PdfDocument(letter_pdf(paper(rows))) as document:
        text = "".join(page.get_textpage().get_text_bounded() for page in document)
        assert len(document) > 1
    assert text.count("长") == len(LONG)
