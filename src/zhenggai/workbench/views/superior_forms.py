"""套用上级表样: a superior's own sheet, its columns confirmed once, comes back filled."""

from dataclasses import dataclass
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from zhenggai.ledger import queries
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.intake.mapping import Mapping
from zhenggai.ledger.intake.superior_form import FilledForm, column_names, fill_form
from zhenggai.ledger.sheet_rows import problem_rows
from zhenggai.ledger.sheet_uploads import remember, sheet_of
from zhenggai.notices.source import ReadError
from zhenggai.people.queries import names
from zhenggai.workbench.carried_drafts import CarriedFile, arrived_file, carried_file
from zhenggai.workbench.desks import Desk
from zhenggai.workbench.forms.columns import ColumnsTold, columns_told
from zhenggai.workbench.forms.papers import UploadForm
from zhenggai.workbench.ledger_sheet_looks import column_looks, field_titles
from zhenggai.workbench.views.papers import XLSX, office


@dataclass(frozen=True, slots=True)
class _Form:
    """A superior's form, its columns and what it looks like filled."""

    file: CarriedFile
    sheets: tuple[str, ...]
    mapping: Mapping
    filled: FilledForm
    told: ColumnsTold


@require_http_methods(["GET", "HEAD", "POST"])
def superior_form(request: HttpRequest, code: str) -> HttpResponse:
    """Upload a form, put its columns right, download it filled."""
    desk = office(request, code)
    upload = UploadForm(request.POST or None, request.FILES or None)
    refusal, form = None, None
    try:
        if "file" in request.POST:
            file = arrived_file(request.POST["file"], desk.person.pk, code)
            form = _read(desk, file, request)
        elif upload.is_bound and upload.is_valid():
            one = upload.cleaned_data["file"]
            form = _read(desk, CarriedFile(one.name, one.read()), request)
    except ReadError as fault:
        refusal = NotAllowed(fault.reason, f"{fault}")
    except NotAllowed as fault:
        refusal = fault
    if form and request.POST.get("do") == "fill":
        remember(form.mapping, by=desk.person.pk)
        return _download(form)
    if form:
        return _columns_page(request, desk, form)
    status = 409 if refusal or (upload.is_bound and upload.errors) else 200
    context = {"desk": desk, "door": "papers", "form": upload, "refusal": refusal}
    return render(request, "workbench/superior_form.html", context, status=status)


def _read(desk: Desk, file: CarriedFile, request: HttpRequest) -> _Form:
    """The form filled by its columns as they are chosen. Raises ReadError and NotAllowed."""
    told = columns_told(request.POST.dict())
    sheet = sheet_of(file.data, file.name, sheet=told.sheet, fields=told.fields)
    mapping = sheet.draft.mapping
    rows = problem_rows(queries.now(desk.held), names)
    if not rows:
        raise NotAllowed("empty", "台账中还没有问题，没有可填的内容。请先导入或登记问题。")
    return _Form(file, sheet.sheets, mapping, fill_form(file.data, mapping, rows), told)


def _columns_page(request: HttpRequest, desk: Desk, form: _Form) -> HttpResponse:
    looks = column_looks(form.mapping, form.told)
    blank = [one for one in form.filled.unknown if one not in form.filled.reckoned]
    context = {
        "desk": desk,
        "door": "papers",
        "file": form.file,
        "carried": carried_file(form.file, desk.person.pk, desk.held.code),
        "sheets": form.sheets,
        "mapping": form.mapping,
        "columns": looks,
        "open_columns": sum(one.is_open for one in looks),
        "fields": field_titles(),
        "filled": form.filled,
        "unknown": column_names(blank),
        "reckoned": column_names(form.filled.reckoned),
        "is_form": True,
    }
    return render(request, "workbench/superior_columns.html", context)


def _download(form: _Form) -> HttpResponse:
    stem = form.file.name.rpartition(".")[0] or form.file.name
    response = HttpResponse(form.filled.data, content_type=XLSX)
    name = quote(f"{stem}（已填）.xlsx")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return response
