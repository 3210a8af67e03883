"""One figure with its working: the rule, the parts of the sum, and the items behind it."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhenggai.ledger import queries
from zhenggai.ledger.core.figures import KINDS, FigureRow, item_figures
from zhenggai.ledger.core.scope import seen_by
from zhenggai.ledger.core.state import Book
from zhenggai.people.queries import names
from zhenggai.workbench.desks import desk_of


@require_safe
def figure(request: HttpRequest, code: str, name: str) -> HttpResponse:
    """The working of a figure as a page."""
    desk = desk_of(request, code)
    state = seen_by(queries.now(desk.held), desk.actor)
    day = queries.today()
    found = [one for one in queries.figures(state, day) if one.name == name] or [
        one for one in _of_items(state) if one.name == name
    ]
    if not found:
        raise Http404("没有这个数字")
    rows = [(one, [(key, state.row(key)) for key in one.items]) for one in found]
    ids = {owner for one in found for owner in one.owners} | {
        key for one in found for key in one.items
    }
    context = {
        "desk": desk,
        "door": "book",
        "state": state,
        "rows": rows,
        "kinds": KINDS,
        "day": day,
        "names": names(ids),
    }
    return render(request, "workbench/figure.html", context)


def _of_items(state: Book) -> list[FigureRow]:
    """What was told of single items."""
    tops = (one.key for one in state.problems.values() if not one.is_part)
    return [row for key in tops for row in item_figures(state, key)]
