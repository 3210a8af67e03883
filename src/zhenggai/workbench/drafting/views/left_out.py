"""不公开事项: what a text leaves out, proposed, agreed, taken back."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from zhenggai.ledger import queries
from zhenggai.ledger.core.book import shown as shown_words
from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.people.queries import names
from zhenggai.publication.drafts.drafting import heads
from zhenggai.publication.drafts.read_once import read_once
from zhenggai.publication.models import Draft, DraftPart, Exclusion
from zhenggai.publication.order.excluding import (
    SCOPES,
    agree,
    exclusions_of,
    grounds_for,
    items_left_out,
    left_out,
    part_texts,
    propose,
    take_back,
    tell_after_all,
)
from zhenggai.publication.order.passages import KINDS, MARK, PartText, part_of
from zhenggai.publication.order.trimming import UNFINISHED
from zhenggai.workbench.desks import Desk
from zhenggai.workbench.drafting.course import course_context
from zhenggai.workbench.drafting.desks import draft_at, drafters_desk, drafts_desk
from zhenggai.workbench.forms.approving import AgreementForm, ProposalForm

Step = Callable[[HttpRequest, Desk, Draft], HttpResponse]
_LONGEST = 40


@require_http_methods(["GET", "HEAD", "POST"])
def shown(request: HttpRequest, code: str, draft: int) -> HttpResponse:
    """The list; what is sent does one thing to it."""
    is_sent = request.method == "POST"
    desk = drafters_desk(request, code) if is_sent else drafts_desk(request, code)
    held = draft_at(desk, draft)
    if held.paper not in SCOPES:
        raise Http404("报送上级的稿子没有不公开事项")
    if not is_sent:
        return _page(request, desk, held)
    step = _STEPS.get(request.POST.get("do", ""))
    if step is None:
        return _page(request, desk, held, 409, refusal=NotAllowed("step", "请选定要登记什么。"))
    try:
        return step(request, desk, held)
    except NotAllowed as fault:
        return _page(request, desk, held, 409, refusal=fault)


def _propose(request: HttpRequest, desk: Desk, held: Draft) -> HttpResponse:
    form = ProposalForm(_choices(held, _part(request)), grounds_for(held), request.POST)
    if not form.is_valid():
        return _page(request, desk, held, 409, proposal=form)
    told = form.cleaned_data
    made = propose(held, told["items"], told["ground"], told["reason"], by=desk.person.pk)
    messages.success(request, f"已列入{len(made)}项，登记领导小组同意以后才能发布。")
    return _back(held)


def _agree(request: HttpRequest, desk: Desk, held: Draft) -> HttpResponse:
    form = AgreementForm(request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, desk, held, 409, agreement=form)
    chosen = [int(one) for one in request.POST.getlist("one") if one.isdecimal()]
    after_all = request.POST.getlist("item")
    told = form.told()
    if request.POST.get("tell") and after_all:
        for item in after_all:
            tell_after_all(held, item, told, by=desk.person.pk)
        messages.success(request, f"已登记同意公开{len(after_all)}项。")
        return _back(held)
    count = agree(held, chosen, told)
    messages.success(request, f"已登记{told.body}同意{count}项不公开。")
    return _back(held)


def _take_back(request: HttpRequest, desk: Desk, held: Draft) -> HttpResponse:
    told = request.POST.get("one", "")
    found = held.exclusions.filter(pk=told).first() if told.isdecimal() else None
    if found is None:
        raise NotAllowed("gone", "没有这一项，没有再记。")
    take_back(found, by=desk.person.pk)
    where = "" if MARK in found.item else f"问题{number_of(found.item)}"
    messages.success(request, f"已撤回，{where}照常写入。")
    return _back(held)


_STEPS: Mapping[str, Step] = {"propose": _propose, "agree": _agree, "take_back": _take_back}


def _part(request: HttpRequest) -> str:
    """The key of the part in which passages are chosen; "" where whole problems are."""
    sent = next((one for one in request.POST.getlist("items") if MARK in one), "")
    return part_of(sent) if sent else request.GET.get("part", "")


def _choices(held: Draft, part: str) -> list[tuple[str, str]]:
    """The problems that the text still tells, or what of a part may be left out alone."""
    gone = items_left_out(held)
    if part:
        found = part_texts(held).get(part)
        return [
            (one.key, f"{KINDS[one.kind]}：{one.words}")
            for one in (found.passages() if found and part not in gone else ())
            if one.key not in gone
        ]
    tree = queries.tree(held.book)
    told = set(held.parts.filter(gone=False).exclude(item="").values_list("item", flat=True))
    return [
        (one.key, f"{number_of(one.key)}.{shown_words(one.text, tree.book)[:_LONGEST]}")
        for one in tree.tops
        if one.key in told and one.key not in gone
    ]


def _parts(held: Draft, texts: Mapping[str, PartText]) -> list[DraftPart]:
    """The parts of which something may be left out alone."""
    gone = items_left_out(held)
    return [
        part
        for part, _ in heads(held)
        if part.item not in gone and part.key in texts and texts[part.key].passages()
    ]


def _named(part: DraftPart) -> str:
    """5.基层矛盾纠纷排查化解不及时; of the chapter on what is not done 未完成事项5.…"""
    if not part.item:
        return part.title
    lead = "未完成事项" if part.key.startswith(UNFINISHED) else ""
    return f"{lead}{number_of(part.item)}.{part.title}"


def _back(held: Draft) -> HttpResponse:
    return redirect("workbench:drafting_left_out", held.book.code, held.pk)


def _page(
    request: HttpRequest, desk: Desk, held: Draft, status: int = 200, **more: object
) -> HttpResponse:
    rows = left_out(read_once(held))
    texts = part_texts(held)
    part = _part(request)
    words = {one.key: one.words for text in texts.values() for one in text.passages()}
    past: list[Exclusion] = [one for one in exclusions_of(held) if one.taken_back_at]
    people = {one.row.by for one in rows if one.row} | {one.taken_back_by for one in past}
    context = {
        **course_context(desk, held, "left_out"),
        "rows": [(one, words.get(one.item, "")) for one in rows],
        "parts": [(one.key, _named(one)) for one in _parts(held, texts)],
        "part": part,
        "past": past,
        "words": queries.tree(held.book).book,
        "scope": SCOPES[held.paper],
        "waiting": [one for one in rows if not one.is_agreed],
        "undisclosed": [one for one in rows if one.row is None],
        "grounds": grounds_for(held),
        "proposal": ProposalForm(_choices(held, part), grounds_for(held)),
        "agreement": AgreementForm(),
        "names": names(people),
        **more,
    }
    return render(request, "workbench/draft_left_out.html", context, status=status)
