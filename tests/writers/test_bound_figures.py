"""Figures of a paper stay bound to the ledger: in Word as content controls, in html by name."""

import io
import re

from docx import Document
from docx.oxml.ns import qn
from told_papers import COUNTED_NOTICE as ROWS

from zhenggai.notices.readers import source_of_bytes
from zhenggai.writers.bound import bare, bound, parts_of
from zhenggai.writers.letter import letter_docx
from zhenggai.writers.letter_html import letter_html
from zhenggai.writers.letter_pdf import letter_pdf
from zhenggai.writers.letter_rows import Heading, Letter, Paragraph, Words
from zhenggai.writers.notice_figures import plain
from zhenggai.writers.notice_style import load_style
from zhenggai.writers.notice_text import notice_letter

RUNNING = load_style("running")
RATE = ROWS.counted["completion_rate"]


def controls(data: bytes) -> list[tuple[str, str, str]]:
    """Tag, title and text of each content control."""
    body = Document(io.BytesIO(data)).element.body
    return [
        (
            one.find(f".//{qn('w:tag')}").get(qn("w:val")),
            one.find(f".//{qn('w:alias')}").get(qn("w:val")),
            "".join(text.text or "" for text in one.iter(qn("w:t"))),
        )
        for one in body.iter(qn("w:sdt"))
    ]


def test_every_figure_of_the_headline_is_a_content_control_with_its_name() -> None:
    found = controls(letter_docx(notice_letter(ROWS, RUNNING)))
    by_tag = {tag: (title, text) for tag, title, text in found}
    assert by_tag["counted/completion_rate"] == (RATE.title, RATE.text)
    for one in ROWS.reported:
        assert by_tag[f"reported/{one.name}"] == (one.title, plain(one))
    for one in ROWS.external:
        assert by_tag[f"external/{one.name}"] == (one.title, plain(one))


def test_a_reader_sees_the_words_as_if_nothing_were_bound() -> None:
    letter = notice_letter(ROWS, RUNNING)
    for data, name in ((letter_docx(letter), "通报.docx"), (letter_pdf(letter), "通报.pdf")):
        text = source_of_bytes(data, name).text
        assert RATE.text in text
        assert not re.search("[\ue000-\ue0ff]", text)


def test_html_names_the_figure_and_escapes_it() -> None:
    told = bound("counted", RATE, "<b>60%</b>")
    shown = letter_html(Letter(blocks=(Paragraph(f"完成率{told}。"), Heading(told, body=told))))
    chip = (
        '<span class="figure" data-figure="counted/completion_rate">&lt;b&gt;60%&lt;/b&gt;</span>'
    )
    assert shown.count(chip) == 3


def test_a_figure_leads_to_its_working_where_there_is_one() -> None:
    letter = Letter(blocks=(Paragraph(bound("counted", RATE, "60%")),))
    assert 'href="/f/counted/completion_rate?a=1&amp;b=2"' in letter_html(
        letter, lambda name: f"/f/{name}?a=1&b=2"
    )


def test_words_around_a_figure_keep_their_place_and_their_type() -> None:
    told = bound("counted", RATE, "60%")
    parts = parts_of(("甲", Words("乙", is_strong=True), f"完成率{told}。"))
    assert parts == (
        "甲",
        Words("乙", is_strong=True),
        "完成率",
        Words("60%", figure="counted/completion_rate", title=RATE.title),
        "。",
    )
    assert bare(f"完成率{told}。") == "完成率60%。"
