"""A unit: put on record, renamed, moved, taken out of use; the roles of a body that decides."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.people.keepers import Keeper
from zhenggai.people.models import Change, Role, Unit
from zhenggai.people.roles import give_role, take_role
from zhenggai.people.roster import roster
from zhenggai.people.units import add_unit, change_unit, retire_unit, revive_unit
from zhenggai.workbench.forms.people import RoleForm, UnitForm
from zhenggai.workbench.people.keeping import keeper_at

_LAST = 10


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Put a unit on record."""
    keeper = keeper_at(request)
    begun = {"parent": request.GET.get("below"), "is_body": "body" in request.GET}
    form = UnitForm(request.POST or None, initial=begun)
    refusal = None
    if form.is_valid():
        try:
            made = add_unit(form.told(), by=keeper)
        except NotAllowed as fault:
            refusal = fault
        else:
            if made.is_body:
                messages.success(request, f"已登记{made.name}。接着在这里给它职责，如领导小组。")
                return redirect("workbench:unit", pk=made.pk)
            messages.success(request, f"已登记单位{made.name}。")
            return redirect("workbench:people")
    context = {"person": keeper.person, "place": "people", "form": form, "refusal": refusal}
    status = 409 if refusal or form.errors else 200
    return render(request, "workbench/unit_new.html", context, status=status)


@dataclass(frozen=True, slots=True)
class Page:
    """The unit's page with its forms, of which that of the act at hand is filled in."""

    request: HttpRequest
    keeper: Keeper
    found: Unit
    form: UnitForm
    role: RoleForm


@require_http_methods(["GET", "HEAD", "POST"])
def unit(request: HttpRequest, pk: str) -> HttpResponse:
    """The unit's page; a button names its act."""
    keeper = keeper_at(request)
    found = get_object_or_404(Unit.objects.select_related("parent"), pk=pk)
    do = request.POST.get("do", "")
    form = UnitForm(request.POST if do == "save" else None, initial=_now(found))
    role = RoleForm(request.POST if do == "give" else None, of_body=True)
    refusal = None
    if do in _ACTS and all(one.is_valid() for one in (form, role) if one.is_bound):
        try:
            said = _ACTS[do](Page(request, keeper, found, form, role))
        except NotAllowed as fault:
            refusal = fault
        else:
            messages.success(request, said)
            return redirect("workbench:unit", pk=found.pk)
    context = {
        "person": keeper.person,
        "place": "people",
        "unit": found,
        "form": form,
        "role_form": role,
        "told": next(one for one in roster() if one.unit == found),
        "changes": Change.objects.filter(about=found.pk).select_related("by")[:_LAST],
        "refusal": refusal,
    }
    status = 409 if refusal or form.errors or role.errors else 200
    return render(request, "workbench/unit.html", context, status=status)


def _now(found: Unit) -> dict[str, object]:
    return {
        "name": found.name,
        "short_name": found.short_name,
        "parent": found.parent_id,
        "is_body": found.is_body,
    }


def _save(page: Page) -> str:
    return "".join(change_unit(page.found, page.form.told(), by=page.keeper)) or "没有改动。"


def _retire(page: Page) -> str:
    retire_unit(page.found, by=page.keeper)
    return f"已停用{page.found.name}。"


def _revive(page: Page) -> str:
    revive_unit(page.found, by=page.keeper)
    return f"已恢复使用{page.found.name}。"


def _give(page: Page) -> str:
    role = page.role.cleaned_data["role"]
    given = give_role(page.found, role, page.role.book(), by=page.keeper)
    return f"已登记{page.found.name}的职责。" if given else "已有这项职责，没有改动。"


def _take(page: Page) -> str:
    pk = page.request.POST.get("role-of", "")
    held = get_object_or_404(Role, pk=pk if pk.isdecimal() else 0, body=page.found)
    take_role(held, by=page.keeper)
    return f"已撤去{page.found.name}的职责。"


_ACTS: Mapping[str, Callable[[Page], str]] = {
    "save": _save,
    "retire": _retire,
    "revive": _revive,
    "give": _give,
    "take": _take,
}
