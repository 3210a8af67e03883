"""The page of a long import: how far it is, what came of it, and beginning again."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zhenggai.ledger.core.refusals import NotAllowed
from zhenggai.ledger.models import LongImport
from zhenggai.long_imports import (
    again,
    drop,
    folder_of,
    is_broken,
    is_done,
    is_under_way,
    others_waiting,
    progress,
)
from zhenggai.people.queries import names
from zhenggai.workbench.desks import Desk, person_of
from zhenggai.workbench.fragments import page_or_fragment
from zhenggai.workbench.intake.views.papers import office


@require_http_methods(["GET", "HEAD", "POST"])
def long_import(request: HttpRequest, long: int) -> HttpResponse:
    """How far it is; begin again what was broken off, or give it up."""
    job = get_object_or_404(LongImport, pk=long)
    desk = _desk(request, job)
    back = (
        reverse("workbench:papers", args=[job.book.code])
        if job.book
        else reverse("workbench:book_from_file")
    )
    refusal = None
    if request.POST.get("do") == "drop":
        drop(job)
        return redirect(back)
    if request.POST.get("do") == "again":
        try:
            again(job)
            return redirect("workbench:long_import", long=long)
        except NotAllowed as fault:
            refusal = fault
    others = others_waiting(job)
    known = names([job.by, *others])
    context = {
        "desk": desk,
        "person": person_of(request),
        "door": "papers",
        "job": job,
        "who": known.get(job.by, job.by),
        "others": [known.get(one, one) for one in others],
        "here": reverse("workbench:long_import", args=[long]),
        "back": back,
        "is_under_way": is_under_way(job),
        "is_done": is_done(job),
        "is_broken": is_broken(job),
        "progress": progress(job),
        "log": folder_of(job) / "log",
        "refusal": refusal,
    }
    status = 409 if refusal else 200
    return page_or_fragment(
        request, "workbench/long_import.html", "workbench/_long_import.html", context, status
    )


def _desk(request: HttpRequest, job: LongImport) -> Desk | None:
    """The desk in its book; who asked for it where there is none yet. Raises Http404."""
    if job.book:
        return office(request, job.book.code)
    if person_of(request).pk != job.by:
        raise Http404("没有这一页")
    return None
