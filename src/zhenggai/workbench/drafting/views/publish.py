"""发布: what is still missing in one look, then the text frozen as an edition."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from zhenggai.ledger import queries
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.publication.drafts.ledger_text import ledger_text_of
from zhenggai.publication.drafts.read_once import read_once
from zhenggai.publication.models import Draft
from zhenggai.publication.order.deriving import correction_of
from zhenggai.publication.order.excluding import SCOPES
from zhenggai.publication.order.publishing import publish, to_be_replaced
from zhenggai.publication.order.screening import screen
from zhenggai.publication.order.stages import edition_of
from zhenggai.workbench.desks import Desk
from zhenggai.workbench.drafting.course import course_context
from zhenggai.workbench.drafting.desks import draft_at, drafters_desk, drafts_desk
from zhenggai.workbench.drafting.publish_pages import checks_of
from zhenggai.workbench.forms.approving import PublishForm

Step = Callable[[HttpRequest, Desk, Draft], HttpResponse]


@require_http_methods(["GET", "HEAD", "POST"])
def shown(request: HttpRequest, code: str, draft: int) -> HttpResponse:
    """What is missing; what is sent publishes it, or begins a correction."""
    is_sent = request.method == "POST"
    desk = drafters_desk(request, code) if is_sent else drafts_desk(request, code)
    held = draft_at(desk, draft)
    if held.paper not in SCOPES:
        raise Http404("报送上级的报告不在这里发布")
    if not is_sent:
        return _page(request, desk, held)
    step = _STEPS.get(request.POST.get("do", "publish"), _publish)
    try:
        return step(request, desk, held)
    except NotAllowed as fault:
        return _page(request, desk, held, 409, refusal=fault)


def _publish(request: HttpRequest, desk: Desk, held: Draft) -> HttpResponse:
    form = _form(held, request.POST, request.FILES)
    if not form.is_valid():
        return _page(request, desk, held, 409, form=form)
    edition = publish(held, form.told(), by=desk.actor)
    fixed = f"已定稿为第{edition.number}版，文字和数字都已定住。"
    messages.success(request, f"{fixed}接着下载发布包，交给网站，再登记在哪里发布。")
    return redirect("workbench:edition", held.book.code, edition.code)


def _correct(request: HttpRequest, desk: Desk, held: Draft) -> HttpResponse:
    made = correction_of(held, by=desk.person.pk)
    messages.success(request, "已另起更正稿，发布过的文字都已带过来。改好后重新审定、发布。")
    return redirect("workbench:drafting_text", held.book.code, made.pk)


_STEPS: Mapping[str, Step] = {"publish": _publish, "correct": _correct}


def _form(held: Draft, *sent: object) -> PublishForm:
    corrects = to_be_replaced(held) is not None
    begun = {"on": queries.today()}
    return PublishForm(*sent, audience=SCOPES[held.paper], corrects=corrects, initial=begun)


def _page(
    request: HttpRequest, desk: Desk, held: Draft, status: int = 200, **more: object
) -> HttpResponse:
    edition = edition_of(read_once(held))
    context = {**course_context(desk, held, "publish"), "edition": edition}
    try:
        if edition is None:
            context["screened"] = screened = screen(held, ledger_text_of(held))
            context["checks"] = checks_of(held, screened)
            context["old"] = to_be_replaced(held)
            is_sent = request.method == "POST"
            context["form"] = _form(held, *([request.POST, request.FILES] if is_sent else []))
    except NotAllowed as fault:
        context["refusal"] = fault
    return render(request, "workbench/draft_publish.html", {**context, **more}, status=status)
