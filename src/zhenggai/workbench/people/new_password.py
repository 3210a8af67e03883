"""Whose password was given by somebody else makes an own one before anything else."""

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from zhenggai.people.models import Person
from zhenggai.workbench.refusing import Answer

# In the session, so that no page asks the database; a reset ends every session.
_KEY = "new_password_first"


def ask_for_new_password(request: HttpRequest) -> None:
    """Right after signing in by password: remember whether a new one is due."""
    due = Person.objects.filter(account=request.user.pk, must_change_password=True)
    if due.exists():
        request.session[_KEY] = True


def is_due(request: HttpRequest) -> bool:
    """Whether a new password comes first."""
    return _KEY in request.session


def is_done(request: HttpRequest) -> None:
    """There is a new password."""
    request.session.pop(_KEY, None)


class NewPasswordFirst:
    """Middleware: every other page leads to the password's, until there is a new one."""

    def __init__(self, answer: Answer) -> None:
        """Keep what answers."""
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass on, or lead there."""
        open_ones = {reverse("workbench:password"), reverse("workbench:sign_out")}
        if request.path not in open_ones and is_due(request):
            return redirect("workbench:password")
        return self.answer(request)
