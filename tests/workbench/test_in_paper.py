"""A problem's words stand beside their place in the paper, for those who may read all of it."""

import pytest
from ledger_world import CLERK, LIAISON
from workbench_world import as_, settle

from zhenggai.importing import paper_of, take_paper
from zhenggai.ledger import evidence
from zhenggai.ledger.models import Book
from zhenggai.papers.keeping import keep

pytestmark = pytest.mark.django_db
NAME = "整改方案.txt"
PLAN = """关于省委第二巡视组反馈意见的整改方案

一、贯彻落实党中央决策部署方面

1.制度建设滞后。3项制度没有修订。

整改措施：
（1）修订制度。
责任单位：青岚区民政局

2.专项资金沉淀在账上。抽查的12个项目，有4个没有拨付。

整改措施：
（1）清理沉淀资金。
责任单位：青岚区财政局
"""
MARK = "<mark>专项资金沉淀在账上。抽查的12个项目，有4个没有拨付"
NEIGHBOUR = "责任单位：青岚区民政局"


@pytest.fixture
def book() -> Book:
    settle()
    return take_paper(paper_of(PLAN.encode(), NAME), "青岚区").book


def page(book: Book, who: str = "clerk") -> str:
    client = as_(CLERK if who == "clerk" else LIAISON)
    response = client.get(f"/books/{book.code}/problem/2/")
    assert response.status_code == 200
    text: str = response.getvalue().decode()
    return text


def test_a_kept_paper_shows_where_the_words_stand_and_leads_to_it(book: Book) -> None:
    paper = keep(book, PLAN.encode(), NAME, by=CLERK.id).paper
    shown = page(book)
    place = [one.strip() for one in PLAN.splitlines() if one.strip()]
    number = 1 + next(n for n, one in enumerate(place) if one.startswith("2."))
    assert f"《{NAME}》第{number}段" in shown
    assert MARK in shown
    assert f'href="/books/{book.code}/documents/{paper.pk}/"' in shown


def test_a_file_that_is_only_in_the_store_shows_it_too(book: Book) -> None:
    evidence.store([PLAN.encode()], NAME)
    shown = page(book)
    assert MARK in shown
    assert "打开原件" not in shown


def test_without_the_file_nothing_is_claimed(book: Book) -> None:
    assert "<mark>" not in page(book)


def test_a_unit_does_not_read_around_its_own_words(book: Book) -> None:
    keep(book, PLAN.encode(), NAME, by=CLERK.id)
    assert NEIGHBOUR in page(book)
    assert NEIGHBOUR not in page(book, "liaison")
    assert "<mark>" not in page(book, "liaison")
