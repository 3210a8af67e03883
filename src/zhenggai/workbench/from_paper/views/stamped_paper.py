"""A stamped sheet of a unit typed in beside its scan: into the unit's sheet of an open round."""

from datetime import UTC, datetime
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zhenggai.ledger import models, queries
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.people.models import Person
from zhenggai.supervision.filling import rest_unchanged, save
from zhenggai.supervision.hands import shut_fault
from zhenggai.supervision.models import Sheet
from zhenggai.supervision.reporting import Stamped, enter_stamped
from zhenggai.supervision.sheets import read_sheet
from zhenggai.workbench.desks import Desk
from zhenggai.workbench.forms.from_paper import StampedFields
from zhenggai.workbench.forms.sheet_rows import typed_sheet
from zhenggai.workbench.from_paper.scans import ZOOMS, mark_entered, scan_for, scan_of, scans_of
from zhenggai.workbench.from_paper.scans import shown as shown_scan
from zhenggai.workbench.from_paper.views.paper_forms import office_desk
from zhenggai.workbench.models import Scan
from zhenggai.workbench.rounds.badges import sheet_badge
from zhenggai.workbench.rounds.sheet_rows import SheetRow, sheet_rows
from zhenggai.workbench.together import new_mark


@require_http_methods(["GET", "HEAD", "POST"])
def stamped(request: HttpRequest, code: str) -> HttpResponse:
    """Which unit's sheet it is; then its lines beside the scan."""
    desk = office_desk(request, code)
    told = request.POST if request.method == "POST" else request.GET
    scan = scan_for(desk.held, told.get("scan", ""))
    if request.method != "POST" and request.headers.get("HX-Request"):
        return render(request, "workbench/_typed_scan.html", _beside(request, desk, scan))
    sheet = _sheet(desk, told.get("sheet", ""))
    if sheet is None:
        return _choose(request, desk, scan)
    scan = scan or _arrived(desk, sheet)
    if request.method == "POST":
        return _sent(request, desk, sheet, scan)
    form = StampedFields(initial=_first(sheet))
    return _shown(request, desk, sheet, scan, {"form": form})


def _sheet(desk: Desk, told: str) -> Sheet | None:
    """A sheet that may still be filled in. Raises Http404."""
    if not told:
        return None
    rows = Sheet.objects.select_related("round", "unit").filter(round__book=desk.held)
    found = rows.filter(pk=told).first() if told.isdecimal() else None
    if found is None or shut_fault(found):
        raise Http404("这张表现在不能填")
    found.round.book = desk.held
    return found


def _arrived(desk: Desk, sheet: Sheet) -> Scan | None:
    """The scan that the unit sent by its link."""
    file = models.Evidence.objects.filter(digest=sheet.scan or "-").first()
    return scan_of(desk.held, file.digest, file.name, desk.person.pk) if file else None


def _first(sheet: Sheet) -> dict[str, Any]:
    number = sheet.scan_number or f"{sheet.round}填报表（盖章）"
    return {"number": number, "on": sheet.scan_on or queries.today()}


def _choose(request: HttpRequest, desk: Desk, scan: Scan | None) -> HttpResponse:
    now = datetime.now(UTC)
    rows = Sheet.objects.filter(round__book=desk.held, round__closed_at=None)
    rows = rows.exclude(state__in=["reported", "accepted"]).select_related("round", "unit")
    with_account = set(
        Person.objects.filter(account__isnull=False, is_active=True).values_list("unit", flat=True)
    )
    # First those who have no other way than paper.
    found = sorted(rows, key=lambda one: (not one.scan_on, one.unit_id in with_account))
    context = {
        **_beside(request, desk, scan),
        "sheets": [(one, sheet_badge(one, now), one.unit_id in with_account) for one in found],
    }
    return render(request, "workbench/typed_stamped_of.html", context)


def _sent(request: HttpRequest, desk: Desk, sheet: Sheet, scan: Scan | None) -> HttpResponse:
    """What was typed is kept as the sheet's draft whatever comes of it."""
    filled = read_sheet(sheet, datetime.now(UTC))
    typed = typed_sheet(filled, request.POST)
    saved = save(sheet, typed.answers, by=desk.actor, begun=typed.begun, page=typed.page)
    again = read_sheet(sheet, datetime.now(UTC))
    rows = sheet_rows(again, typed, saved.clashes)
    if request.headers.get("HX-Request"):
        written = [one for one in rows if one.line.row.item in saved.written]
        told = {"desk": desk, "kept_at": timezone.now(), "clashes": saved.clashes}
        told["written"] = written
        return render(request, "workbench/_typed_kept.html", told)
    form = StampedFields(request.POST)
    context: dict[str, Any] = {"form": form, "rows": rows}
    if saved.clashes or typed.faults or not form.is_valid() or request.POST.get("do") == "save":
        return _shown(request, desk, sheet, scan, {**context, "clashes": saved.clashes})
    try:
        _enter(desk, sheet, scan, form)
    except NotAllowed as fault:
        return _shown(request, desk, sheet, scan, {**context, "refusal": fault})
    messages.success(
        request,
        f"{sheet.unit.name}的{sheet.round}填报表已依据盖章表登记入账，由{desk.person.name}录入。",
        extra_tags=reverse("workbench:round_sheet", args=[desk.held.code, sheet.round.n, sheet.pk]),
    )
    return redirect("workbench:paper_stamped", desk.held.code)


@transaction.atomic
def _enter(desk: Desk, sheet: Sheet, scan: Scan | None, form: StampedFields) -> None:
    told = form.cleaned_data
    if told["rest"]:
        rest_unchanged(sheet, by=desk.actor)
    paper = Stamped(told["number"], told["on"], scan.digest if scan else "")
    enter_stamped(sheet, paper, entered_by=desk.actor)
    if scan:
        mark_entered(scan, models.Book.objects.get(pk=desk.held.pk).head_n)


def _beside(request: HttpRequest, desk: Desk, scan: Scan | None) -> dict[str, Any]:
    told = request.POST if request.method == "POST" else request.GET
    return {
        "desk": desk,
        "door": "from_paper",
        "shown": shown_scan(scan, told.get("page", ""), told.get("zoom", "")),
        "zooms": ZOOMS,
        "scans": [] if scan else scans_of(desk.held)[:12],
        "here": request.path,
        "and_more": f"&sheet={told['sheet']}" if told.get("sheet") else "",
    }


def _shown(
    request: HttpRequest, desk: Desk, sheet: Sheet, scan: Scan | None, more: dict[str, Any]
) -> HttpResponse:
    filled = read_sheet(sheet, datetime.now(UTC))
    rows: list[SheetRow] = more.get("rows") or sheet_rows(filled)
    context = {
        **_beside(request, desk, scan),
        "sheet": sheet,
        "round": sheet.round,
        "state": filled.book,
        "mark": new_mark(),
        **more,
        "rows": rows,
    }
    is_wrong = bool(more.get("refusal") or more.get("clashes") or any(one.fault for one in rows))
    status = 409 if is_wrong or (more["form"].is_bound and more["form"].errors) else 200
    return render(request, "workbench/typed_stamped.html", context, status=status)
