"""Every kind of page in a real Chromium, on a desk and on a phone: axe finds no serious fault, and
nothing but the ledger scrolls sideways.

The pages are asked for by the URL table: a new one fails here until it has its line.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from axe_look import axe_faults, bring_axe
from busy_district import CLERK, VERIFIER, busy_book, head, liaison, settle
from django.contrib.auth.models import User
from frozen_papers import released
from guarded_books import PICTURE
from opinion_world import opinions
from playwright.sync_api import Page, expect
from pytest_django.live_server_helper import LiveServer
from round_world import opening
from stored_world import ask_to_expunge
from url_table import ROUTES
from workbench_world import as_

from zhenggai.ledger import evidence, queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.models import Book, Entry, LongImport
from zhenggai.papers.keeping import keep
from zhenggai.people.models import Person, Role
from zhenggai.publication.drafts.drafting import begin as begin_draft
from zhenggai.publication.drafts.ledger_text import ledger_text
from zhenggai.reviewing.answering import Told, hand_in, keep_answers
from zhenggai.reviewing.beginning import begin, join
from zhenggai.supervision.links import make_link, token_of
from zhenggai.supervision.models import Sheet
from zhenggai.supervision.opening import open_round
from zhenggai.workbench.from_paper.scans import scan_of
from zhenggai.writers.people_sheet import PeopleLine, people_sheet

pytestmark = pytest.mark.django_db(transaction=True)
DESK, PHONE = (1366, 768), (390, 844)
PLAN = """关于省委第二巡视组反馈意见的整改方案

一、贯彻落实党中央决策部署方面

1.专项资金沉淀在账上没有拨付。

整改措施：
（1）清理沉淀资金，按项目进度拨付到位。
责任领导：罗启明
完成时限：长期坚持
"""
# A sum that does not agree, a day that there is not, clues; and the same with other words.
NOTICE = """中共青岚区委关于省委巡视整改情况的通报

一、整改总体情况
截至2026年9月31日，反馈的35个问题，已完成整改30个，基本完成3个，正在整改1个，完成率85.71%。
二、问题线索办理情况
移交问题线索6件，已办结5件。
"""
LATER = NOTICE.replace("正在整改1个", "正在整改2个").replace("反馈的", "指出的")
PARTS = 3  # of the pages, for several processes to share
# A unit whose problem 3 is at work.
LIAISON, HEAD = liaison(10), head(10)
NOBODY = Actor("")
# Who reviews from above.
ABOVE = Actor("person/above", "", frozenset({"superior"}))
# The pages by address: who opens them, and what stands behind /books/<code>/ or the root.
PAGES: Mapping[str, tuple[Actor, tuple[str, ...]]] = {
    "sign_in": (NOBODY, ("/sign-in/",)),
    "fill": (NOBODY, ("/fill/{token}/", "/fill/gone/")),
    "password": (CLERK, ("/password/",)),
    "people": (CLERK, ("/people/", "/people/?show=account")),
    "people_log": (CLERK, ("/people/log/",)),
    "people_accounts": (CLERK, ("/people/accounts/",)),
    "unit_new": (CLERK, ("/people/units/new/",)),
    "unit": (CLERK, ("/people/units/unit/3/",)),
    "person_new": (CLERK, ("/people/persons/new/",)),
    "person": (CLERK, ("/people/persons/person/l3/",)),
    "people_sheet": (CLERK, ("/people/sheet/",)),
    "legend": (CLERK, ("/legend/",)),
    "local_rules": (CLERK, ("/local-rules/district-under-province/",)),
    "books": (CLERK, ("/books/",)),
    "book_new": (CLERK, ("/books/new/",)),
    "side_by_side": (CLERK, ("/books/side-by-side/",)),
    "common_problems": (CLERK, ("/books/common-problems/",)),
    "book_from_file": (CLERK, ("/books/new/from-file/",)),
    "papers": (CLERK, ("papers/",)),
    "long_import": (CLERK, ("/long-imports/{long}/",)),
    "check": (CLERK, ("/check/",)),
    "documents": (CLERK, ("documents/",)),
    "document": (CLERK, ("documents/{paper}/", "documents/{paper}/?grade=error&for=public")),
    "document_facts": (CLERK, ("documents/{paper}/facts/",)),
    "document_compare": (
        CLERK,
        ("documents/compare/", "documents/compare/?old={paper}&new={later}"),
    ),
    "written": (CLERK, ("written/",)),
    "written_paper": (
        CLERK,
        (
            "written/problem-list/",
            "written/closing-form/?of=3",
            "written/supervision-notice/?of={unit}",
        ),
    ),
    "written_styles": (CLERK, ("written/styles/",)),
    "written_template": (CLERK, ("written/problem-list/template/",)),
    "document_remove": (CLERK, ("documents/{paper}/remove/",)),
    "superior_form": (CLERK, ("superior-form/",)),
    "book": (CLERK, ("", "?day={past}")),
    "search": (CLERK, ("search/", "search/?q=资金", "search/?q=查无此词")),
    "tasks": (CLERK, ("tasks/",)),
    "queue": (VERIFIER, ("queue/",)),
    "materials": (CLERK, ("materials/",)),
    "evidence": (CLERK, ("evidence/",)),
    "regulations": (CLERK, ("regulations/",)),
    "meetings": (CLERK, ("meetings/",)),
    "course": (CLERK, ("course/",)),
    "log": (CLERK, ("log/",)),
    "figures": (CLERK, ("figures/",)),
    "figure": (CLERK, ("figures/completion_rate/",)),
    "ledger": (CLERK, ("ledger/", "ledger/?due=overdue")),
    "problem": (CLERK, ("problem/1/", "problem/3/", "problem/6/", "problem/999/")),
    "measure": (CLERK, ("measure/3-1/",)),
    "proof": (CLERK, ("proof/3-1-1/",)),
    "units_cell": (CLERK, ("cell/units/problem/3/",)),
    "batch": (CLERK, ("batch/?act=mark_priority&key=problem/3",)),
    "act": (
        LIAISON,
        (
            "act/report_progress/measure/3-1/",
            "act/attach_proof/measure/3-1/",
            "act/sign/problem/3/",
        ),
    ),
    "round_list": (CLERK, ("rounds/list/",)),
    "round_new": (CLERK, ("rounds/new/",)),
    "round": (CLERK, ("rounds/1/",)),
    "round_changes": (CLERK, ("rounds/1/changes/",)),
    "round_sheet": (LIAISON, ("{sheet}",)),
    "round_import": (LIAISON, ("{sheet}import/",)),
    "round_stamped": (HEAD, ("{sheet}stamped/",)),
    "round_line": (LIAISON, ("{sheet}lines/{line}/",)),
    "from_paper": (CLERK, ("from-paper/",)),
    "paper_slip": (
        CLERK,
        ("from-paper/slip/", "from-paper/slip/?scan={scan}", "from-paper/slip/?done=9-11"),
    ),
    "paper_minutes": (CLERK, ("from-paper/minutes/",)),
    "paper_stamped": (
        CLERK,
        ("from-paper/stamped/", "from-paper/stamped/?sheet={sheet_pk}&scan={scan}"),
    ),
    "steps": (CLERK, ("steps/", "steps/?day={past}")),
    "reviews": (CLERK, ("reviews/",)),
    "review_new": (CLERK, ("reviews/new/",)),
    "review": (ABOVE, ("reviews/{review}/",)),
    "all_reviews": (ABOVE, ("/books/reviews/", "/books/reviews/?show=done")),
    "unit_files": (CLERK, ("/books/unit-files/",)),
    "opinions": (CLERK, ("opinions/", "opinions/?show=accusation", "opinions/?show=unsorted")),
    "opinion_new": (CLERK, ("opinions/new/",)),
    "opinion_readers": (CLERK, ("opinions/readers/",)),
    "opinion_counts": (CLERK, ("opinions/counts/",)),
    "opinion": (CLERK, ("opinions/{opinion}/", "opinions/{accusation}/")),
    "opinion_act": (
        CLERK,
        (
            "opinions/{opinion}/sort/",
            "opinions/{opinion}/hand/",
            "opinions/{opinion}/reply/",
            "opinions/{opinion}/attach/",
            "opinions/{opinion}/drop/",
            "opinions/{accusation}/receipt/",
        ),
    ),
    "opinion_handed": (LIAISON, ("opinions/handed/{handing}/",)),
    "chain": (CLERK, ("chain/",)),
    "confirmations": (LIAISON, ("confirmations/",)),
    "figure_calls": (CLERK, ("confirmations/figures/",)),
    "draft_confirmations": (CLERK, ("confirmations/draft/{draft}/", "confirmations/")),
    "drafting": (CLERK, ("drafts/",)),
    "drafting_text": (CLERK, ("drafts/{draft}/",)),
    "drafting_back": (CLERK, ("drafts/{draft}/back/",)),
    "drafting_frame": (CLERK, ("drafts/{draft}/frame/",)),
    "drafting_giving_up": (CLERK, ("drafts/{draft}/giving-up/",)),
    "drafting_figure": (CLERK, ("drafts/{draft}/figures/counted/completion_rate/",)),
    "drafting_part": (CLERK, ("drafts/{draft}/parts/{part}/",)),
    "drafting_versions": (CLERK, ("drafts/{draft}/parts/{part}/versions/",)),
    "drafting_screen": (CLERK, ("drafts/{draft}/screen/",)),
    "drafting_left_out": (CLERK, ("drafts/{draft}/left-out/",)),
    "drafting_stages": (CLERK, ("drafts/{draft}/stages/",)),
    "drafting_publish": (CLERK, ("drafts/{draft}/publish/",)),
    "editions": (CLERK, ("editions/",)),
    "edition": (CLERK, ("editions/{edition}/",)),
}
# Files, pages that lead on, and what is only sent to.
NO_PAGES = {
    "home", "sign_in_as", "sign_out", "first_run", "people_template", "people_xlsx", "template",
    "draft_of_new", "sheet_of_new", "draft", "paper_sheet", "keep_view", "drop_view", "sheet",
    "proof_file", "proof_picture", "rounds", "round_accept", "round_close", "round_reopen",
    "round_xlsx", "round_scan", "round_link", "round_accept_sheet", "round_return", "fill_xlsx",
    "entries", "entry_scan", "drop_scan", "scan_page",
    "edition_package", "edition_release", "edition_portal", "edition_picture",
    "edition_release_back",
    "side_by_side_xlsx", "common_problems_xlsx", "document_file", "document_answer",
    "opinion_counts_file", "opinion_slip_file", "opinion_sealed", "opinion_scan",
    "opinion_attachment",
    "document_about", "document_take", "written_file", "written_back",
    "written_template_sample", "written_template_file",
    "signed_paper", "signed_paper_file", "signed_paper_drop",
    "written_head", "written_style_sample", "written_style_file",
    "drafting_day", "drafting_file", "drafting_typing", "figure_call_answer", "confirmation_scan",
    "drafting_screen_say", "drafting_scan",
}  # fmt: skip


@pytest.fixture
def page(page: Page) -> Page:
    bring_axe(page)
    return page


@pytest.fixture
def places() -> dict[str, Any]:
    """A busy book with an open round, and what the addresses of pages name."""
    settle()
    book = busy_book(queries.today(), problems=36, measures=72)
    asked = open_round(book, opening(), by=CLERK)
    sheet = make_link(Sheet.objects.get(round=asked, unit=LIAISON.unit), by=CLERK)
    line = sheet.lines.exclude(item="").first()
    paper = evidence.store([PICTURE], "签批单.png")
    papers = [keep(book, one.encode(), "通报.txt", by=CLERK.id).paper for one in (NOTICE, LATER)]
    account = User.objects.create_user("从上面看的人")
    above = Person.objects.create(pk=ABOVE.id, name="从上面看的人", account=account)
    Role.objects.create(person=above, role="superior")
    reviewed = begin(papers[0], queries.pack(queries.now(book)), by=ABOVE.id)
    own = join(reviewed, ABOVE)
    other = join(reviewed, CLERK)
    told = {name: ("fails", "没有写明责任人") for name, _, _ in reviewed.checklist}
    keep_answers(other, Told(told, agrees=False, words="修改后再报"))
    hand_in(other)
    broken = LongImport.objects.create(
        book=book, by=CLERK.id, name="台账.xlsx", state="running", folder="f",
        asked_at=datetime.now(UTC),
    )  # fmt: skip
    ledger = ledger_text(book, "report", "run-in", queries.today())
    written = begin_draft(book, ledger, by=CLERK.id)
    said = opinions(book, unit=LIAISON.unit)
    return {
        "code": book.code,
        "opinion": said.plain,
        "accusation": said.slipped,
        "handing": said.handing,
        "long": broken.pk,
        "review": own.review_id,
        "paper": papers[0].pk,
        "draft": written.pk,
        "part": written.parts.all()[0].pk,
        "later": papers[1].pk,
        "edition": released(book).edition.code,
        "token": token_of(sheet),
        "sheet": f"rounds/1/sheets/{sheet.pk}/",
        "line": line.pk if line else 0,
        "sheet_pk": sheet.pk,
        "scan": scan_of(book, paper.digest, paper.name, CLERK.id).pk,
        "unit": sheet.unit_id,
        "past": f"{queries.today().replace(day=1)}",
    }


def test_every_page_has_its_line() -> None:
    known = PAGES.keys() | NO_PAGES
    assert known == ROUTES.keys(), "Add the new address to PAGES, or to NO_PAGES if it shows none"


@pytest.mark.parametrize("part", range(PARTS))
def test_no_page_has_a_serious_fault_or_scrolls_sideways(
    places: dict[str, Any], live_server: LiveServer, page: Page, part: int
) -> None:
    faults = []
    for name, (who, paths) in list(PAGES.items())[part::PARTS]:
        come_as(page, who, live_server.url)
        for path in paths:
            below = "" if path.startswith("/") else f"/books/{places['code']}/"
            page.goto(f"{live_server.url}{below}{path.format(**places)}")
            faults += [f"{path} {one}" for one in faults_of(page, is_wide=name == "ledger")]
    assert not faults, "\n".join(faults)


def test_what_comes_of_a_file_has_no_serious_fault(
    places: dict[str, Any], live_server: LiveServer, page: Page
) -> None:
    come_as(page, CLERK, live_server.url)
    faults = []
    paper = ("整改方案.txt", PLAN.encode(), "上传并生成草稿")
    people = ("人员.xlsx", people_sheet([PeopleLine("区司法局", "", "", "李见微", "局长")]), "")
    for path, (name, data, button) in {
        f"/books/{places['code']}/papers/": paper,
        "/people/sheet/": people,
    }.items():
        page.goto(f"{live_server.url}{path}")
        file = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
        page.locator('main input[type="file"]').set_input_files(file)  # type: ignore[arg-type]
        page.locator("main button.primary", has_text=button).click()
        page.wait_for_load_state()
        assert page.locator("main form input[type=hidden]").count() > 1, path
        faults += [f"{path} {one}" for one in faults_of(page, is_wide=False)]
    assert not faults, "\n".join(faults)


def test_what_opens_beside_a_page_has_no_serious_fault(
    places: dict[str, Any], live_server: LiveServer, page: Page
) -> None:
    """Workings, menus, the units' cell: open, within the screen, and left by Esc."""
    come_as(page, CLERK, live_server.url)
    faults = []
    opened = (
        ("", ".strip dd .figure >> nth=0", "#popover [role=dialog]"),
        ("", ".course .end a", "#popover > *"),
        ("", ".who > summary", ".who .sheet-of"),
        ("ledger/", ".filter summary >> nth=0", ".filter .sheet-of >> nth=0"),
        ("ledger/", ".controls .menu > summary >> nth=-1", ".controls .menu .sheet-of >> nth=-1"),
        ("ledger/", ".sheet .measure .edit >> nth=0", "#popover > *"),
    )
    for path, opener, box in opened:
        page.set_viewport_size({"width": DESK[0], "height": DESK[1]})
        page.goto(f"{live_server.url}/books/{places['code']}/{path}")
        page.locator(opener).press("Enter")
        expect(page.locator(box)).to_be_visible()
        faults += [f"{opener} {one}" for one in axe_faults(page, part=box)]
        place = page.locator(box).bounding_box()
        assert place, opener
        if place["x"] < 0 or place["x"] + place["width"] > DESK[0]:
            faults.append(f"{opener} opens beyond the screen: {place}")
        page.keyboard.press("Escape")
        expect(page.locator(box)).to_be_hidden()
        expect(page.locator(opener)).to_be_focused()
    assert not faults, "\n".join(faults)


def test_a_decision_on_expunging_has_no_serious_fault(
    places: dict[str, Any], live_server: LiveServer, page: Page
) -> None:
    book = Book.objects.get(code=places["code"])
    entry = Entry.objects.filter(book=book, kind="add_problem").earliest("n")
    asked = ask_to_expunge(book, queries.today(), entry.n, "text", by=CLERK)
    key = next(one for one in asked.entries[0].subject if one.startswith("expunging/"))
    faults = []
    for act in ("expunge", "decline_expunge"):
        come_as(page, CLERK, live_server.url)
        page.goto(f"{live_server.url}/books/{book.code}/act/{act}/{key}/")
        expect(page.locator("h1")).to_be_visible()
        faults += [f"{act} {one}" for one in faults_of(page, is_wide=False)]
    assert not faults, "\n".join(faults)


def come_as(page: Page, who: Actor, address: str) -> None:
    """The browser of this person, or of somebody who is not signed in."""
    page.context.clear_cookies()
    if who.id:
        session = as_(who).cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": address}])


def faults_of(page: Page, *, is_wide: bool) -> list[str]:
    """What axe finds on either screen, and whether the page is wider than the phone."""
    found = []
    for width, height in (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": height})
        found += [f"at {width}: {one}" for one in axe_faults(page)]
        over = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if over > 0 and not is_wide:
            found.append(f"at {width}: {over} px too wide")
    return found
