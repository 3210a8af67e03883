"""体检一份文件 for everybody who is signed in: looked at once, kept nowhere.

Who has no register to put a paper into, or does not want it there, still sees the report.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.papers.keeping import examined_upload
from zhenggai.workbench.desks import person_of
from zhenggai.workbench.documents.report import report_of
from zhenggai.workbench.documents.views.register import shown_once
from zhenggai.workbench.forms.documents import LooseForm


@require_http_methods(["GET", "HEAD", "POST"])
def checking(request: HttpRequest) -> HttpResponse:
    """Choose a file; its report is the answer."""
    person = person_of(request)
    form = LooseForm(request.POST or None, request.FILES or None)
    refusal = None
    if form.is_bound and form.is_valid():
        file, public = form.cleaned_data["file"], form.cleaned_data["public"]
        try:
            looked = examined_upload(file.read(), file.name)
        except NotAllowed as fault:
            refusal = fault
        else:
            report = report_of(looked, public=public, is_whole=True)
            context = {"person": person, "report": report, "public": public}
            return shown_once(request, context)
    context = {"person": person, "form": form, "refusal": refusal}
    status = 409 if refusal or form.errors else 200
    return render(request, "workbench/check.html", context, status=status)
