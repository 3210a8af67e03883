"""The working of a figure as it stands in a draft: for the draft's cut-off day, by its kind."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from zhenggai.people.queries import names
from zhenggai.publication.drafts.ledger_text import ledger_text_of
from zhenggai.workbench.drafting.desks import draft_at, drafts_desk
from zhenggai.workbench.drafting.views.drafts import DOOR
from zhenggai.workbench.fragments import page_or_fragment
from zhenggai.workbench.ledger.workings import Working, ids_behind, working_of_item, workings

_MOST = 500


@dataclass(frozen=True, slots=True)
class _Day:
    """The cut-off day, as the facts of a working name it."""

    day: date


@require_safe
def figure(request: HttpRequest, code: str, draft: int, kind: str, name: str) -> HttpResponse:
    """How a bound figure came about."""
    desk = drafts_desk(request, code)
    held = draft_at(desk, draft)
    source = ledger_text_of(held).source
    item, dot, own = name.rpartition(".")
    found: list[Working] = (
        working_of_item(source.tree, item, own)
        if dot
        else [
            one
            for one in workings(source.tree, name, source.pack, source.cut_off)
            if one.figure.kind == kind
        ]
    )
    if not found:
        raise Http404("没有这个数字")
    context = {
        "desk": desk,
        "door": DOOR,
        "draft": held,
        "kind": kind,
        "name": name,
        "state": source.tree.book,
        "workings": found,
        "day": _Day(source.cut_off),
        "names": names(ids_behind(found)),
        "most": _MOST,
    }
    return page_or_fragment(
        request,
        "workbench/drafting_figure.html",
        "workbench/_drafting_working.html",
        context,
    )
