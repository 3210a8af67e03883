"""A real Chromium carries one item from the paper to closed and reopened, as different people."""

from pathlib import Path

import pytest
from ledger_world import CLERK, GROUP, HEAD, LEADER, LIAISON, VERIFIER
from office_at_pages import Office
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from workbench_world import settle

from zhenggai.ledger import models, queries
from zhenggai.ledger.core.chain_check import check_chain
from zhenggai.ledger.core.entries import to_line

PLAN = """关于省委第二巡视组反馈意见的整改方案

根据省委第二巡视组2026年9月10日向青岚区委反馈的意见，制定如下整改方案。

一、贯彻落实党中央决策部署方面

1.专项资金沉淀在账上没有拨付。

整改措施：
（1）清理沉淀资金，按项目进度拨付到位。
牵头单位：青岚区财政局
责任领导：罗启明
完成时限：长期坚持
"""
BOOK = "青岚区2026年省委巡视整改"
PROBLEM = "专项资金沉淀在账上没有拨付"


@pytest.mark.django_db(transaction=True)
def test_one_item_goes_from_the_paper_to_closed_and_is_reopened(
    live_server: LiveServer, clean_page: Page, tmp_path: Path
) -> None:
    settle()
    plan, voucher = tmp_path / "整改方案.txt", tmp_path / "拨付凭证.txt"
    plan.write_text(PLAN, encoding="utf-8")
    voucher.write_text("沉淀的专项资金已于近日全部拨付到位。", encoding="utf-8")
    office = Office(clean_page, live_server.url)
    open_and_take_in(office, plan)
    office.sign_in(GROUP)
    office.enter(BOOK)
    office.do("审定整改方案")
    work_and_prove(office, voucher)
    sign_and_close(office)
    office.sign_in(VERIFIER)
    office.enter(BOOK)
    office.to("台账", PROBLEM)
    office.do("重新整改", 原因="问题反弹", 理由="抽查发现又有沉淀")
    expect(clean_page.locator(".head .badge").first).to_have_text("重新整改")

    held = models.Book.objects.get()
    problem = queries.now(held).problems["problem/1"]
    assert (problem.state, problem.reopened, problem.relapses) == ("rectifying", 1, 1)
    assert problem.first_closed_on == queries.today()
    assert check_chain(to_line(one) for one in queries.entries(held)).ok
    assert queries.rebuild(held) == []


def open_and_take_in(office: Office, plan: Path) -> None:
    """The office opens a book, takes the plan in and says what done means."""
    page = office.page
    office.sign_in(CLERK)
    office.to("开立台账")
    page.get_by_label("台账名称").fill(BOOK)
    page.get_by_label("被巡视（巡察）单位").select_option(label="青岚区")
    page.get_by_label("本地规则").select_option(label="省委巡视区县")
    page.get_by_role("button", name="开立台账").click()
    office.to("导入文件")
    page.get_by_label("文件", exact=True).set_input_files(plan)
    page.get_by_role("button", name="上传并生成草稿").click()
    expect(page.get_by_text("草稿，尚未登记")).to_be_visible()
    page.get_by_role("button", name="登记入账").click()
    expect(page.get_by_role("link", name=PROBLEM)).to_be_visible()
    office.to(PROBLEM)
    office.do("登记整改目标和完成标准", 整改目标="不再沉淀", 完成标准="资金全部拨付")


def work_and_prove(office: Office, voucher: Path) -> None:
    """The unit reports, proves and asks to strike the problem off."""
    page = office.page
    office.sign_in(LIAISON)
    office.enter(BOOK)
    office.to("我的事项", "清理沉淀资金")
    office.do("报送进展", 进展="已完成", 做了什么="沉淀资金已全部拨付")
    office.to("上传佐证材料")
    page.get_by_label("佐证文件").set_input_files(voucher)
    page.get_by_label("证明什么").fill("资金已经拨付")
    page.get_by_label("佐证种类").select_option(label="文件")
    page.get_by_role("button", name="上传佐证材料").click()
    office.to("1-1-1")
    expect(page.get_by_text("沉淀的专项资金已于近日全部拨付到位。")).to_be_visible()
    office.to("问题1")
    office.to("申请销号")
    page.get_by_label("第1条").first.fill("沉淀资金已全部拨付")
    page.get_by_label("1-1-1").check()
    page.get_by_role("button", name="申请销号").click()
    expect(page.get_by_role("status")).to_contain_text("已登记第")


def sign_and_close(office: Office) -> None:
    """Everybody signs in turn; the office strikes it off."""
    for who in (HEAD, HEAD, LEADER, VERIFIER, GROUP):
        office.sign_in(who)
        office.enter(BOOK)
        office.to("我的事项" if who is HEAD else "台账", PROBLEM)
        office.do("签署意见", 意见="同意")
    office.sign_in(CLERK)
    office.enter(BOOK)
    office.to("台账", PROBLEM)
    office.do("销号")
    expect(office.page.get_by_text("已销号").first).to_be_visible()
