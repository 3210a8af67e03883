"""A cell of the ledger edited where it stands: who answers for an item beside its lead unit."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zhenggai.ledger import queries
from zhenggai.ledger.actions import write
from zhenggai.ledger.core.acts.plans import Assign
from zhenggai.ledger.core.entries import Draft
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.responsibility import assigned
from zhenggai.ledger.core.rows import Item
from zhenggai.ledger.core.state import Book
from zhenggai.people.models import Unit
from zhenggai.people.queries import names
from zhenggai.workbench.desks import Desk, desk_of
from zhenggai.workbench.forms.units_cell import UnitsCellForm
from zhenggai.workbench.fragments import page_or_fragment
from zhenggai.workbench.going_back import back_address
from zhenggai.workbench.scope import item_for


@require_http_methods(["GET", "HEAD", "POST"])
def units(request: HttpRequest, code: str, subject: str) -> HttpResponse:
    """The form in its cell or as a page, and entering what was changed."""
    desk = desk_of(request, code)
    tree = desk.tree()
    item = item_for(tree.book, desk.actor, subject)
    if not queries.pack(tree.book).may(desk.actor.roles, Assign.KIND):
        raise Http404("没有这一页")
    now = assigned(tree.book, subject, "responsible_units")
    known = names(now)
    told = [(one, known.get(one, one)) for one in now]
    form = UnitsCellForm(told, request.POST or None, seen=desk.held.head_n)
    back = back_address(request, reverse("workbench:ledger", args=[code]))
    if form.is_valid():
        if form.units == now:
            return redirect(back)
        try:
            done = _assign(desk, tree.book, item, form)
        except NotAllowed as fault:
            form.add_error(None, fault.sentence)
        else:
            messages.success(request, f"已登记第{done}号：责任单位变更。")
            return redirect(back)
    context = {
        "desk": desk,
        "door": "ledger",
        "state": tree.book,
        "item": item,
        "form": form,
        "back": back,
        "all_units": Unit.objects.filter(is_active=True, is_body=False).values_list(
            "name", flat=True
        ),
    }
    page, fragment = "workbench/units_cell.html", "workbench/_units_cell.html"
    return page_or_fragment(request, page, fragment, context, 409 if form.errors else 200)


def _assign(desk: Desk, book: Book, item: Item, form: UnitsCellForm) -> int:
    """Leaders, lead units and liaisons stay as they are."""
    told: dict[str, Any] = {
        what: assigned(book, item.key, what) for what in ("leaders", "lead_units", "liaisons")
    }
    act = Assign(item.key, responsible_units=form.units, **told)
    me = desk.person.pk
    draft = Draft(act, queries.today(), me, me)
    done = write(desk.held.code, [draft], actors={me: desk.actor}, seen=form.cleaned_data["seen"])
    return done.n
