"""送核: a part goes to its lead unit, is answered and signed, and asked again when it changed."""

from datetime import timedelta

import pytest
from ledger_world import CIVIL, CLERK, FINANCE, HEAD, LIAISON, PLANNED
from workbench_world import STRANGER, book_after

from zhenggai.ledger import queries
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.publication.confirming import (
    Answer,
    Hand,
    adopt,
    answer,
    ask,
    open_for,
    sent_text,
    standings,
    withdraw,
)
from zhenggai.publication.drafts.drafting import Overtaken, begin, follow, heads, save_typed
from zhenggai.publication.drafts.kept_text import plain_of_kept
from zhenggai.publication.drafts.ledger_text import ledger_text
from zhenggai.publication.drafts.typed_text import typed
from zhenggai.publication.models import Confirmation, Draft

pytestmark = pytest.mark.django_db
KEY = "problem/1"
SIGNED = Hand(HEAD, "何立群")


def drafted() -> Draft:
    held = book_after(*PLANNED)
    return begin(held, ledger_text(held, "party-notice", "run-in", queries.today()), by=CLERK.id)


def asked(draft: Draft) -> Confirmation:
    (one,) = ask(draft, [KEY], due_on=queries.today(), by=CLERK.id)
    return one


def state(draft: Draft) -> str:
    return next(one.state for one in standings(draft) if one.part.key == KEY)


def retyped(draft: Draft, more: str) -> None:
    held = next(one for one in standings(draft) if one.part.key == KEY)
    text = typed(held.version.text) + more
    save_typed(held.part, text, seen=held.version.n, figures={}, by=CLERK.id)


def test_a_part_goes_to_its_lead_unit_and_is_true_once_that_says_so() -> None:
    draft = drafted()
    assert state(draft) == "none"
    one = asked(draft)
    assert one.unit == FINANCE
    assert state(draft) == "waiting"
    assert open_for(draft.book_id, FINANCE) == [one]
    assert not open_for(draft.book_id, CIVIL)
    answer([one], {one.pk: Answer("true")}, SIGNED)
    assert state(draft) == "true"
    assert not open_for(draft.book_id, FINANCE)


def test_words_that_change_afterwards_are_to_be_confirmed_again() -> None:
    draft = drafted()
    one = asked(draft)
    answer([one], {one.pk: Answer("true")}, SIGNED)
    retyped(draft, "另加一句。")
    assert state(draft) == "stale"
    (again,) = ask(draft, [KEY], due_on=queries.today(), by=CLERK.id)
    assert sent_text(again).endswith("另加一句。")
    assert state(draft) == "waiting"


def test_another_style_that_numbers_otherwise_asks_no_unit_again() -> None:
    draft = drafted()
    one = asked(draft)
    sent = sent_text(one)
    answer([one], {one.pk: Answer("true")}, SIGNED)
    follow(draft, ledger_text(draft.book, draft.paper, "running", draft.cut_off), by=CLERK.id)
    stands = next(plain_of_kept(row.text) for part, row in heads(draft) if part.key == KEY)
    assert stands != sent
    assert state(draft) == "true"
    retyped(draft, "一是另加1.5万元。")
    assert state(draft) == "stale"


def test_a_unit_words_are_adopted_and_its_figures_stay_bound() -> None:
    draft = drafted()
    one = asked(draft)
    words = f"{sent_text(one)}并已组织复查。"
    answer([one], {one.pk: Answer("change", words)}, SIGNED)
    assert state(draft) == "change"
    one.refresh_from_db()
    made = adopt(one, by=CLERK.id)
    assert plain_of_kept(made.text).endswith("并已组织复查。")
    assert state(draft) == "true"


def test_the_units_words_go_over_nobodys_newer_ones() -> None:
    draft = drafted()
    one = asked(draft)
    answer([one], {one.pk: Answer("change", f"{sent_text(one)}单位加的。")}, SIGNED)
    retyped(draft, "整改办加的。")
    one.refresh_from_db()
    with pytest.raises(Overtaken):
        adopt(one, by=CLERK.id)


def test_what_is_not_for_the_public_says_why() -> None:
    draft = drafted()
    one = asked(draft)
    with pytest.raises(NotAllowed, match="写明理由"):
        answer([one], {one.pk: Answer("private")}, SIGNED)
    answer([one], {one.pk: Answer("private", "案件正在办理。")}, SIGNED)
    assert state(draft) == "private"


@pytest.mark.parametrize(
    ("hand", "sentence"),
    [
        (Hand(STRANGER, "许知远"), "只有该单位人员"),
        (Hand(LIAISON, ""), "由谁签字"),
        (Hand(CLERK, "何立群"), "扫描件"),
    ],
)
def test_an_answer_is_the_units_own_and_signed(hand: Hand, sentence: str) -> None:
    draft = drafted()
    one = asked(draft)
    with pytest.raises(NotAllowed, match=sentence):
        answer([one], {one.pk: Answer("true")}, hand)
    assert state(draft) == "waiting"


def test_a_change_that_changes_nothing_is_refused() -> None:
    draft = drafted()
    one = asked(draft)
    with pytest.raises(NotAllowed, match="应有的写法"):
        answer([one], {one.pk: Answer("change", sent_text(one))}, SIGNED)


def test_what_waits_is_not_sent_twice_and_a_day_past_is_no_day() -> None:
    draft = drafted()
    asked(draft)
    with pytest.raises(NotAllowed, match="没有要再送的"):
        asked(draft)
    with pytest.raises(NotAllowed, match="已经过去"):
        ask(draft, [KEY], due_on=queries.today() - timedelta(days=1), by=CLERK.id)
    with pytest.raises(NotAllowed, match="还没有牵头单位"):
        ask(draft, ["opening"], due_on=queries.today(), by=CLERK.id)


def test_what_was_not_answered_can_be_taken_back() -> None:
    draft = drafted()
    one = asked(draft)
    withdraw(one)
    assert state(draft) == "none"
    assert not open_for(draft.book_id, FINANCE)
