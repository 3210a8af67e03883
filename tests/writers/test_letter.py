"""Papers in official layout, as Word holds them and as LibreOffice prints them."""

import io
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from docx import Document
from docx.document import Document as Paper
from docx.oxml.ns import qn

from zhenggai.notices.readers import source_of_bytes
from zhenggai.writers import official_style as style
from zhenggai.writers.letter import letter_docx
from zhenggai.writers.letter_lines import Line, numbered, placed, placed_lines
from zhenggai.writers.letter_pdf import letter_pdf
from zhenggai.writers.letter_rows import (
    Annex,
    Block,
    Cell,
    Column,
    Heading,
    Imprint,
    Letter,
    PageBreak,
    Paragraph,
    RedHead,
    Table,
    Words,
)

# The fixture `soffice`
Convert = Callable[[Path, str], Path]

FULL_LINE = "二十八字一行二十二行一页是公文的版心每面都要撑满它才合"
POINTS = 72 / 25.4
SIGNED_ON = date(2026, 6, 3)

LIST = Table(
    rows=(
        ("序号", "问题", "措施"),
        ("1", "学习不够经常", "按季度开展集中学习研讨，形成学习档案。"),
        ("1", "学习不够经常", "每半年通报一次学习情况。"),
        ("2", "制度不全", "修订学习制度。"),
    ),
    columns=(
        Column(1, "centre", is_merged=True),
        Column(4, is_merged=True),
        Column(6),
    ),
    title="整改事项清单",
)
WHOLE = Letter(
    title=("中共青禾区委", "关于巡察整改情况的报告"),
    subtitle="（2026年6月3日）",
    addressee="市委巡察办",
    blocks=(
        Paragraph(FULL_LINE * 30),
        Heading("基本情况"),
        Heading("组织领导", 2, body="。成立了领导小组，2026年5月以来开会3次。" * 8),
        Heading("整改落实情况", 2),
        Heading("学习不够经常", 3),
        Heading("中心组学习制度落实不到位", 4),
        Paragraph(("整改情况：", Words("一是", is_strong=True), "健全制度。印发《办法》。")),
        LIST,
        Paragraph("特此报告。"),
    ),
    attachments=("整改台账", "责任分工一览表，名称较长，写不下一行时与上一行的名称对齐"),
    signatures=("中共青禾区委",),
    dated_on=SIGNED_ON,
    red_head=RedHead("中共青禾区委文件", "青委〔2026〕3号", "青示例"),
    imprint=Imprint(("市委组织部", "市纪委监委机关"), "青禾区委办公室", SIGNED_ON),
    annexes=(
        Annex(("青禾区整改台账",), (LIST, LIST), is_landscape=True),
        Annex(("责任分工一览表",), (Paragraph(FULL_LINE * 3), PageBreak(), Paragraph("续"))),
    ),
)


def opened(letter: Letter) -> Paper:
    return Document(io.BytesIO(letter_docx(letter)))


def texts(paper: Paper) -> list[str]:
    return [one.text for one in paper.paragraphs if one.text]


def lines_of(letter: Letter) -> Sequence[str]:
    return source_of_bytes(letter_docx(letter), "通报.docx").text.split("\n")


def styles_of(paper: Paper) -> dict[str, str]:
    return {one.text: str(one.style.name) for one in paper.paragraphs if one.text and one.style}


# ── words and styles ─────────────────────────────────────────────────────────


def test_headings_count_within_the_one_above() -> None:
    blocks: tuple[Block, ...] = (
        Heading("甲", 1),
        Heading("乙", 2),
        Heading("丙", 3),
        Heading("丁", 3),
        Heading("戊", 2),
        Heading("己", 3),
        Heading("庚", 1, label=""),
        Heading("辛", 4, label="（35）"),
        Heading("壬", 1),
    )
    labels = [one.label for one in numbered(blocks) if isinstance(one, Heading)]
    assert labels == ["一、", "（一）", "1.", "2.", "（二）", "1.", "", "（35）", "二、"]


def test_a_person_finds_chinese_styles_and_the_outline() -> None:
    found = styles_of(opened(WHOLE))
    assert found["中共青禾区委"] == "公文标题" or found["关于巡察整改情况的报告"] == "公文标题"
    assert found["市委巡察办："] == "主送机关"
    assert found["一、基本情况"] == "公文一级标题"
    assert found["（1）中心组学习制度落实不到位"] == "公文四级标题"
    assert found["特此报告。"] == "公文正文"
    levels = {one.id: one.outline for one in style.STYLES if one.outline is not None}
    assert list(levels.values()) == [0, 1, 2, 3]


def test_every_face_is_asked_for_in_all_scripts() -> None:
    paper = opened(WHOLE)
    fonts = paper.styles.element.findall(f".//{qn('w:rFonts')}")
    for one in fonts:
        assert len({one.get(qn(f"w:{kind}")) for kind in ("ascii", "hAnsi", "eastAsia", "cs")}) == 1


def test_a_heading_with_words_after_it_keeps_its_face_and_they_theirs() -> None:
    paper = opened(WHOLE)
    line = next(one for one in paper.paragraphs if one.text.startswith("（一）组织领导"))
    first, second = line.runs
    assert first.font.name == style.KAI
    assert second.font.name is None


def test_a_text_of_several_lines_becomes_several_paragraphs() -> None:
    letter = Letter(blocks=(Paragraph("第一行\n第二行"),))
    assert texts(opened(letter)) == ["第一行", "第二行"]


def test_a_text_is_never_markup_and_what_xml_cannot_hold_is_a_blank() -> None:
    letter = Letter(
        title=("关于<整改>&的\x00通知",), blocks=(Table((("<b>&\x0b",),), (Column(1),)),)
    )
    assert [line.strip() for line in lines_of(letter) if line] == ["关于<整改>&的 通知", "<b>&"]


def test_attachments_are_numbered_where_there_are_several() -> None:
    two = Letter(attachments=("甲表", "乙表"), annexes=(Annex(("甲表",)), Annex(("乙表",))))
    assert texts(opened(two)) == ["附件：1.甲表", "2.乙表", "附件1", "甲表", "附件2", "乙表"]
    one = Letter(attachments=("甲表",), annexes=(Annex(("甲表",)),))
    assert texts(opened(one)) == ["附件：甲表", "附件", "甲表"]


# ── tables ───────────────────────────────────────────────────────────────────


def test_equal_cells_below_each_other_are_one_within_the_column_to_the_left() -> None:
    rows = (("序号", "问题"), ("1", "学习不够"), ("1", "学习不够"), ("2", "学习不够"))
    columns = (Column(1, is_merged=True), Column(2, is_merged=True))
    (table,) = opened(Letter(blocks=(Table(rows, columns),))).tables
    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells == [list(row) for row in rows]
    assert table.cell(1, 0)._tc is table.cell(2, 0)._tc  # noqa: SLF001 - the same cell of the file
    assert table.cell(2, 1)._tc is not table.cell(3, 1)._tc  # noqa: SLF001


def test_a_form_has_cells_over_several_columns_and_rows_of_a_height() -> None:
    form = Table(
        rows=(
            (Cell("申请单位", is_head=True), "区委办公室", "日期", "2026年"),
            ("意见", Cell("", 3)),
        ),
        columns=tuple(Column(one) for one in (1, 2, 1, 1)),
        head=0,
        heights=(10, 40),
    )
    (table,) = opened(Letter(blocks=(form,))).tables
    assert table.rows[1].height is not None
    assert round(table.rows[1].height.mm) == 40
    assert table.cell(1, 1)._tc is table.cell(1, 3)._tc  # noqa: SLF001


def test_the_columns_fill_the_text_block() -> None:
    for is_landscape, millimetres in ((False, 156), (True, 225)):
        letter = Letter(blocks=(LIST,), is_landscape=is_landscape)
        (table,) = opened(letter).tables
        widths = [int(one.get(qn("w:w"), "0")) for one in table._tbl.tblGrid]  # noqa: SLF001
        assert sum(widths) == pytest.approx(millimetres * POINTS * 20, abs=1)


# ── signature ────────────────────────────────────────────────────────────────


def test_without_a_seal_the_name_ends_two_from_the_right_and_the_date_two_after_it() -> None:
    (left,), date_left = placed(["中共青禾区委办公室"], "2026年6月3日", sealed=False)
    assert left + 9 == style.CHARACTERS - 2
    assert date_left == left + 2


def test_without_a_seal_a_longer_date_ends_two_from_the_right() -> None:
    (left,), date_left = placed(["青委"], "2026年12月13日", sealed=False)
    assert date_left + style.width_of("2026年12月13日") == style.CHARACTERS - 2
    assert left == date_left - 2


def test_with_a_seal_the_date_ends_four_from_the_right_and_the_name_is_centred_over_it() -> None:
    name, dated = "中共青禾区委", "2026年6月3日"
    (left,), date_left = placed([name], dated, sealed=True)
    assert date_left + style.width_of(dated) == style.CHARACTERS - 4
    assert left + len(name) / 2 == date_left + style.width_of(dated) / 2


def test_on_a_page_across_the_signature_stands_to_the_right_too() -> None:
    upright, _ = placed(["中共青禾区委"], "2026年6月3日", sealed=False)
    lines = placed_lines(
        Letter(is_landscape=True, signatures=("中共青禾区委",), dated_on=SIGNED_ON)
    )
    signed = [one for one in lines if isinstance(one, Line)]
    further = style.CHARACTERS_ACROSS - style.CHARACTERS
    assert signed[0].left == upright[0] + further


def test_a_very_long_name_stays_in_the_block() -> None:
    for sealed in (True, False):
        (left,), date_left = placed(["中共" + "青" * 24], "2026年6月3日", sealed=sealed)
        assert left >= 0
        assert date_left + 6 <= style.CHARACTERS


# ── the file ─────────────────────────────────────────────────────────────────


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert letter_docx(WHOLE) == letter_docx(WHOLE)


def test_the_file_tells_what_it_is_bound_to_and_no_moment() -> None:
    told = opened(
        Letter(title=("甲", "乙"), author="青禾区委", about="截止2026年6月30日")
    ).core_properties
    assert (told.title, told.author, told.comments) == ("甲乙", "青禾区委", "截止2026年6月30日")
    assert told.created == told.modified


def test_our_own_reader_reads_the_words_in_order() -> None:
    lines = lines_of(WHOLE)
    for words in ("一、基本情况", "（二）整改落实情况", "1.学习不够经常", "2026年6月3日"):
        assert words in lines
    assert lines.index("一、基本情况") < lines.index("特此报告。")


# ── the print ────────────────────────────────────────────────────────────────


Print = Callable[[Letter], Path]


@pytest.fixture(scope="module", params=["Word", "pdf"])
def in_print(
    request: pytest.FixtureRequest, soffice: Convert, tmp_path_factory: pytest.TempPathFactory
) -> Print:
    """A letter as it is printed: the docx by LibreOffice, or the pdf as it is."""

    def on_paper(letter: Letter) -> Path:
        folder = tmp_path_factory.mktemp("letter")
        if request.param == "Word":
            (folder / "报告.docx").write_bytes(letter_docx(letter))
            return soffice(folder / "报告.docx", "pdf")
        (folder / "报告.pdf").write_bytes(letter_pdf(letter))
        return folder / "报告.pdf"

    return on_paper


@pytest.fixture(scope="module")
def printed(in_print: Print) -> Path:
    return in_print(WHOLE)


Box = tuple[float, float, float, float]


def boxes(page: pypdfium2.PdfPage) -> list[tuple[str, Box]]:
    """The characters of a page, each with left, bottom, right, top in points."""
    text = page.get_textpage()
    return [
        (text.get_text_range(at, 1), text.get_charbox(at, loose=True))
        for at in range(text.count_chars())
        if text.get_text_range(at, 1).strip()
    ]


def test_no_character_is_printed_outside_the_text_block(printed: Path) -> None:
    with pypdfium2.PdfDocument(printed) as pages:
        for number, page in enumerate(pages, 1):
            width, height = page.get_size()
            across = width > height
            left, right = (style.BOTTOM, style.TOP) if across else (style.LEFT, style.RIGHT)
            bottom = style.RIGHT if across else style.BOTTOM
            for sign, (x0, y0, x1, _) in boxes(page):
                if y0 < (bottom - 4) * POINTS and sign in f"—{number}":
                    continue  # the page's number stands below the block
                assert left * POINTS - 1 <= x0, (number, sign)
                assert x1 <= width - right * POINTS + 1, (number, sign)
                assert y0 >= bottom * POINTS - 8, (number, sign)


def test_a_full_page_has_22_lines_of_28_characters(in_print: Print) -> None:
    assert style.width_of(FULL_LINE) == style.CHARACTERS - 1
    full = in_print(Letter(blocks=(Paragraph(FULL_LINE * 60, "left"),)))
    with pypdfium2.PdfDocument(full) as pages:
        lines: dict[int, int] = {}
        for sign, box in boxes(pages[0]):
            if sign in FULL_LINE:
                lines[round(box[1])] = lines.get(round(box[1]), 0) + 1
    assert len(lines) == style.LINES
    assert set(lines.values()) == {style.CHARACTERS}


def test_lists_stand_across_and_no_page_is_empty(printed: Path) -> None:
    with pypdfium2.PdfDocument(printed) as pages:
        turned = [page.get_width() > page.get_height() for page in pages]
        assert turned.count(True) == 1
        for page in pages:
            assert len(boxes(page)) > 5
        assert "印发" in pages[len(pages) - 1].get_textpage().get_text_bounded()


# ── the pdf ──────────────────────────────────────────────────────────────────


def words_of(letter: Letter, name: str) -> str:
    written = letter_pdf(letter) if name.endswith("pdf") else letter_docx(letter)
    return "".join(source_of_bytes(written, name).text.split())


def test_the_pdf_has_the_words_of_the_docx_in_their_order() -> None:
    # Merged cells are one in a pdf and as many as rows in Word: a paper without a list.
    plain = replace(WHOLE, blocks=tuple(one for one in WHOLE.blocks if one is not LIST), annexes=())
    assert words_of(plain, "报告.pdf") == words_of(plain, "报告.docx")


def test_nothing_that_a_person_wrote_is_markup_in_the_pdf() -> None:
    typed = '#panic(1) *甲* $乙$ <丙> @丁 \\戊 // 己 = 庚 [辛] `壬` "癸"'
    cells = Table(((typed,),), (Column(1),), head=0)
    found = words_of(Letter((typed,), (Paragraph(typed), cells)), "报告.pdf")
    assert found.count("".join(typed.split())) == 3


def test_the_same_letter_gives_the_same_pdf() -> None:
    assert letter_pdf(WHOLE) == letter_pdf(WHOLE)
