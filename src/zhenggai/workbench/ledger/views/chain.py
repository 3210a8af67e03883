"""Whether the book is as it was written: the chain checked now, the head to be printed."""

from collections.abc import Iterator

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhenggai.ledger import queries
from zhenggai.ledger.chain_checks import checked_chain
from zhenggai.ledger.core.entries import to_line
from zhenggai.ledger.core.scope import sees_all
from zhenggai.ledger.tables import unshown
from zhenggai.workbench.desks import Desk, desk_of


@require_safe
def chain(request: HttpRequest, code: str) -> HttpResponse:
    """The check, against a head that was printed earlier if one is given."""
    desk = _desk(request, code)
    head = request.GET.get("head", "").strip()
    report = checked_chain(desk.held, head)
    context = {
        "desk": desk,
        "door": "chain",
        "report": report,
        "head": head,
        "day": queries.today(),
        "withholds": bool(unshown(desk.held.code).withheld),
    }
    return render(request, "workbench/chain.html", context)


@require_safe
def entries(request: HttpRequest, code: str) -> StreamingHttpResponse:
    """All entries as JSON lines, for checking elsewhere."""
    desk = _desk(request, code)
    if not desk.is_office:
        raise Http404("没有这一页")
    lines = (f"{line}\n" for line in _lines(desk))
    response = StreamingHttpResponse(lines, content_type="application/jsonl; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{desk.held.code}.jsonl"'
    return response


def _desk(request: HttpRequest, code: str) -> Desk:
    desk = desk_of(request, code)
    if not sees_all(desk.actor):
        raise Http404("没有这一页")
    return desk


def _lines(desk: Desk) -> Iterator[str]:
    """Without any words while some are withheld: a line that lacks single words is no true copy."""
    is_whole = not unshown(desk.held.code).withheld
    return (to_line(one, with_content=is_whole) for one in queries.entries(desk.held))
