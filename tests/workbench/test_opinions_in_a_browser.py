"""A real Chromium: a telephone opinion and an accusation take their two ways, by several people."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from guarded_books import PICTURE
from ledger_world import CLERK, FINANCE, LIAISON, OPENED
from office_at_pages import Office
from opinion_world import BASIS, BRIBES, CONTACT, DISCIPLINE, LAMPS, NAME, SUMMARY
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from whole_house import places_of
from workbench_world import UNITS, book_after

from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.opinions.models import Opinion

BOOK = "青岚区2026年省委巡视整改"
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def office(settings: Any, tmp_path: Path, live_server: LiveServer, clean_page: Page) -> Office:
    """The clerk at the pages of an open book, in a folder of its own."""
    settings.DATA = tmp_path
    book_after(*OPENED)
    made = Office(clean_page, live_server.url)
    come(made, CLERK)
    page = clean_page
    page.get_by_role("link", name="资料").first.click()
    page.get_by_role("link", name="看阅看人员").click()
    page.get_by_label("人员").select_option(label="沈亦安")
    page.get_by_label("依据").fill(BASIS)
    page.get_by_role("button", name="指定人员").click()
    page.get_by_role("link", name="打开群众意见").click()
    page.get_by_role("link", name="登记意见").first.click()
    return made


def come(office: Office, who: Actor) -> None:
    """This person signs in and enters the book."""
    office.sign_in(who)
    office.enter(BOOK)


def fill(page: Page, sort: str, text: str) -> None:
    """The form of a call, as the clerk fills it in on the telephone."""
    page.get_by_role("radio", name="来电").check()
    page.get_by_role("radio", name=sort).check()
    page.get_by_label("反映的内容").fill(text)
    page.get_by_label("姓名").fill(NAME)
    page.get_by_label("联系方式").fill(CONTACT)
    page.get_by_role("button", name="登记意见").click()
    expect(page.get_by_role("status").first).to_contain_text("受理号")


def kept_by_the_browser(page: Page) -> str:
    """All that this window would keep of what was typed."""
    return str(page.evaluate("JSON.stringify([sessionStorage, localStorage])"))


def test_a_telephone_opinion_is_handed_to_a_unit_and_answered(office: Office) -> None:
    page = office.page
    fill(page, "意见建议", LAMPS)
    expect(page.get_by_text(LAMPS)).to_be_visible()
    page.get_by_role("link", name="交办单位").click()
    page.get_by_label("承办单位").select_option(label=UNITS[FINANCE])
    page.get_by_label("交办摘要").fill(SUMMARY)
    due = (queries.today() + timedelta(days=9)).isoformat()
    page.get_by_label("答复期限").fill(due)
    page.get_by_role("button", name="交办单位").click()
    expect(page.get_by_text("待答复")).to_be_visible()

    come(office, LIAISON)
    page.get_by_role("link", name="我的待办").click()
    page.get_by_role("link", name="答复交办").click()
    expect(page.get_by_text(SUMMARY)).to_be_visible()
    assert not [one for one in (LAMPS, NAME, CONTACT) if one in page.content()]
    page.get_by_label("核查和办理情况").fill("路灯已于次日修复")
    page.get_by_role("button", name="送整改办").click()
    expect(page.get_by_role("status").first).to_contain_text("已送整改办")

    come(office, CLERK)
    page.get_by_role("link", name="我的待办").click()
    page.get_by_role("link", name="答复本人").click()
    expect(page.get_by_text("路灯已于次日修复")).to_be_visible()
    page.get_by_role("link", name="登记答复").click()
    page.get_by_label("答复内容").fill("路灯已修复，欢迎继续监督")
    page.get_by_role("button", name="登记答复").click()
    expect(page.locator(".head .badge", has_text="已答复")).to_be_visible()
    assert LAMPS not in kept_by_the_browser(page)


def test_an_accusation_is_sealed_leaves_by_a_slip_and_is_destroyed(
    office: Office, tmp_path: Path
) -> None:
    page = office.page
    expect(page.get_by_text("检举控告请转交纪检监察机关，不得转给被反映单位和个人")).to_be_visible()
    fill(page, "检举控告", BRIBES)
    expect(page.get_by_text("检举控告，已密封")).to_be_visible()
    assert not [one for one in (BRIBES, NAME, CONTACT) if one in page.content()]
    assert BRIBES not in kept_by_the_browser(page)
    assert places_of(BRIBES) == []

    page.get_by_role("link", name="出移交单").click()
    page.get_by_label("接收机关").fill(DISCIPLINE)
    page.get_by_role("button", name="出移交单").click()
    with page.expect_download() as slip:
        page.get_by_role("link", name="docx").click()
    assert "移交单" in slip.value.suggested_filename
    with page.expect_download() as envelope:
        page.get_by_role("button", name="取出移交件").click()
    assert "移交件" in envelope.value.suggested_filename

    page.get_by_role("link", name="登记移交回执").click()
    page.get_by_label("接收人").fill("周正言")
    scan = tmp_path.with_name("回执.png")
    scan.write_bytes(PICTURE)
    page.get_by_label("回执扫描件").set_input_files(scan)
    page.get_by_role("button", name="登记移交回执").click()
    expect(page.get_by_text("依规清除").first).to_be_visible()
    expect(page.get_by_text("周正言签收")).to_be_visible()
    said = list(Opinion.objects.get().readings.values_list("what", flat=True))
    assert said.count("取出移交件") == 1
    assert said[0] == "阅看"

    page.goto(f"{page.url.partition('/opinions/')[0]}/search/?q=礼金")
    expect(page.get_by_text(BRIBES)).to_have_count(0)
