"""What a unit was handed of an opinion: the office's summary, and the unit's answer.

Nothing else of the opinion is on this page, and for all others there is no such page.
"""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from zhenggai.ledger import queries
from zhenggai.ledger.core.entries import TIME_ZONE
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.opinions.clocks import objection_day
from zhenggai.opinions.handing import answer, may_answer, object_to
from zhenggai.opinions.models import Handing
from zhenggai.people.queries import names
from zhenggai.workbench.desks import Desk, desk_of
from zhenggai.workbench.forms.opinions import AnswerForm, ObjectionForm
from zhenggai.workbench.opinions.badges import due_badge
from zhenggai.workbench.opinions.deeds import given_of
from zhenggai.workbench.opinions.lines import handing_badge


@require_http_methods(["GET", "HEAD", "POST"])
def handed(request: HttpRequest, code: str, handing: int) -> HttpResponse:
    """The summary, answering it, and saying that it is not the unit's own."""
    desk = desk_of(request, code)
    found = _handing(desk, handing)
    begun = {"text": found.answer}
    objects = request.method == "POST" and "why" in request.POST
    given = given_of(request)[0]
    form = AnswerForm(None if objects else given, initial=begun)
    objection = ObjectionForm(given if objects else None)
    told = objection if objects else form
    pack = queries.pack(queries.tree(desk.held).book)
    until = objection_day(pack, found.made_at.astimezone(TIME_ZONE).date())
    refusal = None
    if told.is_bound and told.is_valid():
        try:
            if objects:
                why, today = told.cleaned_data["why"], queries.today()
                object_to(found, why, until=until, today=today, by=desk.actor)
            else:
                answer(found, told.cleaned_data["text"], by=desk.actor)
        except NotAllowed as fault:
            refusal = fault
        else:
            said = "异议已送整改办，等整改办答复。" if objects else "答复已送整改办。"
            messages.success(request, f"{found}：{said}")
            return redirect("workbench:opinion_handed", code=code, handing=found.n)
    book = desk.tree().book
    context = {
        "desk": desk,
        "door": "tasks",
        "handing": found,
        "badge": handing_badge(found),
        "due": due_badge(found.due_on, queries.today()) if found.is_open else None,
        "state": book,
        # named where it is the unit's own
        "problem": book.problems.get(found.problem),
        "may_answer": found.opinion is not None
        and found.withdrawn_at is None
        and found.opinion.replied_on is None,
        "form": form,
        "objection": objection,
        "until": until,
        "may_object": found.is_open
        and not found.objected_at
        and (until is None or queries.today() <= until),
        "refusal": refusal,
        "names": names([found.answered_by]),
    }
    status = 409 if refusal or told.errors else 200
    return render(request, "workbench/opinion_handed.html", context, status=status)


def _handing(desk: Desk, number: int) -> Handing:
    """The unit's own. Raises Http404 for everybody else."""
    rows = Handing.objects.filter(book=desk.held, n=number).select_related("opinion", "unit")
    found = rows.first()
    if found is None or not may_answer(found, desk.actor):
        raise Http404("没有这件交办")
    return found
