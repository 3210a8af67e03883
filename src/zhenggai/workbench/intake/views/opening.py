"""Opening a book straight from a file: first the file, then its draft proposes the book."""

from collections.abc import Callable
from dataclasses import asdict

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from zhenggai.importing import Import, open_from
from zhenggai.ledger import models, queries
from zhenggai.ledger.core.packs import SHIPPED
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.intake.paper import PaperDraft
from zhenggai.ledger.intake.paper_opening import proposed_opening
from zhenggai.ledger.models import LongImport
from zhenggai.people.models import Person
from zhenggai.people.queries import actor
from zhenggai.workbench.desks import may_open, person_of
from zhenggai.workbench.forms.opening import OpeningFromFileForm
from zhenggai.workbench.forms.papers import UploadForm
from zhenggai.workbench.intake.views.drafts import DraftPlace, draft_answer
from zhenggai.workbench.intake.views.ledger_sheets import sheet_answer
from zhenggai.workbench.intake.views.uploads import upload_answer

_INCOMPLETE = "请先填好新台账的名称、单位、规则和开立日期。"


@require_http_methods(["GET", "HEAD", "POST"])
def from_file(request: HttpRequest) -> HttpResponse:
    """Choose a file; its draft proposes the book, and nothing is written yet."""
    person = _opener(request)
    form = UploadForm(request.POST or None, request.FILES or None)
    refusal = None
    if form.is_bound and form.is_valid():
        try:
            return upload_answer(request, form, place_of_new(person))
        except NotAllowed as fault:
            refusal = fault
    context = {
        "person": person,
        "form": form,
        "refusal": refusal,
        "long_imports": LongImport.objects.filter(book=None, by=person.pk),
    }
    status = 409 if refusal or form.errors else 200
    return render(request, "workbench/book_from_file.html", context, status=status)


@require_POST
def draft(request: HttpRequest) -> HttpResponse:
    """Change the draft, or open the book and enter the draft as both stand on the page."""
    person, fields = _opener(request), OpeningFromFileForm(request.POST)
    return draft_answer(request, _place(person, fields), _enter(person, fields))


@require_POST
def sheet(request: HttpRequest) -> HttpResponse:
    """The same with the columns of a sheet before its draft."""
    person, fields = _opener(request), OpeningFromFileForm(request.POST)
    place = _place(person, fields)
    return sheet_answer(request, place, _enter(person, fields), lambda: _valid(fields).opening())


def _enter(person: Person, fields: OpeningFromFileForm) -> Callable[[PaperDraft], Import]:
    def enter(draft: PaperDraft) -> Import:
        return open_from(draft, _valid(fields).opening(), actor=actor("", person.pk))

    return enter


def _valid(fields: OpeningFromFileForm) -> OpeningFromFileForm:
    if not fields.is_valid():
        raise NotAllowed("form", _INCOMPLETE)
    return fields


def _opener(request: HttpRequest) -> Person:
    person = person_of(request)
    if not may_open(person):
        raise Http404("没有这一页")
    return person


def place_of_new(person: Person) -> Callable[[PaperDraft], DraftPlace]:
    """Where a draft goes that is to open a book of its own."""
    return lambda draft: _place(person, _proposed(draft))


def _proposed(draft: PaperDraft) -> OpeningFromFileForm:
    proposal = proposed_opening(draft, queries.today(), SHIPPED)
    return OpeningFromFileForm(initial=asdict(proposal))


def _place(person: Person, fields: OpeningFromFileForm) -> DraftPlace:
    return DraftPlace(
        person=person,
        actor=actor("", person.pk),
        held=models.Book(),
        address=reverse("workbench:draft_of_new"),
        sheet_address=reverse("workbench:sheet_of_new"),
        back=reverse("workbench:book_from_file"),
        form=fields,
    )
