"""No code stands on a paper unless the office switched it on; then the head of its book."""

import pytest
from ledger_world import CLERK, LIAISON, PLANNED
from workbench_world import as_, book_after

from zhenggai.ledger import queries
from zhenggai.ledger.chain_checks import checked_chain
from zhenggai.ledger.models import Book
from zhenggai.notices.readers import source_of_bytes
from zhenggai.office_templates.models import HeadPrinted

pytestmark = pytest.mark.django_db
KEYS = ("problem-list", "party-notice", "weekly-bulletin")


def said(book: Book, key: str, form: str) -> str:
    """The words of a paper as a file."""
    file = as_(CLERK).get(f"/books/{book.code}/written/{key}/file.{form}")
    return "".join(source_of_bytes(file.content, f"文书.{form}").text.split())


def test_a_paper_bears_no_code_until_the_office_switches_it_on() -> None:
    book = book_after(*PLANNED)
    held = queries.books()[0]
    switch = f"/books/{book.code}/written/head/"
    for key in KEYS:
        assert held.head_hash not in said(book, key, "docx")
    assert as_(LIAISON).post(switch, {"print": "on"}).status_code == 404
    assert as_(CLERK).post(switch, {"print": "on"}).status_code == 302
    for key in KEYS:
        for form in ("docx", "pdf"):
            text = said(book, key, form)
            assert f"{held.head_n}:{held.head_hash}" in text
            assert "zhenggailedgerverify核对" in text
    assert checked_chain(held, f"{held.head_n}:{held.head_hash}").ok
    as_(CLERK).post(switch, {"print": "off"})
    assert held.head_hash not in said(book, KEYS[0], "docx")
    assert [one.is_on for one in HeadPrinted.objects.all()] == [False, True]


def test_the_page_of_papers_says_whether_it_is_on() -> None:
    book = book_after(*PLANNED)
    address = f"/books/{book.code}/written/"
    assert "启用登记摘要" in as_(CLERK).get(address).content.decode()
    as_(CLERK).post(f"{address}head/", {"print": "on"})
    assert "停用登记摘要" in as_(CLERK).get(address).content.decode()
    assert "登记摘要" not in as_(LIAISON).get(address).content.decode()
