"""The page of an item: its words, its standard, its proofs, who signed, what is next."""

import re
from decimal import Decimal

import pytest
from django.test import Client
from ledger_world import (
    ASKED,
    CLERK,
    DIGEST,
    FINANCE,
    HEAD,
    LEADER,
    LIAISON,
    PLANNED,
    SIGNED,
    VERIFIER,
)
from stored_world import record
from workbench_world import PEOPLE, as_, book_after

from zhenggai.ledger import evidence, queries
from zhenggai.ledger.core.acts.closings import Return
from zhenggai.ledger.core.acts.mending import CarryOverState, Correct
from zhenggai.ledger.core.acts.plans import PlanMeasure
from zhenggai.ledger.core.acts.problems import AddProblem
from zhenggai.ledger.core.acts.progress import AttachProof, ReportProgress
from zhenggai.ledger.models import Book

pytestmark = pytest.mark.django_db


def said(client: Client, book: Book, path: str) -> str:
    response = client.get(f"/books/{book.code}/{path}")
    assert response.status_code == 200, path
    body: str = response.getvalue().decode()
    return body


def prove(book: Book, n: int, words: str, **told: object) -> str:
    """A proof of measure 1-1 with a real file; its number."""
    file = evidence.store([words.encode()], f"材料{n}.txt")
    number = f"1-1-{n}"
    proof = AttachProof(
        f"proof/{number}",
        "measure/1-1",
        file.digest,
        file.name,
        f"证明{n}",
        **told,  # type: ignore[arg-type]
    )
    record(book, "2-1", LIAISON, proof)
    return number


def test_the_standard_is_answered_point_by_point_and_verified_by_who_verifies() -> None:
    book = book_after(*ASKED)
    page = said(as_(CLERK), book, "problem/1/")
    assert "已答2 / 共2条" in page
    assert page.count("待核查") == 2
    for one in SIGNED[len(ASKED) :]:
        record(book, *one)
    assert said(as_(CLERK), book, "problem/1/").count(">相符</span>") == 2


def test_the_chain_says_who_signed_and_how_long_the_next_is_waited_for() -> None:
    book = book_after(*SIGNED[:-3])
    page = said(as_(CLERK), book, "problem/1/")
    chain = re.search(r'<ol class="chain.*?</ol>', page, re.S)
    assert chain
    signed = queries.tree(queries.book(book.code)).book.closings["closing/1-1"].signatures
    days = (queries.today() - signed[-1].on).days
    assert chain[0].count('class="done"') == len(signed)
    assert f"待{PEOPLE[LEADER][0]}签，已等{days}天" in re.sub(r"<[^>]+>", "", chain[0])
    assert "青岚区财政局 何立群" in chain[0]


def test_proofs_are_numbered_and_one_is_looked_at() -> None:
    book = book_after(*PLANNED)
    first, second = prove(book, 1, "第一份材料的文字"), prove(book, 2, "第二份材料的文字")
    page = said(as_(LIAISON), book, "problem/1/")
    assert first in page
    assert second in page
    assert "第一份材料的文字" in page
    other = said(as_(LIAISON), book, f"problem/1/?proof={second}")
    assert "第二份材料的文字" in other
    assert "第一份材料的文字" not in other
    assert "第一份材料的文字" in said(as_(LIAISON), book, "problem/1/?proof=9-9-9")


def test_vouchers_are_added_up_against_the_amount_of_their_measure() -> None:
    book = book_after(*PLANNED[:-1])
    money = PlanMeasure(
        "measure/1-2", "problem/1", "追回资金", kinds=("money",), amount=Decimal(150)
    )
    record(book, "1-13", CLERK, money)
    for n, amount in ((1, 68), (2, 44)):
        file = evidence.store([f"凭证{n}".encode()], f"凭证{n}.txt")
        proof = AttachProof(
            f"proof/1-2-{n}", "measure/1-2", file.digest, file.name, "已入账", "voucher",
            amount=Decimal(amount),
        )  # fmt: skip
        record(book, "2-1", LIAISON, proof)
    page = said(as_(CLERK), book, "measure/1-2/")
    assert "68＋44＝112元" in page
    assert "措施应为150元" in page


def test_a_file_that_serves_elsewhere_says_where() -> None:
    book = book_after(*PLANNED)
    record(book, "1-21", CLERK, AddProblem("problem/2", "另一个问题", source="immediate"))
    record(book, "1-21", CLERK, PlanMeasure("measure/1-2", "problem/1", "另一条措施"))
    number = prove(book, 1, "共用的材料")
    held = queries.now(queries.book(book.code)).proofs[f"proof/{number}"]
    shared = AttachProof(
        "proof/1-2-1", "measure/1-2", held.digest, held.name, "也证明这一条",
        shared_from=held.key, why="同一份凭证",
    )  # fmt: skip
    record(book, "2-2", LIAISON, shared)
    assert "1-2也引用" in said(as_(CLERK), book, "measure/1-1/")


def test_what_is_missing_stands_first_after_a_return() -> None:
    book = book_after(*ASKED, ("2-3", HEAD, Return("problem/1", "缺入账凭证")))
    page = said(as_(LIAISON), book, "problem/1/")
    assert page.index("还缺什么") < page.index("反馈原文")
    assert "缺入账凭证" in page


def test_one_goes_on_to_the_next_problem_that_one_may_see() -> None:
    book = book_after(*PLANNED)
    for n in (2, 3):
        record(book, "1-21", CLERK, AddProblem(f"problem/{n}", f"第{n}个问题", source="immediate"))
    page = said(as_(CLERK), book, "problem/2/")
    assert "问题1</a>" in page
    assert "问题3<" in page
    assert "问题2<" not in said(as_(LIAISON), book, "problem/1/")


def test_the_words_say_where_they_come_from() -> None:
    book = book_after(*PLANNED)
    made = queries.tree(book).book.problems["problem/1"].made_by
    assert f"第{made}号登记" in said(as_(CLERK), book, "problem/1/")


def test_the_one_filled_button_is_what_must_be_done_now() -> None:
    book = book_after(*ASKED)
    for who, act in ((HEAD, "sign"), (LEADER, ""), (VERIFIER, "")):
        page = said(as_(who), book, "problem/1/")
        primary = re.findall(r'class="act primary" href="[^"]*/act/(\w+)/', page)
        assert primary == ([act] if act else [])
    assert FINANCE in queries.tree(book).units["problem/1"]


def test_a_past_day_shows_the_item_as_it_was_known_and_offers_nothing() -> None:
    book = book_after(*SIGNED)
    client = as_(CLERK)
    ledger = said(client, book, "ledger/?day=2026-02-01")
    assert f"/books/{book.code}/problem/1/?day=2026-02-01" in ledger
    page = said(client, book, "problem/1/?day=2026-02-01")
    assert "按<b>2026年2月1日</b>当天所知显示，只读" in page
    assert "整改中" in page
    assert "签署“责任单位主要负责人签字”" not in page
    assert "/act/" not in page
    assert f"/books/{book.code}/measure/1-1/?day=2026-02-01" in page
    assert "签署“责任单位主要负责人签字”" in said(client, book, "problem/1/")


def test_on_a_day_before_it_was_known_an_item_is_not_there() -> None:
    book = book_after(*PLANNED)
    assert as_(CLERK).get(f"/books/{book.code}/problem/1/?day=2026-01-06").status_code == 404


def test_a_measure_that_a_sheet_calls_basically_done_says_so_until_its_state_is_its_own() -> None:
    named = CarryOverState("measure/1-1", "basically_done", "基本完成", DIGEST, row=7)
    book = book_after(*PLANNED, ("2-2", CLERK, named))
    held = queries.now(book)
    assert "基本完成</span>" in facts(book)
    record(book, "2-3", CLERK, Correct(held.head, "看错行", ("measure/1-1",)))
    assert "基本完成</span>" not in facts(book)
    record(book, "2-4", CLERK, named)
    assert "基本完成</span>" in facts(book)
    record(book, "2-5", LIAISON, ReportProgress("measure/1-1", FINANCE, "progress", "已拨付"))
    assert "基本完成</span>" not in facts(book)


def facts(book: Book) -> str:
    """The head of the page of measure 1-1."""
    page = said(as_(CLERK), book, "measure/1-1/")
    return page.partition('class="history')[0]
