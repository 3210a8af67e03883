"""The checker's report on a kept paper, what the paper states beside the ledger, the report as a
file, and what somebody says of a finding."""

from urllib.parse import quote

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from zhenggai.ledger import evidence, queries
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.notices.checked import CheckedFile
from zhenggai.notices.diagnostics import Diagnostic
from zhenggai.notices.readers import MEDIA_TYPES
from zhenggai.notices.render import check_json, check_page
from zhenggai.notices.render.comments import write_comments
from zhenggai.papers.models import Paper
from zhenggai.papers.reading import Examined, examined
from zhenggai.papers.verifying import (
    count_findings,
    open_findings,
    place_of,
    take_back,
    verify,
)
from zhenggai.people.queries import names
from zhenggai.workbench.days import shown_day
from zhenggai.workbench.desks import Desk
from zhenggai.workbench.documents.answers import said_of
from zhenggai.workbench.documents.facts import facts_of
from zhenggai.workbench.documents.register import RegisterRow, row_of
from zhenggai.workbench.documents.report import report_of
from zhenggai.workbench.documents.views.register import keeping_desk, paper_at, papers_desk
from zhenggai.workbench.forms.documents import AboutForm

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_GONE = "文件已不在存储里，请联系管理员核对备份。"
_FILES = {
    "docx": ("批注.docx", DOCX),
    "html": ("体检报告.html", "text/html; charset=utf-8"),
    "json": ("体检报告.json", "application/json"),
}


@require_safe
def document(request: HttpRequest, code: str, paper: int) -> HttpResponse:
    """The report."""
    desk = papers_desk(request, code)
    row = _row(desk, paper)
    found, looked = row.paper, _examined(row.paper)
    said = said_of(found)
    public = request.GET.get("for") == "public"
    report = report_of(looked, said, public=public, grade=request.GET.get("grade", ""))
    context = {
        **_frame(desk, row, looked),
        "tab": "report",
        "report": report,
        "public": public,
        "may_verify": desk.supervises,
        "names": {**names({found.stored_by}), **said.names},
        "about": AboutForm(initial={"kind": found.kind, "state": found.state}),
    }
    return render(request, "workbench/document.html", context)


@require_safe
def facts(request: HttpRequest, code: str, paper: int) -> HttpResponse:
    """What the paper states; its figures beside those of the ledger."""
    desk = papers_desk(request, code)
    row = _row(desk, paper)
    found, looked = row.paper, _examined(row.paper)
    day = shown_day(request, desk.held)
    tree = desk.tree(day.past)
    context = {
        **_frame(desk, row, looked),
        "tab": "facts",
        "day": day,
        "state": tree.book,
        "facts": facts_of(looked, queries.figures(tree.book, day.day)),
        "names": names({found.stored_by}),
    }
    return render(request, "workbench/document_facts.html", context)


def _row(desk: Desk, paper: int) -> RegisterRow:
    found = row_of(desk.held, paper)
    if found is None:
        raise Http404("没有这份文件")
    return found


def _frame(desk: Desk, row: RegisterRow, looked: Examined) -> dict[str, object]:
    return {
        "desk": desk,
        "door": "documents",
        "paper": row.paper,
        "row": row,
        "notice": looked.file.notice,
    }


@require_safe
def download(request: HttpRequest, code: str, paper: int, form: str) -> HttpResponseBase:
    """The report as a file (docx with comments, html, json), or the file that came."""
    desk = papers_desk(request, code)
    found = paper_at(desk, paper)
    if form == "file":
        return _file(found)
    looked = _examined(found)
    left = open_findings(found, looked, public=request.GET.get("for") == "public")
    if form not in _FILES:
        raise Http404("没有这种格式")
    ending, media_type = _FILES[form]
    told = _report_file(form, found, CheckedFile(found.name, looked.file.notice, left))
    return _as_download(HttpResponse(told, content_type=media_type), f"{found.name}.{ending}")


def _report_file(form: str, paper: Paper, file: CheckedFile) -> str | bytes:
    if form == "html":
        return check_page.piece(file)
    if form == "json":
        return "".join(check_json.whole([check_json.piece(file)]))
    is_own_docx = not paper.is_partial and file.notice.source.media_type == MEDIA_TYPES["docx"]
    place = evidence.place_of(paper.digest) if is_own_docx else None
    return write_comments(place, file.notice, file.diagnostics)


def _file(paper: Paper) -> HttpResponseBase:
    try:
        opened = evidence.place_of(paper.digest).open("rb")
    except FileNotFoundError as fault:
        raise Http404(_GONE) from fault
    response = FileResponse(opened, content_type="application/octet-stream")
    name = f"{paper.name}.存文.txt" if paper.is_partial else paper.name
    return _as_download(response, name)


def _as_download(response: HttpResponseBase, name: str) -> HttpResponseBase:
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_POST
def answer(request: HttpRequest, code: str, paper: int) -> HttpResponse:
    """已核实，不修改, or that taken back."""
    desk = keeping_desk(request, code)
    found = paper_at(desk, paper)
    looked = _examined(found)
    one = _finding(looked, request.POST.get("place", ""))
    if request.POST.get("do") == "back":
        take_back(found, one, by=desk.person.pk)
        messages.success(request, "已撤销核实，这一处重新列出。")
    else:
        verify(found, one, reason=request.POST.get("reason", ""), by=desk.person.pk)
        messages.success(request, "已记为“已核实，不修改”，列在最后。")
    count_findings(found, looked)
    query = "?for=public" if request.POST.get("for") == "public" else ""
    address = reverse("workbench:document", args=[code, paper])
    return redirect(f"{address}{query}")


def _finding(looked: Examined, place: str) -> Diagnostic:
    for one in looked.findings(public=True):
        if place == ":".join(map(str, place_of(one))):
            return one
    raise NotAllowed("place", "报告里没有这一处，可能文件已换。请回到报告再看。")


def _examined(paper: Paper) -> Examined:
    try:
        return examined(paper)
    except FileNotFoundError as fault:
        raise Http404(_GONE) from fault
