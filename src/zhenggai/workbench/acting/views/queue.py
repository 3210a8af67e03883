"""Reviews, verifications and signatures that wait for the person, one after the other."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhenggai.ledger import queries
from zhenggai.workbench.acting.queue import (
    after,
    at_once,
    chosen_of,
    evidence_of,
    for_minutes,
    queue_of,
)
from zhenggai.workbench.desks import desk_of


@require_safe
def queue(request: HttpRequest, code: str) -> HttpResponse:
    """The entry looked at with its evidence, the others beside it; what is done goes to `act`."""
    desk = desk_of(request, code)
    waiting = queue_of(desk)
    chosen = chosen_of(waiting, request.GET.get("of", ""))
    context = {
        "desk": desk,
        "door": "tasks",
        "state": desk.tree().book,
        "queue": waiting,
        "chosen": chosen,
        "today": queries.today().isoformat(),
        "seen": desk.held.head_n,
        "at_once": at_once(desk, waiting),
        "by_minutes": for_minutes(desk)[1],
    }
    if chosen:
        context |= {
            "next": after(desk, waiting, chosen),
            "keep": f"of={chosen.task.subject}&",
            "kind": chosen.task.act.KIND,
            **evidence_of(desk, chosen, request.GET.get("proof", "")),
        }
    return render(request, "workbench/queue.html", context)
