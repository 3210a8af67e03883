"""The public pages of a notice: text, figures, items, search, files, feed, what was corrected."""

import io
import zipfile
from dataclasses import replace
from datetime import datetime
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils.html import strip_tags
from docx import Document
from frozen_papers import FIGURES, ITEMS, LETTER, frozen, shown
from ledger_world import OPENED
from stored_world import stored

from zhenggai.published.models import Edition
from zhenggai.writers.svg_picture import can_draw_pictures

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture(autouse=True)
def portal_is_on(settings: LazySettings) -> None:
    settings.PORTAL = True


@pytest.fixture
def edition() -> Edition:
    return shown(stored(*OPENED))


def page(client: Client, address: str) -> str:
    response = client.get(f"/public/{address}")
    assert response.status_code == 200
    return str(response.content.decode())


def test_the_list_names_what_is_shown_and_how_its_items_stand(
    client: Client, edition: Edition
) -> None:
    found = page(client, "")
    assert f'href="/public/{edition.code}/"' in found
    assert "".join(LETTER.title) in found
    for word in ("已完成", "正在整改"):
        assert word in found


def test_a_list_of_nothing_says_so(client: Client) -> None:
    assert "目前没有公开的通报。" in page(client, "")


def test_a_notice_holds_every_word_of_its_paper(client: Client, edition: Edition) -> None:
    found = page(client, f"{edition.code}/")
    paper = Document(io.BytesIO(client.get(f"/public/{edition.code}/notice.docx").content))
    words = [one.text.strip() for one in paper.paragraphs if one.text.strip()]
    assert words
    bare = found.replace("<strong>", "").replace("</strong>", "")
    assert not [one for one in words if one not in bare]
    assert "data-figure" not in found
    assert "/books/" not in found


def test_figures_stand_with_their_working_and_a_table_beside_each_chart(
    client: Client, edition: Edition
) -> None:
    found = page(client, f"{edition.code}/figures/")
    for figure in FIGURES:
        for words in (figure.title, figure.text, figure.counting_rule, figure.owner, figure.letter):
            assert words in found
    rate = FIGURES[0]
    assert f"算式：{rate.numerator} ÷ {rate.denominator} ＝ {rate.text}" in found
    assert found.count("<svg") == found.count("<table>") == 2


def test_items_are_told_with_their_state_and_seen_by_state(
    client: Client, edition: Edition
) -> None:
    found = page(client, f"{edition.code}/items/")
    for item in ITEMS:
        assert item.text in found
        assert item.progress in found
    done = page(client, f"{edition.code}/items/?state=done")
    assert ITEMS[0].text in done
    assert ITEMS[1].text not in done
    assert ITEMS[1].text in page(client, f"{edition.code}/items/?state=no")


def test_words_are_found_in_this_edition_and_marked(client: Client, edition: Edition) -> None:
    other = shown(edition.book, items=())
    found = page(client, f"{edition.code}/search/?q=学习　制度")
    assert "<mark>学习</mark>" in found
    assert "<mark>制度</mark>" in found
    assert f"/public/{edition.code}/items/#i1" in found
    assert "items/#i1" not in page(client, f"{other.code}/search/?q=学习　制度")


def test_what_is_not_there_is_said_and_what_was_typed_is_no_markup(
    client: Client, edition: Edition
) -> None:
    found = page(client, f"{edition.code}/search/?q=<script>查无此词")
    assert "没有找到" in found
    assert "<script>" not in found


def test_files_come_under_the_papers_name(client: Client, edition: Edition) -> None:
    response = client.get(f"/public/{edition.code}/notice.docx")
    assert zipfile.is_zipfile(io.BytesIO(response.content))
    assert response["Content-Disposition"].endswith(".docx")
    if can_draw_pictures():
        assert client.get(f"/public/{edition.code}/notice.pdf").content.startswith(b"%PDF")
    assert client.get(f"/public/{edition.code}/notice.xlsx").status_code == 404


def test_no_code_and_no_hash_stands_in_the_files(client: Client, edition: Edition) -> None:
    with zipfile.ZipFile(
        io.BytesIO(client.get(f"/public/{edition.code}/notice.docx").content)
    ) as paper:
        told = b"".join(map(paper.read, paper.namelist())).decode("utf-8", "replace")
    for secret in (edition.code, edition.head_hash, edition.digest, edition.book_id):
        assert secret not in told


def test_a_correction_is_named_on_both_and_the_list_has_the_later_one(
    client: Client, edition: Edition
) -> None:
    why = "第2项的完成时限印错，现予更正。"
    later = shown(edition.book, replaces=edition, why=why)
    old = page(client, f"{edition.code}/")
    assert "这一版已更正。" in old
    assert f'href="/public/{later.code}/"' in old
    assert why in page(client, f"{later.code}/")
    assert why in page(client, f"{edition.code}/history/")
    found = page(client, "")
    assert f'href="/public/{later.code}/"' in found
    assert f'href="/public/{edition.code}/"' not in found


def test_a_correction_that_is_not_shown_is_not_spoken_of(client: Client, edition: Edition) -> None:
    later = frozen(edition.book, replaces=edition, why="尚未公开的更正。")
    for address in ("", f"{edition.code}/", f"{edition.code}/history/", "feed.xml"):
        found = page(client, address)
        assert later.code not in found
        assert "尚未公开的更正" not in found
        assert "已更正" not in found


def test_the_head_of_the_ledger_stands_with_the_command_that_checks_it(
    client: Client, edition: Edition
) -> None:
    found = strip_tags(page(client, f"{edition.code}/ledger/"))
    head = f"{edition.head_n}:{edition.head_hash}"
    assert f"zhenggai ledger verify 登记.jsonl --head {head}" in found
    assert edition.digest in found


def test_the_feed_is_atom_with_whole_addresses(client: Client, edition: Edition) -> None:
    response = client.get("/public/feed.xml")
    assert response["Content-Type"].startswith("application/atom+xml")
    root = ET.fromstring(response.content)  # noqa: S314 - our own
    [entry] = root.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "".join(LETTER.title)
    link = entry.find(f"{ATOM}link")
    assert link is not None
    assert link.attrib["href"] == f"http://testserver/public/{edition.code}/"
    # RFC 4287 4.1.1, 4.1.2: one each, a moment with its zone, an author for every entry
    for one in (root, entry):
        for name in ("id", "title", "updated"):
            assert len(one.findall(f"{ATOM}{name}")) == 1
        assert datetime.fromisoformat(one.findtext(f"{ATOM}updated") or "").tzinfo
    assert root.findtext(f"{ATOM}author/{ATOM}name")


def test_a_reader_of_the_feed_that_has_it_is_told_so(client: Client, edition: Edition) -> None:
    mark = client.get("/public/feed.xml")["ETag"]
    again = client.get("/public/feed.xml", headers={"If-None-Match": mark})
    assert again.status_code == 304
    Edition.objects.filter(pk=edition.pk).update(in_portal=False)
    assert client.get("/public/feed.xml", headers={"If-None-Match": mark}).status_code == 200


def test_search_engines_list_the_notice_that_holds_and_no_form_or_search(
    client: Client, edition: Edition
) -> None:
    told = client.get("/robots.txt").content.decode().splitlines()
    assert "Disallow: /" in told
    assert "Allow: /public/" in told
    later = shown(edition.book, replaces=edition, why="更正第2项。")
    listed = {
        address: "noindex" not in client.get(f"/public/{address}").content.decode()
        and "X-Robots-Tag" not in client.get(f"/public/{address}").headers
        for address in (
            "",
            f"{later.code}/",
            f"{later.code}/items/",
            f"{edition.code}/",
            f"{later.code}/search/?q=学习",
            f"{later.code}/opinion/",
            "nothing/",
        )
    }
    assert list(listed.values()) == [True, True, True, False, False, False, False]


def test_who_counts_items_is_told_what_is_not_among_them(client: Client, edition: Edition) -> None:
    problems = replace(FIGURES[0], name="problems", value=str(len(ITEMS) + 1))
    part = shown(edition.book, figures=(problems,))
    for page_name in ("figures", "items"):
        assert "不予公开的问题不在内" in page(client, f"{part.code}/{page_name}/")
        assert "不予公开的问题不在内" not in page(client, f"{edition.code}/{page_name}/")
    said = shown(edition.book, figures=(problems,), scope="另有1个问题按规定不予公开。")
    for address in ("", f"{said.code}/figures/", f"{said.code}/items/"):
        assert "另有1个问题按规定不予公开。" in page(client, address)
    assert "不予公开的问题不在内" not in page(client, f"{said.code}/figures/")


def test_a_browser_that_has_the_page_is_told_so_until_something_changes(
    client: Client, edition: Edition
) -> None:
    address = f"/public/{edition.code}/"
    mark = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": mark}).status_code == 304
    shown(edition.book, replaces=edition, why="更正。")
    assert client.get(address, headers={"If-None-Match": mark}).status_code == 200


def test_a_page_asks_the_database_once_when_it_was_made(
    client: Client, edition: Edition, django_assert_num_queries: Any
) -> None:
    for place in ("", "figures/", "items/", "search/?q=学习", "ledger/"):
        client.get(f"/public/{edition.code}/{place}")
        with django_assert_num_queries(1):
            client.get(f"/public/{edition.code}/{place}")


def test_what_was_kept_of_a_page_is_not_shown_once_it_is_taken_back(
    client: Client, edition: Edition
) -> None:
    later = shown(edition.book, replaces=edition, why="更正。")
    assert later.code in page(client, f"{edition.code}/")
    Edition.objects.filter(pk=later.pk).update(in_portal=False)
    assert later.code not in page(client, f"{edition.code}/")
    assert client.get(f"/public/{later.code}/").status_code == 404
    Edition.objects.filter(pk=edition.pk).update(in_portal=False)
    for place in ("", "figures/", "items/", "history/", "notice.docx"):
        assert client.get(f"/public/{edition.code}/{place}").status_code == 404
