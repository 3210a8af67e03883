"""A real Chromium: parts of a draft go to two units, one finds its own true, one has it changed."""

from datetime import date

import pytest
from ledger_world import CIVIL, CLERK, LIAISON, PLANNED
from office_at_pages import Office
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from workbench_world import STRANGER, book_after

from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.plans import Assign, PlanMeasure, SetDeadline
from zhenggai.ledger.core.acts.problems import AddProblem
from zhenggai.ledger.core.acts.shape import Act, Milestone
from zhenggai.publication.confirming import standings
from zhenggai.publication.drafts.drafting import begin
from zhenggai.publication.drafts.kept_text import plain_of_kept
from zhenggai.publication.drafts.ledger_text import ledger_text

pytestmark = pytest.mark.django_db(transaction=True)
BOOK = "青岚区2026年省委巡视整改"
# A second problem, led by another unit, before the plan is approved.
SECOND: tuple[tuple[str, Actor, Act], ...] = (
    ("1-12", CLERK, AddProblem("problem/2", "困难群众救助发放不及时")),
    ("1-12", CLERK, PlanMeasure("measure/2-1", "problem/2", "按月核对名单并发放")),
    ("1-12", CLERK, Assign("problem/2", (), (CIVIL,), (CIVIL,))),
    ("1-12", CLERK, SetDeadline("problem/2", (Milestone(date(2026, 6, 30)),))),
)
MORE = "另已逐户回访。"


def test_two_units_answer_and_the_office_uses_what_one_wrote(
    live_server: LiveServer, clean_page: Page
) -> None:
    book = book_after(*PLANNED[:-1], *SECOND)
    ledger = ledger_text(book, "report", "run-in", queries.today())
    draft = begin(book, ledger, by=CLERK.id)
    office, page = Office(clean_page, live_server.url), clean_page

    office.sign_in(CLERK)
    office.enter(BOOK)
    office.to("通报", "整改情况报告", "送核")
    office.press("把所选各段送牵头单位")
    expect(page.get_by_role("status")).to_contain_text("给2家单位")

    office.sign_in(LIAISON)
    office.enter(BOOK)
    office.to("我的待办", "核对文稿")
    page.get_by_label("由谁签字负责").fill("何立群")
    office.press("没选的各段都属实，报送")
    expect(page.get_by_role("status")).to_contain_text("由何立群签字负责")

    office.sign_in(STRANGER)
    office.enter(BOOK)
    office.to("我的待办", "核对文稿")
    first = page.locator(".text-asked").first
    first.get_by_text("修改", exact=True).click()
    words = first.get_by_label("应当这样写")
    words.fill(words.input_value() + MORE)
    page.get_by_label("由谁签字负责").fill("许知远")
    office.press("没选的各段都属实，报送")

    office.sign_in(CLERK)
    office.enter(BOOK)
    office.to("我的待办", "处理答复")
    expect(page.get_by_text(MORE).first).to_be_visible()
    office.press("采用单位写法")
    expect(page.get_by_role("status")).to_contain_text("已采用单位的写法")
    held = [one for one in standings(draft) if one.part.item]
    assert {one.state for one in held} == {"true"}
    assert any(MORE in plain_of_kept(one.version.text) for one in held)
