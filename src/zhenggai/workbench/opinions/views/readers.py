"""Who reads the opinions of a book: the office names them; the list keeps who was named by whom."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.opinions.models import Reader
from zhenggai.opinions.readers import DECIDING, end_reading, name_reader
from zhenggai.people.models import Role
from zhenggai.people.queries import names
from zhenggai.workbench.desks import Desk
from zhenggai.workbench.forms.opinions import ReaderForm
from zhenggai.workbench.intake.views.papers import office
from zhenggai.workbench.opinions.views.register import DOOR


@require_http_methods(["GET", "HEAD", "POST"])
def readers(request: HttpRequest, code: str) -> HttpResponse:
    """The list, naming somebody, ending it."""
    desk = office(request, code)
    roles = _roles(desk)
    of_office = [one for one in roles if one.person and one.role == "office"]
    of_house = any(one.person == desk.person and one.book_id is None for one in of_office)
    rows = Reader.objects.filter(Q(book=desk.held) | Q(book=None))
    held = list(rows.select_related("person__unit"))
    reading = {one.person_id for one in held if one.ended_at is None}
    sent = request.POST if request.method == "POST" and "end" not in request.POST else None
    able = {one.person_id or "" for one in of_office} - reading
    form = ReaderForm(able, _deciders(roles), sent, of_house=of_house)
    refusal = None
    try:
        if request.POST.get("end", "").isdecimal():
            # who looks after one book alone ends nothing in the others
            own = rows if of_house else rows.filter(book=desk.held)
            gone = get_object_or_404(own, pk=request.POST["end"])
            end_reading(gone, by=desk.actor)
            return _said(request, desk, f"{gone.person.name}不再阅看群众意见。")
        if form.is_bound and form.is_valid():
            _name(desk, form.cleaned_data)
            return _said(request, desk, f"已指定{form.cleaned_data['person'].name}阅看群众意见。")
    except NotAllowed as fault:
        refusal = fault
    told = {one.named_by for one in held} | {one.ended_by for one in held}
    context = {
        "desk": desk,
        "door": DOOR,
        "form": form,
        "refusal": refusal,
        "readers": held,
        "of_house": of_house,
        "names": names(told | {one.decided_by for one in held}),
    }
    status = 409 if refusal or form.errors else 200
    return render(request, "workbench/opinion_readers.html", context, status=status)


def _name(desk: Desk, told: Mapping[str, Any]) -> None:
    name_reader(
        desk.held,
        told["person"],
        told["basis"],
        by=desk.actor,
        decider=told["decider"],
        everywhere=told.get("everywhere", False),
    )


def _roles(desk: Desk) -> list[Role]:
    """The roles in this book of everybody who may decide, and so of its whole office."""
    rows = Role.objects.filter(Q(book=None) | Q(book=desk.held), role__in=DECIDING)
    rows = rows.filter(Q(person__is_active=True) | Q(body__is_active=True))
    return list(rows.select_related("person", "body"))


def _deciders(roles: Iterable[Role]) -> list[tuple[str, str]]:
    """Who may decide: persons with their posts, and bodies."""
    found: dict[str, str] = {}
    for one in roles:
        if one.person:
            post = f"（{one.person.title}）" if one.person.title else ""
            found[one.person.pk] = f"{one.person.name}{post}"
        elif one.body:
            found[one.body.pk] = one.body.name
    return list(found.items())


def _said(request: HttpRequest, desk: Desk, words: str) -> HttpResponse:
    messages.success(request, words)
    return redirect("workbench:opinion_readers", code=desk.held.code)
