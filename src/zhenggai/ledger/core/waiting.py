"""What waits for a person in a book: signatures, decisions, what came back, what is late.

The rules that would refuse an act are asked, so that nothing is listed that cannot be done.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from zhenggai.ledger.core.actors import Actor, Case
from zhenggai.ledger.core.acts.closings import AskClosure, Close, RecordRecheck, Reopen, Sign
from zhenggai.ledger.core.acts.mending import Expunge
from zhenggai.ledger.core.acts.plans import DecideExtension
from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.core.deadlines import deadline_state
from zhenggai.ledger.core.entries import Draft, day_of
from zhenggai.ledger.core.gates.closing import missing_signatures, sign_fault
from zhenggai.ledger.core.gates.recusal import recusal_fault
from zhenggai.ledger.core.keys import family_of
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.rows import Closing, Finding, Problem, Recheck
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.tree import Tree

_ASKED = frozenset({"closure_asked", "signing"})
_AT_WORK = frozenset({"registered", "planned", "rectifying"})


@dataclass(frozen=True, slots=True)
class Task:
    """One thing that waits: the act that ends it, on which row, of which problem, since when.

    What waits for the book as a whole is of no problem.
    """

    act: type[Act]
    subject: str
    problem: Problem | None
    why: str
    since: date | None


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks what waits: the person in this book, the rules in force, the moment."""

    actor: Actor
    pack: Pack
    at: datetime

    def may(self, act: type[Act]) -> bool:
        """Whether the person's roles allow the act at all."""
        return self.pack.may(self.actor.roles, act.KIND)

    @property
    def is_office(self) -> bool:
        """Whether the person is of the rectification office."""
        return "office" in self.actor.roles


def tasks(tree: Tree, asker: Asker) -> list[Task]:
    """What this person has to do, oldest first."""
    found = [*_expungings(tree, asker), *_extensions(tree, asker)]
    found += [*_rechecks(tree, asker), *_doubted(tree, asker)]
    for problem in tree.problems:
        if problem.state in _ASKED:
            found += _signing(tree, problem, asker)
        elif problem.state in _AT_WORK and _works_on(tree, problem, asker):
            found += _working(tree, problem, asker)
    return sorted(found, key=lambda one: one.since or date.max)


def _signing(tree: Tree, problem: Problem, asker: Asker) -> Iterator[Task]:
    """The next signature, or striking off once all are there."""
    missing = missing_signatures(tree.book, problem.key, asker.pack)
    closing = tree.book.find(Closing, problem.closing)
    days = [one.on for one in closing.signatures] if closing else []
    since = max(days, default=closing.asked_on if closing else None)
    if not missing:
        if asker.may(Close):
            yield Task(Close, problem.key, problem, "签字齐备，待销号", since)
        return
    step = missing[0]
    if step.role not in asker.actor.roles:
        return
    act = Sign(problem.key, step.step, asker.actor.unit)
    case = _case(tree, problem, act, asker)
    if not (recusal_fault(case, act) or sign_fault(case, act)):
        yield Task(Sign, problem.key, problem, step.title, since)


def _case(tree: Tree, problem: Problem, act: Act, asker: Asker) -> Case:
    """An act as this person would write it, asked of the problem's family alone.

    The gates look through every row of the book that they are given.
    """
    book = tree.only([problem.family]).book
    day = day_of(asker.at)
    draft = Draft(act, day, asker.actor.id, asker.actor.id)
    return Case(book, draft, asker.at, asker.pack, asker.actor, asker.actor)


def _works_on(tree: Tree, problem: Problem, asker: Asker) -> bool:
    """Whether the person reports for a unit that answers for it."""
    units = tree.units.get(problem.family, frozenset())
    return asker.actor.unit in units and asker.may(ReportProgress)


def _working(tree: Tree, problem: Problem, asker: Asker) -> Iterator[Task]:
    """What came back, or what is late."""
    if problem.missing:
        is_reopened = problem.opened_by and not problem.closing
        why = "重新整改" if is_reopened else "退回补充"
        yield Task(AskClosure, problem.key, problem, why, problem.changed_on)
        return
    today = day_of(asker.at)
    stand = deadline_state(tree.book, problem, today, asker.pack)
    if stand.standing == "overdue":
        yield Task(ReportProgress, problem.key, problem, f"逾期{stand.days}天", stand.due)


def _extensions(tree: Tree, asker: Asker) -> Iterator[Task]:
    """Requests for another deadline, decided by somebody else than who asked."""
    if not asker.may(DecideExtension):
        return
    for one in tree.book.extensions.values():
        problem = tree.book.problems.get(family_of(one.item))
        own = asker.actor.id in (one.asked_by, one.entered_by)
        if one.state == "asked" and problem and not own:
            yield Task(DecideExtension, one.key, problem, "延期待批", one.asked_on)


def _expungings(tree: Tree, asker: Asker) -> Iterator[Task]:
    """Requests to destroy words, decided by other hands than those that asked."""
    if not asker.may(Expunge):
        return
    for one in tree.book.expungings.values():
        if one.state == "asked" and asker.actor.id not in (one.asked_by, one.entered_by):
            problem = tree.book.problems.get(family_of(one.items[0])) if one.items else None
            yield Task(Expunge, one.key, problem, f"提请清除第{one.of}号登记的内容", one.asked_on)


def _rechecks(tree: Tree, asker: Asker) -> Iterator[Task]:
    """Problems that were drawn and not looked at yet, by whom recusal does not bind."""
    if not asker.may(RecordRecheck):
        return
    for row in tree.book.rows["recheck"].values():
        if not isinstance(row, Recheck):
            continue
        found = {one.problem for one in row.findings}
        for problem in (tree.book.problems.get(key) for key in row.drawn if key not in found):
            if problem is None or problem.state != "closed":
                continue
            act = RecordRecheck(problem.key, True, "", asker.actor.unit, row.key)  # noqa: FBT003 - either finding is asked about alike
            if not recusal_fault(_case(tree, problem, act, asker), act):
                yield Task(RecordRecheck, problem.key, problem, "抽查待核", row.on)


def _doubted(tree: Tree, asker: Asker) -> Iterator[Task]:
    """Closed problems that a recheck found otherwise: the office says whether they are reopened."""
    if not (asker.is_office and asker.may(Reopen)):
        return
    for problem in tree.problems:
        if finding := doubt_of(tree.book, problem):
            yield Task(Reopen, problem.key, problem, "抽查不相符", finding.on)


def doubt_of(book: Book, problem: Problem) -> Finding | None:
    """What a recheck found otherwise on a closed problem that was not reopened since; a later
    finding of the same recheck takes its place.
    """
    if problem.state != "closed":
        return None
    for row in book.rows["recheck"].values():
        if not isinstance(row, Recheck) or row.made_by < problem.opened_by:
            continue
        own = [one for one in row.findings if one.problem == problem.key]
        if own and not own[-1].agrees:
            return own[-1]
    return None
