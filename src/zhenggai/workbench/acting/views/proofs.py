"""One proof: what it proves, its text for a first look, the file itself."""

from urllib.parse import quote

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhenggai.ledger import evidence, models, queries
from zhenggai.ledger.core.rows import Proof
from zhenggai.ledger.core.scope import sees
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.vocabulary import PROOF_KINDS
from zhenggai.people.queries import names
from zhenggai.workbench.desks import Desk, desk_of

# Shown as they are; everything else is a download.
PICTURES = frozenset({"image/png", "image/jpeg"})


@require_safe
def proof(request: HttpRequest, code: str, number: str) -> HttpResponse:
    """The page of a proof."""
    desk = desk_of(request, code)
    state, found = _proof(desk, number)
    file = models.Evidence.objects.filter(digest=found.digest).first()
    context = {
        "desk": desk,
        "door": "ledger",
        "state": state,
        "proof": found,
        "item": state.item(found.item),
        "file": file,
        "kind": PROOF_KINDS.get(found.kind, ""),
        "is_picture": file is not None and file.media_type in PICTURES,
        "names": names([found.attached_by]),
    }
    return render(request, "workbench/proof.html", context)


@require_safe
def download(request: HttpRequest, code: str, number: str) -> HttpResponseBase:
    """The file, to be saved; its content is never run in this page's name."""
    return _file(request, code, number, as_attachment=True)


@require_safe
def picture(request: HttpRequest, code: str, number: str) -> HttpResponseBase:
    """A picture for the proof's page."""
    return _file(request, code, number, as_attachment=False)


def _file(request: HttpRequest, code: str, number: str, *, as_attachment: bool) -> HttpResponseBase:
    _, found = _proof(desk_of(request, code), number)
    file = models.Evidence.objects.filter(digest=found.digest).first()
    if file is None or not (as_attachment or file.media_type in PICTURES):
        raise Http404("文件已不在")
    try:
        opened = evidence.place_of(found.digest).open("rb")
    except FileNotFoundError as fault:
        raise Http404("文件已不在") from fault
    response = FileResponse(opened, content_type=file.media_type or "application/octet-stream")
    way = "attachment" if as_attachment else "inline"
    response["Content-Disposition"] = f"{way}; filename*=UTF-8''{quote(found.name)}"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _proof(desk: Desk, number: str) -> tuple[Book, Proof]:
    key = f"proof/{number}"
    state = queries.part(desk.held, key)
    found = state.proofs.get(key)
    if found is None or not sees(state, desk.actor, key):
        raise Http404("没有这件佐证材料")
    return state, found
