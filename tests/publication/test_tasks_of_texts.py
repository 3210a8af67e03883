"""What waits for the office before a text goes out: approvals, agreements to what is left out."""

import pytest
from ledger_world import CLERK, HEAD, LIAISON
from order_of_texts import BY, CLOSED, approved, drafted, public_notice, typed_into
from workbench_world import as_, book_after

from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.models import Book
from zhenggai.publication.confirming import Answer, Hand, answer, ask
from zhenggai.publication.models import Draft
from zhenggai.publication.order.excluding import Agreement, agree, grounds_for, propose
from zhenggai.publication.tasks import TextTask, text_tasks

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


def test_a_text_that_all_units_answered_waits_for_its_approval(held: Book) -> None:
    draft = drafted(held)
    assert waiting(held, "approval") == []
    confirmed(draft)
    (task,) = waiting(held, "approval")
    assert (task.title, task.draft, task.count) == ("登记审定", draft.pk, 1)
    page = as_(CLERK).get(f"/books/{held.code}/tasks/").content.decode()
    assert "1段单位都已核过，待登记审定" in page
    assert f"/drafts/{draft.pk}/stages/" in page
    assert waiting(held, "approval", LIAISON) == []


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
