"""Chapter two: the task put right while the team was there, entered late from its papers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from zhenggai.demo.items import Deadline, Problem
from zhenggai.demo.story import CLERK, Scene, Sitting, Telling, moment
from zhenggai.demo.story_closing import closings_of
from zhenggai.demo.story_opening import assigned
from zhenggai.demo.story_work import work_of
from zhenggai.ledger.core.acts.plans import PlanMeasure, SetDeadline
from zhenggai.ledger.core.acts.problems import AddProblem, RecordTarget
from zhenggai.ledger.core.acts.shape import Act, Milestone
from zhenggai.ledger.core.entries import Basis

_REGISTERED = 2
_REASON = "立行立改通知书由省委巡视组直接送责任单位，办结材料于反馈后移交整改办，据以补录。"


def immediate(telling: Telling) -> Iterator[Scene]:
    """Everything about it in the order in which it happened, written in one morning."""
    district, problem = telling.district, telling.district.immediate
    paper = district.records.paperwork
    notice = Basis("notice", paper.immediate_on, paper.immediate_number, telling.scan("immediate"))
    acts = (*_registered(telling, problem), *_measures(problem))
    past = [
        Sitting(moment(paper.immediate_on, "10:00"), CLERK, acts, basis=notice),
        *sorted(
            (*work_of(telling, problem), *closings_of(telling, problem)), key=lambda one: one.at
        ),
    ]
    begun = moment(district.days.working(_REGISTERED), "9:40")
    for place, one in enumerate(past):
        yield replace(
            one,
            at=begun + timedelta(minutes=4 * place),
            on=one.at.date(),
            entered_by=CLERK,
            basis=one.basis or notice,
            late_reason=_REASON,
        )


def _registered(telling: Telling, problem: Problem) -> Iterator[Act]:
    key = f"problem/{problem.number}"
    yield AddProblem(
        key,
        problem.title,
        detail=problem.finding,
        source=problem.source,
        kind=problem.kind,
        disclosure=problem.disclosure,
    )
    standard = tuple(one.text for one in problem.standard)
    yield RecordTarget(key, problem.cause, problem.target, standard)
    yield assigned(telling, problem)
    yield _deadline(key, problem.first_deadline)


def _deadline(key: str, told: Deadline) -> SetDeadline:
    milestones = tuple(Milestone(one.on, one.what) for one in told.milestones)
    return SetDeadline(key, milestones, told.standing, told.reviews, told.text)


def _measures(problem: Problem) -> Iterator[Act]:
    for one in problem.measures:
        key, owner = f"measure/{one.number}", f"problem/{problem.number}"
        yield PlanMeasure(key, owner, one.text, kinds=one.kinds, amount=one.amount)
