"""A notice as a page: every fact can be reached, nothing is loaded."""

import re
from pathlib import Path

import pytest

from zhenggai.notices.reading import read, read_text
from zhenggai.notices.render.read_page import render

ROOT = Path(__file__).parents[3]
PAPERS = [
    ROOT / "src/zhenggai/samples/notice.txt",
    *sorted((ROOT / "src/zhenggai/notices/benchmark/notices").glob("*.txt")),
]


@pytest.mark.parametrize("path", PAPERS, ids=lambda one: one.stem)
def test_every_link_leads_somewhere_and_every_anchor_is_unique(path: Path) -> None:
    html = render(read(path))
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    assert not [link for link in re.findall(r'href="#([^"]+)"', html) if link not in ids]


@pytest.mark.parametrize("path", PAPERS, ids=lambda one: one.stem)
def test_the_text_is_whole_and_unchanged(path: Path) -> None:
    notice = read(path)
    article = render(notice).partition("<article")[2].partition("</article>")[0]
    shown = re.sub(r"<[^>]+>", "", article.partition(">")[2])
    for written, sign in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        shown = shown.replace(written, sign)
    printed = "".join(notice.source.text[one.start : one.end] for one in notice.paragraphs)
    assert "".join(shown.split()) == "".join(printed.split())


def test_nothing_is_loaded_from_anywhere() -> None:
    html = render(read(PAPERS[0]))
    assert "default-src 'none'" in html
    assert not re.search(r"https?://|url\(|@import| src=| style=", html)


def test_the_facts_stand_beside_the_text() -> None:
    html = render(read(PAPERS[0]))
    for name in ("概况", "联系方式", "读懂了多少", "结构"):
        assert name in html


def test_a_hostile_text_stays_text() -> None:
    html = render(read_text('一、<script>alert("1")</script>"><img src=x>\n整改。'))
    assert html.count("<script>") == 1
    assert "<img" not in html
