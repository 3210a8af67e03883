"""A paper becomes a draft, is changed, and is entered in the book; the same file adds nothing."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from ledger_world import CLERK, LIAISON, OPENED
from workbench_world import as_, book_after

from zhenggai.ledger import queries
from zhenggai.ledger.intake.paper import PaperDraft
from zhenggai.ledger.models import Book, Entry
from zhenggai.people.models import Unit

pytestmark = pytest.mark.django_db
PLAN = """关于省委第二巡视组反馈意见的整改方案

一、贯彻落实党中央决策部署方面

1.专项资金沉淀在账上没有拨付。
整改措施：
（1）清理沉淀资金，按项目进度拨付到位。
（2）制定专项资金拨付管理办法。
牵头单位：区水利局
完成时限：2027年6月底前

二、基层党组织建设方面

2.部分村党支部“三会一课”记录不全。
整改措施：
（1）逐村核对记录并补齐缺项。
"""


def upload(client: Client, book: Book, text: str = PLAN, name: str = "方案.txt") -> Any:
    file = SimpleUploadedFile(name, text.encode())
    return client.post(f"/books/{book.code}/papers/", {"file": file})


def as_it_stands(page: Any) -> dict[str, str]:
    """What the form of a draft holds before anybody changed it."""
    paper: PaperDraft = page.context["paper"]
    told = {"draft": page.context["carried"], "paper": paper.kind}
    for node in paper.walk():
        told |= {f"take-{node.id}": "1", f"kind-{node.id}": node.kind, f"to-{node.id}": ""}
    return told


def enter(client: Client, book: Book, told: dict[str, str]) -> Any:
    return client.post(f"/books/{book.code}/papers/draft/", {**told, "enter": "1"})


def said(response: Any) -> str:
    body: str = response.getvalue().decode()
    return body


def entries(book: Book) -> int:
    return Entry.objects.filter(book=book).count()


def test_a_plan_comes_in_with_its_tree_units_and_deadlines() -> None:
    book = book_after(*OPENED)
    page = upload(as_(CLERK), book)
    assert page.status_code == 200
    assert "草稿，尚未登记" in said(page)
    assert entries(book) == book.head_n
    done = enter(as_(CLERK), book, as_it_stands(page))
    assert done.status_code == 302, said(done)
    now = queries.now(queries.book(book.code))
    assert [len(now.headings), len(now.problems), len(now.measures)] == [2, 2, 3]
    water = Unit.objects.get(name="区水利局")
    assert now.problems["problem/1"].lead_units == (water.pk,)
    assert "专项资金" in said(as_(CLERK).get(done["Location"]))


def test_the_same_file_adds_nothing() -> None:
    book = book_after(*OPENED)
    enter(as_(CLERK), book, as_it_stands(upload(as_(CLERK), book)))
    before = entries(book)
    client = as_(CLERK)
    again = upload(client, book)
    assert "已经导入过" in said(again)
    done = enter(client, book, as_it_stands(again))
    assert "没有新增" in said(client.get(done["Location"]))
    assert entries(book) == before


def test_what_is_not_ticked_is_not_entered() -> None:
    book = book_after(*OPENED)
    page = upload(as_(CLERK), book)
    told = as_it_stands(page)
    second = [one for one in page.context["paper"].walk() if one.kind == "problem"][1]
    del told[f"take-{second.id}"]
    enter(as_(CLERK), book, told)
    assert list(queries.now(queries.book(book.code)).problems) == ["problem/1"]


def test_a_level_has_another_name_and_a_node_another_place() -> None:
    book = book_after(*OPENED)
    page = upload(as_(CLERK), book)
    told = as_it_stands(page)
    problems = [one for one in page.context["paper"].walk() if one.kind == "problem"]
    aspects = [one for one in page.context["paper"].walk() if one.kind == "aspect"]
    told |= {"level-problem": "任务", f"to-{problems[1].id}": str(aspects[0].id)}
    changed = as_(CLERK).post(f"/books/{book.code}/papers/draft/", told)
    assert changed.status_code == 200
    assert entries(book) == book.head_n
    enter(as_(CLERK), book, as_it_stands(changed))
    held = queries.now(queries.book(book.code)).problems["problem/2"]
    assert (held.level, held.parent) == ("任务", "heading/1")


# ── refusals ─────────────────────────────────────────────────────────────────


def test_a_secret_paper_is_refused() -> None:
    book = book_after(*OPENED)
    refused = upload(as_(CLERK), book, "机密★20年\n\n" + PLAN)
    assert refused.status_code == 409
    assert "不得存储" in said(refused)


def test_what_cannot_be_read_says_why() -> None:
    book = book_after(*OPENED)
    refused = upload(as_(CLERK), book, "%PDF-1.7 broken", "坏的.pdf")
    assert refused.status_code == 409
    assert "本次没有登记任何内容" in said(refused)


def test_a_move_that_cannot_be_is_refused_and_the_draft_stays() -> None:
    book = book_after(*OPENED)
    page = upload(as_(CLERK), book)
    told = as_it_stands(page)
    nodes = list(page.context["paper"].walk())
    measure = next(one for one in nodes if one.kind == "measure")
    aspect = next(one for one in nodes if one.kind == "aspect")
    refused = enter(as_(CLERK), book, told | {f"to-{aspect.id}": str(measure.id)})
    assert refused.status_code == 409
    assert "专项资金" in said(refused)
    assert entries(book) == book.head_n


def test_a_draft_of_somebody_else_is_no_draft() -> None:
    book = book_after(*OPENED)
    told = as_it_stands(upload(as_(CLERK), book))
    assert enter(as_(CLERK), book, told | {"draft": told["draft"] + "x"}).status_code == 404
    assert enter(as_(LIAISON), book, told).status_code == 404
