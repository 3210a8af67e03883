"""The overview of a book that has just been opened."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils.html import escape
from ledger_world import CLERK, FINANCE, GROUP, LEADER, LIAISON, OPENED
from made_sheet import Row, sheet_bytes
from workbench_world import as_, book_after, settle

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.plans import Assign
from zhenggai.ledger.core.acts.problems import AddProblem
from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.workbench.books.local_rules import packs

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


@pytest.mark.parametrize("address", ["/books/new/", "/books/new/from-file/"])
def test_who_opens_a_book_reads_what_each_rule_pack_decides(address: str) -> None:
    settle()
    client = as_(CLERK)
    if address.endswith("from-file/"):
        rows: list[Row] = [["序号", "反馈问题", "整改措施"], [1, "资金沉淀", "清理资金"]]
        file = SimpleUploadedFile("台账.xlsx", sheet_bytes(rows))
        page = client.post(address, {"file": file}).content.decode()
    else:
        page = client.get(address).content.decode()
    for pack in packs():
        assert f"集中整改{pack.rectification_period.text}" in page
        assert "→".join(one.title for one in pack.signatures) in page
        text = client.get(f"/local-rules/{pack.name}/")
        assert escape(pack.text) in text.content.decode()
        assert f'href="/local-rules/{pack.name}/"' in page
    assert client.get("/local-rules/nowhere/").status_code == 404
