"""The pages that are read: the list, one notice with its figures and items, files, the feed."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from hashlib import sha256
from urllib.parse import quote

from django.http import Http404, HttpRequest, HttpResponse
from django.template import loader
from django.templatetags.static import static
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhenggai.portal.pages import kept, page, public
from zhenggai.portal.searching import LONGEST, MOST_FOUND, found_in, words_of
from zhenggai.portal.shown import Shown, course, file_of, mark_of, mark_of_all, newest, shown
from zhenggai.published.told import STATES

_MEDIA: Mapping[str, str] = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
}


@public
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every notice that is shown, the latest first."""
    mark = mark_of_all()
    return kept(request, f"{mark}.index", lambda: HttpResponse(_index(mark)))


@lru_cache(maxsize=4)
def _index(mark: str) -> bytes:  # noqa: ARG001 - what changed is made anew
    return page("index.html", {"found": newest()}).content


@public
@require_safe
def notice(request: HttpRequest, code: str) -> HttpResponse:
    """One notice as it went out."""
    return _page(request, code, "notice")


@public
@require_safe
def figures(request: HttpRequest, code: str) -> HttpResponse:
    """Its figures: charts with their tables, and every figure with its working."""
    return _page(request, code, "figures")


@public
@require_safe
def items(request: HttpRequest, code: str) -> HttpResponse:
    """Its items with their state, all or those of one state."""
    state = request.GET.get("state", "")
    return _page(request, code, "items", state if state in STATES else "")


@public
@require_safe
def search(request: HttpRequest, code: str) -> HttpResponse:
    """Words looked for in this edition and nowhere else."""
    return _page(request, code, "search", request.GET.get("q", "").strip()[:LONGEST])


@public
@require_safe
def history(request: HttpRequest, code: str) -> HttpResponse:
    """What was corrected, from edition to edition."""
    return _page(request, code, "history", mark_of_all())


@public
@require_safe
def ledger(request: HttpRequest, code: str) -> HttpResponse:
    """The head of the ledger that it rests on, and how to verify it."""
    return _page(request, code, "ledger")


@public
@require_safe
def file(request: HttpRequest, code: str, form: str) -> HttpResponse:
    """The notice as a file."""
    if form not in _MEDIA:
        raise Http404("没有这种格式")

    def made() -> HttpResponse:
        one = shown(code)
        response = HttpResponse(file_of(one, form), content_type=_MEDIA[form])
        name = quote(f"{one.text.title}.{form}")
        response["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
        return response

    return kept(request, f"{mark_of(code)}.{form}", made)


@public
@require_safe
def feed(request: HttpRequest) -> HttpResponse:
    """The list as Atom (RFC 4287), for readers of feeds and for other web sites."""
    return kept(request, f"{mark_of_all()}.feed", lambda: _feed(request))


def _feed(request: HttpRequest) -> HttpResponse:
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


@public
@require_safe
def robots(_: HttpRequest) -> HttpResponse:
    """What search engines may read (RFC 9309): the public pages and how they look."""
    allowed = (reverse("portal:index"), static("portal/"))
    lines = ("User-agent: *", "Disallow: /", *(f"Allow: {one}" for one in allowed))
    return HttpResponse("".join(f"{one}\n" for one in lines), content_type="text/plain")


@public
@require_safe
def missing(_: HttpRequest, rest: str) -> HttpResponse:
    """Every other address below /public/: what a citizen reads then is no page of the house."""
    raise Http404(rest)


def _page(request: HttpRequest, code: str, door: str, asked: str = "") -> HttpResponse:
    """The page behind a door; `asked` is what was asked of it."""
    mark = mark_of(code)
    own = f"{mark}.{door}.{sha256(asked.encode()).hexdigest()[:16]}"
    return kept(request, own, lambda: HttpResponse(_body(code, mark, door, asked)))


# Two hundred readers ask for the same few pages. The mark is part of the name under which one is
# kept, so that what changed is made anew.
@lru_cache(maxsize=256)
def _body(code: str, mark: str, door: str, asked: str) -> bytes:  # noqa: ARG001
    one = shown(code)
    context = {"one": one, "edition": one.edition, "text": one.text, "door": door}
    return page(f"{door}.html", {**context, **_MORE.get(door, _nothing)(one, asked)}).content


def _nothing(_one: Shown, _asked: str) -> dict[str, object]:
    return {}


def _items(one: Shown, state: str) -> dict[str, object]:
    numbered = enumerate(one.text.items, 1)
    rows = [(n, item) for n, item in numbered if item.state == state or not state]
    return {"rows": rows, "state": state}


def _search(one: Shown, query: str) -> dict[str, object]:
    found = list(found_in(one.text, words_of(query)))
    return {"query": query, "count": len(found), "found": found[:MOST_FOUND]}


def _history(one: Shown, _asked: str) -> dict[str, object]:
    return {"course": course(one)}


_MORE: Mapping[str, Callable[[Shown, str], dict[str, object]]] = {
    "items": _items,
    "search": _search,
    "history": _history,
}
