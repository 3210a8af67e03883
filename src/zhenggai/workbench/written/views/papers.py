"""文书: the papers of a round, each written from the ledger for a cut-off day, first looked at."""

from itertools import groupby

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.http import require_POST, require_safe

from zhenggai.ledger import queries
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.notices.source import ReadError
from zhenggai.office_templates.fields import fields_of, values_of
from zhenggai.office_templates.filling import TemplateFailedError, filled
from zhenggai.office_templates.keeping import data_of, head_printed, template_of
from zhenggai.papers.keeping import examined_upload
from zhenggai.publication.papers.catalogue import PAPERS
from zhenggai.publication.papers.returned import other_numbers, returned_figures
from zhenggai.publication.papers.volume import volume
from zhenggai.publication.papers.written import FORMS, Written
from zhenggai.workbench.desks import desk_of
from zhenggai.workbench.downloads import as_file
from zhenggai.workbench.forms.papers import SignedForm, UploadForm
from zhenggai.workbench.written.asked_papers import Asked, asked_for
from zhenggai.workbench.written.faces import faces_told
from zhenggai.workbench.written.signed_papers import came_back, place_of_return
from zhenggai.workbench.written.writing import may_lay, may_write
from zhenggai.writers.bound import is_day
from zhenggai.writers.letter_html import letter_html
from zhenggai.writers.letter_pdf import NoPdfError
from zhenggai.writers.papers.told import NothingToTellError

# The name of the form of file that an office's own template makes.
OWN = "own"
# The archive as one file: the index and what it names.
VOLUME = "zip"


@require_safe
def papers(request: HttpRequest, code: str) -> HttpResponse:
    """All papers that the person may write, by the moment of the round at which each is due."""
    desk = desk_of(request, code)
    mine = [one for one in PAPERS if may_write(desk, one)]
    if not mine:
        raise Http404("没有这一页")
    moments = groupby(mine, lambda one: one.moment)
    context = {
        "desk": desk,
        "door": "written",
        "moments": [(moment, list(kinds)) for moment, kinds in moments],
        "may_lay": may_lay(desk),
        "head_printed": head_printed(desk.held),
        "units": Asked(desk, mine[0], "", queries.today()).source.units(),
    }
    return render(request, "workbench/written.html", context)


@require_safe
def paper(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """One paper as it would be written now: what it rests on, what the checker says, the files."""
    asked = asked_for(request, code, key)
    try:
        made = asked.written()
    except NothingToTellError as fault:
        return paper_page(request, asked, nothing=str(fault))
    return shown_paper(request, asked, made)


@require_safe
def file(request: HttpRequest, code: str, key: str, form: str) -> HttpResponseBase:
    """The paper as a file to be printed or gone on with."""
    asked = asked_for(request, code, key)
    try:
        made = asked.written()
        if form == OWN:
            return _own_file(request, asked, made)
        if form == VOLUME and asked.kind.has_volume:
            files = volume(made.letter, made.told.filed)
            return FileResponse(files, as_attachment=True, filename=f"{made.name}（整卷）.zip")
        if form not in made.forms:
            raise Http404("没有这种格式")
        return as_file(made.bytes_as(form), f"{made.name}.{form}", FORMS[form])
    except (NothingToTellError, NoPdfError) as fault:
        return paper_page(request, asked, status=409, nothing=str(fault))


def _own_file(request: HttpRequest, asked: Asked, made: Written) -> HttpResponse:
    """The paper in the office's own template; where that fails, why, and the shipped one stays."""
    kept = template_of(asked.desk.held, asked.kind.key)
    if kept is None:
        raise Http404("没有这种格式")
    fields = fields_of(one.title for one in made.told.counted.values())
    try:
        data = filled(data_of(kept), fields, values_of(made.letter, made.told))
    except FileNotFoundError:
        failed = "模板的文件已不在。"
    except TemplateFailedError as fault:
        failed = str(fault)
    else:
        return as_file(data, f"{made.name}.docx", FORMS["docx"])
    return shown_paper(request, asked, made, status=409, failed=failed)


@require_POST
def back(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """The paper as it came back from Word or WPS: its figures beside the ledger's. It is not kept:
    the register of papers is for that."""
    asked = asked_for(request, code, key)
    form = UploadForm(request.POST, request.FILES)
    try:
        made = asked.written()
        if not form.is_valid():
            return shown_paper(request, asked, made, status=409, form=form)
        file = form.cleaned_data["file"]
        data = file.read()
        examined_upload(data, file.name)
        figures = [*returned_figures(made.letter, data), *other_numbers(made.letter, data)]
    except NothingToTellError as fault:
        return paper_page(request, asked, status=409, nothing=str(fault))
    except NotAllowed as fault:
        return shown_paper(request, asked, made, status=409, refusal=fault)
    except ReadError as fault:
        refusal = NotAllowed("format", f"{fault}改过的稿子请存成docx再收回。")
        return shown_paper(request, asked, made, status=409, refusal=refusal)
    context = {
        "desk": asked.desk,
        "door": "written",
        "kind": asked.kind,
        "asked": asked,
        "query": asked.query,
        "name": file.name,
        "figures": figures,
        "differing": [one for one in figures if not one.agrees],
    }
    return render(request, "workbench/written_back.html", context)


def paper_page(
    request: HttpRequest, asked: Asked, *, status: int = 200, **shown: object
) -> HttpResponse:
    """The page of a paper; `nothing`: why it cannot be written now."""
    context = {
        "desk": asked.desk,
        "door": "written",
        "asked": asked,
        "kind": asked.kind,
        "today": queries.today(),
        "query": asked.query,
        "choices": asked.choices,
        "template": template_of(asked.desk.held, asked.kind.key),
        "may_lay": may_lay(asked.desk),
        "signed": came_back(asked),
        "signing": SignedForm(initial={"on": queries.today()}),
        "place": place_of_return(asked),
        "faces": faces_told(),
        **shown,
    }
    return render(request, "workbench/written_paper.html", context, status=status)


def shown_paper(
    request: HttpRequest, asked: Asked, made: Written, *, status: int = 200, **shown: object
) -> HttpResponse:
    """The page of a paper that can be written; `refusal`, `form`: why a file was not read."""
    findings = examined_upload(made.bytes_as("docx"), f"{made.name}.docx").findings(public=False)
    told = {"made": made, "shown": _shown(asked, made), "findings": findings, **shown}
    return paper_page(request, asked, status=status, **told)


def _shown(asked: Asked, made: Written) -> SafeString:
    """The paper as html; what the ledger counts leads to its working."""
    day = f"?day={asked.cut_off.isoformat()}" if asked.cut_off < queries.today() else ""

    def working(figure: str) -> str:
        kind, _, name = figure.partition("/")
        if kind != "counted" or is_day(figure):
            return ""
        return reverse("workbench:figure", args=[asked.desk.held.code, name]) + day

    # Every text in it was escaped by the writer.
    return mark_safe(letter_html(made.letter, working))  # noqa: S308
