"""A draft on its way out, at its pages: screened, what is left out, approved, published."""

from collections.abc import Mapping

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from guarded_books import PICTURE
from ledger_world import CLERK, GROUP, LIAISON, PLANNED
from order_of_texts import (
    CLOSED,
    approved,
    drafted,
    party_notice,
    public_notice,
    published,
    typed_into,
)
from workbench_world import as_, book_after

from zhenggai.ledger import queries
from zhenggai.ledger.models import Book, Evidence
from zhenggai.publication.confirming import ask
from zhenggai.publication.drafts.drafting import heads
from zhenggai.publication.drafts.kept_text import plain_of_kept
from zhenggai.publication.drafts.ledger_text import ledger_text_of
from zhenggai.publication.models import Draft
from zhenggai.publication.order.deriving import derive
from zhenggai.publication.order.screening import screen
from zhenggai.published.models import Edition

pytestmark = pytest.mark.django_db
TODAY = queries.today


@pytest.fixture
def held() -> Book:
    return book_after(*CLOSED)


def page(draft: Draft, name: str) -> str:
    return f"/books/{draft.book.code}/drafts/{draft.pk}/{name}/"


def looked(draft: Draft, name: str, client: Client | None = None) -> str:
    response = (client or as_(CLERK)).get(page(draft, name))
    assert response.status_code == 200
    return response.content.decode()


def sent(draft: Draft, name: str, told: Mapping[str, object], status: int = 302) -> str:
    response = as_(CLERK).post(page(draft, name), told, follow=True)
    last = response.redirect_chain[-1][1] if response.redirect_chain else response.status_code
    assert last == status
    return str(response.content.decode())


def basis(**told: object) -> dict[str, object]:
    return {
        "do": "approve",
        "body": "青岚区委常委会",
        "number": "会议纪要〔2026〕12号",
        "on": TODAY().isoformat(),
        **told,
    }


def finding(draft: Draft, code: str) -> str:
    found = screen(draft, ledger_text_of(draft)).found
    return next(one.one.finding for one in found if one.one.code == code)


def test_the_screen_shows_the_words_their_working_and_what_to_do(held: Book) -> None:
    draft = drafted(held)
    typed_into(draft, "outlook", "共排查问题37个，已整改20个，正在整改16个。")
    told = looked(draft, "screen")
    for words in ("分项相加是36个", "NUM104", "已核实，不修改", "修改这一段", "检查用时"):
        assert words in told
    assert 'class="m error"' in told


def test_a_finding_is_answered_and_opened_again(held: Book) -> None:
    draft = drafted(held)
    typed_into(draft, "outlook", "共排查问题37个，已整改20个，正在整改16个。")
    one = {"finding": finding(draft, "NUM104"), "do": "answer", "reason": "含1个另案办理"}
    assert "含1个另案办理" in sent(draft, "screen/say", one)
    assert "撤销核实" in looked(draft, "screen")
    sent(draft, "screen/say", {**one, "do": "again"})
    assert "沈亦安" in looked(draft, "screen")


def test_what_can_be_put_right_by_a_click_is(held: Book) -> None:
    draft = drafted(held, "public-notice")
    typed_into(draft, "outlook", "当事人的号码是13800138000。")
    assert "遮盖号码" in looked(draft, "screen")
    sent(draft, "screen/say", {"finding": finding(draft, "PRI103"), "do": "mend"})
    words = {part.key: plain_of_kept(version.text) for part, version in heads(draft)}
    assert "138****8000" in words["outlook"]


def test_a_missing_approval_is_not_answered(held: Book) -> None:
    draft = drafted(held)
    one = {"finding": finding(draft, "PUB101"), "do": "answer", "reason": "已核实"}
    assert "不能标为已核实" in sent(draft, "screen/say", one, 409)
    assert not draft.answered.exists()


def test_an_approval_is_entered_with_its_scan(held: Book) -> None:
    draft = drafted(held)
    told = looked(draft, "stages")
    assert "登记“单位核稿”" in told
    scan = SimpleUploadedFile("核稿单.png", PICTURE)
    sent(draft, "stages", basis(stage="units", scan=scan))
    row = draft.approvals.get()
    assert (row.stage, row.scan_name) == ("units", "核稿单.png")
    told = looked(draft, "stages")
    assert "会议纪要〔2026〕12号" in told
    assert "登记“领导小组（常委会）审议”" in told
    file = as_(CLERK).get(f"{page(draft, 'scans')}{row.scan}/")
    assert file.status_code == 200
    assert as_(CLERK).get(f"{page(draft, 'scans')}{'ab' * 32}/").status_code == 404


def test_words_marked_secret_are_refused_and_the_scan_beside_them_is_not_stored(held: Book) -> None:
    draft = drafted(held)
    scan = SimpleUploadedFile("核稿单.png", PICTURE)
    told = basis(stage="units", words="秘密★5年", body="区委常委会会议", scan=scan)
    page_told = sent(draft, "stages", told, 409)
    assert "不得存储、处理国家秘密" in page_told
    assert "区委常委会会议" in page_told
    assert not draft.approvals.exists()
    assert not Evidence.objects.filter(name="核稿单.png").exists()


def test_an_approval_without_body_or_out_of_order_is_refused(held: Book) -> None:
    draft = drafted(held)
    assert "请写明是哪个机关" in sent(draft, "stages", basis(stage="units", body=""), 409)
    assert "不能登记“上级审核”" in sent(draft, "stages", basis(stage="superior"), 409)
    assert "请选定要登记的一步" in sent(draft, "stages", {"do": "jump"}, 409)
    assert not draft.approvals.exists()


def test_what_was_changed_since_is_shown_and_taken_back(held: Book) -> None:
    draft = approved(drafted(held))
    typed_into(draft, "outlook", "再加一句。")
    told = looked(draft, "stages")
    assert "审定后又有改动" in told
    assert "<ins>再加一句。</ins>" in told
    one = draft.approvals.all()[0]
    sent(draft, "stages", {"do": "undo", "approval": one.pk})
    assert "审定后又有改动" not in looked(draft, "stages")


def test_an_approval_is_taken_back_with_a_reason(held: Book) -> None:
    draft = approved(drafted(held), "units")
    one = draft.approvals.get()
    assert "写明为什么" in sent(draft, "stages", {"do": "take_back", "approval": one.pk}, 409)
    told = {"do": "take_back", "approval": one.pk, "why": "录错了稿子"}
    assert "录错了稿子" in sent(draft, "stages", told)
    assert "已经撤回" in sent(draft, "stages", told, 409)


def test_only_the_last_approval_is_taken_back_and_none_on_which_a_text_rests(held: Book) -> None:
    report = approved(drafted(held))
    assert looked(report, "stages").count('value="take_back"') == 1
    derive(report, "party-notice", by=CLERK.id)
    told = looked(report, "stages")
    assert "take_back" not in told
    assert "审定是它的依据，不能撤回" in told


def test_the_units_stage_waits_for_what_was_sent(held: Book) -> None:
    draft = drafted(held)
    assert "核稿单位" in looked(draft, "stages")
    ask(draft, ["problem/1"], due_on=TODAY(), by=CLERK.id)
    told = looked(draft, "stages")
    assert "还有1段送核没有答复" in told
    assert 'value="approve"' not in told
    assert "还有1段送核没有答复" in sent(draft, "stages", basis(stage="units"), 409)


def test_the_notice_is_begun_from_the_approved_report(held: Book) -> None:
    report = approved(drafted(held))
    assert "从这份起草" in looked(report, "stages")
    sent(report, "stages", {"do": "derive", "paper": "party-notice"})
    notice = Draft.objects.get(paper="party-notice")
    assert notice.based_on == report
    assert "报告稿" in looked(notice, "stages")


def test_a_notice_that_is_not_the_report_shows_where(held: Book) -> None:
    notice = party_notice(held)
    typed_into(notice, "outlook", "多说一句。")
    told = looked(notice, "stages")
    assert "与审定的整改情况报告不一致" in told
    assert "<ins>多说一句。</ins>" in told
    assert "还缺什么" in looked(notice, "publish")


def test_a_text_goes_out_and_is_corrected(held: Book) -> None:
    notice = party_notice(held)
    assert "都齐了" in looked(notice, "publish")
    told = {"do": "publish", "on": TODAY().isoformat(), "number": "青岚区委通报〔2026〕5号"}
    sent(notice, "publish", told)
    assert Edition.objects.get().draft == notice.pk
    assert "已经发布" in looked(notice, "publish")
    # What went out is not written at any more, on none of its pages.
    address = f"/books/{held.code}/drafts/{notice.pk}/"
    page = as_(CLERK).get(address).content.decode()
    assert "文字和截止日不再改动" in page
    assert "换截止日" not in page
    day = {"cut_off": TODAY().isoformat(), "style": notice.style}
    refused = as_(CLERK).post(f"{address}day/", day)
    assert (refused.status_code, "起草更正稿" in refused.content.decode()) == (409, True)
    assert "撤回" not in looked(notice, "stages")
    assert "看发布" in page
    assert "手工数字" not in page
    assert "不再改动" in looked(notice, "screen")
    asking = f"/books/{held.code}/confirmations/draft/{notice.pk}/"
    shut = as_(CLERK).get(asking).content.decode()
    assert "不再送核" in shut
    assert "把所选各段送牵头单位" not in shut
    refused = as_(CLERK).post(asking, {"do": "ask", "part": "problem/1", "due_on": TODAY()})
    assert (refused.status_code, "不再送核" in refused.content.decode()) == (409, True)
    sent(notice, "publish", {"do": "correct"})
    later = Draft.objects.filter(paper="party-notice").first()
    assert later is not None
    assert later != notice
    assert "这一次是更正" in looked(later, "publish")


def test_what_is_missing_is_told_on_one_page(held: Book) -> None:
    public = public_notice(held)
    told = looked(public, "publish")
    assert "尚未登记上级审核同意的依据（机关、文号或日期），不能发布。" in told
    assert "处理后可用" in told
    refused = sent(public, "publish", {"do": "publish", "on": TODAY().isoformat()}, 409)
    assert "不能发布" in refused
    assert Edition.objects.filter(audience="public").count() == 0


def test_a_day_that_is_none_stands_beside_its_field(held: Book) -> None:
    assert "没有看懂这个日期" in sent(party_notice(held), "publish", {"on": "何时"}, 409)


def test_a_problem_is_left_out_agreed_and_told_again() -> None:
    draft = drafted(book_after(*PLANNED), "public-notice")
    assert "全部照写" in looked(draft, "left-out")
    told = {"do": "propose", "items": "problem/1", "ground": "secret", "reason": "涉及在办案件"}
    assert "待同意" in sent(draft, "left-out", told)
    row = draft.exclusions.get()
    agreed = {"do": "agree", "one": row.pk, "body": "省委巡视工作领导小组", "on": "11-20"}
    assert "文号" in sent(draft, "left-out", agreed, 409)
    assert "已同意" in sent(draft, "left-out", {**agreed, "number": "巡视函〔2026〕3号"})
    sent(draft, "left-out", {"do": "take_back", "one": row.pk})
    assert "全部照写" in looked(draft, "left-out")
    assert "没有这一项" in sent(draft, "left-out", {"do": "take_back", "one": 99999}, 409)


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"do": "propose", "ground": "secret", "reason": "涉密"}, "请选定拟不公开的问题"),
        ({"do": "propose", "items": "problem/1", "reason": "涉密"}, "请选定不公开的理由"),
        ({"do": "propose", "items": "problem/1", "ground": "secret"}, "请具体说明"),
        ({"do": "agree", "body": "", "on": "11-20"}, "哪个领导小组同意"),
        ({"do": "agree", "body": "领导小组", "number": "3号", "on": "11-20"}, "选定这次同意"),
        ({"do": "none"}, "请选定要登记什么"),
    ],
)
def test_what_is_wrong_with_a_proposal_is_told(
    held: Book, told: dict[str, object], words: str
) -> None:
    draft = drafted(held, "public-notice")
    assert words in sent(draft, "left-out", told, 409)
    assert not draft.exclusions.exists()


@pytest.mark.parametrize("name", ["left-out", "publish"])
def test_a_report_leaves_nothing_out_and_is_not_published(held: Book, name: str) -> None:
    assert as_(CLERK).get(page(drafted(held), name)).status_code == 404


@pytest.mark.parametrize("name", ["screen", "left-out", "stages", "publish"])
def test_units_do_not_know_of_it(held: Book, name: str) -> None:
    draft = drafted(held, "public-notice")
    assert as_(LIAISON).get(page(draft, name)).status_code == 404
    assert as_(GROUP).post(page(draft, name), {"do": "approve"}).status_code in (404, 405)


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("drafting_screen", 18),
        ("drafting_text", 20),
        ("drafting_left_out", 13),
        ("drafting_stages", 13),
        ("drafting_publish", 17),
        ("draft_confirmations", 15),
    ],
)
def test_pages_ask_the_database_few_questions(
    held: Book, name: str, most: int, django_assert_max_num_queries: object
) -> None:
    public = approved(public_notice(held))
    client = as_(CLERK)
    address = reverse(f"workbench:{name}", args=[held.code, public.pk])
    client.get(address)
    with django_assert_max_num_queries(most):  # type: ignore[operator] # a fixture of pytest-django
        client.get(address)
    published(public)
