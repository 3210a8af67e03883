"""One act on an opinion: its form on a page of its own, and doing it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from zhenggai.ledger import queries
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.opinions.handing import withdraw
from zhenggai.opinions.kinds import WARNING
from zhenggai.opinions.reading import read
from zhenggai.opinions.sealing import Told
from zhenggai.workbench.opinions.deeds import DEEDS, Around, Deed, deeds_of, given_of
from zhenggai.workbench.opinions.files import refuse_heavy
from zhenggai.workbench.opinions.lines import opinion_at, opinions_desk
from zhenggai.workbench.opinions.views.register import DOOR, forgotten

_WITHDRAW = "withdraw"
# On these the person's words stand above the form, which is one more reading of them.
_WITH_WORDS = frozenset({"sort", "hand", "reply", "objection"})


@require_http_methods(["GET", "HEAD", "POST"])
def deed(request: HttpRequest, code: str, opinion: int, act: str) -> HttpResponse:
    """The form of an act, and doing it."""
    desk = opinions_desk(request, code)
    found = opinion_at(desk, opinion)
    around = Around(desk, found, queries.pack(desk.tree().book))
    if act == _WITHDRAW:
        return _withdrawn(request, around)
    wanted = DEEDS.get(act)
    if wanted is None or wanted not in deeds_of(found):
        raise Http404("这件意见现在没有这一步")
    form = wanted.form(around, given_of(request))
    more: dict[str, Any] = {"refusal": None, "doubts": ()}
    if form.is_bound and form.is_valid():
        try:
            refuse_heavy(request)
            more["doubts"] = wanted.perform(around, form.cleaned_data)
        except NotAllowed as fault:
            more["refusal"] = fault
        else:
            if not more["doubts"]:
                return _done(request, around, wanted)
    is_wrong = bool(more["refusal"] or more["doubts"] or form.errors)
    context = {
        "desk": desk, "door": DOOR, "opinion": found, "deed": wanted, "form": form,
        "warning": WARNING, "told": _words(around, act), **more,
    }  # fmt: skip
    page = render(request, "workbench/opinion_act.html", context, status=409 if is_wrong else 200)
    return forgotten(page)


def _words(around: Around, act: str) -> Told | None:
    """What the person said, where it is needed for the act; nothing where it cannot be read."""
    if act not in _WITH_WORDS:
        return None
    try:
        return read(around.opinion, by=around.desk.actor)
    except NotAllowed:
        return None


def _done(request: HttpRequest, around: Around, wanted: Deed) -> HttpResponse:
    messages.success(request, f"{around.opinion}：{wanted.done}")
    return redirect("workbench:opinion", code=around.desk.held.code, opinion=around.opinion.pk)


def _withdrawn(request: HttpRequest, around: Around) -> HttpResponse:
    """What a unit was handed is taken back; only sent to."""
    wanted = request.POST.get("handing", "")
    rows = around.opinion.handings.filter(n=wanted) if wanted.isdecimal() else None
    handing = rows.first() if rows is not None else None
    if handing is None:
        raise Http404("没有这件交办")
    withdraw(handing, by=around.desk.actor)
    messages.success(request, f"{handing}已收回。")
    return redirect("workbench:opinion", code=around.desk.held.code, opinion=around.opinion.pk)
