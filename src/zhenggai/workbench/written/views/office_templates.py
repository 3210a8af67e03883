"""文书模板: an office lays its own docx over a paper, sees the fields, puts it aside."""

from datetime import UTC, datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.file_content import content_of
from zhenggai.office_templates.checking import faults_of
from zhenggai.office_templates.fields import Field, fields_of
from zhenggai.office_templates.keeping import (
    data_of,
    keep,
    print_head,
    put_aside,
    template_of,
)
from zhenggai.office_templates.sample import field_rows, sample_template
from zhenggai.people.queries import names
from zhenggai.publication.papers.catalogue import BY_KEY, PaperKind
from zhenggai.publication.papers.written import FORMS
from zhenggai.workbench.desks import Desk, desk_of
from zhenggai.workbench.downloads import as_file
from zhenggai.workbench.forms.papers import UploadForm
from zhenggai.workbench.written.figure_titles import figure_titles
from zhenggai.workbench.written.writing import may_lay


@require_http_methods(["GET", "HEAD", "POST"])
def template(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """The template over a kind of paper: what lies there, the form for another, the fields."""
    desk, kind = _place(request, code, key)
    if request.method != "POST":
        return _page(request, desk, kind)
    if request.POST.get("do") == "put_aside":
        put_aside(desk.held, kind.key, by=desk.person.pk)
        return redirect("workbench:written_template", code, key)
    return _uploaded(request, desk, kind)


def _uploaded(request: HttpRequest, desk: Desk, kind: PaperKind) -> HttpResponse:
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, desk, kind, status=409, form=form)
    file = form.cleaned_data["file"]
    data = file.read()
    try:
        content_of(data, file.name)
        faults = faults_of(data, _fields(desk))
        if faults:
            return _page(request, desk, kind, status=409, faults=faults, name=file.name)
        keep(desk.held, kind.key, data, file.name, by=desk.person.pk)
    except NotAllowed as fault:
        return _page(request, desk, kind, status=409, refusal=fault)
    return redirect("workbench:written_template", desk.held.code, kind.key)


@require_POST
def head(request: HttpRequest, code: str) -> HttpResponse:
    """Print the ledger's head on the papers from now on, or no more."""
    desk = desk_of(request, code)
    if not may_lay(desk):
        raise Http404("没有这一页")
    is_on = request.POST.get("print") == "on"
    print_head(desk.held, is_on=is_on, by=desk.person.pk)
    said = "此后写的文书末页印登记摘要。" if is_on else "此后写的文书不印登记摘要。"
    messages.success(request, said)
    return redirect("workbench:written", code)


@require_safe
def sample(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """The template to start from."""
    desk, kind = _place(request, code, key)
    data = sample_template(_fields(desk))
    return as_file(data, f"{kind.title}模板样本.docx", FORMS["docx"])


@require_safe
def file(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """The template in use, to be changed and brought back."""
    desk, kind = _place(request, code, key)
    kept = template_of(desk.held, kind.key)
    if kept is None:
        raise Http404("没有模板")
    try:
        return as_file(data_of(kept), kept.name, FORMS["docx"])
    except FileNotFoundError as fault:
        raise Http404("文件已不在") from fault


def _place(request: HttpRequest, code: str, key: str) -> tuple[Desk, PaperKind]:
    """The desk of somebody of the office, or who keeps the house, and the kind of paper."""
    desk = desk_of(request, code)
    kind = BY_KEY.get(key)
    if kind is None or not may_lay(desk):
        raise Http404("没有这一页")
    return desk, kind


def _fields(desk: Desk) -> tuple[Field, ...]:
    return fields_of(figure_titles(desk))


def _page(
    request: HttpRequest, desk: Desk, kind: PaperKind, *, status: int = 200, **shown: object
) -> HttpResponse:
    kept = template_of(desk.held, kind.key)
    context = {
        "desk": desk,
        "door": "written",
        "kind": kind,
        "kept": kept,
        "names": names([kept.kept_by]) if kept else {},
        "now": datetime.now(UTC),
        "fields": list(field_rows(_fields(desk))),
        **shown,
    }
    return render(request, "workbench/written_template.html", context, status=status)
