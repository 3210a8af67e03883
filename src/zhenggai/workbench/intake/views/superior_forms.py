"""套用上级表样: a superior's own sheets, their columns confirmed once, come back filled."""

from urllib.parse import quote

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from zhenggai.ledger import queries
from zhenggai.ledger.core.portions import PortionFigures
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.intake.sum_parts import vocabulary_of
from zhenggai.ledger.intake.superior_form import column_names
from zhenggai.ledger.sheet_rows import problem_rows
from zhenggai.notices.source import ReadError
from zhenggai.people.queries import all_units, names
from zhenggai.workbench.desks import Desk
from zhenggai.workbench.forms.papers import UploadForm
from zhenggai.workbench.intake.carried_drafts import CarriedFile, arrived_file, carried_file
from zhenggai.workbench.intake.form_sheets import (
    FilledSheets,
    Filling,
    FormSheet,
    SumSheet,
    fill_sheets,
)
from zhenggai.workbench.intake.ledger_sheet_looks import as_chosen, column_looks, field_titles
from zhenggai.workbench.intake.sum_looks import sum_look
from zhenggai.workbench.intake.views.papers import XLSX, office


@require_http_methods(["GET", "HEAD", "POST"])
def superior_form(request: HttpRequest, code: str) -> HttpResponse:
    """Upload a form, put right what its columns and rows mean, download it filled."""
    desk = office(request, code)
    upload = UploadForm(request.POST or None, request.FILES or None)
    refusal = None
    try:
        file = _file(request, desk, upload)
        if file:
            return _answer(request, desk, file)
    except ReadError as fault:
        refusal = NotAllowed(fault.reason, f"{fault}")
    except NotAllowed as fault:
        refusal = fault
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


def _answer(request: HttpRequest, desk: Desk, file: CarriedFile) -> HttpResponse:
    """The page of the form's sheets, or the filled form. Raises ReadError and NotAllowed."""
    filling = _filling(desk)
    form = fill_sheets(file.name, file.data, filling, request.POST.dict())
    if request.POST.get("do") == "fill" and not form.refusal:
        for one in form.sheets:
            if one.filled:
                one.remember(desk.person.pk, filling.vocabulary)
        return _download(file.name, form.data)
    return _sheets_page(request, desk, file, (form, filling))


def _filling(desk: Desk) -> Filling:
    """What the ledger holds today. Raises NotAllowed where it holds no problem."""
    rows = problem_rows(queries.now(desk.held), names)
    if not rows:
        raise NotAllowed("empty", "台账中还没有问题，没有可填的内容。请先导入或登记问题。")
    tree = desk.tree()
    figures = PortionFigures(tree, queries.pack(tree.book), queries.today())
    return Filling(rows, figures, vocabulary_of(tree, figures.of(()), all_units()))


def _sheets_page(
    request: HttpRequest, desk: Desk, file: CarriedFile, filled: tuple[FilledSheets, Filling]
) -> HttpResponse:
    form, filling = filled
    context = {
        "desk": desk,
        "door": "papers",
        "file": file,
        "carried": carried_file(file, desk.person.pk, desk.held.code),
        "sheets": [_looks(one, filling) for one in form.sheets],
        "others": form.others,
        "fields": field_titles(),
        "today": queries.today(),
        "is_form": True,
        "refusal": form.refusal,
    }
    status = 409 if form.refusal else 200
    return render(request, "workbench/superior_columns.html", context, status=status)


def _looks(sheet: FormSheet, filling: Filling) -> dict[str, object]:
    """One sheet of the form as the page shows it."""
    if isinstance(sheet, SumSheet):
        return {"sheet": sheet, "sums": sum_look(sheet, filling.vocabulary)}
    told, mapping = sheet.told, sheet.mapping
    looks = column_looks(as_chosen(mapping, told) if sheet.refusal else mapping, told)
    reckoned = sheet.filled.reckoned if sheet.filled else ()
    blank = [one for one in mapping.unknown if one not in reckoned]
    return {
        "sheet": sheet,
        "columns": looks,
        "open_columns": sum(one.is_open for one in looks),
        "unknown": column_names(blank),
        "reckoned": column_names(reckoned),
    }


def _download(file: str, data: bytes) -> HttpResponse:
    stem = file.rpartition(".")[0] or file
    response = HttpResponse(data, content_type=XLSX)
    name = quote(f"{stem}（已填）.xlsx")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    return response
