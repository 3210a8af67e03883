"""An office's own template over a paper: laid, used, refused with its place, put aside."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from ledger_world import CLERK, FINANCE, LIAISON, PLANNED
from workbench_world import as_, book_after

from zhenggai.ledger import evidence, queries
from zhenggai.ledger.models import Book
from zhenggai.notices.readers import source_of_bytes
from zhenggai.office_templates.models import OfficeTemplate

pytestmark = pytest.mark.django_db
GOOD = "某某办公室{{ 标题 }}，截至{{ 截止日 }}"


def docx(*paragraphs: str) -> bytes:
    paper, target = Document(), io.BytesIO()
    for text in paragraphs:
        paper.add_paragraph(text)
    paper.save(target)
    return target.getvalue()


def upload(held: Book, data: bytes, name: str = "模板.docx", kind: str = "problem-list") -> str:
    address = f"/books/{held.code}/written/{kind}/template/"
    page = as_(CLERK).post(address, {"file": SimpleUploadedFile(name, data)})
    assert page.status_code in (302, 409)
    return page.content.decode()


def own(held: Book, kind: str = "problem-list") -> str:
    page = as_(CLERK).get(f"/books/{held.code}/written/{kind}/file.own")
    assert page.status_code == 200
    return source_of_bytes(page.content, "文书.docx").text


def test_the_office_lays_its_template_over_a_paper_and_gets_the_paper_in_it() -> None:
    held = book_after(*PLANNED)
    paper = f"/books/{held.code}/written/problem-list/"
    assert "本单位模板）" not in as_(CLERK).get(paper).content.decode()
    assert upload(held, docx(GOOD)) == ""
    assert "某某办公室" in own(held)
    page = as_(CLERK).get(paper).content.decode()
    assert "Word（本单位模板）" in page
    assert "Word（自带格式）" in page
    shipped = as_(CLERK).get(f"{paper}file.docx").content
    assert "某某办公室" not in source_of_bytes(shipped, "文书.docx").text


def test_a_unit_gets_its_papers_in_the_offices_template() -> None:
    held = book_after(*PLANNED)
    upload(held, docx(GOOD), kind="truth-promise")
    address = f"/books/{held.code}/written/truth-promise/file.own"
    page = as_(LIAISON).get(address, {"of": FINANCE})
    assert "某某办公室" in source_of_bytes(page.content, "文书.docx").text


def test_the_sample_is_a_template_to_start_from() -> None:
    held = book_after(*PLANNED)
    sample = as_(CLERK).get(f"/books/{held.code}/written/plan/template/sample.docx").content
    assert upload(held, sample) == ""
    first = next(iter(queries.now(held).problems.values()))
    assert first.text in own(held)


def test_a_wrong_field_is_refused_with_its_place_and_what_was_stays() -> None:
    held = book_after(*PLANNED)
    upload(held, docx(GOOD))
    said = upload(held, docx("好", "{{ 单位名 }}"))
    assert "第2段" in said
    assert "没有“单位名”这个字段" in said
    assert "某某办公室" in own(held)
    assert OfficeTemplate.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "words"),
    [(b"", "空"), (b"%PDF-1.7 x", "。"), (docx("机密★启用前", "{{ 标题 }}"), "非涉密系统")],
    ids=["nothing", "pdf", "secret"],
)
def test_what_is_no_template_or_secret_is_not_kept(data: bytes, words: str) -> None:
    held, before = book_after(*PLANNED), evidence.stored()
    assert words in upload(held, data)
    assert not OfficeTemplate.objects.exists()
    assert evidence.stored() == before


def test_a_template_that_breaks_loses_nothing_but_itself() -> None:
    held = book_after(*PLANNED)
    upload(held, docx(GOOD))
    kept = OfficeTemplate.objects.get()
    evidence.place_of(kept.digest).write_bytes(docx("{{ 没有的 }}"))
    page = as_(CLERK).get(f"/books/{held.code}/written/problem-list/file.own")
    assert page.status_code == 409
    assert "没有“没有的”这个字段" in page.content.decode()
    assert "自带格式" in page.content.decode()
    shipped = as_(CLERK).get(f"/books/{held.code}/written/problem-list/file.docx")
    assert shipped.content.startswith(b"PK")
    evidence.forget(kept.digest)
    page = as_(CLERK).get(f"/books/{held.code}/written/problem-list/file.own")
    assert "模板的文件已不在" in page.content.decode()


@pytest.mark.django_db(transaction=True)
def test_a_template_that_is_put_aside_or_replaced_leaves_no_file() -> None:
    held = book_after(*PLANNED)
    upload(held, docx(GOOD))
    first = OfficeTemplate.objects.get()
    upload(held, docx("另一份{{ 标题 }}"))
    assert not evidence.place_of(first.digest).exists()
    assert "另一份" in own(held)
    address = f"/books/{held.code}/written/problem-list/template/"
    as_(CLERK).post(address, {"do": "put_aside"})
    for one in OfficeTemplate.objects.all():
        assert not evidence.place_of(one.digest).exists()
    assert as_(CLERK).get(f"/books/{held.code}/written/problem-list/file.own").status_code == 404
    assert "自带的公文格式" in as_(CLERK).get(address).content.decode()


def test_only_the_office_lays_templates() -> None:
    held = book_after(*PLANNED)
    upload(held, docx(GOOD))
    for end in ("template/", "template/sample.docx", "template/file.docx"):
        address = f"/books/{held.code}/written/problem-list/{end}"
        assert as_(CLERK).get(address).status_code == 200
        assert as_(LIAISON).get(address).status_code == 404
