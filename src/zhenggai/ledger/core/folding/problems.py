"""What acts on the tree of problems change."""

from dataclasses import fields

from zhenggai.ledger.core.acts.problems import (
    AddHeading,
    AddProblem,
    MarkCommonProblem,
    MarkPriority,
    MergeProblem,
    RecordTarget,
    RecordWiderCheck,
    ReviseHeading,
    ReviseProblem,
    SplitProblem,
    WithdrawHeading,
    WithdrawProblem,
)
from zhenggai.ledger.core.counting import is_in_plan
from zhenggai.ledger.core.new_rows import made
from zhenggai.ledger.core.rows import Heading, Problem, changed
from zhenggai.ledger.core.state import Turn
from zhenggai.ledger.core.vocabulary import WITHOUT_PLAN

_REVISED = tuple(one.name for one in fields(ReviseProblem) if one.name != "problem")
_HEADING_REVISED = tuple(one.name for one in fields(ReviseHeading) if one.name != "heading")


def add_heading(turn: Turn, act: AddHeading) -> None:
    """A level above the problems."""
    turn.make(
        Heading(
            key=act.heading,
            made_by=turn.entry.n,
            kind=act.kind,
            level=act.level,
            label=act.label,
            text=act.text,
            parent=act.parent,
        )
    )


def revise_heading(turn: Turn, act: ReviseHeading) -> None:
    """What is told replaces what was."""
    heading = turn.book.find(Heading, act.heading)
    if heading:
        values = act.__dict__
        told = {name: values[name] for name in _HEADING_REVISED if values[name]}
        turn.put(changed(heading, **told))


def withdraw_heading(turn: Turn, act: WithdrawHeading) -> None:
    """Taken back; what stood under it and was withdrawn before still tells where it stood."""
    heading = turn.book.find(Heading, act.heading)
    if heading:
        turn.put(changed(heading, withdrawn=True))


def add_problem(turn: Turn, act: AddProblem) -> None:
    """A problem, or a sub-item under a problem; with consent it comes into a frozen count."""
    turn.make(
        made(
            Problem,
            key=act.problem,
            made_by=turn.entry.n,
            label=act.label,
            text=act.text,
            state="registered",
            changed_on=turn.entry.on,
            parent=act.parent,
            level=act.level,
            detail=act.detail,
            source=act.source,
            kind=act.kind,
            disclosure=act.disclosure,
            need_to_know=act.need_to_know,
            added_by_consent=is_by_consent(turn) and is_in_plan(act.source, act.parent),
        )
    )


def revise_problem(turn: Turn, act: ReviseProblem) -> None:
    """What is told replaces what was."""
    problem = turn.book.find(Problem, act.problem)
    if problem:
        values = act.__dict__
        turn.put(changed(problem, **{name: values[name] for name in _REVISED if values[name]}))


def record_target(turn: Turn, act: RecordTarget) -> None:
    """Cause, target, standard; what is not told stays."""
    problem = turn.book.find(Problem, act.problem)
    if problem:
        turn.put(
            changed(
                problem,
                cause=act.cause or problem.cause,
                target=act.target or problem.target,
                standard=act.standard or problem.standard,
            )
        )


def split_problem(turn: Turn, act: SplitProblem) -> None:
    """Sub-items take over what the problem says of responsibility, deadline and source."""
    whole = turn.book.find(Problem, act.problem)
    if not whole:
        return
    for part in act.parts:
        turn.make(
            changed(
                whole,
                key=part.problem,
                made_by=turn.entry.n,
                text=part.text,
                detail="",
                label="",
                parent=act.problem,
                standard=(),
                reporters=(),
                last_text="",
                last_reported_on=None,
                next_steps="",
                evidence_words="",
                note="",
                changed_on=turn.entry.on,
                added_by_consent=False,
                missing="",
                closing="",
                first_closed_on=None,
                reopened=0,
                relapses=0,
                returns=0,
            )
        )


def merge_problem(turn: Turn, act: MergeProblem) -> None:
    """Carried on under another number."""
    _leave(turn, act.problem, "merged", act.into)


def withdraw_problem(turn: Turn, act: WithdrawProblem) -> None:
    """Taken back."""
    _leave(turn, act.problem, "withdrawn", "")


def _leave(turn: Turn, key: str, state: str, into: str) -> None:
    problem = turn.book.find(Problem, key)
    if problem:
        turn.put(
            changed(
                problem,
                state=state,
                changed_on=turn.entry.on,
                merged_into=into,
                removed_by_consent=is_by_consent(turn) and problem.source not in WITHOUT_PLAN,
            )
        )


def mark_priority(turn: Turn, act: MarkPriority) -> None:
    """单列管理."""
    problem = turn.book.find(Problem, act.problem)
    if problem:
        turn.put(changed(problem, priority=act.priority))


def mark_common_problem(turn: Turn, act: MarkCommonProblem) -> None:
    """共性问题, with the units asked for a wider check."""
    problem = turn.book.find(Problem, act.problem)
    if problem:
        turn.put(changed(problem, kind="common", check_units=act.units or problem.check_units))


def record_wider_check(turn: Turn, act: RecordWiderCheck) -> None:
    """What was found and put right adds up."""
    problem = turn.book.find(Problem, act.problem)
    if problem:
        turn.put(
            changed(
                problem,
                checks_found=problem.checks_found + act.found,
                checks_corrected=problem.checks_corrected + act.corrected,
                checked_units=(*problem.checked_units, act.unit),
            )
        )


def is_by_consent(turn: Turn) -> bool:
    """Whether the entry rests on the superior's consent to change frozen counts."""
    basis = turn.entry.facts.get("basis")
    frozen = turn.book.info.approved_problems is not None
    return frozen and isinstance(basis, dict) and basis.get("kind") == "superior_consent"
