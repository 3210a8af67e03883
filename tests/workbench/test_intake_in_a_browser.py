"""A real Chromium opens a book from a notice, merges and splits, then takes a ledger sheet in."""

from pathlib import Path
from xml.sax.saxutils import escape

import pytest
from made_docx import made_docx
from made_ledger_sheet import ROWS, ledger_bytes
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from workbench_world import settle

from zhenggai.ledger import models, queries
from zhenggai.ledger.core.chain_check import check_chain
from zhenggai.ledger.core.entries import to_line

NOTICE = """中共青岚区委关于省委第二巡视组反馈意见整改进展情况的通报

2026年3月2日至4月30日，省委第二巡视组对青岚区委开展了常规巡视。2026年6月10日，省委第二巡视组向青岚区委反馈了巡视意见，指出2个方面2个问题。现将整改情况通报如下。

一、反馈问题整改落实情况
（一）贯彻落实党中央决策部署方面
1.高标准农田管护不到位的问题。
一是修复设施。修复渠道11.6公里、机井37眼。
二是明确责任。制定《青岚区高标准农田建后管护办法》（青政办发〔2026〕15号）。管护责任落实到38个村并公示。
（二）基层党组织建设方面
2.部分村党支部“三会一课”记录不全的问题。
一是逐村核对。核对38个村的记录。
二是补齐缺项。补齐缺项126处。

二、问题线索处置情况
巡视组移交问题线索3件，已办结2件，对石门镇原副镇长赵某给予党内警告处分。

中共青岚区委
2026年10月20日
"""


def as_docx(text: str) -> bytes:
    return made_docx(
        "".join(f"<w:p><w:r><w:t>{escape(line)}</w:t></w:r></w:p>" for line in text.splitlines())
    )


def row(page: Page, words: str) -> str:
    """The address of an item's row on the page."""
    link = page.locator(".item .words", has_text=words).first
    return f"#{link.locator('xpath=ancestor::li').get_attribute('id')}"


@pytest.mark.django_db(transaction=True)
def test_a_notice_opens_a_book_and_a_ledger_sheet_follows_it(
    live_server: LiveServer, clean_page: Page, tmp_path: Path
) -> None:
    settle()
    notice, ledger = tmp_path / "整改通报.docx", tmp_path / "整改台账.xlsx"
    notice.write_bytes(as_docx(NOTICE))
    ledger.write_bytes(ledger_bytes())
    page = clean_page
    page.goto(f"{live_server.url}/")
    page.get_by_role("button", name="沈亦安").click()
    page.get_by_role("link", name="从文件建账").click()
    upload(page, notice)
    look_and_change(page)
    page.get_by_role("button", name="建账并登记").click()
    expect(page.get_by_role("status")).to_contain_text("已登记入账")
    held = models.Book.objects.get()
    first = queries.now(held)
    assert (held.name, len(first.problems)) == ("青岚区2026年省委巡视整改", 2)
    told = [one.text for one in first.measures.values() if one.problem == "problem/1"]
    assert [text.partition("。")[0] for text in told] == [
        "修复设施",
        "明确责任",
        "管护责任落实到38个村并公示",
    ]
    merged = [one.text for one in first.measures.values() if one.problem == "problem/2"]
    assert len(merged) == 1
    assert "补齐缺项126处" in merged[0]

    take_sheet_in(page, ledger)
    now = queries.now(queries.book(held.code))
    # The third problem of the sheet is the second of the notice.
    assert len(now.problems) == 4
    new = [one for one in now.problems.values() if one.text == ROWS[2][2]]
    assert len(new) == 1
    assert check_chain(to_line(one) for one in queries.entries(held)).ok
    assert queries.rebuild(queries.book(held.code)) == []


def upload(page: Page, file: Path) -> None:
    page.get_by_label("文件", exact=True).set_input_files(file)
    page.get_by_role("button", name="上传并生成草稿").click()


def look_and_change(page: Page) -> None:
    """Read beside the items, split one, merge two, take a change back."""
    expect(page.get_by_text("建一本新台账")).to_be_visible()
    expect(page.get_by_text("此处是问题线索和信访办理情况")).to_be_visible()
    assert "赵某" not in page.content()
    page.get_by_role("link", name="核对38个村的记录").first.click()
    expect(page.locator(".item:target .words")).to_contain_text("逐村核对")
    page.locator(f"{row(page, '逐村核对')} .words").click()
    expect(page.locator(".w:target")).to_contain_text("核对38个村的记录")

    page.locator(f"{row(page, '逐村核对')} input").check()
    page.locator(f"{row(page, '补齐缺项')} input").check()
    page.get_by_role("button", name="合并为一条").click()
    expect(page.locator(".item", has_text="补齐缺项126处")).to_have_count(1)

    page.locator(f"{row(page, '修复设施')} input").check()
    page.get_by_role("button", name="不登记", exact=True).first.click()
    page.get_by_role("button", name="撤销：不登记1条").click()
    expect(page.get_by_role("button", name="撤销：合并2条")).to_be_visible()

    page.locator(f"{row(page, '明确责任')} > button").click()
    page.get_by_role("button", name="从这里拆开：管护责任").click()
    expect(
        page.locator(".item .words", has_text="管护责任落实到38个村并公示").first
    ).to_be_visible()
    expect(page.get_by_role("button", name="撤销：拆分1条")).to_be_visible()


def take_sheet_in(page: Page, ledger: Path) -> None:
    """The columns are put right, the faults read, the rows entered."""
    page.goto(f"{page.url.rpartition('/ledger')[0]}/papers/")
    upload(page, ledger)
    expect(page.get_by_text("没有读懂的").first).to_be_visible()
    page.get_by_label("整改进度").select_option(label="整改状态")
    page.get_by_role("button", name="按所选重读").last.click()
    expect(page.locator(".rows-table").first).to_contain_text("正在整改")
    page.get_by_role("button", name="登记入账").click()
    expect(page.get_by_role("status")).to_contain_text("已登记入账")
    expect(page.get_by_role("link", name="高标准农田重建轻管").first).to_be_visible()
