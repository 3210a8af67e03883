"""收回改稿: a draft that comes back from WPS, looked at and taken over part by part."""

from collections.abc import Mapping
from datetime import UTC, datetime

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.notices.source import ReadError
from zhenggai.papers.keeping import examined_upload
from zhenggai.people.queries import known
from zhenggai.publication.copies.returned_frame import with_frames
from zhenggai.publication.copies.taking_back import (
    BackPart,
    TakenBack,
    copy_of,
    read_back,
    set_aside,
    take,
    waiting_copies,
)
from zhenggai.publication.copies.word_copy import copy_as_json, word_copy
from zhenggai.publication.drafts.framing import frame_of, save_frame
from zhenggai.publication.drafts.ledger_text import ledger_text_of
from zhenggai.publication.models import Draft, ReturnedCopy
from zhenggai.workbench.desks import Desk
from zhenggai.workbench.drafting.desks import drafters_desk, open_draft_at
from zhenggai.workbench.drafting.returned_cells import OfferedCell, offered_cells
from zhenggai.workbench.drafting.views.drafts import DOOR
from zhenggai.workbench.forms.papers import UploadForm

_FREE = "free"


@require_http_methods(["GET", "HEAD", "POST"])
def back(request: HttpRequest, code: str, draft: int) -> HttpResponse:
    """Bring a file back, see what was changed in it, take it over or leave it."""
    desk = drafters_desk(request, code)
    held = open_draft_at(desk, draft)
    if request.method != "POST":
        return _shown(request, desk, held)
    step = _STEPS.get(request.POST.get("do", ""), _brought)
    try:
        return step(request, desk, held)
    except NotAllowed as fault:
        refusal = fault
    except ReadError as fault:
        refusal = NotAllowed("format", f"{fault}改过的稿子请存成docx再收回。")
    return _shown(request, desk, held, 409, refusal=refusal)


def _shown(
    request: HttpRequest, desk: Desk, held: Draft, status: int = 200, **more: object
) -> HttpResponse:
    copies = waiting_copies(held)
    waiting = _chosen(request, copies)
    found: TakenBack | None = None
    cells: list[OfferedCell] = []
    if waiting is not None:
        try:
            ledger = ledger_text_of(held)
            found = read_back(held, ledger, copy_of(waiting))
            book = ledger.source.tree.book
            cells = list(offered_cells(desk.held.code, found.tables.cells, book))
        except NotAllowed as fault:
            more.setdefault("refusal", fault)
    people = {one.by for one in copies}
    people |= {one.head.by for one in found.changed} if found else set()
    context = {
        "desk": desk,
        "door": DOOR,
        "draft": held,
        "waiting": waiting,
        "others": [one for one in copies if one != waiting],
        "found": found,
        "cells": cells,
        "known": known(people),
        **more,
    }
    return render(request, "workbench/drafting_back.html", context, status=status)


def _chosen(request: HttpRequest, copies: list[ReturnedCopy]) -> ReturnedCopy | None:
    """The copy that the address or the form names, else the latest."""
    told = request.POST.get("copy") or request.GET.get("copy")
    found = [one for one in copies if str(one.pk) == told] if told else copies
    return next(iter(found), None)


def _brought(request: HttpRequest, desk: Desk, held: Draft) -> HttpResponse:
    """Keep what the file says until it is dealt with, in place of what the same person brought
    before; what others brought stays."""
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _shown(request, desk, held, 409, form=form)
    file = form.cleaned_data["file"]
    data = file.read()
    examined_upload(data, file.name)
    copy = word_copy(data)
    read_back(held, ledger_text_of(held), copy)
    with transaction.atomic():
        set_aside(one for one in waiting_copies(held) if one.by == desk.person.pk)
        ReturnedCopy.objects.create(
            draft=held,
            name=file.name[:255],
            told=copy_as_json(copy),
            by=desk.person.pk,
            at=datetime.now(UTC),
        )
    return redirect("workbench:drafting_back", code=desk.held.code, draft=held.pk)


def _dropped(request: HttpRequest, desk: Desk, held: Draft) -> HttpResponse:
    waiting = _chosen(request, waiting_copies(held))
    set_aside([waiting] if waiting else [])
    messages.success(request, "这份改稿没有收回，稿子没有变。")
    return redirect("workbench:drafting_text", code=desk.held.code, draft=held.pk)


def _taken(request: HttpRequest, desk: Desk, held: Draft) -> HttpResponse:
    waiting = _chosen(request, waiting_copies(held))
    if waiting is None:
        raise NotAllowed("gone", "这份改稿已经处理过了，没有再收一遍。")
    sent = request.POST.dict()
    wanted = set(request.POST.getlist("part"))
    ledger = ledger_text_of(held)
    found = read_back(held, ledger, copy_of(waiting))
    chosen = [one for one in found.changed if str(one.part.pk) in wanted]
    around = [one for one in found.around if one.of in request.POST.getlist("around")]
    if not chosen and not around:
        raise NotAllowed("none", "请先勾选要收回的部分。")
    with transaction.atomic():
        for one in chosen:
            seen = sent.get(f"seen-{one.part.pk}", "")
            take(one, free=_free(one, sent), seen=_whole(seen), by=desk.person.pk)
        if around:
            frame, ledgers = with_frames(frame_of(held), around), ledger.ledgers_frame
            seen_frame = _whole(sent.get("seen-frame", ""))
            save_frame(held, frame, ledgers, seen=seen_frame, by=desk.person.pk)
        left = [one for one in found.changed if one not in chosen and one.waits]
        rest = [one for one in found.around if one not in around and not one.is_taken]
        is_done = not left and not rest and not found.tables.waits
        if is_done:
            set_aside([waiting])
    remarks = sum(len(one.comments) for one in chosen)
    told = (f"{len(chosen)}个部分" if chosen else "", *(one.title for one in around))
    taken = f"收回{'、'.join(filter(None, told))}"
    said = f"{taken}{f'，带回{remarks}条批注' if remarks else ''}。"
    messages.success(request, said)
    if is_done:
        return redirect("workbench:drafting_text", code=desk.held.code, draft=held.pk)
    address = reverse("workbench:drafting_back", args=[desk.held.code, held.pk])
    return redirect(f"{address}?copy={waiting.pk}")


_STEPS = {"take": _taken, "drop": _dropped}


def _free(one: BackPart, sent: Mapping[str, str]) -> frozenset[int]:
    """Which of the part's figures are to read as they came back."""
    return frozenset(
        each.n for each in one.figures if sent.get(f"f-{one.part.pk}-{each.n}") == _FREE
    )


def _whole(told: str) -> int:
    return int(told) if told.isascii() and told.isdigit() and len(told) < 9 else 0
