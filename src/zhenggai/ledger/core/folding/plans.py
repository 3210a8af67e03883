"""What acts on measures, responsibility and deadlines change."""

from zhenggai.ledger.core.acts.plans import (
    AskExtension,
    Assign,
    DecideExtension,
    DropMeasure,
    HandOver,
    PlanMeasure,
    ReviseMeasure,
    SetDeadline,
)
from zhenggai.ledger.core.counting import is_in_counts, problem_is_in_plan
from zhenggai.ledger.core.folding.problems import is_by_consent
from zhenggai.ledger.core.new_rows import made
from zhenggai.ledger.core.rows import Extension, Measure, changed
from zhenggai.ledger.core.state import Turn


def plan_measure(turn: Turn, act: PlanMeasure) -> None:
    """A measure that has not begun; one more under an approved plan is outside its counts."""
    is_more = turn.book.info.approved_measures is not None
    is_in = problem_is_in_plan(turn.book, act.problem)
    turn.make(
        made(
            Measure,
            key=act.measure,
            made_by=turn.entry.n,
            problem=act.problem,
            group=act.group,
            label=act.label,
            text=act.text,
            kinds=act.kinds,
            amount=act.amount,
            state="not_begun",
            changed_on=turn.entry.on,
            added_by_consent=is_by_consent(turn) and is_in,
            outside_counts=is_more and not (is_by_consent(turn) and is_in),
        )
    )


def revise_measure(turn: Turn, act: ReviseMeasure) -> None:
    """What is told replaces what was."""
    measure = turn.book.find(Measure, act.measure)
    if measure:
        turn.put(
            changed(
                measure,
                text=act.text or measure.text,
                label=act.label or measure.label,
                kinds=act.kinds or measure.kinds,
                amount=measure.amount if act.amount is None else act.amount,
            )
        )


def drop_measure(turn: Turn, act: DropMeasure) -> None:
    """Given up."""
    measure = turn.book.find(Measure, act.measure)
    if measure:
        turn.put(
            changed(
                measure,
                state="dropped",
                changed_on=turn.entry.on,
                removed_by_consent=is_by_consent(turn) and is_in_counts(turn.book, measure),
            )
        )


def assign(turn: Turn, act: Assign) -> None:
    """The item's responsibility as a whole."""
    item = turn.book.item(act.item)
    if item:
        turn.put(
            changed(
                item,
                leaders=act.leaders,
                lead_units=act.lead_units,
                responsible_units=act.responsible_units,
                liaisons=act.liaisons,
            )
        )


def hand_over(turn: Turn, act: HandOver) -> None:
    """The new leader stands where the old one stood."""
    item = turn.book.item(act.item)
    if item:
        leaders = [act.leader_to if one == act.leader_from else one for one in item.leaders]
        turn.put(changed(item, leaders=tuple(dict.fromkeys(leaders))))


def set_deadline(turn: Turn, act: SetDeadline) -> None:
    """The first deadline ever set is kept beside the one that holds."""
    item = turn.book.item(act.item)
    if item:
        turn.put(
            changed(
                item,
                milestones=act.milestones,
                standing=act.standing,
                reviews=act.reviews,
                deadline_text=act.text,
                first_milestones=item.first_milestones or act.milestones,
                reached=(),
            )
        )


def ask_extension(turn: Turn, act: AskExtension) -> None:
    """A request that waits."""
    turn.make(
        Extension(
            key=act.extension,
            made_by=turn.entry.n,
            item=act.item,
            reason=act.reason,
            milestones=act.milestones,
            standing=act.standing,
            reviews=act.reviews,
            asked_by=turn.entry.by,
            entered_by=turn.entry.entered_by,
            asked_on=turn.entry.on,
        )
    )


def decide_extension(turn: Turn, act: DecideExtension) -> None:
    """Granted, its deadline holds."""
    asked = turn.book.find(Extension, act.extension)
    if not asked:
        return
    turn.put(
        changed(
            asked,
            state="granted" if act.granted else "refused",
            decided_by=turn.entry.by,
            decided_on=turn.entry.on,
            decision=act.reason,
        )
    )
    item = turn.book.item(asked.item)
    if item and act.granted:
        turn.put(
            changed(
                item,
                milestones=asked.milestones or item.milestones,
                standing=asked.standing or item.standing,
                reviews=asked.reviews or item.reviews,
                first_milestones=item.first_milestones or item.milestones,
                deadline_text="" if asked.milestones else item.deadline_text,
                extensions=item.extensions + 1,
                reached=() if asked.milestones else item.reached,
            )
        )
