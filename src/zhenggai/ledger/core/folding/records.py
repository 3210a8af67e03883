"""What acts on documents, meetings, groups, steps, figures and mistakes change."""

from zhenggai.ledger.core.acts.mending import Correct
from zhenggai.ledger.core.acts.records import (
    Comment,
    RecordAccountability,
    RecordExternalFigure,
    RecordMeeting,
    RecordRegulation,
    RecordReportedFigures,
    RecordStep,
    SetGroup,
)
from zhenggai.ledger.core.folding.figures import put_reported
from zhenggai.ledger.core.rows import (
    Accountability,
    Figure,
    Group,
    Meeting,
    Regulation,
    Step,
    changed,
)
from zhenggai.ledger.core.state import Turn


def record_regulation(turn: Turn, act: RecordRegulation) -> None:
    """建章立制; told anew, as with its number, it takes the place of the one before."""
    old = turn.book.find(Regulation, act.replaces)
    if old:
        turn.put(changed(old, replaced_by=act.regulation))
    turn.make(
        Regulation(
            key=act.regulation,
            made_by=turn.entry.n,
            item=act.item,
            title=act.title,
            number=act.number,
            action=act.action,
            issued_on=act.issued_on,
            proof=act.proof,
            recorded_on=turn.entry.on,
        )
    )


def record_meeting(turn: Turn, act: RecordMeeting) -> None:
    """A meeting, with what it decided."""
    turn.make(
        Meeting(
            key=act.meeting,
            made_by=turn.entry.n,
            kind=act.kind,
            number=act.number,
            agenda=act.agenda,
            on=turn.entry.on,
            decisions=act.decisions,
            scan=act.scan,
        )
    )


def set_group(turn: Turn, act: SetGroup) -> None:
    """A group as it stands from here on."""
    before = turn.book.find(Group, act.group)
    turn.make(
        Group(
            key=act.group,
            made_by=before.made_by if before else turn.entry.n,
            kind=act.kind,
            name=act.name,
            number=act.number,
            members=act.members,
            since=before.since if before else turn.entry.on,
            dissolved=act.dissolved,
        )
    )


def record_step(turn: Turn, act: RecordStep) -> None:
    """规定动作."""
    turn.put(
        Step(
            key=act.step,
            made_by=turn.entry.n,
            on=turn.entry.on,
            number=act.number,
            text=act.text,
            scan=act.scan,
        )
    )


def record_accountability(turn: Turn, act: RecordAccountability) -> None:
    """A count of persons."""
    turn.make(
        Accountability(
            key=act.accountability,
            made_by=turn.entry.n,
            item=act.item,
            body=act.body,
            number=act.number,
            decided_on=act.decided_on,
            form=act.form,
            count=act.count,
        )
    )


def record_reported_figures(turn: Turn, act: RecordReportedFigures) -> None:
    """A unit's figures from paper; a later paper takes the place of an earlier one."""
    put_reported(turn, act.item, act.owner, act.figures)


def record_external_figure(turn: Turn, act: RecordExternalFigure) -> None:
    """Another body's figure; a later letter takes the place of an earlier one."""
    turn.put(
        Figure(
            key=act.figure,
            made_by=turn.entry.n,
            name=act.name,
            kind="external",
            value=act.value,
            unit=act.unit,
            title=act.title,
            counting_rule=act.counting_rule,
            owner=act.body,
            letter=act.letter,
            on=turn.entry.on,
        )
    )


def comment(turn: Turn, act: Comment) -> None:
    """A remark stands in the entries."""


def correct(turn: Turn, act: Correct) -> None:
    """What the wrong entry changed is as it was before it; a number given stays given."""
    change = turn.book.history.get(act.wrong)
    for key, before in change.before.items() if change else ():
        if before is None:
            turn.drop(key)
        else:
            turn.put(before)
    turn.book.corrected[act.wrong] = turn.entry.n
