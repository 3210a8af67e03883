"""The overview of a book that has just been opened."""

import pytest
from django.test import Client
from ledger_world import CLERK, GROUP, LIAISON, OPENED
from workbench_world import as_, book_after

pytestmark = pytest.mark.django_db


def said(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    body: str = answer.content.decode()
    return body


def test_an_empty_book_says_how_to_begin() -> None:
    book = book_after(*OPENED)
    page = said(as_(CLERK), f"/books/{book.code}/")
    assert "这本台账还没有问题" in page
    assert "导入文件" in page
    assert "还没有您所在单位的事项" in said(as_(LIAISON), f"/books/{book.code}/")
    assert "导入文件" not in said(as_(GROUP), f"/books/{book.code}/")
