"""What a ledger sheet says of an item stands with it, beside the state that it gives."""

from dataclasses import replace

import pytest
from ledger_world import CLERK, DIGEST, LIAISON, OPENED, PLANNED, SIGNED, Ledger, day, ledger_after

from zhenggai.ledger.core.acts.closings import Close
from zhenggai.ledger.core.acts.mending import CarryOverState, CarryOverWords, Correct
from zhenggai.ledger.core.acts.plans import AskExtension, DecideExtension, SetDeadline
from zhenggai.ledger.core.acts.problems import AddProblem, SplitProblem
from zhenggai.ledger.core.acts.shape import Milestone, Part
from zhenggai.ledger.core.entries import Basis
from zhenggai.ledger.core.rows import Item

SHEET = Basis("ledger_sheet", day("1-20"), "整改台账.xlsx", DIGEST)
WORDS = CarryOverWords(
    "problem/1", 7, "已开展检查", "通报结果", "检查记录", "区领导包抓", ("王五", "赵六")
)


def registered() -> Ledger:
    return ledger_after(*OPENED, ("1-12", CLERK, AddProblem("problem/1", "专项资金沉淀")))


def item(ledger: Ledger, key: str = "problem/1") -> Item:
    found = ledger.book.item(key)
    assert found
    return found


def test_the_words_of_a_sheet_need_no_approved_plan() -> None:
    ledger = registered()
    ledger.write("1-20", CLERK, WORDS, basis=SHEET)
    held = item(ledger)
    assert (held.last_text, held.next_steps, held.evidence_words, held.note, held.persons) == (
        "已开展检查", "通报结果", "检查记录", "区领导包抓", ("王五", "赵六"),
    )  # fmt: skip
    assert held.state == "registered"
    assert (held.reporters, held.last_reported_on) == ((), None), "nobody reported"


def test_what_a_later_sheet_does_not_say_stays() -> None:
    ledger = registered()
    ledger.write("1-20", CLERK, WORDS, basis=SHEET)
    wrong = ledger.write("1-21", CLERK, CarryOverWords("problem/1", 7, "已办结"), basis=SHEET)
    assert (item(ledger).last_text, item(ledger).note) == ("已办结", "区领导包抓")
    ledger.write("1-22", CLERK, Correct(wrong.n, "看错行", ("problem/1",)))
    assert item(ledger).last_text == "已开展检查"


def test_a_closed_problem_still_takes_words() -> None:
    ledger = ledger_after(*SIGNED, ("2-11", CLERK, Close("problem/1")))
    ledger.write("2-12", CLERK, WORDS, basis=SHEET)
    assert (item(ledger).state, item(ledger).note) == ("closed", "区领导包抓")


def test_a_state_knows_the_row_that_it_rests_on() -> None:
    ledger = registered()
    ledger.write("1-20", CLERK, CarryOverState("problem/1", "done", "已完成", DIGEST, row=7))
    assert (item(ledger).carried, item(ledger).carried_row) == (True, 7)


def test_a_state_keeps_the_day_on_which_it_was_done() -> None:
    ledger = registered()
    act = CarryOverState("problem/1", "done", "已完成", DIGEST, row=7, done_on=day("1-8"))
    ledger.write("1-20", CLERK, act)
    held = ledger.book.problems["problem/1"]
    assert (held.closed_on, held.first_closed_on) == (day("1-8"), day("1-8"))
    assert (held.changed_on, held.carried_done_on) == (day("1-20"), day("1-8"))
    later = replace(act, done_on=day("1-21"))
    fault = registered().refusal("1-20", CLERK, later)
    assert fault
    assert fault.code == "done_on"


def test_the_parts_of_a_problem_begin_without_its_words() -> None:
    ledger = registered()
    ledger.write("1-20", CLERK, WORDS, basis=SHEET)
    parts = (Part("problem/1.1", "甲"), Part("problem/1.2", "乙"))
    ledger.write("1-21", CLERK, SplitProblem("problem/1", parts))
    held = item(ledger, "problem/1.1")
    assert (held.last_text, held.note, held.persons) == ("", "", ("王五", "赵六"))


def test_the_printed_deadline_gives_way_to_a_granted_one() -> None:
    ledger = ledger_after(*PLANNED[:-2], PLANNED[-1])
    first = SetDeadline("measure/1-1", (Milestone(day("6-30")),), text="2026年6月底前")
    ledger.write("1-21", CLERK, first)
    later = (Milestone(day("9-30")),)
    ask = AskExtension("extension/1-1-1", "measure/1-1", "诉讼未结", later)
    ledger.write("1-22", LIAISON, ask)
    assert item(ledger, "measure/1-1").deadline_text == "2026年6月底前"
    # decided by somebody else
    granted = DecideExtension("extension/1-1-1", granted=True)
    ledger.write("1-23", replace(CLERK, roles=frozenset({"leader"}), id="person/leader"), granted)
    held = item(ledger, "measure/1-1")
    assert (held.deadline_text, held.milestones) == ("", later)


@pytest.mark.parametrize(
    ("act", "basis"),
    [(CarryOverWords("problem/1", 7, " "), SHEET), (WORDS, None)],
    ids=["no_words", "no_sheet"],
)
def test_words_that_say_nothing_or_come_from_nowhere_are_refused(
    act: CarryOverWords, basis: Basis | None
) -> None:
    fault = registered().refusal("1-20", CLERK, act, basis=basis)
    assert fault
    assert fault.code == "required"
