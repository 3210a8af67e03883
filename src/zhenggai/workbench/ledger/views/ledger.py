"""The ledger: problems with their measures under aspects, filtered, kept as a view, sent out."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from zhenggai.ledger import queries
from zhenggai.ledger.core.keys import family_of
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.rows import Problem
from zhenggai.ledger.made_of_trees import made_of
from zhenggai.ledger.sheet_rows import problem_rows
from zhenggai.people.queries import known, names
from zhenggai.workbench.days import shown_day
from zhenggai.workbench.desks import desk_of
from zhenggai.workbench.ledger.batches import batch_acts
from zhenggai.workbench.ledger.filters import Filters, Finder, choices_of, filters_of, ids_of
from zhenggai.workbench.ledger.lines import COLUMNS, Stand, columns_of, groups_of, pages_of
from zhenggai.workbench.ledger.workings import workings
from zhenggai.workbench.models import SavedView
from zhenggai.writers.printed_mark import mark_of
from zhenggai.writers.table import ledger_sheet

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# The views that everybody has.
_VIEWS: tuple[tuple[str, Filters], ...] = (
    ("全部", Filters()),
    ("逾期", Filters(due="overdue")),
    ("临期", Filters(due="soon")),
    ("审签中", Filters(state="asked")),
)
MOST_VIEWS = 8


@dataclass(frozen=True, slots=True)
class Tab:
    """A view above the sheet: its name, how many problems it holds, where it leads."""

    name: str
    count: int
    query: str
    is_here: bool
    saved: int = 0


@require_safe
def ledger(request: HttpRequest, code: str) -> HttpResponse:
    """The list; without filters in its address the person's last ones."""
    desk = desk_of(request, code)
    filters = filters_of(request.GET)
    place = f"ledger-{code}"
    if not request.GET and request.session.get(place):
        return redirect(f"{reverse('workbench:ledger', args=[code])}?{request.session[place]}")
    if request.session.get(place, "") != filters.query:
        request.session[place] = filters.query
    day = shown_day(request, desk.held)
    tree = desk.tree(day.past)
    finder = Finder(tree, queries.pack(tree.book), day.day)
    found = finder.found(filters)
    pages = Paginator(pages_of(tree, found), 1).get_page(request.GET.get("page"))
    told_of = known(ids_of(tree))
    full = {one: held.name for one, held in told_of.items()}
    stand = Stand(tree, finder.pack, day.day)
    saved = list(SavedView.objects.filter(person=desk.person, book=desk.held))
    context = {
        "desk": desk,
        "door": "ledger",
        "day": day,
        "state": tree.book,
        "tabs": _tabs(finder, filters, saved),
        "filters": filters,
        "choices": choices_of(filters, tree, full),
        "columns": columns_of(filters.columns),
        "all_columns": COLUMNS,
        "groups": groups_of(stand, found, pages[0], is_flat=_is_flat(filters)) if found else [],
        "page": pages,
        "names": {one: held.short or held.name for one, held in told_of.items()},
        "seen": _seen(finder, found),
        "may_assign": not day.past and finder.pack.may(desk.actor.roles, "assign"),
        "batch_acts": batch_acts(desk, finder.pack),
        "may_keep": filters.is_set
        and desk.person.views.filter(book=desk.held).count() < MOST_VIEWS,
    }
    return render(request, "workbench/ledger.html", context)


def _is_flat(filters: Filters) -> bool:
    """Another order than that of the numbers pays no heed to aspects."""
    return filters.sort.removeprefix("-") not in ("", "number")


def _tabs(finder: Finder, filters: Filters, saved: Sequence[SavedView]) -> list[Tab]:
    """The views of everybody, then the person's own."""
    wanted = filters.but(day="", columns="", sort="")

    def counted(view: Filters) -> int:
        name = ("counted", view.but(day="", columns="", sort=""), finder.day)
        return made_of(finder.tree, name, lambda: len(_counted(finder.pack, finder.found(view))))

    usual = [(name, view, 0) for name, view in _VIEWS]
    own = [(one.name, filters_of_query(one.query), one.pk) for one in saved]
    return [
        Tab(
            name,
            counted(view),
            view.but(day=filters.day).query,
            view.but(day="", columns="", sort="") == wanted,
            pk,
        )
        for name, view, pk in (*usual, *own)
    ]


def _counted(pack: Pack, found: Sequence[Problem]) -> list[Problem]:
    """Those that the figures count too: no sub-items, and of the sources that the pack counts."""
    return [one for one in found if not one.is_part and one.source in pack.counted_sources]


def _seen(finder: Finder, found: Sequence[Problem]) -> dict[str, int]:
    """What is said of the list: problems as the figures count them, what stands beside them, the
    measures of both, and how many problems were filtered out."""
    tree = finder.tree
    counted = _counted(finder.pack, found)
    keys_counted = {one.key for one in counted}
    others = [one for one in found if not one.is_part and one.key not in keys_counted]

    def measures(problems: Sequence[Problem]) -> int:
        keys = {one.key for top in problems for one in (top, *tree.parts.get(top.key, ()))}
        return sum(len(tree.measures.get(key, ())) for key in keys)

    return {
        "problems": len(counted),
        "measures": measures(counted),
        "others": len(others),
        "other_measures": measures(others),
        "left": len(_counted(finder.pack, tree.tops)) - len(counted),
    }


@require_safe
def sheet(request: HttpRequest, code: str) -> HttpResponse:
    """As an Excel sheet what is seen: the whole ledger, what filters leave, a figure's items."""
    desk = desk_of(request, code)
    day = shown_day(request, desk.held)
    tree = desk.tree(day.past)
    filters, name = filters_of(request.GET), request.GET.get("figure", "")
    pack = queries.pack(tree.book)
    if name:
        told = workings(tree, name, pack, day.day)
        tree = tree.only({family_of(key) for one in told for key in one.figure.items})
    elif filters.is_set:
        found = Finder(tree, pack, day.day).found(filters)
        tree = tree.only({one.family for one in found})
    if not tree.problems:
        raise Http404("没有可以导出的问题")
    mark = mark_of(desk.held.code, tree.book.head)
    data = ledger_sheet(problem_rows(tree.book, names), title=desk.held.name, mark=mark)
    response = HttpResponse(data, content_type=_XLSX)
    response["Content-Disposition"] = f'attachment; filename="{desk.held.code}.xlsx"'
    return response


@require_POST
def keep_view(request: HttpRequest, code: str) -> HttpResponse:
    """Keep the filters of the page under a name; the same name again takes their place."""
    desk = desk_of(request, code)
    filters = filters_of_query(request.POST.get("query", ""))
    name = request.POST.get("name", "").strip()[:20]
    if name and filters.is_set:
        SavedView.objects.update_or_create(
            person=desk.person, book=desk.held, name=name, defaults={"query": filters.query}
        )
        messages.success(request, f"已存为视图“{name}”。")
    else:
        messages.error(request, "请写视图的名称。")
    return redirect(f"{reverse('workbench:ledger', args=[code])}?{filters.query}")


@require_POST
def drop_view(request: HttpRequest, code: str, view: int) -> HttpResponse:
    """Keep it no longer."""
    desk = desk_of(request, code)
    SavedView.objects.filter(person=desk.person, book=desk.held, pk=view).delete()
    return redirect(f"{reverse('workbench:ledger', args=[code])}?sort=number")


def filters_of_query(query: str) -> Filters:
    """The filters of the part of an address behind its question mark."""
    return filters_of(QueryDict(query))
