"""The log: every entry of the book as a sentence, newest first."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhenggai.ledger import queries
from zhenggai.ledger.core.scope import knows_whole
from zhenggai.workbench.acting.sentences import teller_for
from zhenggai.workbench.desks import desk_of
from zhenggai.workbench.scope import sees_entry

A_PAGE = 50


@require_safe
def log(request: HttpRequest, code: str) -> HttpResponse:
    """One page of it; what is limited to others is left out."""
    desk = desk_of(request, code)
    if not desk.sees_all:
        raise Http404("没有这一页")
    page = Paginator(range(desk.held.head_n), A_PAGE).get_page(request.GET.get("page"))
    last = desk.held.head_n - (page.number - 1) * A_PAGE
    whole = queries.tree(desk.held).book
    found = [
        one
        for one in queries.entries(desk.held, since=max(last - A_PAGE, 0), until=last)
        if sees_entry(whole, desk.actor, one)
    ]
    state = desk.tree().book
    pack = queries.pack(state)
    teller = teller_for(state, pack, found)
    context = {
        "desk": desk,
        "door": "materials",
        "page": page,
        "opens_scans": knows_whole(queries.tree(desk.held), desk.actor),
        "may_ask_expunge": pack.may(desk.actor.roles, "ask_expunge"),
        "rows": [teller.told(one) for one in reversed(found)],
    }
    return render(request, "workbench/log.html", context)
