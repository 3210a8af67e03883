"""Books: the list, one book with its figures and what waits, opening a new one."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from zhenggai.ledger import queries
from zhenggai.ledger.actions import open_book
from zhenggai.ledger.core.acts.books import OpenBook
from zhenggai.ledger.core.deadlines import deadline_state
from zhenggai.ledger.core.entries import Draft
from zhenggai.ledger.core.figures import KINDS, FigureRow
from zhenggai.ledger.core.gates.closing import missing_signatures
from zhenggai.ledger.core.keys import BOOK, number_of, sort_key
from zhenggai.ledger.core.packs import Pack, load_pack
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.rows import Problem
from zhenggai.ledger.core.scope import seen_by, sees_all
from zhenggai.ledger.core.state import Book
from zhenggai.people.queries import actor, names
from zhenggai.workbench.desks import desk_of, desks_of, figures_of, may_open, person_of
from zhenggai.workbench.forms.opening import OpeningForm
from zhenggai.workbench.offers import offers

_HEADLINE = ("problems", "done", "basically_done", "in_progress", "not_done")
_PARTS = ("done", "basically_done", "in_progress", "not_done")


@require_safe
def books(request: HttpRequest) -> HttpResponse:
    """The books in which the person has something to do."""
    person = person_of(request)
    desks = desks_of(person)
    figures = figures_of(desks)
    told = [(one, _by_name(figures.get(one.held.code, ()))) for one in desks]
    units = names(one.held.inspected_unit for one in desks)
    context = {"person": person, "books": told, "units": units, "may_open": may_open(person)}
    return render(request, "workbench/books.html", context)


def _by_name(figures: tuple[FigureRow, ...]) -> dict[str, FigureRow]:
    return {one.name: one for one in figures}


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
        act = OpenBook(
            name=told["name"],
            inspected_unit=told["inspected_unit"],
            inspection_kind=told["inspection_kind"],
            exercise=told["exercise"],
        )
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


@dataclass(frozen=True, slots=True)
class Waiting:
    """A group of things that wait: what for, and the items."""

    title: str
    tone: str
    items: tuple[tuple[Problem, str], ...]


@require_safe
def book(request: HttpRequest, code: str) -> HttpResponse:
    """The figures of a book, each with its working, and what waits."""
    desk = desk_of(request, code)
    state = seen_by(queries.now(desk.held), desk.actor)
    pack = queries.pack(state)
    figures = queries.figures(state, queries.today())
    by_name = _by_name(figures)
    shown = [one for one in figures if one.name not in _HEADLINE]
    context = {
        "desk": desk,
        "door": "book",
        "state": state,
        "by_name": by_name,
        "parts": [by_name[name] for name in _PARTS],
        "others": [
            one for one in shown if one.kind == "counted" and (one.value or one.value is None)
        ],
        "told": [one for one in shown if one.kind != "counted"],
        "kinds": KINDS,
        "waiting": _waiting(state, pack),
        "offers": offers(state, BOOK, desk.actor, pack) if sees_all(desk.actor) else None,
        "units": names([state.info.inspected_unit]),
    }
    return render(request, "workbench/book.html", context)


def _waiting(state: Book, pack: Pack) -> list[Waiting]:
    """What somebody has to do next, the late ones first."""
    day = queries.today()
    problems = sorted(state.problems.values(), key=lambda one: sort_key(one.key))
    late, soon, signing, returned = [], [], [], []
    for one in problems:
        stand = deadline_state(state, one, day, pack)
        if stand.standing == "overdue":
            late.append((one, f"逾期{stand.days}天"))
        elif stand.standing == "soon":
            soon.append((one, f"剩{stand.days}天"))
        if one.state in ("closure_asked", "signing"):
            missing = missing_signatures(state, one.key, pack)
            signing.append((one, f"待{missing[0].title}" if missing else "签字齐备，待销号"))
        if one.state == "rectifying" and one.missing:
            returned.append((one, "重新整改" if one.opened_by and not one.closing else "退回补充"))
    asked = [
        (problem, f"延期申请{number_of(one.key)}待审批")
        for one in state.extensions.values()
        if one.state == "asked" and (problem := state.problems.get(one.family))
    ]
    groups = (
        Waiting("逾期", "red", tuple(late)),
        Waiting("临近时限", "amber", tuple(soon)),
        Waiting("销号审签", "violet", tuple(signing)),
        Waiting("延期待批", "amber", tuple(asked)),
        Waiting("退回和重新整改", "orange", tuple(returned)),
    )
    return [one for one in groups if one.items]
