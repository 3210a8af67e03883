"""A person's own password; who was given one is led here before anything else."""

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.people.accounts import change_own_password
from zhenggai.workbench.desks import person_of
from zhenggai.workbench.forms.people import PasswordForm
from zhenggai.workbench.people.new_password import is_done, is_due


@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Change one's own password and stay signed in here; other browsers are signed out."""
    person = person_of(request)
    form = PasswordForm(request.POST or None)
    refusal = None
    if form.is_valid():
        told = form.cleaned_data
        try:
            change_own_password(person, told["old"], told["password"])
        except NotAllowed as fault:
            refusal = fault
        else:
            update_session_auth_hash(request, person.account)  # type: ignore[arg-type]  # whose old password was right
            is_done(request)
            messages.success(request, "密码已修改，下次登录用新密码。")
            return redirect("workbench:home")
    context = {"person": person, "form": form, "refusal": refusal, "is_due": is_due(request)}
    status = 409 if refusal or form.errors else 200
    return render(request, "workbench/password.html", context, status=status)
