"""A signed slip or minutes typed in beside their scan: several acts in one go, all or none."""

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from zhenggai.ledger import queries
from zhenggai.ledger.core.entries import Entry
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.workbench.acting.sentences import teller_for
from zhenggai.workbench.desks import Desk, desk_of
from zhenggai.workbench.forms.from_paper import NAMES
from zhenggai.workbench.from_paper.bodies import register_body
from zhenggai.workbench.from_paper.following import follow, lacks_scan
from zhenggai.workbench.from_paper.paper_pages import (
    PaperPage,
    Sort,
    begun_page,
    entered,
    sent_page,
)
from zhenggai.workbench.from_paper.scans import ZOOMS, scan_for, scans_of, shown
from zhenggai.workbench.from_paper.sorts import MinutesSort, SlipSort
from zhenggai.workbench.from_paper.typed_forms import drop_typed, keep_typed, kept_typed
from zhenggai.workbench.models import Scan

# What of a paper goes on to the next form.
_OF_THE_PAPER = ("number", "on", "basis", "kind", "body")
_MOST_TOLD = 400


@require_http_methods(["GET", "HEAD", "POST"])
def slip(request: HttpRequest, code: str) -> HttpResponse:
    """Signatures, returns and extensions of a signed sheet."""
    return _page(request, code, SlipSort)


@require_http_methods(["GET", "HEAD", "POST"])
def minutes(request: HttpRequest, code: str) -> HttpResponse:
    """A meeting and its decisions."""
    return _page(request, code, MinutesSort)


def office_desk(request: HttpRequest, code: str) -> Desk:
    """The desk of who types papers in. Raises Http404."""
    desk = desk_of(request, code)
    if not desk.is_office or desk.held.abandoned:
        raise Http404("没有这一页")
    return desk


def _page(request: HttpRequest, code: str, sort_of: Callable[[Desk], Sort]) -> HttpResponse:
    desk = office_desk(request, code)
    if request.method != "POST" and request.headers.get("HX-Request"):
        return _scan_alone(request, desk)
    sort = sort_of(desk)
    if request.method == "POST":
        names_body = request.POST.get("do", "").startswith("body")
        if names_body and isinstance(sort, MinutesSort):
            return _body_registered(request, desk, sort.name)
        return _sent(request, desk, sort)
    if done := request.GET.get("done"):
        return _done(request, desk, sort, done)
    if "again" in request.GET or "items" in request.GET:
        told = {one: [request.GET[one]] for one in _OF_THE_PAPER if one in request.GET}
        told |= {"r0-items": [request.GET["items"]]} if "items" in request.GET else {}
        page = begun_page(desk, sort, told)
    else:
        page = begun_page(desk, sort, *kept_typed(desk, sort.name))
    return _shown(request, page, _scan_of_page(request, desk, sort))


def _scan_of_page(request: HttpRequest, desk: Desk, sort: Sort) -> Scan | None:
    """The scan that the address names, else the one beside which was typed last and that is still
    there. Raises Http404."""
    told = request.GET
    if told.get("scan") or told.keys() & {"other", "again", "items"}:
        return scan_for(desk.held, told.get("scan", ""))
    kept = kept_typed(desk, sort.name)[0].get("scan", [""])[-1]
    return Scan.objects.filter(book=desk.held, pk=kept).first() if kept.isdecimal() else None


def _sent(request: HttpRequest, desk: Desk, sort: Sort) -> HttpResponse:
    told, address = request.POST, reverse(f"workbench:paper_{sort.name}", args=[desk.held.code])
    do = told.get("do", "enter")
    if do == "follow":
        return _followed(request, desk)
    if do == "clear":
        drop_typed(desk, sort.name)
        return redirect(address)
    kept_at = keep_typed(desk, sort.name, told)
    if do == "save" and request.headers.get("HX-Request"):
        return render(request, "workbench/_typed_kept.html", {"kept_at": kept_at})
    scan = scan_for(desk.held, told.get("scan", ""))
    if do != "enter":
        page = sent_page(desk, sort, told, more=True) if do == "more" else None
        page = page or begun_page(desk, sort, dict(told.lists()))
        page.kept_at = kept_at
        return _shown(request, page, scan, new_row=do == "more")
    page = sent_page(desk, sort, told)
    page.kept_at = kept_at
    written = entered(page, scan, told.get("seen", ""))
    if written is None:
        return _shown(request, page, scan)
    drop_typed(desk, sort.name)
    next_paper = {one: told[one] for one in _OF_THE_PAPER if one in told}
    first = written.entries[0].n
    query = {"done": f"{first}-{written.n}", **next_paper, "scan": scan.pk if scan else ""}
    return redirect(f"{address}?{urlencode(query)}")


def _body_registered(request: HttpRequest, desk: Desk, form: str) -> HttpResponse:
    """A body is put on record and chosen; what was typed stays."""
    told = request.POST.copy()
    _, _, group = request.POST["do"].partition(":")
    try:
        body = register_body(desk, group or told.get("new_body", ""))
    except NotAllowed as fault:
        messages.error(request, fault.sentence)
    else:
        told["body"], told["new_body"] = body.pk, ""
        messages.success(request, f"已登记机构{body.name}，已选为作出决定的机构。")
    keep_typed(desk, form, told)
    return redirect("workbench:paper_minutes", desk.held.code)


def _scan_alone(request: HttpRequest, desk: Desk) -> HttpResponse:
    scan = scan_for(desk.held, request.GET.get("scan", ""))
    return render(request, "workbench/_typed_scan.html", _beside(request, desk, scan))


def _beside(request: HttpRequest, desk: Desk, scan: Scan | None) -> dict[str, Any]:
    """The scan, or those of which one may be chosen."""
    told = request.POST if request.method == "POST" else request.GET
    return {
        "desk": desk,
        "door": "from_paper",
        "shown": shown(scan, told.get("page", ""), told.get("zoom", "")),
        "zooms": ZOOMS,
        "scans": [] if scan else scans_of(desk.held)[:12],
        "here": request.path,
    }


def _shown(
    request: HttpRequest, page: PaperPage, scan: Scan | None, *, new_row: bool = False
) -> HttpResponse:
    told, state = page.conflict, page.desk.tree().book
    meanwhile = []
    if told:
        teller = teller_for(state, queries.pack(state), told.entries)
        meanwhile = [teller.told(one) for one in told.entries]
    seen = request.POST.get("seen", "") if request.method == "POST" and not told else ""
    context = {
        **_beside(request, page.desk, scan),
        "page": page,
        "begun": timezone.now().isoformat(),
        "meanwhile": meanwhile,
        "seen": seen or page.desk.held.head_n,
        "doers": getattr(page.sort, "doers", []),
        "names": NAMES,
        "new_row": new_row,
    }
    status = 409 if page.is_refused else 200
    return render(request, f"workbench/typed_{page.sort.name}.html", context, status=status)


def _entries(desk: Desk, done: str) -> list[Entry]:
    """The entries of a range as an address tells it. Raises Http404."""
    first, _, last = done.partition("-")
    if not (first.isdecimal() and last.isdecimal()):
        raise Http404("没有这些登记")
    until = min(int(last), int(first) + _MOST_TOLD)
    found = list(queries.entries(desk.held, since=int(first) - 1, until=until))
    if not found:
        raise Http404("没有这些登记")
    return found


def _followed(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The scan that came later is on record."""
    told = request.POST
    scan = scan_for(desk.held, told.get("scan", ""))
    if scan is None:
        raise NotAllowed("no_file", "还没有选扫描件。请先上传，或者选一份已有的。")
    done = follow(desk, _entries(desk, told.get("done", "")), scan)
    messages.success(request, f"扫描件已补存，登记为第{done.entries[0].n}至{done.n}号。")
    return redirect("workbench:from_paper", desk.held.code)


def _done(request: HttpRequest, desk: Desk, sort: Sort, done: str) -> HttpResponse:
    entries = _entries(desk, done)
    state = desk.tree().book
    teller = teller_for(state, queries.pack(state), entries)
    scan = scan_for(desk.held, request.GET.get("scan", ""))
    again = {one: request.GET[one] for one in _OF_THE_PAPER if one in request.GET}
    context = {
        **_beside(request, desk, scan),
        "and_more": f"&{urlencode({'done': done, **again})}",
        "sort": sort,
        "lacks_scan": lacks_scan(entries),
        "first": entries[0].n,
        "last": entries[-1].n,
        "told": [teller.told(one) for one in entries],
        "again": urlencode({"again": 1, **again, "scan": scan.pk if scan else ""}),
    }
    return render(request, "workbench/typed_done.html", context)
