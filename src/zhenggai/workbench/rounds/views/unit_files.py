"""收单位报来的文件: a plan, report or ledger of a unit without accounts goes into its book."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from zhenggai.ledger import queries
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.papers.keeping import keep
from zhenggai.people.queries import unit_names
from zhenggai.reviewing.beginning import begin, version_before
from zhenggai.workbench.desks import Desk, knowing_whole, may_open, person_of, supervised
from zhenggai.workbench.forms.unit_files import NEW, UnitFileForm
from zhenggai.workbench.intake.views.opening import place_of_new
from zhenggai.workbench.intake.views.papers import draft_place
from zhenggai.workbench.intake.views.uploads import upload_answer

_NOT_YET = "新开的台账要先导入：请选“导入台账”。登记后，再从它的“审核”里审这份文件。"
_NO_OFFICE = "导入台账由这本台账的整改办办理。您可以选“存入文件并审核”。"


@require_http_methods(["GET", "HEAD", "POST"])
def unit_files(request: HttpRequest) -> HttpResponse:
    """Choose whose file it is; then its review, or the draft of what it would enter."""
    person = person_of(request)
    opens = may_open(person)
    desks = knowing_whole(supervised(person))
    if not desks and not opens:
        raise Http404("没有这一页")
    units = unit_names(one.held.inspected_unit for one in desks)
    given = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    begun = {"book": request.GET.get("book", ""), "way": "review"}
    form = UnitFileForm(desks, units, *given, may_open=opens, initial=begun)
    refusal = None
    if form.is_bound and form.is_valid():
        try:
            return _taken(request, desks, form)
        except NotAllowed as fault:
            refusal = fault
    context = {"person": person, "place": "unit_files", "form": form, "refusal": refusal}
    context["imports"] = opens or any(one.is_office for one in desks)
    status = 409 if refusal or form.errors else 200
    return render(request, "workbench/unit_files.html", context, status=status)


def _taken(request: HttpRequest, desks: list[Desk], form: UnitFileForm) -> HttpResponse:
    told = form.cleaned_data
    is_import = told["way"] == "import"
    if told["book"] == NEW:
        if not is_import:
            raise NotAllowed("new", _NOT_YET)
        return upload_answer(request, form, place_of_new(person_of(request)))
    desk = next(one for one in desks if one.held.code == told["book"])
    if not is_import:
        return _reviewed(desk, told["file"].read(), told["file"].name)
    if not desk.is_office:
        raise NotAllowed("office", _NO_OFFICE)
    return upload_answer(request, form, lambda _: draft_place(desk), desk.held)


def _reviewed(desk: Desk, data: bytes, name: str) -> HttpResponse:
    """The paper in the register of the book, and its review begun."""
    paper = keep(desk.held, data, name, by=desk.person.pk).paper
    pack = queries.pack(queries.tree(desk.held).book)
    found = begin(paper, pack, by=desk.person.pk, earlier=version_before(paper))
    return redirect("workbench:review", code=desk.held.code, review=found.pk)
