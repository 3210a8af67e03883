"""A house begins: set up behind the printed address, people from a sheet, one of them signs in.

The program is a process of its own with an empty folder; the browser is a real one.
"""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from people_world import PASSWORD, filled_sheet
from playwright.sync_api import Page, expect

from zhenggai.writers.people_sheet import PeopleLine

# A new database is migrated first; a busy machine takes its time.
LONGEST = 60_000


@pytest.fixture
def first_address(tmp_path: Path) -> Iterator[str]:
    """The address that `zhenggai serve` prints on an empty folder."""
    ours = ("DATABASE_URL", "DJANGO_SETTINGS_MODULE")
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "zhenggai", "serve", "--port", str(port)]
    with subprocess.Popen(
        command,
        env={**kept, "ZHENGGAI_DATA": str(tmp_path / "data"), "PYTHONUNBUFFERED": "1"},
        stdin=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
    ) as server:
        assert server.stderr
        told = iter(server.stderr.readline, "")
        yield next(found[0] for line in told if (found := re.search(r"http\S+/set-up/\S+", line)))
        server.terminate()
        try:
            assert server.wait(60) in (0, -15)
        finally:
            server.kill()


def answering(page: Page, address: str) -> None:
    """Open the page as soon as the server is up."""
    for _ in range(150):
        try:
            page.goto(address, timeout=LONGEST)
        except Exception as fault:
            if "ERR_CONNECTION_REFUSED" not in str(fault):
                raise
            page.wait_for_timeout(200)
        else:
            return


def fill(page: Page, told: dict[str, str]) -> None:
    for name, text in told.items():
        page.locator(f'[name="{name}"]').fill(text)


def test_from_an_empty_folder_to_a_liaison_who_signs_in(first_address: str, page: Page) -> None:
    house = f"http://{urlsplit(first_address).netloc}"
    page.set_default_timeout(LONGEST)
    answering(page, first_address)
    fill(
        page,
        {
            "inspected_unit": "青岚区",
            "office": "区委整改办",
            "name": "沈亦安",
            "sign_in_name": "沈亦安",
            "password": PASSWORD,
            "again": PASSWORD,
        },
    )
    page.get_by_role("button", name="完成设置").click()
    page.get_by_role("link", name="从表格登记").click()
    line = PeopleLine("青岚区财政局", "青岚区", "", "陈望舒", "办公室主任", "联络员")
    sheet = {"name": "人员.xlsx", "mimeType": "", "buffer": filled_sheet(line)}
    page.locator("[type=file]").set_input_files(sheet)  # type: ignore[arg-type]  # a plain dict is one
    page.get_by_role("button", name="看要登记什么").click()
    page.get_by_role("button", name="登记1行").click()
    page.get_by_role("link", name="陈望舒").click()
    page.get_by_role("button", name="开账号").click()
    expect(page.locator("code")).to_have_count(2)
    page.get_by_role("link", name="返回单位和人员").click()
    page.get_by_role("link", name="陈望舒").click()
    page.get_by_role("button", name="重置密码").click()
    given = page.locator("code").nth(1).inner_text()
    page.context.clear_cookies()
    page.goto(house)
    fill(page, {"name": "陈望舒", "password": given})
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_text("请先改成自己的密码")).to_be_visible()
    fill(page, {"old": given, "password": "own-words-2026", "again": "own-words-2026"})
    page.get_by_role("button", name="修改密码").click()
    expect(page.get_by_role("status")).to_contain_text("密码已修改")
    expect(page.get_by_text("整改办把您列入某本台账后")).to_be_visible()
    assert page.goto(f"{house}/people/").status == 404  # type: ignore[union-attr]  # it answered
    assert page.goto(first_address).status == 404  # type: ignore[union-attr]
