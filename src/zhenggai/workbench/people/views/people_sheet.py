"""Units and people from an Excel sheet: choose it, look at what it would do, enter it."""

from collections.abc import Iterator
from urllib.parse import quote

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from zhenggai.ledger import queries
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.people.keepers import Keeper
from zhenggai.people.models import ADMINISTRATOR, ROLE_TITLES, Unit
from zhenggai.people.roster import RosterUnit, roster
from zhenggai.people.sheet import PeopleSheet, read_people
from zhenggai.people.taking_in import Wish, counted, look_ahead, take_in
from zhenggai.workbench.forms.people import PeopleSheetForm
from zhenggai.workbench.people.carried_people import arrived_rows, carried_rows
from zhenggai.workbench.people.keeping import keeper_at
from zhenggai.writers.people_sheet import PeopleLine, people_sheet

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest) -> HttpResponse:
    """Choose a file and look; nothing is written before it is entered."""
    keeper = keeper_at(request)
    if "rows" in request.POST:
        return _enter(request, keeper)
    form = PeopleSheetForm(request.POST or None, request.FILES or None)
    context = {"person": keeper.person, "place": "people", "form": form}
    if form.is_valid():
        file, told = form.cleaned_data["file"], form.cleaned_data
        try:
            read = read_people(file.read(), file.name)
        except NotAllowed as fault:
            context["refusal"] = fault
        else:
            wish = _wish(told["book"], told["under"].pk if told["under"] else "")
            context |= _preview(read, wish, keeper)
    status = 409 if "refusal" in context or form.errors else 200
    return render(request, "workbench/people_sheet.html", context, status=status)


def _preview(read: PeopleSheet, wish: Wish, keeper: Keeper) -> dict[str, object]:
    taken = look_ahead(read.rows, wish, by=keeper)
    return {
        "read": read,
        "wish": wish,
        "taken": sorted(taken, key=lambda one: (not one.fault, not one.done)),
        "counts": counted(taken),
        "carried": carried_rows(read.rows, read.name, keeper.person.pk),
    }


def _enter(request: HttpRequest, keeper: Keeper) -> HttpResponse:
    name, rows = arrived_rows(request.POST["rows"], keeper.person.pk)
    wish = _wish(request.POST.get("book", ""), request.POST.get("under", ""))
    counts = counted(take_in(rows, wish, name, by=keeper))
    left = f"，{counts['faulty']}行没有登记" if counts["faulty"] else ""
    messages.success(request, f"已从表格登记{counts['entered']}行{left}。")
    return redirect("workbench:people")


def _wish(book: str, under: str) -> Wish:
    held = next((one for one in queries.books() if one.code == book), None)
    return Wish(held, Unit.objects.filter(pk=under, is_active=True).first())


@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """The empty sheet."""
    keeper_at(request)
    return _download(people_sheet(()), "单位和人员登记表.xlsx")


@require_safe
def on_record(request: HttpRequest) -> HttpResponse:
    """The sheet as everything stands: changed in Excel it can be brought back."""
    keeper_at(request)
    lines = [line for one in roster() if one.unit and one.is_in_use for line in _lines(one)]
    return _download(people_sheet(lines), "单位和人员.xlsx")


def _lines(told: RosterUnit) -> Iterator[PeopleLine]:
    """Everybody of a unit, or the unit alone; roles in one book stand in no sheet."""
    unit = told.unit
    if unit is None:
        return
    parent = unit.parent.name if unit.parent else ""
    people = [one for one in told.people if one.person.is_active]
    for one in people:
        roles = [
            ROLE_TITLES[held.role]
            for held in one.roles
            if held.book is None and held.role != ADMINISTRATOR
        ]
        yield PeopleLine(
            unit.name, parent, unit.short_name, one.person.name, one.person.title, "、".join(roles)
        )
    if not people:
        yield PeopleLine(unit.name, parent, unit.short_name)


def _download(data: bytes, name: str) -> HttpResponse:
    response = HttpResponse(data, content_type=_XLSX)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return response
