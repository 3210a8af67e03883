"""A real Chromium drafts a report: begun, edited in place, taken to another day, worked on in WPS
and taken back with its tracked changes and a comment."""

import io
from datetime import timedelta
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from ledger_world import CLERK, PLANNED
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from workbench_world import as_, book_after

from zhenggai.ledger import queries
from zhenggai.publication.models import Draft, DraftPart, Remark
from zhenggai.zh.days import in_words

SENTENCE, LEADERS = "请各单位对照落实。", "并抓好整改。"
COMMENT, AUTHOR = "这句再斟酌。", "周副书记"


def worked_on(data: bytes) -> bytes:
    """The file after a leader wrote a sentence with changes tracked, and a comment."""
    paper = Document(io.BytesIO(data))
    paragraph = next(one for one in paper.paragraphs if SENTENCE in one.text)
    change, run, text = (OxmlElement(f"w:{name}") for name in ("ins", "r", "t"))
    change.set(qn("w:id"), "900")
    change.set(qn("w:author"), AUTHOR)
    text.text = LEADERS
    run.append(text)
    change.append(run)
    paper.add_comment(paragraph.runs, text=COMMENT, author=AUTHOR, initials="周")
    paragraph._p.append(change)  # noqa: SLF001 - python-docx has no face for tracked changes
    target = io.BytesIO()
    paper.save(target)
    return target.getvalue()


def opening(draft: Draft) -> DraftPart:
    return draft.parts.get(key="opening")


@pytest.mark.django_db(transaction=True)
def test_a_report_is_drafted_and_taken_back_from_wps(
    live_server: LiveServer, clean_page: Page, tmp_path: Path
) -> None:
    book = book_after(*PLANNED)
    clerk = as_(CLERK)
    page, address = clean_page, f"{live_server.url}/books/{book.code}/drafts/"
    # All modules are loaded before the browser's clock runs.
    assert clerk.get(f"/books/{book.code}/drafts/").status_code == 200
    session = clerk.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.set_viewport_size({"width": 1366, "height": 768})

    # Begun from the ledger.
    page.goto(address)
    page.get_by_label("整改情况报告", exact=True).check()
    page.get_by_role("button", name="写成初稿").click()
    expect(page.get_by_role("heading", name="整改情况报告", exact=True)).to_be_visible()
    assert page.evaluate("document.documentElement.scrollHeight <= innerHeight")
    draft = Draft.objects.get()
    part = page.locator(f"#p{opening(draft).pk}")

    # A figure shows its working beside it.
    part.locator('a.figure[data-figure="counted/completion_rate"]').click()
    expect(page.locator("#popover [role=dialog]")).to_contain_text("口径")
    page.keyboard.press("Escape")

    # Edited in place, with a figure put in.
    part.get_by_role("link", name="修改").click()
    field = part.locator("textarea")
    field.press("Control+End")
    field.press_sequentially(f"{SENTENCE}其中已销号")
    part.get_by_text("可用的数字").click()
    part.locator("li", has_text="已销号").first.get_by_role("button", name="插入").click()
    field.press_sequentially("。")
    expect(part.get_by_text("已存草稿")).to_be_visible()
    part.get_by_role("button", name="保存这一部分").click()
    expect(part.locator(".draft-words")).to_contain_text(SENTENCE)
    expect(part.locator('.figure[data-figure="counted/done"]').last).to_be_visible()

    # Everything follows another cut-off day.
    day = queries.today() - timedelta(days=1)
    page.locator(".controls summary", has_text="截止日").click()
    page.get_by_label("截止日", exact=True).fill(day.isoformat())
    page.get_by_role("button", name="换截止日").click()
    expect(page.get_by_role("status").first).to_contain_text("个部分随之更新")
    expect(part).to_contain_text(SENTENCE)
    expect(part).to_contain_text(f"截至{in_words(day)}")

    # Out to WPS and back.
    with page.expect_download() as download:
        page.get_by_role("link", name="导出到WPS修改").click()
    file = tmp_path / "改稿.docx"
    file.write_bytes(worked_on(Path(download.value.path()).read_bytes()))
    page.get_by_role("link", name="收回改稿").click()
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="看改了什么").click()
    expect(page.locator(".back-parts")).to_contain_text(COMMENT)
    expect(page.locator("ins")).to_have_text(LEADERS)
    page.get_by_role("button", name="收回勾选的部分").click()
    expect(part.locator(".draft-words")).to_contain_text(LEADERS)
    expect(page.locator(".draft-side")).to_contain_text(COMMENT)

    version = opening(draft).versions.latest("n")
    assert (version.why, Remark.objects.get().author) == ("returned", AUTHOR)
