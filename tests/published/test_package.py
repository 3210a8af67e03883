"""The package for a web site's editor: clean html, files that open, charts whose sums are true."""

import io
import zipfile
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from docx import Document
from frozen_papers import ITEMS, LETTER, frozen
from ledger_world import OPENED
from stored_world import stored

from zhenggai.published.outside import charts_of, plain_html
from zhenggai.published.package import NOTE, PAGE, PDF, WORD, package
from zhenggai.published.queries import read
from zhenggai.published.told import ItemTold
from zhenggai.writers.plain_charts import chart_svg
from zhenggai.writers.svg_picture import can_draw_pictures

pytestmark = pytest.mark.django_db


class Parts(HTMLParser):
    """The elements of a page with their attributes, and its words."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words += data


def packed() -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(package(frozen(stored(*OPENED)))))


def test_the_page_needs_no_style_and_no_script_and_its_pictures_lie_beside_it() -> None:
    archive = packed()
    parts = Parts()
    parts.feed(archive.read(PAGE).decode())
    names = {tag for tag, _ in parts.found}
    assert not names & {"script", "style", "span", "a", "iframe"}
    links = [told for tag, told in parts.found if tag == "link"]
    assert links == [{"rel": "icon", "href": "data:,"}], "nothing is asked of any host"
    attributes = {name for _, told in parts.found for name in told}
    assert not attributes & {"class", "style", "id", "data-figure", "onclick"}
    pictures = [told["src"] for tag, told in parts.found if tag == "img"]
    assert pictures == ["charts/states.png", "charts/aspects.png"]
    assert set(pictures) <= set(archive.namelist())
    assert [tag for tag, _ in parts.found].count("h1") == 1


def test_every_word_of_the_paper_stands_in_the_page() -> None:
    shown = Parts()
    shown.feed(plain_html(LETTER))
    told = words_of(packed().read(WORD))
    assert "".join(told.split()) == "".join(shown.words.split())


def words_of(data: bytes) -> str:
    paper = Document(io.BytesIO(data))
    return "".join(node.text or "" for node in paper.element.body.iter() if is_text(node.tag))


def is_text(tag: object) -> bool:
    return isinstance(tag, str) and tag.endswith("}t")


def test_the_word_file_holds_nothing_of_the_ledger() -> None:
    with zipfile.ZipFile(io.BytesIO(packed().read(WORD))) as paper:
        told = b"".join(map(paper.read, paper.namelist())).decode("utf-8", "replace")
    assert "w:sdt>" not in told
    assert "counted/" not in told


@pytest.mark.skipif(not can_draw_pictures(), reason="the extra `pdf` is not installed")
def test_there_is_a_pdf_and_every_chart_twice() -> None:
    archive = packed()
    assert archive.read(PDF).startswith(b"%PDF")
    for name in ("states", "aspects"):
        assert archive.read(f"charts/{name}.png").startswith(b"\x89PNG")
        ET.fromstring(archive.read(f"charts/{name}.svg"))  # noqa: S314 - our own


def test_the_note_says_what_each_file_is_for_and_what_was_corrected() -> None:
    archive = packed()
    note = archive.read(NOTE).decode("utf-8-sig")
    assert "".join(LETTER.title) in note
    for name in set(archive.namelist()) - {NOTE}:
        assert name in note
    old = frozen(stored(*OPENED, name="另一台账"))
    new = frozen(old.book, replaces=old, why="第2项时限印错。")
    with zipfile.ZipFile(io.BytesIO(package(new))) as corrected:
        assert "更正说明：第2项时限印错。" in corrected.read(NOTE).decode("utf-8-sig")


def test_page_and_pictures_say_how_many_are_left_out() -> None:
    said = "另有2个问题按规定不予公开。"
    whole = frozen(stored(*OPENED))
    archive = zipfile.ZipFile(io.BytesIO(package(frozen(whole.book, scope=said))))
    assert f"<p>{said}</p>" in archive.read(PAGE).decode()
    for name in ("states", "aspects"):
        assert f">{said}</text>" in archive.read(f"charts/{name}.svg").decode()
    with zipfile.ZipFile(io.BytesIO(package(whole))) as told:
        assert said not in told.read(PAGE).decode()


def test_a_package_is_the_same_whenever_it_is_made() -> None:
    edition = frozen(stored(*OPENED))
    assert package(edition) == package(edition)


def test_the_charts_count_every_item_once() -> None:
    told = read(frozen(stored(*OPENED)))
    for chart in charts_of(told):
        assert chart.whole == len(ITEMS)
        drawn = ET.fromstring(chart_svg(chart))  # noqa: S314 - our own
        assert str(len(ITEMS)) in drawn.attrib["aria-label"]


def test_what_an_item_says_cannot_break_out_of_a_chart() -> None:
    item = ItemTold("1", "甲", '<script>"方面"', "done")
    told = read(frozen(stored(*OPENED), items=(item, ItemTold("2", "乙", "另一方面", "not_done"))))
    for chart in charts_of(told):
        assert "<script>" not in chart_svg(chart, is_titled=True)


def test_an_edition_without_items_has_no_chart() -> None:
    edition = frozen(stored(*OPENED), items=())
    with zipfile.ZipFile(io.BytesIO(package(edition))) as archive:
        assert not [name for name in archive.namelist() if name.startswith("charts/")]
