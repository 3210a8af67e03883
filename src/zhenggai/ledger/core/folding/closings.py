"""What closing, returning and reopening change."""

from zhenggai.ledger.core.acts.closings import (
    AskClosure,
    Close,
    DrawRecheck,
    LookBack,
    RecordRecheck,
    Reopen,
    Return,
    Sign,
)
from zhenggai.ledger.core.rows import (
    Closing,
    Finding,
    Measure,
    Problem,
    Recheck,
    Signature,
    changed,
)
from zhenggai.ledger.core.state import Turn


def ask_closure(turn: Turn, act: AskClosure) -> None:
    """A closing that waits for its first signature."""
    turn.make(
        Closing(
            key=act.closing,
            made_by=turn.entry.n,
            problem=act.problem,
            unit=act.unit,
            asked_by=turn.entry.by,
            asked_on=turn.entry.on,
            answers=act.answers,
        )
    )
    problem = turn.book.find(Problem, act.problem)
    if problem:
        turn.put(
            changed(
                problem,
                state="closure_asked",
                changed_on=turn.entry.on,
                closing=act.closing,
                missing="",
                carried=False,
            )
        )


def sign(turn: Turn, act: Sign) -> None:
    """One more signature under the closing that stands open."""
    problem = turn.book.find(Problem, act.problem)
    if problem:
        _add_signature(turn, problem, act.step, act.unit, act.opinion)
        turn.put(changed(problem, state="signing", changed_on=turn.entry.on))


def _add_signature(turn: Turn, problem: Problem, step: str, unit: str, opinion: str) -> None:
    closing = turn.book.find(Closing, problem.closing)
    if closing:
        entry = turn.entry
        mark = Signature(step, entry.by, unit, entry.on, entry.entered_by, entry.n, opinion)
        turn.put(changed(closing, signatures=(*closing.signatures, mark), state="signing"))


def return_closing(turn: Turn, act: Return) -> None:
    """Back to work, with what is still missing; named measures go back to their units."""
    problem = turn.book.find(Problem, act.problem)
    if not problem:
        return
    on = turn.entry.on
    closing = turn.book.find(Closing, problem.closing)
    if closing and closing.state in ("asked", "signing"):
        turn.put(
            changed(
                closing,
                state="returned",
                missing=act.missing,
                returned_by=turn.entry.by,
                returned_on=on,
            )
        )
    turn.put(
        changed(
            problem,
            state="rectifying",
            changed_on=on,
            missing=act.missing,
            returns=problem.returns + 1,
        )
    )
    for key in act.measures:
        measure = turn.book.find(Measure, key)
        if measure:
            turn.put(changed(measure, state="returned", changed_on=on, missing=act.missing))


def close(turn: Turn, act: Close) -> None:
    """Struck off; the first day is kept for good."""
    problem = turn.book.find(Problem, act.problem)
    if not problem:
        return
    on = turn.entry.on
    if act.approves:
        _add_signature(turn, problem, act.approves, "", "")
    closing = turn.book.find(Closing, problem.closing)
    if closing:
        turn.put(changed(closing, state="closed", meeting=act.meeting, closed_on=on))
    turn.put(
        changed(
            problem,
            state="closed",
            changed_on=on,
            closed_on=on,
            first_closed_on=problem.first_closed_on or on,
            basically_done=False,
            missing="",
            carried=False,
        )
    )


def reopen(turn: Turn, act: Reopen) -> None:
    """Back to work; the first closing stays on record."""
    open_again(turn, act.problem, act.ground, act.reason)


def open_again(turn: Turn, key: str, ground: str, reason: str) -> None:
    """A closed problem is rectified again and may have relapsed."""
    problem = turn.book.find(Problem, key)
    if problem and problem.state == "closed":
        turn.put(
            changed(
                problem,
                state="rectifying",
                changed_on=turn.entry.on,
                closed_on=None,
                closing="",
                opened_by=turn.entry.n,
                reopened=problem.reopened + 1,
                relapses=problem.relapses + (ground == "relapse"),
                last_ground=ground,
                missing=reason,
                carried=False,
            )
        )


def draw_recheck(turn: Turn, act: DrawRecheck) -> None:
    """The draw, with its seed."""
    turn.make(
        Recheck(
            key=act.recheck,
            made_by=turn.entry.n,
            seed=act.seed,
            of=act.of,
            drawn=act.drawn,
            on=turn.entry.on,
        )
    )


def record_recheck(turn: Turn, act: RecordRecheck) -> None:
    """One finding of a draw; one without a draw stands in the entries alone."""
    recheck = turn.book.find(Recheck, act.recheck)
    if recheck:
        entry = turn.entry
        found = Finding(act.problem, act.agrees, act.text, act.unit, entry.by, entry.on)
        turn.put(changed(recheck, findings=(*recheck.findings, found)))


def look_back(turn: Turn, act: LookBack) -> None:
    """A look-back stands in the entries; what it finds wrong is reopened by an act of its own."""
