"""What waits for the person, oldest first, one click from the act."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhenggai.ledger import queries
from zhenggai.ledger.core.acts.closings import AskClosure, Close, Sign
from zhenggai.ledger.core.acts.plans import DecideExtension
from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.rows import Problem
from zhenggai.ledger.core.waiting import Task
from zhenggai.workbench.badges import Badge
from zhenggai.workbench.desks import Desk, desk_of

_BADGES: dict[type[Act], tuple[str, str]] = {
    Sign: ("writing-sign", "violet"),
    Close: ("circle-check", "violet"),
    DecideExtension: ("hourglass", "amber"),
    AskClosure: ("arrow-back-up", "orange"),
    ReportProgress: ("alarm", "red"),
}
# Looked at before anything is done: what is missing stands on the item's own page.
_FIRST_LOOK = (AskClosure, ReportProgress)


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task on its page."""

    problem: Problem
    badge: Badge
    waited: str
    title: str
    address: str


@require_safe
def tasks(request: HttpRequest, code: str) -> HttpResponse:
    """The list."""
    desk = desk_of(request, code)
    context = {
        "desk": desk,
        "door": "tasks",
        "state": desk.tree().book,
        "tasks": [_line(desk, one) for one in desk.tasks()],
    }
    return render(request, "workbench/tasks.html", context)


def _line(desk: Desk, task: Task) -> TaskLine:
    icon, tone = _BADGES[task.act]
    days = (queries.today() - task.since).days if task.since else 0
    code, number = desk.held.code, number_of(task.problem.key)
    if task.act in _FIRST_LOOK:
        title, address = "去办理", reverse("workbench:problem", args=[code, number])
    else:
        title = task.act.TITLE
        address = reverse("workbench:act", args=[code, task.act.KIND, task.subject])
    waited = f"{days}天" if days else "今天到"
    return TaskLine(task.problem, Badge(icon, task.why, tone), waited, title, address)
