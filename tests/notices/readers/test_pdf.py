"""A pdf with a text layer: printed lines are paragraphs again, the margins are gone."""

from collections.abc import Callable
from pathlib import Path

import pytest
import typst
from made_docx import made_docx
from made_pdf import Drawn, joined, made_pdf

from zhenggai.notices.readers import source_of_bytes
from zhenggai.notices.readers.pdf.glyphs import character
from zhenggai.notices.source import ReadError

Convert = Callable[[Path, str], Path]

LEFT, SIZE, PITCH, FULL = 80.0, 16.0, 28.0, 27
FIRST = (
    "根据统一部署，二〇二三年三月至五月，市委第三巡察组对青禾区民政局党组开展了巡察，"
    "六月十二日反馈了意见。现予公布。"
)
SECOND = (
    "（一）关于学习不够深入的问题。已经完成整改，印发了学习制度，组织集体学习六次，"
    "各支部都建立了台账，每月检查一次。"
)


def read(*pages: list[Drawn]) -> list[str]:
    """The paragraphs that our reader finds."""
    return source_of_bytes(made_pdf(pages), "x.pdf").text.split("\n")


def set_up(*paragraphs: str, top: float = 740, indent: int = 2) -> list[Drawn]:
    """Paragraphs as a word processor sets them: full lines, the first one indented."""
    lines: list[Drawn] = []
    for paragraph in paragraphs:
        room, rest = FULL - indent, paragraph
        while rest:
            left = LEFT + (FULL - room) * SIZE
            lines.append((left, top, SIZE, rest[:room]))
            rest, room, top = rest[room:], FULL, top - PITCH
    return lines


def number(text: str, x: float = 270) -> Drawn:
    """A page number at the foot."""
    return (x, 50, 14, text)


def test_the_lines_of_a_paragraph_are_joined() -> None:
    assert read(set_up(FIRST, "一、整改情况", SECOND)) == [FIRST, "一、整改情况", SECOND]


def test_a_heading_that_fills_its_line_stays_apart() -> None:
    heading = "一、提高政治站位，把整改落实作为重要政治任务抓好抓实"[: FULL - 2]
    assert read(set_up(FIRST, heading, SECOND)) == [FIRST, heading, SECOND]


def test_paragraphs_without_indent_are_told_by_their_short_last_lines() -> None:
    assert read(set_up(FIRST, "一、整改情况", SECOND, indent=0)) == [FIRST, "一、整改情况", SECOND]


def test_a_paragraph_goes_on_over_the_page() -> None:
    lines = set_up(FIRST, SECOND)
    later = [(x, y + 4 * PITCH, size, text) for x, y, size, text in lines[4:]]
    assert read([*lines[:4], number("— 1 —")], [*later, number("— 2 —")]) == [FIRST, SECOND]


@pytest.mark.parametrize(
    "printed", ["— {} —", "- {} -", "{}", "第 {} 页", "第{}页 共2页", "{} / 2", "·{}·"]
)
def test_page_numbers_are_left_out(printed: str) -> None:
    pages = [[*set_up(FIRST), number(printed.format(at))] for at in (1, 2)]
    assert read(*pages) == [FIRST, FIRST]
    assert read(pages[0]) == [FIRST]


def test_headers_and_footers_that_repeat_are_left_out() -> None:
    pages: list[list[Drawn]] = [
        [(LEFT, 810, 10, "青禾区整改办"), *set_up(text), (LEFT, 60, 10, f"内部资料  第{at}号")]
        for at, text in enumerate((FIRST, SECOND, FIRST), 1)
    ]
    assert read(*pages) == [FIRST, SECOND, FIRST]


def test_a_year_at_the_end_of_a_page_is_no_page_number() -> None:
    assert read([*set_up(FIRST), *set_up("二〇二三年", top=700 - 2 * PITCH)])[-1] == "二〇二三年"
    closed: list[Drawn] = [*set_up(FIRST), (LEFT, 740 - 3 * PITCH, SIZE, "2023")]
    assert "2023" in read(closed)[-1]


def test_a_title_of_two_lines_is_one() -> None:
    title: list[Drawn] = [(180, 800, 22, "关于巡察整改"), (190, 770, 22, "情况的通报")]
    assert read([*title, *set_up(FIRST, top=720)]) == ["关于巡察整改情况的通报", FIRST]


def test_a_signature_is_two_paragraphs() -> None:
    signed: list[Drawn] = [(350, 400, SIZE, "青禾区民政局"), (340, 372, SIZE, "二〇二三年九月")]
    assert read([*set_up(FIRST), *signed]) == [FIRST, "青禾区民政局", "二〇二三年九月"]


def test_characters_drawn_in_another_order_come_in_the_order_of_reading() -> None:
    words = "压实“四个意识”责任。"
    places = {at: LEFT + at * SIZE for at in range(len(words))}
    others = [(places[at], 700, SIZE, char) for at, char in enumerate(words) if char not in "“”"]
    quotes = [(places[at], 700, SIZE, char) for at, char in enumerate(words) if char in "“”"]
    assert read([*others, *quotes]) == [words]


def test_a_row_of_cells_is_one_line_with_tabs() -> None:
    row: list[Drawn] = [(80, 600, SIZE, "序号"), (200, 600, SIZE, "问题"), (400, 600, SIZE, "状态")]
    assert read([*set_up(FIRST), *row])[-1] == "序号\t问题\t状态"


def test_bold_by_drawing_twice_is_read_once() -> None:
    line = (LEFT, 700, SIZE, "一、整改情况")
    assert read([line, (LEFT + 0.4, 700, SIZE, line[3])]) == ["一、整改情况"]


def test_letters_that_a_font_draws_as_one_are_all_read() -> None:
    words = "台账末条摘要3032ffb2，查看office文件"
    drawn = typst.compile(f"#set text(ligatures: true)\n{words}".encode(), format="pdf")
    assert source_of_bytes(bytes(drawn), "摘要.pdf").text.strip() == words


def test_turned_pages_are_read_and_a_slanting_watermark_is_not() -> None:
    assert source_of_bytes(made_pdf([set_up(FIRST)], turned=90), "x").text == FIRST
    data = made_pdf([[*set_up(FIRST), (100, 300, 30, "内部")]])
    straight = b"/F1 30 Tf 100 300 Td"
    slanting = b"/F1 30 Tf .7 .7 -.7 .7 9 300 Tm"
    assert straight in data
    text = source_of_bytes(data.replace(straight, slanting), "x").text
    assert text == FIRST


def test_radicals_are_the_characters_that_they_draw() -> None:
    assert [character(code) for code in (0x2F00, 0x2F08, 0x4E00, 0, 0xD800)] == list(
        "一人一\ufffd\ufffd"
    )


def test_a_scan_is_refused_by_name() -> None:
    empty: list[Drawn] = []
    for pages in ([empty], [[number("— 1 —")], [number("— 2 —")]]):
        with pytest.raises(ReadError) as caught:
            source_of_bytes(made_pdf(pages, picture=True), "x.pdf")
        assert caught.value.reason == "scanned"
        assert "扫描件" in str(caught.value)


def test_a_short_paper_with_a_picture_is_no_scan() -> None:
    assert source_of_bytes(made_pdf([set_up(FIRST)], picture=True), "x").text == FIRST


def test_text_without_a_table_of_its_characters_is_refused() -> None:
    garbled = "".join(chr(0xE000 + at) for at in range(200))
    with pytest.raises(ReadError) as caught:
        read([(LEFT, 700 - 20 * at, SIZE, garbled[at : at + 20]) for at in range(0, 200, 20)])
    assert "乱码" in str(caught.value)


def test_a_pdf_without_pages_is_no_crash() -> None:
    data = joined([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 0/Kids[]>>"])
    with pytest.raises(ReadError):
        source_of_bytes(data, "x.pdf")


def test_a_paper_of_libreoffice_reads_like_its_docx(soffice: Convert, tmp_path: Path) -> None:
    paragraphs = [FIRST.replace("二〇二三", "2023"), "一、整改情况", SECOND * 3] * 12
    body = "".join(
        '<w:p><w:pPr><w:spacing w:line="560" w:lineRule="exact"/><w:ind w:firstLineChars="200" '
        'w:firstLine="640"/><w:jc w:val="both"/></w:pPr><w:r><w:rPr><w:sz w:val="32"/></w:rPr>'
        f"<w:t>{text}</w:t></w:r></w:p>"
        for text in paragraphs
    )
    path = tmp_path / "通报.docx"
    path.write_bytes(made_docx(body))
    source = source_of_bytes(soffice(path, "pdf").read_bytes(), "通报.pdf")
    assert source.media_type == "application/pdf"
    assert source.text.split("\n") == paragraphs
