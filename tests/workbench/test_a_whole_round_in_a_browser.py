"""A real Chromium plays one round of an office and three units: from the feedback to the reopening.

Everything is done on pages, by whoever does it in a district, and a newcomer's way: what waits is
found in my tasks. At the end the pages are held against the ledger's own state and its chain.
"""

import io
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from guarded_books import PICTURE
from ledger_world import CIVIL, CLERK, FINANCE, GROUP, HEAD, LEADER, LIAISON, VERIFIER
from office_at_pages import Office
from playwright.sync_api import FilePayload, Page, expect
from pypdfium2 import PdfDocument
from pytest_django.live_server_helper import LiveServer
from workbench_world import STRANGER, UNITS, settle

from zhenggai.ledger import models, queries
from zhenggai.ledger.core.state import Book
from zhenggai.people.models import Role, Unit
from zhenggai.supervision.models import Sheet
from zhenggai.writers.round_sheet import HEAD_ROW
from zhenggai.zh.days import in_words

BOOK = "青岚区2026年省委巡视整改"
# Without an account; and the body that decides by minutes.
EDUCATION, DECIDES = "青岚区教育局", "区委整改领导小组"
TODAY = queries.today()
BEGUN, DUE = TODAY - timedelta(days=40), TODAY + timedelta(days=60)
# What is at fault, what is done about it, by whom.
PROBLEMS = (
    ("专项资金沉淀在账上没有拨付", "清理沉淀资金，按项目进度拨付到位", UNITS[FINANCE]),
    ("养老服务站点建而不用", "养老服务站点逐个验收并开放", UNITS[CIVIL]),
    ("学校食堂采购监管松散", "修订学校食堂采购办法，逐校检查", EDUCATION),
)
PROBLEM, MEASURE, _ = PROBLEMS[0]
DONE, OPENED_DOORS, DRAFTED = (
    "沉淀资金已全部拨付到位。",
    "6个站点全部开放。",
    "采购办法已形成初稿。",
)
SCAN: FilePayload = {"name": "盖章表.png", "mimeType": "image/png", "buffer": PICTURE}


def feedback() -> FilePayload:
    told = "\n".join(f"{n}.{text}。" for n, (text, _, _) in enumerate(PROBLEMS, 1))
    return paper(
        "反馈意见",
        f"""省委第二巡视组关于巡视青岚区的反馈意见

{in_words(BEGUN)}，省委第二巡视组向青岚区委反馈了巡视意见。现将有关问题反馈如下。

一、贯彻落实党中央决策部署方面

{told}
""",
    )


def plan() -> FilePayload:
    told = "\n\n".join(
        f"{n}.{text}。\n\n整改措施：\n（1）{measure}。\n牵头单位：{unit}\n责任领导：罗启明\n"
        f"完成时限：{in_words(DUE)}"
        for n, (text, measure, unit) in enumerate(PROBLEMS, 1)
    )
    return paper(
        "整改方案",
        f"""关于省委第二巡视组反馈意见的整改方案

根据省委第二巡视组{in_words(BEGUN)}向青岚区委反馈的意见，制定如下整改方案。

一、贯彻落实党中央决策部署方面

{told}
""",
    )


def paper(name: str, text: str) -> FilePayload:
    return {"name": f"{name}.txt", "mimeType": "text/plain", "buffer": text.encode()}


def set_up() -> None:
    """The district of the tests, a bureau without an account, a body that decides."""
    settle()
    Unit.objects.create(pk="unit/education", name=EDUCATION)
    body = Unit.objects.create(pk="unit/decides", name=DECIDES, is_body=True)
    Role.objects.create(body=body, role="leading_group")


@pytest.mark.django_db(transaction=True)
def test_a_round_is_played_from_the_feedback_to_the_reopening(
    live_server: LiveServer, clean_page: Page, tmp_path: Path
) -> None:
    set_up()
    office = Office(clean_page, live_server.url)
    open_and_take_in(office)
    approve_and_ask(office)
    report_on_the_page(office, "有进展", "已拨付沉淀资金1200万元。")
    report_by_workbook(office)
    report_on_paper(office)
    return_and_amend(office)
    ask_closure_and_sign(office)
    close_by_minutes(office)
    printed = leaders_page(office)
    look_back_and_reopen(office)

    held = models.Book.objects.get()
    state = queries.now(held)
    problem = state.problems["problem/1"]
    assert (problem.state, problem.reopened, problem.relapses) == ("rectifying", 1, 1)
    told = [state.measures[f"measure/{n}-1"].last_text for n in (1, 2, 3)]
    assert told == [DONE, OPENED_DOORS, DRAFTED]
    assert set(Sheet.objects.values_list("state", flat=True)) == {"accepted"}
    # What the leader's page said is what the ledger knew before the look-back.
    before = {one.name: one.text for one in queries.figures(closed_state(held), TODAY)}
    assert before["done"] == "1个"
    assert before["completion_rate"] in printed
    figures_are_the_ledgers(office, held)
    assert queries.rebuild(held) == []
    verify_offline(office, held, tmp_path)


def open_and_take_in(office: Office) -> None:
    """The office opens a book, takes feedback and plan in, and says what done means."""
    page = office.page
    office.sign_in(CLERK)
    office.to("开立台账")
    page.get_by_label("台账名称").fill(BOOK)
    page.get_by_label("被巡视（巡察）单位").select_option(label="青岚区")
    page.get_by_label("本地规则").select_option(label="省委巡视区县")
    office.press("开立台账")
    office.to("导入文件")
    take_in(page, feedback())
    office.to("总览")
    expect(page.locator(".strip").first).to_be_visible()
    page.goto(f"{page.url}papers/")
    take_in(page, plan())
    office.to(PROBLEM)
    office.do("登记整改目标和完成标准", 整改目标="不再沉淀", 完成标准="资金全部拨付")


def take_in(page: Page, file: FilePayload) -> None:
    page.get_by_label("文件", exact=True).set_input_files(file)
    page.get_by_role("button", name="上传并生成草稿").click()
    page.get_by_role("button", name="登记入账").first.click()
    expect(page.get_by_role("status")).to_contain_text("已登记入账")


def approve_and_ask(office: Office) -> None:
    """The leading group approves the plan; the office opens the first round, due tomorrow."""
    page = office.page
    office.sign_in(GROUP)
    office.enter(BOOK)
    office.do("审定整改方案")
    office.sign_in(CLERK)
    office.enter(BOOK)
    office.to("填报", "发起第1期填报")
    page.get_by_label("报送日期").fill((TODAY + timedelta(days=1)).isoformat())
    office.press("发起填报")
    expect(page.get_by_role("status")).to_contain_text("3家单位各一张表")


def report_on_the_page(office: Office, result: str, words: str) -> None:
    """The liaison officer fills the sheet in on its page, the head confirms it."""
    page = office.page
    office.sign_in(LIAISON)
    office.to("第1期填报")
    row = page.locator("tr", has_text=MEASURE)
    row.get_by_text(result, exact=True).click()
    row.get_by_role("textbox").first.fill(words)
    send_and_confirm(office)


def send_and_confirm(office: Office) -> None:
    office.page.get_by_role("button", name="报送", exact=True).click()
    expect(office.page.get_by_role("status").first).to_contain_text("已报送，待单位负责人确认")
    office.sign_in(HEAD)
    office.to("确认报送")
    office.press("确认报送")
    expect(office.page.get_by_role("status").first).to_contain_text("已登记入账")


def report_by_workbook(office: Office) -> None:
    """A liaison officer without a head fills the xlsx in and sends it with the stamped scan."""
    page = office.page
    office.sign_in(STRANGER)
    office.to("第1期填报")
    with page.expect_download() as coming:
        office.to("下载表格")
    office.to("导入填好的表格")
    name, data = coming.value.suggested_filename, filled_in(coming.value.path())
    page.locator("[type=file]").set_input_files({"name": name, "mimeType": "", "buffer": data})
    office.press("看读到的内容")
    office.press("存入1项")
    office.press("依据盖章表报送")
    page.locator("[type=file]").set_input_files(SCAN)
    office.press("登记并报送")
    expect(page.get_by_role("status").first).to_contain_text("已依据盖章表报送")


def filled_in(file: Path) -> bytes:
    """The workbook as somebody fills it in with WPS."""
    book = openpyxl.load_workbook(io.BytesIO(file.read_bytes()))
    page = book.active
    heads = {one.value: one.column for one in page[HEAD_ROW + 1]}
    row = next(one.row for one in page["A"] if one.value == "2-1")
    page.cell(row, heads["本期情况"], "已完成")
    page.cell(row, heads["本期内容"], OPENED_DOORS)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def report_on_paper(office: Office) -> None:
    """The stamped sheet of a bureau without an account is typed in beside its scan."""
    page = office.page
    office.sign_in(CLERK)
    office.enter(BOOK)
    office.to("代录", "录填报表")
    page.get_by_label("上传扫描件").set_input_files(SCAN)
    office.press("上传并显示")
    page.locator("tr", has_text=EDUCATION).get_by_role("link").first.click()
    page.get_by_text("有进展", exact=True).click()
    page.get_by_label("纸面上写的").fill(DRAFTED)
    page.get_by_label("纸面上写的").blur()
    expect(page.locator("#kept")).to_contain_text("已存草稿")
    office.press("核对无误，登记入账")
    expect(page.get_by_role("status").first).to_contain_text("由沈亦安录入")


def return_and_amend(office: Office) -> None:
    """The office returns a sheet for want of proof; with its proof it comes back and is accepted,
    as the others are."""
    page = office.page
    office.to("填报", UNITS[FINANCE])
    page.get_by_label("退回理由").select_option(label="没有附佐证材料")
    page.get_by_role("button", name="退回").last.click()
    office.sign_in(LIAISON)
    office.to("退回修改")
    expect(page.get_by_text("整改办已退回：没有附佐证材料")).to_be_visible()
    row = page.locator("tr", has_text=MEASURE)
    row.get_by_text("已完成", exact=True).click()
    row.get_by_role("textbox").first.fill(DONE)
    office.press("佐证和数字")
    voucher = paper("拨付凭证", "沉淀的专项资金已于近日全部拨付到位。")
    page.get_by_label("佐证文件").set_input_files(voucher)
    page.get_by_label("证明什么").first.fill("资金已经拨付")
    page.get_by_label("种类").first.select_option(label="文件")
    page.get_by_role("button", name="上传佐证", exact=True).click()
    expect(page.get_by_text("拨付凭证.txt").first).to_be_visible()
    office.to("回到填报表")
    send_and_confirm(office)
    office.sign_in(CLERK)
    office.enter(BOOK)
    office.to("填报")
    office.press("全部接收")
    expect(page.get_by_role("status").first).to_contain_text("接收")


def ask_closure_and_sign(office: Office) -> None:
    """The unit asks; its head signs twice, the leader and the verifier once, each in the queue."""
    page = office.page
    office.sign_in(LIAISON)
    office.enter(BOOK)
    office.to("我的事项", PROBLEM, "申请销号")
    page.get_by_label("第1条").first.fill("沉淀资金已全部拨付")
    page.get_by_label("1-1-1").check()
    office.press("申请销号")
    expect(page.get_by_role("status")).to_contain_text("已登记第")
    for who in (HEAD, HEAD, LEADER, VERIFIER):
        office.sign_in(who)
        office.enter(BOOK)
        office.to("我的待办", "核对并签署")
        office.press("签署")
        expect(page.get_by_role("status")).to_contain_text("签署")


def close_by_minutes(office: Office) -> None:
    """The clerk enters the minutes by which the leading group struck the problem off."""
    page = office.page
    office.sign_in(CLERK)
    office.enter(BOOK)
    office.to("代录", "录会议纪要")
    page.get_by_label("会议种类").select_option(label="领导小组会议")
    page.get_by_label("作出决定的机构").select_option(label=DECIDES)
    page.get_by_label("文号（名称）").fill("整改纪〔2026〕6号")
    page.get_by_label("日期").first.fill(TODAY.isoformat())
    page.get_by_label("议题").fill("审定销号")
    row = page.locator("#row1")
    row.get_by_label("编号").fill("1")
    row.get_by_label("议定什么").select_option(label="审定销号")
    row.get_by_label("议定内容").fill("同意问题1销号")
    office.press("核对无误，登记")
    expect(page.get_by_text("区委整改领导小组将问题1销号")).to_be_visible()


def leaders_page(office: Office) -> str:
    """The overview as the leader prints it: one sheet of paper; its text without blanks."""
    office.sign_in(LEADER)
    office.enter(BOOK)
    expect(office.page.get_by_role("heading", name="总览")).to_be_visible()
    printed = PdfDocument(office.page.pdf(prefer_css_page_size=True))
    assert len(printed) == 1
    text: str = printed[0].get_textpage().get_text_range()
    return "".join(text.split())


def look_back_and_reopen(office: Office) -> None:
    """Looked at again on the spot it is as bad as before: the problem is opened again."""
    office.sign_in(VERIFIER)
    office.enter(BOOK)
    office.to("台账", PROBLEM)
    office.to("登记回头看")
    office.page.get_by_label("不相符").check()
    office.page.get_by_label("回头看情况").fill("又有资金沉淀在账上")
    office.page.get_by_role("button", name="登记回头看").click()
    expect(office.page.get_by_role("status")).to_contain_text("已登记第")
    office.do("重新整改", 原因="问题反弹", 理由="回头看发现又有沉淀")
    expect(office.page.locator(".head .badge").first).to_have_text("重新整改")


def closed_state(held: models.Book) -> Book:
    """The book as it stood when the problem was struck off: its last closing is the head."""
    close = models.Entry.objects.filter(book=held, kind="close").latest("n").n
    return queries.cut_off(held, date.max, close)


def figures_are_the_ledgers(office: Office, held: models.Book) -> None:
    """Every figure on its page is the one that the ledger counts."""
    page = office.page
    office.to("总览", "全部数字")
    for one in queries.figures(queries.now(held), TODAY):
        shown = page.locator(f'a[href*="/figures/{one.name}/"]').first
        if one.text:
            expect(shown).to_have_text(one.text)


def verify_offline(office: Office, held: models.Book, folder: Path) -> None:
    """The entries as the office exports them hold for who has nothing but the command."""
    office.sign_in(CLERK)
    office.enter(BOOK)
    office.to("核对登记链")
    with office.page.expect_download() as coming:
        office.to("导出全部登记")
    file = folder / "entries.jsonl"
    coming.value.save_as(file)
    head = f"{held.head_n}:{held.head_hash}"
    command = [sys.executable, "-m", "zhenggai", "ledger", "verify", str(file), "--head", head]
    done = subprocess.run(command, capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
