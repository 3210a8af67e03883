"""A real Chromium fills in a sheet: few clicks where nothing changed, nothing lost where it did."""

import pytest
from ledger_world import HEAD, LIAISON
from playwright.sync_api import Page, Route, expect
from pytest_django.live_server_helper import LiveServer
from round_world import book_at_work, now, round_of, sheet_of
from workbench_world import PEOPLE

from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.supervision.answers import Answer
from zhenggai.supervision.filling import rest_unchanged, save
from zhenggai.supervision.models import Sheet
from zhenggai.supervision.sheets import read_sheet

pytestmark = pytest.mark.django_db(transaction=True)
DESK, PHONE = (1366, 768), (390, 844)
MOST_CLICKS = 4


class Hand:
    """A person at a screen; every click is counted."""

    def __init__(self, page: Page, address: str, screen: tuple[int, int]) -> None:
        self.page, self.address, self.clicks = page, address, 0
        page.set_viewport_size({"width": screen[0], "height": screen[1]})

    def sign_in(self, who: Actor) -> None:
        """Not counted: everybody has to."""
        self.page.context.clear_cookies()
        self.page.goto(f"{self.address}/")
        self.page.get_by_role("button", name=PEOPLE[who][0], exact=False).first.click()

    def click(self, role: str, name: str) -> None:
        self.page.get_by_role(role, name=name).first.click()  # type: ignore[arg-type]
        self.clicks += 1


@pytest.fixture
def sheet() -> Sheet:
    return sheet_of(round_of(book_at_work()))


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
def test_eight_unchanged_items_are_sent_with_four_clicks(
    sheet: Sheet, live_server: LiveServer, clean_page: Page, screen: tuple[int, int]
) -> None:
    hand = Hand(clean_page, live_server.url, screen)
    hand.sign_in(LIAISON)
    hand.click("link", "第1期填报")
    hand.click("button", "零报告")
    hand.click("button", "报送")
    expect(clean_page.get_by_role("status").first).to_contain_text("已报送，待单位负责人确认")
    assert hand.clicks <= MOST_CLICKS
    assert sheet_of(sheet.round).state == "sent"
    assert len(read_sheet(sheet, now()).lines) == 8


@pytest.mark.parametrize("screen", [DESK, PHONE], ids=["desk", "phone"])
def test_progress_is_typed_kept_without_a_button_and_confirmed(
    sheet: Sheet, live_server: LiveServer, clean_page: Page, screen: tuple[int, int]
) -> None:
    page, hand = clean_page, Hand(clean_page, live_server.url, screen)
    hand.sign_in(LIAISON)
    page.goto(f"{live_server.url}/books/{sheet.round.book_id}/rounds/")
    row = page.locator("tr", has_text="对低价、超期、无据合同逐份纠正")
    expect(row.get_by_role("textbox", name="1-2本期内容")).to_be_hidden()
    row.get_by_text("有进展", exact=True).click()
    row.get_by_role("textbox", name="1-2本期内容").fill("已纠正81份，余13份正在协商。")
    row.get_by_label("已纠正合同").fill("81")
    row.get_by_label("已纠正合同").blur()
    expect(page.locator("#kept")).to_contain_text("已存草稿")
    expect(row.locator("em")).to_have_text("＋14")
    expect(page.get_by_text("还有7项")).to_be_visible()
    page.get_by_role("button", name="余下7项").click()
    page.get_by_role("button", name="报送").click()
    expect(page.get_by_role("status").first).to_contain_text("已报送")
    hand.sign_in(HEAD)
    page.goto(f"{live_server.url}/books/{sheet.round.book_id}/rounds/")
    page.get_by_role("button", name="确认报送").click()
    expect(page.get_by_role("status").first).to_contain_text("已登记入账")
    measure = queries.now(queries.book(sheet.round.book_id)).measures["measure/1-2"]
    assert measure.last_text == "已纠正81份，余13份正在协商。"


def test_what_is_typed_while_the_line_is_down_is_kept_and_sent_later(
    sheet: Sheet, live_server: LiveServer, page: Page
) -> None:
    hand = Hand(page, live_server.url, DESK)
    hand.sign_in(LIAISON)
    own = f"{live_server.url}/books/{sheet.round.book_id}/rounds/1/sheets/{sheet.pk}/"
    page.goto(own)

    def down(route: Route) -> None:
        if route.request.method == "POST":
            route.abort()
        else:
            route.continue_()

    page.route("**/*", down)
    row = page.locator("tr", has_text="对低价、超期、无据合同逐份纠正")
    row.get_by_text("有进展", exact=True).click()
    row.get_by_role("textbox").first.fill("断线时写的话。")
    row.get_by_role("textbox").first.blur()
    expect(page.locator("#kept")).to_contain_text("已填文字存在本机")
    page.unroute("**/*", down)
    page.goto(own)
    expect(page.locator("#kept")).to_contain_text("已存草稿")
    line = read_sheet(sheet, now()).line("measure/1-2")
    assert line is not None
    assert line.answer.text == "断线时写的话。"


def test_what_was_typed_without_a_line_writes_over_nobody(
    sheet: Sheet, live_server: LiveServer, page: Page
) -> None:
    hand = Hand(page, live_server.url, DESK)
    hand.sign_in(LIAISON)
    own = f"{live_server.url}/books/{sheet.round.book_id}/rounds/1/sheets/{sheet.pk}/"
    page.goto(own)
    page.route("**/*", lambda one: one.abort() if one.request.method == "POST" else one.continue_())
    row = page.locator("tr", has_text="对低价、超期、无据合同逐份纠正")
    row.get_by_text("有进展", exact=True).click()
    row.get_by_role("textbox").first.fill("断线时写的话。")
    row.get_by_role("textbox").first.blur()
    expect(page.locator("#kept")).to_contain_text("已填文字存在本机")
    save(sheet, {"measure/1-2": Answer("progress", "负责人写的话。")}, by=HEAD)
    page.unroute_all()
    page.goto(own)
    expect(page.locator("#sheet-bar")).to_contain_text("也改过您正在填的项，没有覆盖")
    expect(row.get_by_role("textbox").first).to_have_value("断线时写的话。")
    line = read_sheet(sheet, now()).line("measure/1-2")
    assert line is not None
    assert line.answer.text == "负责人写的话。"


def test_who_types_on_after_a_lost_answer_clashes_with_nobody(
    sheet: Sheet, live_server: LiveServer, page: Page
) -> None:
    rest_unchanged(sheet, by=LIAISON)
    hand = Hand(page, live_server.url, DESK)
    hand.sign_in(LIAISON)
    page.goto(f"{live_server.url}/books/{sheet.round.book_id}/rounds/1/sheets/{sheet.pk}/")

    def lose(route: Route) -> None:
        # The house has kept the draft, its answer never comes.
        route.fetch()
        route.abort()

    page.route("**/sheets/**", lose)
    row = page.locator("tr", has_text="对低价、超期、无据合同逐份纠正")
    row.get_by_text("有进展", exact=True).click()
    text = row.get_by_role("textbox").first
    text.fill("已纠正81份")
    text.blur()
    expect(page.locator("#kept")).to_contain_text("已填文字存在本机")
    page.unroute_all(behavior="wait")
    text.fill("已纠正81份，余13份正在协商。")
    page.get_by_role("button", name="报送", exact=True).click()
    expect(page.get_by_role("status").first).to_contain_text("已报送")
    line = read_sheet(sheet_of(sheet.round), now()).line("measure/1-2")
    assert line is not None
    assert line.answer.text == "已纠正81份，余13份正在协商。"


def test_who_was_signed_out_meanwhile_loses_no_word(
    sheet: Sheet, live_server: LiveServer, page: Page
) -> None:
    hand = Hand(page, live_server.url, DESK)
    hand.sign_in(LIAISON)
    own = f"{live_server.url}/books/{sheet.round.book_id}/rounds/1/sheets/{sheet.pk}/"
    page.goto(own)
    page.context.clear_cookies(name="sessionid")
    row = page.locator("tr", has_text="对低价、超期、无据合同逐份纠正")
    row.get_by_text("有进展", exact=True).click()
    row.get_by_role("textbox").first.fill("登录失效时写的话。")
    row.get_by_role("textbox").first.blur()
    expect(page.locator("#kept")).to_contain_text("请重新登录")
    hand.sign_in(LIAISON)
    page.goto(own)
    expect(page.locator("#kept")).to_contain_text("已存草稿")
    line = read_sheet(sheet, now()).line("measure/1-2")
    assert line is not None
    assert line.answer.text == "登录失效时写的话。"


def test_without_scripts_the_same_sheet_is_filled_in_and_sent(
    sheet: Sheet, live_server: LiveServer, page: Page
) -> None:
    browser = page.context.browser
    assert browser is not None
    plain = browser.new_context(java_script_enabled=False).new_page()
    hand = Hand(plain, live_server.url, DESK)
    hand.sign_in(LIAISON)
    plain.goto(f"{live_server.url}/books/{sheet.round.book_id}/rounds/")
    row = plain.locator("tr", has_text="追回违规领取的补贴资金")
    row.get_by_text("已完成", exact=True).click()
    row.get_by_role("textbox").first.fill("已全部追回。")
    row.get_by_text("2026年3月31日完成核查").click()
    plain.get_by_role("button", name="余下8项").click()
    plain.get_by_role("button", name="报送").click()
    expect(plain.get_by_role("status").first).to_contain_text("已报送")
    line = read_sheet(sheet, now()).line("measure/2-2")
    assert line is not None
    assert (line.answer.result, line.answer.reached) == ("done", (1,))
    plain.context.close()
