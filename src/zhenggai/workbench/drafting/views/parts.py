"""One part of a draft: edited, compared with its versions, remarked on."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.people.queries import Known, known, person_names
from zhenggai.publication.drafts.beside_parts import beside_parts
from zhenggai.publication.drafts.drafting import (
    heads,
    keep_own_text,
    save_kept,
    save_typed,
    take_ledgers_text,
)
from zhenggai.publication.drafts.free_figures import bound_with, free_figures
from zhenggai.publication.drafts.ledger_text import ledger_text_of
from zhenggai.publication.drafts.part_changes import part_changes
from zhenggai.publication.drafts.read_draft import read_draft
from zhenggai.publication.drafts.remarking import remark, settle
from zhenggai.publication.drafts.unsaved import drop_typing, keep_typing, others_typing
from zhenggai.publication.models import DraftPart, PartVersion
from zhenggai.workbench.desks import Desk
from zhenggai.workbench.drafting.desks import drafters_desk, may_write_at, part_at
from zhenggai.workbench.drafting.pages import draft_page
from zhenggai.workbench.drafting.part_pages import WHY, PartPage, part_page, refused
from zhenggai.workbench.drafting.views.drafts import DOOR
from zhenggai.workbench.fragments import page_or_fragment

Sent = Mapping[str, str]


@require_http_methods(["GET", "HEAD", "POST"])
def part(request: HttpRequest, code: str, draft: int, part: int) -> HttpResponse:
    """The page of a part, in place or of its own, and every step on it."""
    desk = drafters_desk(request, code)
    held = part_at(desk, draft, part)
    if request.method != "POST":
        if "shown" in request.GET and request.headers.get("HX-Request"):
            return _part_again(request, desk, held)
        return _shown(request, desk, part_page(held, ledger_text_of(held.draft), desk.person.pk))
    sent = request.POST.dict()
    step = _STEPS.get(sent.get("do", ""))
    if step is None or held.draft.given_up_at:
        raise Http404("没有这一步")
    try:
        said = step(sent, desk, held)
    except NotAllowed as fault:
        held.refresh_from_db()
        page = part_page(held, ledger_text_of(held.draft), desk.person.pk)
        text = sent.get("text", page.text)
        return _shown(request, desk, refused(page, fault, text), 409)
    if request.headers.get("HX-Request"):
        return _part_again(request, desk, held)
    messages.success(request, said)
    return redirect(_after(sent, held))


def _shown(request: HttpRequest, desk: Desk, page: PartPage, status: int = 200) -> HttpResponse:
    context = {
        "desk": desk,
        "door": DOOR,
        "draft": page.part.draft,
        "page": page,
        "told": request.POST,
        "back": _back(request.POST or request.GET),
        "why": WHY,
        "known": {one: Known(name) for one, name in person_names(page.people).items()},
        "may_write": may_write_at(desk, page.part.draft),
    }
    is_here = request.headers.get("HX-Request") == "true"
    return page_or_fragment(
        request,
        "workbench/drafting_part.html",
        "workbench/_drafting_edit.html",
        context | {"is_here": is_here},
        # htmx puts nothing on the page of an answer that is a refusal.
        200 if is_here else status,
    )


def _part_again(request: HttpRequest, desk: Desk, held: DraftPart) -> HttpResponse:
    """The part as it stands on the draft's page; the side is told to look again."""
    page = draft_page(held.draft, heads(held.draft), ledger_text_of(held.draft))
    one = next(each for each in page.parts if each.part.pk == held.pk)
    context = {"desk": desk, "draft": held.draft, "one": one, "may_write": True}
    response = render(request, "workbench/_drafting_part.html", context)
    # In place of the whole part; a refusal only fills it.
    response["HX-Reswap"] = "outerHTML show:top"
    response["HX-Trigger"] = "draft-changed"
    return response


def _after(sent: Sent, held: DraftPart) -> str:
    """After saving one reads the text, or is where one came from; after all else one is still at
    the part."""
    at = [held.draft.book_id, held.draft_id]
    if sent["do"] == "save" and _back(sent):
        return reverse("workbench:drafting_screen", args=at)
    if sent["do"] in ("save", "ledger", "keep", "bind"):
        return f"{reverse('workbench:drafting_text', args=at)}#p{held.pk}"
    return reverse("workbench:drafting_part", args=[*at, held.pk])


def _back(sent: Mapping[str, str]) -> str:
    """Whoever came from the screen before publication goes back there."""
    return "screen" if sent.get("back") == "screen" else ""


def _save(sent: Sent, desk: Desk, held: DraftPart) -> str:
    figures = ledger_text_of(held.draft).bindable
    seen = _number(sent, "seen")
    made = save_typed(held, sent.get("text", ""), seen=seen, figures=figures, by=desk.person.pk)
    return f"“{held.title}”存为第{made.n}版。" if made.n != seen else "文字没有变化。"


def _ledger(sent: Sent, desk: Desk, held: DraftPart) -> str:
    made = take_ledgers_text(held, seen=_number(sent, "seen"), by=desk.person.pk)
    drop_typing(held, desk.person.pk)
    return f"“{held.title}”换成台账的文字，存为第{made.n}版。"


def _keep(sent: Sent, desk: Desk, held: DraftPart) -> str:
    keep_own_text(held, seen=_number(sent, "seen"), by=desk.person.pk)
    return f"“{held.title}”保留现在的文字，台账的新内容不再提示。"


def _drop(_: Sent, desk: Desk, held: DraftPart) -> str:
    drop_typing(held, desk.person.pk)
    return "没有保存的文字已放弃，从现在的文字重新开始。"


def _restore(sent: Sent, desk: Desk, held: DraftPart) -> str:
    old = _version(held, _number(sent, "n"))
    made = save_kept(held, old.text, "restored", seen=_number(sent, "seen"), by=desk.person.pk)
    return f"已恢复第{old.n}版的文字，存为第{made.n}版。"


def _bind(sent: Sent, desk: Desk, held: DraftPart) -> str:
    """A number that somebody typed becomes the ledger's."""
    ledger = ledger_text_of(held.draft)
    parts = heads(held.draft)
    at = tuple(_number(sent, name) for name in ("line", "start", "end"))
    version = _version(held, _number(sent, "seen"))
    one = next(
        (
            each
            for each in free_figures(parts, read_draft(parts, ledger), ledger, beside_parts(parts))
            if each.part == held.key and (each.line, each.start, each.end) == at and each.figure
        ),
        None,
    )
    if one is None or version.n != held.head:
        raise NotAllowed("gone", "这个数字刚才已经改动，没有绑定。请看最新的文字。")
    save_kept(held, bound_with(version.text, one), "edited", seen=version.n, by=desk.person.pk)
    now = one.text if one.verdict == "agrees" else one.told
    return f"{now}已连着台账的“{one.title}”，换截止日时跟着变。"


def _remark(sent: Sent, desk: Desk, held: DraftPart) -> str:
    remark(held, sent.get("words", ""), quote=sent.get("quote", ""), by=desk.person.pk)
    return "批注已记下。"


def _settle(sent: Sent, desk: Desk, held: DraftPart) -> str:
    settle(held, _number(sent, "remark"), by=desk.person.pk)
    return "批注记为已处理。"


_STEPS: Mapping[str, Callable[[Sent, Desk, DraftPart], str]] = {
    "save": _save,
    "ledger": _ledger,
    "keep": _keep,
    "drop": _drop,
    "restore": _restore,
    "bind": _bind,
    "remark": _remark,
    "settle": _settle,
}


@require_POST
def typing(request: HttpRequest, code: str, draft: int, part: int) -> HttpResponse:
    """Keep what is being typed, and say who else is at it."""
    desk = drafters_desk(request, code)
    held = part_at(desk, draft, part)
    if held.draft.given_up_at:
        raise Http404("这份稿子已经作废")
    sent = request.POST.dict()
    seen, refusal = _number(sent, "seen"), None
    try:
        keep_typing(held, sent.get("text", ""), seen=seen, by=desk.person.pk)
    except NotAllowed as fault:
        refusal = fault
    others = others_typing(held, desk.person.pk)
    context = {
        "is_here": bool(sent.get("here")),
        "kept_at": datetime.now(UTC),
        "overtaken": held.head != seen,
        "refusal": refusal,
        "others": others,
        "known": known({one.person for one in others}),
    }
    return render(request, "workbench/_drafting_kept.html", context)


@require_safe
def versions(request: HttpRequest, code: str, draft: int, part: int) -> HttpResponse:
    """Two versions of a part beside each other; without a choice the last two."""
    desk = drafters_desk(request, code)
    held = part_at(desk, draft, part)
    new = _version(held, _number(request.GET, "new") or held.head)
    old = _version(held, _number(request.GET, "old") or max(new.n - 1, 1))
    found = list(held.versions.all())
    context = {
        "desk": desk,
        "door": DOOR,
        "draft": held.draft,
        "part": held,
        "old": old,
        "new": new,
        "versions": found,
        "changes": part_changes(old.text, new.text),
        "why": WHY,
        "known": known({one.by for one in found}),
        "may_write": may_write_at(desk, held.draft),
    }
    return render(request, "workbench/drafting_versions.html", context)


def _version(held: DraftPart, n: int) -> PartVersion:
    found = held.versions.filter(n=n).first()
    if found is None:
        raise Http404("没有这一版")
    return found


def _number(sent: Mapping[str, str], name: str) -> int:
    told = sent.get(name, "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < 9 else 0
