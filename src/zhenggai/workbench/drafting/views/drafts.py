"""通报起草: the drafts of a book, and the one on which somebody works."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zhenggai.ledger import queries
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.people.queries import Known, known_persons, person_names
from zhenggai.publication.copies.taking_back import stamped
from zhenggai.publication.drafts.drafted import DRAFTED
from zhenggai.publication.drafts.drafting import begin, follow, heads
from zhenggai.publication.drafts.giving_up import give_up, take_up_again
from zhenggai.publication.drafts.ledger_text import ledger_text, ledger_text_of
from zhenggai.publication.drafts.read_once import read_once
from zhenggai.publication.models import Draft
from zhenggai.publication.order.screening import screen
from zhenggai.publication.order.stages import STAGES, is_published
from zhenggai.publication.papers.written import FORMS
from zhenggai.workbench.desks import Desk
from zhenggai.workbench.downloads import as_file
from zhenggai.workbench.drafting.course import tabs_of
from zhenggai.workbench.drafting.desks import (
    draft_at,
    draft_to_show_at,
    drafters_desk,
    drafts_desk,
    may_write_at,
    open_draft_at,
)
from zhenggai.workbench.drafting.listed import listed
from zhenggai.workbench.drafting.pages import draft_page
from zhenggai.workbench.drafting.screen_pages import screen_page
from zhenggai.workbench.drafting.states import following
from zhenggai.workbench.forms.drafting import BeginForm, DayForm, day_form_of
from zhenggai.workbench.fragments import page_or_fragment
from zhenggai.workbench.written.faces import faces_told
from zhenggai.writers.letter import letter_docx
from zhenggai.writers.letter_pdf import NoPdfError, letter_pdf
from zhenggai.writers.notice_gaps import notice_gaps
from zhenggai.zh.days import in_words

DOOR = "drafting"


@require_http_methods(["GET", "HEAD", "POST"])
def drafts(request: HttpRequest, code: str) -> HttpResponse:
    """The book's drafts, and a new one."""
    desk = drafters_desk(request, code) if request.method == "POST" else drafts_desk(request, code)
    today = queries.today()
    first = {"cut_off": today, "style": request.GET.get("style", "run-in")}
    given = request.POST if request.method == "POST" else None
    form = BeginForm(given, held=desk.held, initial=first)
    refusal = None
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        try:
            ledger = ledger_text(desk.held, told["paper"], told["style"], told["cut_off"])
            made = begin(desk.held, ledger, by=desk.person.pk)
            return redirect("workbench:drafting_text", code=code, draft=made.pk)
        except NotAllowed as fault:
            refusal = fault
    rows = list(listed(desk))
    context = {
        "desk": desk,
        "door": DOOR,
        "form": form,
        "refusal": refusal,
        "drafts": rows,
        "following": list(following([(one.draft, one.state) for one in rows])),
        "titles": {key: one.title for key, one in DRAFTED.items()},
        "known": known_persons({one.draft.begun_by for one in rows}),
    }
    return render(request, "workbench/drafting.html", context, status=409 if form.is_bound else 200)


@require_safe
def text(request: HttpRequest, code: str, draft: int) -> HttpResponse:
    """The draft on its page; its side alone where something on the page was changed."""
    desk = drafts_desk(request, code)
    return shown_draft(request, desk, draft_to_show_at(desk, draft))


def shown_draft(
    request: HttpRequest,
    desk: Desk,
    held: Draft,
    status: int = 200,
    **more: object,
) -> HttpResponse:
    """The page of a draft; where the ledger has nothing to tell of it, why."""
    read_once(held)
    context = {
        "desk": desk,
        "door": DOOR,
        "draft": held,
        "paper": DRAFTED[held.paper],
        "stages": STAGES[held.paper],
        "tabs": list(tabs_of(desk, held, "text")),
        "day_form": day_form_of(held),
        "may_write": may_write_at(desk, held),
        "faces": faces_told(),
        **more,
    }
    try:
        ledger = ledger_text_of(held)
        # What the checker says is the office's to put right; of what went out nothing is.
        is_checked = desk.is_office and not is_published(held)
        screened = screen(held, ledger, is_final=False) if is_checked else None
        page = draft_page(held, heads(held), ledger, screened)
        lacking = list(notice_gaps(ledger.rows, ledger.wording)) if is_checked else []
    except NotAllowed as fault:
        return render(
            request, "workbench/drafting_text.html", {**context, "refusal": fault}, status=status
        )
    # Only people write.
    writers = person_names(page.writers, desk.person)
    context["known"] = {one: Known(name) for one, name in writers.items()}
    context["page"], context["lacking"] = page, lacking
    context["screen"] = screen_page(held, screened) if screened else None
    return page_or_fragment(
        request, "workbench/drafting_text.html", "workbench/_drafting_side.html", context, status
    )


@require_POST
def day(request: HttpRequest, code: str, draft: int) -> HttpResponse:
    """Another cut-off day or style: all parts follow."""
    desk = drafters_desk(request, code)
    held = open_draft_at(desk, draft)
    form = DayForm(request.POST, held=desk.held, style=held.style)
    if not form.is_valid():
        return shown_draft(request, desk, held, 409, day_form=form)
    told = form.cleaned_data
    try:
        ledger = ledger_text(desk.held, held.paper, told["style"], told["cut_off"])
        changed = follow(held, ledger, by=desk.person.pk)
    except NotAllowed as fault:
        if not may_write_at(desk, held):
            return shown_draft(request, desk, held, 409, refusal=fault)
        form.add_error("cut_off", fault.sentence)
        return shown_draft(request, desk, held, 409, day_form=form)
    told_day = f"数字截至{in_words(held.cut_off)}"
    messages.success(
        request,
        f"{told_day}，{changed}个部分随之更新；各处改过的文字没有动，其中的台账数字已跟着换。"
        if changed
        else f"{told_day}，各部分没有变化。",
    )
    return redirect("workbench:drafting_text", code=code, draft=held.pk)


@require_http_methods(["GET", "HEAD", "POST"])
def giving_up(request: HttpRequest, code: str, draft: int) -> HttpResponse:
    """Drop a draft with a reason, or take it up again."""
    desk = drafters_desk(request, code)
    held = draft_at(desk, draft)
    refusal = None
    if request.method == "POST":
        try:
            if request.POST.get("do") == "again":
                take_up_again(held)
                messages.success(request, "这份稿子恢复起草。")
            else:
                give_up(held, request.POST.get("why", ""), by=desk.person.pk)
                messages.success(request, "这份稿子已作废，文字和版本都留着，可以恢复。")
            return redirect("workbench:drafting_text", code=code, draft=held.pk)
        except NotAllowed as fault:
            refusal = fault
    context = {"desk": desk, "door": DOOR, "draft": held, "refusal": refusal}
    return render(
        request, "workbench/drafting_giving_up.html", context, status=409 if refusal else 200
    )


@require_safe
def file(request: HttpRequest, code: str, draft: int, form: str) -> HttpResponse:
    """The draft as a file to be gone on with, its figures as content controls."""
    desk = drafts_desk(request, code)
    held = draft_at(desk, draft)
    if form not in ("docx", "pdf"):
        raise Http404("没有这种格式")
    try:
        letter = stamped(held, ledger_text_of(held))
        data = letter_docx(letter) if form == "docx" else letter_pdf(letter)
    except NoPdfError as fault:
        return shown_draft(request, desk, held, 409, refusal=NotAllowed("pdf", str(fault)))
    except NotAllowed as fault:
        return shown_draft(request, desk, held, 409, refusal=fault)
    name = f"{DRAFTED[held.paper].title}（截至{in_words(held.cut_off)}）.{form}"
    return as_file(data, name, FORMS[form])
