"""What stands around every page: doors by role, books to switch to, what waits, the foot line."""

import re

import pytest
from busy_district import busy_book, settle
from django.test import Client
from ledger_world import ASKED, CLERK, GROUP, HEAD, LEADER, LIAISON, PLANNED, SIGNED, VERIFIER
from stored_world import record, stored
from workbench_world import STRANGER, as_, book_after

from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.closings import Return
from zhenggai.ledger.core.acts.records import Comment
from zhenggai.ledger.core.deadlines import deadline_state

pytestmark = pytest.mark.django_db


def text(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    body: str = response.getvalue().decode()
    return body


def doors(page: str) -> list[str]:
    nav = re.search(r'<nav class="doors".*?</nav>', page, re.S)
    assert nav
    return re.findall(r">([^<>\s]+)</a>", nav[0])


def waiting(page: str) -> str:
    found = re.search(r"我的待办<b>(\d+)</b>", page)
    assert found
    return found[1]


def test_doors_are_those_of_the_role() -> None:
    book = book_after(*PLANNED)
    address = f"/books/{book.code}/"
    assert doors(text(as_(CLERK), address)) == [
        "总览",
        "台账",
        "填报",
        "代录",
        "文书",
        "通报",
        "资料",
    ]
    for whole in (LEADER, VERIFIER):
        assert doors(text(as_(whole), address)) == ["总览", "台账", "填报", "资料"]
    assert doors(text(as_(LIAISON), address)) == ["总览", "我的事项", "填报", "文书"]


def test_every_door_of_a_role_opens_and_says_that_it_is_open() -> None:
    book = book_after(*PLANNED)
    for who in (CLERK, LIAISON):
        page = text(as_(who), f"/books/{book.code}/")
        nav = re.search(r'<nav class="doors".*?</nav>', page, re.S)
        assert nav
        for address in re.findall(r'href="([^"]+)"', nav[0]):
            assert f'href="{address}" aria-current="page"' in text(as_(who), address)


def test_a_unit_finds_no_door_that_it_may_not_open() -> None:
    book = book_after(*PLANNED)
    assert as_(LIAISON).get(f"/books/{book.code}/materials/").status_code == 404


def test_a_button_s_address_opened_by_itself_leads_back_to_its_page() -> None:
    book = book_after(*PLANNED)
    response = as_(CLERK).get(f"/books/{book.code}/papers/draft/")
    assert response.status_code == 405
    assert f'href="/books/{book.code}/papers/"' in response.content.decode()


def test_one_goes_from_book_to_book() -> None:
    book = book_after(*PLANNED)
    other = stored(*PLANNED, name="青岚区2024年巡察整改")
    page = text(as_(CLERK), f"/books/{book.code}/")
    assert f'href="/books/{other.code}/"' in page
    assert f'href="/books/{book.code}/" aria-current="true"' in page


def test_the_foot_line_stands_on_every_page() -> None:
    book = book_after(*PLANNED)
    line = "本系统不得存储、处理、传输国家秘密和举报材料"
    for address in ("", "ledger/", "problem/1/", "tasks/", "materials/"):
        assert line in text(as_(CLERK), f"/books/{book.code}/{address}")
    assert line in text(Client(), "/sign-in/")
    assert f"已登记{book.head_n}条" in text(as_(CLERK), f"/books/{book.code}/")
    assert "只显示本单位承担的事项" in text(as_(LIAISON), f"/books/{book.code}/")


def test_the_foot_line_says_how_far_the_chain_was_checked() -> None:
    book = book_after(*PLANNED)
    client = as_(CLERK)
    assert "核对登记链" in text(client, f"/books/{book.code}/")
    text(client, f"/books/{book.code}/chain/")
    assert f"已登记{book.head_n}条·链完整，" in text(client, f"/books/{book.code}/")
    record(book, "1-21", CLERK, Comment("problem/1", "请抓紧"))
    assert f"前{book.head_n}条链完整" in text(client, f"/books/{book.code}/")


def test_a_signature_waits_for_whom_it_is_and_for_nobody_else() -> None:
    book = book_after(*ASKED)
    signers: tuple[Actor, ...] = (HEAD, HEAD, LEADER, VERIFIER, GROUP)
    for who, one in zip(signers, SIGNED[len(ASKED) :], strict=True):
        for everybody in {HEAD, LEADER, VERIFIER, GROUP, STRANGER}:
            page = text(as_(everybody), f"/books/{book.code}/tasks/")
            assert waiting(page) == ("1" if everybody == who else "0")
        queue = f"/books/{book.code}/queue/?of=problem/1"
        assert queue in text(as_(who), f"/books/{book.code}/tasks/")
        assert f"/books/{book.code}/act/sign/problem/1/" in text(as_(who), queue)
        record(book, *one)
    page = text(as_(CLERK), f"/books/{book.code}/tasks/")
    assert "签字齐备，待销号" in page


def test_what_came_back_waits_for_its_unit() -> None:
    book = book_after(*ASKED, ("2-3", HEAD, Return("problem/1", "缺入账凭证")))
    page = text(as_(LIAISON), f"/books/{book.code}/tasks/")
    assert "退回补充" in page
    assert f'href="/books/{book.code}/problem/1/"' in page
    assert waiting(text(as_(STRANGER), f"/books/{book.code}/")) == "0"


def test_what_is_late_waits_for_its_unit() -> None:
    settle()
    book = busy_book(queries.today())
    pack = queries.pack(queries.tree(book).book)
    tree = queries.tree(book)
    late = {
        one.key: stand.days
        for one in tree.tops
        if (stand := deadline_state(tree.book, one, queries.today(), pack)).standing == "overdue"
    }
    assert late
    for key, days in late.items():
        liaison = Actor(f"person/l{tree.lead_unit(tree.book.problems[key])[5:]}")
        assert f"逾期{days}天" in text(as_(liaison), f"/books/{book.code}/tasks/")
