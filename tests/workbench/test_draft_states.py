"""How far a draft is, told on the list and its page without reading its words."""

from datetime import UTC, date, datetime, timedelta

import pytest

from zhenggai.publication.models import Draft
from zhenggai.publication.order.stages import STAGES
from zhenggai.workbench.badges import PAPER
from zhenggai.workbench.draft_states import Asking, asking, state_of

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


def test_where_somebody_wrote_after_an_approval_the_stage_waits_again() -> None:
    assert state(*KEYS, latest=NOW + timedelta(minutes=1)) == "confirming"
    assert state(*KEYS, units="done", latest=NOW + timedelta(minutes=1)) == "deliberating"


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
