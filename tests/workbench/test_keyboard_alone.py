"""Without a mouse one signs in, walks to an item and reports on it; the focus is always seen."""

import pytest
from ledger_world import CLERK, LIAISON, PLANNED
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from workbench_world import PEOPLE, book_after

from zhenggai.ledger import queries

pytestmark = pytest.mark.django_db(transaction=True)
# More steps than this nobody takes to one place of a page.
MOST_STEPS = 60
WORDS = "沉淀资金已拨付一半。"
# What a person hears of where the focus is, and whether it is seen there. A field for days has a
# button within that draws its own ring; the field itself is then not in focus.
FOCUS = """() => {
    const one = document.activeElement;
    if (!one || one === document.body) return ["", true];
    const label = one.labels?.[0]?.innerText ?? "";
    const name = one.getAttribute("aria-label") ?? (label || one.innerText || one.value || "");
    const ring = [one, one.labels?.[0], one.parentElement].filter(Boolean)
        .map(each => getComputedStyle(each));
    const seen = !one.matches(":focus")
        || ring.some(each => each.outlineStyle !== "none" && parseFloat(each.outlineWidth));
    const place = one.getBoundingClientRect();
    return [name.replace(/\\s+/g, ""), seen && place.width > 0 && place.bottom > 0];
}"""


def walk_to(page: Page, words: str) -> None:
    """Press Tab until the focus is on what these words name; it is seen on every step."""
    heard = []
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        name, is_seen = page.evaluate(FOCUS)
        assert is_seen, f"The focus on {name!r} is not seen"
        heard.append(name)
        if words in name:
            return
    raise AssertionError(f"{words} is not reached by Tab: {heard}")


def go(page: Page, words: str) -> None:
    """Walk there and press Enter; the next page is open."""
    walk_to(page, words)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def test_an_item_is_found_and_reported_on_by_keyboard_alone(
    live_server: LiveServer, clean_page: Page
) -> None:
    book, page = book_after(*PLANNED), clean_page
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(f"{live_server.url}/sign-in/")
    go(page, PEOPLE[LIAISON][0])
    go(page, "我的事项")
    go(page, "清理沉淀资金并按进度拨付")
    go(page, "报送进展")
    walk_to(page, "进展")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expect(page.get_by_label("进展").locator("option:checked")).to_have_text("有进展")
    walk_to(page, "做了什么")
    page.keyboard.insert_text(WORDS)
    go(page, "报送进展")
    expect(page.get_by_role("status").first).to_contain_text("已登记第")
    expect(page.get_by_text(WORDS).first).to_be_visible()
    assert queries.now(book).measures["measure/1-1"].state == "in_progress"


def test_the_first_step_on_a_page_leads_past_the_bar(
    live_server: LiveServer, clean_page: Page
) -> None:
    book, page = book_after(*PLANNED), clean_page
    page.goto(f"{live_server.url}/sign-in/?next=/books/{book.code}/")
    go(page, PEOPLE[LIAISON][0])
    walk_to(page, "跳到正文")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_ticked_rows_lead_to_what_can_be_done_with_them_and_back(
    live_server: LiveServer, clean_page: Page
) -> None:
    book, page = book_after(*PLANNED), clean_page
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(f"{live_server.url}/sign-in/?next=/books/{book.code}/ledger/")
    go(page, PEOPLE[CLERK][0])
    walk_to(page, "选问题1")
    page.keyboard.press("Space")
    expect(page.get_by_text("勾选框上按回车到这里")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="明确责任")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_label("选问题1")).to_be_focused()
    page.keyboard.press("Enter")
    go(page, "设定完成时限")
    expect(page.get_by_role("heading", name="设定完成时限")).to_be_visible()
