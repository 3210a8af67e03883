"""What waits for the person, oldest first, one click from the act."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhenggai.ledger import queries
from zhenggai.ledger.core.acts.closings import AskClosure, Close, RecordRecheck, Sign
from zhenggai.ledger.core.acts.mending import Expunge
from zhenggai.ledger.core.acts.plans import DecideExtension
from zhenggai.ledger.core.acts.progress import ReportProgress
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.core.entries import TIME_ZONE
from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.rows import Problem
from zhenggai.ledger.core.waiting import Task
from zhenggai.people.keepers import keeper_of
from zhenggai.supervision.tasks import SheetTask
from zhenggai.workbench.badges import ROUND, Badge
from zhenggai.workbench.desks import Desk, desk_of, desks_of, may_open, person_of

_BADGES: dict[type[Act], tuple[str, str]] = {
    Sign: ("writing-sign", "violet"),
    RecordRecheck: ("eye", "grey"),
    Close: ("circle-check", "violet"),
    DecideExtension: ("hourglass", "amber"),
    Expunge: ("lock", "violet"),
    AskClosure: ("arrow-back-up", "orange"),
    ReportProgress: ("alarm", "red"),
}
# Looked at before anything is done: what is missing stands on the item's own page.
_FIRST_LOOK = (AskClosure, ReportProgress)
# Decided either way on the page to which it leads.
_TITLES: dict[type[Act], str] = {Expunge: "决定是否清除"}


_SHEET_BADGES = {
    "fill": ROUND["none"],
    "amend": ROUND["returned"],
    "confirm": ROUND["confirming"],
    "stamp": Badge("rubber-stamp", "盖章表已到", "violet"),
    "accept": ROUND["reported"],
}


@dataclass(frozen=True, slots=True)
class TaskLine:
    """A task on its page: on a problem, on the book or on a unit's sheet (`what` names it)."""

    problem: Problem | None
    what: str
    badge: Badge
    since: date | None
    title: str
    address: str

    @property
    def waited(self) -> str:
        """How long it has waited."""
        days = (queries.today() - self.since).days if self.since else 0
        return f"{days}天" if days else "今天到"


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Where a person begins: a unit's with the sheet that waits, an administrator with the people,
    all others with their books.
    """
    person = person_of(request)
    desks = desks_of(person)
    if not desks and not may_open(person) and keeper_of(person):
        return redirect("workbench:people")
    if len(desks) == 1 and not desks[0].sees_all and desks[0].sheet_tasks():
        return redirect("workbench:tasks", desks[0].held.code)
    return redirect("workbench:books")


@require_safe
def tasks(request: HttpRequest, code: str) -> HttpResponse:
    """The list."""
    desk = desk_of(request, code)
    lines = [
        *(_line(desk, one) for one in desk.tasks()),
        *(_sheet_line(desk, one) for one in desk.sheet_tasks()),
    ]
    context = {
        "desk": desk,
        "door": "tasks",
        "state": desk.tree().book,
        "tasks": sorted(lines, key=lambda one: one.since or date.max),
    }
    return render(request, "workbench/tasks.html", context)


def _line(desk: Desk, task: Task) -> TaskLine:
    icon, tone = _BADGES[task.act]
    code, problem = desk.held.code, task.problem
    if problem and task.act in _FIRST_LOOK:
        title = "去办理"
        address = reverse("workbench:problem", args=[code, number_of(problem.key)])
    else:
        title = _TITLES.get(task.act, task.act.TITLE)
        address = reverse("workbench:act", args=[code, task.act.KIND, task.subject])
    what = "" if problem else "本台账"
    return TaskLine(problem, what, Badge(icon, task.why, tone), task.since, title, address)


def _sheet_line(desk: Desk, task: SheetTask) -> TaskLine:
    code, asked, sheet = desk.held.code, task.round, task.sheet
    if sheet is None:
        what, address = f"{task.count}家已报", reverse("workbench:round", args=[code, asked.n])
    else:
        view = "round_stamped" if task.kind == "stamp" else "round_sheet"
        what = sheet.unit.name
        address = reverse(f"workbench:{view}", args=[code, asked.n, sheet.pk])
    since = task.since.astimezone(TIME_ZONE).date()
    words = f"{asked}填报　{what}"
    return TaskLine(None, words, _SHEET_BADGES[task.kind], since, task.title, address)
