"""Every paper of a round is one click from where its work stands, and comes back to where it was
written."""

import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from guarded_books import PICTURE
from ledger_world import CLERK, FINANCE, HEAD, LIAISON, PLANNED
from round_world import opening
from workbench_world import STRANGER, as_, book_after

from zhenggai.ledger import queries
from zhenggai.ledger.models import Book, Evidence
from zhenggai.papers.models import SignedCopy
from zhenggai.publication.papers.catalogue import PAPERS
from zhenggai.supervision.models import Sheet
from zhenggai.supervision.opening import open_round

pytestmark = pytest.mark.django_db
# The pages on which work of a round stands; the list of all papers is none of them.
PAGES = (
    "ledger/", "problem/1/", "reviews/", "steps/", "meetings/", "evidence/", "regulations/",
    "figures/", "rounds/1/", "confirmations/figures/", "documents/", "editions/",
)  # fmt: skip
OFFERED = re.compile(r'href="/books/[^/"]+/written/([a-z-]+)/')


def pages_of(book: Book, *, day: str = "") -> str:
    """What the pages of a book tell the clerk."""
    client = as_(CLERK)
    told = []
    for path in (*PAGES, *(f"rounds/1/sheets/{one.pk}/" for one in Sheet.objects.all())):
        page = client.get(f"/books/{book.code}/{path}{day}")
        assert page.status_code == 200, path
        told.append(page.content.decode())
    return "".join(told)


def test_every_paper_is_offered_where_its_work_stands() -> None:
    book = book_after(*PLANNED)
    open_round(book, opening(), by=CLERK)
    assert {one.key for one in PAPERS} - set(OFFERED.findall(pages_of(book))) == set()


def test_on_a_past_day_papers_have_its_figures_and_say_so() -> None:
    book = book_after(*PLANNED)
    day = queries.today() - timedelta(days=1)
    day = max(day, queries.first_day([book]))
    for path in ("steps/", "figures/", "evidence/", "regulations/", "meetings/", "problem/1/"):
        page = as_(CLERK).get(f"/books/{book.code}/{path}", {"day": day.isoformat()})
        links = re.findall(r'href="(/books/[^"]+/written/[^"]+)"', page.content.decode())
        assert links, path
        assert all(f"to={day.isoformat()}" in one for one in links), path
        assert "数字截至" in page.content.decode()


def test_a_signed_paper_comes_back_to_the_page_where_it_was_written() -> None:
    book = book_after(*PLANNED)
    address = f"/books/{book.code}/written/talk-record/"
    assert "签好以后" in as_(CLERK).get(address, {"of": FINANCE}).content.decode()
    sent = {"of": FINANCE, "number": "青整改办〔2026〕3号", "on": queries.today().isoformat()}
    scan = SimpleUploadedFile("约谈记录.png", PICTURE)
    kept = as_(CLERK).post(f"{address}signed/", {**sent, "file": scan}, follow=True)
    assert kept.redirect_chain[-1][0].startswith(address)
    page = kept.content.decode()
    assert sent["number"] in page
    copy = SignedCopy.objects.get()
    file = as_(CLERK).get(f"{address}signed/{copy.pk}/", {"of": FINANCE})
    assert file.content == PICTURE
    index = as_(CLERK).get(f"/books/{book.code}/written/archive-index/").content.decode()
    assert sent["number"] in index
    as_(CLERK).post(f"{address}signed/{copy.pk}/drop/", {"of": FINANCE})
    assert sent["number"] not in as_(CLERK).get(address, {"of": FINANCE}).content.decode()
    assert not Evidence.objects.filter(digest=copy.digest).exists()


def test_what_is_no_scan_or_marked_secret_or_of_a_day_to_come_is_refused_on_the_page() -> None:
    book = book_after(*PLANNED)
    address = f"/books/{book.code}/written/talk-record/signed/"
    good = {"of": FINANCE, "on": queries.today().isoformat(), "number": ""}
    tomorrow = (queries.today() + timedelta(days=1)).isoformat()
    for wrong, words in (
        ({"file": SimpleUploadedFile("稿.txt", "正文".encode())}, "扫描件请用"),
        ({"file": SimpleUploadedFile("a.png", PICTURE), "on": tomorrow}, "日期还没有到"),
        ({"file": SimpleUploadedFile("a.png", PICTURE), "number": "机密★1年"}, "机密"),
        ({}, "请选择一份文件"),
    ):
        page = as_(CLERK).post(address, {**good, **wrong})
        assert page.status_code == 409
        assert words in page.content.decode()
    assert not SignedCopy.objects.exists()


def test_a_unit_sees_the_signed_papers_of_its_own_alone() -> None:
    book = book_after(*PLANNED)
    address = f"/books/{book.code}/written/truth-promise/"
    sent = {"of": FINANCE, "number": "", "on": queries.today().isoformat()}
    scan = SimpleUploadedFile("承诺书.png", PICTURE)
    assert as_(HEAD).post(f"{address}signed/", {**sent, "file": scan}).status_code == 302
    copy = SignedCopy.objects.get()
    for person, status in ((LIAISON, 200), (CLERK, 200), (STRANGER, 404)):
        got = as_(person).get(f"{address}signed/{copy.pk}/", {"of": FINANCE})
        assert got.status_code == status


def test_a_signed_slip_goes_to_the_form_of_its_item() -> None:
    book = book_after(*PLANNED)
    for kind in PAPERS:
        if kind.comes_back == "slip":
            page = as_(CLERK).get(f"/books/{book.code}/written/{kind.key}/", {"of": "1"})
            told = page.content.decode()
            leads = f"/books/{book.code}/from-paper/slip/?items=1" in told
            assert leads or "这份文书现在写不成" in told
    form = as_(CLERK).get(f"/books/{book.code}/from-paper/slip/", {"items": "1"})
    assert 'name="r0-items" value="1"' in form.content.decode()
