"""What stood beside the items: meetings, groups, prescribed steps, figures of other bodies."""

from collections.abc import Iterator, Mapping

from zhenggai.demo.district import District
from zhenggai.demo.records import Meeting
from zhenggai.demo.story import CLERK, Scene, Sitting, Telling, moment
from zhenggai.ledger.core.acts.plans import HandOver
from zhenggai.ledger.core.acts.problems import (
    MarkCommonProblem,
    MarkPriority,
    RecordWiderCheck,
)
from zhenggai.ledger.core.acts.records import (
    RecordExternalFigure,
    RecordMeeting,
    RecordStep,
    SetGroup,
)
from zhenggai.ledger.core.acts.shape import Decision
from zhenggai.ledger.core.entries import Basis

# Two problems were late for some days when they were set apart.
_PRIORITY = 122
# A fortnight before the first town told what it found.
_COMMON = 82
# Steps whose proof is a paper of the round with a name of its own.
_PAPERS = {
    "feedback_meeting": "feedback",
    "committee_studied": "minutes-sc-21",
    "plan_issued": "plan",
}


def meeting_keys(district: District) -> Mapping[str, str]:
    """The key of each meeting by its id: numbered in their order."""
    return {one.id: f"meeting/{n}" for n, one in enumerate(district.records.meetings, 1)}


def minutes_of(telling: Telling, meeting: Meeting) -> Basis:
    """The minutes of a meeting as the paper on which its decisions are entered."""
    scan = telling.scan(f"minutes-{meeting.id}")
    return Basis("minutes", meeting.on, f"{meeting.number}纪要", scan)


def records(telling: Telling) -> Iterator[Scene]:
    """Each put on record on its day by the office."""
    yield from _meetings(telling)
    yield from _groups(telling)
    yield from _steps(telling)
    for one in telling.district.records.external_figures:
        told = RecordExternalFigure(
            f"figure/0-0-{one.name}", one.name, one.value, one.unit, one.body, one.letter,
            one.title, one.counting_rule,
        )  # fmt: skip
        yield Sitting(moment(one.on, "15:30", one.name), CLERK, (told,))


def _meetings(telling: Telling) -> Iterator[Scene]:
    keys = meeting_keys(telling.district)
    for one in telling.district.records.meetings:
        decisions = tuple(
            Decision(f"{said.title}：{said.text}", tuple(f"problem/{n}" for n in said.problems))
            for said in one.decisions
        )
        scan = telling.scan(f"minutes-{one.id}")
        held = RecordMeeting(keys[one.id], one.kind, one.number, one.agenda, decisions, scan)
        yield Sitting(moment(one.on, "16:45"), CLERK, (held,))


def _groups(telling: Telling) -> Iterator[Scene]:
    for number, one in enumerate(telling.district.records.groups, 1):
        made = SetGroup(f"group/{number}", one.name, one.kind, one.number, one.members)
        yield Sitting(moment(one.on, "17:00", one.id), CLERK, (made,))


def _steps(telling: Telling) -> Iterator[Scene]:
    for one in telling.district.records.steps:
        paper = _PAPERS.get(one.id, f"step-{one.id}")
        scan = telling.scan(paper) if one.is_proved else ""
        taken = RecordStep(f"step/{one.id}", one.number, one.text, scan)
        yield Sitting(moment(one.on, "17:10", one.id), CLERK, (taken,))


def marks(telling: Telling) -> Iterator[Scene]:
    """Problems set apart, found elsewhere too, handed to another leader."""
    district = telling.district
    for one in district.problems:
        if one.is_priority:
            act = MarkPriority(f"problem/{one.number}", priority=True, reason="逾期且进展缓慢")
            day = district.days.working(_PRIORITY)
            yield Sitting(moment(day, "9:30", str(one.number)), CLERK, (act,))
    for moved in district.records.hand_overs:
        acts = tuple(
            HandOver(f"problem/{n}", moved.leader_from, moved.leader_to, moved.reason)
            for n in moved.problems
        )
        paper = Basis("signed_sheet", moved.on, moved.paper, telling.scan("hand-over"))
        yield Sitting(moment(moved.on, "10:40"), CLERK, acts, basis=paper)
    yield from _common(telling)


def _common(telling: Telling) -> Iterator[Scene]:
    district = telling.district
    checks = district.records.wider_checks
    for number in dict.fromkeys(one.problem for one in checks):
        key = f"problem/{number}"
        units = tuple(one.unit for one in checks if one.problem == number)
        asked = MarkCommonProblem(key, "各镇对照自查，举一反三", units)
        yield Sitting(moment(district.days.working(_COMMON), "10:10"), CLERK, (asked,))
    for one in checks:
        found = RecordWiderCheck(
            f"problem/{one.problem}", one.unit, one.text, one.found, one.corrected
        )
        by = telling.liaison(one.unit)
        yield Sitting(moment(one.on, "9:20", one.unit), by, (found,))
