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
from zhenggai.workbench.ledger_sheet_looks import as_chosen, column_looks, field_titles
from zhenggai.workbench.views.papers import XLSX, office

_NO_LINES = (
    "表样里没有“反馈问题”“整改措施”这样的列，像是只填合计数的统计表，不能逐条套用。"
    "合计数在“全部数字”页上，可以照着填；表样有几张工作表的，请把要逐条填的那张单独存成一份再传。"
)


@dataclass(frozen=True, slots=True)
class _Form:
    """A superior's form, its columns and what it looks like filled."""

    file: CarriedFile
    sheets: tuple[str, ...]
    mapping: Mapping
    filled: FilledForm


@require_http_methods(["GET", "HEAD", "POST"])
def superior_form(request: HttpRequest, code: str) -> HttpResponse:
    """Upload a form, put its columns right, download it filled."""
    desk = office(request, code)
    upload = UploadForm(request.POST or None, request.FILES or None)
    refusal, form, file = None, None, None
    told = columns_told(request.POST.dict())
    try:
        file = _file(request, desk, upload)
        form = _read(desk, file, told) if file else None
    except ReadError as fault:
        refusal = NotAllowed(fault.reason, _NO_LINES if fault.reason == "no_head" else f"{fault}")
    except NotAllowed as fault:
        refusal = fault
        # The form stays on the page with the columns as they were chosen.
        if told.chosen and file:
            form = _read(desk, file, ColumnsTold(told.sheet, None, None))
    if form and not refusal and request.POST.get("do") == "fill":
        remember(form.mapping, by=desk.person.pk)
        return _download(form)
    if form:
        return _columns_page(request, desk, form, told, refusal)
    status = 409 if refusal or (upload.is_bound and upload.errors) else 200
    context = {"desk": desk, "door": "papers", "form": upload, "refusal": refusal}
    return render(request, "workbench/superior_form.html", context, status=status)


def _file(request: HttpRequest, desk: Desk, upload: UploadForm) -> CarriedFile | None:
    """The file that the page carries, or the one that was chosen."""
    if "file" in request.POST:
        return arrived_file(request.POST["file"], desk.person.pk, desk.held.code)
    if not (upload.is_bound and upload.is_valid()):
        return None
    one = upload.cleaned_data["file"]
    return CarriedFile(one.name, one.read())


def _read(desk: Desk, file: CarriedFile, told: ColumnsTold) -> _Form:
    """The form filled by its columns as they are chosen. Raises ReadError and NotAllowed."""
    sheet = sheet_of(file.data, file.name, sheet=told.sheet, fields=told.fields)
    mapping = sheet.draft.mapping
    rows = problem_rows(queries.now(desk.held), names)
    if not rows:
        raise NotAllowed("empty", "台账中还没有问题，没有可填的内容。请先导入或登记问题。")
    return _Form(file, sheet.sheets, mapping, fill_form(file.data, mapping, rows))


def _columns_page(
    request: HttpRequest,
    desk: Desk,
    form: _Form,
    told: ColumnsTold,
    refusal: NotAllowed | None,
) -> HttpResponse:
    looks = column_looks(as_chosen(form.mapping, told) if refusal else form.mapping, told)
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
        "refusal": refusal,
    }
    status = 409 if refusal else 200
    return render(request, "workbench/superior_columns.html", context, status=status)


def _download(form: _Form) -> HttpResponse:
    stem = form.file.name.rpartition(".")[0] or form.file.name
    response = HttpResponse(form.filled.data, content_type=XLSX)
    name = quote(f"{stem}（已填）.xlsx")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return response
