"""群众意见: the register, what comes to the office, one opinion; for its named readers alone."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods, require_safe

from zhenggai.ledger import queries
from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.rows import Problem
from zhenggai.opinions.clocks import ask_until, running
from zhenggai.opinions.kinds import REPLY_WAYS, WARNING
from zhenggai.opinions.models import Opinion
from zhenggai.opinions.reading import read
from zhenggai.opinions.receiving import Came
from zhenggai.opinions.registering import register as take
from zhenggai.opinions.sealing import Told
from zhenggai.people.queries import person_names
from zhenggai.workbench.desks import Desk
from zhenggai.workbench.forms.opinions import NewForm
from zhenggai.workbench.opinions.deeds import deeds_of, given_of, is_beside
from zhenggai.workbench.opinions.files import file_lines, refuse_heavy
from zhenggai.workbench.opinions.lines import (
    SHOWN,
    handing_badge,
    line_of,
    lines_of,
    opinion_at,
    opinions_desk,
)

A_PAGE = 100
DOOR = "opinions"


@require_safe
def register(request: HttpRequest, code: str) -> HttpResponse:
    """The register: no words, so that looking at it is reading none. Whoever asks after an opinion
    gives its receipt number, which leads to it."""
    desk = opinions_desk(request, code)
    wanted = request.GET.get("receipt", "").strip().upper()
    if wanted:
        found = Opinion.objects.filter(book=desk.held, receipt=wanted).first()
        if found:
            return redirect("workbench:opinion", code=code, opinion=found.pk)
    lines = lines_of(desk, queries.pack(desk.tree().book))
    show = request.GET.get("show", "")
    show = show if show in SHOWN else ""
    seen = [one for one in lines if one.is_in(show)]
    context = {
        "desk": desk,
        "door": DOOR,
        "tabs": [
            (title, name, name == show, sum(one.is_in(name) for one in lines))
            for name, title in SHOWN.items()
        ],
        "page": Paginator(seen, A_PAGE).get_page(request.GET.get("page")),
        "query": urlencode({"show": show}) if show else "",
        "any": bool(lines),
        "wanted": wanted,
        "warning": WARNING,
    }
    return render(request, "workbench/opinions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest, code: str) -> HttpResponse:
    """What came by telephone, letter, mail or in person."""
    desk = opinions_desk(request, code)
    form = NewForm(frozenset(desk.tree().book.problems), *given_of(request))
    refusal = None
    if form.is_bound and form.is_valid():
        try:
            refuse_heavy(request)
            made = _taken(desk, form.cleaned_data)
        except NotAllowed as fault:
            refusal = fault
        else:
            said = "已密封。" if made.is_accusation else ""
            messages.success(request, f"已登记{made}，受理号{made.receipt}。{said}")
            return redirect("workbench:opinion", code=code, opinion=made.pk)
    context = {
        "desk": desk, "door": DOOR, "form": form, "refusal": refusal, "warning": WARNING,
    }  # fmt: skip
    return forgotten(
        render(
            request,
            "workbench/opinion_new.html",
            context,
            status=409 if refusal or form.errors else 200,
        )
    )


def _taken(desk: Desk, told: dict[str, Any]) -> Opinion:
    words = Told(told["text"], told["contact"], told["name"])
    files = tuple(told["attached"])
    came = Came(told["way"], told["received_on"], desk.person.pk, told["sheets"], files)
    sort, problem = told["sort"], told["problem"]
    return take(desk.held, words, came, by=desk.actor, sort=sort, problem=problem)


@require_safe
def one(request: HttpRequest, code: str, opinion: int) -> HttpResponse:
    """One opinion; that it was opened is logged."""
    desk = opinions_desk(request, code)
    found = opinion_at(desk, opinion)
    told, lost = None, ""
    try:
        told = read(found, by=desk.actor)
    except NotAllowed as fault:
        lost = fault.sentence
    book = desk.tree().book
    pack = queries.pack(book)
    readings = list(found.readings.all()[:A_PAGE])
    people = {one.person for one in readings} | {found.taken_by}
    deeds = deeds_of(found)
    handings = () if found.is_accusation else found.handings.all()
    context = {
        "desk": desk,
        "door": DOOR,
        "state": book,
        "opinion": found,
        "line": line_of(found, pack, queries.today()),
        "told": told,
        "lost": lost,
        "slip": next(iter(found.slips.all()), None) if found.is_accusation else None,
        "files": list(file_lines(found)),
        "handings": [(each, handing_badge(each)) for each in handings],
        "dues": [] if found.expunged_at else running(found, pack),
        "redresses": list(found.redresses.all()) if found.replied_on else [],
        "ask_until": ask_until(found, pack) if found.replied_on else None,
        "reply_way": REPLY_WAYS.get(found.reply_way, ""),
        "deeds": [one for one in deeds if not is_beside(one, found)],
        "others": [one for one in deeds if is_beside(one, found)],
        # once it was answered or handed on, nothing presses
        "is_due": found.state not in ("replied", "handed"),
        "readings": readings,
        "names": person_names(people),
        "problem": (problem := book.problems.get(found.problem)),
        "reopening": _reopening(desk, found, problem, pack),
        "warning": WARNING,
    }
    return forgotten(render(request, "workbench/opinion.html", context))


def _reopening(desk: Desk, found: Opinion, problem: Problem | None, pack: Pack) -> str:
    """Where the closed item that it is about may be opened again, the opinion as its basis."""
    if problem is None or problem.state != "closed" or not pack.may(desk.actor.roles, "reopen"):
        return ""
    address = reverse("workbench:act", args=[desk.held.code, "reopen", problem.key])
    told = {"ground": "opinion", "basis_kind": "other", "basis_number": str(found)}
    back = reverse("workbench:problem", args=[desk.held.code, number_of(problem.key)])
    return f"{address}?{urlencode({**told, 'back': back})}"


def forgotten(response: HttpResponse) -> HttpResponse:
    """No browser keeps a page with somebody's words."""
    add_never_cache_headers(response)
    return response
