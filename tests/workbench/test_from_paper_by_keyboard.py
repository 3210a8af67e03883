"""A signed slip is typed in beside its scan without a mouse, in six keys beside the words."""

import pytest
from guarded_books import PICTURE
from ledger_world import ASKED, CLERK, HEAD
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from workbench_world import as_, book_after

from zhenggai.ledger import evidence
from zhenggai.ledger.models import Entry
from zhenggai.workbench.from_paper.scans import scan_of
from zhenggai.workbench.models import TypedForm

pytestmark = pytest.mark.django_db(transaction=True)
MOST_KEYS = 6


def test_one_signature_takes_six_keys_beside_the_words(
    live_server: LiveServer, clean_page: Page
) -> None:
    book, page = book_after(*ASKED), clean_page
    kept = evidence.store([PICTURE], "销号申请表.png")
    scan = scan_of(book, kept.digest, kept.name, CLERK.id)
    session = as_(CLERK).cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.set_viewport_size({"width": 1366, "height": 768})
    page.goto(f"{live_server.url}/books/{book.code}/from-paper/slip/?scan={scan.pk}")
    shown = page.get_by_role("img", name="销号申请表.png第1页")
    assert shown.evaluate("one => one.complete && one.naturalWidth") == 1
    beside = page.locator("#paper").bounding_box()
    assert beside
    assert beside["x"] > 600

    # What was typed survives another page or size of the scan, and is kept as it is typed.
    page.keyboard.insert_text("问题1销号申请表")
    page.get_by_role("link", name="150%").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".zoom-150")).to_be_visible()
    expect(page.get_by_label("文号（名称）")).to_have_value("问题1销号申请表")
    expect(page.locator("#kept")).to_contain_text("已存草稿")
    assert "问题1销号申请表" in TypedForm.objects.get().told

    page.get_by_label("文号（名称）").focus()
    words = ("", "1", "", "何立群", "同意申请销号")
    for text in words:
        page.keyboard.press("Tab")
        if text:
            page.keyboard.insert_text(text)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert len([*words, "Enter"]) <= MOST_KEYS
    expect(page.get_by_role("status").first).to_contain_text("已登记第")
    last = Entry.objects.filter(book=book).latest("n")
    assert (last.kind, last.by, last.entered_by) == ("sign", HEAD.id, CLERK.id)
    assert not TypedForm.objects.exclude(told="").exists()

    # 接着录这份文件 has the focus and keeps the paper's own fields.
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_label("文号（名称）")).to_have_value("问题1销号申请表")
    expect(page.locator("#id_r0-items")).to_have_value("")
