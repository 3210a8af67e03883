"""How far a draft is, told on the list and its page; its words are read where it was written at
after an approval."""

from datetime import UTC, date, datetime

import pytest
from ledger_world import CLERK
from order_of_texts import BY, CLOSED, approved, drafted, typed_into
from workbench_world import as_, book_after

from zhenggai.publication.models import Draft
from zhenggai.publication.order.deriving import take_changes_back
from zhenggai.publication.order.stages import STAGES
from zhenggai.workbench.badges import PAPER
from zhenggai.workbench.drafting.states import Asking, asking, state_of

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
DRAFT = Draft(paper="report", cut_off=date(2026, 11, 20))
KEYS = [one.key for one in STAGES["report"]]


def state(*passed: str, units: Asking = "none", latest: datetime | None = None) -> str:
    given = dict.fromkeys(passed, NOW)
    badge = state_of(DRAFT, given, latest or NOW, units, is_out=False)
    return next(key for key, one in PAPER.items() if one == badge)


def test_a_draft_goes_from_stage_to_stage() -> None:
    assert state() == "drafting"
    assert state(units="waiting") == "confirming"
    assert state(units="done") == "deliberating"
    assert state(*KEYS[:2]) == "superior"
    assert state(KEYS[1], units="done") == "superior"
    assert state(*KEYS) == "issued"


@pytest.mark.django_db
def test_a_change_after_an_approval_counts_until_it_is_taken_back() -> None:
    draft = approved(drafted(book_after(*CLOSED)))

    def told() -> list[str]:
        pages = ("", f"{draft.pk}/", f"{draft.pk}/stages/")
        answers = (as_(CLERK).get(f"/books/{draft.book_id}/drafts/{one}") for one in pages)
        words = (PAPER["issued"].word, PAPER["drafting"].word)
        return [next(one for one in words if one in each.content.decode()) for each in answers]

    assert set(told()) == {PAPER["issued"].word}
    typed_into(draft, "outlook", "审定后加一句。")
    assert set(told()) == {PAPER["drafting"].word}
    take_changes_back(draft.approvals.get(stage="superior"), by=BY)
    assert set(told()) == {PAPER["issued"].word}


def test_what_was_dropped_or_published_says_so() -> None:
    dropped = Draft(paper="report", given_up_at=NOW)
    assert state_of(dropped, {}, NOW, "none", is_out=False) == PAPER["void"]
    assert state_of(DRAFT, {}, NOW, "none", is_out=True) == PAPER["published"]


@pytest.mark.parametrize(
    ("asked", "answered", "told"), [(0, 0, "none"), (3, 2, "waiting"), (3, 3, "done")]
)
def test_units_have_confirmed_when_all_that_were_asked_answered(
    asked: int, answered: int, told: str
) -> None:
    assert asking(asked, answered) == told
