"""A sheet on its way out of the house and back: as xlsx, on stamped paper, by a link."""

from urllib.parse import quote

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zhenggai.ledger import evidence, models, queries
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.supervision.links import make_link, revoke_link
from zhenggai.supervision.models import Sheet
from zhenggai.supervision.reporting import Stamped, enter_stamped, incomplete_fault
from zhenggai.supervision.sheets import FilledSheet
from zhenggai.supervision.workbooks import enter_returned, read_returned, workbook_of
from zhenggai.workbench.forms.rounds import StampedForm, WorkbookForm
from zhenggai.workbench.rounds.badges import RESULT_BADGES
from zhenggai.workbench.rounds.carried_answers import arrived_answers, carried_answers
from zhenggai.workbench.rounds.views.round_sheet import SheetPage, sheet_page

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def sheet_xlsx(request: HttpRequest, code: str, n: int, pk: int) -> HttpResponse:
    """The sheet, to be filled in with another program."""
    page = sheet_page(request, code, n, pk, wants_to_fill=True)
    return xlsx_response(page.filled)


def xlsx_response(filled: FilledSheet) -> HttpResponse:
    """The sheet as a file that is saved under the name of round and unit."""
    name = quote(f"{filled.sheet.round}填报表-{filled.sheet.unit.name}.xlsx")
    response = HttpResponse(workbook_of(filled), content_type=_XLSX)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def sheet_import(request: HttpRequest, code: str, n: int, pk: int) -> HttpResponse:
    """Choose a filled-in file, look at what was understood, and enter it as a draft."""
    page = _typed_in(request, code, n, pk)
    if "answers" in request.POST:
        name, answers = arrived_answers(page.sheet, request.POST["answers"])
        enter_returned(page.sheet, answers, name, by=page.desk.actor)
        messages.success(request, f"已存入{len(answers)}项，核对后报送。")
        return redirect(page.address)
    form = WorkbookForm(request.POST or None, request.FILES or None)
    context = {"desk": page.desk, "door": "rounds", "page": page, **preview(page.filled, form)}
    status = 409 if context["refusal"] or form.errors else 200
    return render(request, "workbench/round_import.html", context, status=status)


def preview(
    filled: FilledSheet, form: WorkbookForm, *, names_units: bool = True
) -> dict[str, object]:
    """What a template shows of a file that was chosen, or the form for choosing one."""
    rows, refusal, carried = None, None, ""
    if form.is_valid():
        upload = form.cleaned_data["file"]
        name = upload.name or "填报表.xlsx"
        try:
            rows = read_returned(filled, upload.read(), name, names_units=names_units)
        except NotAllowed as fault:
            refusal = fault
        else:
            carried = carried_answers(filled.sheet, rows, name)
    return {
        "sheet": filled.sheet,
        "round": filled.sheet.round,
        "state": filled.book,
        "form": form,
        "read": rows,
        "understood": sum(one.answer is not None for one in rows or ()),
        "faulty": sum(bool(one.fault) for one in rows or ()),
        "carried": carried,
        "refusal": refusal,
        "result_badges": RESULT_BADGES,
    }


@require_http_methods(["GET", "HEAD", "POST"])
def sheet_stamped(request: HttpRequest, code: str, n: int, pk: int) -> HttpResponse:
    """Enter the sheet on stamped paper."""
    page = _typed_in(request, code, n, pk)
    found = page.sheet
    first = {
        "number": found.scan_number or f"{found.round}填报表（盖章）",
        "on": found.scan_on or queries.today(),
    }
    form = StampedForm(request.POST or None, request.FILES or None, initial=first)
    refusal = incomplete_fault(page.filled)
    if form.is_valid() and not refusal:
        try:
            enter_stamped(found, _paper(form, found), entered_by=page.desk.actor)
        except NotAllowed as fault:
            refusal = fault
        else:
            messages.success(request, f"{found.round}已依据盖章表报送，各项已登记入账。")
            return redirect("workbench:round_sheet", code, n, pk)
    context = {
        "desk": page.desk,
        "door": "rounds",
        "page": page,
        "sheet": found,
        "round": found.round,
        "form": form,
        "refusal": refusal,
    }
    status = 409 if form.errors or (refusal and form.is_bound) else 200
    return render(request, "workbench/round_stamped.html", context, status=status)


def _paper(form: StampedForm, found: Sheet) -> Stamped:
    """The paper with its scan stored; the one that came through the link where none is given."""
    told = form.cleaned_data
    upload = told["scan"]
    digest = evidence.store(upload.chunks(), upload.name).digest if upload else found.scan
    return Stamped(told["number"], told["on"], digest)


@require_safe
def sheet_scan(request: HttpRequest, code: str, n: int, pk: int) -> HttpResponseBase:
    """The stamped scan, to be saved."""
    page = sheet_page(request, code, n, pk, wants_to_fill=False)
    file = models.Evidence.objects.filter(digest=page.sheet.scan or "-").first()
    if file is None:
        raise Http404("没有盖章扫描件")
    opened = evidence.place_of(file.digest).open("rb")
    response = FileResponse(opened, content_type=file.media_type or "application/octet-stream")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(file.name)}"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
def sheet_link(request: HttpRequest, code: str, n: int, pk: int) -> HttpResponse:
    """Make or revoke the link that opens the sheet without signing in."""
    page = sheet_page(request, code, n, pk, wants_to_fill=False)
    if not page.desk.is_office:
        raise Http404("没有这一页")
    if request.POST.get("do") == "revoke":
        revoke_link(page.sheet, by=page.desk.actor)
        messages.success(request, "链接已停用。")
    else:
        make_link(page.sheet, by=page.desk.actor)
        messages.success(request, "已生成免登录链接，请复制后发给单位；先前的链接不再有效。")
    return redirect("workbench:round_sheet", code, n, pk)


def _typed_in(request: HttpRequest, code: str, n: int, pk: int) -> SheetPage:
    """The sheet of who may fill it in now. Raises Http404."""
    page = sheet_page(request, code, n, pk, wants_to_fill=True)
    if not page.is_typed_in:
        raise Http404("这张表现在不能填")
    return page
