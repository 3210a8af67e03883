"""A real Chromium brings a draft of a notice in, reads the report, answers a finding, compares with
the next draft and takes it into the ledger."""

import re
from pathlib import Path

import pytest
from ledger_world import CLERK, OPENED
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from workbench_world import as_, book_after

from zhenggai.ledger.models import Imported

FIRST = """关于省委巡视整改情况的通报

一、整改总体情况
截至2026年9月30日，反馈的3个问题，已完成整改1个，基本完成1个，正在整改2个。
二、主要问题整改情况
1.关于学习不够深入的问题。已完成整改，拟于2026年9月31日再查一次。
2.关于会议记录不全的问题。基本完成，正在补齐记录。
3.关于资金监管不严的问题。正在整改，力争年底前完成。
"""
SECOND = FIRST.replace("正在整改2个", "正在整改1个").replace("9月31日", "9月25日")


def bring(page: Page, address: str, file: Path) -> None:
    page.goto(address)
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="上传并体检").click()
    expect(page.get_by_role("heading", name="体检报告")).to_be_visible()


@pytest.mark.django_db(transaction=True)
def test_a_draft_is_checked_answered_compared_and_taken_in(
    live_server: LiveServer, clean_page: Page, tmp_path: Path
) -> None:
    book = book_after(*OPENED)
    first, second = tmp_path / "一稿.txt", tmp_path / "二稿.txt"
    first.write_text(FIRST, encoding="utf-8")
    second.write_text(SECOND, encoding="utf-8")
    page, register = clean_page, f"{live_server.url}/books/{book.code}/documents/"
    clerk = as_(CLERK)
    # All modules are loaded before the browser's clock runs.
    assert clerk.get(f"/books/{book.code}/documents/").status_code == 200
    session = clerk.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.set_viewport_size({"width": 1366, "height": 768})

    bring(page, register, first)
    text, findings = page.locator(".sheet-text"), page.locator(".finding")
    expect(text).to_be_visible()
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    # From the mark to its card, and from the card to its mark.
    mark = text.locator("a.m", has_text="9月31日")
    mark.click()
    card = page.locator(str(mark.get_attribute("href")))
    expect(card).to_have_class(re.compile(r"\bon\b"))
    expect(card.get_by_role("link", name="规则说明")).to_be_visible()
    card.locator("h4 a").click()
    expect(mark).to_be_in_viewport()
    before = findings.count()
    card.get_by_text("已核实，不修改").click()
    card.get_by_role("textbox").fill("原件如此，已请起草单位核对")
    card.get_by_role("button", name="记为已核实").click()
    expect(page.get_by_text("原件如此，已请起草单位核对")).to_have_count(1)
    expect(page.locator(".finding.verified")).to_have_count(1)
    assert findings.count() == before

    bring(page, register, second)
    page.get_by_role("link", name="与另一份比较").click()
    expect(page.locator("del", has_text="2")).to_have_count(1)
    expect(page.locator("ins", has_text="25")).to_have_count(1)

    page.goto(register)
    expect(page.get_by_text("有新版")).to_have_count(1)
    page.get_by_role("button", name="导入").first.click()
    page.get_by_role("button", name="登记入账").click()
    page.wait_for_url("**/ledger/**")
    taken = Imported.objects.get()
    page.goto(register)
    expect(page.get_by_text(f"第{taken.first_n}至{taken.last_n}号")).to_be_visible()
