"""What is limited to others stands in no paper of theirs, whatever the paper is written from."""

import pytest
from django.contrib.auth.models import User
from django.test import Client
from frozen_papers import released
from guarded_books import LIMITED, guarded_books
from ledger_world import CLERK, FINANCE, HEAD, SUPERIOR

from zhenggai.ledger.core.actors import Actor
from zhenggai.notices.readers import source_of_bytes
from zhenggai.publication.papers.catalogue import BY_KEY, PAPERS, PaperKind
from zhenggai.publication.papers.written import FORMS

pytestmark = pytest.mark.django_db
EVERY = pytest.mark.parametrize("kind", PAPERS, ids=[one.key for one in PAPERS])
OF = {"book": "", "unit": FINANCE, "problem": "1"}


def paper(actor: Actor, code: str, kind: PaperKind) -> str:
    """The words of the paper, or of the page that says why there is none."""
    client = Client()
    client.force_login(User.objects.get(person__pk=actor.id))
    address = f"/books/{code}/written/{kind.key}/file.docx"
    page = client.get(address, {"of": OF[kind.subject]})
    if page["Content-Type"] != FORMS["docx"]:
        return page.content.decode()
    return source_of_bytes(page.content, "文书.docx").text


@EVERY
def test_what_is_limited_is_in_no_paper_of_who_may_not_know_it(kind: PaperKind) -> None:
    here, _ = guarded_books()
    released(here.book)
    assert LIMITED not in paper(SUPERIOR, here.book.code, kind)
    if kind.for_units:
        assert LIMITED not in paper(HEAD, here.book.code, kind)


def test_registers_of_the_whole_book_are_for_who_knows_the_whole_of_it() -> None:
    here, _ = guarded_books()
    release = released(here.book)
    for key, words in (
        ("archive-index", "文件（"),
        ("release-register", release.medium),
    ):
        assert words in paper(CLERK, here.book.code, BY_KEY[key])
        assert words not in paper(SUPERIOR, here.book.code, BY_KEY[key])


def test_the_register_of_releases_names_edition_medium_address_and_day() -> None:
    here, _ = guarded_books()
    release = released(here.book)
    said = paper(CLERK, here.book.code, BY_KEY["release-register"])
    for words in (release.edition.title, release.medium, release.address):
        assert words in said
