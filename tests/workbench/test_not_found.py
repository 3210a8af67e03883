"""An address at which there is nothing for a person: within a book the bar stays, and tells no more
than that there is nothing."""

import pytest
from django.test import Client
from ledger_world import LIAISON, PLANNED
from workbench_world import as_, book_after

pytestmark = pytest.mark.django_db


def test_who_is_signed_in_keeps_the_bar_of_the_book_and_of_the_house() -> None:
    held = book_after(*PLANNED)
    missing = as_(LIAISON).get(f"/books/{held.code}/problem/999/")
    page = missing.content.decode()
    assert missing.status_code == 404
    for words in ("没有这一页", held.name, f"/books/{held.code}/tasks/"):
        assert words in page
    nowhere = as_(LIAISON).get("/books/none/")
    assert nowhere.status_code == 404
    assert "退出" in nowhere.content.decode()
    assert held.name not in nowhere.content.decode()


def test_who_is_not_signed_in_and_the_public_get_the_bare_page() -> None:
    held = book_after(*PLANNED)
    for client, address in ((Client(), "/nothing/"), (as_(LIAISON), "/public/nothing/")):
        missing = client.get(address)
        assert missing.status_code == 404
        assert held.name not in missing.content.decode()
        assert "退出" not in missing.content.decode()
