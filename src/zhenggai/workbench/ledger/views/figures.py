"""A figure with its working, as a page or beside the figure: the rule, the sum, the items."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhenggai.ledger import queries
from zhenggai.ledger.core.figures import KINDS
from zhenggai.ledger.sheet_rows import problem_rows
from zhenggai.people.queries import names
from zhenggai.workbench.days import shown_day
from zhenggai.workbench.desks import desk_of
from zhenggai.workbench.fragments import page_or_fragment
from zhenggai.workbench.ledger.workings import ids_behind, workings, workings_of_special

# So many items stand on the page of a figure; a book may have thousands.
_MOST = 500


@require_safe
def every(request: HttpRequest, code: str) -> HttpResponse:
    """All figures of the book, each leading to its working."""
    desk = desk_of(request, code)
    day = shown_day(request, desk.held)
    tree = desk.tree(day.past)
    found = queries.figures(tree.book, day.day)
    context = {
        "desk": desk,
        "door": "book",
        "state": tree.book,
        "day": day,
        "groups": [
            (title, [one for one in found if one.kind == kind]) for kind, title in KINDS.items()
        ],
    }
    return render(request, "workbench/figures.html", context)


@require_safe
def figure(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """The working of a figure."""
    desk = desk_of(request, code)
    day = shown_day(request, desk.held)
    tree = desk.tree(day.past)
    found = workings(tree, name, queries.pack(tree.book), day.day)
    if not found and "." in name:
        found = workings_of_special(tree, name, problem_rows(tree.book, names))
    if not found:
        raise Http404("没有这个数字")
    context = {
        "desk": desk,
        "door": "book",
        "state": tree.book,
        "workings": found,
        "day": day,
        "names": names(ids_behind(found)),
        "most": _MOST,
    }
    return page_or_fragment(request, "workbench/figure.html", "workbench/_workings.html", context)
