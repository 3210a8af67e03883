"""Random acts by everybody: whatever is let through leaves the book whole."""

from dataclasses import fields
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)
from ledger_world import (
    CIVIL,
    CLERK,
    CONSENT,
    DIGEST,
    DISCIPLINE,
    FINANCE,
    GROUP,
    HEAD,
    LEADER,
    LENT,
    LIAISON,
    OPENED,
    PACK,
    SUPERIOR,
    VERIFIER,
    Ledger,
    day,
)
from sheet_round import assert_comes_back

from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.acts.books import RecordEvaluation
from zhenggai.ledger.core.acts.closings import AskClosure, Close, Reopen, Return, Sign
from zhenggai.ledger.core.acts.mending import (
    AskExpunge,
    CarryOverState,
    Correct,
    DeclineExpunge,
    Expunge,
)
from zhenggai.ledger.core.acts.plans import (
    ApprovePlan,
    AskExtension,
    Assign,
    DecideExtension,
    DropMeasure,
    PlanMeasure,
    SetDeadline,
)
from zhenggai.ledger.core.acts.problems import (
    AddHeading,
    AddProblem,
    MergeProblem,
    RecordTarget,
    ReviseHeading,
    ReviseProblem,
    SplitProblem,
    WithdrawHeading,
    WithdrawProblem,
)
from zhenggai.ledger.core.acts.progress import (
    AssessBasicallyDone,
    AttachProof,
    ReportProgress,
    WithdrawProof,
)
from zhenggai.ledger.core.acts.records import RecordRegulation, RecordReportedFigures
from zhenggai.ledger.core.acts.shape import Act, Answer, Milestone, Part, ReportedFigure
from zhenggai.ledger.core.book import apply, as_of, corrected, end_of, fold
from zhenggai.ledger.core.chain_check import check_chain
from zhenggai.ledger.core.counting import counted_measures, group_keys, planned_problems
from zhenggai.ledger.core.entries import to_line
from zhenggai.ledger.core.figures import PARTS, figures
from zhenggai.ledger.core.gates.expunging import items_of
from zhenggai.ledger.core.gates.proof import missing_proof, proofs_of
from zhenggai.ledger.core.keys import WHOLE
from zhenggai.ledger.core.needs import families
from zhenggai.ledger.core.numbering import (
    next_beside,
    next_closing,
    next_measure,
    next_of_book,
    next_part,
)
from zhenggai.ledger.core.responsibility import measures_of
from zhenggai.ledger.core.rows import Row
from zhenggai.ledger.core.scope import may_know, seen_by
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.vocabulary import GONE

EVERYBODY = (CLERK, LIAISON, HEAD, LEADER, VERIFIER, LENT, GROUP, SUPERIOR)
Pick = st.integers(0, 10_000)


def pick(rows: Any, number: int, blank: str) -> str:
    """One of the keys, or one that is not there."""
    keys = sorted(rows)
    return keys[number % len(keys)] if keys else blank


class RandomActs(RuleBasedStateMachine):
    """A book that everybody writes in at random."""

    def __init__(self) -> None:
        super().__init__()
        self.ledger = Ledger()
        self.today = day("1-12")
        self.shown: dict[date, dict[str, Row]] = {}

    @property
    def book(self) -> Book:
        return self.ledger.book

    def attempt(self, by: Actor, act: Act, *, consent: bool = False) -> bool:
        """Write what may be written; a partial book must answer and change as the whole does."""
        on = f"{self.today.month}-{self.today.day}"
        basis = CONSENT if consent else None
        fault = self.ledger.refusal(on, by, act, basis=basis)
        partial = self.part_for(act)
        if partial is not None:
            assert self.ledger.refusal(on, by, act, basis=basis, book=partial) == fault
        if fault:
            assert fault.sentence.endswith("。") or "回避" in fault.sentence
            return False
        entry = self.ledger.write(on, by, act, basis=basis)
        if partial is not None:
            for key in apply(partial, entry):
                assert partial.row(key) == self.book.row(key)
        return True

    def part_for(self, act: Act) -> Book | None:
        """The rows of the families that the act says it needs."""
        needed = families(act)
        if "history" in needed:
            return None
        book = Book()
        for row in self.book.every():
            if row.family in needed or WHOLE in needed:
                book.put(row)
        return book

    @initialize()
    def open(self) -> None:
        for on, by, act in OPENED:
            self.ledger.write(on, by, act)
        for n in range(3):
            self.add_problem(source="feedback", consent=False)
            self.plan_measure(n, ())

    @rule(days=st.integers(1, 5))
    def a_day_passes(self, days: int) -> None:
        self.shown[self.today] = dict(self.book.by_key)
        self.today = min(self.today + timedelta(days=days), date(2026, 12, 30))

    @rule(source=st.sampled_from(["feedback", "immediate", "audit"]), consent=st.booleans())
    def add_problem(self, *, source: str, consent: bool) -> None:
        key = next_of_book(self.book, "problem")
        if self.attempt(CLERK, AddProblem(key, "问题", source=source), consent=consent):
            self.attempt(CLERK, RecordTarget(key, standard=("整改到位",)))
            self.attempt(CLERK, Assign(key, (LEADER.id,), (FINANCE,), (FINANCE, CIVIL)))
            self.attempt(CLERK, SetDeadline(key, (Milestone(date(2026, 6, 30)),)))

    @rule(n=Pick, kind=st.sampled_from([(), ("regulation",), ("money",)]))
    def plan_measure(self, n: int, kind: tuple[str, ...]) -> None:
        problem = pick(self.book.problems, n, "problem/1")
        amount = Decimal(100) if kind == ("money",) else None
        key = next_measure(self.book, problem)
        group = f"measure/{problem[8:]}-1" if n % 5 == 0 else ""
        key = next_part(self.book, group) if group else key
        self.attempt(CLERK, PlanMeasure(key, problem, "措施", group, kinds=kind, amount=amount))

    @rule(n=Pick, m=Pick)
    def add_heading(self, n: int, m: int) -> None:
        key = next_of_book(self.book, "heading")
        above = pick(self.book.headings, n, "") if m % 2 else ""
        self.attempt(CLERK, AddHeading(key, "方面", "aspect", parent=above))

    @rule(n=Pick, m=Pick)
    def move_heading(self, n: int, m: int) -> None:
        heading = pick(self.book.headings, n, "heading/1")
        self.attempt(CLERK, ReviseHeading(heading, parent=pick(self.book.headings, m, "")))

    @rule(n=Pick)
    def withdraw_heading(self, n: int) -> None:
        heading = pick(self.book.headings, n, "heading/1")
        self.attempt(CLERK, WithdrawHeading(heading, "重复"))

    @rule(n=Pick, m=Pick)
    def move_problem(self, n: int, m: int) -> None:
        above = pick(self.book.headings, m, "heading/1")
        self.attempt(CLERK, ReviseProblem(pick(self.book.problems, n, "problem/1"), parent=above))

    @rule(n=Pick, named=st.sampled_from([("all",), (FINANCE,), ("person/nobody",)]))
    def limit(self, n: int, named: tuple[str, ...]) -> None:
        problem = pick(self.book.problems, n, "problem/1")
        self.attempt(CLERK, ReviseProblem(problem, need_to_know=named))

    @rule(n=Pick)
    def record_figure(self, n: int) -> None:
        item = pick(self.book.measures, n, "measure/1-1")
        told = (ReportedFigure("studies", Decimal(n), "次"), ReportedFigure("x", Decimal(1), "个"))
        self.attempt(CLERK, RecordReportedFigures(FINANCE, told, item), consent=True)

    @rule(n=Pick, m=Pick)
    def share_proof(self, n: int, m: int) -> None:
        item = pick(self.book.measures, n, "measure/1-1")
        shared = pick(self.book.proofs, m, "proof/1-1-1")
        key = next_beside(self.book, "proof", item)
        told = AttachProof(key, item, DIGEST, "a.pdf", "也属实", shared_from=shared, why="同一份")
        self.attempt(LIAISON, told)

    @rule(n=Pick, source=st.sampled_from(["feedback", "immediate"]))
    def revise_source(self, n: int, source: str) -> None:
        self.attempt(CLERK, ReviseProblem(pick(self.book.problems, n, "problem/1"), source=source))

    @rule(n=Pick, consent=st.booleans())
    def drop_measure(self, n: int, *, consent: bool) -> None:
        key = pick(self.book.measures, n, "measure/1-1")
        self.attempt(CLERK, DropMeasure(key, "不再需要"), consent=consent)

    @rule(consent=st.booleans())
    def approve(self, *, consent: bool) -> None:
        counts = len(planned_problems(self.book)), len(counted_measures(self.book))
        self.attempt(GROUP, ApprovePlan("1", *counts), consent=consent)

    @rule(
        n=Pick, result=st.sampled_from(["no_change", "progress", "done"]), on_measure=st.booleans()
    )
    def report(self, n: int, result: str, *, on_measure: bool) -> None:
        rows: Any = self.book.measures if on_measure else self.book.problems
        key = pick(rows, n, "problem/1")
        self.attempt(LIAISON, ReportProgress(key, FINANCE, result, "进展"))

    @rule(n=Pick, kind=st.sampled_from(["document", "voucher"]))
    def prove(self, n: int, kind: str) -> None:
        item = pick(self.book.measures, n, "measure/1-1")
        key = next_beside(self.book, "proof", item)
        amount = Decimal(100) if kind == "voucher" else None
        self.attempt(LIAISON, AttachProof(key, item, DIGEST, "a.pdf", "属实", kind, amount=amount))

    @rule(n=Pick)
    def make_regulation(self, n: int) -> None:
        item = pick(self.book.measures, n, "measure/1-1")
        key = next_beside(self.book, "regulation", item)
        self.attempt(LIAISON, RecordRegulation(key, "办法", "青岚〔2026〕1号", item))

    @rule(n=Pick)
    def withdraw_proof(self, n: int) -> None:
        self.attempt(CLERK, WithdrawProof(pick(self.book.proofs, n, "proof/1-1-1"), "有误"))

    @rule(n=Pick)
    def ask_closure(self, n: int) -> None:
        problem = pick(self.book.problems, n, "problem/1")
        closing = next_closing(self.book, problem)
        ask = AskClosure(closing, problem, FINANCE, (Answer(1, "已到位"),))
        self.attempt(LIAISON, ask)

    @rule(n=Pick, by=st.sampled_from(EVERYBODY), step=st.sampled_from(PACK.signatures))
    def sign(self, n: int, by: Actor, step: Any) -> None:
        problem = pick(self.book.problems, n, "problem/1")
        if self.attempt(by, Sign(problem, step.step, by.unit)) and step.verifies:
            assert by.unit == DISCIPLINE

    @rule(n=Pick)
    def sign_all_and_close(self, n: int) -> None:
        problem = pick(self.book.problems, n, "problem/1")
        for by, step in zip((HEAD, HEAD, LEADER, VERIFIER, GROUP), PACK.signatures, strict=True):
            self.attempt(by, Sign(problem, step.step, by.unit))
        self.close(n)

    @rule(n=Pick)
    def carry_to_closing(self, n: int) -> None:
        """The straight road, for chance alone seldom walks it to its end."""
        self.plan_measure(n, ())
        self.approve(consent=False)
        problem = pick(self.book.problems, n, "problem/1")
        for measure in measures_of(self.book, problem):
            self.attempt(LIAISON, ReportProgress(measure.key, FINANCE, "done", "完成"))
            key = next_beside(self.book, "proof", measure.key)
            self.attempt(LIAISON, AttachProof(key, measure.key, DIGEST, "a.pdf", "属实"))
        self.ask_closure(n)
        self.sign_all_and_close(n)

    @rule(n=Pick)
    def close(self, n: int) -> None:
        problem = pick(self.book.problems, n, "problem/1")
        if self.attempt(CLERK, Close(problem)):
            assert self.book.problems[problem].closed_on == self.today
            groups = group_keys(self.book)
            held = [m for m in measures_of(self.book, problem) if m.key not in groups]
            assert not [m for m in held if missing_proof(self.book, m)]

    @rule(n=Pick, by=st.sampled_from([VERIFIER, GROUP]))
    def return_closing(self, n: int, by: Actor) -> None:
        self.attempt(by, Return(pick(self.book.problems, n, "problem/1"), "缺凭证"))

    @rule(n=Pick, ground=st.sampled_from(["relapse", "superior"]))
    def reopen(self, n: int, ground: str) -> None:
        self.attempt(VERIFIER, Reopen(pick(self.book.problems, n, "problem/1"), ground, "反弹"))

    @rule(n=Pick, basically_done=st.booleans())
    def assess(self, n: int, *, basically_done: bool) -> None:
        problem = pick(self.book.problems, n, "problem/1")
        self.attempt(CLERK, AssessBasicallyDone(problem, basically_done, "已见成效"))

    @rule(n=Pick, state=st.sampled_from(["done", "basically_done", "in_progress", "not_done"]))
    def carry_over(self, n: int, state: str) -> None:
        problem = pick(self.book.problems, n, "problem/1")
        self.attempt(CLERK, CarryOverState(problem, state, "已完成", DIGEST))

    @rule(n=Pick, consent=st.booleans())
    def withdraw(self, n: int, *, consent: bool) -> None:
        problem = pick(self.book.problems, n, "problem/1")
        self.attempt(CLERK, WithdrawProblem(problem, "重复"), consent=consent)

    @rule(n=Pick, m=Pick, consent=st.booleans())
    def merge(self, n: int, m: int, *, consent: bool) -> None:
        problem = pick(self.book.problems, n, "problem/1")
        into = pick(self.book.problems, m, "problem/1")
        self.attempt(CLERK, MergeProblem(problem, into, "同一件事"), consent=consent)

    @rule(n=Pick)
    def split(self, n: int) -> None:
        key = pick(self.book.problems, n, "problem/1")
        self.attempt(CLERK, SplitProblem(key, (Part(f"{key}.1", "甲"), Part(f"{key}.2", "乙"))))

    @rule(n=Pick, granted=st.booleans())
    def extend(self, n: int, *, granted: bool) -> None:
        item = pick(self.book.problems, n, "problem/1")
        key = next_beside(self.book, "extension", item)
        later = (Milestone(date(2026, 9, 30)),)
        if self.attempt(LIAISON, AskExtension(key, item, "诉讼未结", later)):
            assert not self.attempt(LIAISON, DecideExtension(key, granted))
            self.attempt(LEADER, DecideExtension(key, granted, "按期办结"))

    @rule(n=Pick)
    def evaluate(self, n: int) -> None:
        problem = pick(self.book.problems, n, "problem/1")
        act = RecordEvaluation(
            "差", "body/superior", second_rectification=True, problems=(problem,)
        )
        self.attempt(SUPERIOR, act)

    @rule(n=st.integers(1, 400))
    def correct_any(self, n: int) -> None:
        self.attempt(CLERK, Correct(n % (self.book.head + 1), "登记有误"))

    @rule(n=st.integers(1, 400), by=st.sampled_from(EVERYBODY))
    def ask_to_expunge(self, n: int, by: Actor) -> None:
        n = n % self.book.head + 1
        told = self.book.history[n].words[:1]
        key = next_of_book(self.book, "expunging")
        items = items_of(self.book, n)
        if self.attempt(by, AskExpunge(key, n, told, "secret", items=items)):
            assert (n, *told) in self.book.withheld

    @rule(n=Pick, by=st.sampled_from(EVERYBODY), granted=st.booleans())
    def decide_expunging(self, n: int, by: Actor, *, granted: bool) -> None:
        asked = self.book.expungings.get(pick(self.book.expungings, n, ""))
        if asked is None:
            return
        items = items_of(self.book, asked.of)
        act: Act = DeclineExpunge(asked.key, "不涉密", items)
        if granted:
            act = Expunge(asked.of, asked.fields, asked.ground, asked.asked_by, items, asked.key)
        if self.attempt(by, act):
            assert asked.state == "asked"
            assert not granted or by.id not in (asked.asked_by, asked.entered_by)

    @precondition(lambda self: self.book.head > 3)
    @rule()
    def correct_the_last(self) -> None:
        """What the last entry changed is as it was before it."""
        last = self.ledger.entries[-1]
        before = fold(self.ledger.entries[:-1])
        if self.attempt(CLERK, Correct(last.n, "登记有误")):
            here = {key: row for key, row in self.book.by_key.items() if key[:7] != "numbers"}
            then = {key: row for key, row in before.by_key.items() if key[:7] != "numbers"}
            assert here == then

    @invariant()
    def the_parts_make_all(self) -> None:
        rows = {one.name: one for one in figures(self.book, PACK, self.today)}
        parts = [rows[name] for name in PARTS]
        assert sum(one.value or 0 for one in parts) == rows["problems"].value
        listed = [key for one in parts for key in one.items]
        assert sorted(listed) == sorted(rows["problems"].items)

    @invariant()
    def nothing_goes_that_nobody_asked_for(self) -> None:
        rows = self.book.expungings.values()
        done = {(one.of, name) for one in rows if one.state == "done" for name in one.fields}
        assert self.book.expunged.keys() == done
        waits = {(one.of, name) for one in rows if one.state == "asked" for name in one.fields}
        assert self.book.withheld == waits - done

    @invariant()
    def nothing_hangs_under_what_is_gone(self) -> None:
        headings = self.book.headings
        above = [one.parent for one in headings.values() if not one.withdrawn]
        above += [one.parent for one in self.book.problems.values() if one.state not in GONE]
        assert not [key for key in above if key in headings and headings[key].withdrawn]

    @invariant()
    def who_may_not_know_sees_no_row_and_no_count(self) -> None:
        hidden = {
            one.family
            for one in self.book.problems.values()
            if one.key == one.family and not may_know(one, SUPERIOR)
        }
        seen = seen_by(self.book, SUPERIOR)
        assert not hidden & {row.family for row in seen.every()}
        assert {row.family for row in self.book.every()} - hidden == {
            row.family for row in seen.every()
        }

    @invariant()
    def frozen_counts_follow_consent(self) -> None:
        rows = {one.name: one for one in figures(self.book, PACK, self.today)}
        if "approved_problems" in rows:
            assert rows["approved_problems"].value == len(planned_problems(self.book))
            inside = [one for one in counted_measures(self.book) if not one.outside_counts]
            assert rows["approved_measures"].value == len(inside)

    @invariant()
    def nothing_is_closed_without_proof(self) -> None:
        for problem in self.book.problems.values():
            if problem.state != "closed" or problem.carried:
                continue
            closing = self.book.closings[problem.closing]
            signed = [one.step for one in closing.signatures]
            assert signed == [one.step for one in PACK.signatures]
            assert closing.state == "closed"
            groups = group_keys(self.book)
            held = [one for one in measures_of(self.book, problem.key) if one.key not in groups]
            assert all(one.state == "done" for one in held)

    @invariant()
    def who_asks_shows_proof(self) -> None:
        last = self.ledger.entries[-1] if self.ledger.entries else None
        if last and last.kind == "ask_closure":
            groups = group_keys(self.book)
            held = [m for m in measures_of(self.book, last.subject[1]) if m.key not in groups]
            assert held or proofs_of(self.book, last.subject[1])
            assert not [m for m in held if missing_proof(self.book, m)]

    def teardown(self) -> None:
        """The chain is true, a refold is equal, every past day is as it was shown."""
        entries = self.ledger.entries
        assert check_chain(
            [to_line(one) for one in entries], entries[-1].hash if entries else None
        ).ok
        assert fold(entries).by_key == self.book.by_key
        for when, rows in self.shown.items():
            known = [one for one in entries if one.at < end_of(when)]
            assert as_of(known, corrected(known)).by_key == rows
        for row in self.book.every():
            assert set(vars(row)) <= {one.name for one in fields(row)}
        assert_comes_back(self.book)


RandomActs.TestCase.settings = settings(
    max_examples=30,
    stateful_step_count=40,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
TestRandomActs = RandomActs.TestCase
