"""Figures show their working, deadlines and days are told as of any day."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from ledger_world import (
    CLERK,
    CONSENT,
    FINANCE,
    GROUP,
    HEAD,
    LEADER,
    LIAISON,
    OPENED,
    PACK,
    PLANNED,
    SIGNED,
    Ledger,
    day,
    ledger_after,
)

from zhenggai.ledger.core.acts.closings import Close
from zhenggai.ledger.core.acts.mending import CarryOverState, Correct
from zhenggai.ledger.core.acts.plans import AskExtension, Assign, DecideExtension, SetDeadline
from zhenggai.ledger.core.acts.problems import (
    AddHeading,
    AddProblem,
    MergeProblem,
    SplitProblem,
    WithdrawProblem,
)
from zhenggai.ledger.core.acts.progress import (
    AssessBasicallyDone,
    ConfirmFigure,
    ReportProgress,
)
from zhenggai.ledger.core.acts.records import RecordExternalFigure, RecordReportedFigures
from zhenggai.ledger.core.acts.shape import Milestone, Part, ReportedFigure
from zhenggai.ledger.core.book import as_of, corrected, cut_off, end_of, fold
from zhenggai.ledger.core.carry_over import ToldState, carried_states
from zhenggai.ledger.core.deadlines import deadline_state, period_end
from zhenggai.ledger.core.entries import Basis, Entry
from zhenggai.ledger.core.figures import FigureRow, figures, item_figures, percent
from zhenggai.ledger.core.state import Book

PAPER = "cd" * 32


def figure(book: Book, name: str, on: str = "3-1") -> FigureRow:
    return next(one for one in figures(book, PACK, day(on)) if one.name == name)


def imported(count: int = 35) -> Ledger:
    """A book into which a paper with so many problems was taken."""
    ledger = ledger_after(*OPENED)
    ledger.write("1-12", CLERK, AddHeading("heading/1", "落实决策部署有差距", "aspect", "方面"))
    for n in range(1, count + 1):
        add = AddProblem(f"problem/{n}", f"问题{n}", parent="heading/1")
        ledger.write("1-12", CLERK, add)
    return ledger


def carry(ledger: Ledger, told: dict[str, ToldState], counts: dict[str, int]) -> None:
    rest = ToldState("done", "已完成整改30项", 10, 18)
    for act in carried_states(PAPER, ledger.book.problems, told, counts, rest):
        ledger.write("1-13", CLERK, act)


def test_a_paper_that_names_its_exceptions_leaves_the_rest_done() -> None:
    ledger = imported()
    told = {f"problem/{n}": ToldState("basically_done", "基本完成") for n in (3, 7, 9, 20)}
    told["problem/21"] = ToldState("not_done", "未完成")
    carry(ledger, told, {"done": 30, "basically_done": 4, "not_done": 1})
    values = {one.name: one.value for one in figures(ledger.book, PACK, day("3-1"))}
    assert values["problems"] == 35
    parts = ("done", "basically_done", "in_progress", "not_done")
    assert [values[name] for name in parts] == [30, 4, 0, 1]
    rate = figure(ledger.book, "completion_rate")
    assert (rate.text, rate.numerator, rate.denominator) == ("85.71%", 30, 35)
    assert rate.carried == 30
    assert "基本完成不计入" in rate.counting_rule


def test_where_the_totals_do_not_fit_only_the_named_get_a_state() -> None:
    ledger = imported(5)
    told = {"problem/2": ToldState("in_progress", "正在整改")}
    carry(ledger, told, {"done": 3, "in_progress": 1})
    assert [one.state for one in ledger.book.problems.values()].count("closed") == 0
    assert ledger.book.problems["problem/2"].state == "rectifying"


def test_a_carried_state_gives_way_to_a_signed_one() -> None:
    ledger = ledger_after(*SIGNED)
    ledger.write("2-11", CLERK, Close("problem/1"))
    assert figure(ledger.book, "done").carried == 0


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [(688, 697, "98.71"), (30, 35, "85.71"), (1, 8, "12.50"), (5, 5, "100.00")],
)
def test_a_rate_is_rounded_half_up(part: int, whole: int, text: str) -> None:
    assert str(percent(part, whole, PACK)) == text


def test_a_pack_may_cut_off_and_print_one_decimal() -> None:
    assert str(percent(1691, 1786, replace(PACK, decimals=0, rounding="down"))) == "94"


def test_no_problems_have_no_rate() -> None:
    rate = figure(ledger_after(*OPENED).book, "completion_rate")
    assert (rate.value, rate.text) == (None, "")


def test_withdrawn_and_merged_problems_are_not_in_all() -> None:
    ledger = imported(4)
    ledger.write("1-13", CLERK, WithdrawProblem("problem/1", "重复登记"))
    ledger.write("1-13", CLERK, MergeProblem("problem/2", "problem/3", "同一件事"))
    assert figure(ledger.book, "problems").value == 2
    assert figure(ledger.book, "withdrawn").items == ("problem/1",)
    assert figure(ledger.book, "merged").items == ("problem/2",)
    fault = ledger.refusal("1-14", CLERK, AddProblem("problem/1", "新问题"))
    assert fault
    assert fault.code == "number_used"


def test_the_counts_of_an_approved_plan_are_frozen() -> None:
    ledger = ledger_after(*PLANNED)
    split = SplitProblem("problem/1", (Part("problem/1.1", "甲"), Part("problem/1.2", "乙")))
    ledger.write("2-1", CLERK, split)
    assert figure(ledger.book, "problems").value == 1
    assert figure(ledger.book, "approved_problems").value == 1
    add = AddProblem("problem/2", "上级补充反馈的问题")
    fault = ledger.refusal("3-2", CLERK, add)
    assert fault
    assert fault.code == "frozen"
    ledger.write("3-2", CLERK, add, basis=CONSENT)
    approved = figure(ledger.book, "approved_problems")
    assert approved.value == 2
    assert approved.items == ("problem/2",)


def test_immediate_items_go_to_work_without_a_plan_and_count_apart() -> None:
    ledger = ledger_after(*OPENED)
    for number, source in ((1, "immediate"), (2, "feedback")):
        ledger.write("1-12", CLERK, AddProblem(f"problem/{number}", "采购不规范", source=source))
        ledger.write("1-12", CLERK, Assign(f"problem/{number}", lead_units=(FINANCE,)))
    told = ReportProgress("problem/1", FINANCE, "progress", "已清退")
    ledger.write("1-13", LIAISON, told)
    assert ledger.book.problems["problem/1"].state == "rectifying"
    fault = ledger.refusal("1-13", LIAISON, replace(told, item="problem/2"))
    assert fault
    assert fault.code == "no_plan"
    assert figure(ledger.book, "immediate_tasks").value == 1
    assert figure(ledger.book, "problems").value == 1


def test_basically_done_is_an_assessment_and_counts_by_itself() -> None:
    ledger = ledger_after(*PLANNED)
    ledger.write("2-1", LIAISON, ReportProgress("problem/1", FINANCE, "progress", "拨付过半"))
    ledger.write(
        "2-2",
        LEADER,
        AssessBasicallyDone("problem/1", basically_done=True, reason="主要部分已完成"),
    )
    assert ledger.book.problems["problem/1"].state == "rectifying"
    assert figure(ledger.book, "basically_done").value == 1
    assert figure(ledger.book, "in_progress").value == 0


def test_a_units_figure_is_summed_and_waits_for_its_word() -> None:
    ledger = ledger_after(*PLANNED)
    told = ReportedFigure("funds_recovered", Decimal("66.57"), "万元", "清退资金", "已缴入财政专户")
    report = ReportProgress("measure/1-1", FINANCE, "progress", "已清退", (told,))
    ledger.write("2-1", LIAISON, report)
    row = figure(ledger.book, "funds_recovered")
    assert (row.text, row.kind, row.title) == ("66.57万元", "reported", "清退资金")
    assert row.unconfirmed == ("figure/1-1-funds_recovered",)
    confirm = ConfirmFigure("figure/1-1-funds_recovered", FINANCE, date(2026, 2, 28), Decimal(70))
    unsigned = ledger.refusal("3-1", LIAISON, confirm)
    assert unsigned
    assert unsigned.code == "signed"
    ledger.write("3-1", HEAD, confirm)
    row = figure(ledger.book, "funds_recovered")
    assert (row.text, row.unconfirmed, row.owners) == ("70万元", (), (FINANCE,))
    for until, waiting in ((day("2-28"), ()), (day("3-31"), (confirm.figure,))):
        told_again = figures(ledger.book, PACK, day("3-31"), until)
        assert [one.unconfirmed for one in told_again if one.name == row.name] == [waiting]


def test_a_units_figure_from_paper_stands_on_a_registered_item_and_says_nothing_of_progress() -> (
    None
):
    ledger = ledger_after(*PLANNED[:-1])
    before = ledger.book.item("measure/1-1")
    visits = ReportedFigure("visits", Decimal(13), "次", "督查13次")
    told = RecordReportedFigures(FINANCE, (visits,), "measure/1-1")
    fault = ledger.refusal("1-20", CLERK, told)
    assert fault
    assert fault.sentence == "登记单位填报数须写明出自哪份文件：文件种类、名称和日期。"
    paper = Basis("report", day("1-19"), "青岚财〔2026〕4号")
    ledger.write("1-20", CLERK, told, basis=paper)
    assert ledger.book.item("measure/1-1") == before
    (row,) = item_figures(ledger.book, "problem/1")
    assert (row.kind, row.owners, row.papers) == ("reported", (FINANCE,), (paper.number,))
    assert row.unconfirmed == ("figure/1-1-visits",)
    assert not [one for one in figures(ledger.book, PACK, day("3-1")) if one.name == "visits"]
    ledger.write("1-20", CLERK, Correct(len(ledger.entries), "误录"))
    assert item_figures(ledger.book, "problem/1") == []


VISITS = ReportedFigure("visits", Decimal(13), "次")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"owner": ""}, "figure"),
        ({"figures": ()}, "figure"),
        ({"figures": (VISITS, VISITS)}, "figure"),
        ({"figures": (replace(VISITS, name="督查"),)}, "key"),
        ({"item": "measure/1-9"}, "not_found"),
    ],
)
def test_a_units_figures_name_their_owner_and_their_item(
    change: dict[str, object], code: str
) -> None:
    told = RecordReportedFigures(FINANCE, (VISITS,), "measure/1-1")
    ledger, paper = ledger_after(*PLANNED), Basis("report", day("1-19"), "青岚财〔2026〕4号")
    fault = ledger.refusal("2-1", CLERK, replace(told, **change), basis=paper)  # type: ignore[arg-type]
    assert fault
    assert fault.code == code


def test_an_external_figure_stands_as_it_was_given() -> None:
    ledger = ledger_after(*OPENED)
    given = RecordExternalFigure(
        "figure/0-0-clues", "clues", Decimal(6), "条", "body/discipline", "青岚纪函〔2026〕2号"
    )
    ledger.write("2-1", CLERK, given)
    row = figure(ledger.book, "clues")
    assert (row.kind, row.text, row.owners) == ("external", "6条", ("body/discipline",))


def test_an_item_is_late_by_its_earliest_milestone_that_does_not_stand() -> None:
    ledger = ledger_after(*OPENED)
    ledger.write("1-12", CLERK, AddProblem("problem/1", "问题"))
    stages = (Milestone(day("3-31"), "出台办法"), Milestone(day("12-31"), "完成治理"))
    ledger.write("1-12", CLERK, SetDeadline("problem/1", stages, standing=True))
    problem = ledger.book.problems["problem/1"]
    early = deadline_state(ledger.book, problem, day("3-1"), PACK)
    assert (early.standing, early.days) == ("far", 30)
    assert deadline_state(ledger.book, problem, day("3-25"), PACK).standing == "soon"
    late = deadline_state(ledger.book, problem, day("4-20"), PACK)
    assert (late.standing, late.days, late.due) == ("overdue", 20, day("3-31"))
    reached = replace(problem, reached=(1,))
    assert deadline_state(ledger.book, reached, day("4-20"), PACK).due == day("12-31")


def test_an_extension_is_decided_by_somebody_else_and_keeps_the_first_day() -> None:
    ledger = ledger_after(*PLANNED)
    ask = AskExtension("extension/1-0-1", "problem/1", "诉讼尚未终结", (Milestone(day("9-30")),))
    ledger.write("6-1", LIAISON, ask)
    decide = DecideExtension("extension/1-0-1", granted=True)
    assert ledger.refusal("6-2", LIAISON, decide)
    assert ledger.refusal("6-2", LIAISON, replace(ask, extension="extension/1-0-2"))
    ledger.write("6-2", LEADER, decide)
    state = deadline_state(ledger.book, ledger.book.problems["problem/1"], day("6-3"), PACK)
    assert (state.due, state.first) == (day("9-30"), day("6-30"))
    assert figure(ledger.book, "extended").value == 1
    fixed = ledger.refusal("6-3", CLERK, SetDeadline("problem/1", (Milestone(day("12-31")),)))
    assert fixed
    assert fixed.code == "deadline_fixed"


def test_a_measure_inherits_the_deadline_of_its_problem() -> None:
    book = ledger_after(*PLANNED).book
    state = deadline_state(book, book.measures["measure/1-1"], day("7-1"), PACK)
    assert (state.standing, state.days) == ("overdue", 1)


def test_the_rectification_period_counts_from_the_feedback() -> None:
    assert period_end(ledger_after(*OPENED).book, PACK) == date(2026, 7, 10)


def known_on(ledger: Ledger, on: str) -> Book:
    known = [one for one in ledger.entries if one.at < end_of(day(on))]
    return as_of(known, corrected(known))


def happened_by(on: str, known: list[Entry]) -> Book:
    return cut_off(known, corrected(known), day(on))


def test_a_past_day_shows_what_was_known_then() -> None:
    ledger = ledger_after(*SIGNED)
    ledger.write("2-11", CLERK, Close("problem/1"))
    assert known_on(ledger, "2-10").problems["problem/1"].state == "signing"
    assert known_on(ledger, "2-11").problems["problem/1"].state == "closed"


def test_a_cut_off_day_takes_what_happened_by_then_as_known_later() -> None:
    ledger = ledger_after(*SIGNED)
    ledger.write("2-11", CLERK, Close("problem/1"))
    head = len(ledger.entries)
    ledger.write("3-1", CLERK, Correct(head, "会议未议定", ("problem/1",)))
    before = happened_by("2-20", ledger.entries[:head])
    assert before.problems["problem/1"].state == "closed"
    later = happened_by("2-20", ledger.entries)
    assert later.problems["problem/1"].state == "signing"
    assert known_on(ledger, "2-20").problems["problem/1"].state == "closed"
    assert known_on(ledger, "3-1").rows == fold(ledger.entries).rows


def test_a_state_from_a_paper_names_its_words() -> None:
    fault = imported(1).refusal("1-13", CLERK, CarryOverState("problem/1", "done", "", PAPER))
    assert fault
    assert fault.code == "required"


def test_a_group_approves_only_what_the_ledger_holds() -> None:
    fault = ledger_after(*PLANNED[:-1]).refusal("1-20", GROUP, replace(PLANNED[-1][2], problems=2))  # type: ignore[type-var]
    assert fault
    assert fault.sentence == "方案载明2个问题，台账中有1个问题，请先核对。"
