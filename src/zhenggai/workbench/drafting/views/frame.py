"""标题、称谓、落款: what stands around the parts of a draft, the ledger's until it is changed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.people.queries import known
from zhenggai.publication.drafts.drafted import OwnFrame
from zhenggai.publication.drafts.framing import save_frame
from zhenggai.publication.drafts.ledger_text import ledger_text_of
from zhenggai.workbench.drafting.desks import drafters_desk, open_draft_at
from zhenggai.workbench.drafting.views.drafts import DOOR


@require_http_methods(["GET", "HEAD", "POST"])
def frame(request: HttpRequest, code: str, draft: int) -> HttpResponse:
    """Change them, or let the ledger write them again."""
    desk = drafters_desk(request, code)
    held = open_draft_at(desk, draft)
    ledger = ledger_text_of(held)
    ledgers, refusal = ledger.ledgers_frame, None
    letter = ledger.framed(())
    shown = OwnFrame(letter.title, letter.addressee, letter.signatures)
    if request.method == "POST":
        told = request.POST.dict()
        shown = ledgers if told.get("do") == "ledger" else _typed(told)
        seen = told.get("seen", "")
        try:
            number = int(seen) if seen.isascii() and seen.isdigit() else -1
            made = save_frame(held, shown, ledgers, seen=number, by=desk.person.pk)
        except NotAllowed as fault:
            refusal = fault
        else:
            said = "标题、称谓和落款已改，旧的写法都留着。" if made else "没有改动。"
            messages.success(request, said)
            return redirect("workbench:drafting_text", code=code, draft=held.pk)
    versions = list(held.frames.all())
    context = {
        "desk": desk,
        "door": DOOR,
        "draft": held,
        "shown": shown,
        "ledgers": ledgers,
        "versions": versions,
        "known": known({one.by for one in versions}),
        "refusal": refusal,
    }
    return render(request, "workbench/drafting_frame.html", context, status=409 if refusal else 200)


def _typed(told: dict[str, str]) -> OwnFrame:
    """What was typed, a line each."""
    return OwnFrame(
        tuple(told.get("title", "").splitlines()),
        told.get("addressee", "").rstrip("：:"),
        tuple(told.get("signatures", "").splitlines()),
    )
