"""The pages of evidence behind a paper: pdfs and pictures follow, what cannot be read says so."""

import pypdfium2
import pytest
from made_pdf import made_pdf
from told_papers import WHOLE

from zhenggai.notices.readers import source_of_bytes
from zhenggai.writers.evidence_pages import UNREADABLE, Enclosed, with_enclosed
from zhenggai.writers.letter_pdf import letter_pdf
from zhenggai.writers.papers.item_file import item_file
from zhenggai.writers.png import png

PAPER = letter_pdf(item_file(WHOLE))


def enclosed(data: bytes) -> Enclosed:
    return Enclosed("1-1-1", "学习计划.pdf", "计划已经印发", data)


def texts(data: bytes) -> list[str]:
    with pypdfium2.PdfDocument(data) as document:
        return ["".join(page.get_textpage().get_text_bounded().split()) for page in document]


def test_the_pages_of_a_pdf_follow_behind_one_that_says_what_they_are() -> None:
    own = made_pdf([[(90, 700, 16, "全年学习计划")], [(90, 700, 16, "第一季度")]])
    before, after = texts(PAPER), texts(with_enclosed(PAPER, [enclosed(own)]))
    assert after[: len(before)] == before
    leaf, *pages = after[len(before) :]
    assert "佐证材料1-1-1" in leaf
    assert "共2页" in leaf
    assert f"—{len(before) + 1}—" in leaf
    assert [len(one) > 0 for one in pages] == [True, True]


def test_a_picture_has_a_page_with_what_it_is() -> None:
    picture = png(2, 2, [bytes((200, 30, 30)) * 2] * 2)
    made = texts(with_enclosed(PAPER, [enclosed(picture)]))
    assert len(made) == len(texts(PAPER)) + 1
    assert "证明事项：计划已经印发" in made[-1]


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.7 broken", b"\x89PNG\r\n\x1a\n broken", b"\xff\xd8\xff"],
    ids=["nothing", "pdf", "png", "jpeg"],
)
def test_what_cannot_be_read_is_a_page_that_says_so(data: bytes) -> None:
    made = texts(with_enclosed(PAPER, [enclosed(data)]))
    assert len(made) == len(texts(PAPER)) + 1
    assert UNREADABLE in made[-1]


def test_the_whole_is_read_as_one_paper() -> None:
    whole = with_enclosed(PAPER, [enclosed(made_pdf([[(90, 700, 16, "全年学习计划")]]))])
    assert "办理经过" in source_of_bytes(whole, "档案.pdf").text
