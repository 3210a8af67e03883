"""核数: the office asks units for their figures of a day and sees who answered; a unit answers."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from zhenggai.ledger import queries
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.people.queries import names
from zhenggai.publication.confirming import open_for
from zhenggai.publication.figure_calls import call_units, confirm, figures_by_unit
from zhenggai.publication.models import FigureCall
from zhenggai.workbench.desks import Desk, desk_of
from zhenggai.workbench.drafting.own_figures import own_figures
from zhenggai.workbench.drafting.views.confirmations import sheet
from zhenggai.workbench.forms.confirmations import CallForm, values_told

_A_WHILE = timedelta(days=3)
_NO_DAY = NotAllowed("day", "请填截止日和答复期限，写成2026-11-23的样子。")


@require_http_methods(["GET", "HEAD", "POST"])
def board(request: HttpRequest, code: str) -> HttpResponse:
    """Every unit that told figures: asked, confirmed, late; and asking them."""
    desk = desk_of(request, code)
    if not desk.supervises:
        raise Http404("没有这一页")
    if request.method != "POST":
        return _board(request, desk)
    if not desk.is_office:
        raise Http404("没有这一步")
    form = CallForm(request.POST)
    if not form.is_valid():
        return _board(request, desk, _NO_DAY)
    units = request.POST.getlist("unit")
    try:
        count = call_units(desk.held, units, by=desk.person.pk, **form.cleaned_data)
    except NotAllowed as fault:
        return _board(request, desk, fault)
    messages.success(request, f"已请{count}家单位核对填报数，列入其“我的待办”。")
    return redirect("workbench:figure_calls", code)


def _board(request: HttpRequest, desk: Desk, refusal: NotAllowed | None = None) -> HttpResponse:
    today = queries.today()
    rows = figures_by_unit(queries.tree(desk.held).book, FigureCall.objects.filter(book=desk.held))
    context = {
        "desk": desk,
        "door": "drafting",
        "rows": rows,
        "names": names(one.unit for one in rows),
        "today": today,
        "due_on": today + _A_WHILE,
        "refusal": refusal,
    }
    page = "workbench/figure_calls.html"
    return render(request, page, context, status=409 if refusal else 200)


@require_POST
def answered(request: HttpRequest, code: str) -> HttpResponse:
    """A unit confirms its figures, all that it filled in with one press; its head stands for them,
    by hand or as the one who is named."""
    desk = desk_of(request, code)
    own = own_figures(desk)
    if own is None or desk.supervises:
        raise Http404("没有要核对的数字")
    try:
        figures = [one.figure for one in own.rows if not one.is_confirmed]
        values = values_told(figures, request.POST)
        signed_by = request.POST.get("signed_by", "")
        confirm(desk.held, own.call, values, by=desk.actor, signed_by=signed_by)
    except NotAllowed as fault:
        return sheet(request, desk, open_for(code, own.call.unit), refusal=fault)
    signer = signed_by.strip() or desk.person.name
    messages.success(request, f"已确认{len(values)}个填报数，由{signer}签字负责。")
    return redirect("workbench:confirmations", code)
