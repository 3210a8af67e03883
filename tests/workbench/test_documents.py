"""Papers of a book on their pages: brought in, checked, answered, compared, imported, removed."""

import json
import re
import zipfile
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from ledger_world import CLERK, LEADER, LIAISON, OPENED, SUPERIOR
from made_papers import FEEDBACK
from made_papers import NOTICE as MADE_NOTICE
from pytest_django import DjangoAssertNumQueries
from workbench_world import as_, book_after

from zhenggai.ledger.core.acts.problems import AddProblem
from zhenggai.ledger.models import Book, Evidence, Imported
from zhenggai.papers.keeping import remove
from zhenggai.papers.models import Paper
from zhenggai.papers.reading import examined
from zhenggai.people.models import Person, Role
from zhenggai.writers.table import template as empty_sheet

pytestmark = pytest.mark.django_db
CONFIDENTIAL = "柳暗花明"
# A day that there is not, a sum that does not agree, and a chapter on clues.
NOTICE = f"""关于省委巡视整改情况的通报

一、整改总体情况
截至2026年9月31日，反馈的35个问题，已完成整改30个，基本完成3个，正在整改1个，完成率85.71%。
二、问题线索和信访件办理情况
移交问题线索6件。{CONFIDENTIAL}反映的问题已了结。
三、下一步打算
继续抓好后续整改。
"""
PLAIN = NOTICE.replace(f"{CONFIDENTIAL}反映的问题已了结。", "").replace(
    "二、问题线索和信访件办理情况\n移交问题线索6件。\n", ""
)


@pytest.fixture
def book() -> Book:
    return book_after(*OPENED)


def upload(
    client: Client, book: Book, text: str = PLAIN, name: str = "通报.txt", **told: str
) -> Any:
    file = SimpleUploadedFile(name, text.encode())
    return client.post(f"/books/{book.code}/documents/", {"file": file, **told})


def page(client: Client, book: Book, path: str = "") -> Any:
    return client.get(f"/books/{book.code}/documents/{path}")


def said(response: Any) -> str:
    return str(response.getvalue().decode())


def kept(book: Book, text: str = PLAIN, name: str = "通报.txt") -> Paper:
    upload(as_(CLERK), book, text, name)
    return Paper.objects.filter(book=book).order_by("-pk")[0]


def test_an_empty_register_says_what_to_do(book: Book) -> None:
    told = said(page(as_(CLERK), book))
    assert "还没有存入文件" in told
    assert "上传并体检" in told
    materials = said(as_(CLERK).get(f"/books/{book.code}/materials/"))
    assert f"/books/{book.code}/documents/" in materials


def test_a_request_that_weighs_too_much_says_why_its_files_did_not_come(
    book: Book, settings: Any
) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 2**20
    sent = {"file": SimpleUploadedFile("通报.txt", b"x" * 2**20)}
    page = as_(CLERK).post(f"/books/{book.code}/documents/", sent, follow=True)
    assert "超过1 MB，文件没有收到" in page.content.decode()


def test_a_paper_that_comes_in_is_checked_and_stands_in_the_register(book: Book) -> None:
    done = upload(as_(CLERK), book, state="confirming")
    paper = Paper.objects.get()
    assert done.headers["Location"] == f"/books/{book.code}/documents/{paper.pk}/"
    report = said(page(as_(CLERK), book, f"{paper.pk}/"))
    assert "9月没有31日" in report or "日历上没有的日子" in report
    row = said(page(as_(CLERK), book))
    assert "关于省委巡视整改情况的通报" in row
    assert "送核中" in row
    assert f"错误{paper.errors}" in row


def test_a_finding_and_its_mark_lead_to_each_other(book: Book) -> None:
    paper = kept(book)
    report = said(page(as_(CLERK), book, f"{paper.pk}/"))
    for number, _ in enumerate(examined(paper).findings(public=False), 1):
        assert f'id="f{number}"' in report
        assert f'href="#m{number}"' in report
        assert f'id="m{number}" href="#f{number}"' in report


def test_the_manual_of_each_rule_that_spoke_stands_below(book: Book) -> None:
    paper = kept(book)
    report = said(page(as_(CLERK), book, f"{paper.pk}/"))
    for one in examined(paper).findings(public=False):
        assert f'<article id="{one.code}">' in report
    assert "<dt>查什么</dt>" in report
    assert "<dt>怎么改</dt>" in report


def test_the_list_can_be_narrowed_to_a_grade(book: Book) -> None:
    paper = kept(book, PLAIN + "\n记者从会上了解到，\n")
    whole = page(as_(CLERK), book, f"{paper.pk}/").context["report"]
    errors = page(as_(CLERK), book, f"{paper.pk}/?grade=error").context["report"]
    assert {one.grade for one in errors.groups} == {"error"}
    assert sum(len(one.findings) for one in errors.groups) == paper.errors
    assert len(whole.groups) >= len(errors.groups)


def test_what_the_paper_says_is_never_taken_for_a_page(book: Book) -> None:
    paper = kept(book, PLAIN.replace("继续抓好", "<script>alert(1)</script>继续抓好"))
    for path in ("", "facts/"):
        told = said(page(as_(CLERK), book, f"{paper.pk}/{path}"))
        assert "<script>alert" not in told
        assert "&lt;script&gt;alert" in told


def test_words_on_clues_are_shown_once_and_kept_nowhere(book: Book) -> None:
    answer = upload(as_(CLERK), book, NOTICE)
    assert CONFIDENTIAL in said(answer)
    assert "只在这一页显示" in said(answer)
    assert "no-store" in answer.headers["Cache-Control"]
    paper = Paper.objects.get()
    later = said(page(as_(CLERK), book, f"{paper.pk}/"))
    assert CONFIDENTIAL not in later
    assert "原文不显示、不保存" in later
    for form in ("docx", "html", "json", "file"):
        told = page(as_(CLERK), book, f"{paper.pk}/files/{form}").getvalue()
        assert CONFIDENTIAL.encode() not in told
    assert CONFIDENTIAL not in Evidence.objects.get().preview


@pytest.mark.parametrize(
    ("data", "name", "sentence"),
    [
        (f"机密★3年\n{PLAIN}".encode(), "通报.txt", "不得存储、处理国家秘密"),
        (empty_sheet(), "台账.xlsx", "导入文件"),
        (b"%PDF-1.4 broken", "通报.pdf", "文件没有保存"),
    ],
    ids=["secret", "sheet", "broken"],
)
def test_a_file_that_is_refused_is_told_why_and_leaves_nothing(
    book: Book, data: bytes, name: str, sentence: str
) -> None:
    file = SimpleUploadedFile(name, data)
    answer = as_(CLERK).post(f"/books/{book.code}/documents/", {"file": file})
    assert answer.status_code == 409
    assert sentence in said(answer)
    assert not Paper.objects.exists()
    assert not Evidence.objects.exists()


def test_the_same_file_again_leads_to_its_report(book: Book) -> None:
    first, second = upload(as_(CLERK), book), upload(as_(CLERK), book)
    assert first.headers["Location"] == second.headers["Location"]
    assert Paper.objects.count() == 1


def test_a_finding_is_answered_with_reason_and_name_and_opened_again(book: Book) -> None:
    paper = kept(book)
    address = f"/books/{book.code}/documents/{paper.pk}/"
    report = page(as_(CLERK), book, f"{paper.pk}/").context["report"]
    place = report.groups[0].findings[0].place
    as_(CLERK).post(f"{address}answer/", {"place": place, "reason": "发文单位确认如此"})
    told = said(page(as_(CLERK), book, f"{paper.pk}/"))
    assert "已核实，不修改" in told
    assert "发文单位确认如此" in told
    assert "沈亦安" in told
    as_(CLERK).post(f"{address}answer/", {"place": place, "do": "back"})
    report = page(as_(CLERK), book, f"{paper.pk}/").context["report"]
    assert report.groups[0].findings[0].answer is None


def test_the_mark_of_an_answer_leads_to_who_said_it_when_and_on_which_paper(book: Book) -> None:
    paper = kept(book)
    address = f"/books/{book.code}/documents/{paper.pk}/"
    first = page(as_(CLERK), book, f"{paper.pk}/").context["report"].groups[0].findings[0]
    as_(CLERK).post(f"{address}answer/", {"place": first.place, "reason": "发文单位确认如此"})
    now = timezone.localtime()
    told = said(page(as_(CLERK), book, f"{paper.pk}/"))
    mark = re.search(
        rf'<a class="m verified" id="m{first.number}" href="#f{first.number}"[^>]*', told
    )
    assert mark
    assert f"沈亦安，{now.year}年{now.month}月{now.day}日" in mark[0]
    # Where the card is not shown the mark leads nowhere.
    only = said(page(as_(CLERK), book, f"{paper.pk}/?grade=error"))
    assert f'<u class="verified" id="m{first.number}"' in only
    as_(CLERK).post(f"{address}answer/", {"place": first.place, "do": "back"})
    again = said(page(as_(CLERK), book, f"{paper.pk}/"))
    assert "撤销核实" in again.split("发文单位确认如此")[0]
    assert f'<a class="m {first.grade}" id="m{first.number}"' in again


def test_an_answer_to_the_same_text_names_the_paper_on_which_it_was_given(book: Book) -> None:
    paper = kept(book)
    first = page(as_(CLERK), book, f"{paper.pk}/").context["report"].groups[0].findings[0]
    told = {"place": first.place, "reason": "发文单位确认如此"}
    as_(CLERK).post(f"/books/{book.code}/documents/{paper.pk}/answer/", told)
    remove(paper, by=CLERK.id, why="重传")
    again = kept(book)
    assert "后已清除的同一份文件上" in said(page(as_(CLERK), book, f"{again.pk}/"))


def test_the_report_goes_out_as_docx_html_and_json(book: Book) -> None:
    paper = kept(book)
    docx = page(as_(CLERK), book, f"{paper.pk}/files/docx").getvalue()
    with zipfile.ZipFile(BytesIO(docx)) as packed:
        assert "word/comments.xml" in packed.namelist()
    told = json.loads(page(as_(CLERK), book, f"{paper.pk}/files/json").getvalue())
    found = examined(paper).findings(public=False)
    assert [one["code"] for one in told["diagnostics"]] == [one.code for one in found]
    html = page(as_(CLERK), book, f"{paper.pk}/files/html")
    assert "attachment" in html["Content-Disposition"]
    assert page(as_(CLERK), book, f"{paper.pk}/files/file").getvalue() == PLAIN.encode()
    assert page(as_(CLERK), book, f"{paper.pk}/files/exe").status_code == 404


def test_the_figures_of_the_paper_stand_beside_those_of_the_ledger() -> None:
    three = [("1-12", CLERK, AddProblem(f"problem/{n}", f"第{n}件事")) for n in (1, 2, 3)]
    book = book_after(*OPENED, *three)
    paper = kept(book, PLAIN.replace("35个问题", "3个问题"))
    lines = page(as_(CLERK), book, f"{paper.pk}/facts/").context["facts"].lines
    verdicts = {one.told.declared.what: one.told.verdict for one in lines}
    assert verdicts["problems"] == "agrees"
    assert verdicts["done"] == "differs"
    told = said(page(as_(CLERK), book, f"{paper.pk}/facts/"))
    assert "口径：列入台账的问题" in told
    assert f"/books/{book.code}/figures/problems/" in told


def test_two_versions_are_compared_side_by_side(book: Book) -> None:
    old, new = kept(book, FEEDBACK), kept(book, MADE_NOTICE, "通报二.txt")
    found = page(as_(CLERK), book, f"compare/?old={old.pk}&new={new.pk}").context["found"]
    assert found.pair.both
    first, later = kept(book), kept(book, PLAIN.replace("正在整改1个", "正在整改2个"), "二稿.txt")
    answer = page(as_(CLERK), book, f"compare/?new={later.pk}")
    assert answer.context["old"] == first
    assert "<del>1</del>" in said(answer)
    assert "<ins>2</ins>" in said(answer)
    assert "有新版" in said(page(as_(CLERK), book))


def test_a_paper_of_the_register_becomes_a_draft_and_its_entries_are_told(book: Book) -> None:
    paper = kept(book, FEEDBACK, "反馈.txt")
    draft = as_(CLERK).post(f"/books/{book.code}/documents/{paper.pk}/take/")
    told = {"draft": draft.context["carried"], "paper": draft.context["paper"].kind, "do": "enter"}
    assert as_(CLERK).post(f"/books/{book.code}/papers/draft/", told).status_code == 302
    taken = Imported.objects.get()
    assert f"第{taken.first_n}至{taken.last_n}号" in said(page(as_(CLERK), book))
    assert "已导入" in said(page(as_(CLERK), book, f"{paper.pk}/"))


def test_a_paper_is_removed_with_a_reason_and_its_pages_are_gone(book: Book) -> None:
    paper = kept(book)
    address = f"/books/{book.code}/documents/{paper.pk}/"
    assert as_(CLERK).post(f"{address}remove/").status_code == 409
    assert as_(CLERK).post(f"{address}remove/", {"why": "传错了"}).status_code == 302
    assert as_(CLERK).get(address).status_code == 404
    told = said(page(as_(CLERK), book))
    assert "依规清除" in told
    assert "传错了" in told


def test_who_may_know_everything_reads_and_who_looks_after_the_book_brings_in(book: Book) -> None:
    kept(book)
    assert page(as_(LEADER), book).status_code == 200
    assert upload(as_(LEADER), book).status_code == 404
    assert "上传并体检" not in said(page(as_(LEADER), book))
    assert page(as_(LIAISON), book).status_code == 404


def test_a_problem_that_is_limited_to_others_closes_the_papers_to_who_may_not_know_it() -> None:
    limited = AddProblem("problem/1", "一件事", need_to_know=(LIAISON.id,))
    book = book_after(*OPENED, ("1-12", CLERK, limited))
    paper = kept(book)
    assert page(as_(LEADER), book, f"{paper.pk}/").status_code == 404
    assert "documents" not in said(as_(LEADER).get(f"/books/{book.code}/materials/"))
    assert page(as_(CLERK), book, f"{paper.pk}/").status_code == 200


def test_anybody_may_have_a_file_checked_and_nothing_of_it_is_kept(book: Book) -> None:
    file = SimpleUploadedFile("通报.txt", NOTICE.encode())
    answer = as_(LIAISON).post("/check/", {"file": file, "public": "on"})
    assert CONFIDENTIAL in said(answer)
    assert "文件没有保存" in said(answer)
    assert "no-store" in answer.headers["Cache-Control"]
    assert not Paper.objects.exists()
    assert not Evidence.objects.exists()


def test_a_paper_is_found_by_its_title_by_who_may_read_it(book: Book) -> None:
    paper = kept(book)
    address = f"/books/{book.code}/documents/{paper.pk}/"
    ask = f"/books/{book.code}/search/?q=整改情况的通报"
    assert address in said(as_(CLERK).get(ask))
    assert address not in said(as_(LIAISON).get(ask))
    assert address not in said(as_(CLERK).get(f"/books/{book.code}/search/?q=查无此件"))


def test_a_page_of_a_paper_asks_few_questions(
    book: Book, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client, paper = as_(CLERK), kept(book)
    for path in ("", f"{paper.pk}/", f"{paper.pk}/facts/"):
        page(client, book, path)
        with django_assert_max_num_queries(12):
            page(client, book, path)


def test_the_inspection_office_above_brings_papers_in_and_answers_but_imports_nothing() -> None:
    book = book_after(*OPENED)
    account = User.objects.create_user("上级联系人", password="上级联系人的密码")  # noqa: S106 - made up
    person = Person.objects.create(pk=SUPERIOR.id, name="上级联系人", account=account)
    Role.objects.create(person=person, role="superior", book=book)
    upload(as_(SUPERIOR), book)
    paper = Paper.objects.get()
    place = page(as_(SUPERIOR), book, f"{paper.pk}/").context["report"].groups[0].findings[0].place
    address = f"/books/{book.code}/documents/{paper.pk}/"
    answered = as_(SUPERIOR).post(f"{address}answer/", {"place": place, "reason": "已问过"})
    assert answered.status_code == 302
    assert "导入为台账" not in said(as_(SUPERIOR).get(address))
    assert as_(SUPERIOR).post(f"{address}take/").status_code == 404
    assert as_(SUPERIOR).get(f"{address}remove/").status_code == 404
