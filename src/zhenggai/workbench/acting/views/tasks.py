"""What waits for the person, oldest first, one click from the act."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from zhenggai.people.keepers import keeper_of
from zhenggai.workbench.acting.queue import for_minutes, queue_of
from zhenggai.workbench.acting.task_lines import task_lines
from zhenggai.workbench.desks import desk_of, desks_of, may_open, person_of


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Where a person begins: in the only book with what waits, or with its overview; from above
    with all books side by side; an administrator with the people. All others with their books.
    """
    person = person_of(request)
    desks = desks_of(person)
    if not desks and not may_open(person) and keeper_of(person):
        return redirect("workbench:people")
    if len(desks) == 1 and not may_open(person):
        page = "tasks" if desks[0].waiting else "book"
        return redirect(f"workbench:{page}", desks[0].held.code)
    if len(desks) > 1 and all(one.supervises and not one.is_office for one in desks):
        return redirect("workbench:side_by_side")
    return redirect("workbench:books")


@require_safe
def tasks(request: HttpRequest, code: str) -> HttpResponse:
    """The list."""
    desk = desk_of(request, code)
    numbers, address = for_minutes(desk)
    lines = task_lines(desk)
    context = {
        "desk": desk,
        "door": "tasks",
        "state": desk.tree().book,
        "tasks": lines,
        "has_numbers": any(one.problem for one in lines),
        "queued": len(queue_of(desk)),
        "only_reads": desk.actor.roles == {"reader"},
        "by_minutes": address,
        "minutes_of": numbers,
    }
    return render(request, "workbench/tasks.html", context)
