"""From an approved public text to the page that a citizen reads; nothing of what came before."""

import io
import zipfile

import pytest
from django.conf import LazySettings
from django.test import Client
from order_of_texts import CLOSED, answered, approved, public_notice, published
from workbench_world import book_after

from zhenggai.notices.readers import source_of_bytes
from zhenggai.published.package import PAGE, package
from zhenggai.published.queries import read
from zhenggai.published.releasing import show_in_portal

pytestmark = pytest.mark.django_db


def test_a_public_text_is_read_by_a_citizen_once_the_office_shows_it(
    client: Client, settings: LazySettings
) -> None:
    settings.PORTAL = True
    edition = published(answered(approved(public_notice(book_after(*CLOSED)))))
    address = f"/public/{edition.code}/"
    assert client.get(address).status_code == 404
    show_in_portal(edition, is_shown=True)
    told = read(edition)
    text = client.get(address).content.decode()
    items = client.get(f"{address}items/").content.decode()
    figures = client.get(f"{address}figures/").content.decode()
    for item in told.items:
        assert item.text in items
    for figure in told.figures:
        assert figure.title in figures
        assert figure.text in figures
    assert told.items[0].text.rstrip("。") in text
    party = edition.book.editions.get(audience="party")
    assert client.get(f"/public/{party.code}/").status_code == 404
    assert party.code not in client.get("/public/").content.decode()


def test_the_websites_page_reads_back_as_the_paper() -> None:
    edition = published(answered(approved(public_notice(book_after(*CLOSED)))))
    with zipfile.ZipFile(io.BytesIO(package(edition))) as archive:
        page = source_of_bytes(archive.read(PAGE), PAGE).text
        paper = source_of_bytes(archive.read("notice.docx"), "notice.docx").text
    lines = [line.strip() for line in paper.split("\n") if line.strip()]
    assert lines
    assert not [line for line in lines if line not in page]
