"""What scripts add to the pages, in a real Chromium; the policy refuses nothing on the way."""

import re

import pytest
from busy_district import CLERK, busy_book, settle
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from round_world import opening

from zhenggai.ledger import queries
from zhenggai.ledger.models import Book
from zhenggai.supervision.opening import close_round, open_round

pytestmark = pytest.mark.django_db(transaction=True)
DESK = {"width": 1366, "height": 768}
PHONE = {"width": 390, "height": 844}


@pytest.fixture
def book() -> Book:
    settle()
    return busy_book(queries.today())


@pytest.fixture
def office(book: Book, live_server: LiveServer, clean_page: Page) -> Page:
    """The office's clerk, signed in, on the overview of the book."""
    clean_page.set_viewport_size(DESK)  # type: ignore[arg-type]  # two numbers
    clean_page.goto(f"{live_server.url}/sign-in/?next=/books/{book.code}/")
    clean_page.locator('form[action*="person/clerk/"] button').click()
    expect(clean_page.get_by_role("heading", name="总览")).to_be_visible()
    return clean_page


def wide(page: Page) -> int:
    """How far the page reaches beyond the screen."""
    over: int = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    return over


def open_ledger(page: Page) -> None:
    page.get_by_role("banner").get_by_role("link", name="台账", exact=True).click()
    expect(page.get_by_role("heading", name="台账")).to_be_visible()
    page.wait_for_load_state("load")


def test_a_figure_opens_its_working_beside_it_and_gives_the_focus_back(office: Page) -> None:
    figure = office.locator(".strip dd .figure").first
    figure.click()
    working = office.get_by_role("dialog")
    expect(working).to_contain_text("口径")
    expect(figure).to_have_attribute("aria-expanded", "true")
    office.keyboard.press("Escape")
    expect(working).to_have_count(0)
    expect(figure).to_be_focused()
    figure.press("Enter")
    office.get_by_role("button", name="关闭").click()
    expect(working).to_have_count(0)


def test_the_whole_overview_stands_on_the_first_screen(office: Page, book: Book) -> None:
    # Until the first round one more line leads to it.
    open_round(book, opening(), by=CLERK)
    office.reload()
    tall = office.evaluate("document.documentElement.scrollHeight")
    assert tall <= DESK["height"]
    assert wide(office) == 0


def test_what_was_sent_after_the_session_had_ended_is_put_back(
    office: Page, book: Book, live_server: LiveServer
) -> None:
    form = f"{live_server.url}/books/{book.code}/act/comment/problem/3/"
    office.goto(form)
    office.get_by_label("批注").fill("请于周五前说明进度。")
    cookies = office.context.cookies()
    office.context.clear_cookies()
    office.context.add_cookies([one for one in cookies if one.get("name") != "sessionid"])  # type: ignore[misc]  # as they were
    office.get_by_role("button", name="批注").click()
    expect(office.get_by_role("heading", name="登录")).to_be_visible()
    office.locator('form[action*="person/clerk/"] button').click()
    expect(office.get_by_label("批注")).to_have_value("请于周五前说明进度。")
    expect(office.get_by_role("status")).to_contain_text("已放回")
    office.get_by_role("button", name="批注").click()
    expect(office.get_by_role("status")).to_contain_text("已登记第")
    office.goto(form)
    expect(office.get_by_label("批注")).to_have_value("")


def test_what_is_sent_without_a_net_waits_and_goes_once_when_it_is_back(
    office: Page, book: Book, live_server: LiveServer
) -> None:
    page = office.context.new_page()
    page.goto(f"{live_server.url}/books/{book.code}/act/comment/problem/3/")
    page.get_by_label("批注").fill("请于周五前说明进度。")
    before = len(list(queries.entries(book)))
    page.context.set_offline(True)
    page.get_by_role("button", name="批注").click()
    expect(page.get_by_role("status")).to_contain_text("已填文字存在本机，恢复后自动送出。")
    page.get_by_role("button", name="批注").click()
    page.context.set_offline(False)
    expect(page.get_by_role("status")).to_contain_text("已登记第")
    assert len(list(queries.entries(book))) == before + 1
    page.close()


def test_a_machine_without_a_net_still_reaches_its_own_house(
    office: Page, book: Book, live_server: LiveServer
) -> None:
    office.add_init_script("Object.defineProperty(navigator, 'onLine', { get: () => false })")
    office.goto(f"{live_server.url}/books/{book.code}/act/comment/problem/3/")
    office.get_by_label("批注").fill("请于周五前说明进度。")
    office.get_by_role("button", name="批注").click()
    expect(office.get_by_role("status")).to_contain_text("已登记第")


def test_what_was_sent_while_the_line_was_down_is_put_back(
    office: Page, book: Book, live_server: LiveServer
) -> None:
    # a page of its own: that a request is lost is what it is about
    page = office.context.new_page()
    form = f"{live_server.url}/books/{book.code}/act/comment/problem/3/"
    page.goto(form)
    page.get_by_label("批注").fill("请于周五前说明进度。")
    page.route("**/act/**", lambda one: one.abort())
    page.get_by_role("button", name="批注").click()
    page.wait_for_url("chrome-error://**")
    page.unroute("**/act/**")
    page.goto(form)
    expect(page.get_by_label("批注")).to_have_value("请于周五前说明进度。")
    page.goto(f"{live_server.url}/books/{book.code}/problem/3/")
    page.goto(form)
    expect(page.get_by_label("批注")).to_have_value("")
    page.close()


def test_what_was_refused_is_put_back_where_the_answer_does_not_show_it_itself(
    office: Page, book: Book, live_server: LiveServer
) -> None:
    asked = open_round(book, opening(), by=CLERK)
    close_round(asked, by=CLERK)
    root, marked = f"{live_server.url}/books/{book.code}", "密级：机密"
    # a page of its own: a refusal is an error to the console
    page = office.context.new_page()
    page.goto(f"{root}/rounds/{asked.n}/")
    page.get_by_text("重新开放本期").click()
    page.get_by_label("重新开放的原因").fill(marked)
    page.get_by_role("button", name="重新开放").click()
    page.get_by_role("link", name="回到原来的页面").click()
    expect(page.get_by_label("重新开放的原因")).to_have_value(marked)
    expect(page.get_by_role("status")).to_contain_text("请先看是不是已经登记")
    page.context.clear_cookies()
    page.goto(f"{live_server.url}/sign-in/?next=/books/{book.code}/queue/")
    page.locator('form[action*="person/verifier/"] button').click()
    page.get_by_label("核查情况").fill(marked)
    page.get_by_role("button", name="相符，签署").click()
    expect(page).to_have_url(re.compile("/act/sign/"))
    expect(page.locator("main")).to_contain_text("本次没有登记任何内容")
    expect(page.locator("[name=opinion]")).to_have_value(marked)
    page.wait_for_load_state("load")
    expect(page.locator("main")).not_to_contain_text("已放回")
    page.close()


def test_the_focus_stays_where_it_was_put_when_a_working_is_left(office: Page) -> None:
    office.locator(".strip dd .figure").first.click()
    expect(office.get_by_role("dialog")).to_be_visible()
    search = office.get_by_role("searchbox", name="搜索")
    search.click()
    expect(office.get_by_role("dialog")).to_have_count(0)
    expect(search).to_be_focused()


def test_a_menu_that_is_left_by_tab_closes(office: Page) -> None:
    summary = office.locator(".switch > summary")
    summary.press("Enter")
    listed = office.locator(".switch .sheet-of")
    expect(listed).to_be_visible()
    for _ in range(listed.get_by_role("link").count() + 1):
        office.keyboard.press("Tab")
    expect(listed).to_be_hidden()


def test_menus_close_when_something_else_is_wanted(office: Page) -> None:
    office.locator(".who > summary").click()
    leave = office.get_by_role("button", name="退出")
    expect(leave).to_be_visible()
    office.get_by_role("heading", name="总览").click()
    expect(leave).to_be_hidden()


def test_the_sheet_folds_finds_while_one_types_and_counts_what_is_chosen(office: Page) -> None:
    open_ledger(office)
    measure = office.locator('tr[data-of="1"]').first
    expect(measure).to_be_visible()
    office.locator('[data-fold="1"]').click()
    expect(measure).to_be_hidden()

    priority = office.get_by_role("button", name="单列管理")
    expect(priority).to_be_disabled()
    office.get_by_label("选问题2", exact=True).check()
    expect(office.locator("[data-chosen]")).to_have_text("已选1个问题")
    expect(priority).to_be_enabled()
    office.get_by_label("选措施2-1", exact=True).check()
    expect(priority).to_be_disabled()
    expect(office.locator("[data-why]")).to_contain_text("2-1")

    office.get_by_label("在所见中查找").fill("河道清淤")
    expect(office.locator(".seen")).to_contain_text("共筛去")
    expect(office).to_have_url(re.compile("text="))
    expect(office.get_by_label("在所见中查找")).to_be_focused()


def test_the_sheet_scrolls_in_one_place_and_keeps_its_head(office: Page) -> None:
    open_ledger(office)
    assert office.evaluate("document.documentElement.scrollHeight") <= DESK["height"]
    head = office.locator(".sheet thead .f3")
    before = head.bounding_box()
    office.locator(".sheet-scroll").evaluate("one => { one.scrollTop = 900; one.scrollLeft = 200 }")
    assert head.bounding_box() == before


def test_on_a_phone_no_page_is_wider_than_the_screen(office: Page, book: Book) -> None:
    office.set_viewport_size(PHONE)  # type: ignore[arg-type]  # two numbers
    for path in ("", "ledger/", "tasks/", "materials/", "figures/", "problem/1/"):
        office.goto(re.sub(r"/books/.*", f"/books/{book.code}/{path}", office.url))
        assert wide(office) == 0, path
        office.locator(".doors-phone > summary").click()
        door = office.get_by_role("banner").get_by_role("link", name="台账", exact=True)
        expect(door).to_be_visible()
