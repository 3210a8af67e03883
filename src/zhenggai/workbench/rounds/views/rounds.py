"""Rounds: opening one, its board of units, what changed in it, accepting and ending."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zhenggai.ledger import queries
from zhenggai.ledger.core.keys import number_of
from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.people.queries import person_names
from zhenggai.people.roster import units_in_order
from zhenggai.supervision.asked_items import asked_of_units
from zhenggai.supervision.board import GROUPS, BoardRow, board
from zhenggai.supervision.changes import changes_of
from zhenggai.supervision.day_words import hour_words
from zhenggai.supervision.opening import close_round, open_round, reopen_round
from zhenggai.supervision.receiving import accept, accept_all, return_sheet
from zhenggai.workbench.badges import Badge
from zhenggai.workbench.desks import Desk, desk_of
from zhenggai.workbench.forms.rounds import ReopenForm, RoundForm, due_to_offer, first_values
from zhenggai.workbench.rounds.badges import RESULT_BADGES, sheet_badge, sheet_flags
from zhenggai.workbench.rounds.scope import own_sheets, round_for, rounds_of, sheet_for


@require_safe
def rounds(request: HttpRequest, code: str) -> HttpResponse:
    """The door: the newest round, for a unit's people their own sheet in it."""
    desk = desk_of(request, code)
    found = rounds_of(desk)
    if found:
        return _to_round(desk, found[0].n)
    context = {"desk": desk, "door": "rounds"}
    return render(request, "workbench/rounds_empty.html", context)


def _to_round(desk: Desk, n: int) -> HttpResponse:
    asked = round_for(desk, n)
    own = None if desk.sees_all else own_sheets(desk, [asked]).get(asked.pk)
    if own:
        return redirect("workbench:round_sheet", desk.held.code, n, own.pk)
    return redirect("workbench:round", desk.held.code, n)


@require_safe
def round_list(request: HttpRequest, code: str) -> HttpResponse:
    """Every round that the person has to do with; a unit's people with their own sheet in it."""
    desk = desk_of(request, code)
    every = rounds_of(desk)
    now = datetime.now(UTC)
    own = own_sheets(desk, every)
    context = {
        "desk": desk,
        "door": "rounds",
        "now": now,
        "rounds": [
            (one, sheet, sheet_badge(sheet, now) if sheet else None)
            for one in every
            for sheet in [own.get(one.pk)]
        ],
    }
    return render(request, "workbench/round_list.html", context)


@dataclass(frozen=True, slots=True)
class BoardLine:
    """A unit on the board."""

    row: BoardRow
    badge: Badge
    flags: list[Badge]


@require_safe
def round_board(request: HttpRequest, code: str, n: int) -> HttpResponse:
    """The board of a round; a unit's people are led to their own sheet."""
    desk = desk_of(request, code)
    asked = round_for(desk, n)
    if not desk.sees_all:
        return _to_round(desk, n)
    now = datetime.now(UTC)
    found = board(asked, now, desk.actor)
    group = request.GET.get("state", "")
    rows = [one for one in found.rows if group in ("", one.group)]
    context = {
        "desk": desk,
        "door": "rounds",
        "round": asked,
        "board": found,
        "now": now,
        "group": group,
        "groups": [(word, title, found.counts[word]) for word, title in GROUPS.items()],
        "lines": [
            BoardLine(one, sheet_badge(one.sheet, now), sheet_flags(one.sheet, one.results))
            for one in rows
        ],
        "result_badges": RESULT_BADGES,
        "new_due": due_to_offer(asked, now) if asked.closed_at else None,
        "names": person_names({one.sheet.reported_by for one in rows} - {""}),
    }
    return render(request, "workbench/round_board.html", context)


@require_safe
def round_changes(request: HttpRequest, code: str, n: int) -> HttpResponse:
    """Every line with progress, the words of last time beside the new ones."""
    desk = desk_of(request, code)
    asked = round_for(desk, n)
    if not desk.sees_all:
        raise Http404("没有这一页")
    book, found = changes_of(asked, desk.actor)
    context = {
        "desk": desk,
        "door": "rounds",
        "round": asked,
        "changes": found,
        "state": book,
        "result_badges": RESULT_BADGES,
    }
    return render(request, "workbench/round_changes.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def round_new(request: HttpRequest, code: str) -> HttpResponse:
    """Open a round."""
    desk = _office(request, code)
    book = queries.tree(desk.held).book
    last = next(iter(rounds_of(desk)), None)
    live = asked_of_units(book, queries.pack(book), datetime.now(UTC))
    choices = [
        (unit.pk, f"{unit.name}（{len(live[unit.pk])}项）")
        for unit, _ in units_in_order()
        if unit.is_active and unit.pk in live
    ]
    first = {**first_values(last), "units": list(live)}
    form = RoundForm(choices, request.POST or None, initial=first)
    refusal = None
    if form.is_valid():
        if strange := form.strange_numbers(book):
            form.add_error("items", f"台账中没有{'、'.join(strange)}。")
        else:
            try:
                asked = open_round(desk.held, form.opening(book), by=desk.actor)
            except NotAllowed as fault:
                refusal = fault
            else:
                count = asked.sheets.count()
                messages.success(request, f"已发起{asked}填报，{count}家单位各一张表。")
                return redirect("workbench:round", code, asked.n)
    context = {
        "desk": desk,
        "door": "rounds",
        "form": form,
        "n": (last.n if last else 0) + 1,
        "refusal": refusal,
        "has_units": bool(live),
    }
    status = 409 if refusal or form.errors else 200
    return render(request, "workbench/round_new.html", context, status=status)


@require_POST
def round_close(request: HttpRequest, code: str, n: int) -> HttpResponse:
    """End a round."""
    desk = _office(request, code)
    asked = round_for(desk, n)
    close_round(asked, by=desk.actor)
    messages.success(request, f"{asked}已结束，各单位不能再填，免登录链接随之失效。")
    return redirect("workbench:round", code, n)


@require_POST
def round_reopen(request: HttpRequest, code: str, n: int) -> HttpResponse:
    """Take the end of a round back."""
    desk = _office(request, code)
    asked = round_for(desk, n)
    form = ReopenForm(request.POST)
    if not form.is_valid():
        raise NotAllowed("due", "报送日期或时间写得不对，请照日历选。")
    due = form.due_at if form.due_at != asked.due_at else None
    reopen_round(asked, form.cleaned_data["reason"], by=desk.actor, due_at=due)
    until = hour_words(asked.due_at, datetime.now(UTC))
    messages.success(request, f"{asked}已重新开放，{until}前报送。各单位接着填，免登录链接恢复。")
    return redirect("workbench:round", code, n)


@require_POST
def round_accept(request: HttpRequest, code: str, n: int) -> HttpResponse:
    """Accept every sheet that came in."""
    desk = _office(request, code)
    asked = round_for(desk, n)
    count = accept_all(asked, by=desk.actor)
    messages.success(request, f"已接收{count}家。" if count else "没有待接收的填报表。")
    return redirect("workbench:round", code, n)


@require_POST
def sheet_accept(request: HttpRequest, code: str, n: int, pk: int) -> HttpResponse:
    """Accept one sheet."""
    desk = _office(request, code)
    found = sheet_for(desk, n, pk)
    accept(found, by=desk.actor)
    messages.success(request, f"已接收{found.unit}的{found.round}填报表。")
    return redirect("workbench:round", code, n)


@require_POST
def sheet_return(request: HttpRequest, code: str, n: int, pk: int) -> HttpResponse:
    """Return a sheet or single items of it, with the reason."""
    desk = _office(request, code)
    found = sheet_for(desk, n, pk)
    told = request.POST
    reason = "；".join(one for one in (told.get("reason", ""), told.get("more", "").strip()) if one)
    items = told.getlist("item")
    return_sheet(found, reason, items=items, by=desk.actor)
    numbers = "、".join(number_of(one) if one else "专项问题" for one in items)
    messages.success(request, f"已退回{found.unit}{f'的{numbers}' if numbers else ''}：{reason}")
    return redirect("workbench:round", code, n)


def _office(request: HttpRequest, code: str) -> Desk:
    desk = desk_of(request, code)
    if not desk.is_office:
        raise Http404("没有这一页")
    return desk
