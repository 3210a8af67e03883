"""What each person sees: the pages of a book, and that the rest does not exist."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.test import Client
from ledger_world import ASKED, CLERK, FINANCE, GROUP, HEAD, LIAISON, PLANNED, SIGNED, VERIFIER
from stored_world import expunge, record
from workbench_world import PEOPLE, STRANGER, as_, book_after, settle

from zhenggai.commands.demo_folder import DemoNote, write_note
from zhenggai.ledger.core.acts.problems import ReviseProblem
from zhenggai.ledger.core.acts.progress import ConfirmFigure, ReportProgress
from zhenggai.ledger.core.acts.shape import ReportedFigure

pytestmark = pytest.mark.django_db


def text(client: Client, address: str, status: int = 200) -> str:
    response = client.get(address)
    assert response.status_code == status, response.content.decode()[:2000]
    body: str = response.getvalue().decode()
    return body


def test_the_list_of_books_shows_figures_and_duties() -> None:
    book_after(*PLANNED)
    page = text(as_(CLERK), "/books/")
    assert "青岚区2026年省委巡视整改" in page
    assert "整改办" in page
    assert "1个" in page


def test_a_book_shows_figures_that_lead_to_their_working() -> None:
    book = book_after(*ASKED)
    assert "登记" in text(as_(CLERK), f"/books/{book.code}/")
    page = text(as_(CLERK), f"/books/{book.code}/figures/completion_rate/")
    assert "口径" in page
    assert "0÷1" in page


def test_an_item_shows_its_words_its_people_and_its_history_as_sentences() -> None:
    book = book_after(*ASKED)
    page = text(as_(CLERK), f"/books/{book.code}/problem/1/")
    assert "专项资金沉淀在账上没有拨付" in page
    assert "青岚区财政局" in page
    assert "资金全部拨付" in page
    assert "<b>陈望舒</b>报送措施1-1进展（已完成）：沉淀资金已全部拨付。" in page
    assert "申请销号" in page


def test_a_chain_of_signatures_tells_who_signed() -> None:
    book = book_after(*SIGNED)
    page = text(as_(CLERK), f"/books/{book.code}/problem/1/")
    assert "销号审签" in page
    assert "周正言" in page
    assert "现场核查相符" in page


def test_the_ledger_lists_problems_with_measures_and_filters_them() -> None:
    book = book_after(*PLANNED)
    page = text(as_(CLERK), f"/books/{book.code}/ledger/")
    assert "清理沉淀资金并按进度拨付" in page
    assert "6月30日" in page
    none = text(as_(CLERK), f"/books/{book.code}/ledger/?state=closed")
    assert "没有同时符合这些条件的问题" in none
    assert "共筛去1个" in none


def test_the_ledger_goes_out_as_a_sheet() -> None:
    book = book_after(*PLANNED)
    response = as_(CLERK).get(f"/books/{book.code}/ledger.xlsx")
    assert response.status_code == 200
    assert response.content.startswith(b"PK")


def test_the_chain_is_checked_and_its_head_printed() -> None:
    book = book_after(*PLANNED)
    page = text(as_(VERIFIER), f"/books/{book.code}/chain/")
    assert "与登记时一致" in page
    assert f"{book.head_n}:{book.head_hash}" in page
    other = f"/books/{book.code}/chain/?head={book.head_n}:{'0' * 64}"
    assert "不一致" in text(as_(VERIFIER), other)


def test_a_unit_sees_its_own_items() -> None:
    book = book_after(*PLANNED)
    assert "专项资金" in text(as_(LIAISON), f"/books/{book.code}/ledger/")
    text(as_(LIAISON), f"/books/{book.code}/measure/1-1/")


def test_for_another_unit_the_item_does_not_exist() -> None:
    book = book_after(*PLANNED)
    assert "专项资金" not in text(as_(STRANGER), f"/books/{book.code}/ledger/")
    assert "0个" in text(as_(STRANGER), f"/books/{book.code}/figures/problems/")
    for address in ("problem/1", "measure/1-1", "act/comment/problem/1", "chain", "papers"):
        text(as_(STRANGER), f"/books/{book.code}/{address}/", 404)


def test_a_problem_that_is_limited_is_there_for_whom_it_names_only() -> None:
    limit = ReviseProblem("problem/1", need_to_know=(LIAISON.id,))
    book = book_after(*PLANNED, ("1-21", CLERK, limit))
    text(as_(LIAISON), f"/books/{book.code}/problem/1/")
    assert "1个" in text(as_(CLERK), "/books/")
    for address in ("problem/1", "measure/1-1", "act/comment/problem/1", "act/sign/problem/1"):
        text(as_(VERIFIER), f"/books/{book.code}/{address}/", 404)
        text(as_(HEAD), f"/books/{book.code}/{address}/", 404)
    assert "专项资金" not in text(as_(VERIFIER), f"/books/{book.code}/ledger/")
    assert "0个" in text(as_(VERIFIER), f"/books/{book.code}/figures/problems/")
    assert "1个" not in text(as_(VERIFIER), "/books/")


def test_without_signing_in_there_is_only_the_door() -> None:
    book = book_after(*PLANNED)
    for address in ("", "ledger/", "problem/1/", "chain/", "ledger.xlsx"):
        response = Client().get(f"/books/{book.code}/{address}")
        assert response.status_code == 302
        assert response["Location"].startswith("/sign-in/")


def test_a_made_up_person_signs_in_with_one_click() -> None:
    settle()
    client = Client()
    assert "陈望舒" in text(client, "/sign-in/")
    assert client.post(f"/sign-in/as/{LIAISON.id}/").status_code == 302
    assert "陈望舒" in text(client, "/books/")


def test_a_demonstration_says_first_whom_to_be_and_what_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settle()
    monkeypatch.setenv("ZHENGGAI_DATA", str(tmp_path))
    waits = ((LIAISON.id, "填报写了一半", "/books/"), ("nobody", "没有这个人", ""))
    write_note(tmp_path, DemoNote(date(2026, 2, 1), "0", "台账", 1, (), waits))
    shown = text(Client(), "/sign-in/")
    assert shown.index("从这里看起") < shown.index("填报写了一半") < shown.index("演示人员")
    assert "没有这个人" not in shown
    assert 'name="next" value="/books/"' in shown
    write_note(tmp_path, DemoNote(date(2026, 2, 1), "0", "台账", 1, ()))
    assert "从这里看起" not in text(Client(), "/sign-in/")


def test_where_one_real_person_has_an_account_there_is_no_one_click() -> None:
    settle(is_made_up=False)
    assert "陈望舒" not in text(Client(), "/sign-in/")
    assert Client().post(f"/sign-in/as/{LIAISON.id}/").status_code == 404


def test_a_person_signs_in_by_password_and_a_wrong_one_is_refused() -> None:
    book_after(*PLANNED)
    client = Client()
    wrong = client.post("/sign-in/", {"name": "沈亦安", "password": "不对"})
    assert wrong.status_code == 409
    assert "用户名或密码不对" in wrong.getvalue().decode()
    right = client.post("/sign-in/", {"name": "沈亦安", "password": "沈亦安的密码"})
    assert right.status_code == 302
    assert client.get("/books/").status_code == 200


def test_every_page_forbids_what_comes_from_outside() -> None:
    response = Client().get("/sign-in/")
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "style=" not in response.content.decode()


def test_the_log_names_both_people_of_an_expunging() -> None:
    book = book_after(*ASKED)
    expunge(book, "2-27", 4, "text")
    page = text(as_(CLERK), f"/books/{book.code}/log/")
    assert f"<b>{PEOPLE[GROUP][0]}</b>经{PEOPLE[CLERK][0]}提请，清除第4号登记" in page


def test_a_confirmed_figure_is_called_by_its_title() -> None:
    book = book_after(*PLANNED)
    told = ReportedFigure("income_added", Decimal(70), "万元", "增加收益")
    record(book, "2-1", LIAISON, ReportProgress("measure/1-1", FINANCE, "progress", "有", (told,)))
    confirm = ConfirmFigure("figure/1-1-income_added", FINANCE, date(2026, 2, 28), Decimal(70))
    record(book, "3-1", LIAISON, replace(confirm, signed_by="何立群"))
    record(book, "3-2", HEAD, confirm)
    page = text(as_(CLERK), f"/books/{book.code}/log/")
    assert page.count("填报数：增加收益，70万元") == 2
    assert page.count("70万元，由何立群签字负责") == 1
