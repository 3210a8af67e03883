"""What every public page has in common: no signing in, strict headers, its own 404, a mark by which
a browser that has the page already is told so. What nobody may keep, no search engine lists.

With the portal off none of them exists.
"""

from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.template import loader
from django.utils.cache import get_conditional_response

# No script at all: nothing on these pages needs one.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
View = Callable[..., HttpResponse]


def public(view: View) -> View:
    """The view as a page for everybody, where the portal is on."""

    @login_not_required
    @wraps(view)
    def answer(request: HttpRequest, **named: str) -> HttpResponse:
        if not settings.PORTAL:
            raise Http404("没有这一页")
        try:
            response = view(request, **named)
        except Http404:
            response = page("missing.html", {}, status=404)
        response.headers["Content-Security-Policy"] = POLICY
        response.headers.setdefault("Cache-Control", "no-store")
        if response.headers["Cache-Control"] == "no-store":
            response.headers["X-Robots-Tag"] = "noindex"
        return response

    return answer


def page(name: str, context: dict[str, object], *, status: int = 200) -> HttpResponse:
    """A page of a template; no request is given, as none of them knows its reader."""
    return HttpResponse(loader.get_template(f"portal/{name}").render(context), status=status)


def kept(request: HttpRequest, mark: str, make: Callable[[], HttpResponse]) -> HttpResponse:
    """A page that browsers may keep: they ask with its mark whether it is still the same."""
    etag = f'"{mark}"'
    response = get_conditional_response(request, etag) or make()
    if response.status_code in (200, 304):
        response.headers["ETag"] = etag
        response.headers["Cache-Control"] = "public, no-cache"
    return response
