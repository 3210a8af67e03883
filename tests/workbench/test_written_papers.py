"""文书: what the pages offer, to whom, and that a paper tells the book as it stood on its day."""

import io
import zipfile
from datetime import UTC, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from docx.oxml.ns import qn
from ledger_world import CLERK, FINANCE, LIAISON, PLANNED
from order_of_texts import CLOSED, answered, party_notice, published
from workbench_world import STRANGER, as_, book_after

from zhenggai.ledger import evidence, queries
from zhenggai.notices.readers import source_of_bytes
from zhenggai.papers.keeping import keep
from zhenggai.papers.models import Paper
from zhenggai.publication.order.excluding import Agreement, agree, propose
from zhenggai.publication.papers.catalogue import PAPERS, PaperKind
from zhenggai.published.releasing import Told, register_release
from zhenggai.workbench.written.faces import faces_told, sentence_of
from zhenggai.writers.fonts import FACES

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


def test_a_papers_page_says_which_faces_the_machine_lacks() -> None:
    whole = [one.name for one in FACES]
    assert sentence_of(whole) == ""
    told = sentence_of(whole[1:])
    assert f"{FACES[0].name}（{FACES[0].used_for}）" in told
    assert FACES[1].name not in told
    code = book_after(*PLANNED).code
    page = as_(CLERK).get(f"/books/{code}/written/ledger-list/")
    assert faces_told() in page.content.decode()


def test_the_archive_holds_what_the_texts_left_and_comes_as_one_volume() -> None:
    held = book_after(*CLOSED)
    keep(held, "关于巡视的反馈意见\n\n一、存在问题。".encode(), "反馈意见.txt", by=CLERK.id)
    notice = party_notice(held)
    [row] = propose(notice, ["problem/1"], "filed", "尚未公布", by=CLERK.id)
    agree(notice, [row.pk], Agreement("巡视工作领导小组", "巡领〔2026〕3号", queries.today()))
    edition = published(answered(notice))
    site = Told("印发各单位", "第1期", queries.today())
    register_release(edition, site, None, by=CLERK, at=datetime.now(UTC))
    address = f"/books/{held.code}/written/archive-index/"
    page = as_(CLERK).get(address).content.decode()
    for words in (
        "领导小组（常委会）审议",
        "上级审核",
        "关于1项是否公开的意见",
        "刊登于印发各单位",
    ):
        assert words in page
    assert "整卷（目录和文件，zip）" in page
    file = as_(CLERK).get(f"{address}file.zip")
    with zipfile.ZipFile(io.BytesIO(b"".join(file))) as volume:
        names = volume.namelist()
        assert names[0] == "000 档案目录.docx"
        [told] = [one for one in names if one.startswith("文件/")]
        assert volume.read(told) == evidence.read_bytes(Paper.objects.get().digest)
        [out] = [one for one in names if one.startswith("发布的文稿/")]
        assert edition.title in out
        assert Document(io.BytesIO(volume.read(out))).paragraphs
    other = f"/books/{held.code}/written/plan/file.zip"
    assert as_(CLERK).get(other).status_code == 404
