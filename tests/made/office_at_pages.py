"""People at the pages in a real browser: who signs in, follows links, does acts in their words."""

from playwright.sync_api import Page, expect
from workbench_world import PEOPLE

from zhenggai.ledger.core.actors import Actor


class Office:
    """What people do on the pages, in their words."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address

    def sign_in(self, who: Actor) -> None:
        """Leave, and come back as another person."""
        menu = self.page.locator(".who > summary")
        if menu.count():
            menu.click()
            self.page.get_by_role("button", name="退出").click()
            expect(self.page.get_by_role("heading", name="登录整改台")).to_be_visible()
        self.page.goto(f"{self.address}/")
        self.page.get_by_role("button", name=PEOPLE[who][0], exact=False).first.click()

    def enter(self, book: str) -> None:
        """Come to the overview of a book after signing in: from the list, unless it is the only one
        and the person begins in it.
        """
        self.page.wait_for_url("**/books/**")
        self.to(book if self.page.url.endswith("/books/") else "总览")

    def press(self, button: str) -> None:
        """Press a button by its words."""
        self.page.get_by_role("button", name=button).first.click()

    def to(self, *links: str) -> None:
        """Follow links by their words."""
        for link in links:
            self.page.get_by_role("link", name=link).first.click()

    def do(self, act: str, button: str = "", **fields: str) -> None:
        """Open an act, fill in what is told, send it, and see that it is recorded."""
        self.to(act)
        for label, text in fields.items():
            field = self.page.get_by_label(label).first
            if field.evaluate("one => one.tagName") == "SELECT":
                field.select_option(label=text)
            else:
                field.fill(text)
        self.page.get_by_role("button", name=button or act, exact=True).click()
        expect(self.page.get_by_role("status")).to_contain_text("已登记第")
