"""Words are destroyed by two people: one asks, another decides."""

from datetime import date
from typing import Any

import pytest
from ledger_world import (
    ASKED,
    CLERK,
    DIGEST,
    FINANCE,
    GROUP,
    HEAD,
    LEADER,
    LIAISON,
    OFFICE,
    PACK,
    PLANNED,
    VERIFIER,
    Ledger,
    day,
    ledger_after,
)

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.books import AbandonBook
from zhenggai.ledger.core.acts.mending import AskExpunge, Correct, DeclineExpunge, Expunge
from zhenggai.ledger.core.acts.problems import AddProblem, ReviseProblem
from zhenggai.ledger.core.book import fold
from zhenggai.ledger.core.entries import Basis, Draft, from_line, to_line
from zhenggai.ledger.core.packs import read_pack
from zhenggai.ledger.core.scope import seen_tree
from zhenggai.ledger.core.tree import Tree
from zhenggai.ledger.core.waiting import Asker, Task, tasks

CHIEF = Actor("person/chief", OFFICE, frozenset({"office"}))
MEASURE = ("measure/1-1",)
SIGNED_PAPER = Basis("minutes", date(2026, 3, 2), "关于清除误存内容的决定", DIGEST)
# The liaison officer's report is entry 10.
REPORT = 10
ASK = AskExpunge("expunging/1", REPORT, ("text",), "secret", "误传", MEASURE)
CARRY_OUT = Expunge(REPORT, ("text",), "secret", LIAISON.id, MEASURE, "expunging/1")


def asked(by: Actor = LIAISON) -> Ledger:
    return ledger_after(*ASKED, ("3-2", by, ASK))


def waiting_for(ledger: Ledger, actor: Actor) -> list[Task]:
    tree = seen_tree(Tree(ledger.book), actor)
    asker = Asker(actor, PACK, ledger.entries[-1].at)
    return [one for one in tasks(tree, asker) if one.act is Expunge]


def sentence(ledger: Ledger, by: Actor, act: Any, **given: Any) -> str:
    fault = ledger.refusal("3-2", by, act, **given)
    return fault.sentence if fault else ""


def test_one_asks_and_another_carries_it_out() -> None:
    ledger = asked()
    assert ledger.book.withheld == {(REPORT, "text")}
    ledger.write("3-2", CLERK, CARRY_OUT)
    row = ledger.book.expungings["expunging/1"]
    assert (row.state, row.asked_by, row.decided_by) == ("done", LIAISON.id, CLERK.id)
    assert ledger.book.expunged == {(REPORT, "text"): day("3-2")}
    assert not ledger.book.withheld


def test_what_is_declined_stays_and_may_be_asked_again() -> None:
    ledger = asked()
    ledger.write("3-2", GROUP, DeclineExpunge("expunging/1", "不涉密", MEASURE))
    assert not ledger.book.withheld
    assert ledger.book.expungings["expunging/1"].decision == "不涉密"
    assert "已经决定不予清除" in sentence(ledger, CLERK, CARRY_OUT)
    again = AskExpunge("expunging/2", REPORT, ("text",), "secret", items=MEASURE)
    assert not sentence(ledger, LIAISON, again)


def test_who_may_only_ask_takes_the_own_request_back_and_nobody_elses() -> None:
    back = DeclineExpunge("expunging/1", "提请有误", MEASURE)
    ledger = asked()
    for other in (HEAD, Actor("person/second", FINANCE, frozenset({"liaison"}))):
        assert "职责不包括" in sentence(ledger, other, back)
    assert "职责不包括" in sentence(asked(CLERK), LIAISON, back)
    ledger.write("3-2", LIAISON, back)
    assert not ledger.book.withheld
    assert "职责不包括" not in sentence(ledger, LIAISON, back)
    assert sentence(ledger, LIAISON, back)


@pytest.mark.parametrize("by", [CLERK, CHIEF])
def test_neither_hand_that_asked_decides(by: Actor) -> None:
    paper = Basis("letter", day("3-1"), "函")
    ledger = ledger_after(*ASKED)
    ledger.write("3-2", CHIEF, ASK, basis=paper, entered_by=CLERK)
    act = Expunge(REPORT, ("text",), "secret", CHIEF.id, MEASURE, "expunging/1")
    assert "提请的人不能自己决定" in sentence(ledger, by, act)
    entered = sentence(ledger, GROUP, act, basis=SIGNED_PAPER, entered_by=by)
    assert "不能代为录入决定" in entered
    assert not sentence(ledger, GROUP, act)


def test_a_signed_paper_stands_for_the_second_where_a_third_enters_it_with_its_scan() -> None:
    ledger = asked()
    bare = Basis("minutes", day("3-2"), "决定")
    assert "扫描件" in sentence(ledger, GROUP, CARRY_OUT, basis=bare, entered_by=CLERK)
    assert not sentence(ledger, GROUP, CARRY_OUT, basis=SIGNED_PAPER, entered_by=CLERK)


@pytest.mark.parametrize(
    "act",
    [
        Expunge(REPORT, ("text",), "secret", LIAISON.id, MEASURE),
        Expunge(REPORT, ("text",), "secret", LIAISON.id, MEASURE, "expunging/9"),
        Expunge(REPORT, ("text",), "complaint", LIAISON.id, MEASURE, "expunging/1"),
        Expunge(REPORT, ("text",), "secret", HEAD.id, MEASURE, "expunging/1"),
        Expunge(REPORT, ("text",), "secret", LIAISON.id, (), "expunging/1"),
        Expunge(4, ("text",), "secret", LIAISON.id, MEASURE, "expunging/1"),
    ],
)
def test_only_what_was_asked_for_is_carried_out(act: Expunge) -> None:
    assert sentence(asked(), CLERK, act)


def test_a_unit_asks_for_its_own_entries_and_the_office_for_any() -> None:
    ledger = ledger_after(*ASKED)
    of_others = AskExpunge("expunging/1", 4, ("text",), "secret", items=("problem/1",))
    assert "只能提请清除本人" in sentence(ledger, LIAISON, of_others)
    assert not sentence(ledger, CLERK, of_others)
    assert "职责不包括" in sentence(ledger, LEADER, ASK)


@pytest.mark.parametrize("fields", [(), ("name",), ("text", "name")])
def test_only_words_that_stand_are_asked_for(fields: tuple[str, ...]) -> None:
    act = AskExpunge("expunging/1", REPORT, fields, "secret", items=MEASURE)
    assert sentence(ledger_after(*ASKED), LIAISON, act)


def test_the_same_words_are_asked_for_once() -> None:
    again = AskExpunge("expunging/2", REPORT, ("text",), "complaint", items=MEASURE)
    assert "已经提请清除" in sentence(asked(), CLERK, again)


def test_a_request_of_which_nothing_is_left_is_done_with() -> None:
    ledger = ledger_after(*ASKED)
    for n, fields in ((1, ("name", "claim")), (2, ("name",))):
        items = ("proof/1-1-1", "measure/1-1")
        ledger.write("3-2", CLERK, AskExpunge(f"expunging/{n}", 11, fields, "secret", "", items))
    act = Expunge(11, ("name", "claim"), "secret", CLERK.id, items, "expunging/1")
    ledger.write("3-2", GROUP, act)
    assert {one.state for one in ledger.book.expungings.values()} == {"done"}


def test_a_request_waits_for_who_may_decide_and_has_not_asked() -> None:
    ledger = asked(CLERK)
    assert [one.subject for one in waiting_for(ledger, CHIEF)] == ["expunging/1"]
    assert waiting_for(ledger, GROUP)
    for nobody in (CLERK, LIAISON, LEADER, VERIFIER):
        assert not waiting_for(ledger, nobody)


def test_who_may_not_know_of_the_item_is_not_asked_and_may_not_decide() -> None:
    limited = ReviseProblem("problem/1", need_to_know=(FINANCE,))
    ledger = ledger_after(*ASKED, ("3-1", CLERK, limited), ("3-2", LIAISON, ASK))
    assert not waiting_for(ledger, GROUP)
    assert not seen_tree(Tree(ledger.book), GROUP).book.expungings
    assert "没有编号" in sentence(ledger, GROUP, CARRY_OUT)
    assert waiting_for(ledger, CLERK)


def test_words_of_a_corrected_entry_and_of_an_abandoned_book_can_go() -> None:
    wrong = ("3-1", CLERK, AddProblem("problem/2", "误录", source="immediate"))
    ledger = ledger_after(*ASKED, wrong)
    n = ledger.entries[-1].n
    ledger.write("3-1", CLERK, Correct(n, "误录", ("problem/2",)))
    ledger.write("3-1", CLERK, AbandonBook("换新台账"))
    ledger.write("3-2", CLERK, AskExpunge("expunging/1", n, ("text",), "secret"))
    act = Expunge(n, ("text",), "secret", CLERK.id, expunging="expunging/1")
    assert not sentence(ledger, CHIEF, act)


def test_an_expunging_of_before_there_were_requests_still_holds() -> None:
    """One person named the other, and the entry says of no request."""
    ledger = ledger_after(*PLANNED)
    old = Expunge(4, ("text",), "secret", HEAD.id, ("problem/1",))
    draft = Draft(old, day("3-2"), CLERK.id, CLERK.id)
    line = to_line(ledger.seal(draft, ledger.entries[-1].at))
    assert "expunging" not in line
    book = fold([*ledger.entries, from_line(line)])
    assert book.expunged == {(4, "text"): day("3-2")}
    assert not book.withheld


def test_an_older_pack_lets_those_ask_and_decide_who_may_expunge() -> None:
    told = PACK.text.replace('"ask_expunge", ', "").replace('"ask_expunge",', "")
    old = read_pack(told.replace('"decline_expunge", ', ""))
    assert old.who["ask_expunge"] == old.who["decline_expunge"] == old.who["expunge"]
    assert "liaison" not in old.who["ask_expunge"]
