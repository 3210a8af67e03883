"""代录: which paper is to be entered, and the scans that wait."""

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.people.queries import names
from zhenggai.supervision.models import Sheet
from zhenggai.workbench.from_paper.following import unscanned
from zhenggai.workbench.from_paper.scans import page_picture, scans_of, take_in, take_off
from zhenggai.workbench.from_paper.typed_forms import forms_typed
from zhenggai.workbench.from_paper.views.paper_forms import office_desk
from zhenggai.workbench.going_back import back_address
from zhenggai.workbench.models import Scan


@require_http_methods(["GET", "HEAD", "POST"])
def from_paper(request: HttpRequest, code: str) -> HttpResponse:
    """The sorts of paper, the scans; taking scans in, all or none."""
    desk = office_desk(request, code)
    refusal = None
    if request.method == "POST":
        uploads = [one for one in request.FILES.getlist("scan") if isinstance(one, UploadedFile)]
        try:
            scans = [take_in(desk, one) for one in uploads]
        except NotAllowed as fault:
            refusal = fault
        else:
            if len(scans) == 1 and "back" in request.POST:
                back = back_address(request, request.path)
                return redirect(f"{back}{'&' if '?' in back else '?'}scan={scans[0].pk}")
            if scans:
                messages.success(request, f"已收到{len(scans)}份扫描件，选一份开始录入。")
                return redirect(request.path)
            refusal = NotAllowed("no_file", "还没有选文件。请选扫描件（jpg、png或pdf）再上传。")
    scans = scans_of(desk.held)
    arrived = Sheet.objects.filter(round__book=desk.held, round__closed_at=None, state="sent")
    context = {
        "desk": desk,
        "door": "from_paper",
        "refusal": refusal,
        "waiting": [one for one in scans if one.last_n is None],
        "entered": [one for one in scans if one.last_n is not None][:20],
        "unscanned": unscanned(desk),
        "arrived": arrived.exclude(scan_on=None).select_related("round", "unit"),
        "typed": forms_typed(desk),
        "names": names({one.by for one in scans}),
    }
    status = 409 if refusal else 200
    return render(request, "workbench/from_paper.html", context, status=status)


@require_POST
def drop_scan(request: HttpRequest, code: str, scan: int) -> HttpResponse:
    """Take a scan off the list from which nothing was entered."""
    desk = office_desk(request, code)
    found = _scan(desk.held.code, scan)
    if found.last_n is not None:
        raise NotAllowed("entered", "这份扫描件已经是登记的依据，不能删去。误存的请按“清除”办理。")
    take_off(found)
    messages.success(request, f"已删去扫描件“{found.name}”，文件没有保留。")
    return redirect("workbench:from_paper", code)


@require_safe
def scan_page(request: HttpRequest, code: str, scan: int, page: int, zoom: int) -> HttpResponse:
    """One page of a scan as a picture."""
    desk = office_desk(request, code)
    data, media_type = page_picture(_scan(desk.held.code, scan), page, zoom)
    response = HttpResponse(data, content_type=media_type)
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _scan(code: str, pk: int) -> Scan:
    found = Scan.objects.filter(book=code, pk=pk).first()
    if found is None:
        raise Http404("没有这份扫描件")
    return found
