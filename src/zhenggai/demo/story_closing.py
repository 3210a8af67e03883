"""Closings: asked for point by point, signed one after the other, returned or struck off."""

from collections.abc import Iterator

from zhenggai.demo.answers import answers
from zhenggai.demo.course import Closing, Signed
from zhenggai.demo.items import Problem
from zhenggai.demo.story import (
    CHIEF,
    CLERK,
    LEADING_GROUP,
    RECHECK,
    VERIFIERS,
    Scene,
    Sitting,
    Telling,
    moment,
)
from zhenggai.demo.story_records import meeting_keys, minutes_of
from zhenggai.ledger.core.acts.closings import (
    AskClosure,
    Close,
    LookBack,
    RecordRecheck,
    Reopen,
    Return,
    Sign,
)
from zhenggai.ledger.core.acts.progress import AssessBasicallyDone
from zhenggai.ledger.core.acts.shape import Act, Answer
from zhenggai.ledger.core.entries import Basis

# When on a day a signature is given: each can follow the one before on the same day.
_CLOCKS = {
    "responsible_head": "15:00",
    "lead_unit": "15:30",
    "leader": "16:00",
    "office": "16:30",
}
# Before there was a leading group the standing committee decided.
_STANDING = "standing-committee"


def closings(telling: Telling) -> Iterator[Scene]:
    """All problems of the feedback."""
    for one in telling.district.problems:
        yield from closings_of(telling, one)
        yield from _judged(one)
        yield from _reopened(telling, one)


def closings_of(telling: Telling, problem: Problem) -> Iterator[Sitting]:
    """Every asking for closure of a problem and what came of it."""
    for one in problem.closings:
        yield _asked(telling, problem, one)
        for signed in one.signatures:
            yield _signed(telling, problem, signed)
        if one.end == "returned":
            yield _returned(telling, problem, one)
        if one.end == "closed":
            yield from _closed(telling, problem, one)


def _asked(telling: Telling, problem: Problem, closing: Closing) -> Sitting:
    told = tuple(
        Answer(one.point, one.text, tuple(f"proof/{number}" for number in one.proofs))
        for one in answers(problem, closing)
    )
    key = f"problem/{problem.number}"
    asked = AskClosure(f"closing/{problem.number}-{closing.number}", key, closing.unit, told)
    at = moment(closing.asked_on, "14:30", closing.unit)
    return Sitting(at, telling.liaison(closing.unit), (asked,))


def _signed(telling: Telling, problem: Problem, signed: Signed) -> Sitting:
    act = Sign(f"problem/{problem.number}", signed.step, signed.unit, signed.opinion)
    at = moment(signed.on, _CLOCKS[signed.step], signed.by)
    if not signed.paper:
        return Sitting(at, signed.by, (act,))
    return Sitting(at, signed.by, (act,), entered_by=CLERK, basis=_sheet(telling, problem, signed))


def _sheet(telling: Telling, problem: Problem, signed: Signed) -> Basis:
    scan = telling.scan(f"signing-{problem.number}")
    return Basis("signed_sheet", signed.on, signed.paper, scan)


def _returned(telling: Telling, problem: Problem, closing: Closing) -> Sitting:
    """By whom the sheet lay with: a verifier, or a leader on paper."""
    on = closing.ended_on or closing.asked_on
    act = Return(f"problem/{problem.number}", closing.missing, closing.returned_step)
    at = moment(on, "16:40", act.problem)
    if closing.returned_step != "leader":
        return Sitting(at, VERIFIERS[0], (act,))
    paper = f"问题{problem.number}销号审签单"
    scan = telling.scan(f"signing-{problem.number}")
    basis = Basis("signed_sheet", on, paper, scan)
    return Sitting(at, problem.leaders[0], (act,), entered_by=CLERK, basis=basis)


def _closed(telling: Telling, problem: Problem, closing: Closing) -> Iterator[Sitting]:
    """By a meeting whose minutes stand for the last signature, or by a routing slip."""
    on, key = closing.ended_on or closing.asked_on, f"problem/{problem.number}"
    at = moment(on, "17:30")
    meeting = next(
        (one for one in telling.district.records.meetings if one.id == closing.through), None
    )
    if meeting:
        keys, basis = meeting_keys(telling.district), minutes_of(telling, meeting)
        act = Close(key, keys[meeting.id], "leading_group")
        yield Sitting(at, LEADING_GROUP, (act,), entered_by=CLERK, basis=basis)
        return
    slip = next(one for one in telling.district.records.slips if one.id == closing.through)
    body = _STANDING if slip.on < telling.district.days.feedback_on else LEADING_GROUP
    basis = Basis("approval", on, slip.number, telling.scan(slip.id))
    approved = Sign(key, "leading_group", body, "同意销号。")
    yield Sitting(moment(on, "17:00"), body, (approved,), entered_by=CLERK, basis=basis)
    yield Sitting(at, CLERK, (Close(key),))


def _judged(problem: Problem) -> Iterator[Sitting]:
    if told := problem.judgement:
        act = AssessBasicallyDone(f"problem/{problem.number}", True, told.reason)  # noqa: FBT003 - the act's own order of fields
        yield Sitting(moment(told.on, "11:20", act.problem), told.by, (act,))


def _reopened(telling: Telling, problem: Problem) -> Iterator[Sitting]:
    """The look-back that found it, the reopening, the measures that go back to their units."""
    for one in problem.reopenings:
        key, unit = f"problem/{problem.number}", telling.district.person(one.by).unit
        if one.ground == "recheck":
            found: Act = RecordRecheck(
                key, agrees=False, text=one.found, unit=unit, recheck=RECHECK
            )
        else:
            found = LookBack(key, agrees=False, text=one.found, unit=unit)
        yield Sitting(moment(one.on, "10:00", key), one.by, (found,))
        again = Reopen(key, one.ground, one.reason)
        yield Sitting(moment(one.on, "14:40", key), one.by, (again,))
        back = Return(key, one.reason, measures=tuple(f"measure/{n}" for n in one.measures))
        yield Sitting(moment(one.on, "15:20", key), CHIEF, (back,))
