"""规定动作: the prescribed steps of a book in a list, each with its day, proof and source."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhenggai.ledger import queries
from zhenggai.ledger.core.prescribed import StepState, prescribed_steps
from zhenggai.ledger.core.rows import Step
from zhenggai.workbench.badges import STEP, Badge
from zhenggai.workbench.days import shown_day
from zhenggai.workbench.desks import desk_of

# Where a step stands that was taken by an act of its own: the page, and what it is called.
_PLACES: Mapping[str, tuple[str, str]] = {
    "feedback_meeting": ("log", "见登记日志"),
    "plan_issued": ("reviews", "见审核"),
    "evaluation": ("reviews", "见成效评估"),
    "committee_studied": ("meetings", "见会议和机构"),
    "democratic_life_meeting": ("meetings", "见会议和机构"),
    "leading_group_set_up": ("meetings", "见会议和机构"),
}


# The act by which a step is taken: to record the step alone would leave the book without it.
_ACTS: Mapping[str, tuple[str, str]] = {
    "feedback_meeting": ("receive_feedback", "登记反馈意见"),
    "plan_issued": ("approve_plan", "审定整改方案"),
    "evaluation": ("record_evaluation", "登记成效评估"),
    "leading_group_set_up": ("set_group", "登记工作机构"),
}


@dataclass(frozen=True, slots=True)
class _Row:
    """A step; `recorded` is None where it was taken by an act of its own, or not at all."""

    state: StepState
    badge: Badge
    source: str
    recorded: Step | None
    place: tuple[str, str] | None
    # kind and word of the act that takes it, where it has one
    act: tuple[str, str] | None


@require_safe
def steps(request: HttpRequest, code: str) -> HttpResponse:
    """The list, on a past day as it was known then."""
    desk = desk_of(request, code)
    if not desk.sees_all:
        raise Http404("没有这一页")
    day = shown_day(request, desk.held)
    book = desk.tree(day.past).book
    pack = queries.pack(book)
    states = prescribed_steps(book, pack, day.day)
    context = {
        "desk": desk,
        "door": "materials",
        "day": day,
        "state": book,
        "pack": pack,
        "rows": [
            _Row(
                state=one,
                badge=STEP[one.standing],
                source=pack.sources[f"steps.{one.step.step}"],
                recorded=(held := book.find(Step, f"step/{one.step.step}")),
                place=None if held or not one.on else _place(code, one.step.step),
                act=_ACTS.get(one.step.step),
            )
            for one in states
        ],
        "taken": sum(one.on is not None for one in states),
        "missing": sum(one.standing == "missing" for one in states),
        "may_record": desk.is_office and not day.past,
    }
    return render(request, "workbench/steps.html", context)


def _place(code: str, step: str) -> tuple[str, str] | None:
    if step not in _PLACES:
        return None
    page, word = _PLACES[step]
    return reverse(f"workbench:{page}", args=[code]), word
