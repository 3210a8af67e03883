"""The ledger: problems with their measures, grouped by aspect, filtered, and as a sheet."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from zhenggai.ledger import queries
from zhenggai.ledger.core.book import shown
from zhenggai.ledger.core.deadlines import bearer_of
from zhenggai.ledger.core.keys import family_of, number_of, sort_key
from zhenggai.ledger.core.packs import Pack
from zhenggai.ledger.core.responsibility import assigned, units_of
from zhenggai.ledger.core.rows import Item, Measure, Problem
from zhenggai.ledger.core.scope import seen_by
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.vocabulary import PROBLEM_STATES
from zhenggai.ledger.sheet_rows import problem_rows
from zhenggai.people.queries import names
from zhenggai.workbench.badges import Badge, flags, standing_facts, state_badge
from zhenggai.workbench.days import shown_day
from zhenggai.workbench.desks import desk_of
from zhenggai.workbench.workings import workings
from zhenggai.writers.table import ledger_sheet

PROBLEMS_A_PAGE = 50
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# Beside the states of a problem one may look for what is late.
_OVERDUE = "overdue"


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the list: a heading, a problem or a measure."""

    row: Item
    is_measure: bool
    badge: Badge
    flags: list[Badge]
    deadline: str
    units: tuple[str, ...]
    is_inherited: bool
    proofs: int


@dataclass(frozen=True, slots=True)
class Filters:
    """What is looked for; empty is everything."""

    state: str = ""
    unit: str = ""
    text: str = ""

    @property
    def query(self) -> str:
        """For the links of pages."""
        told = {name: value for name, value in vars_of(self).items() if value}
        return urlencode(told)

    def __bool__(self) -> bool:
        """Whether anything is filtered out."""
        return bool(self.state or self.unit or self.text)


def vars_of(filters: Filters) -> dict[str, str]:
    """The filters by name."""
    return {"state": filters.state, "unit": filters.unit, "text": filters.text}


@require_safe
def ledger(request: HttpRequest, code: str) -> HttpResponse:
    """The list."""
    desk = desk_of(request, code)
    state = seen_by(queries.now(desk.held), desk.actor)
    pack = queries.pack(state)
    filters = _filters(request)
    every = sorted(state.problems.values(), key=lambda one: sort_key(one.key))
    found = [one for one in every if _holds(state, pack, one, filters)]
    page = Paginator(found, PROBLEMS_A_PAGE).get_page(request.GET.get("page"))
    units = _units(state)
    context = {
        "desk": desk,
        "door": "ledger",
        "state": state,
        "groups": _groups(state, pack, page),
        "page": page,
        "filters": filters,
        "states": [*PROBLEM_STATES.items(), (_OVERDUE, "逾期")],
        "units": sorted(units.items(), key=lambda one: one[1]),
        "names": units,
        "left": len(every) - len(found),
        "found": sum(not one.is_part for one in found),
        "parts": sum(one.is_part for one in found),
        "measures": sum(len(_measures(state, one.key)) for one in found),
    }
    return render(request, "workbench/ledger.html", context)


@require_safe
def sheet(request: HttpRequest, code: str) -> HttpResponse:
    """The ledger as an Excel sheet, as far as the person sees it."""
    desk = desk_of(request, code)
    day = shown_day(request, desk.held)
    tree = desk.tree(day.past)
    name = request.GET.get("figure", "")
    if name:
        found = workings(tree, name, queries.pack(tree.book), day.day)
        tree = tree.only({family_of(key) for one in found for key in one.figure.items})
    if not tree.problems:
        raise Http404("台账中还没有问题")
    data = ledger_sheet(problem_rows(tree.book, names), title=desk.held.name)
    response = HttpResponse(data, content_type=_XLSX)
    response["Content-Disposition"] = f'attachment; filename="{desk.held.code}.xlsx"'
    return response


def _filters(request: HttpRequest) -> Filters:
    told = request.GET
    return Filters(told.get("state", ""), told.get("unit", ""), told.get("text", "").strip()[:100])


def _holds(state: Book, pack: Pack, problem: Problem, filters: Filters) -> bool:
    if filters.state == _OVERDUE:
        late = [one for one in flags(state, problem, queries.today(), pack) if one.tone == "red"]
        if not late:
            return False
    elif filters.state and problem.state != filters.state:
        return False
    if filters.unit and filters.unit not in units_of(state, problem.key):
        return False
    if not filters.text:
        return True
    texts = (one.text for one in (problem, *_measures(state, problem.key)))
    return any(filters.text in shown(text, state) for text in texts) or filters.text in (
        number_of(problem.key)
    )


def _measures(state: Book, key: str) -> list[Measure]:
    rows = (one for one in state.measures.values() if one.problem == key)
    return sorted(
        (one for one in rows if one.state != "dropped"), key=lambda one: sort_key(one.key)
    )


def _units(state: Book) -> dict[str, str]:
    """The names of every unit and leader that answers for something."""
    ids: set[str] = set()
    for item in (*state.problems.values(), *state.measures.values()):
        ids |= {*item.lead_units, *item.responsible_units}
    return names(ids)


def _groups(state: Book, pack: Pack, page: Page[Problem]) -> list[tuple[str, list[Line]]]:
    """Lines under the headings that stand above their problems."""
    groups: dict[str, list[Item]] = {}
    for problem in page:
        group = groups.setdefault(_heading(state, problem), [])
        group += [problem, *_measures(state, problem.key)]
    every = iter(_lines(state, pack, [one for group in groups.values() for one in group]))
    return [(heading, list(islice(every, len(group)))) for heading, group in groups.items()]


def _heading(state: Book, problem: Problem) -> str:
    top = state.problems.get(problem.parent, problem)
    parts: list[str] = []
    heading = state.headings.get(top.parent)
    while heading:
        parts.insert(0, f"{heading.label}{shown(heading.text, state)}")
        heading = state.headings.get(heading.parent)
    return "　".join(parts)


def _lines(state: Book, pack: Pack, items: Iterable[Item]) -> Iterable[Line]:
    day = queries.today()
    proofs = Counter(one.item for one in state.proofs.values() if one.counts)
    for item in items:
        is_measure = isinstance(item, Measure)
        bearer = bearer_of(state, item)
        own = bearer is item
        told = flags(state, item, day, pack) if own or not is_measure else []
        yield Line(
            row=item,
            is_measure=is_measure,
            badge=state_badge(state, item, pack),
            flags=[*([] if is_measure else standing_facts(item)), *told],
            deadline=_deadline(bearer) if own or not is_measure else "",
            units=assigned(state, item.key, "lead_units"),
            is_inherited=is_measure and not item.lead_units,
            proofs=proofs[item.key],
        )


def _deadline(bearer: Item | None) -> str:
    day = bearer.deadline if bearer else None
    if day is None:
        return ""
    return f"{day.year}年{day.month}月{day.day}日"
