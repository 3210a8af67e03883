"""The pages that are read: the list, one notice with its figures and items, files, the feed."""

from collections.abc import Mapping
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.template import loader
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhenggai.portal.pages import kept, page, public
from zhenggai.portal.searching import LONGEST, MOST_FOUND, found_in, words_of
from zhenggai.portal.shown import Shown, course, file_of, newest, shown

_MEDIA: Mapping[str, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@public
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every notice that is shown, the latest first."""
    found = newest()
    mark = ".".join(["index", *(f"{one.edition.code}-{one.edition.cleared}" for one in found)])
    return kept(request, mark, lambda: page("index.html", {"found": found}))


@public
@require_safe
def notice(request: HttpRequest, code: str) -> HttpResponse:
    """One notice as it went out."""
    return _page(request, shown(code), "notice.html", "text")


@public
@require_safe
def figures(request: HttpRequest, code: str) -> HttpResponse:
    """Its figures: charts with their tables, and every figure with its working."""
    return _page(request, shown(code), "figures.html", "figures")


@public
@require_safe
def items(request: HttpRequest, code: str) -> HttpResponse:
    """Its items with their state, all or those of one state."""
    one = shown(code)
    state = request.GET.get("state", "")
    if state not in {key for key, _, _ in one.text.states}:
        state = ""
    rows = [
        (n, item) for n, item in enumerate(one.text.items, 1) if item.state == state or not state
    ]
    return _page(request, one, "items.html", f"items{state}", rows=rows, state=state)


@public
@require_safe
def search(request: HttpRequest, code: str) -> HttpResponse:
    """Words looked for in this edition and nowhere else."""
    query = request.GET.get("q", "").strip()[:LONGEST]
    one = shown(code)
    found = list(found_in(one.text, words_of(query)))
    context = {
        **_context(one, "search"),
        "query": query,
        "count": len(found),
        "found": found[:MOST_FOUND],
    }
    return page("search.html", context)


@public
@require_safe
def history(request: HttpRequest, code: str) -> HttpResponse:
    """What was corrected, from edition to edition."""
    one = shown(code)
    return _page(request, one, "history.html", "history", course=course(one))


@public
@require_safe
def ledger(request: HttpRequest, code: str) -> HttpResponse:
    """The head of the ledger that it rests on, and how to verify it."""
    return _page(request, shown(code), "ledger.html", "ledger")


@public
@require_safe
def file(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """The notice as a file."""
    if form not in _MEDIA:
        raise Http404("没有这种格式")
    one = shown(code)

    def made() -> HttpResponse:
        response = HttpResponse(file_of(one, form), content_type=_MEDIA[form])
        name = quote(f"{one.text.title}.{form}")
        response["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
        return response

    return kept(request, f"{one.mark}.{form}", made)


@public
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The list as Atom (RFC 4287), for readers of feeds and for other web sites."""
    found = newest()
    context = {
        "found": found,
        "updated": max((one.edition.at for one in found), default=None),
        "here": request.build_absolute_uri(),
        "root": request.build_absolute_uri("/").rstrip("/"),
        "index": request.build_absolute_uri(reverse("portal:index")),
    }
    told = loader.get_template("portal/feed.xml").render(context)
    return HttpResponse(told, content_type="application/atom+xml; charset=utf-8")


def _context(one: Shown, door: str) -> dict[str, object]:
    return {"one": one, "edition": one.edition, "text": one.text, "door": door}


def _page(request: HttpRequest, one: Shown, name: str, door: str, **more: object) -> HttpResponse:
    context = {**_context(one, door), **more}
    return kept(request, f"{one.mark}.{door}", lambda: page(name, context))
