"""The scan of a signed paper, back on the page where the paper was written."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from zhenggai.ledger import evidence
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.models import Evidence
from zhenggai.papers.models import SignedCopy
from zhenggai.papers.signed import OfPaper, Signed, keep_signed, take_off
from zhenggai.people.models import Unit
from zhenggai.workbench.downloads import as_file
from zhenggai.workbench.forms.papers import SignedForm
from zhenggai.workbench.written.asked_papers import Asked, asked_for
from zhenggai.workbench.written.signed_papers import came_back, may_see_signed
from zhenggai.workbench.written.views.papers import paper_page, shown_paper
from zhenggai.writers.papers.told import NothingToTellError


@require_POST
def keep(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """Keep a scan with its number and day."""
    asked = asked_for(request, code, key)
    if not may_see_signed(asked.desk, asked) or not (asked.of or asked.kind.subject == "book"):
        raise Http404("没有这一页")
    form = SignedForm(request.POST, request.FILES)
    if not form.is_valid():
        return _again(request, asked, signing=form)
    told = form.cleaned_data
    said = Signed(_called(asked), told["number"].strip(), told["on"])
    paper = OfPaper(asked.desk.held, asked.kind.key, asked.of)
    file = told["file"]
    try:
        keep_signed(paper, file.read(), file.name, said, by=asked.desk.person.pk)
    except NotAllowed as fault:
        return _again(request, asked, signing=form, not_kept=fault)
    messages.success(request, f"已存入{said.title}的签发件。")
    return redirect(_address(asked))


@require_POST
def drop(request: HttpRequest, code: str, key: str, copy: int) -> HttpResponse:
    """Take off a scan that was kept by mistake; for who looks after the book."""
    asked, found = _at(request, code, key, copy)
    if not asked.desk.supervises:
        raise Http404("没有这一页")
    take_off(found, by=asked.desk.person.pk)
    messages.success(request, "已删去这份扫描件，文件没有保留。")
    return redirect(_address(asked))


@require_safe
def file(request: HttpRequest, code: str, key: str, copy: int) -> HttpResponse:
    """The scan."""
    _, found = _at(request, code, key, copy)
    kept = Evidence.objects.filter(digest=found.digest).first()
    if kept is None:
        raise Http404("文件已依规清除")
    try:
        return as_file(evidence.read_bytes(found.digest), found.name, kept.media_type)
    except FileNotFoundError as fault:
        raise Http404("文件已不在") from fault


def _at(request: HttpRequest, code: str, key: str, copy: int) -> tuple[Asked, SignedCopy]:
    """The paper and its scan. Raises Http404 for whom there is none."""
    asked = asked_for(request, code, key)
    found = next((one for one in came_back(asked) if one.pk == copy), None)
    if found is None:
        raise Http404("没有这份扫描件")
    return asked, found


def _called(asked: Asked) -> str:
    """督办通知单（区农业农村局）, 一项一档（问题7）."""
    if asked.kind.subject == "unit":
        return f"{asked.kind.title}（{Unit.objects.get(pk=asked.of)}）"
    return f"{asked.kind.title}（问题{asked.of}）" if asked.of else asked.kind.title


def _address(asked: Asked) -> str:
    address = reverse("workbench:written_paper", args=[asked.desk.held.code, asked.kind.key])
    return f"{address}?{asked.query}" if asked.query else address


def _again(request: HttpRequest, asked: Asked, **shown: object) -> HttpResponse:
    """The page with what was typed and why it was not kept."""
    try:
        return shown_paper(request, asked, asked.written(), status=409, **shown)
    except NothingToTellError as fault:
        return paper_page(request, asked, status=409, nothing=str(fault), **shown)
