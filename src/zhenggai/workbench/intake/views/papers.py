"""Taking a file in: upload, look through the draft, change it, and enter it in the book."""

from collections.abc import Callable
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zhenggai.importing import Import, take_paper
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.intake.paper import PaperDraft
from zhenggai.ledger.models import Imported
from zhenggai.long_imports import is_done
from zhenggai.workbench.desks import Desk, desk_of, person_of
from zhenggai.workbench.forms.papers import UploadForm
from zhenggai.workbench.intake.views.drafts import DraftPlace, draft_answer
from zhenggai.workbench.intake.views.ledger_sheets import sheet_answer
from zhenggai.workbench.intake.views.uploads import upload_answer
from zhenggai.writers.table import template as empty_sheet

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TEMPLATE = "整改台账模板.xlsx"


@require_http_methods(["GET", "HEAD", "POST"])
def papers(request: HttpRequest, code: str) -> HttpResponse:
    """Choose a file; its draft is the answer."""
    desk = office(request, code)
    form = UploadForm(request.POST or None, request.FILES or None)
    refusal = None
    if form.is_bound and form.is_valid():
        try:
            return upload_answer(request, form, lambda _: draft_place(desk), desk.held)
        except NotAllowed as fault:
            refusal = fault
    context = {
        "desk": desk,
        "door": "papers",
        "form": form,
        "refusal": refusal,
        "long_imports": [one for one in desk.held.long_imports.all() if not is_done(one)],
        "imported": Imported.objects.filter(book=desk.held).order_by("-at"),
    }
    status = 409 if refusal or form.errors else 200
    return render(request, "workbench/papers.html", context, status=status)


@require_POST
def draft(request: HttpRequest, code: str) -> HttpResponse:
    """Change the draft, or enter it in the book as it stands on the page."""
    desk = office(request, code)
    return draft_answer(request, draft_place(desk), _enter(desk))


@require_POST
def sheet(request: HttpRequest, code: str) -> HttpResponse:
    """Put the columns of a sheet right, look through it item by item, or enter it in the book."""
    desk = office(request, code)
    return sheet_answer(request, draft_place(desk), _enter(desk))


@require_safe
def template(request: HttpRequest) -> HttpResponse:
    """The office's own empty ledger sheet, to be filled in and imported."""
    person_of(request)
    response = HttpResponse(empty_sheet(), content_type=XLSX)
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(_TEMPLATE)}"
    return response


def office(request: HttpRequest, code: str) -> Desk:
    """The desk of somebody of the office. Raises Http404 for everybody else."""
    desk = desk_of(request, code)
    if not desk.is_office:
        raise Http404("没有这一页")
    return desk


def _enter(desk: Desk) -> Callable[[PaperDraft], Import]:
    def enter(draft: PaperDraft) -> Import:
        return take_paper(draft, desk.held.code, actor=desk.actor)

    return enter


def draft_place(desk: Desk) -> DraftPlace:
    """Where the draft of a paper goes in a book that is there."""
    code = desk.held.code
    return DraftPlace(
        person=desk.person,
        actor=desk.actor,
        held=desk.held,
        address=reverse("workbench:draft", args=[code]),
        sheet_address=reverse("workbench:paper_sheet", args=[code]),
        back=reverse("workbench:papers", args=[code]),
        desk=desk,
    )
