"""Pages on paper: what is printed begins on the first sheet, which says whose it is, and no column
is cut at the margin."""

import pytest
from busy_district import CLERK, busy_book, liaison, settle
from playwright.sync_api import Page
from pypdfium2 import PdfDocument
from pytest_django.live_server_helper import LiveServer
from round_world import opening
from workbench_world import as_

from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.supervision.opening import open_round

pytestmark = pytest.mark.django_db(transaction=True)
# Who prints, the page of the book, words of its last column or row on the first sheet.
FOOT = "本系统不得存储、处理、传输国家秘密和举报材料"
PRINTED = (
    (CLERK, "", "监督整改"),
    (CLERK, "ledger/", "佐证"),
    (CLERK, "ledger/", "已清理"),
    (CLERK, "steps/", "文号和情况"),
    (CLERK, "rounds/1/", "区委统战部"),
    (CLERK, "meetings/", "第6次会议纪要"),
    (CLERK, "problem/3/", "完成标准逐条对照"),
    (liaison(10), "rounds/", "本期内容"),
)


def come_as(page: Page, who: Actor, address: str) -> None:
    session = as_(who).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": address}])


def first_sheet(page: Page, address: str) -> str:
    """The text of the first sheet, without blanks."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    printed = PdfDocument(page.pdf(prefer_css_page_size=True))
    text: str = printed[0].get_textpage().get_text_range()
    return "".join(text.split())


def test_what_is_printed_begins_on_the_first_sheet(live_server: LiveServer, page: Page) -> None:
    settle()
    book = busy_book(queries.today(), problems=36, measures=72)
    open_round(book, opening(), by=CLERK)
    for who, path, words in PRINTED:
        come_as(page, who, live_server.url)
        sheet = first_sheet(page, f"{live_server.url}/books/{book.code}/{path}")
        assert words in sheet, path
        assert book.name in sheet, path


def test_a_closed_measure_is_printed_with_its_proofs(live_server: LiveServer, page: Page) -> None:
    settle()
    book = busy_book(queries.today(), problems=12, measures=48)
    come_as(page, CLERK, live_server.url)
    page.goto(f"{live_server.url}/books/{book.code}/problem/1/")
    printed = PdfDocument(page.pdf(prefer_css_page_size=True))
    text = "".join(one.get_textpage().get_text_range() for one in printed)
    assert all(f"1-{n}-1" in text for n in (1, 2, 3, 4))
    assert "接下来可以做" not in text


def sheets(page: Page, address: str) -> list[str]:
    """The text of every sheet, without blanks."""
    page.goto(address)
    page.wait_for_load_state("networkidle")
    printed = PdfDocument(page.pdf(prefer_css_page_size=True))
    return ["".join(one.get_textpage().get_text_range().split()) for one in printed]


def test_every_sheet_bears_the_foot_line_and_nothing_that_is_pressed(
    live_server: LiveServer, page: Page
) -> None:
    settle()
    book = busy_book(queries.today(), problems=36, measures=72)
    open_round(book, opening(), by=CLERK)
    come_as(page, CLERK, live_server.url)
    for path in ("ledger/", "rounds/1/", "problem/3/", "tasks/", ""):
        page.goto(f"{live_server.url}/books/{book.code}/{path}")
        acts = page.locator("main button, main .button").all_inner_texts()
        told = sheets(page, f"{live_server.url}/books/{book.code}/{path}")
        assert all(one.count(FOOT) == 1 for one in told), path
        assert (
            told[-1].endswith(f"{len(told)}/{len(told)}") or f"{len(told)}/{len(told)}" in told[-1]
        )
        pressed = {"".join(one.split()) for one in acts} - {""}
        long = {one for one in pressed if len(one) > 4}
        assert not [one for one in long for sheet in told if one in sheet], path
