"""The list of common problems of all books that the person supervises."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from zhenggai.ledger import queries
from zhenggai.ledger.core.rows import Problem
from zhenggai.people.models import Person
from zhenggai.people.queries import unit_names
from zhenggai.workbench.books.common_problems import (
    SHOWN,
    CommonProblem,
    by_book,
    common_problem,
    common_table,
    found,
    sums_of,
    units_of,
)
from zhenggai.workbench.books.side_by_side import LONGEST_TEXT
from zhenggai.workbench.books.views.side_by_side import XLSX, supervised_desks
from zhenggai.workbench.desks import person_of, positions_of
from zhenggai.writers.plain_table import plain_table
from zhenggai.zh.days import in_words

A_PAGE = 100


@require_safe
def common_problems(request: HttpRequest) -> HttpResponse:
    """The page, book by book; what is limited to others is not there."""
    person = person_of(request)
    rows = _rows(person)
    text, show = _asked(request)
    seen = found(rows, text, show)
    page = Paginator(seen, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "person": person,
        "place": "common_problems",
        "tabs": [
            (
                title,
                urlencode({"text": text, "show": name}),
                name == show,
                len(found(rows, text, name)),
            )
            for name, title in SHOWN.items()
        ],
        "text": text,
        "show": show,
        "query": urlencode({"text": text, "show": show}),
        "page": page,
        "groups": by_book(seen, page),
        "sums": sums_of(seen),
        "any": bool(rows),
        "names": unit_names(units_of(page)),
        "today": queries.today(),
    }
    return render(request, "workbench/common_problems.html", context)


@require_safe
def common_problems_xlsx(request: HttpRequest) -> HttpResponse:
    """What is seen, as an Excel sheet (共性问题清单)."""
    seen = found(_rows(person_of(request)), *_asked(request))
    note = f"截至{in_words(queries.today())}。"
    data = plain_table(common_table(seen, unit_names(units_of(seen)), note))
    response = HttpResponse(data, content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="common-problems.xlsx"'
    return response


def _asked(request: HttpRequest) -> tuple[str, str]:
    text = request.GET.get("text", "").strip()[:LONGEST_TEXT]
    show = request.GET.get("show", "")
    return text, show if show in SHOWN else ""


def _rows(person: Person) -> list[CommonProblem]:
    desks = supervised_desks(person)
    keys = {code: one.common for code, one in positions_of(desks).items()}
    held = queries.rows_of_books(keys)
    units = unit_names(one.held.inspected_unit for one in desks)
    return [
        common_problem(desk, units.get(desk.held.inspected_unit, ""), row)
        for desk in desks
        for key in keys.get(desk.held.code, ())
        if isinstance(row := held.get((desk.held.code, key)), Problem)
    ]
