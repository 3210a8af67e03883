"""The pages in a real browser: they work by keyboard and pointer, with and without scripts."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Request, ViewportSize, expect

from zhenggai.notices.checked import CheckedFile
from zhenggai.notices.reading import read
from zhenggai.notices.render import check_page, read_page

Checked = Callable[..., CheckedFile]

SAMPLE = Path(__file__).parents[3] / "src/zhenggai/samples/notice.txt"
DESK: ViewportSize = {"width": 1366, "height": 768}
PHONE: ViewportSize = {"width": 390, "height": 844}


@pytest.fixture
def check_url(checked: Checked, tmp_path: Path) -> str:
    path = tmp_path / "check.html"
    path.write_text(check_page.piece(checked()), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def read_url(tmp_path: Path) -> str:
    path = tmp_path / "read.html"
    path.write_text(read_page.render(read(SAMPLE)), encoding="utf-8")
    return path.as_uri()


@pytest.fixture
def quiet(page: Page) -> Iterator[Page]:
    """A page on which every console message and every request but the page itself is a fault."""
    faults: list[str] = []
    page.on("console", lambda message: faults.append(message.text))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("request", lambda request: faults.extend(fetched(request)))
    yield page
    assert not faults


def fetched(request: Request) -> list[str]:
    """What a request fetches besides the page itself."""
    return [] if request.is_navigation_request() else [request.url]


def test_a_mark_opens_its_card(quiet: Page, check_url: str) -> None:
    quiet.set_viewport_size(DESK)
    quiet.goto(check_url)
    expect(quiet.locator("#f2 .more")).to_be_hidden()
    quiet.locator("#m2").click()
    expect(quiet.locator("#f2 .more")).to_be_visible()
    expect(quiet.locator("#f2")).to_have_class(re.compile(r"\bon\b"))
    expect(quiet.locator("#f2 .sum")).to_contain_text("13")


def test_a_card_shows_its_place(quiet: Page, check_url: str) -> None:
    quiet.set_viewport_size({"width": 1366, "height": 420})
    quiet.goto(check_url)
    quiet.locator("#f5 h3 a").click()
    expect(quiet.locator("#m5")).to_be_in_viewport()
    expect(quiet.locator("#m5")).to_have_class(re.compile(r"\bon\b"))


def test_the_buttons_show_one_grade(quiet: Page, check_url: str) -> None:
    quiet.goto(check_url)
    quiet.get_by_role("button", name="提醒 1").click()
    expect(quiet.locator(".card:visible")).to_have_count(1)
    expect(quiet.get_by_role("button", name="提醒 1")).to_have_attribute("aria-pressed", "true")
    quiet.get_by_role("button", name="全部").click()
    expect(quiet.locator(".card:visible")).to_have_count(5)


def test_the_keyboard_is_enough(quiet: Page, check_url: str) -> None:
    quiet.goto(check_url)
    quiet.locator("#f1 h3 a").focus()
    quiet.keyboard.press("Enter")
    expect(quiet.locator("#f1 .more")).to_be_visible()
    quiet.keyboard.press("ArrowDown")
    expect(quiet.locator("#f2 .more")).to_be_visible()
    expect(quiet.locator("#f2 h3 a")).to_be_focused()
    quiet.locator("#m3").focus()
    quiet.keyboard.press("Enter")
    expect(quiet.locator("#f3 .more")).to_be_visible()


@pytest.mark.parametrize("width", [320, 390, 768, 1093, 1366])
def test_nothing_scrolls_sideways(quiet: Page, check_url: str, read_url: str, width: int) -> None:
    quiet.set_viewport_size({"width": width, "height": 800})
    for url in (check_url, read_url):
        quiet.goto(url)
        assert quiet.evaluate("document.documentElement.scrollWidth") <= width


def test_on_a_telephone_the_findings_stand_below_the_text(quiet: Page, check_url: str) -> None:
    quiet.set_viewport_size(PHONE)
    quiet.goto(check_url)
    text, cards = quiet.locator(".sheet").bounding_box(), quiet.locator(".findings").bounding_box()
    assert text
    assert cards
    assert cards["y"] >= text["y"] + text["height"]
    quiet.locator("#m4").click()
    expect(quiet.locator("#f4 .more")).to_be_in_viewport()


def test_without_scripts_everything_is_there(browser: Browser, check_url: str) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(check_url)
    expect(page.locator("#f2 .more")).to_be_visible()
    page.locator("#m2").click()
    assert page.url.endswith("#f2")
    expect(page.locator(".filter")).to_be_hidden()


def test_every_button_can_be_hit_on_a_telephone(quiet: Page, check_url: str) -> None:
    quiet.set_viewport_size(PHONE)
    quiet.goto(check_url)
    for box in (one.bounding_box() for one in quiet.locator("button:visible").all()):
        assert box
        assert box["height"] >= 24


def test_on_paper_every_card_is_open_and_no_button_shows(quiet: Page, check_url: str) -> None:
    quiet.goto(check_url)
    quiet.emulate_media(media="print")
    expect(quiet.locator("#f2 .more")).to_be_visible()
    expect(quiet.locator("button:visible")).to_have_count(0)


def test_the_legend_switches_marks_off(quiet: Page, read_url: str) -> None:
    quiet.set_viewport_size(DESK)
    quiet.goto(read_url)
    key = quiet.locator("button.key").first
    key.click()
    expect(key).to_have_attribute("aria-pressed", "false")


def test_a_tapped_fact_says_how_it_was_read(quiet: Page, read_url: str) -> None:
    quiet.set_viewport_size(DESK)
    quiet.goto(read_url)
    quiet.locator("u.date").first.click()
    expect(quiet.locator(".picked")).to_be_visible()
    expect(quiet.locator(".picked")).to_contain_text("日期")


def test_the_outline_leads_to_its_place(quiet: Page, read_url: str) -> None:
    quiet.set_viewport_size(DESK)
    quiet.goto(read_url)
    link = quiet.locator(".outline a").last
    target = str(link.get_attribute("href"))
    link.click()
    expect(quiet.locator(target)).to_be_in_viewport()
