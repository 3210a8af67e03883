"""One act: its form, and writing it; a refusal is a page on which nothing typed is lost."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zhenggai.ledger import queries
from zhenggai.ledger.actions import Making, Written, write
from zhenggai.ledger.conflicts import Conflict
from zhenggai.ledger.core.acts import ACT_OF_KIND
from zhenggai.ledger.core.acts.shape import Act
from zhenggai.ledger.core.counting import counted_measures, planned_problems
from zhenggai.ledger.core.entries import Draft, Entry
from zhenggai.ledger.core.keys import BOOK, WHOLE, kind_of, number_of
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.scope import seen_by, sees
from zhenggai.ledger.core.state import Book
from zhenggai.people.models import Person, Unit
from zhenggai.people.queries import actors
from zhenggai.workbench.desks import Desk, desk_of
from zhenggai.workbench.forms.act_form import ActForm
from zhenggai.workbench.forms.choices import Around, Choices, person_title
from zhenggai.workbench.forms.making import Filled, families_for
from zhenggai.workbench.offers import fits
from zhenggai.workbench.scope import sees_entry
from zhenggai.workbench.sentences import KINDS, teller_for


@dataclass(frozen=True, slots=True)
class ActPage:
    """An act that somebody wants to do on something; the state is what the form knows."""

    desk: Desk
    act: type[Act]
    subject: str
    state: Book
    pack: Pack
    entry: Entry | None

    @property
    def around(self) -> Around:
        """What the form stands in."""
        return Around(self.state, self.pack, self.subject, self.entry)

    @property
    def title(self) -> str:
        """The act's word on a button."""
        return self.act.TITLE

    @property
    def back(self) -> str:
        """The page of what the act is on."""
        code, row = self.desk.held.code, self.state.row(self.subject)
        key = self.subject
        if self.entry:
            items = [one for one in self.entry.subject if kind_of(one) in ("problem", "measure")]
            key = items[0] if items else BOOK
        elif row is not None:
            key = getattr(row, "item", "") or getattr(row, "problem", "") or key
            key = self.subject if kind_of(self.subject) in ("problem", "measure") else key
        if kind_of(key) not in ("problem", "measure"):
            return reverse("workbench:book", args=[code])
        return reverse(f"workbench:{kind_of(key)}", args=[code, number_of(key)])

    @property
    def thing(self) -> str:
        """What the act is on, for the page's head."""
        if self.entry:
            return f"第{self.entry.n}号登记"
        return f"{KINDS.get(kind_of(self.subject), '')}{number_of(self.subject)}"


@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, code: str, kind: str, subject: str) -> HttpResponse:
    """The form of an act, and doing it."""
    page = _page_of(desk_of(request, code), kind, subject)
    given: tuple[Any, Any] = (
        (request.POST, request.FILES) if request.method == "POST" else (None, None)
    )
    form = _form(page, given)
    refusal = None
    if form.is_bound and form.is_valid():
        try:
            done = _write(page, form)
        except NotAllowed as fault:
            refusal = fault
        else:
            link = quote(f"{page.back}#entry-{done.n}", safe="/#-")
            messages.success(request, f"已登记第{done.n}号：{page.act.TITLE}。", extra_tags=link)
            return redirect(page.back)
    return _shown(request, page, form, refusal)


def _page_of(desk: Desk, kind: str, subject: str) -> ActPage:
    act = ACT_OF_KIND.get(kind)
    if act is None or not fits(act, subject):
        raise Http404("没有这一页")
    entry = _entry_of(desk, subject) if kind_of(subject) == "entry" else None
    wanted = {BOOK} if entry else families_for(act, subject)
    state = queries.now(desk.held) if WHOLE in wanted else queries.part(desk.held, subject)
    # Nothing is offered for choice that the person may not know of.
    state = seen_by(state, desk.actor) if desk.sees_all else state
    is_there = entry is not None or subject == BOOK or state.row(subject) is not None
    if not is_there or not (subject == BOOK or sees(state, desk.actor, subject)):
        raise Http404(f"没有编号为{number_of(subject)}的事项")
    pack = queries.pack(state)
    if not pack.may(desk.actor.roles, kind) and not desk.is_office:
        raise NotAllowed("role", f"您在本台账中的职责不包括“{act.TITLE}”。")
    return ActPage(desk, act, subject, state, pack, entry)


def _entry_of(desk: Desk, subject: str) -> Entry:
    number = number_of(subject)
    found = queries.entry(desk.held, int(number)) if number.isdecimal() else None
    if found is None or not sees_entry(queries.part(desk.held, *found.subject), desk.actor, found):
        raise Http404("没有这一号登记")
    return found


def _form(page: ActPage, given: tuple[Any, Any]) -> ActForm:
    begun: dict[str, Any] = {"on": queries.today(), "seen": page.desk.held.head_n}
    if page.act.KIND == "approve_plan":
        begun["version"] = "1"
        begun["problems"] = len(planned_problems(page.state))
        begun["measures"] = len(counted_measures(page.state))
    if page.act.KIND == "confirm_figure":
        begun["value"] = getattr(page.state.row(page.subject), "value", None)
    return ActForm(page.act, page.around, begun=begun, doers=_doers(page), given=given)


def _doers(page: ActPage) -> Choices:
    """Whom the office may name as having done it; itself first where it may do it itself."""
    desk, kind = page.desk, page.act.KIND
    if not desk.is_office:
        return []
    people = {one.pk: person_title(one) for one in _everybody()}
    bodies = dict(Unit.objects.filter(is_body=True, is_active=True).values_list("pk", "name"))
    found = actors(desk.held.code, {*people, *bodies})
    able = [one for one, held in found.items() if page.pack.may(held.roles, kind)]
    titles = {**people, **bodies}
    others = [(one, titles[one]) for one in able if one != desk.person.pk]
    own = page.pack.may(desk.actor.roles, kind)
    return [(desk.person.pk, "本人办理") if own else ("", "请选择"), *others]


def _everybody() -> list[Person]:
    return list(Person.objects.filter(is_active=True).select_related("unit"))


def _write(page: ActPage, form: ActForm) -> Written:
    """Store what was uploaded and write the act. Raises NotAllowed; then no entry is written."""
    form.keep_files()
    desk, told = page.desk, form.cleaned_data
    me, by = desk.person.pk, told.get("by") or desk.person.pk
    who = actors(desk.held.code, {me, by})
    file = form.kept.get("digest")
    filled = Filled(page.act, page.subject, form.values(), who[by], page.pack, file, page.entry)

    def drafts(now: Book) -> list[Draft]:
        made = filled.made(now)
        return [Draft(made, form.day, by, me, form.basis, told["late_reason"])]

    with transaction.atomic():
        return write(desk.held.code, Making(filled.families, drafts), actors=who, seen=told["seen"])


def _shown(
    request: HttpRequest, page: ActPage, form: ActForm, refusal: NotAllowed | None
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
        # Where the act is not the office's own, who did it has to be told.
        "needs_doer": not page.pack.may(page.desk.actor.roles, page.act.KIND),
    }
    status = 409 if refusal or form.errors else 200
    return render(request, "workbench/act.html", context, status=status)
