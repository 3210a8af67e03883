"""Books: the list of them, and opening a new one."""

from collections.abc import Sequence
from datetime import UTC, datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from zhenggai.ledger import queries
from zhenggai.ledger.actions import open_book
from zhenggai.ledger.core.acts.books import OpenBook
from zhenggai.ledger.core.entries import Draft
from zhenggai.ledger.core.packs import load_pack
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.people.models import Person
from zhenggai.people.queries import actor, names
from zhenggai.workbench.desks import Desk, desks_of, may_open, person_of, positions_of
from zhenggai.workbench.forms.opening import OpeningForm

_NEVER = datetime.min.replace(tzinfo=UTC)


@require_safe
def books(request: HttpRequest) -> HttpResponse:
    """The books in which the person has something to do, first where something was entered last."""
    person = person_of(request)
    desks = desks_of(person)
    held = positions_of(desks)
    desks.sort(key=lambda one: one.held.head_at or _NEVER, reverse=True)
    told = [(one, held.get(one.held.code)) for one in desks]
    units = names(one.held.inspected_unit for one in desks)
    context = {
        "person": person,
        "place": "books",
        "books": told,
        "waiting": _waiting(desks),
        "units": units,
        "supervises": sum(one.supervises for one in desks) > 1,
        "may_open": may_open(person),
        "has_people": Person.objects.exclude(pk=person.pk).exists(),
    }
    return render(request, "workbench/books.html", context)


def _waiting(desks: Sequence[Desk]) -> int:
    """How much waits for who has one book and does not look after it; in their own list others
    find it book by book."""
    if len(desks) != 1 or desks[0].supervises:
        return 0
    return desks[0].waiting


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Open a book."""
    person = person_of(request)
    if not may_open(person):
        raise Http404("没有这一页")
    form = OpeningForm(request.POST or None, initial={"on": queries.today()})
    refusal = None
    if form.is_valid():
        told = form.cleaned_data
        act = OpenBook(**{name: told[name] for name in told if name not in ("pack", "on")})
        draft = Draft(act, told["on"], person.pk, person.pk)
        me = {person.pk: actor("", person.pk)}
        try:
            held = open_book(draft, load_pack(told["pack"]), actors=me)
        except NotAllowed as fault:
            refusal = fault
        else:
            messages.success(request, f"已开立台账《{held.name}》。")
            return redirect("workbench:book", code=held.code)
    status = 409 if refusal or form.errors else 200
    context = {"person": person, "form": form, "refusal": refusal}
    return render(request, "workbench/book_new.html", context, status=status)
