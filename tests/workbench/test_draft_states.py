"""How far a draft is: told in the same word on the list and on every page of it, to the inspecting
side from its review on."""

import pytest
from django.contrib.auth.models import User
from ledger_world import CLERK, LIAISON
from order_of_texts import (
    BY,
    CLOSED,
    answered,
    approved,
    drafted,
    party_notice,
    published,
    told,
    typed_into,
)
from several_books import INSPECTOR
from workbench_world import as_, book_after

from zhenggai.ledger import queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.models import Book
from zhenggai.people.models import Person, Role
from zhenggai.publication.confirming import Answer, Hand, adopt, answer, ask
from zhenggai.publication.models import Draft
from zhenggai.publication.order.deriving import correction_of, take_changes_back
from zhenggai.publication.order.stages import approve
from zhenggai.workbench.badges import PAPER

pytestmark = pytest.mark.django_db
WORDS = {one.word: key for key, one in PAPER.items()}


@pytest.fixture
def held() -> Book:
    return book_after(*CLOSED)


def state(draft: Draft) -> str:
    """The state that all pages tell of a draft."""
    row = looked(draft.book, CLERK).partition(f'drafts/{draft.pk}/"')[2]
    pages = (looked(draft.book, CLERK, f"{draft.pk}/{one}") for one in ("", "stages/"))
    found = {_first(row), *(_first(one.partition("</h1>")[2]) for one in pages)}
    assert len(found) == 1, found
    return WORDS[found.pop()]


def looked(held: Book, who: Actor, page: str = "", status: int = 200) -> str:
    response = as_(who).get(f"/books/{held.code}/drafts/{page}")
    assert response.status_code == status
    return str(response.content.decode())


def _first(page: str) -> str:
    return min((one for one in WORDS if one in page), key=page.index)


def test_units_that_answered_in_the_system_take_their_stage_when_all_is_settled(
    held: Book,
) -> None:
    draft = drafted(held)
    assert state(draft) == "drafting"
    [asked] = ask(draft, ["problem/1"], due_on=queries.today(), by=BY)
    assert state(draft) == "confirming"
    answer([asked], {asked.pk: Answer("change", "（1）已全部整改。")}, Hand(LIAISON, "贺兰生"))
    assert state(draft) == "confirming"
    # The unit's own words make a new version that needs no second answer.
    adopt(asked, by=BY)
    assert state(draft) == "deliberating"
    approve(draft, "deliberated", told("deliberated"), CLERK)
    assert state(draft) == "superior"
    approve(draft, "superior", told("superior"), CLERK)
    assert state(draft) == "issued"


def test_a_change_after_an_approval_counts_until_it_is_taken_back(held: Book) -> None:
    draft = approved(drafted(held))
    typed_into(draft, "outlook", "审定后加一句。")
    assert state(draft) == "drafting"
    take_changes_back(draft.approvals.get(stage="superior"), by=BY)
    assert state(draft) == "issued"


def test_a_notice_and_its_correction_are_told_apart(held: Book) -> None:
    notice = party_notice(held)
    assert state(notice) == "signing"
    published(notice)
    later = answered(correction_of(notice, by=BY))
    assert "更正稿，更正第1版" in looked(held, CLERK)
    published(later, why="另行说明。")
    assert (state(notice), state(later)) == ("superseded", "published")
    assert "第2版，更正第1版" in looked(held, CLERK)


def test_the_inspecting_side_reads_a_text_once_it_is_before_its_superior(held: Book) -> None:
    person = Person.objects.create(
        pk=INSPECTOR.id, name="韩若谷", account=User.objects.create_user("韩若谷"), is_made_up=True
    )
    Role.objects.create(person=person, role="superior")
    draft = approved(drafted(held), "units")
    assert "还没有报来审核的文稿" in looked(held, INSPECTOR)
    looked(held, INSPECTOR, f"{draft.pk}/", 404)
    looked(held, INSPECTOR, f"{draft.pk}/stages/", 404)
    approve(draft, "deliberated", told("deliberated"), CLERK)
    assert f"drafts/{draft.pk}/" in looked(held, INSPECTOR)
    page = looked(held, INSPECTOR, f"{draft.pk}/")
    assert "专项资金沉淀" in page
    for words in ("定稿检查", "用时", "改过", "to-part"):
        assert words not in page
    assert "待登记" in looked(held, INSPECTOR, f"{draft.pk}/stages/")
    looked(held, INSPECTOR, f"{draft.pk}/screen/", 404)
    part = draft.parts.all()[0].pk
    looked(held, INSPECTOR, f"{draft.pk}/parts/{part}/versions/", 404)
