"""One sheet by its link, without signing in: take it, give it back filled in, add the stamp."""

from datetime import UTC, datetime

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from zhenggai.ledger import evidence, queries
from zhenggai.ledger.core.actors import Actor
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.supervision.hands import NOBODY, shut_fault
from zhenggai.supervision.links import sheet_of_token
from zhenggai.supervision.reporting import Stamped, arrive, incomplete_fault
from zhenggai.supervision.sheets import FilledSheet, read_sheet
from zhenggai.supervision.workbooks import enter_returned
from zhenggai.workbench.forms.rounds import StampedForm, WorkbookForm
from zhenggai.workbench.rounds.badges import sheet_badge
from zhenggai.workbench.rounds.carried_answers import arrived_answers
from zhenggai.workbench.rounds.views.sheet_files import preview, xlsx_response


@login_not_required
@require_safe
def fill_xlsx(request: HttpRequest, token: str) -> HttpResponse:  # noqa: ARG001 - a view's shape
    """The sheet as xlsx. Raises Http404 for a link that opens nothing."""
    try:
        filled = _read(token)
    except NotAllowed as fault:
        raise Http404(fault.sentence) from fault
    return xlsx_response(filled)


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def fill(request: HttpRequest, token: str) -> HttpResponse:
    """The page of the link; a link that opens nothing says so and no more."""
    try:
        filled = _read(token)
    except NotAllowed as fault:
        return render(request, "workbench/fill_gone.html", {"refusal": fault}, status=404)
    if "answers" in request.POST:
        name, answers = arrived_answers(filled.sheet, request.POST["answers"])
        enter_returned(filled.sheet, answers, name, by=NOBODY)
        messages.success(request, f"已存入{len(answers)}项。")
        return redirect("workbench:fill", token)
    if request.POST.get("do") == "stamp":
        return _stamp(request, token, filled)
    form = WorkbookForm(request.POST or None, request.FILES or None)
    shown = preview(filled, form, names_units=False)
    return _page(request, filled, {"token": token, **shown})


def _read(token: str) -> FilledSheet:
    """The sheet as everybody of its unit may know it. Raises NotAllowed."""
    found = sheet_of_token(token)
    return read_sheet(found, datetime.now(UTC)).known_to(Actor("", found.unit_id))


def _stamp(request: HttpRequest, token: str, filled: FilledSheet) -> HttpResponse:
    form = StampedForm(request.POST, request.FILES)
    refusal = incomplete_fault(filled)
    if refusal and not filled.answered:
        refusal = NotAllowed(refusal.code, "还没有导入填好的表格，请先办第二步。")
    if form.is_valid() and not refusal:
        told = form.cleaned_data
        try:
            upload = told["scan"]
            digest = evidence.store(upload.chunks(), upload.name).digest if upload else ""
            arrive(filled.sheet, Stamped(told["number"], told["on"], digest), by=NOBODY)
        except NotAllowed as fault:
            refusal = fault
        else:
            messages.success(request, "盖章扫描件已送整改办，登记后即为报送。")
            return redirect("workbench:fill", token)
    shown = preview(filled, WorkbookForm(), names_units=False)
    told_more = {"token": token, "stamped": form, **shown, "refusal": refusal}
    return _page(request, filled, told_more)


def _page(request: HttpRequest, filled: FilledSheet, told: dict[str, object]) -> HttpResponse:
    asked, now = filled.sheet.round, datetime.now(UTC)
    first = {"number": f"{asked}填报表（盖章）", "on": queries.today()}
    context = {
        "filled": filled,
        "now": now,
        "badge": sheet_badge(filled.sheet, now),
        "shut": shut_fault(filled.sheet),
        "returned": [one for one in filled.lines if one.row.returned_why],
        "is_sent": filled.sheet.state == "sent" and filled.sheet.scan_on is not None,
        "stamped": StampedForm(initial=first),
        **told,
    }
    is_wrong = told["refusal"] or any(
        getattr(told.get(name), "errors", None) for name in ("form", "stamped")
    )
    return render(request, "workbench/fill.html", context, status=409 if is_wrong else 200)
