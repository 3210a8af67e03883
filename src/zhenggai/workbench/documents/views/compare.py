"""Two papers of the register beside each other."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhenggai.papers.models import Paper
from zhenggai.papers.reading import notice_of
from zhenggai.workbench.documents.comparison import Compared, compared
from zhenggai.workbench.documents.register import versions_of
from zhenggai.workbench.documents.views.register import papers_desk


@require_safe
def comparing(request: HttpRequest, code: str) -> HttpResponse:
    """Choose an earlier and a later paper; what changed between them."""
    desk = papers_desk(request, code)
    papers = list(Paper.objects.filter(book=desk.held, removed_at=None))
    new = _told(request, "new", papers)
    old = _told(request, "old", papers) or _before(new, papers)
    context = {
        "desk": desk,
        "door": "documents",
        "papers": papers,
        "old": old,
        "new": new,
        "is_same": old is not None and old == new,
        "found": _found(old, new) if old and new and old != new else None,
    }
    return render(request, "workbench/document_compare.html", context)


def _found(old: Paper, new: Paper) -> Compared:
    try:
        papers = notice_of(old), notice_of(new)
    except FileNotFoundError as fault:
        raise Http404("文件已不在存储里") from fault
    return compared(*papers, of_one_kind=old.kind == new.kind)


def _told(request: HttpRequest, name: str, papers: list[Paper]) -> Paper | None:
    """The paper that the address names, None where it names none. Raises Http404."""
    told = request.GET.get(name, "")
    if not told:
        return None
    found = next((one for one in papers if str(one.pk) == told), None)
    if found is None:
        raise Http404("没有这份文件")
    return found


def _before(new: Paper | None, papers: list[Paper]) -> Paper | None:
    """The version before it, or the last other paper of its kind."""
    if new is None:
        return None
    versions = versions_of(new, papers)
    akin = (one for one in papers if one.kind == new.kind and one not in versions)
    return next(iter(versions[versions.index(new) + 1 :]), next(akin, None))
