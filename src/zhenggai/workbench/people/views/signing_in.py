"""Signing in: by password, or with one click as a made-up person of a demonstration."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import authenticate, login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from zhenggai.commands.demo_folder import note_of
from zhenggai.data_folder import data_folder
from zhenggai.people.first_run import is_first_run
from zhenggai.people.models import ROLE_TITLES, Person, Role
from zhenggai.workbench.forms.signing_in import SignInForm
from zhenggai.workbench.people.new_password import ask_for_new_password

# More persons of one role than this are folded.
_SHOWN = 3
_BACKEND = "django.contrib.auth.backends.ModelBackend"


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    """The page, and signing in by password."""
    form = SignInForm(request.POST or None)
    if form.is_valid():
        told = form.cleaned_data
        account = authenticate(request, username=told["name"], password=told["password"])
        if account is not None:
            login(request, account)
            ask_for_new_password(request)
            return redirect(_next(request))
        form.add_error(None, "用户名或密码不对，请重新填写。")
    persons = made_up()
    context = {
        "form": form,
        "begin": _begin(persons),
        "duties": _duties(persons),
        "next": _next(request),
        "portal_is_on": settings.PORTAL,
        "is_first_run": is_first_run(),
    }
    return render(request, "workbench/sign_in.html", context, status=409 if form.errors else 200)


@login_not_required
@require_POST
def sign_in_as(request: HttpRequest, person: str) -> HttpResponse:
    """One click; only where every account is that of a made-up person."""
    found = next((one for one in made_up() if one.pk == person), None)
    if found is None or found.account is None:
        raise Http404("没有这位演示人员")
    login(request, found.account, backend=_BACKEND)
    return redirect(_next(request))


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Back to the first page."""
    logout(request)
    return redirect("workbench:sign_in")


def made_up() -> list[Person]:
    """Whom one may be with one click; nobody once a real person has an account here."""
    with_account = Person.objects.filter(account__isnull=False, account__is_active=True)
    if with_account.filter(is_made_up=False).exists():
        return []
    return list(with_account.filter(is_active=True).select_related("unit", "account"))


@dataclass(frozen=True, slots=True)
class Duty:
    """A role, and the made-up persons who have it; those of many units are folded."""

    title: str
    persons: tuple[Person, ...]

    @property
    def is_long(self) -> bool:
        """Whether the list is shown only when asked for."""
        return len(self.persons) > _SHOWN


def _begin(found: Sequence[Person]) -> list[tuple[Person, str, str]]:
    """Whom the demonstration suggests to begin with, what waits for each, and where, if not on the
    first page."""
    note = note_of(data_folder()) if found else None
    held = {one.pk: one for one in found}
    if note is None:
        return []
    return [(held[key], words, at) for key, words, at in note.waits if key in held]


def _duties(found: Sequence[Person]) -> list[Duty]:
    """The made-up persons by their first role, in the order of roles."""
    roles = list(ROLE_TITLES)
    first: dict[str, int] = {}
    for person, role in Role.objects.filter(person__in=found).values_list("person_id", "role"):
        first[str(person)] = min(roles.index(role), first.get(str(person), len(roles)))
    held = [
        Duty(ROLE_TITLES[role], tuple(one for one in found if first.get(one.pk) == place))
        for place, role in enumerate(roles)
    ]
    return [one for one in held if one.persons]


def _next(request: HttpRequest) -> str:
    """Where the person wanted to go, within this house."""
    wanted = request.POST.get("next") or request.GET.get("next") or "/"
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, request.is_secure())
    return wanted if safe else "/"
