"""Words merged over several rows stand again on every page, with whatever they belong to."""

import io

import pypdfium2
import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.table import _Row

from zhenggai.writers.letter import letter_docx
from zhenggai.writers.letter_pdf import letter_pdf
from zhenggai.writers.letter_rows import Cell, Column, Letter, Paragraph, Table
from zhenggai.writers.letter_table import SHORT

COLUMNS = (Column(3, is_merged=True), Column(3, is_merged=True), Column(9))
HEAD = ("方面", "类别", "事项")


def paper(rows: list[tuple[str, str, str]], lead: str = "") -> Letter:
    blocks = ((Paragraph(lead),) if lead else ()) + (Table((HEAD, *rows), COLUMNS),)
    return Letter(title=("清单",), blocks=blocks)


def rows(count: int, in_category: int, in_aspect: int) -> list[tuple[str, str, str]]:
    return [
        (f"方{at // in_aspect:02}面", f"类{at // in_category:02}别", f"甲{at:03}乙" * 6)
        for at in range(count)
    ]


def pages_of(letter: Letter) -> list[str]:
    with pypdfium2.PdfDocument(letter_pdf(letter)) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    return ["".join(text.split()) for text in texts]


@pytest.mark.parametrize("lead", ["", "写在表前的一段话。" * 60])
@pytest.mark.parametrize(("in_category", "in_aspect"), [(3, 9), (200, 200), (1, 40)])
def test_every_page_names_what_its_rows_belong_to(
    in_category: int, in_aspect: int, lead: str
) -> None:
    told = rows(120, in_category, in_aspect)
    pages = pages_of(paper(told, lead))
    assert len(pages) > 4
    for aspect, category, item in told:
        # The words beside it may stand between its lines.
        page = next(one for one in pages if item[:5] in one)
        assert aspect in page
        assert category in page
    assert sum(page.count("甲") for page in pages) == 6 * len(told)


def test_no_page_but_the_last_is_left_half_empty() -> None:
    counts = [page.count("甲") for page in pages_of(paper(rows(150, 4, 16)))]
    assert min(counts[:-1]) > max(counts) / 2


def test_in_word_rows_of_one_cell_stay_with_each_other_and_break_where_words_begin_anew() -> None:
    data = letter_docx(paper(rows(80, 3, 12)))
    _, *body = Document(io.BytesIO(data)).tables[0].rows
    begun = [begins(row) for row in body]
    assert begun[0]
    assert 12 < sum(begun) * 3 < len(body) * 2
    for row, is_next_anew in zip(body, [*begun[1:], True], strict=True):
        assert (row._tr.find(f".//{qn('w:keepNext')}") is None) == is_next_anew  # noqa: SLF001


def test_in_word_no_head_stands_alone_at_the_foot_of_a_page() -> None:
    table = Table((HEAD, (Cell("会议纪要（2件）", 3),), ("1", "2", "3"), ("4", "5", "6")), COLUMNS)
    kept = Document(io.BytesIO(letter_docx(Letter(blocks=(table,))))).tables[0].rows
    found = [row._tr.find(f".//{qn('w:keepNext')}") is not None for row in kept]  # noqa: SLF001
    assert found == [True, True, False, False]


def begins(row: _Row) -> bool:
    """Whether the words of the first column stand in the row."""
    return bool("".join(one.text or "" for one in row._tr.tc_lst[0].iter(qn("w:t"))))  # noqa: SLF001


def test_words_longer_than_a_page_are_all_there() -> None:
    long = "长" * (SHORT * 20)
    told = [
        ("方面", "类别", "甲"),
        ("方面", long, "乙"),
        ("方面", long, "丙"),
        ("方面", "类", long),
    ]
    text = "".join(pages_of(paper(told)))
    assert text.count("长") >= 2 * len(long)
    assert {"甲", "乙", "丙"} <= set(text)
