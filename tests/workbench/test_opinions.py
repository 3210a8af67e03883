"""Opinions on their pages: who finds them, what stands on them, and where their words are not."""

import re
from datetime import timedelta
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from guarded_books import BOOK_CLERK, PICTURE, guarded_books
from ledger_world import CLERK, FINANCE, HEAD, LEADER, LIAISON, OPENED, PLANNED, VERIFIER
from opinion_world import (
    ACCUSER,
    BASIS,
    BRIBES,
    CONTACT,
    DISCIPLINE,
    LAMPS,
    NAME,
    SUMMARY,
    accusation,
    opinions,
    reader,
    suggestion,
)
from order_of_texts import CLOSED
from pytest_django import DjangoAssertNumQueries
from workbench_world import STRANGER, as_, book_after

from zhenggai.ledger import queries
from zhenggai.ledger.models import Book
from zhenggai.opinions.models import Handing, Opinion, Slip
from zhenggai.opinions.receiving import receive

pytestmark = pytest.mark.django_db
MOST = 16
# Every page on which words of the house are shown or found.
EVERYWHERE = ("", "ledger/", "tasks/", "log/", "materials/", "chain/", "documents/", "figures/")


@pytest.fixture
def book(settings: Any, tmp_path: Path) -> Book:
    """An open book in a folder of its own, the clerk named as the reader of its opinions."""
    settings.DATA = tmp_path
    made = book_after(*OPENED)
    reader(made)
    return made


def page(book: Book, path: str, who: Any = CLERK) -> str:
    response = as_(who).get(f"/books/{book.code}/{path}")
    assert response.status_code == 200, path
    return str(response.content.decode())


def send(book: Book, path: str, told: dict[str, Any], who: Any = CLERK) -> Any:
    return as_(who).post(f"/books/{book.code}/{path}", told)


def new(**told: str) -> dict[str, str]:
    """What the form of a telephone opinion sends."""
    today = queries.today().isoformat()
    begun = {"way": "call", "received_on": today, "text": LAMPS, "sheets": "1", "sort": ""}
    return {**begun, **told}


def test_a_telephone_opinion_goes_its_way(book: Book) -> None:
    send(book, "opinions/new/", new(sort="suggestion", name=NAME, contact=CONTACT))
    opinion = Opinion.objects.get()
    assert LAMPS in page(book, f"opinions/{opinion.pk}/")
    assert LAMPS not in page(book, "opinions/")
    due = (queries.today() + timedelta(days=9)).isoformat()
    order = {"unit": FINANCE, "summary": SUMMARY, "due_on": due}
    send(book, f"opinions/{opinion.pk}/hand/", order)
    assert "群众意见交办第1号" in page(book, "tasks/", LIAISON)
    told = page(book, "opinions/handed/1/", LIAISON)
    assert SUMMARY in told
    assert not [one for one in (LAMPS, NAME, CONTACT, opinion.receipt, "来电") if one in told]
    send(book, "opinions/handed/1/", {"text": "路灯已于次日修复"}, HEAD)
    assert "待答复本人" in page(book, "tasks/")
    today = queries.today().isoformat()
    reply = {"way": "call", "on": today, "text": "路灯已修复"}
    assert send(book, f"opinions/{opinion.pk}/reply/", reply).status_code == 302
    assert Opinion.objects.get().state == "replied"
    assert "群众意见" not in page(book, "tasks/")


def test_an_accusation_goes_the_other_way(book: Book) -> None:
    send(book, "opinions/new/", new(sort="accusation", text=BRIBES, problem="不管"))
    opinion = Opinion.objects.get()
    assert (opinion.sort, opinion.problem) == ("accusation", "")
    address = f"opinions/{opinion.pk}/"
    told = page(book, address)
    assert "已密封" in told
    assert "不得转给被反映单位和个人" in told
    for act in ("hand", "reply", "sort", "receipt", "expunge"):
        assert as_(CLERK).get(f"/books/{book.code}/{address}{act}/").status_code == 404
    today = queries.today().isoformat()
    send(book, f"{address}slip/", {"to": DISCIPLINE, "sheets": "2", "on": today})
    slip = as_(CLERK).get(f"/books/{book.code}/{address}files/docx")
    assert slip.status_code == 200
    assert as_(CLERK).get(f"/books/{book.code}/{address}sealed/").status_code == 404
    taken = send(book, f"{address}sealed/", {})
    assert "no-store" in taken["Cache-Control"]
    receipt = {"body": DISCIPLINE, "on": today, "receiver": "周正言", "destroys": "on"}
    send(book, f"{address}receipt/", receipt)
    assert Slip.objects.get().receiver == "周正言"
    assert Opinion.objects.get().expunged_at
    assert "依规清除" in page(book, address)
    assert send(book, f"{address}sealed/", {}).status_code == 409


def test_the_words_of_an_accusation_are_on_no_page_and_in_no_search(book: Book) -> None:
    opinion = accusation(book)
    secrets = (ACCUSER.text, ACCUSER.contact, ACCUSER.name)
    for path in (*EVERYWHERE, f"search/?q={BRIBES}", "search/?q=礼金", "opinions/"):
        told = page(book, path).replace(f'value="{BRIBES}"', "").replace(f"“{BRIBES}”", "")
        assert not [one for one in secrets if one in told], path
    told = page(book, f"opinions/{opinion.pk}/")
    assert not [one for one in secrets if one in told]
    assert BRIBES not in page(book, "tasks/", LIAISON)


def test_the_words_of_an_opinion_are_found_by_no_search(book: Book) -> None:
    suggestion(book)
    assert "没有" in page(book, "search/?q=路灯")
    assert LAMPS not in page(book, "search/?q=路灯")


def test_for_an_office_that_was_not_named_there_are_none_and_no_count(
    settings: Any, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    here, _ = guarded_books()
    told = opinions(here.book)
    from_here = f"/books/{here.book.code}/"
    client = as_(BOOK_CLERK)
    for path in ("opinions/", f"opinions/{told.plain}/", "opinions/counts/", "opinions/new/"):
        assert client.get(f"{from_here}{path}").status_code == 404
    assert "群众意见第" not in client.get(f"{from_here}tasks/").content.decode()
    assert "看阅看人员" in client.get(f"{from_here}materials/").content.decode()


def test_every_opening_stands_on_the_page_with_its_reader(book: Book) -> None:
    opinion = suggestion(book)
    page(book, f"opinions/{opinion.pk}/")
    assert opinion.readings.filter(what="阅看", person=CLERK.id).count() == 1
    assert "阅看和办理记录" in page(book, f"opinions/{opinion.pk}/")


def test_a_summary_that_tells_a_person_comes_back_with_what_it_tells(book: Book) -> None:
    opinion = suggestion(book)
    due = (queries.today() + timedelta(days=9)).isoformat()
    order = {"unit": FINANCE, "summary": f"{NAME}反映路灯不亮", "due_on": due}
    refused = send(book, f"opinions/{opinion.pk}/hand/", order)
    assert refused.status_code == 409
    assert "反映人的姓名" in refused.content.decode()
    order["summary"] = f"请核查：{LAMPS}"
    doubted = send(book, f"opinions/{opinion.pk}/hand/", order)
    assert "照抄了原话" in doubted.content.decode()
    assert not Handing.objects.exists()
    assert send(book, f"opinions/{opinion.pk}/hand/", {**order, "looked": "on"}).status_code == 302


def test_what_a_unit_was_handed_is_there_for_its_own_people_alone(book: Book) -> None:
    opinions(book)
    for who in (LIAISON, HEAD):
        assert SUMMARY in page(book, "opinions/handed/1/", who)
    for who in (STRANGER, VERIFIER, CLERK):
        response = as_(who).get(f"/books/{book.code}/opinions/handed/1/")
        assert response.status_code == 404, who


@pytest.mark.parametrize("who", [LIAISON, HEAD], ids=["liaison", "head"])
def test_a_unit_is_told_nothing_but_the_summary_wherever_it_looks(book: Book, who: Any) -> None:
    told = opinions(book)
    opinion = Opinion.objects.get(pk=told.plain)
    client, here = as_(who), f"/books/{book.code}/"
    secret = (LAMPS, NAME, CONTACT, opinion.receipt, "来信.png", str(opinion), BRIBES)
    seen = 0
    for path in (*EVERYWHERE, "opinions/handed/1/", f"search/?q={LAMPS}", "written/", "drafts/"):
        response = client.get(f"{here}{path}")
        content = response.content.decode().replace(f'value="{LAMPS}"', "")
        assert response.status_code in (200, 404), path
        seen += response.status_code == 200
        assert not [one for one in secret if one in content.replace(f"“{LAMPS}”", "")], path
    assert seen > 2
    for pk in (told.plain, told.slipped):
        for path in ("", "reply/", "attachments/1", "files/docx", "receipt-scan", "sealed/"):
            assert client.get(f"{here}opinions/{pk}/{path}").status_code == 404, path
        for path in ("reply/", "withdraw/", "objection/", "sealed/", "attachments/1"):
            assert client.post(f"{here}opinions/{pk}/{path}").status_code == 404, path
    for path in ("", "new/", "counts/", "counts/files/xlsx", "readers/"):
        assert client.get(f"{here}opinions/{path}").status_code == 404, path
    later = {"text": LAMPS, "summary": LAMPS, "problem": "1"}
    client.post(f"{here}opinions/handed/1/", later)
    assert Handing.objects.get().summary == SUMMARY


def test_a_handing_is_taken_back(book: Book) -> None:
    told = opinions(book)
    send(book, f"opinions/{told.plain}/withdraw/", {"handing": "1"})
    shown = page(book, "opinions/handed/1/", LIAISON)
    assert "收回" in shown
    assert SUMMARY not in shown


def test_somebody_is_named_and_reads_until_it_is_ended(book: Book) -> None:
    [held] = book.opinion_readers.all()
    send(book, "opinions/readers/", {"end": str(held.pk)})
    assert as_(CLERK).get(f"/books/{book.code}/opinions/").status_code == 404
    assert BASIS in page(book, "opinions/readers/")
    own = {"person": CLERK.id, "decider": CLERK.id, "basis": BASIS}
    assert "不能由本人决定" in send(book, "opinions/readers/", own).content.decode()
    told = {"person": CLERK.id, "decider": LEADER.id, "basis": BASIS, "everywhere": "on"}
    send(book, "opinions/readers/", told)
    assert "登记意见" in page(book, "opinions/")
    assert "全部台账" in page(book, "opinions/readers/")


def test_an_item_lists_its_opinions_for_their_readers_and_never_an_accusation(
    settings: Any, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    book = book_after(*PLANNED)
    reader(book)
    suggestion(book, problem="problem/1")
    suggestion(book)
    accusation(book)
    told = page(book, "problem/1/")
    linked = re.findall(r"/opinions/(\d+)/", told)
    assert linked == [str(Opinion.objects.get(problem="problem/1").pk)]
    assert LAMPS not in told
    assert "群众意见" not in page(book, "problem/1/", VERIFIER)
    book.opinion_readers.all().delete()
    assert "群众意见" not in page(book, "problem/1/")


def test_the_page_of_texts_leads_to_what_waits(book: Book) -> None:
    opinions(book)
    receive(book.code, LAMPS)
    told = page(book, "drafts/")
    assert "打开群众意见" in told
    assert "分类1件" in told
    assert "登记回执1件" in told
    book.opinion_readers.all().delete()
    assert "打开群众意见" not in page(book, "drafts/")


def test_a_letter_comes_with_its_scans_and_they_are_opened_and_dropped(book: Book) -> None:
    scans = [SimpleUploadedFile("来信1.png", PICTURE), SimpleUploadedFile("来信2.png", PICTURE)]
    letter = {**new(way="letter", text="", sort="appeal"), "attached": scans}
    assert send(book, "opinions/new/", letter).status_code == 302
    opinion = Opinion.objects.get()
    address = f"opinions/{opinion.pk}/"
    assert "来信2.png" in page(book, address)
    opened = as_(CLERK).get(f"/books/{book.code}/{address}attachments/1")
    assert opened.content == PICTURE
    assert "no-store" in opened["Cache-Control"]
    assert as_(LIAISON).get(f"/books/{book.code}/{address}attachments/1").status_code == 404
    first = opinion.attachments.get(n=1).pk
    send(book, f"{address}drop/", {"attachment": str(first), "why": "误传"})
    told = page(book, address)
    assert "来信1.png" not in told
    assert "依规清除：误传" in told
    more = {"attached": [SimpleUploadedFile("说明.txt", b"-")]}
    refused = send(book, f"{address}attach/", more)
    assert refused.status_code == 409
    assert "只收图片、PDF和Word文件" in refused.content.decode()


def test_an_accusations_scans_are_taken_out_with_its_slip(book: Book) -> None:
    scan = SimpleUploadedFile("来信.png", PICTURE)
    told = {**new(way="letter", text="", sort="accusation"), "attached": [scan]}
    send(book, "opinions/new/", told)
    opinion = Opinion.objects.get()
    address = f"opinions/{opinion.pk}/"
    shown = page(book, address)
    assert "附件1份，同样密封" in shown
    assert "来信.png" not in shown
    assert as_(CLERK).get(f"/books/{book.code}/{address}attachments/1").status_code == 404
    assert send(book, f"{address}attachments/1", {}).status_code == 409
    today = queries.today().isoformat()
    send(book, f"{address}slip/", {"to": DISCIPLINE, "sheets": "2", "on": today})
    assert "取出附件1" in page(book, address)
    assert send(book, f"{address}attachments/1", {}).content == PICTURE
    receipt = {"body": DISCIPLINE, "on": today, "receiver": "周正言", "destroys": "on"}
    send(book, f"{address}receipt/", receipt)
    assert not opinion.attachments.get().digest


def test_a_request_too_heavy_to_be_read_registers_nothing(book: Book, settings: Any) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 100
    told = {**new(sort="suggestion"), "attached": [SimpleUploadedFile("来信.png", PICTURE * 9)]}
    refused = send(book, "opinions/new/", told)
    assert refused.status_code == 409
    assert "没有登记" in refused.content.decode()
    assert not Opinion.objects.exists()


def test_an_appeal_is_told_answered_and_reviewed_twice_on_its_page(book: Book) -> None:
    opinion, today = suggestion(book, sort="appeal"), queries.today().isoformat()
    address = f"opinions/{opinion.pk}/"
    send(book, f"{address}tell/", {"way": "call", "on": today})
    send(book, f"{address}reply/", {"way": "letter", "on": today, "text": "不符合条件"})
    for title in ("复查", "复核"):
        assert f"以前可以请求{title}" in page(book, address)
        send(book, f"{address}ask_redress/", {"to": "区人民政府", "on": today})
        assert f"提出{title}意见" in page(book, address)
        assert "复查、复核中" in page(book, "tasks/")
        outcome = {"outcome": "upheld", "on": today, "text": "维持", "hearing_days": "0"}
        send(book, f"{address}redress/", outcome)
    told = page(book, address)
    assert "不再受理" in told
    assert as_(CLERK).get(f"/books/{book.code}/{address}ask_redress/").status_code == 404


def test_a_unit_objects_on_its_page_and_the_office_answers(book: Book) -> None:
    told = opinions(book)
    refused = send(book, "opinions/handed/1/", {"why": " "}, LIAISON)
    assert refused.status_code == 409
    send(book, "opinions/handed/1/", {"why": "路灯不归我局"}, LIAISON)
    assert "等整改办答复" in page(book, "opinions/handed/1/", LIAISON)
    assert "路灯不归我局" in page(book, f"opinions/{told.plain}/")
    handing = str(Handing.objects.get().pk)
    answer = {"handing": handing, "agrees": "no", "why": ""}
    assert send(book, f"opinions/{told.plain}/objection/", answer).status_code == 409
    answer["why"] = "三定规定由你局负责"
    send(book, f"opinions/{told.plain}/objection/", answer)
    assert "三定规定由你局负责" in page(book, "opinions/handed/1/", LIAISON)


def test_counts_are_there_as_a_page_and_as_files(book: Book) -> None:
    opinions(book)
    told = page(book, "opinions/counts/")
    assert "检举控告" in told
    assert LAMPS not in told
    for form in ("docx", "pdf", "xlsx"):
        response = as_(CLERK).get(f"/books/{book.code}/opinions/counts/files/{form}")
        assert response.status_code == 200
    assert as_(CLERK).get(f"/books/{book.code}/opinions/counts/files/exe").status_code == 404


def test_what_came_over_the_web_waits_to_be_sorted(book: Book) -> None:
    receive(book.code, LAMPS, CONTACT)
    assert "待分类" in page(book, "tasks/")
    opinion = Opinion.objects.get()
    assert LAMPS in page(book, f"opinions/{opinion.pk}/")
    send(book, f"opinions/{opinion.pk}/sort/", {"sort": "appeal"})
    assert "第三十四条" in page(book, f"opinions/{opinion.pk}/")


def test_whoever_asks_after_an_opinion_gives_its_receipt_number(book: Book) -> None:
    opinion = suggestion(book)
    asked = f"/books/{book.code}/opinions/?receipt="
    found = as_(CLERK).get(f"{asked}{opinion.receipt.lower()}")
    assert found.headers["Location"].endswith(f"/opinions/{opinion.pk}/")
    assert "没有受理号为" in as_(CLERK).get(f"{asked}ZZZ").content.decode()


def test_an_empty_register_says_what_to_do(book: Book) -> None:
    told = page(book, "opinions/")
    assert "还没有登记群众意见" in told
    assert "登记意见" in told


def test_pages_of_opinions_ask_a_fixed_number_of_times(
    book: Book, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    opinions(book)
    for _ in range(8):
        suggestion(book)
    told = Opinion.objects.latest("n").pk
    client = as_(CLERK)
    for path in ("opinions/", f"opinions/{told}/", "opinions/counts/", "opinions/readers/"):
        with django_assert_max_num_queries(MOST, info=path):
            client.get(f"/books/{book.code}/{path}")


def test_the_words_stand_above_the_summary_that_is_written_of_them(book: Book) -> None:
    opinion = suggestion(book)
    before = opinion.readings.filter(what="阅看").count()
    assert LAMPS in page(book, f"opinions/{opinion.pk}/hand/")
    assert opinion.readings.filter(what="阅看").count() == before + 1


def test_a_closed_item_may_be_opened_again_with_the_opinion_as_basis(
    settings: Any, tmp_path: Path
) -> None:
    settings.DATA = tmp_path
    book = book_after(*CLOSED)
    reader(book)
    opinion = suggestion(book, problem="problem/1")
    told = page(book, f"opinions/{opinion.pk}/")
    [address] = re.findall(rf"/books/{book.code}/(act/reopen/problem/1/[^\"]+)", told)
    form = page(book, unescape(address))
    assert f'value="{opinion}"' in form
    assert '<option value="opinion" selected>' in form
    assert queries.now(book).problems["problem/1"].state == "closed"


def test_an_item_at_work_is_not_proposed_for_reopening(book: Book) -> None:
    opinion = suggestion(book)
    assert "提出重新整改" not in page(book, f"opinions/{opinion.pk}/")


def test_a_day_that_has_passed_is_told_in_the_tasks_of_the_unit(book: Book) -> None:
    opinions(book)
    Handing.objects.update(due_on=queries.today() - timedelta(days=2))
    assert "逾期2天" in page(book, "tasks/", LIAISON)
    assert "前单位答复" in page(book, "opinions/")
    assert "逾期2天" in page(book, "opinions/")


def test_whoever_reads_finds_the_papers_of_opinions_among_the_others(book: Book) -> None:
    assert "群众意见办理情况统计表" in page(book, "written/")
    book.opinion_readers.all().delete()
    assert "群众意见办理情况统计表" not in page(book, "written/")
