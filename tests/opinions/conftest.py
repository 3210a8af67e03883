"""A book whose opinions the clerk reads, in a folder of its own."""

from pathlib import Path
from typing import Any

import pytest
from ledger_world import OPENED
from opinion_world import reader
from workbench_world import book_after

from zhenggai.ledger.models import Book


@pytest.fixture
def bare_book(settings: Any, tmp_path: Path) -> Book:
    """An open book that nobody reads the opinions of."""
    settings.DATA = tmp_path
    return book_after(*OPENED)


@pytest.fixture
def book(bare_book: Book) -> Book:
    """The same with the clerk as its reader."""
    reader(bare_book)
    return bare_book
