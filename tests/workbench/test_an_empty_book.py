"""The overview of a book that has just been opened."""

import pytest
from django.test import Client
from ledger_world import CLERK, FINANCE, GROUP, LEADER, LIAISON, OPENED
from workbench_world import as_, book_after

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.plans import Assign
from zhenggai.ledger.core.acts.problems import AddProblem
from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.ledger.core.acts.shape import Act

pytestmark = pytest.mark.django_db


def said(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    body: str = answer.content.decode()
    return body


def test_an_empty_book_says_how_to_begin() -> None:
    book = book_after(*OPENED)
    page = said(as_(CLERK), f"/books/{book.code}/")
    assert "这本台账还没有问题" in page
    assert "导入文件" in page
    assert "还没有您所在单位的事项" in said(as_(LIAISON), f"/books/{book.code}/")
    assert "导入文件" not in said(as_(GROUP), f"/books/{book.code}/")


def test_the_head_of_a_group_counts_every_state_by_its_own_word() -> None:
    past: list[tuple[str, Actor, Act]] = [
        ("1-12", CLERK, AddProblem("problem/1", "学习不够深入")),
        ("1-12", CLERK, AddProblem("problem/2", "制度没有修订", source="immediate")),
        ("1-12", CLERK, AddProblem("problem/3", "合同没有核对")),
        ("1-12", CLERK, Assign("problem/2", (LEADER.id,), (FINANCE,))),
        ("1-13", LIAISON, ReportProgress("problem/2", FINANCE, "progress", "已修订三项")),
    ]
    book = book_after(*OPENED, *past)
    (group,) = as_(CLERK).get(f"/books/{book.code}/ledger/").context["groups"]
    assert [one.word for one in group.badges] == ["整改中1", "已登记2"]
