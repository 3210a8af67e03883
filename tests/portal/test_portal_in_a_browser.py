"""The public pages in a real Chromium on a phone: no fault, nothing sideways, no script needed."""

from typing import Any

import pytest
from axe_look import ALL, axe_faults, bring_axe
from django.conf import LazySettings
from frozen_papers import ITEMS, shown
from ledger_world import OPENED
from playwright.sync_api import Browser, Page, expect
from pytest_django.live_server_helper import LiveServer
from stored_world import stored

from zhenggai.opinions.models import Opinion
from zhenggai.published.models import Edition

pytestmark = pytest.mark.django_db(transaction=True)
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1366, "height": 768}
PAGES = (
    "",
    "figures/",
    "items/",
    "items/?state=done",
    "search/?q=学习",
    "history/",
    "ledger/",
    "opinion/",
)


@pytest.fixture
def edition(settings: LazySettings) -> Edition:
    settings.PORTAL = True
    book = stored(*OPENED)
    old = shown(book)
    return shown(book, replaces=old, why="第2项的完成时限印错，现予更正。")


def faults_of(page: Page, address: str) -> list[str]:
    found = []
    for size in (PHONE, DESK):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.goto(address)
        found += [f"{address} at {size['width']}: {one}" for one in axe_faults(page, *ALL)]
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if over > 0:
            found.append(f"{address} at {size['width']}: {over} px too wide")
    return found


def test_no_page_has_a_fault_or_scrolls_sideways(
    edition: Edition, live_server: LiveServer, page: Page
) -> None:
    root = f"{live_server.url}/public"
    told: list[str] = []
    bring_axe(page)
    page.on("console", lambda one: told.append(one.text) if "Security Policy" in one.text else None)
    faults = faults_of(page, f"{root}/")
    for path in PAGES:
        faults += faults_of(page, f"{root}/{edition.code}/{path}")
    assert edition.replaces
    faults += faults_of(page, f"{root}/{edition.replaces.code}/")
    assert not faults, "\n".join(faults)
    # what axe itself does is no page of ours
    assert not [one for one in told if "/public/" in one], told


def test_a_citizen_reads_searches_and_hands_in_an_opinion_without_a_script(
    edition: Edition, live_server: LiveServer, browser: Browser
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport=PHONE)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(f"{live_server.url}/public/")
    page.locator("ul.notices a").first.click()
    expect(page.locator("article.paper")).to_contain_text("问题")
    page.get_by_role("link", name="事项").click()
    expect(page.locator("#i1")).to_contain_text(ITEMS[0].text)
    page.get_by_label("在这份通报里查找").fill("三会一课")
    page.get_by_role("button", name="查找").click()
    expect(page.locator("mark").first).to_have_text("三会一课")
    page.get_by_role("link", name="提意见").click()
    page.get_by_label("意见或建议").fill("路灯坏了三个月。")
    page.get_by_role("button", name="提交意见").click()
    expect(page.locator("h1")).to_have_text("意见已收到")
    expect(page.locator(".receipt")).to_have_text(Opinion.objects.get().receipt)
    context.close()


def test_fingers_find_room_on_a_phone(
    edition: Edition, live_server: LiveServer, page: Page
) -> None:
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    small: list[Any] = []
    for path in ("items/", "opinion/"):
        page.goto(f"{live_server.url}/public/{edition.code}/{path}")
        for one in page.locator("nav a, button, input:not([type=hidden])").all():
            box = one.bounding_box()
            if box and box["height"] < 44:
                small.append((path, one.inner_text(), box))
    assert not small
