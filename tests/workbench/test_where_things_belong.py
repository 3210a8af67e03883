"""What a closing still lacks leads to the measure where it belongs, and nothing is asked twice."""

import re
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from ledger_world import ASKED, CLERK, LIAISON, PLANNED
from stored_world import record
from workbench_world import as_, book_after

from zhenggai.ledger import queries
from zhenggai.ledger.core.acts.closings import Return
from zhenggai.ledger.core.acts.plans import ReviseMeasure
from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.ledger.models import Book

pytestmark = pytest.mark.django_db
OF_REGULATION = ("1-13", CLERK, ReviseMeasure("measure/1-1", kinds=("regulation",)))
BEFORE_APPROVAL = (*PLANNED[:-1], OF_REGULATION, PLANNED[-1])
DONE = ("2-1", LIAISON, ReportProgress("measure/1-1", "unit/finance", "done", "办法已印发"))


def act(book: Book, kind: str, subject: str) -> str:
    return f"/books/{book.code}/act/{kind}/{subject}/"


def said(client: Client, address: str) -> str:
    body: str = client.get(address).getvalue().decode()
    return body


def send(client: Client, book: Book, name: str, subject: str, **told: Any) -> Any:
    given = {"on": queries.today().isoformat(), "seen": queries.book(book.code).head_n, **told}
    return client.post(act(book, name, subject), given)


def test_what_a_closing_lacks_leads_to_the_measure_that_lacks_it() -> None:
    book, client = book_after(*BEFORE_APPROVAL, DONE), as_(LIAISON)
    page = said(client, f"/books/{book.code}/problem/1/")
    assert "措施1-1是建章立制，须登记制度名称和文号" in page
    assert f'href="{act(book, "record_regulation", "measure/1-1")}">去登记' in page
    form = said(client, act(book, "record_regulation", "problem/1"))
    assert "请记在那一条措施上" in form
    assert f'href="{act(book, "record_regulation", "measure/1-1")}"' in form
    assert "还缺" in form


def test_a_problem_is_not_reported_done_before_its_measures() -> None:
    book, client = book_after(*PLANNED), as_(LIAISON)
    assert 'value="done"' not in said(client, act(book, "report_progress", "problem/1"))
    assert 'value="done"' in said(client, act(book, "report_progress", "measure/1-1"))
    record(book, *DONE)
    assert 'value="done"' in said(client, act(book, "report_progress", "problem/1"))


def test_what_was_written_last_is_read_beside_the_new_report() -> None:
    book = book_after(*PLANNED, DONE)
    page = said(as_(LIAISON), act(book, "report_progress", "measure/1-1"))
    assert "上次写的（2月1日）：办法已印发" in page


def test_a_returned_closing_begins_with_what_was_answered() -> None:
    returned = ("2-5", CLERK, Return("problem/1", "缺印发文件"))
    book = book_after(*ASKED, returned)
    page = said(as_(LIAISON), act(book, "ask_closure", "problem/1"))
    assert "缺印发文件" in page
    answers = re.findall(r'<textarea name="answers-\d-text"[^>]*>\s*([^<]*)</textarea>', page)
    assert answers == ["已经全部拨付", "已经印发"]
    assert len(re.findall(r'name="answers-0-proofs"[^>]* checked', page)) == 1
    assert not re.findall(r'name="answers-1-proofs"[^>]* checked', page)


def test_a_chosen_file_need_not_be_chosen_again_where_another_field_is_wrong() -> None:
    book, client = book_after(*PLANNED), as_(LIAISON)
    file = SimpleUploadedFile("拨付凭证.txt", "资金已经全部拨付。".encode())
    refused = send(client, book, "attach_proof", "measure/1-1", digest=file, claim="")
    page = refused.getvalue().decode()
    assert refused.status_code == 409
    assert "已收到《拨付凭证.txt》" in page
    kept = re.search(r'name="digest-kept" value="([^"]+)"', page)
    assert kept
    told = {"digest-kept": kept[1], "claim": "资金已拨付", "kind": "voucher", "amount": "15.26万元"}
    done = send(client, book, "attach_proof", "measure/1-1", **told)
    assert done["Location"] == f"/books/{book.code}/measure/1-1/?proof=1-1-1"
    [proof] = queries.now(book).proofs.values()
    assert (proof.name, proof.amount) == ("拨付凭证.txt", Decimal(152600))
    assert "上传佐证《拨付凭证.txt》：证明资金已拨付。" in said(client, done["Location"])


def test_the_proof_of_another_item_is_chosen_and_its_reason_is_told() -> None:
    book, client = book_after(*ASKED[:-1]), as_(LIAISON)
    form = said(client, act(book, "attach_proof", "problem/1"))
    assert '<option value="1-1-1">拨付凭证.pdf</option>' in form
    told = {"claim": "已拨付", "kind": "document", "shared_from": "1-1-1", "why": "同一笔"}
    send(client, book, "attach_proof", "problem/1", **told)
    page = said(client, f"/books/{book.code}/problem/1/")
    assert "为问题1引用佐证1-1-1《拨付凭证.pdf》：证明已拨付；理由：同一笔" in page


def test_what_was_done_on_the_book_is_told_and_found_in_the_log() -> None:
    book, client = book_after(*PLANNED), as_(CLERK)
    done = send(client, book, "comment", "book", text="下周调度")
    page = said(client, done["Location"])
    n = queries.book(book.code).head_n
    assert f"已登记第{n}号：批注：下周调度。" in page
    assert f'href="/books/{book.code}/log/#entry-{n}"' in page
