"""Acts that take two people, each in a browser: who asks, and who does what was asked."""

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from ledger_world import ASKED, CLERK, LIAISON, OFFICE, PACK
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from several_books import INSPECTOR, several_books
from workbench_world import as_, book_after

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.models import Book, Content
from zhenggai.people.models import Person, Role
from zhenggai.reviewing.models import Reviewer

pytestmark = pytest.mark.django_db(transaction=True)
SECOND = Actor("person/second", OFFICE, frozenset({"superior"}))
PLAN = "中共青岚区财政局党组整改方案\n\n1.专项资金沉淀。\n\n整改措施：\n（1）清理沉淀资金。\n"
# The liaison officer's report, of which the words are these.
REPORT, WORDS = 10, "沉淀资金已全部拨付"


@pytest.fixture
def house(live_server: LiveServer, clean_page: Page) -> "Hand":
    return Hand(clean_page, live_server.url)


class Hand:
    """One browser at which people sit down one after another."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address

    def sits(self, who: Actor, path: str) -> Page:
        """Signed in, on a page of the house."""
        self.page.context.clear_cookies()
        session = as_(who).cookies["sessionid"].value
        self.page.context.add_cookies(
            [{"name": "sessionid", "value": session, "url": self.address}]
        )
        self.page.goto(f"{self.address}{path}")
        return self.page


def reviewed(book: Book) -> str:
    """A paper under review, begun by the inspector; its address."""
    file = SimpleUploadedFile("整改方案.txt", PLAN.encode())
    return str(as_(INSPECTOR).post(f"/books/{book.code}/reviews/new/", {"file": file})["Location"])


def test_a_colleague_who_is_asked_to_review_finds_the_paper_and_answers(house: Hand) -> None:
    book = several_books()["财政局"]
    account = User.objects.create_user("闻人静")
    person = Person.objects.create(
        pk=SECOND.id, name="闻人静", unit_id=OFFICE, account=account, is_made_up=True
    )
    Role.objects.create(person=person, role="superior")
    page = house.sits(INSPECTOR, reviewed(book))
    page.get_by_text("请人审核", exact=True).click()
    page.get_by_label("请谁审核").select_option(SECOND.id)
    page.get_by_role("button", name="请其审核").click()
    expect(page.get_by_role("status").first).to_contain_text("已请闻人静（区委整改办）审核")
    page = house.sits(SECOND, f"/books/{book.code}/tasks/")
    page.get_by_role("row", name="待我审").get_by_role("link").first.click()
    for point in PACK.review_points:
        page.locator(f"label:has(input[name='v-{point.point}'][value='fits'])").click()
    page.locator("label:has(input[name='agrees'][value='yes'])").click()
    page.get_by_role("button", name="交审核意见").click()
    expect(page.get_by_role("status").first).to_contain_text("已交审核意见")
    assert Reviewer.objects.get(person=SECOND.id).handed_at is not None


def test_one_asks_for_an_expunging_and_another_decides_it(house: Hand) -> None:
    book = book_after(*ASKED)
    page = house.sits(LIAISON, f"/books/{book.code}/act/ask_expunge/entry/{REPORT}/")
    page.locator("label", has_text="做了什么").click()
    page.locator("select[name=ground]").select_option("secret")
    page.get_by_role("button", name="提请清除").click()
    expect(page.get_by_role("status").first).to_contain_text("登记")
    page = house.sits(CLERK, f"/books/{book.code}/tasks/")
    page.locator("a[href*='/act/expunge/expunging/1/']").first.click()
    expect(page.get_by_text("陈望舒").first).to_be_visible()
    expect(page.get_by_text(WORDS).first).to_be_hidden()
    page.get_by_text("看将被清除的原文").click()
    expect(page.get_by_text(WORDS).first).to_be_visible()
    page.locator("main button.primary").click()
    expect(page.get_by_role("status").first).to_contain_text("登记")
    assert not Content.objects.filter(told__contains=WORDS).exists()
    page = house.sits(LIAISON, f"/books/{book.code}/measure/1-1/")
    expect(page.get_by_text("依规清除").first).to_be_visible()
    expect(page.get_by_text(WORDS)).to_have_count(0)
