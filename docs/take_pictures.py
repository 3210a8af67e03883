"""Take the pictures of README and docs in a real Chromium: the report, the pages of the demo.

Run it after a change of a page: `.venv/bin/python docs/take_pictures.py`. The made-up district is
made anew, so the days in the pictures are those of the day on which they are taken.
"""

import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from zhenggai.cli import main
from zhenggai.demo.papers.pdf_page import Line, Rule, page_pdf

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "src" / "zhenggai" / "samples" / "notice.txt"
IMAGES = HERE / "images"
CHROMIUM = "/usr/bin/chromium"
DESK, PHONE = (1366, 768), (390, 844)
BOOK = "/books/yunting"
# Picture, size, who looks, which page.
PAGES = (
    ("sign-in", DESK, "", "/sign-in/"),
    ("overview", DESK, "林晓", f"{BOOK}/"),
    ("ledger", DESK, "林晓", f"{BOOK}/ledger/"),
    ("item", DESK, "林晓", f"{BOOK}/problem/16/"),
    ("board", DESK, "林晓", f"{BOOK}/rounds/"),
    ("evidence", DESK, "林晓", f"{BOOK}/evidence/"),
    ("documents", DESK, "林晓", f"{BOOK}/documents/"),
    ("document", DESK, "林晓", f"{BOOK}/documents/3/#f3"),
    ("document-facts", DESK, "林晓", f"{BOOK}/documents/3/facts/"),
    ("document-compare", DESK, "林晓", f"{BOOK}/documents/compare/?old=3&new=4"),
    ("document-phone", PHONE, "林晓", f"{BOOK}/documents/3/"),
    ("queue", DESK, "沈亦安", f"{BOOK}/queue/"),
    ("side-by-side", DESK, "毕守诚", "/books/side-by-side/?show=progress"),
    ("steps", DESK, "毕守诚", f"{BOOK}/steps/"),
    ("people", DESK, "匡以诚", "/people/"),
    ("reviews", DESK, "毕守诚", f"{BOOK}/reviews/"),
    ("papers", DESK, "林晓", f"{BOOK}/written/"),
    ("drafting", DESK, "林晓", f"{BOOK}/drafts/"),
    ("drafting-text", DESK, "林晓", f"{BOOK}/drafts/1/"),
    ("drafting-screen", DESK, "林晓", f"{BOOK}/drafts/1/screen/"),
    ("drafting-stages", DESK, "林晓", f"{BOOK}/drafts/1/stages/"),
    ("confirmations", DESK, "林晓", f"{BOOK}/confirmations/draft/1/"),
    ("confirming-phone", PHONE, "夏未央", f"{BOOK}/confirmations/"),
    ("opinions", DESK, "林晓", f"{BOOK}/opinions/"),
    ("opinion", DESK, "林晓", f"{BOOK}/opinions/3/"),
    ("search", DESK, "林晓", f"{BOOK}/search/?q=补贴"),
    ("sheet", DESK, "夏未央", f"{BOOK}/rounds/"),
    ("sheet-phone", PHONE, "夏未央", f"{BOOK}/rounds/"),
    ("tasks-phone", PHONE, "夏未央", f"{BOOK}/tasks/"),
)


def take() -> None:
    """All pictures, each as a person sees the page first."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as player:
        browser = player.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        _take_report(browser, Path(folder))
        with _demo(Path(folder) / "demo") as address:
            for name, size, person, path in PAGES:
                page = _page(browser, size)
                if person:
                    _sign_in(page, address, person)
                page.goto(f"{address}{path}")
                page.wait_for_load_state("networkidle")
                page.screenshot(path=IMAGES / f"{name}.png")
                page.close()
            _take_public(browser, address)
            _take_typing(browser, address)
            _take_review(browser, address)
        browser.close()


def _take_public(browser: Browser, address: str) -> None:
    """What the round before published: as its office keeps it, and as a citizen reads it."""
    page = _page(browser, DESK)
    _sign_in(page, address, "余正则")
    page.screenshot(path=IMAGES / "editions.png")
    page.get_by_role("row", name="更正第1版").get_by_role("link").first.click()
    page.screenshot(path=IMAGES / "edition.png")
    page.goto(f"{address}/public/")
    page.locator(".notices a").first.click()
    for name, size, door in (
        ("public-items", DESK, "事项"),
        ("public-phone", PHONE, "正文"),
        ("public-figures-phone", PHONE, "数字"),
        ("public-opinion-phone", PHONE, "提意见"),
    ):
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.locator(".doors").get_by_role("link", name=door).click()
        page.screenshot(path=IMAGES / f"{name}.png")
    page.close()


def _take_typing(browser: Browser, address: str) -> None:
    """代录: a slip that was scanned, and half of what it says typed in."""
    page = _page(browser, DESK)
    _sign_in(page, address, "林晓")
    page.goto(f"{address}{BOOK}/from-paper/slip/")
    scan = {"name": "问题13销号申请表.pdf", "mimeType": "application/pdf", "buffer": _slip()}
    page.get_by_label("上传扫描件").set_input_files(scan)  # type: ignore[arg-type]  # a dictionary does
    page.get_by_role("button", name="上传并显示").click()
    page.get_by_label("文号（名称）").fill("问题13销号申请表")
    page.locator("#id_r0-items").fill("13")
    page.locator("#id_r0-who").fill("严若水")
    page.locator("#id_r0-words").fill("同意销号，加强常态化监督。")
    page.wait_for_load_state("networkidle")
    page.screenshot(path=IMAGES / "from-paper.png")
    page.close()


def _take_review(browser: Browser, address: str) -> None:
    """审核: a report of the register, two points of which are answered, on desk and phone."""
    page = _page(browser, DESK)
    _sign_in(page, address, "毕守诚")
    page.goto(f"{address}{BOOK}/reviews/new/?paper=3")
    page.get_by_role("button", name="开始审核").click()
    page.get_by_role("button", name="参加审核").click()
    answers = page.locator(".vetting td.mine")
    answers.nth(0).get_by_text("符合", exact=True).click()
    answers.nth(1).get_by_text("不符合", exact=True).click()
    answers.nth(1).locator("textarea").fill(
        "问题16的措施没有写明怎么防止再次冒领，请补上长效机制。"
    )
    page.get_by_text("已存草稿").wait_for()
    page.screenshot(path=IMAGES / "review.png")
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    page.screenshot(path=IMAGES / "review-phone.png")
    page.close()


def _slip() -> bytes:
    lines = (
        Line(190, 380, 20, "问题销号申请表"),
        Line(60, 330, 13, "问题编号：13"),
        Line(60, 295, 13, "责任单位主要负责人意见：同意申请销号。"),
        Line(60, 250, 13, "牵头单位意见：经审核，符合完成标准。"),
        Line(60, 205, 13, "牵头领导意见：同意销号，加强常态化监督。"),
        Line(360, 175, 13, "（签名）严若水"),
    )
    return page_pdf(lines, tuple(Rule(50, y, 545, y) for y in (355, 318, 278, 232, 160)))


def _take_report(browser: Browser, folder: Path) -> None:
    report = folder / "notice.html"
    main(["check", str(SAMPLE), "--format", "html", "-o", str(report)])
    page = _page(browser, DESK)
    page.goto(report.as_uri())
    page.screenshot(path=IMAGES / "check.png")
    page.close()


def _page(browser: Browser, size: tuple[int, int]) -> Page:
    return browser.new_context(viewport={"width": size[0], "height": size[1]}).new_page()


def _sign_in(page: Page, address: str, person: str) -> None:
    page.goto(f"{address}/sign-in/")
    for summary in page.locator("details > summary").all():
        summary.click()
    page.locator("button", has_text=person).first.click()
    page.wait_for_load_state()


@contextmanager
def _demo(folder: Path) -> Iterator[str]:
    """The address of a demo that is made and answers."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    told = ["--folder", str(folder), "--port", str(port)]
    server = subprocess.Popen([sys.executable, "-m", "zhenggai", "demo", *told])  # noqa: S603 - our own command
    try:
        while not _answers(port):
            if server.poll() is not None:
                raise SystemExit("the demo did not start")
            time.sleep(0.5)
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(30)


def _answers(port: int) -> bool:
    with socket.socket() as one:
        return one.connect_ex(("127.0.0.1", port)) == 0


if __name__ == "__main__":
    take()
