"""What waits before a text goes out: every step of it in its turn, agreements to what is left out,
and the register once it is out."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from ledger_world import CLERK, HEAD, LIAISON, OPENED
from order_of_texts import (
    BY,
    CLOSED,
    answered,
    approved,
    drafted,
    party_notice,
    public_notice,
    published,
    told,
    typed_into,
)
from pytest_django import DjangoAssertNumQueries
from stored_world import record
from workbench_world import as_, book_after

from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.problems import AddProblem
from zhenggai.ledger.core.acts.records import RecordStep
from zhenggai.ledger.core.prescribed import prescribed_steps
from zhenggai.ledger.models import Book
from zhenggai.publication.confirming import Answer, Hand, answer, ask
from zhenggai.publication.models import Draft
from zhenggai.publication.order.deriving import derive, take_changes_back
from zhenggai.publication.order.excluding import Agreement, agree, grounds_for, propose
from zhenggai.publication.order.stages import STAGES, approve
from zhenggai.publication.tasks import TextTask, text_tasks
from zhenggai.published.releasing import Told, register_release

pytestmark = pytest.mark.django_db
KEY = "problem/1"


@pytest.fixture
def held() -> Book:
    return book_after(*CLOSED)


def waiting(held: Book, kind: str, actor: Actor = CLERK) -> list[TextTask]:
    found = text_tasks(held, actor, queries.tree(held))
    return [one for one in found if one.kind == kind]


def confirmed(draft: Draft) -> None:
    (one,) = ask(draft, [KEY], due_on=queries.today(), by=BY)
    assert waiting(draft.book, "approval") == []
    answer([one], {one.pk: Answer("true")}, Hand(HEAD, "何立群"))


def steps(held: Book) -> list[tuple[str, str]]:
    """What the office is to do with its texts, each with the stage that is awaited."""
    return [(one.kind, one.stage) for one in text_tasks(held, CLERK, queries.tree(held))]


def told_page(held: Book, path: str = "tasks/") -> str:
    return as_(CLERK).get(f"/books/{held.code}/{path}").content.decode()


def test_a_text_that_all_units_answered_waits_for_its_approval(held: Book) -> None:
    draft = drafted(held)
    assert waiting(held, "approval") == []
    confirmed(draft)
    (task,) = waiting(held, "approval")
    assert (task.title, task.draft, task.count) == ("登记审定", draft.pk, 1)
    page = told_page(held)
    assert "1段单位都已核过，待登记领导小组（常委会）审议" in page
    assert f"/drafts/{draft.pk}/stages/" in page
    assert waiting(held, "approval", LIAISON) == []


def test_every_step_of_a_report_waits_in_its_turn(held: Book) -> None:
    draft = drafted(held)
    _, deliberated, superior = (one.title for one in STAGES["report"])
    assert steps(held) == [("send", "单位核稿")]
    (one,) = ask(draft, [KEY], due_on=queries.today(), by=BY)
    assert steps(held) == []
    answer([one], {one.pk: Answer("true")}, Hand(HEAD, "何立群"))
    assert steps(held) == [("approval", deliberated)]
    typed_into(draft, KEY, "另有一句。")
    assert steps(held) == [("send", "单位核稿")]
    approve(draft, "units", told("units"), CLERK)
    assert steps(held) == [("approval", deliberated)]
    given = approve(draft, "deliberated", told("deliberated"), CLERK)
    assert steps(held) == [("approval", superior)]
    typed_into(draft, "outlook", "再加一句。")
    assert steps(held) == [("changed", "")]
    take_changes_back(given, by=BY)
    assert steps(held) == [("approval", superior)]
    approve(draft, "superior", told("superior"), CLERK)
    assert steps(held) == []


def test_publishing_and_its_register_wait_until_they_are_done(held: Book) -> None:
    notice = party_notice(held)
    assert steps(held) == [("publish", "")]
    published(notice)
    assert steps(held) == []
    public = answered(derive(notice, "public-notice", by=BY))
    assert [kind for kind, _ in steps(held)] == ["approval"]
    edition = published(approved(public))
    assert steps(held) == [("release", "")]
    page = told_page(held)
    assert "已定稿，待发布登记" in page
    assert f"/editions/{edition.code}/" in page
    site = Told("区政府门户网站", "https://x.example", queries.today())
    register_release(edition, site, None, by=CLERK, at=datetime.now(UTC))
    assert steps(held) == []


def test_a_text_that_nobody_could_be_asked_about_waits_for_a_basis_on_paper() -> None:
    held = book_after(*OPENED, ("1-12", CLERK, AddProblem(KEY, "专项资金沉淀在账上没有拨付")))
    drafted(held)
    assert steps(held) == [("approval", "单位核稿")]
    drafted(held, "party-notice")
    assert steps(held) == [("approval", "单位核稿")]


def test_a_text_has_the_day_of_its_prescribed_step_until_that_is_taken(held: Book) -> None:
    drafted(held)
    tree = queries.tree(held)
    rows = prescribed_steps(tree.book, queries.pack(tree.book), queries.today())
    due = next(one.due for one in rows if one.step.step == "rectification_reports")
    assert due
    (task,) = text_tasks(held, CLERK, tree)
    assert task.due_on == due
    assert f"待送核，逾期{(queries.today() - due).days}天" in told_page(held)
    sent = RecordStep("step/rectification_reports", "青岚区文〔2026〕7号", "已报送")
    record(held, "3-12", CLERK, sent)
    held.refresh_from_db()
    (task,) = text_tasks(held, CLERK, queries.tree(held))
    assert task.due_on is None


def test_all_that_waits_is_asked_for_at_once(
    held: Book, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    confirmed(drafted(held))
    propose(public_notice(held), [KEY], "sensitive", "涉及正在办理的案件。", by=BY)
    tree = queries.tree(held)
    queries.pack(tree.book)
    with django_assert_num_queries(1):
        assert len(text_tasks(held, CLERK, tree)) == 3


def test_the_overview_tells_the_next_step_of_the_most_urgent_text(held: Book) -> None:
    assert "下一步：" not in told_page(held, "")
    draft = drafted(held)
    page = told_page(held, "")
    assert "下一步：送单位核对" in page
    assert "整改情况报告待送核" in page
    assert reverse("workbench:draft_confirmations", args=[held.code, draft.pk]) in page


def test_what_was_approved_or_changed_since_waits_no_more(held: Book) -> None:
    draft = drafted(held)
    confirmed(draft)
    approved(draft)
    assert waiting(held, "approval") == []
    other = drafted(held)
    confirmed(other)
    typed_into(other, KEY, "另有一句。")
    assert waiting(held, "approval") == []


def test_what_is_to_be_left_out_of_a_public_text_waits_for_agreement(held: Book) -> None:
    draft = public_notice(held)
    ground = grounds_for(draft)[0]
    (made,) = propose(draft, [KEY], ground.key, "涉及正在办理的案件。", by=BY)
    (task,) = waiting(held, "left_out")
    assert (task.draft, task.count) == (draft.pk, 1)
    page = as_(CLERK).get(f"/books/{held.code}/tasks/").content.decode()
    assert "1项拟不公开，待登记同意" in page
    agree(draft, [made.pk], Agreement("省委巡视工作领导小组", "省巡〔2026〕9号", queries.today()))
    assert waiting(held, "left_out") == []
