"""Registers of a book: the evidence catalogue, the regulations, the meetings and groups.

Each is read off the book as far as the person sees it, on a past day as it was known then; a row
leads to the page where it stands.
"""

from collections.abc import Iterable
from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhenggai.ledger.core.keys import sort_key
from zhenggai.ledger.core.rows import AnyRow, Meeting
from zhenggai.ledger.core.state import Book
from zhenggai.ledger.core.vocabulary import GROUP_KINDS, MEETING_KINDS, NO_NUMBER, PROOF_KINDS
from zhenggai.people.queries import names
from zhenggai.workbench.days import ShownDay, shown_day
from zhenggai.workbench.desks import Desk, desk_of

A_PAGE = 200


@require_safe
def evidence(request: HttpRequest, code: str) -> HttpResponse:
    """佐证材料目录: every proof by its number, withdrawn and replaced ones marked."""
    desk = desk_of(request, code)
    day = shown_day(request, desk.held)
    book = desk.tree(day.past).book
    rows = _in_order(book.proofs.values())
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "counting": sum(one.counts for one in rows),
        "gone": sum(not one.counts for one in rows),
        "shared": sum(bool(one.shared_from) for one in rows),
        "kinds": PROOF_KINDS,
        "names": names(one.attached_by for one in page),
    }
    return _register(request, desk, day, book, "evidence", context)


@require_safe
def regulations(request: HttpRequest, code: str) -> HttpResponse:
    """建章立制清单: what was made, with its document number and the proof of it."""
    desk = desk_of(request, code)
    day = shown_day(request, desk.held)
    book = desk.tree(day.past).book
    rows = [one for one in _in_order(book.regulations.values()) if not one.replaced_by]
    without = sum(one.number in ("", NO_NUMBER) for one in rows)
    context = {"rows": rows, "without": without, "no_number": NO_NUMBER}
    return _register(request, desk, day, book, "regulations", context)


@require_safe
def meetings(request: HttpRequest, code: str) -> HttpResponse:
    """会议和机构: meetings with what they decided, newest first; groups with their members."""
    desk = desk_of(request, code)
    if not desk.sees_all:
        raise Http404("没有这一页")
    day = shown_day(request, desk.held)
    book = desk.tree(day.past).book
    found = sorted(book.meetings.values(), key=_day, reverse=True)
    groups = _in_order(book.groups.values())
    context = {
        "meetings": [(one, MEETING_KINDS.get(one.kind, one.kind)) for one in found],
        "groups": [(one, GROUP_KINDS.get(one.kind, one.kind)) for one in groups],
        "names": names(member for one in groups for member in one.members),
    }
    return _register(request, desk, day, book, "meetings", context)


def _register(
    request: HttpRequest,
    desk: Desk,
    day: ShownDay,
    book: Book,
    name: str,
    context: dict[str, object],
) -> HttpResponse:
    shown = {"desk": desk, "door": "materials", "day": day, "state": book, **context}
    return render(request, f"workbench/register_{name}.html", shown)


def _in_order(rows: Iterable[AnyRow]) -> list[AnyRow]:
    return sorted(rows, key=lambda one: sort_key(one.key))


def _day(meeting: Meeting) -> tuple[date, str]:
    return meeting.on or date.min, meeting.key
