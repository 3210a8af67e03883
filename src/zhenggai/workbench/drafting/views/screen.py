"""定稿检查: what the screen says of a draft, and what somebody answers."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.publication.drafts.ledger_text import ledger_text_of
from zhenggai.publication.drafts.read_once import read_once
from zhenggai.publication.models import Draft
from zhenggai.publication.order.screening import answer, answer_all, mend, open_again, screen
from zhenggai.workbench.desks import Desk
from zhenggai.workbench.drafting.course import course_context
from zhenggai.workbench.drafting.desks import (
    draft_at,
    draft_to_show_at,
    drafters_desk,
)
from zhenggai.workbench.drafting.screen_pages import screen_page


@require_safe
def shown(request: HttpRequest, code: str, draft: int) -> HttpResponse:
    """The text with its marks beside what is to be done."""
    desk = drafters_desk(request, code)
    return _page(request, desk, draft_to_show_at(desk, draft))


@require_POST
def say(request: HttpRequest, code: str, draft: int) -> HttpResponse:
    """已核实，不修改, or that taken back, or what can be put right by a click."""
    desk = drafters_desk(request, code)
    held, by = draft_at(desk, draft), desk.person.pk
    try:
        screened = screen(held, ledger_text_of(held))
        told, reason = request.POST.get("do"), request.POST.get("reason", "")
        if told == "together":
            count = answer_all(held, screened, request.POST.get("code", ""), reason, by=by)
            messages.success(request, f"{count}处已记为“已核实，不修改”，列在最后。")
            return _back(held)
        found = screened.at(request.POST.get("finding", "")).one
        if told == "mend":
            mend(held, found, by=by)
            messages.success(
                request, f"已改：{found.fix.title if found.fix else ''}。稿子存了新的一稿。"
            )
        elif told == "again":
            open_again(held, found, by=by)
            messages.success(request, "已撤销核实，这一处重新列出。")
        else:
            answer(held, found, reason, by=by)
            messages.success(request, "已记为“已核实，不修改”，列在最后。")
    except NotAllowed as fault:
        return _page(request, desk, held, 409, refusal=fault)
    return _back(held)


def _back(held: Draft) -> HttpResponse:
    address = reverse("workbench:drafting_screen", args=[held.book.code, held.pk])
    return redirect(f"{address}#findings")


def _page(
    request: HttpRequest, desk: Desk, held: Draft, status: int = 200, **more: object
) -> HttpResponse:
    context = {**course_context(desk, read_once(held), "screen"), **more}
    try:
        context["page"] = screen_page(held, screen(held, ledger_text_of(held)))
    except NotAllowed as fault:
        context["refusal"] = fault
    return render(request, "workbench/draft_screen.html", context, status=status)
