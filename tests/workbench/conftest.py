"""The real browser and the real server for tests of the pages."""

import os
from collections.abc import Iterator

import pytest
from busy_district import busy_book, settle
from django.core.management import call_command
from django.urls import get_resolver
from playwright.sync_api import Page
from pytest_django import DjangoDbBlocker

from zhenggai.ledger import queries

# Playwright keeps a loop running in this thread; Django would refuse the database under it.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="module")
def busy_code(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[str]:
    """The code of a busy book that is made once for a file: what a test does to it is undone."""
    with django_db_blocker.unblock():
        settle()
        code = busy_book(queries.today()).code
    yield code
    with django_db_blocker.unblock():
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture
def clean_page(page: Page) -> Iterator[Page]:
    """A page on which nothing goes wrong unseen: no script error, nothing refused, nothing lost."""
    # As a server does before it answers: the first page waits for no view to be loaded.
    assert get_resolver().url_patterns
    faults: list[str] = []
    page.on("console", lambda one: faults.append(one.text) if one.type == "error" else None)
    page.on("pageerror", lambda one: faults.append(str(one)))
    # What a person leaves before it has come is no fault.
    page.on(
        "requestfailed",
        lambda one: None if one.failure == "net::ERR_ABORTED" else faults.append(one.url),
    )
    page.set_default_timeout(10_000)
    yield page
    assert not faults
