"""Books side by side, for who supervises several: the table on a page and as an Excel sheet."""

from datetime import UTC, datetime
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhenggai.ledger import queries
from zhenggai.ledger.core.keys import BOOK
from zhenggai.ledger.core.rows import BookRow as LedgerRow
from zhenggai.ledger.kept_packs import pack_of
from zhenggai.people.models import Person
from zhenggai.people.queries import unit_names
from zhenggai.supervision.latest_rounds import latest_rounds
from zhenggai.workbench.desks import Desk, person_of, positions_of, supervised
from zhenggai.workbench.side_by_side import (
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
from zhenggai.workbench.side_by_side_sheet import books_table
from zhenggai.writers.plain_table import plain_table
from zhenggai.zh.days import in_words

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def side_by_side(request: HttpRequest) -> HttpResponse:
    """The table; its filters and its order are in the address."""
    person = person_of(request)
    rows = _rows(person)
    wanted = wanted_of(request.GET)
    seen, steps = found(rows, wanted), step_titles(rows)
    context: dict[str, Any] = {
        "person": person,
        "place": "side_by_side",
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
        "rows": [(one, one.cells(steps)) for one in seen],
        "steps": steps,
        "totals": totals_of(seen, pack_of("")),
        "left": len(rows) - len(seen),
        "today": queries.today(),
    }
    return render(request, "workbench/side_by_side.html", context)


@require_safe
def side_by_side_xlsx(request: HttpRequest) -> HttpResponse:
    """What is seen, as an Excel sheet."""
    rows = _rows(person_of(request))
    wanted = wanted_of(request.GET)
    seen = found(rows, wanted)
    note = f"截至{in_words(queries.today())}，共{len(seen)}本台账" + (
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


def _rows(person: Person) -> list[BookRow]:
    desks = supervised_desks(person)
    held = positions_of(desks)
    codes = [one.held.code for one in desks]
    rounds = latest_rounds(codes, datetime.now(UTC))
    infos = queries.rows_of_books(dict.fromkeys(codes, (BOOK,)))
    units = unit_names(one.held.inspected_unit for one in desks)
    return [
        BookRow(
            desk=one,
            unit=units.get(one.held.inspected_unit, ""),
            stand=held[one.held.code],
            round=rounds.get(one.held.code),
            grade=info.grade if isinstance(info, LedgerRow) else "",
        )
        for one in desks
        for info in (infos.get((one.held.code, BOOK)),)
        if one.held.code in held
    ]
