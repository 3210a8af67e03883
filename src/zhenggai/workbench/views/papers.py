"""Taking a paper in: upload, look through the draft, change it, and enter it in the book."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from zhenggai.importing import paper_of, take_paper
from zhenggai.ledger import queries
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.intake.draft_acts import Hand, draft_acts
from zhenggai.ledger.intake.paper import NODE_KINDS, PAPER_KINDS, PaperDraft
from zhenggai.ledger.intake.paper_compare import entries_of_earlier, papers_taken
from zhenggai.ledger.intake.paper_tree import DraftError
from zhenggai.ledger.models import Imported
from zhenggai.notices.source import ReadError
from zhenggai.people.models import Person, Unit
from zhenggai.workbench.carried_drafts import arrived, carried
from zhenggai.workbench.desks import Desk, desk_of
from zhenggai.workbench.forms.papers import UploadForm, changed_draft

MADE = {
    "sections": "部分",
    "aspects": "方面",
    "categories": "类",
    "problems": "问题",
    "sub_problems": "具体问题",
    "measure_groups": "措施组",
    "measures": "措施",
    "states": "状态",
    "deadlines": "时限",
    "regulations": "制度",
    "figures": "数字",
    "changed": "改动",
    "gone": "撤回",
}


@require_http_methods(["GET", "HEAD", "POST"])
def papers(request: HttpRequest, code: str) -> HttpResponse:
    """Choose a file; its draft is the answer."""
    desk = _office(request, code)
    form = UploadForm(request.POST or None, request.FILES or None)
    refusal = None
    if form.is_bound and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            return _draft_page(request, desk, paper_of(file.read(), file.name))
        except NotAllowed as fault:
            refusal = fault
        except ReadError as fault:
            refusal = NotAllowed("unreadable", f"{fault}")
    context = {
        "desk": desk,
        "door": "papers",
        "form": form,
        "refusal": refusal,
        "imported": Imported.objects.filter(book=desk.held).order_by("-at"),
    }
    status = 409 if refusal or form.errors else 200
    return render(request, "workbench/papers.html", context, status=status)


@require_POST
def draft(request: HttpRequest, code: str) -> HttpResponse:
    """Change the draft, or enter it in the book as it stands on the page."""
    desk = _office(request, code)
    before = arrived(request.POST.get("draft", ""), desk.person.pk, code)
    try:
        wanted = changed_draft(before, request.POST.dict())
        if "enter" not in request.POST:
            return _draft_page(request, desk, wanted)
        done = take_paper(wanted, code, actor=desk.actor, pack=None)
    except DraftError as fault:
        return _draft_page(request, desk, before, NotAllowed("draft", str(fault)))
    except NotAllowed as fault:
        return _draft_page(request, desk, wanted, fault)
    if done.taken.already:
        messages.info(request, "这份文件已经导入过，没有新增。")
    else:
        made = "，".join(f"{MADE.get(name, name)}{n}" for name, n in done.taken.made.items())
        told = f"第{done.first_n}至{done.last_n}号" if done.taken.drafts else "没有新增"
        messages.success(request, f"已登记入账，{told}：{made or '没有新增'}。")
    return redirect("workbench:ledger", code=code)


def _office(request: HttpRequest, code: str) -> Desk:
    desk = desk_of(request, code)
    if not desk.is_office:
        raise Http404("没有这一页")
    return desk


def _draft_page(
    request: HttpRequest, desk: Desk, paper: PaperDraft, refusal: NotAllowed | None = None
) -> HttpResponse:
    """The draft with what entering it would do; nothing is written."""
    held = list(queries.entries(desk.held))
    me = desk.person.pk
    state = queries.now(desk.held)
    hand = Hand(
        by=me,
        entered_by=me,
        today=queries.today(),
        pack=queries.pack(state),
        ids=_ids_of(paper),
    )
    taken = draft_acts(
        paper,
        state,
        hand,
        taken=papers_taken(held),
        earlier=entries_of_earlier(paper, held),
    )
    compared = taken.comparison
    context = {
        "desk": desk,
        "door": "papers",
        "paper": paper,
        "kinds": PAPER_KINDS,
        "node_kinds": NODE_KINDS,
        "levels": _levels(paper),
        "carried": carried(paper, me, desk.held.code),
        "taken": taken,
        "made": [(MADE.get(name, name), n) for name, n in taken.made.items()],
        "new": set(compared.new) if compared else set(),
        "changed": set(compared.changed) if compared else set(),
        "gone": compared.gone if compared else (),
        "parents": [one for one in paper.walk() if one.kind != "measure"],
        "refusal": refusal,
    }
    return render(request, "workbench/draft.html", context, status=409 if refusal else 200)


def _ids_of(paper: PaperDraft) -> dict[str, str]:
    """Ids by printed name, for the look ahead; entering puts who is not known on record."""
    wanted = {name for node in paper.walk() for name in node.responsible.names}
    units = Unit.objects.filter(name__in=wanted).values_list("name", "pk")
    people = Person.objects.filter(name__in=wanted).values_list("name", "pk")
    return {**{name: name for name in wanted}, **dict(people), **dict(units)}


def _levels(paper: PaperDraft) -> list[tuple[str, str, str, int]]:
    """Each kind of node that the paper has: its kind, the kind's word, its name here, how many."""
    found: list[tuple[str, str, str, int]] = []
    for kind, word in NODE_KINDS.items():
        names = [one.level for one in paper.walk() if one.kind == kind]
        if names:
            found.append((kind, word, names[0] or word, len(names)))
    return found
