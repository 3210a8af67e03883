"""The first run: the page behind the address that `zhenggai serve` prints, once."""

from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.people.first_run import Beginning, begin, is_first_run, is_token
from zhenggai.workbench.forms.people import FirstRunForm

_BACKEND = "django.contrib.auth.backends.ModelBackend"


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def first_run(request: HttpRequest, token: str) -> HttpResponse:
    """Ask for office and administrator; once there is one the page is gone."""
    if not is_first_run() or not is_token(token):
        raise Http404("没有这一页")
    form = FirstRunForm(request.POST or None)
    refusal = None
    if form.is_valid():
        told = {name: value for name, value in form.cleaned_data.items() if name != "again"}
        try:
            person = begin(Beginning(**told))
        except NotAllowed as fault:
            refusal = fault
        else:
            login(request, person.account, backend=_BACKEND)
            messages.success(request, f"已登记{told['office']}和管理员{person.name}。")
            return redirect("workbench:people")
    status = 409 if refusal or form.errors else 200
    context = {"form": form, "refusal": refusal}
    return render(request, "workbench/first_run.html", context, status=status)
