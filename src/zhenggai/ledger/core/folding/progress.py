"""What reports, proofs, assessments and what is taken from papers change."""

from datetime import date

from zhenggai.ledger.core.acts.mending import CarryOverState, CarryOverWords
from zhenggai.ledger.core.acts.progress import (
    AssessBasicallyDone,
    AttachProof,
    ConfirmFigure,
    ReportProgress,
    WithdrawProof,
)
from zhenggai.ledger.core.folding.figures import put_reported
from zhenggai.ledger.core.new_rows import made
from zhenggai.ledger.core.rows import Figure, Item, Measure, Problem, Proof, changed
from zhenggai.ledger.core.state import Turn

_MEASURE_AFTER = {"progress": "in_progress", "done": "done"}
_MEASURE_CARRIED = {
    "done": "done",
    "basically_done": "in_progress",
    "in_progress": "in_progress",
    "not_done": "not_begun",
}


def report_progress(turn: Turn, act: ReportProgress) -> None:
    """The item's last word and, with progress, its state and that of the problem above it."""
    item = turn.book.item(act.item)
    if not item:
        return
    on = turn.entry.on
    values: dict[str, object] = {
        "last_reported_on": on,
        "reporters": _with_reporter(item, turn.entry.by, act.unit, turn.entry.n),
    }
    if act.text:
        values["last_text"] = act.text
    if act.next_steps or act.result == "done":
        values["next_steps"] = act.next_steps
    if act.reached:
        values["reached"] = tuple(sorted({*item.reached, *act.reached}))
    if isinstance(item, Measure) and (state := _state_after(turn, item, act.result)):
        values |= {"state": state, "carried": False, "missing": ""}
        if state != item.state:
            values["changed_on"] = on
    turn.put(changed(item, **values))
    put_reported(turn, act.item, act.unit, act.figures)
    if act.result != "no_change":
        _begin(turn, act.item if isinstance(item, Problem) else _problem_above(item))


def _state_after(turn: Turn, measure: Measure, result: str) -> str | None:
    """The measure's state after a report; what is kept up under a closed problem stays done."""
    above = turn.book.find(Problem, measure.problem)
    return None if above and above.state == "closed" else _MEASURE_AFTER.get(result)


def _with_reporter(item: Item, by: str, unit: str, n: int) -> tuple[tuple[str, str, int], ...]:
    if not item.reporters:
        return ((by, unit, n),)
    others = [one for one in item.reporters if one[0] != by or one[1] != unit]
    return (*others, (by, unit, n))


def _problem_above(item: Item) -> str:
    return item.problem if isinstance(item, Measure) else ""


def _begin(turn: Turn, key: str) -> None:
    """Work on an item has begun, and with it on what stands above it."""
    problem = turn.book.find(Problem, key)
    if not problem:
        return
    if problem.state in ("registered", "planned"):
        turn.put(changed(problem, state="rectifying", changed_on=turn.entry.on, carried=False))
    if problem.is_part:
        _begin(turn, problem.parent)


def attach_proof(turn: Turn, act: AttachProof) -> None:
    """A new version takes the place of the one before."""
    old = turn.book.find(Proof, act.replaces)
    if old:
        turn.put(changed(old, replaced_by=act.proof))
    turn.make(
        made(
            Proof,
            key=act.proof,
            made_by=turn.entry.n,
            item=act.item,
            digest=act.digest,
            name=act.name,
            claim=act.claim,
            kind=act.kind,
            media_type=act.media_type,
            size=act.size,
            amount=act.amount,
            version=old.version + 1 if old else 1,
            shared_from=act.shared_from,
            why=act.why,
            attached_on=turn.entry.on,
            attached_by=turn.entry.by,
        )
    )


def withdraw_proof(turn: Turn, act: WithdrawProof) -> None:
    """It no longer counts."""
    proof = turn.book.find(Proof, act.proof)
    if proof:
        turn.put(changed(proof, withdrawn=True))


def assess_basically_done(turn: Turn, act: AssessBasicallyDone) -> None:
    """An assessment beside the state."""
    problem = turn.book.find(Problem, act.problem)
    if problem:
        turn.put(
            changed(
                problem,
                basically_done=act.basically_done,
                basically_done_reason=act.reason,
                changed_on=turn.entry.on,
                carried=False,
            )
        )


def confirm_figure(turn: Turn, act: ConfirmFigure) -> None:
    """The owner's word for the cut-off day."""
    figure = turn.book.find(Figure, act.figure)
    if figure:
        turn.put(
            changed(figure, value=act.value, confirmed_for=act.cut_off, confirmed_by=turn.entry.by)
        )


def carry_over_state(turn: Turn, act: CarryOverState) -> None:
    """A paper's words set the state; nothing else proves it."""
    item = turn.book.item(act.item)
    values: dict[str, object] = {
        "changed_on": turn.entry.on,
        "carried": True,
        "carried_row": act.row or 0,
        "carried_done_on": act.done_on,
    }
    if isinstance(item, Measure):
        values["state"] = _MEASURE_CARRIED.get(act.state, item.state)
    elif isinstance(item, Problem):
        values |= _problem_carried(item, act, turn.entry.on)
    if item:
        turn.put(changed(item, **values))


def _problem_carried(problem: Problem, act: CarryOverState, on: date) -> dict[str, object]:
    if act.state == "done":
        closed_on = act.done_on or on
        return {
            "state": "closed",
            "closed_on": closed_on,
            "first_closed_on": problem.first_closed_on or closed_on,
            "basically_done": False,
            "missing": "",
        }
    is_basically_done = act.state == "basically_done"
    return {
        "state": "planned" if act.state == "not_done" else "rectifying",
        "basically_done": is_basically_done,
        "basically_done_reason": act.text if is_basically_done else "",
    }


def carry_over_words(turn: Turn, act: CarryOverWords) -> None:
    """The words of a sheet, each in its place; what it does not say stays."""
    item = turn.book.item(act.item)
    told = {
        "last_text": act.progress,
        "next_steps": act.next_steps,
        "evidence_words": act.evidence,
        "note": act.note,
        "persons": act.persons,
    }
    if item:
        turn.put(changed(item, **{name: words for name, words in told.items() if words}))
