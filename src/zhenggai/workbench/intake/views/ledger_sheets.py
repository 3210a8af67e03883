"""The page of a ledger sheet: what its columns are taken for, what was read, what would be made."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from zhenggai.importing import Import, look_ahead
from zhenggai.ledger.collecting import without_collecting
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.intake.paper import PaperDraft
from zhenggai.ledger.intake.paper_opening import Opening
from zhenggai.ledger.intake.paper_units import with_units
from zhenggai.ledger.intake.sheet_reading import LedgerSheet, Wish
from zhenggai.ledger.intake.sheet_tree import draft_of_sheet
from zhenggai.ledger.sheet_uploads import remember, sheet_of
from zhenggai.long_imports import begin, under_way
from zhenggai.notices.source import ReadError
from zhenggai.workbench.forms.columns import columns_told
from zhenggai.workbench.intake.carried_drafts import (
    CarriedDraft,
    CarriedFile,
    arrived_file,
    carried_file,
)
from zhenggai.workbench.intake.ledger_sheet_looks import (
    as_chosen,
    column_looks,
    fault_looks,
    field_titles,
    first_rows,
)
from zhenggai.workbench.intake.unknown_units import (
    known_units,
    remember_units,
    units_told,
    unknown_units,
)
from zhenggai.workbench.intake.views.drafts import (
    DraftPlace,
    draft_page,
    entered,
    gone_links,
    made_words,
)

ROWS_SHOWN = 8
FAULTS_SHOWN = 200
# A sheet of more rows is not entered while a page waits.
LONGEST = 1000
# More items are not looked through one by one on a page.
MOST_ITEMS = 1500
_NO_ROWS = "表中一行也没有读出来，没有可登记的内容。请核对列的对应，或换一张工作表。"


@without_collecting()
def sheet_answer(
    request: HttpRequest,
    place: DraftPlace,
    enter: Callable[[PaperDraft], Import],
    opening_of: Callable[[], Opening] | None = None,
) -> HttpResponse:
    """Columns put right give the page anew; `look` gives its draft; `enter` writes it.

    A long sheet is written by a process of its own, and the answer is the page of how far it is.
    `opening_of` tells the book that is to be opened.
    """
    file = arrived_file(request.POST.get("file", ""), place.person.pk, place.held.code)
    told = columns_told(request.POST.dict())
    act = request.POST.get("do", "")
    refusal = None
    try:
        if act == "enter" and told.is_as_shown and _rows_told(request) > LONGEST:
            # It was read for the page already.
            remember_units(units_told(request.POST.dict()), place.person)
            return _begun(place, file, Wish(told.sheet, told.fields), opening_of)
        sheet = sheet_of(file.data, file.name, sheet=told.sheet, fields=told.fields)
    except (NotAllowed, ReadError) as fault:
        # The columns that were found stand again beside what is wrong with those chosen.
        refusal = fault if isinstance(fault, NotAllowed) else NotAllowed(fault.reason, f"{fault}")
        sheet = sheet_of(file.data, file.name)
    if act in ("look", "enter") and not sheet.draft.problems:
        refusal = refusal or NotAllowed("no_rows", _NO_ROWS)
    if refusal or act not in ("look", "enter"):
        return sheet_page(request, place, file, sheet, refusal)
    called = units_told(request.POST.dict())
    draft = with_units(draft_of_sheet(sheet), called)
    try:
        remember_units(called, place.person)
        if act == "look":
            remember(sheet.draft.mapping, by=place.person.pk)
            return draft_page(request, place, CarriedDraft(draft))
        if sheet.draft.rows > LONGEST:
            return _begun(place, file, Wish(sheet.draft.sheet, told.fields), opening_of)
        done = enter(draft)
    except NotAllowed as fault:
        return sheet_page(request, place, file, sheet, fault)
    remember(sheet.draft.mapping, by=place.person.pk)
    return entered(request, done)


def _rows_told(request: HttpRequest) -> int:
    told = request.POST.get("rows", "")
    return int(told) if told.isdecimal() else 0


def _begun(
    place: DraftPlace,
    file: CarriedFile,
    wish: Wish,
    opening_of: Callable[[], Opening] | None,
) -> HttpResponse:
    """A process of its own takes the sheet in; its page is the answer. Raises NotAllowed."""
    job = begin(
        (file.name, file.data),
        wish,
        by=place.person.pk,
        book=place.held if place.held.code else None,
        opening=opening_of() if opening_of else None,
    )
    return redirect("workbench:long_import", long=job.pk)


def sheet_page(
    request: HttpRequest,
    place: DraftPlace,
    file: CarriedFile,
    sheet: LedgerSheet,
    refusal: NotAllowed | None = None,
) -> HttpResponse:
    """The columns, the first rows as read, the faults, and what entering would do.

    Raises NotAllowed for a file too large to be carried.
    """
    draft = with_units(draft_of_sheet(sheet), units_told(request.POST.dict()))
    taken = look_ahead(draft, place.held, place.actor)
    mapping = sheet.draft.mapping
    told = columns_told(request.POST.dict())
    looks = column_looks(as_chosen(mapping, told) if refusal else mapping, told, sheet.cells)
    faults = fault_looks(taken.unplaced or draft.unplaced)
    context = {
        "desk": place.desk,
        "person": place.person,
        "door": "papers",
        "place": place,
        "sheet": sheet,
        "carried": carried_file(file, place.person.pk, place.held.code),
        "columns": looks,
        "open_columns": sum(one.is_open for one in looks),
        "fields": field_titles(),
        "unknown_units": unknown_units(draft),
        "known_units": known_units(),
        "rows": first_rows(sheet.draft, ROWS_SHOWN),
        "faults": faults[:FAULTS_SHOWN],
        "fault_count": sum(len(one.rows) for one in faults),
        "lost_count": sum(len(one.rows) for one in faults if one.is_lost),
        "not_listed": max(len(faults) - FAULTS_SHOWN, 0),
        "taken": taken,
        "made": made_words(taken.made),
        "gone": gone_links(place.held, taken.comparison.gone if taken.comparison else ()),
        "is_long": sheet.draft.rows > LONGEST,
        "busy": under_way(place.held) if place.held.code else None,
        "may_look": sum(1 for _ in draft.walk()) <= MOST_ITEMS,
        "refusal": refusal,
    }
    return render(request, "workbench/ledger_sheet.html", context, status=409 if refusal else 200)
