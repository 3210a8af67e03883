"""One act, on one thing or on several; a refusal is a page on which nothing typed is lost."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from zhenggai.ledger import queries
from zhenggai.ledger.conflicts import Conflict
from zhenggai.ledger.core.actors import ROLES
from zhenggai.ledger.core.keys import BOOK
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.workbench.acting.act_pages import ActPage, form_of, page_of, write_act
from zhenggai.workbench.acting.act_places import places_of
from zhenggai.workbench.acting.acts_done import back_to, link_to, told_done
from zhenggai.workbench.acting.expungings import deciding, same_file, same_words
from zhenggai.workbench.acting.sentences import Told, teller_for
from zhenggai.workbench.desks import desk_of
from zhenggai.workbench.forms.act_form import ActForm
from zhenggai.workbench.going_back import back_address
from zhenggai.workbench.ledger.batches import against, batch_acts, chosen_items

Given = tuple[Any, Any]


@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, code: str, kind: str, subject: str) -> HttpResponse:
    """The form of an act, and doing it."""
    page = page_of(desk_of(request, code), kind, [subject])
    return _done_or_shown(request, page, {"back": back_address(request, page.back)})


@require_http_methods(["GET", "HEAD", "POST"])
def batch(request: HttpRequest, code: str) -> HttpResponse:
    """One act on several rows of the ledger, all or none."""
    desk = desk_of(request, code)
    told = request.POST if request.method == "POST" else request.GET
    tree = desk.tree()
    pack = queries.pack(tree.book)
    wanted = next((one for one in batch_acts(desk, pack) if one.kind == told.get("act")), None)
    if wanted is None:
        raise Http404("没有这一页")
    items = chosen_items(tree, told.getlist("key"))
    if not items:
        messages.error(request, "还没有勾选事项，请先在台账左边勾选。")
        return redirect("workbench:ledger", code=code)
    page = page_of(desk, wanted.kind, [one.key for one in items])
    faults = against(tree, items, wanted.kind, desk.actor, pack)
    gone = {one.item.key for one in faults}
    context = {
        "back": back_address(request, page.back),
        "chosen": items,
        "against": faults,
        "fitting": [one for one in items if one.key not in gone],
    }
    return _done_or_shown(request, page, context)


def _done_or_shown(request: HttpRequest, page: ActPage, more: dict[str, Any]) -> HttpResponse:
    given: Given = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = form_of(page, given, request.GET.dict())
    refusal = None
    if form.is_bound:
        try:
            if form.is_valid():
                done = write_act(page, form)
                messages.success(request, told_done(page, done), extra_tags=link_to(page, done))
                return redirect(back_to(page, done, more["back"]))
            # What was chosen need not be chosen again once the other fields are right.
            form.keep_files()
        except NotAllowed as fault:
            refusal = fault
    return _shown(request, page, form, refusal, more)


def told_of(page: ActPage) -> Told | None:
    """The entry that is put right, as a sentence."""
    return teller_for(page.state, page.pack, [page.entry]).told(page.entry) if page.entry else None


def _shown(
    request: HttpRequest,
    page: ActPage,
    form: ActForm,
    refusal: NotAllowed | None,
    more: dict[str, Any],
) -> HttpResponse:
    meanwhile = []
    if isinstance(refusal, Conflict):
        teller = teller_for(page.state, page.pack, refusal.entries)
        meanwhile = [teller.told(one) for one in refusal.entries]
    context = {
        "desk": page.desk,
        "door": "book" if page.subject == BOOK else "ledger",
        "page": page,
        "form": form,
        "refusal": refusal,
        "meanwhile": meanwhile,
        # Who has seen what others wrote may send the same again.
        "seen": page.desk.held.head_n if meanwhile else form["seen"].value(),
        "is_office": page.desk.is_office,
        "deciding": deciding(page),
        "same_file": same_file(page),
        "same_words": same_words(page),
        "entry": told_of(page),
        # Where the act is not the office's own, who did it has to be told.
        "needs_doer": not page.pack.may(page.desk.actor.roles, page.act.KIND),
        "lacks_doer": _lacks_doer(page, form),
        "places": places_of(page.desk, page.kind, page.subject, page.state),
        **more,
    }
    status = 409 if refusal or form.errors else 200
    return render(request, "workbench/act.html", context, status=status)


def _lacks_doer(page: ActPage, form: ActForm) -> list[str]:
    """The roles that may do it, where somebody has to be named and nobody has any of them."""
    if form.has_doer:
        return []
    return [
        title for role, title in ROLES.items() if page.pack.may(frozenset({role}), page.act.KIND)
    ]
