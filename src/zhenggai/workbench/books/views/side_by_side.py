"""Books side by side, for who supervises several: the table on a page and as an Excel sheet."""

from datetime import UTC, datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhenggai.ledger import queries
from zhenggai.ledger.kept_packs import pack_of
from zhenggai.people.models import Person
from zhenggai.people.queries import unit_names
from zhenggai.supervision.latest_rounds import latest_rounds
from zhenggai.workbench.books.side_by_side import (
    LACKS,
    LATE,
    VIEWS,
    BookRow,
    found,
    heads_of,
    step_titles,
    totals_of,
    wanted_of,
)
from zhenggai.workbench.books.side_by_side_sheet import books_table
from zhenggai.workbench.days import ShownDay, day_since
from zhenggai.workbench.desks import Desk, person_of, positions_of, supervised
from zhenggai.writers.plain_table import plain_table
from zhenggai.zh.days import in_words

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PLACE = "side-by-side"


@require_safe
def side_by_side(request: HttpRequest) -> HttpResponse:
    """The table; its filters, its order and its day are in the address. Without any the person's
    last filters hold, on the day that is today."""
    person = person_of(request)
    desks = supervised_desks(person)
    if not request.GET and request.session.get(_PLACE):
        return redirect(f"{reverse('workbench:side_by_side')}?{request.session[_PLACE]}")
    day = day_since(request, queries.first_day(one.held for one in desks))
    wanted = wanted_of(request.GET, day.past)
    kept = wanted.but(day="")
    if request.session.get(_PLACE, "show=") != kept.query:
        request.session[_PLACE] = kept.query
    rows = _rows(desks, day)
    seen, steps = found(rows, wanted), step_titles(rows)
    context: dict[str, Any] = {
        "person": person,
        "place": "side_by_side",
        "day": day,
        "wanted": wanted,
        "views": [
            (title, wanted.but(show=name), name == wanted.show) for name, title in VIEWS.items()
        ],
        "choices": (
            ("lacks", "规定动作", LACKS, wanted.lacks),
            ("step", "还没有办的动作", steps, wanted.step),
            ("late", "需要关注", LATE, wanted.late),
        ),
        "heads": heads_of(wanted),
        "rows": [(one, one.cells(steps, day.query)) for one in seen],
        "steps": steps,
        "totals": totals_of(seen, pack_of("")),
        "left": len(rows) - len(seen),
    }
    return render(request, "workbench/side_by_side.html", context)


@require_safe
def side_by_side_xlsx(request: HttpRequest) -> HttpResponse:
    """What is seen, as an Excel sheet."""
    desks = supervised_desks(person_of(request))
    day = day_since(request, queries.first_day(one.held for one in desks))
    rows = _rows(desks, day)
    wanted = wanted_of(request.GET, day.past)
    seen = found(rows, wanted)
    note = f"截至{in_words(day.day)}，共{len(seen)}本台账" + (
        f"，筛去{len(rows) - len(seen)}本" if wanted.is_set else ""
    )
    steps = {} if wanted.show else step_titles(rows)
    data = plain_table(books_table(seen, steps, totals_of(seen, pack_of("")), note))
    response = HttpResponse(data, content_type=XLSX)
    response["Content-Disposition"] = 'attachment; filename="books.xlsx"'
    return response


def supervised_desks(person: Person) -> list[Desk]:
    """The books that the person supervises. Raises Http404 where there is none."""
    desks = supervised(person)
    if not desks:
        raise Http404("没有这一页")
    return desks


def _rows(desks: list[Desk], day: ShownDay) -> list[BookRow]:
    held = positions_of(desks, day.past)
    codes = [one.held.code for one in desks]
    rounds = {} if day.past else latest_rounds(codes, datetime.now(UTC))
    units = unit_names(one.held.inspected_unit for one in desks)
    return [
        BookRow(
            desk=one,
            unit=units.get(one.held.inspected_unit, ""),
            stand=held[one.held.code],
            round=rounds.get(one.held.code),
        )
        for one in desks
        if one.held.code in held
    ]
