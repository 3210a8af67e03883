"""A real Chromium takes a text its whole way: a planted fault is put right, approvals are entered,
the notice and the public text go out."""

import re

import pytest
from ledger_world import CLERK
from order_of_texts import CLOSED, drafted, typed_into
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from workbench_world import as_, book_after

from zhenggai.ledger import queries
from zhenggai.publication.models import Draft
from zhenggai.published.models import Edition

pytestmark = pytest.mark.django_db(transaction=True)
PLANTED = "共排查隐患37个，已整改20个，正在整改16个。"


def tab(page: Page, name: str) -> None:
    page.get_by_role("navigation", name="这份文稿").get_by_role("link", name=name).click()


def approve(page: Page, stage: str, body: str, number: str) -> None:
    expect(page.get_by_role("heading", name=f"登记“{stage}”")).to_be_visible()
    page.get_by_label(re.compile("审定机关|核稿单位")).fill(body)
    page.get_by_label("文号或文件名称").fill(number)
    day = queries.today().isoformat()
    page.get_by_label(re.compile("审定日期|核稿日期")).fill(day)
    page.get_by_role("button", name=f"登记{stage}").click()
    expect(page.get_by_role("cell", name=re.compile(re.escape(number)))).to_be_visible()


def answer_all(page: Page) -> None:
    """Everything on the screen that may be answered."""
    tab(page, "定稿检查")
    while (left := page.locator(".finding:not(.verified) details.verify")).count():
        before = left.count()
        # On a page with scripts a card unfolds when it is chosen.
        card = page.locator(".finding:not(.verified)", has=page.locator("details.verify")).first
        card.locator(".no").click()
        card.get_by_text("已核实，不修改").click()
        card.get_by_role("textbox").fill("已对照台账核实")
        card.get_by_role("button", name="记为已核实").click()
        expect(left).to_have_count(before - 1)


def publish(page: Page, number: str = "") -> None:
    tab(page, "发布")
    expect(page.get_by_role("heading", name="都齐了，可以发布")).to_be_visible()
    if number:
        page.get_by_label("文号").fill(number)
    page.get_by_role("button", name="发布这份文稿").click()
    expect(page.get_by_text(re.compile("已定稿为第1版"))).to_be_visible()


def test_a_text_goes_its_whole_way(live_server: LiveServer, clean_page: Page) -> None:
    held = book_after(*CLOSED)
    report = drafted(held)
    typed_into(report, "outlook", PLANTED)
    page, clerk = clean_page, as_(CLERK)
    home = f"{live_server.url}/books/{held.code}/drafts/{report.pk}/"
    assert clerk.get(f"/books/{held.code}/drafts/{report.pk}/screen/").status_code == 200
    session = clerk.cookies["sessionid"].value
    page.context.add_cookies([{"name": "sessionid", "value": session, "url": live_server.url}])
    page.set_viewport_size({"width": 1366, "height": 768})

    # The planted fault: found, led to, put right.
    page.goto(f"{home}screen/")
    card = page.locator(".finding", has_text="分项相加是36个")
    card.locator(".no").click()
    card.get_by_role("link", name="修改这一段").click()
    text = page.locator("textarea[name=text]")
    text.fill(text.input_value().replace("37个", "36个"))
    page.get_by_role("button", name="保存", exact=False).first.click()
    page.goto(f"{home}screen/")
    expect(page.locator(".finding", has_text="分项相加")).to_have_count(0)
    answer_all(page)

    # Nothing is skipped; every stage has its basis.
    tab(page, "审定")
    approve(page, "单位核稿", "区财政局等3家单位", "核稿单")
    approve(page, "领导小组（常委会）审议", "青岚区委常委会", "会议纪要〔2026〕12号")
    approve(page, "上级审核", "省委巡视工作领导小组办公室", "巡视办函〔2026〕6号")
    page.get_by_role("button", name="从这份起草").click()

    # The notice is the report; it goes out, and the public text is another one.
    page.get_by_role("link", name="定稿检查").first.click()
    answer_all(page)
    publish(page, "青岚区委通报〔2026〕5号")
    notice = Draft.objects.get(paper="party-notice")
    page.goto(f"{live_server.url}/books/{held.code}/drafts/{notice.pk}/stages/")
    page.get_by_role("button", name="从这份起草").click()
    page.get_by_role("link", name="定稿检查").first.click()
    answer_all(page)
    tab(page, "发布")
    expect(
        page.get_by_text("尚未登记上级审核同意的依据（机关、文号或日期），不能发布。")
    ).to_be_visible()
    expect(page.get_by_role("button", name="发布这份文稿")).to_be_disabled()
    tab(page, "审定")
    approve(page, "公开稿另行审定", "青岚区委整改工作领导小组", "会议纪要〔2026〕13号")
    approve(page, "上级审核", "省委巡视工作领导小组", "巡视函〔2026〕9号")
    publish(page)
    assert [(one.audience, one.number) for one in Edition.objects.order_by("pk")] == [
        ("party", 1), ("public", 1),
    ]  # fmt: skip
