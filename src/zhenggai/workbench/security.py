"""Headers that hold on every page: nothing from outside, nothing inline, no frames."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
Answer = Callable[[HttpRequest], HttpResponseBase]


def content_security(answer: Answer) -> Answer:
    """A strict Content-Security-Policy; a view that sets a stricter one keeps it."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = answer(request)
        response.headers.setdefault("Content-Security-Policy", POLICY)
        # What a book tells does not stay on a shared computer.
        if not request.path.startswith("/static/"):
            response.headers.setdefault("Cache-Control", "no-store")
        return response

    return middleware
