"""文件: the register of a book's papers, what comes in, what is said of one, its removal.

The pages are there for those who may know the whole feedback; who looks after the book brings
papers in.
"""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_http_methods, require_POST

from zhenggai.importing import paper_of
from zhenggai.ledger import evidence, queries
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.core.scope import knows_whole
from zhenggai.ledger.intake.paper import PAPER_KINDS, PaperDraft
from zhenggai.papers.keeping import About, keep, remove
from zhenggai.papers.models import Paper
from zhenggai.papers.partial_drafts import draft_of_part
from zhenggai.people.queries import names
from zhenggai.workbench.desks import Desk, desk_of
from zhenggai.workbench.documents.register import register_of
from zhenggai.workbench.documents.report import report_of
from zhenggai.workbench.forms.documents import AboutForm, PaperForm, RemovalForm
from zhenggai.workbench.intake.carried_drafts import CarriedDraft
from zhenggai.workbench.intake.views.drafts import draft_page
from zhenggai.workbench.intake.views.papers import draft_place, office

_KEPT = "已存入登记簿并体检。"
_THERE = "这份文件已在登记簿里，没有重复保存，下面是它的体检报告。"


def papers_desk(request: HttpRequest, code: str) -> Desk:
    """The desk of somebody who may know the whole feedback. Raises Http404 for everybody else."""
    desk = desk_of(request, code)
    if not knows_whole(queries.tree(desk.held), desk.actor):
        raise Http404("没有这一页")
    return desk


def paper_at(desk: Desk, paper: int) -> Paper:
    """A paper of the book that is still there. Raises Http404."""
    found = Paper.objects.filter(book=desk.held, pk=paper, removed_at=None).first()
    if found is None:
        raise Http404("没有这份文件")
    return found


def keeping_desk(request: HttpRequest, code: str) -> Desk:
    """The desk of somebody who also looks after the book. Raises Http404 for everybody else."""
    desk = papers_desk(request, code)
    if not desk.supervises:
        raise Http404("没有这一页")
    return desk


@require_http_methods(["GET", "HEAD", "POST"])
def documents(request: HttpRequest, code: str) -> HttpResponse:
    """The register, and the form that brings a paper in."""
    desk = keeping_desk(request, code) if request.method == "POST" else papers_desk(request, code)
    form = PaperForm(request.POST or None, request.FILES or None)
    refusal = None
    if form.is_bound and form.is_valid():
        try:
            return _kept(request, desk, form)
        except NotAllowed as fault:
            refusal = fault
    register = register_of(desk.held)
    people = {one.paper.stored_by for one in register.rows}
    people |= {one.removed_by for one in register.removed}
    context = {
        "desk": desk,
        "door": "documents",
        "form": form,
        "refusal": refusal,
        "register": register,
        "names": names(people),
    }
    status = 409 if refusal or form.errors else 200
    return render(request, "workbench/documents.html", context, status=status)


def _kept(request: HttpRequest, desk: Desk, form: PaperForm) -> HttpResponse:
    """The paper in the register. What is not kept of it is shown once, with the answer."""
    told = form.cleaned_data
    file = told["file"]
    kept = keep(
        desk.held,
        file.read(),
        file.name,
        by=desk.person.pk,
        about=About(told["kind"], told["state"]),
    )
    if kept.is_new and kept.whole.withheld:
        context = {
            "desk": desk,
            "door": "documents",
            "paper": kept.paper,
            "report": report_of(kept.whole, public=False, is_whole=True),
            "is_shown_once": True,
        }
        return shown_once(request, context)
    if kept.is_new:
        messages.success(request, _KEPT)
    else:
        messages.info(request, _THERE)
    return redirect("workbench:document", code=desk.held.code, paper=kept.paper.pk)


def shown_once(request: HttpRequest, context: dict[str, object]) -> HttpResponse:
    """A report with words that are kept nowhere; no browser is to keep them either."""
    response = render(request, "workbench/document_once.html", context)
    add_never_cache_headers(response)
    return response


@require_POST
def about(request: HttpRequest, code: str, paper: int) -> HttpResponse:
    """Kind and state of a paper are told otherwise."""
    desk = keeping_desk(request, code)
    found = paper_at(desk, paper)
    form = AboutForm(request.POST)
    if not form.is_valid():
        raise NotAllowed("about", "请从列表里选择文件的种类和进度。")
    found.kind, found.state = form.cleaned_data["kind"], form.cleaned_data["state"]
    found.save(update_fields=["kind", "state"])
    messages.success(request, f"已改为：{form.said}。")
    return redirect("workbench:document", code=code, paper=paper)


@require_http_methods(["GET", "HEAD", "POST"])
def removal(request: HttpRequest, code: str, paper: int) -> HttpResponse:
    """Destroy what is kept of a paper, with a reason; for the office."""
    desk = office(request, code)
    found = paper_at(papers_desk(request, code), paper)
    form = RemovalForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        remove(found, by=desk.person.pk, why=form.cleaned_data["why"])
        messages.success(request, "文件已清除，登记簿里只留清除的人、时间和理由。")
        return redirect("workbench:documents", code=code)
    context = {"desk": desk, "door": "documents", "paper": found, "form": form}
    status = 409 if form.errors else 200
    return render(request, "workbench/document_remove.html", context, status=status)


@require_POST
def taking(request: HttpRequest, code: str, paper: int) -> HttpResponse:
    """A paper of the register as a draft to be entered in the book."""
    desk = office(request, code)
    found = paper_at(desk, paper)
    return draft_page(request, draft_place(desk), CarriedDraft(_draft(desk, found)))


def _draft(desk: Desk, paper: Paper) -> PaperDraft:
    if paper.kind not in PAPER_KINDS:
        raise NotAllowed("kind", "这份文件登记为“其他文件”。请先把种类改为反馈意见、方案或通报。")
    try:
        if paper.is_partial:
            return draft_of_part(paper)
        return paper_of(evidence.read_bytes(paper.digest), paper.name, desk.held)
    except FileNotFoundError as fault:
        raise Http404("文件已不在存储里") from fault
