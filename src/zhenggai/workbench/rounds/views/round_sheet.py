"""A unit's sheet: filling it in, sending and confirming it; for the office, what came in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.supervision.answers import Answer
from zhenggai.supervision.filling import (
    Clash,
    Saved,
    change,
    nil_fault,
    nil_return,
    rest_unchanged,
    save,
)
from zhenggai.supervision.hands import is_filler, is_head, shut_fault
from zhenggai.supervision.links import token_of
from zhenggai.supervision.models import Sheet
from zhenggai.supervision.receiving import REASONS
from zhenggai.supervision.reporting import confirm, send
from zhenggai.supervision.sheets import FilledSheet, SheetLine, read_sheet
from zhenggai.workbench.desks import Desk, desk_of
from zhenggai.workbench.forms.sheet_rows import TypedSheet, typed_sheet
from zhenggai.workbench.rounds.badges import RESULT_BADGES, sheet_badge, sheet_flags
from zhenggai.workbench.rounds.long_sheets import MOST_READ, is_folded, pages_of
from zhenggai.workbench.rounds.scope import heads_and, sheet_for
from zhenggai.workbench.rounds.sheet_rows import sheet_rows
from zhenggai.workbench.together import is_near, new_mark


@dataclass(frozen=True, slots=True)
class SheetPage:
    """A sheet as one person sees it at a moment; `number` is the page of a long one, from 1."""

    desk: Desk
    sheet: Sheet
    filled: FilledSheet
    now: datetime
    is_typed_in: bool
    pages: tuple[tuple[SheetLine, ...], ...]
    number: int = 1

    @property
    def address(self) -> str:
        """Its own address."""
        return self.at_page(self.number)

    def at_page(self, number: int) -> str:
        """The address of one of its pages."""
        asked = self.sheet.round
        own = reverse("workbench:round_sheet", args=[self.desk.held.code, asked.n, self.sheet.pk])
        is_office_typing = self.is_typed_in and not is_filler(self.desk.actor, self.sheet.unit_id)
        told = {"fill": 1} if is_office_typing else {}
        query = urlencode(told | ({"page": number} if number > 1 else {}))
        return f"{own}?{query}" if query else own

    def at_line(self, line: SheetLine) -> str:
        """Where a line stands: on this page, or on another."""
        found = next((n for n, one in enumerate(self.pages, 1) if line in one), self.number)
        return f"{'' if found == self.number else self.at_page(found)}#l{line.row.pk}"

    def back_to(self, line: SheetLine) -> str:
        """The address of a line from elsewhere."""
        there = self.at_line(line)
        return f"{self.address}{there}" if there.startswith("#") else there

    @property
    def left(self) -> list[tuple[str, str]]:
        """The first lines that say nothing yet: number and address."""
        return [(one.number, self.at_line(one)) for one in self.filled.unanswered[:3]]

    @property
    def shown(self) -> FilledSheet:
        """The sheet with the lines of this page."""
        return replace(self.filled, lines=self.pages[self.number - 1])


def sheet_page(
    request: HttpRequest, code: str, n: int, pk: int, *, wants_to_fill: bool
) -> SheetPage:
    """The sheet of an address as the person sees it. Raises Http404."""
    desk = desk_of(request, code)
    told = request.GET.get("page", "")
    number = int(told) if told.isdecimal() else 1
    return _page(desk, sheet_for(desk, n, pk), number, wants_to_fill=wants_to_fill)


def _page(desk: Desk, found: Sheet, number: int, *, wants_to_fill: bool) -> SheetPage:
    now = datetime.now(UTC)
    may = is_filler(desk.actor, found.unit_id) or (desk.is_office and wants_to_fill)
    filled = read_sheet(found, now).known_to(desk.actor)
    pages = tuple(pages_of(filled.lines))
    there = min(max(number, 1), len(pages))
    return SheetPage(desk, found, filled, now, may and shut_fault(found) is None, pages, there)


@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest, code: str, n: int, pk: int) -> HttpResponse:
    """The page, and what its buttons do; a fragment of it where only a draft was saved."""
    page = sheet_page(request, code, n, pk, wants_to_fill="fill" in request.GET)
    if request.method != "POST":
        return _shown(request, page)
    typed = typed_sheet(page.filled, request.POST)
    saved = save(page.sheet, typed.answers, by=page.desk.actor, begun=typed.begun, page=typed.page)
    refusal = None
    if not saved.clashes and not typed.faults:
        if request.headers.get("HX-Request"):
            return _kept(request, _again(page), saved)
        try:
            return _done(request, page, request.POST)
        except NotAllowed as fault:
            refusal = fault
    return _shown(request, _again(page), typed=typed, saved=saved, refusal=refusal)


def _again(page: SheetPage) -> SheetPage:
    """The same sheet as it stands after a saving."""
    found = sheet_for(page.desk, page.sheet.round.n, page.sheet.pk)
    return _page(page.desk, found, page.number, wants_to_fill=True)


def _done(request: HttpRequest, page: SheetPage, told: QueryDict) -> HttpResponse:
    """What the button asked beside the saving."""
    do, by, found = told.get("do", "save"), page.desk.actor, page.sheet
    args = [page.desk.held.code, found.round.n, found.pk]
    word, _, line = do.partition("-")
    if word == "rest":
        rest_unchanged(found, by=by)
    elif word == "nil":
        nil_return(found, by=by)
    elif word == "copy" and line.isdecimal():
        _copy(page, int(line))
    elif word == "proofs" and line.isdecimal():
        return redirect("workbench:round_line", *args, int(line))
    elif word == "page" and line.isdecimal():
        return redirect(page.at_page(int(line)))
    elif word == "stamped" or (word == "send" and told.get("way") == "stamped"):
        return redirect("workbench:round_stamped", *args)
    elif word == "send":
        send(found, by=by)
        messages.success(request, f"{found.round}已报送，待单位负责人确认。")
    elif word == "confirm":
        confirm(found, by=by)
        messages.success(request, f"{found.round}已确认报送，各项已登记入账。")
    return redirect(f"{page.address}{f'#l{line}' if word == 'copy' else ''}")


def _copy(page: SheetPage, line: int) -> None:
    """抄到本期: begin with the words of last time."""
    found = next((one for one in page.filled.lines if one.row.pk == line), None)
    if found is None or not found.last:
        return
    last = found.last

    def begun(now: Answer) -> Answer:
        result = now.result if now.result in ("progress", "done") else "progress"
        return Answer(result, last, now.figures, now.reached, now.proofs)

    change(page.sheet, found.row.item, begun, by=page.desk.actor)


def _kept(request: HttpRequest, page: SheetPage, saved: Saved) -> HttpResponse:
    """The bar below the sheet, and the marks and movements of the lines just saved."""
    rows = [one for one in sheet_rows(page.shown) if one.line.row.item in saved.written]
    return render(request, "workbench/_sheet_kept.html", {**_context(page), "written": rows})


def _shown(
    request: HttpRequest,
    page: SheetPage,
    *,
    typed: TypedSheet | None = None,
    saved: Saved | None = None,
    refusal: NotAllowed | None = None,
) -> HttpResponse:
    clashes = saved.clashes if saved else ()
    faults = typed.faults if typed else {}
    context = {
        **_context(page),
        "clashes": clashes,
        "faults": faults,
        "refusal": refusal,
    }
    if request.headers.get("HX-Request"):
        return render(request, "workbench/_sheet_wrong.html", context)
    context["mark"] = new_mark()
    context["link"] = _link(request, page)
    context |= _lines(request, page, typed, clashes)
    context["reasons"] = REASONS
    context["result_badges"] = RESULT_BADGES
    name = "round_sheet" if page.is_typed_in else "round_review"
    status = 409 if refusal or clashes or faults else 200
    return render(request, f"workbench/{name}.html", context, status=status)


def _lines(
    request: HttpRequest, page: SheetPage, typed: TypedSheet | None, clashes: Sequence[Clash]
) -> dict[str, object]:
    """The rows of the page; of a long sheet that is read what changed, the rest by number."""
    if page.is_typed_in:
        return {"rows": sheet_rows(page.shown, typed, clashes)}
    is_long = len(page.filled.lines) > MOST_READ and "all" not in request.GET
    folded = [one for one in page.filled.lines if is_long and is_folded(one)]
    kept = tuple(one for one in page.filled.lines if one not in folded)
    return {"rows": sheet_rows(replace(page.filled, lines=kept)), "folded": folded}


def _link(request: HttpRequest, page: SheetPage) -> str:
    """The address that opens the sheet without signing in, for the office to pass on."""
    token = token_of(page.sheet) if page.desk.is_office else ""
    return request.build_absolute_uri(reverse("workbench:fill", args=[token])) if token else ""


def _context(page: SheetPage) -> dict[str, object]:
    """What the page and its fragments show."""
    found, desk = page.sheet, page.desk
    events = () if page.is_typed_in else tuple(found.events.all())
    others = {found.saved_by, found.sent_by, found.reported_by, found.entered_by}
    heads, names = heads_and(found, {*others, *(one.by for one in events)} - {""})
    nil = nil_fault(page.filled)
    return {
        "desk": desk,
        "door": "rounds",
        "page": page,
        "sheet": found,
        "round": found.round,
        "filled": page.filled,
        "state": page.filled.book,
        "now": page.now,
        "badge": sheet_badge(found, page.now),
        "flags": sheet_flags(found, (one.answer.result for one in page.filled.asked)),
        "events": events,
        "heads": heads,
        "names": names,
        "nil_fault": nil.sentence if nil else "",
        "is_stamped": found.state == "sent" and found.scan_on is not None,
        "is_head": is_head(desk.actor, found.unit_id),
        "is_own": is_filler(desk.actor, found.unit_id),
        "together": _together(page, names),
    }


def _together(page: SheetPage, names: dict[str, str]) -> str:
    """Who else has saved a moment ago and not sent the sheet since."""
    found = page.sheet
    if not found.saved_at or found.saved_by in ("", page.desk.person.pk):
        return ""
    if found.sent_at and found.sent_at >= found.saved_at:
        return ""
    return names.get(found.saved_by, "") if is_near(found.saved_at) else ""
