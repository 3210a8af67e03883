"""文书: what the pages offer, to whom, and that a paper tells the book as it stood on its day."""

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from docx.oxml.ns import qn
from ledger_world import CLERK, FINANCE, LIAISON, PLANNED
from workbench_world import STRANGER, as_, book_after

from zhenggai.ledger import queries
from zhenggai.notices.readers import source_of_bytes
from zhenggai.papers.models import Paper
from zhenggai.publication.papers.catalogue import PAPERS, PaperKind

pytestmark = pytest.mark.django_db
OF = {"book": "", "unit": FINANCE, "problem": "1"}
EVERY = pytest.mark.parametrize("kind", PAPERS, ids=[one.key for one in PAPERS])


@EVERY
def test_the_office_sees_every_paper_before_it_is_a_file_or_why_there_is_none(
    kind: PaperKind,
) -> None:
    address = f"/books/{book_after(*PLANNED).code}/written/{kind.key}/"
    asked = {"of": OF[kind.subject]}
    page = as_(CLERK).get(address, asked)
    assert page.status_code == 200
    file = as_(CLERK).get(f"{address}file.docx", asked)
    if "这份文书现在写不成" in page.content.decode():
        assert file.status_code == 409
    else:
        assert file.content.startswith(b"PK")


def test_each_person_is_offered_what_is_the_persons_to_write() -> None:
    address = f"/books/{book_after(*PLANNED).code}/written/"
    offered = as_(CLERK).get(address).content.decode()
    own = as_(LIAISON).get(address).content.decode()
    for kind in PAPERS:
        link = f"written/{kind.key}/"
        assert link in offered
        assert (link in own) is kind.for_units


def test_a_unit_writes_of_no_item_but_its_own() -> None:
    code = book_after(*PLANNED).code
    for key, of in (("closing-form", "1"), ("truth-promise", FINANCE)):
        address = f"/books/{code}/written/{key}/"
        assert as_(LIAISON).get(address, {"of": of}).status_code == 200
        assert as_(STRANGER).get(address, {"of": of}).status_code == 404


def test_a_paper_tells_the_book_as_it_stood_on_its_day() -> None:
    held = book_after(*PLANNED)
    address = f"/books/{held.code}/written/problem-list/file.docx"
    known = queries.now(held).problems.values()
    told = words(as_(CLERK).get(address).content)
    assert all("".join(one.text.split()) in told for one in known)
    before = queries.first_day([held]) - timedelta(days=3650)
    page = as_(CLERK).get(address, {"to": before.isoformat()})
    assert page.status_code == 409
    assert "还没有问题" in page.content.decode()


def test_a_day_or_a_form_that_there_is_not_does_no_harm() -> None:
    address = f"/books/{book_after(*PLANNED).code}/written/problem-list/"
    assert as_(CLERK).get(address, {"to": "昨天"}).status_code == 200
    assert as_(CLERK).get(f"{address}file.exe").status_code == 404
    assert as_(CLERK).get(f"/books/{queries.books()[0].code}/written/none/").status_code == 404


def words(data: bytes) -> str:
    return "".join(source_of_bytes(data, "文书.docx").text.split())


def test_a_draft_that_comes_back_with_another_figure_is_told_of() -> None:
    held = book_after(*PLANNED)
    address = f"/books/{held.code}/written/party-notice/"
    paper = as_(CLERK).get(f"{address}file.docx").content
    same = as_(CLERK).post(f"{address}back/", {"file": docx(paper)}).content.decode()
    assert "都一致" in same
    (count,) = {
        one.text
        for one in queries.figures(queries.now(held), queries.today())
        if one.name == "measures"
    }
    other = Document(io.BytesIO(paper))
    for text in other.element.body.iter(qn("w:t")):
        text.text = "907条" if text.text == count else text.text
    target = io.BytesIO()
    other.save(target)
    page = as_(CLERK).post(f"{address}back/", {"file": docx(target.getvalue())}).content.decode()
    assert "907条" in page
    assert "不一致" in page


def test_a_draft_that_is_no_word_file_is_refused_on_the_page_with_nothing_kept() -> None:
    address = f"/books/{book_after(*PLANNED).code}/written/party-notice/back/"
    for file in (
        None,
        SimpleUploadedFile("稿.docx", b"%PDF-1.7 no paper"),
        SimpleUploadedFile("稿.txt", b"x"),
    ):
        page = as_(CLERK).post(address, {"file": file} if file else {})
        assert page.status_code == 409
        assert "收回改过的Word稿" in page.content.decode()
    assert not Paper.objects.exists()


def docx(data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("稿.docx", data)


def test_a_notice_is_written_in_the_shape_that_was_chosen_and_the_address_keeps_it() -> None:
    address = f"/books/{book_after(*PLANNED).code}/written/party-notice/"
    page = as_(CLERK).get(address, {"style": "circled"}).content.decode()
    assert '<option value="circled" selected>' in page
    assert "file.docx?style=circled" in page
    plain = words(as_(CLERK).get(f"{address}file.docx").content)
    chosen = words(as_(CLERK).get(f"{address}file.docx", {"style": "with-table"}).content)
    assert "一览表" in chosen
    assert "一览表" not in plain
    assert as_(CLERK).get(address, {"style": "../x"}).status_code == 200


def test_a_paper_that_has_one_shape_offers_none() -> None:
    address = f"/books/{book_after(*PLANNED).code}/written/problem-list/"
    assert 'name="style"' not in as_(CLERK).get(address).content.decode().partition("<aside")[0]
