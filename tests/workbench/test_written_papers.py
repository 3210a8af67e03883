"""文书: what the pages offer, to whom, and that a paper tells the book as it stood on its day."""

from datetime import timedelta

import pytest
from ledger_world import CLERK, FINANCE, LIAISON, PLANNED
from workbench_world import STRANGER, as_, book_after

from zhenggai.ledger import queries
from zhenggai.notices.readers import source_of_bytes
from zhenggai.publication.catalogue import PAPERS, PaperKind

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
