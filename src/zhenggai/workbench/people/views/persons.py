"""A person: put on record, moved, account and password, roles, hand-over, leaving office."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.people.accounts import Handed, free_name, make_account, reset_password
from zhenggai.people.keepers import Keeper, is_administrator
from zhenggai.people.models import Change, Person, Role
from zhenggai.people.persons import add_person, change_person, leave_office, return_to_office
from zhenggai.people.roles import LIAISON, give_role, hand_over, take_role
from zhenggai.workbench.forms.people import AccountForm, HandOverForm, PersonForm, RoleForm
from zhenggai.workbench.people.keeping import keeper_at

_LAST = 10


@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Put a person on record."""
    keeper = keeper_at(request)
    form = PersonForm(request.POST or None, initial={"unit": request.GET.get("unit")})
    refusal = None
    if form.is_valid():
        try:
            made = add_person(form.told(), by=keeper)
        except NotAllowed as fault:
            refusal = fault
        else:
            messages.success(request, f"已登记{made.name}。接着可以给职责、开账号。")
            return redirect("workbench:person", pk=made.pk)
    context = {"person": keeper.person, "place": "people", "form": form, "refusal": refusal}
    status = 409 if refusal or form.errors else 200
    return render(request, "workbench/person_new.html", context, status=status)


@dataclass(frozen=True, slots=True)
class Page:
    """The person's page with its forms, of which the act at hand is filled in."""

    request: HttpRequest
    keeper: Keeper
    found: Person
    forms: Mapping[str, forms.Form]

    def told(self, act: str) -> dict[str, Any]:
        """What was filled in for the act."""
        return self.forms[act].cleaned_data


@require_http_methods(["GET", "HEAD", "POST"])
def person(request: HttpRequest, pk: str) -> HttpResponse:
    """The person's page; a button names its act, a new password is the answer itself."""
    keeper = keeper_at(request)
    found = get_object_or_404(Person.objects.select_related("unit", "account"), pk=pk)
    do = request.POST.get("do", "")
    page = Page(request, keeper, found, _forms(request, found, do))
    refusal = None
    if do in _ACTS and (do not in page.forms or page.forms[do].is_valid()):
        try:
            said = _ACTS[do](page)
        except NotAllowed as fault:
            refusal = fault
        else:
            if isinstance(said, Handed):
                return _handed(request, keeper, said)
            messages.success(request, said)
            return redirect("workbench:person", pk=found.pk)
    context = {**_context(page), "refusal": refusal}
    wrong = refusal or any(one.errors for one in page.forms.values())
    return render(request, "workbench/person.html", context, status=409 if wrong else 200)


def _handed(request: HttpRequest, keeper: Keeper, told: Handed) -> HttpResponse:
    context = {
        "person": keeper.person,
        "place": "people",
        "handed": [told],
        "address": request.build_absolute_uri("/"),
    }
    return render(request, "workbench/people_handed.html", context)


def _forms(request: HttpRequest, found: Person, do: str) -> dict[str, forms.Form]:
    """The forms of the page by their acts; only that of the act at hand is bound."""

    def told(act: str) -> Any:
        return request.POST if do == act else None

    now = {"name": found.name, "title": found.title, "unit": found.unit_id}
    return {
        "save": PersonForm(told("save"), initial=now),
        "give": RoleForm(told("give")),
        "account": AccountForm(told("account"), initial={"sign_in_name": free_name(found)}),
        "hand_over": HandOverForm(told("hand_over"), of=found),
    }


def _context(page: Page) -> dict[str, Any]:
    held = list(Role.objects.filter(person=page.found).select_related("book").order_by("pk"))
    return {
        "person": page.keeper.person,
        "place": "people",
        "keeper": page.keeper,
        "found": page.found,
        "roles": held,
        "is_liaison": any(one.role == LIAISON for one in held),
        # what the office may not do to an administrator is not offered
        "may_change": page.keeper.is_administrator or not is_administrator(page.found),
        "form": page.forms["save"],
        "role_form": page.forms["give"],
        "account_form": page.forms["account"],
        "hand_over_form": page.forms["hand_over"],
        "changes": Change.objects.filter(about=page.found.pk).select_related("by")[:_LAST],
    }


def _save(page: Page) -> str:
    form = page.forms["save"]
    done = change_person(page.found, form.told(), by=page.keeper)  # type: ignore[attr-defined]  # the form of this act
    return "".join(done) or "没有改动。"


def _give(page: Page) -> str:
    form = page.forms["give"]
    book = form.book()  # type: ignore[attr-defined]  # the form of this act
    given = give_role(page.found, page.told("give")["role"], book, by=page.keeper)
    return f"已登记{page.found.name}的职责。" if given else "已有这项职责，没有改动。"


def _take(page: Page) -> str:
    pk = page.request.POST.get("role-of", "")
    held = get_object_or_404(Role, pk=pk if pk.isdecimal() else 0, person=page.found)
    take_role(held, by=page.keeper)
    return f"已撤去{page.found.name}的职责。"


def _account(page: Page) -> Handed:
    return make_account(page.found, page.told("account")["sign_in_name"], by=page.keeper)


def _reset(page: Page) -> Handed:
    return reset_password(page.found, by=page.keeper)


def _hand_over(page: Page) -> str:
    told = page.told("hand_over")
    hand_over(page.found, told["to"], leaves=told["leaves"], by=page.keeper)
    return f"联络员职责已交接给{told['to'].name}。"


def _leave(page: Page) -> str:
    leave_office(page.found, by=page.keeper)
    return f"已登记{page.found.name}离任，账号停用。"


def _return(page: Page) -> str:
    return_to_office(page.found, by=page.keeper)
    return f"已登记{page.found.name}回任。"


_ACTS: Mapping[str, Callable[[Page], str | Handed]] = {
    "save": _save,
    "give": _give,
    "take": _take,
    "account": _account,
    "reset": _reset,
    "hand_over": _hand_over,
    "leave": _leave,
    "return": _return,
}
