"""Two people destroy what should not have been stored: one asks on a page, another decides."""

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.test import Client
from ledger_world import (
    ANSWERS,
    ASKED,
    CLERK,
    DIGEST,
    FINANCE,
    GROUP,
    LEADER,
    LIAISON,
    OFFICE,
    VERIFIER,
)
from stored_world import ask_to_expunge
from workbench_world import STRANGER, as_, book_after

from zhenggai.ledger import queries
from zhenggai.ledger.core.acts.closings import AskClosure, Return
from zhenggai.ledger.core.acts.progress import AttachProof
from zhenggai.ledger.models import Book, Content
from zhenggai.people.models import Person, Role

pytestmark = pytest.mark.django_db
# The liaison officer's report, of which the words are these.
REPORT, WORDS = 10, "沉淀资金已全部拨付"
PROOF = 11
DECLINE = "decline_expunge/"


def page(client: Client, address: str, status: int = 200) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.content.decode()[:1500]
    return str(answer.content.decode())


def send(client: Client, address: str, status: int = 302, **told: object) -> str:
    today = f"{queries.today():%Y-%m-%d}"
    answer = client.post(address, {"seen": 99, "on": today, **told})
    assert answer.status_code == status, answer.content.decode()[:3000]
    return str(answer.content.decode())


def asked(book: Book) -> str:
    """The liaison officer asks for the words of the report; the address of the decision."""
    told: dict[str, Any] = {"fields": ["text"], "ground": "secret", "reason": "误报"}
    send(as_(LIAISON), f"/books/{book.code}/act/ask_expunge/entry/{REPORT}/", **told)
    return f"/books/{book.code}/act/expunge/expunging/1/"


def test_one_asks_and_the_words_vanish_another_decides_and_they_are_gone() -> None:
    book = book_after(*ASKED)
    item, ask = f"/books/{book.code}/measure/1-1/", f"act/ask_expunge/entry/{REPORT}/"
    assert ask in page(as_(LIAISON), item)
    decision = asked(book)
    for who in (LIAISON, CLERK, VERIFIER):
        assert WORDS not in page(as_(who), item)
    assert "此处内容已提请清除，决定前不显示" in page(as_(CLERK), item)
    tasks = page(as_(CLERK), f"/books/{book.code}/tasks/")
    assert decision in tasks
    assert WORDS not in tasks
    shown = page(as_(CLERK), decision)
    assert all(one in shown for one in ("陈望舒", "误存涉密内容", "误报", "做了什么", WORDS))
    send(as_(CLERK), decision)
    assert not Content.objects.filter(told__contains=WORDS).exists()
    told = page(as_(CLERK), item)
    assert "依规清除" in told
    assert "经陈望舒提请，清除第10号登记的内容" in told
    assert decision not in page(as_(GROUP), f"/books/{book.code}/tasks/")


def test_what_is_declined_is_shown_again_with_the_reason() -> None:
    book = book_after(*ASKED)
    decline = asked(book).replace("expunge/", "decline_expunge/")
    send(as_(CLERK), decline, 409)
    send(as_(CLERK), decline, reason="并不涉密")
    told = page(as_(LIAISON), f"/books/{book.code}/measure/1-1/")
    assert WORDS in told
    assert "并不涉密" in told


def test_who_asked_is_offered_no_decision_but_may_take_it_back() -> None:
    book = book_after(*ASKED)
    send(
        as_(CLERK), f"/books/{book.code}/act/ask_expunge/entry/{REPORT}/",
        fields=["text"], ground="secret",
    )  # fmt: skip
    decision = f"/books/{book.code}/act/expunge/expunging/1/"
    shown = page(as_(CLERK), decision)
    assert "由提请人以外的人决定" in shown
    assert '<button class="primary">' not in shown
    assert "提请的人不能自己决定" in send(as_(CLERK), decision, 409)
    assert decision not in page(as_(CLERK), f"/books/{book.code}/tasks/")
    send(as_(CLERK), decision.replace("expunge/", "decline_expunge/"), reason="提请有误")
    assert WORDS in page(as_(LIAISON), f"/books/{book.code}/measure/1-1/")


def test_a_liaison_officer_takes_the_own_request_back_and_no_other() -> None:
    book = book_after(*ASKED)
    item, take_back = f"/books/{book.code}/measure/1-1/", asked(book).replace("expunge/", DECLINE)
    for who in (CLERK, VERIFIER):
        assert take_back not in page(as_(who), item)
    assert take_back in page(as_(LIAISON), item)
    shown = page(as_(LIAISON), take_back)
    assert "收回提请" in shown
    assert "不予清除" not in shown
    send(as_(LIAISON), take_back, reason="写错了一号")
    told = page(as_(LIAISON), item)
    assert WORDS in told
    assert "写错了一号" in told
    assert "收回清除" in page(as_(CLERK), item)
    assert take_back not in told
    page(as_(LIAISON), take_back, 404)
    asking = f"/books/{book.code}/act/ask_expunge/entry/{REPORT}/"
    send(as_(CLERK), asking, fields=["text"], ground="secret")
    page(as_(LIAISON), f"/books/{book.code}/act/{DECLINE}expunging/2/", 404)


def test_fields_are_called_as_people_call_them_and_a_file_by_no_digest() -> None:
    book = book_after(*ASKED)
    shown = page(as_(CLERK), f"/books/{book.code}/act/ask_expunge/entry/{PROOF}/")
    assert all(one in shown for one in ("文件本身", "文件名：拨付凭证.pdf", "证明什么：资金已拨付"))
    assert "abab" not in shown


def test_where_a_file_stands_too_is_told_to_who_asks() -> None:
    shared = AttachProof(
        "proof/1-0-1", "problem/1", DIGEST, "拨付凭证.pdf", "也已拨付",
        shared_from="proof/1-1-1", why="同一份凭证",
    )  # fmt: skip
    book = book_after(*ASKED, ("2-3", CLERK, shared))
    asking = f"/books/{book.code}/act/ask_expunge/entry/"
    shown = page(as_(CLERK), f"{asking}{PROOF}/")
    assert "同一个文件还在另外1条登记里" in shown
    assert f"{asking}{book.head_n}/" in shown
    send(as_(CLERK), f"{asking}{book.head_n}/", fields=["digest", "name"], ground="secret")
    assert "同一个文件还在" not in page(as_(CLERK), f"{asking}{PROOF}/")


def test_where_the_words_are_quoted_is_told_to_both_and_goes_by_requests_of_its_own() -> None:
    quoted = Return("problem/1", f"所报“{WORDS}”。凭证不全，请补齐。")
    other = Return("problem/1", "凭证不全，请补齐。")
    again = AskClosure("closing/1-2", "problem/1", FINANCE, ANSWERS)
    past = (("2-3", VERIFIER, quoted), ("2-4", LIAISON, again), ("2-4", VERIFIER, other))
    book = book_after(*ASKED, *past)
    asking = f"/books/{book.code}/act/ask_expunge/entry/"
    n = len(ASKED) + 1
    for shown in (
        page(as_(CLERK), f"{asking}{REPORT}/"),
        page(as_(CLERK), asked(book)),
    ):
        assert "同样的话还写在另外1条登记里" in shown
        assert f"{asking}{n}/" in shown
    send(as_(CLERK), f"{asking}{n}/", fields=["missing"], ground="secret")
    assert "同样的话" not in page(as_(CLERK), f"/books/{book.code}/act/expunge/expunging/1/")


def test_who_has_no_part_in_it_sees_no_such_page() -> None:
    book = book_after(*ASKED)
    asking = f"/books/{book.code}/act/ask_expunge/entry/{REPORT}/"
    page(as_(STRANGER), asking, 404)
    assert "职责不包括" in page(as_(LEADER), asking, 409)
    decision = asked(book)
    for who, status in ((STRANGER, 404), (LIAISON, 404), (VERIFIER, 409)):
        assert WORDS not in page(as_(who), decision, status)


def test_a_paper_of_another_person_is_entered_by_somebody_who_did_not_ask() -> None:
    book = book_after(*ASKED)
    account = User.objects.create_user("文书")
    second = Person.objects.create(
        pk="person/second", name="文书", unit_id=OFFICE, account=account, is_made_up=True
    )
    Role.objects.create(person=second, role="office")
    ask_to_expunge(book, "2-20", REPORT, "text")
    client = Client()
    client.force_login(account)
    today = f"{queries.today():%Y-%m-%d}"
    told = {"by": GROUP.id, "basis_kind": "minutes", "basis_number": "决定", "basis_on": today}
    decision = f"/books/{book.code}/act/expunge/expunging/1/"
    assert "扫描件" in send(client, decision, 409, **told)


def test_a_copy_for_checking_has_no_words_while_some_are_withheld() -> None:
    book = book_after(*ASKED)
    asked(book)
    lines = as_(CLERK).get(f"/books/{book.code}/entries.jsonl").getvalue().decode()
    assert WORDS not in lines
    assert "沉淀" not in lines
    assert "不含文字" in page(as_(CLERK), f"/books/{book.code}/chain/")
