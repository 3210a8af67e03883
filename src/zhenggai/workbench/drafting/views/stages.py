"""审定: the way of a text as a table, an approval entered, a change taken back, the next text."""

from collections.abc import Callable, Iterable, Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from zhenggai.ledger import evidence
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.models import Evidence
from zhenggai.people.queries import person_names
from zhenggai.publication.drafts.read_once import read_once
from zhenggai.publication.models import Approval, Draft
from zhenggai.publication.order.deriving import derive, take_changes_back, take_reports_words
from zhenggai.publication.order.stages import UNITS, approve, stage_states
from zhenggai.publication.order.withdrawing import take_back
from zhenggai.workbench.desks import Desk
from zhenggai.workbench.downloads import as_file
from zhenggai.workbench.drafting.course import course_context
from zhenggai.workbench.drafting.desks import draft_at, drafters_desk, drafts_desk
from zhenggai.workbench.drafting.order_pages import OrderPage, order_page
from zhenggai.workbench.forms.approving import BasisForm

Step = Callable[[HttpRequest, Desk, Draft], HttpResponse]


@require_http_methods(["GET", "HEAD", "POST"])
def shown(request: HttpRequest, code: str, draft: int) -> HttpResponse:
    """The table; what is sent does one step of it."""
    if request.method != "POST":
        desk = drafts_desk(request, code)
        return _page(request, desk, draft_at(desk, draft))
    desk = drafters_desk(request, code)
    held = draft_at(desk, draft)
    step = _STEPS.get(request.POST.get("do", ""))
    if step is None:
        return _page(request, desk, held, 409, refusal=NotAllowed("step", "请选定要登记的一步。"))
    try:
        return step(request, desk, held)
    except NotAllowed as fault:
        return _page(request, desk, held, 409, refusal=fault)


def _approve(request: HttpRequest, desk: Desk, held: Draft) -> HttpResponse:
    form = BasisForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, desk, held, 409, form=form)
    made = approve(held, request.POST.get("stage", ""), form.told(), desk.actor)
    messages.success(request, f"已登记：{made.body}，{made.on.month}月{made.on.day}日。")
    return _back(held)


def _take_back(request: HttpRequest, desk: Desk, held: Draft) -> HttpResponse:
    one = _approval(request, held)
    take_back(one, request.POST.get("why", ""), by=desk.person.pk)
    messages.success(request, "已撤回，原来的登记留作记录。")
    return _back(held)


def _undo(request: HttpRequest, desk: Desk, held: Draft) -> HttpResponse:
    count = take_changes_back(_approval(request, held), by=desk.person.pk)
    messages.success(request, f"{count}处改动已退回审定时的文字。")
    return _back(held)


def _derive(request: HttpRequest, desk: Desk, held: Draft) -> HttpResponse:
    made = derive(held, request.POST.get("paper", ""), by=desk.person.pk)
    messages.success(request, "已起草，审定过的文字都已带过来。")
    return redirect("workbench:drafting_text", held.book.code, made.pk)


def _alike(request: HttpRequest, desk: Desk, held: Draft) -> HttpResponse:
    count = take_reports_words(held, by=desk.person.pk)
    messages.success(request, f"{count}处已改回报告的文字。")
    return _back(held)


_STEPS: Mapping[str, Step] = {
    "approve": _approve,
    "take_back": _take_back,
    "undo": _undo,
    "derive": _derive,
    "alike": _alike,
}


def _approval(request: HttpRequest, held: Draft) -> Approval:
    told = request.POST.get("approval", "")
    rows = held.approvals.filter(taken_back_at=None)
    found = rows.filter(pk=told).first() if told.isdecimal() else None
    if found is None:
        raise NotAllowed("gone", "这一步已经撤回，没有再记。")
    return found


def _back(held: Draft) -> HttpResponse:
    return redirect("workbench:drafting_stages", held.book.code, held.pk)


def _page(
    request: HttpRequest, desk: Desk, held: Draft, status: int = 200, **more: object
) -> HttpResponse:
    states = stage_states(read_once(held))
    page = order_page(held, states, is_office=desk.is_office)
    sent = (request.POST, request.FILES) if request.POST.get("do") == "approve" else (None, None)
    past = [one for one in held.approvals.all() if one.taken_back_at]
    context = {
        **course_context(desk, held, "stages", states),
        "page": page,
        "form": _form(page, *sent),
        "past": past,
        "names": person_names(_named(page, past)),
        **more,
    }
    return render(request, "workbench/draft_stages.html", context, status=status)


def _form(page: OrderPage, *sent: object) -> BasisForm:
    stage = page.next.stage if page.next else None
    is_of_units = stage is not None and stage.key == UNITS
    return BasisForm(*sent, who=stage.who if stage else "", is_of_units=is_of_units)


def _named(page: OrderPage, past: Iterable[Approval]) -> set[str]:
    return {one.by for one in page.rows} | {
        name for one in past for name in (one.by, one.taken_back_by)
    }


@require_safe
def scan(request: HttpRequest, code: str, draft: int, digest: str) -> HttpResponse:
    """The paper on which an approval or an agreement rests."""
    desk = drafts_desk(request, code)
    held = draft_at(desk, draft)
    told = dict(held.approvals.filter(scan=digest).values_list("scan", "scan_name"))
    told |= dict(
        held.exclusions.filter(agreed_scan=digest).values_list("agreed_scan", "agreed_scan_name")
    )
    if digest not in told or not Evidence.objects.filter(digest=digest).exists():
        raise Http404("没有这份扫描件")
    return as_file(evidence.read_bytes(digest), told[digest], "application/octet-stream")
