"""Which act is allowed in which state, one table; who may do it is the pack's word.

`refusal` asks everything that is asked before an act is written: the role, the paper behind it, the
names, the state, the days, and what the act itself needs (`gates`). `next_acts` asks the same table
for buttons.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from zhenggai.ledger.core.actors import Actor, Case
from zhenggai.ledger.core.acts import ACTS, closings, mending, plans, problems, progress, records
from zhenggai.ledger.core.acts import books as on_book
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.core.entries import Draft, day_of
from zhenggai.ledger.core.gates import CLOSING_NEEDS, NAMING, Gate, gates_of
from zhenggai.ledger.core.gates.closing import close_needs, missing_signatures, sign_fault
from zhenggai.ledger.core.gates.expunging import takes_back
from zhenggai.ledger.core.gates.recusal import recusal_fault
from zhenggai.ledger.core.gates.writing import book_fault, writing_fault
from zhenggai.ledger.core.keys import BOOK, kind_of, number_of
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.refusals import NotAllowed, of_another
from zhenggai.ledger.core.rows import Item, Measure, Problem
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.vocabulary import MEASURE_STATES, PROBLEM_STATES
from zhenggai.zh.days import in_words

_BEFORE_WORK = frozenset({"registered", "planned"})
_AT_WORK = _BEFORE_WORK | {"rectifying"}
_ASKED = frozenset({"closure_asked", "signing"})
_LIVE = _AT_WORK | _ASKED
_CLOSED = frozenset({"closed"})
_LIVE_MEASURE = frozenset({"not_begun", "in_progress", "done", "returned"})


@dataclass(frozen=True, slots=True)
class Move:
    """Where an act may be done.

    `target` names the field that holds the item; `problem` and `measure` are the states in which
    that item may be. `changes` tells an act that changes its state: none may lie before the last.
    """

    target: str = ""
    problem: frozenset[str] = frozenset()
    measure: frozenset[str] = frozenset()
    changes: bool = False


MOVES: Mapping[type[Act], Move] = {
    on_book.OpenBook: Move(),
    on_book.AdoptPack: Move(),
    on_book.DescribeInspection: Move(),
    on_book.ReceiveFeedback: Move(),
    on_book.MarkExercise: Move(),
    on_book.AbandonBook: Move(),
    on_book.RecordEvaluation: Move(),
    problems.AddHeading: Move(),
    problems.ReviseHeading: Move(),
    problems.WithdrawHeading: Move(),
    problems.AddProblem: Move(),
    problems.ReviseProblem: Move("problem", _LIVE),
    problems.RecordTarget: Move("problem", _AT_WORK),
    problems.SplitProblem: Move("problem", _AT_WORK),
    problems.MergeProblem: Move("problem", _AT_WORK, changes=True),
    problems.WithdrawProblem: Move("problem", _AT_WORK, changes=True),
    problems.MarkPriority: Move("problem", _LIVE | _CLOSED),
    problems.MarkCommonProblem: Move("problem", _LIVE | _CLOSED),
    problems.RecordWiderCheck: Move("problem", _LIVE | _CLOSED),
    plans.PlanMeasure: Move("problem", _AT_WORK),
    plans.ReviseMeasure: Move("measure", _AT_WORK, _LIVE_MEASURE),
    plans.DropMeasure: Move("measure", _AT_WORK, _LIVE_MEASURE, changes=True),
    plans.Assign: Move("item", _LIVE, _LIVE_MEASURE),
    plans.HandOver: Move("item", _LIVE | _CLOSED, _LIVE_MEASURE),
    plans.SetDeadline: Move("item", _BEFORE_WORK | {"rectifying"}, _LIVE_MEASURE),
    plans.AskExtension: Move("item", _AT_WORK, _LIVE_MEASURE),
    plans.DecideExtension: Move(),
    plans.ReviewPlan: Move(),
    plans.MergeOpinions: Move(),
    plans.ApprovePlan: Move(),
    progress.ReportProgress: Move("item", _AT_WORK, _LIVE_MEASURE, changes=True),
    progress.AttachProof: Move("item", _LIVE | _CLOSED, _LIVE_MEASURE),
    progress.WithdrawProof: Move(),
    progress.AssessBasicallyDone: Move("problem", frozenset({"rectifying"}), changes=True),
    progress.ConfirmFigure: Move(),
    closings.AskClosure: Move("problem", frozenset({"rectifying"}), changes=True),
    closings.Sign: Move("problem", _ASKED, changes=True),
    closings.Return: Move("problem", _ASKED | {"rectifying"}, changes=True),
    closings.Close: Move("problem", _ASKED, changes=True),
    closings.DrawRecheck: Move(),
    closings.RecordRecheck: Move("problem", _CLOSED),
    closings.LookBack: Move("problem", _CLOSED),
    closings.Reopen: Move("problem", _CLOSED, changes=True),
    records.RecordRegulation: Move(),
    records.RecordMeeting: Move(),
    records.SetGroup: Move(),
    records.RecordStep: Move(),
    records.RecordAccountability: Move(),
    records.RecordReportedFigures: Move(),
    records.RecordExternalFigure: Move(),
    records.Comment: Move(),
    mending.CarryOverState: Move("item", _AT_WORK, _LIVE_MEASURE, changes=True),
    mending.CarryOverWords: Move("item", _LIVE | _CLOSED, _LIVE_MEASURE),
    mending.Correct: Move(),
    mending.AskExpunge: Move(),
    mending.Expunge: Move(),
    mending.DeclineExpunge: Move(),
}


@dataclass(frozen=True, slots=True)
class Offered:
    """An act that a person may do on an item, and why not now if it cannot be done now."""

    act: type[Act]
    title: str
    refusal: NotAllowed | None = None


def refusal(
    book: Book, draft: Draft, at: datetime, pack: Pack, actors: Mapping[str, Actor]
) -> NotAllowed | None:
    """Why this act may not be written now; None if it may. `actors` holds both who act, by id."""
    by = actors.get(draft.by) or Actor(draft.by)
    entered_by = actors.get(draft.entered_by) or Actor(draft.entered_by)
    case, act = Case(book, draft, at, pack, by, entered_by), draft.act
    for ask in _asked_of(type(act)):
        if fault := ask(case, act):
            is_own = draft.by == draft.entered_by
            return fault if is_own else of_another(fault, is_unit=by.id == by.unit)
    return None


@cache
def _asked_of(act: type[Act]) -> tuple[Gate, ...]:
    """All that is asked before an act of this type is written, in its order."""
    before = (_role_fault, book_fault, writing_fault, *NAMING, _state_fault, _day_fault)
    return (*before, *gates_of(act))


def _role_fault(case: Case, act: Act) -> NotAllowed | None:
    if case.pack.may(case.by.roles, act.KIND) or takes_back(case):
        return None
    return NotAllowed("role", f"您在本台账中的职责不包括“{act.TITLE}”。")


def item_of(book: Book, act: Act) -> Item | None:
    """The problem or measure on which the act is done."""
    target = MOVES[type(act)].target
    return book.item(getattr(act, target)) if target else None


def _state_fault(case: Case, act: Act) -> NotAllowed | None:
    move = MOVES[type(act)]
    if not move.target:
        return None
    item = item_of(case.book, act)
    if item is None:
        return NotAllowed("not_found", f"没有编号为“{getattr(act, move.target)}”的问题或措施。")
    return state_fault(case.book, item, type(act))


def state_fault(book: Book, item: Item, act: type[Act]) -> NotAllowed | None:
    """Why the act is not for an item in its present state."""
    move = MOVES[act]
    if isinstance(item, Measure):
        if item.state not in move.measure:
            return _not_in_state(act, "措施", MEASURE_STATES[item.state])
        above = book.find(Problem, item.problem)
        states = move.problem | _standing(above, act)
        if above and above.state not in states:
            return _not_in_state(act, "所属问题", PROBLEM_STATES[above.state])
        return None
    if item.state not in move.problem | _standing(item, act):
        return _not_in_state(act, "问题", PROBLEM_STATES[item.state])
    return None


def _standing(item: Item | None, act: type[Act]) -> frozenset[str]:
    """What is to be kept up for good is reported on after it is closed."""
    goes_on = item is not None and item.standing and act is progress.ReportProgress
    return _CLOSED if goes_on else frozenset()


def _not_in_state(act: type[Act], what: str, state: str) -> NotAllowed:
    return NotAllowed("state", f"{what}处于“{state}”，不能{act.TITLE}。")


def _day_fault(case: Case, act: Act) -> NotAllowed | None:
    """No act that changes a state may lie before the last one that did."""
    item = item_of(case.book, act) if MOVES[type(act)].changes else None
    if item and item.changed_on and case.draft.on < item.changed_on:
        return NotAllowed(
            "before_last_change",
            f"该事项{in_words(item.changed_on)}已有登记，{act.TITLE}的日期不能早于这一天。",
        )
    return None


def next_acts(
    book: Book, subject: str, actor: Actor, pack: Pack, at: datetime
) -> tuple[Offered, ...]:
    """The acts that this person has on a problem, a measure or the book, in the order of a round.

    What the role may never do and what is not for the item's state is absent. A refusal stands
    beside an act that fits the state and fails at a gate that needs nothing more to be told.
    """
    item = book.item(subject)
    if book.info.abandoned:
        return ()
    return tuple(
        Offered(act, act.TITLE, _known_fault(book, subject, act, actor, pack, at))
        for act in ACTS
        if pack.may(actor.roles, act.KIND)
        and _is_for(book, subject, item, act)
        and (act is not closings.Sign or _own_step(book, subject, actor, pack))
    )


def _is_for(book: Book, subject: str, item: Item | None, act: type[Act]) -> bool:
    target = MOVES[act].target
    if item is None:
        return subject == BOOK and not target
    named = "item" if target == "item" else kind_of(subject)
    return target == named and state_fault(book, item, act) is None


def _known_fault(
    book: Book, subject: str, act: type[Act], actor: Actor, pack: Pack, at: datetime
) -> NotAllowed | None:
    """What would be refused whatever the person fills in."""
    today = day_of(at)
    if act is closings.AskClosure:
        blank: Act = closings.AskClosure(f"closing/{number_of(subject)}-0", subject, actor.unit, ())
        asked: tuple[Gate, ...] = CLOSING_NEEDS
    elif act is closings.Close:
        blank, asked = closings.Close(subject, approves=_meeting_step(pack)), (close_needs,)
    elif act is closings.Sign:
        blank = closings.Sign(subject, _own_step(book, subject, actor, pack), actor.unit)
        asked = (recusal_fault, sign_fault)
    else:
        return None
    case = Case(book, Draft(blank, today, actor.id, actor.id), at, pack, actor, actor)
    return next((fault for ask in asked if (fault := ask(case, blank))), None)


def _own_step(book: Book, subject: str, actor: Actor, pack: Pack) -> str:
    """The first missing signature that is for this person's role."""
    missing = missing_signatures(book, subject, pack)
    return next((one.step for one in missing if one.role in actor.roles), "")


def _meeting_step(pack: Pack) -> str:
    return next((one.step for one in pack.signatures if one.by_meeting), "")
