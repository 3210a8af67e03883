"""A house begins: set up behind the printed address, people from a sheet, one of them signs in; the
page that sets up has no serious fault on either screen.

The program is a process of its own with an empty folder; the browser is a real one.
"""

from pathlib import Path

from axe_look import axe_faults, bring_axe
from people_world import filled_sheet
from playwright.sync_api import Page, expect
from served_house import served

from zhenggai.writers.people_sheet import PeopleLine

LONGEST = 60_000


def fill(page: Page, told: dict[str, str]) -> None:
    for name, text in told.items():
        page.locator(f'[name="{name}"]').fill(text)


def faults_of(page: Page) -> list[str]:
    """Serious faults on either screen, and whether the page is wider."""
    found = []
    for width in (390, 1366):
        page.set_viewport_size({"width": width, "height": 768})
        expect(page.locator("main form")).to_be_visible()
        found += [f"at {width}: {one}" for one in axe_faults(page)]
        if page.evaluate("document.documentElement.scrollWidth - innerWidth") > 0:
            found.append(f"at {width}: too wide")
    return found


def test_from_an_empty_folder_to_a_liaison_who_signs_in(tmp_path: Path, page: Page) -> None:
    page.set_default_timeout(LONGEST)
    bring_axe(page)
    with served(tmp_path / "data") as house:
        page.goto(house.set_up_address())
        assert not faults_of(page)
        house.set_up(page)
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
        page.goto(house.address)
        fill(page, {"name": "陈望舒", "password": given})
        page.get_by_role("button", name="登录").click()
        expect(page.get_by_text("请先改成自己的密码")).to_be_visible()
        fill(page, {"old": given, "password": "own-words-2026", "again": "own-words-2026"})
        page.get_by_role("button", name="修改密码").click()
        expect(page.get_by_role("status")).to_contain_text("密码已修改")
        expect(page.get_by_text("整改办把您列入某本台账后")).to_be_visible()
        assert page.goto(f"{house.address}/people/").status == 404  # type: ignore[union-attr]  # it answered
        assert page.goto(house.set_up_address()).status == 404  # type: ignore[union-attr]
